"""One process: the window painted, then a store of cheap key derivation unlocked by its button.

Tells the milliseconds from the press to the painted list, and those of reading the same rows bare.
"""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtTest import QTest

from poems_desktop.app.preferences import Places
from poems_desktop.bootstrap import application

PASSPHRASE = "violet anchor mistral 9 dunes"


def main(folder: Path, scratch: Path) -> None:
    application()
    from poems_desktop.program import Program
    from poems_desktop.ui.pages.start_stores import RecentStore
    from poems_desktop.ui.screens import settle  # unlike QTest's own wait it lets threads run

    program = Program(Places(scratch / "data", scratch / "config"), lambda: datetime.now(UTC))
    program.shell.resize(1440, 900)
    program.shell.show()
    QTest.qWaitForWindowExposed(program.shell)
    program.ready()
    settle(1500)  # a passphrase takes longer to type
    card = program.shell.start_page.unlock_card
    program.shell.start_page.choose_store(RecentStore(str(folder), folder.name))
    QTest.keyClicks(card._passphrase, PASSPHRASE)
    started = time.perf_counter()
    card._unlock.click()
    while program.desk is None or program.desk.search._list._view.model().rowCount() == 0:
        settle(1)
    program.desk.search._list._view.viewport().repaint()
    ours = time.perf_counter() - started
    store = program.desk.store
    started = time.perf_counter()
    rows = store.search("", limit=201)
    floor = time.perf_counter() - started
    assert len(rows) == 201
    sys.stdout.write(f"{ours * 1000:.1f} {floor * 1000:.1f}\n")
    program.lock()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
