"""Long work on an open store, which can be used meanwhile."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from poems_desktop.app.words import tr
from poems_desktop.ui.work import FAULT, Work, sentence_of

if TYPE_CHECKING:
    from poems_desktop.ui.bench import Bench


class StoreJobs(QObject):
    """One job at a time, in a worker thread: a notice while it runs, a sentence at its end."""

    def __init__(self, program: "Bench") -> None:
        super().__init__(program.shell)
        self._program = program
        self._work: Work | None = None
        self._title = ""

    def may_begin(self, title: str) -> bool:
        """Whether no job runs; while one does, say so over the window."""
        desk = self._program.desk
        if self._work is not None and desk is not None:
            told = tr("{job} is not done yet. Try again when it has ended.")
            desk.context.dialogs.tell(title, told.format(job=self._title), self._program.shell)
        return self._work is None

    def run(
        self, title: str, busy: str, job: Callable[[], object], then: Callable[..., object]
    ) -> None:
        """Run `job`, which opens the store for reading by itself; `may_begin` was asked before.

        The bound method `then` gets what it gave and ends it with `tell`.
        """
        self._title = title
        self._work = Work(job, self)
        self._work.done.connect(then)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._work.start()
        if self._program.desk is not None:
            self._program.desk.status.say_notice(busy)

    def tell(self, sentence: str) -> None:
        """The job has ended: say how, also where the store was locked meanwhile."""
        self._work = None
        desk = self._program.desk
        if desk is not None:
            desk.status.say_notice("")
            desk.context.dialogs.tell(self._title, sentence, self._program.shell)
        else:
            self._program.shell.start_page.show_problem("unlock", sentence)

    def _on_failed(self, error: Exception) -> None:
        self.tell(sentence_of(error))

    def _on_broke(self) -> None:
        self.tell(FAULT)
