"""A sitting in a process of its own, to be killed: `sitting.py DATA-FOLDER write|type|read`.

`write` makes a store and a patient, chooses states and leaves a note; it says `typed` right after
the last of these and then waits to be killed. `type` goes on typing into a note without a pause and
says what it typed so far. `read` unlocks the store and says what the window shows, as JSON.
"""

import json
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from poems_desktop.app.preferences import Places
from poems_desktop.clinical.record import Patient
from poems_desktop.program import Program
from poems_desktop.store import creation, recovery
from poems_desktop.store.keys import KdfCost
from poems_desktop.ui.desk import PAGES
from poems_desktop.ui.fonts import load_start_fonts
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.pages.start_recovery import RecoveryStep
from poems_desktop.ui.pages.start_stores import RecentStore
from poems_desktop.ui.screens import settle
from poems_desktop.ui.singletons import keep_singletons
from poems_desktop.ui.theme import apply_theme, load_theme, qt_arguments

PASSPHRASE = "violet anchor mistral 9 dunes"
_LONGEST_MS, _STEP_MS = 20_000, 20
PRESENT = ("polyneuropathy", "monoclonal_gammopathy", "sclerotic_bone_lesion", "hyperpigmentation")


class Answers:
    """The dialogs of a user who adds one patient."""

    def ask_patient(self, *_: object) -> Patient:
        return Patient(id="p1", family="Marsh", given="Ada", record_number="R-1")

    def confirm(self, *_: object) -> bool:
        return True

    def tell(self, title: str, text: str, _over: object) -> None:
        say({"told": f"{title}: {text}"})


def say(facts: object) -> None:
    """One line for the test."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def started(data: Path) -> Program:
    """The program at its start page."""
    keep_singletons()
    app = QApplication(qt_arguments())
    load_start_fonts()
    apply_theme(app, load_theme("light"))
    cheap = KdfCost(iterations=1, memory_kib=64, lanes=1)
    creation.create_store = partial(creation.create_store, kdf=cheap)
    recovery.seal_recovery = partial(recovery.seal_recovery, kdf=cheap)
    program = Program(Places(data, data / "config"), lambda: datetime.now(UTC), Answers())
    program.shell.resize(1440, 900)
    program.shell.show()
    program.shell.activateWindow()
    program.ready()
    return program


def wait_for_desk(program: Program) -> None:
    """The slow key derivation is done."""
    for _ in range(_LONGEST_MS // _STEP_MS):
        if program.desk is not None:
            return
        settle(_STEP_MS)
    message = "no store was opened"
    raise TimeoutError(message)


def confirm_sheet(program: Program) -> None:
    """Read the recovery sheet from the screen and type two groups back."""
    page = program.shell.start_page
    for _ in range(_LONGEST_MS // _STEP_MS):
        if isinstance(page.step, RecoveryStep):
            break
        settle(_STEP_MS)
    step = page.step
    groups = step._groups
    step._next.click()
    for field, place in zip(step._typed, step.asked_places(), strict=True):
        QTest.keyClicks(field, groups[place - 1])
    step._open.click()


def write(program: Program) -> None:
    """Make a store through the start page, enter findings, leave a note."""
    card = program.shell.start_page.create_card
    names = card.findChildren(LineField)
    QTest.keyClicks(next(one for one in names if one.accessibleName() == "Your name"), "Owner")
    for field in card.findChildren(PassphraseEdit):
        QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(card.findChildren(PassphraseEdit)[1], Qt.Key.Key_Return)
    confirm_sheet(program)
    wait_for_desk(program)
    program.desk.new_patient()
    page = program.desk.page_widget("Visit").held
    for name in PRESENT:
        page.form.go_to(name)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P)
    note = program.shell.findChild(QLineEdit, "hyperpigmentation.note")
    note.setFocus()
    QTest.keyClicks(note, "both hands")
    QTest.keyClick(note, Qt.Key.Key_Tab)
    page.form.go_to("papilledema")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
    say("typed")


def type_on(program: Program) -> QTimer:
    """Type into a note, a letter every 30 ms."""
    note = program.shell.findChild(QLineEdit, "hyperpigmentation.note")
    note.setFocus()
    note.end(False)
    keys = QTimer(program)
    keys.setInterval(30)

    def press() -> None:
        QTest.keyClicks(note, "x")
        say(note.text())

    keys.timeout.connect(press)
    keys.start()
    return keys


def read(program: Program) -> None:
    """Unlock through the start page and say what is shown."""
    folder = program.places.stores / "poems-records.poems"
    program.shell.start_page.choose_store(RecentStore(str(folder), folder.name))
    field = program.shell.start_page.unlock_card.findChildren(PassphraseEdit)[0]
    QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_for_desk(program)
    program.desk.patients.open("p1")
    program.shell.set_page(PAGES.index("Visit"))
    page = program.desk.page_widget("Visit").held
    states = {name: page.form.editor(name).control.value() for name in (*PRESENT, "papilledema")}
    note = program.shell.findChild(QLineEdit, "hyperpigmentation.note").text()
    say({"states": states, "note": note, "verdict": page.checklist.verdict})
    program.lock()


def main() -> None:
    """As the file says."""
    program = started(Path(sys.argv[1]))
    if sys.argv[2] == "read":
        read(program)
        return
    write(program)
    if sys.argv[2] == "type":
        program.keys = type_on(program)
    QApplication.instance().exec()


if __name__ == "__main__":
    main()
