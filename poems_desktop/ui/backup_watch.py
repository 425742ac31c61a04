"""Backups without being asked: in use every half hour, after each lock, proven weekly.

The keeper has a key and connections of its own and works in one worker thread; what it did is
written into the store's log by the thread that has the store open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from poems_desktop.app.ports import Clock
from poems_desktop.app.words import tr
from poems_desktop.ui.work import FAULT, Work, sentence_of

if TYPE_CHECKING:
    from pathlib import Path

    from poems_desktop.app.reassess import Reassess
    from poems_desktop.store.backup import BackupKeeper, Made, Progress, Round
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

    `reassess` weighs a sample of each backup again; it may be set until the first round.
    `finished(Round)` comes after each round. After `lock` no more is heard but `done()`, when the
    last round has ended and the keeper's key is wiped.
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
        self._store: Store | None = store
        self._folder: Path = store.folder
        self._key: UnlockedKey | None = key.copy()
        self._clock = clock
        self._keeper: BackupKeeper | None = None
        self._work: Work | None = None
        self._closing = False
        self._last_begun = False
        self.facts = BackupFacts()
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
        self._record_unlogged()
        self.read_ledger()
        self.ask()

    def ask(self) -> None:
        """A round, in which the keeper does what is due."""
        self._run(self._usual)

    def back_up_now(self) -> bool:
        """A backup whether due or not; False while one is running already."""
        return self._run(self._at_once)

    def cancel(self) -> None:
        """The running round ends soon, leaving nothing half made."""
        if self._keeper is not None and self._work is not None:
            self._keeper.cancel()

    def lock(self) -> None:
        """The store is being locked: one last round, then the key is wiped."""
        self._timer.stop()
        self._first.stop()
        self._store = None
        self._closing = True
        if self._work is None:
            self._last_round()

    def read_ledger(self) -> None:
        """The dates of the last backup and of the last proof."""
        from poems_desktop.store.backup import read_ledger
        from poems_desktop.store.chain import instant_of

        ledger = read_ledger(self._folder)
        made = ledger.last_made_at
        self._tell(last_proof=ledger.last_proof, last_made=instant_of(made) if made else None)

    def _run(self, job: Callable[[], object]) -> bool:
        if self._work is not None or self._key is None:
            return False
        if self._keeper is None:
            from poems_desktop.store.backup import BackupKeeper

            self._keeper = BackupKeeper(
                self._folder,
                self._key,
                clock=self._clock,
                reassess=self.reassess,
                report=self._report,
            )
        self._work = Work(job, self)
        self._work.done.connect(self._on_round)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._work.told.connect(self._on_progress)
        self._work.start()
        return True

    def _usual(self) -> object:
        return self._keeper.run() if self._keeper else None

    def _at_once(self) -> object:
        return self._keeper.run(at_once=True) if self._keeper else None

    def _locking(self) -> object:
        return self._keeper.run(locking=True) if self._keeper else None

    def _report(self, progress: "Progress") -> None:
        work = self._work
        if work is not None:
            work.report(progress)

    def _on_progress(self, progress: "Progress") -> None:
        if self._work is not None:
            percent = min(100, round(100 * progress.done / max(1, progress.total)))
            self._tell(running=_STEPS[progress.step], percent=percent)

    def _on_round(self, found: "Round | None") -> None:
        self._work = None
        trouble = ""
        if found is not None:
            trouble = " ".join(found.sentences)
            self._record(found.made)
            self.finished.emit(found)
        self._tell(running="", percent=0, trouble=trouble)
        self._after()

    def _on_failed(self, error: Exception) -> None:
        self._work = None
        self._tell(running="", percent=0, trouble=sentence_of(error))
        self._after()

    def _on_broke(self) -> None:
        self._work = None
        self._tell(running="", percent=0, trouble=FAULT)
        self._after()

    def _after(self) -> None:
        if self._closing:
            self._last_round()
        else:
            self.read_ledger()

    def _last_round(self) -> None:
        """The round of a lock, once; then the key goes."""
        if not self._last_begun and self._folder.is_dir():
            self._last_begun = True
            if self._run(self._locking):
                return
        self._wipe()

    def _wipe(self) -> None:
        if self._key is not None:
            self._key.wipe()
            self._key = None
        if self._keeper is not None:
            self._keeper.close()
            self._keeper = None
        self.done.emit()

    def _record(self, made: "Made | None") -> None:
        """What was made is in the log, where the store is open; else at the next opening."""
        from poems_desktop.store.errors import StoreError

        if made is None or self._store is None or self._store.locked or self._store.read_only:
            return
        try:
            self._store.record_event("backup", made.info.details())
        except StoreError:
            return  # `_record_unlogged` finds it another time

    def _record_unlogged(self) -> None:
        """The newest backup is in the log, also where it was made after the last lock."""
        from poems_desktop.store.backup import list_backups
        from poems_desktop.store.errors import StoreError

        store = self._store
        if store is None or store.locked or store.read_only:
            return
        try:
            backups = list_backups(self._folder, store_id=store.store_id)
            if not backups:
                return
            logged = {
                event.details.get("backup") for event in store.events() if event.kind == "backup"
            }
            if backups[0].name not in logged:
                store.record_event("backup", backups[0].details())
        except StoreError:
            return

    def _tell(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of `BackupFacts`
        from dataclasses import replace

        self.facts = replace(self.facts, **changes)
        self.changed.emit(self.facts)
