"""Renewing the key of a store, which is closed meanwhile."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from poems_desktop.app.words import tr
from poems_desktop.ui.work import FAULT, Work

if TYPE_CHECKING:
    from poems_desktop.store.backup import Progress
    from poems_desktop.store.keys import UnlockedKey
    from poems_desktop.ui.bench import Bench

_ABOUT = tr(
    "Every record is encrypted anew. The store is closed meanwhile; the old one is kept until the "
    "new one is proven. Everybody keeps their passphrase. Old backups keep the key of their day. "
    "It cannot be interrupted once it has begun."
)


class Renewing(QObject):
    """From the question over the start page back to the open store."""

    def __init__(self, program: "Bench") -> None:
        super().__init__(program.shell)
        self._program = program
        self._work: Work | None = None

    def ask(self) -> None:
        """Ask, close the store, renew its key, and open it again where the user was."""
        desk = self._program.desk
        if desk is None or self._program.opened is None or self._work is not None:
            return
        if desk.context.dialogs.confirm(
            tr("Renew the key of this store?"), _ABOUT, tr("Renew the key"), self._program.shell
        ):
            self.renew()

    def renew(self) -> None:
        """As `ask`, without asking."""
        opened, desk = self._program.opened, self._program.desk
        if opened is None or desk is None:
            return
        folder, key, clock = desk.store.folder, opened.key.copy(), self._program.clock
        if not self._program.lock():
            key.wipe()
            return
        page = self._program.shell.start_page
        page.show_busy(tr("Renewing the key: all records are encrypted anew…"))

        def job() -> object:
            from poems_desktop.store.errors import StoreError
            from poems_desktop.store.rotation import rotate_key

            try:
                new = rotate_key(folder, key, clock=clock, report=work.report)
            except StoreError as error:
                return key, folder, error.sentence
            except BaseException:
                key.wipe()
                raise
            key.wipe()
            return new, folder, ""

        self._work = work = Work(job, self)
        work.done.connect(self._on_renewed)
        work.broke.connect(self._on_broke)
        work.told.connect(self._on_progress)
        if self._program.is_backing_up:
            # The backup of the lock reads the records, which then cannot be exchanged.
            page.show_busy(tr("Backing up before the key is renewed…"))
            self._program.when_backed_up(self._work.start)
        else:
            self._work.start()

    def _on_progress(self, progress: "Progress") -> None:
        share = progress.done / progress.total if progress.total else 0
        text = tr("Renewing the key: all records are encrypted anew, {share} done…")
        self._program.shell.start_page.show_busy(text.format(share=f"{share:.0%}"))

    def _on_renewed(self, found: "tuple[UnlockedKey, Path, str]") -> None:
        key, folder, sentence = found
        self._work = None
        self._program.shell.start_page.show_busy("")
        if self._program.opening is not None:
            self._program.opening.unlocking.take_key(folder, key)
        if sentence and self._program.desk is not None:
            self._program.desk.context.dialogs.tell(
                tr("Renew the key"), sentence, self._program.shell
            )

    def _on_broke(self) -> None:
        self._work = None
        self._program.shell.start_page.show_problem("unlock", FAULT)
