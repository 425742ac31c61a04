"""Backups without being asked: in use every half hour, after each lock, proven weekly.

The keeper works in a worker thread; what it did is written into the store's log here, by the
thread that has the store open.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from poems_desktop.app.ports import Clock
from poems_desktop.app.words import tr
from poems_desktop.ui.backup_rounds import BackupRounds

if TYPE_CHECKING:
    from poems_desktop.app.reassess import Reassess
    from poems_desktop.store.backup import Progress, Round
    from poems_desktop.store.keys import UnlockedKey
    from poems_desktop.store.store import Store

# The keeper itself knows when half an hour of use has passed; it is asked this often.
_ASK_EVERY_MS = 5 * 60 * 1000
_FIRST_MS = 60 * 1000
_STEPS = {
    "copying": tr("Backing up"),
    "checking": tr("Checking the backup"),
    "finishing": tr("Finishing the backup"),
    "restoring": tr("Proving a backup by restoring it"),
}


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What the status line says: what runs now (with percent), the last proof, the trouble."""

    running: str = ""
    percent: int = 0
    last_proof: datetime | None = None
    last_made: datetime | None = None
    trouble: str = ""


class BackupWatch(QObject):
    """Keeps the backups of one open store. `changed(BackupFacts)` follows every news.

    `reassess` weighs a sample of each backup again. `finished(Round)` comes after each round.
    After `lock` no more is heard but `done()`, when the last round has ended and its keys are
    wiped.
    """

    changed = Signal(object)
    finished = Signal(object)
    done = Signal()

    def __init__(
        self,
        store: "Store",
        key: "UnlockedKey",
        clock: Clock,
        parent: QObject | None = None,
        reassess: "Reassess | None" = None,
    ) -> None:
        super().__init__(parent)
        self.reassess = reassess
        self.facts = BackupFacts()
        self._store: Store | None = store
        self._folder = store.folder
        self._last_begun = False
        self._rounds = BackupRounds(store.folder, key, clock, reassess, self)
        self._rounds.told.connect(self._on_progress)
        self._rounds.ended.connect(self._on_round)
        self._rounds.failed.connect(self._end)
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_EVERY_MS)
        self._timer.timeout.connect(self.ask)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(_FIRST_MS)
        self._first.timeout.connect(self.begin)
        self._first.start()
        self._timer.start()

    def begin(self) -> None:
        """What was left out of the log is told to it, the last proof is read, a round is asked."""
        from poems_desktop.store.backup.noting import note_newest

        if self._store is not None:
            note_newest(self._store)
        self.read_ledger()
        self.ask()

    def ask(self) -> None:
        """A round, in which the keeper does what is due."""
        self._rounds.run()

    def back_up_now(self) -> bool:
        """A backup whether due or not; False while one is running already."""
        return self._rounds.run(at_once=True)

    def cancel(self) -> None:
        """The running round ends soon, leaving nothing half made."""
        self._rounds.cancel()

    def lock(self) -> None:
        """The store is being locked: one last round, then the key is wiped."""
        self._timer.stop()
        self._first.stop()
        self._store = None
        if not self._rounds.is_running():
            self._last_round()

    def read_ledger(self) -> None:
        """The dates of the last backup and of the last proof."""
        from poems_desktop.store.backup import read_ledger
        from poems_desktop.store.chain import instant_of

        ledger = read_ledger(self._folder)
        made = ledger.last_made_at
        self._tell(last_proof=ledger.last_proof, last_made=instant_of(made) if made else None)

    def _on_progress(self, progress: "Progress") -> None:
        percent = min(100, round(100 * progress.done / max(1, progress.total)))
        self._tell(running=_STEPS[progress.step], percent=percent)

    def _on_round(self, found: "Round") -> None:
        from poems_desktop.store.backup.noting import note_backup

        if found.made is not None and self._store is not None:
            note_backup(self._store, found.made.info)
        self.finished.emit(found)
        self._end(" ".join(found.sentences))

    def _end(self, trouble: str) -> None:
        self._tell(running="", percent=0, trouble=trouble)
        if self._store is None:
            self._last_round()
        else:
            self.read_ledger()

    def _last_round(self) -> None:
        """The round of a lock, once; then the key goes."""
        if not self._last_begun and self._folder.is_dir():
            self._last_begun = True
            if self._rounds.run(locking=True):
                return
        self._rounds.close()
        self.done.emit()

    def _tell(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of `BackupFacts`
        from dataclasses import replace

        self.facts = replace(self.facts, **changes)
        self.changed.emit(self.facts)
