"""The keeper of a store's backups at work, off the GUI thread."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from poems_desktop.app.ports import Clock
from poems_desktop.ui.work import FAULT, Work, sentence_of

if TYPE_CHECKING:
    from pathlib import Path

    from poems_desktop.app.reassess import Reassess
    from poems_desktop.store.backup import BackupKeeper, Progress, Round
    from poems_desktop.store.keys import UnlockedKey


class BackupRounds(QObject):
    """One round at a time, with a key of its own that `close` wipes.

    `told(Progress)` while one runs; it ends with `ended(Round)` or `failed(sentence)`.
    """

    told = Signal(object)
    ended = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        folder: "Path",
        key: "UnlockedKey",
        clock: Clock,
        reassess: "Reassess | None",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._key: UnlockedKey | None = key.copy()
        self._clock = clock
        self._reassess = reassess
        self._keeper: BackupKeeper | None = None
        self._work: Work | None = None

    def is_running(self) -> bool:
        """Whether a round has not ended yet."""
        return self._work is not None

    def run(self, *, locking: bool = False, at_once: bool = False) -> bool:
        """Begin a round as `BackupKeeper.run` does it; False while one is running already."""
        if self._work is not None or self._key is None:
            return False
        if self._keeper is None:
            self._keeper = self._made(self._key)
        job = partial(self._keeper.run, locking=locking, at_once=at_once)
        self._work = Work(job, self)
        self._work.done.connect(self._on_round)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._work.told.connect(self.told)
        self._work.start()
        return True

    def cancel(self) -> None:
        """The running round ends soon, leaving nothing half made."""
        if self._keeper is not None and self._work is not None:
            self._keeper.cancel()

    def close(self) -> None:
        """No round comes any more: the keys are wiped."""
        if self._key is not None:
            self._key.wipe()
            self._key = None
        if self._keeper is not None:
            self._keeper.close()
            self._keeper = None

    def _made(self, key: "UnlockedKey") -> "BackupKeeper":
        from poems_desktop.store.backup import BackupKeeper

        return BackupKeeper(
            self._folder, key, clock=self._clock, reassess=self._reassess, report=self._report
        )

    def _report(self, progress: "Progress") -> None:
        if (work := self._work) is not None:
            work.report(progress)

    def _on_round(self, found: "Round") -> None:
        self._work = None
        self.ended.emit(found)

    def _on_failed(self, error: Exception) -> None:
        self._work = None
        self.failed.emit(sentence_of(error))

    def _on_broke(self) -> None:
        self._work = None
        self.failed.emit(FAULT)
