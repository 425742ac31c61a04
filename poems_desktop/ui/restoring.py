"""The way back from a damaged store: its newest whole backup, into a new folder."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from poems_desktop.app.ports import Clock
from poems_desktop.app.words import tr
from poems_desktop.ui.instants import shown_instant
from poems_desktop.ui.opened import author_of
from poems_desktop.ui.pages.start_restore import RestoreStep
from poems_desktop.ui.start_page import StartPage
from poems_desktop.ui.work import FAULT, Work, sentence_of

if TYPE_CHECKING:
    from poems_desktop.store.backup import BackupInfo, Progress, Restored, WayBack

_LOOKING = tr("Looking for whole backups of this store…")
_RESTORING = tr("Restoring and checking…")


class Restoring(QObject):
    """Looks for backups of the store at `folder`, restores one, and offers to unlock it."""

    def __init__(self, page: StartPage, folder: Path, clock: Clock) -> None:
        super().__init__(page)
        self._page = page
        self._folder = folder
        self._clock = clock
        self._stop = threading.Event()
        self._work: Work | None = None
        self._step: RestoreStep | None = None

    def show(self) -> None:
        """Say what there is to restore."""
        folder = self._folder
        self._page.show_busy(_LOOKING)

        def job() -> object:
            from poems_desktop.store.backup import list_backups, offer_after_damage

            return offer_after_damage(folder), list_backups(folder)

        self._run(job, self._on_found)

    def _run(self, job: Callable[[], object], then: Callable[..., object]) -> None:
        self._work = Work(job, self)
        self._work.done.connect(then)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._work.told.connect(self._on_progress)
        self._work.start()

    def _on_found(self, found: "tuple[WayBack, list[BackupInfo]]") -> None:
        way, others = found
        first = [] if way.backup is None else [way.backup]
        shown = [*first, *(one for one in others if one not in first)]
        step = RestoreStep(
            [(str(one.path), _named(one)) for one in shown],
            str(_free_target(self._folder)),
            way.sentence,
        )
        step.restore_requested.connect(self._on_restore)
        step.cancel_requested.connect(self._on_cancel)
        step.backup_wanted.connect(self._on_wanted)
        step.back.connect(self._page.end_step)
        self._step = step
        self._page.show_step(step)

    def _on_wanted(self) -> None:
        start = str(self._folder.parent)
        chosen = QFileDialog.getExistingDirectory(
            self._page, tr("Choose the folder of a backup"), start
        )
        if chosen and self._step is not None:
            self._step.add_backup(chosen, Path(chosen).name)

    def _on_restore(self, backup: str, target: str, passphrase: str) -> None:
        if self._step is None:
            return
        clock, stop = self._clock, self._stop
        stop.clear()
        self._step.set_busy(True)
        self._step.show_note(_RESTORING)

        def job() -> object:
            from poems_desktop.store.backup import Watch, restore
            from poems_desktop.store.unlocking import unlock_key
            from poems_desktop.weighing_again import reassess_of

            with unlock_key(Path(backup), passphrase) as key:
                by = author_of(key)
                # By the choices in the backup: the store itself may be the damaged one.
                again = reassess_of(Path(backup), key, author=by, clock=clock, say=_unsaid)
                return restore(
                    Path(backup),
                    Path(target),
                    key,
                    author=by,
                    clock=clock,
                    watch=Watch(work.report, stop),
                    reassess=again,
                )

        work = Work(job, self)
        self._work = work
        work.done.connect(self._on_restored)
        work.failed.connect(self._on_failed)
        work.broke.connect(self._on_broke)
        work.told.connect(self._on_progress)
        work.start()

    def _on_progress(self, progress: "Progress") -> None:
        if self._step is not None:
            self._step.show_progress(progress.done, progress.total)

    def _on_cancel(self) -> None:
        self._stop.set()

    def _on_restored(self, restored: "Restored") -> None:
        from poems_desktop.ui.pages.start_stores import RecentStore

        self._page.end_step()
        folder = restored.folder
        self._page.choose_store(RecentStore(str(folder), folder.name, tr("Just restored")))
        self._page.unlock_card.show_note(
            tr("The backup was restored and checked. Unlock it with the passphrase of its day.")
        )

    def _on_failed(self, error: Exception) -> None:
        self._say(sentence_of(error))

    def _on_broke(self) -> None:
        self._say(FAULT)

    def _say(self, sentence: str) -> None:
        if self._step is not None and self._page.step is self._step:
            self._step.set_busy(False)
            self._step.show_problem(sentence)
        else:
            self._page.show_problem("unlock", sentence)


def _unsaid(_sentence: str) -> None:
    """What of the site's choices cannot be read is said when the store is opened."""


def _named(info: "BackupInfo") -> str:
    when = shown_instant(info.taken_at)
    return (
        tr("{when}, proven by a restore").format(when=when)
        if info.proven_at
        else tr("{when}, checked").format(when=when)
    )


def _free_target(folder: Path) -> Path:
    number = 1
    while True:
        tail = "" if number == 1 else f"-{number}"
        target = folder.with_name(f"{folder.stem}-restored{tail}.poems")
        if not target.exists():
            return target
        number += 1
