"""The document shown on the Documents page: made in a worker thread, the last wish wins."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from poems_desktop.app.words import tr
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.documents.maker import DocumentMaker, Result, Wanted
from poems_desktop.ui.work import Work, sentence_of

if TYPE_CHECKING:
    from poems_desktop.reports.documents import Made

_FAULT = tr(
    "The document could not be made: the program met a fault of its own. Nothing was changed."
)


class Making(QObject):
    """Makes one document at a time; what is wanted meanwhile is made next, the last of it alone.

    `begun()` when one is being made. `ended()` follows with `result`, or with `trouble`, the
    sentence why there is none.
    """

    begun = Signal()
    ended = Signal()

    def __init__(self, maker: DocumentMaker, parent: QObject) -> None:
        super().__init__(parent)
        self.maker = maker
        self.result: Result | None = None
        self.trouble = ""
        self._work: Work | None = None
        self._next: Wanted | None = None
        self._then: Callable[[], None] | None = None
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether a document is being made."""
        return self._work is not None

    @property
    def made(self) -> "Made | None":
        """The document there is."""
        return None if self.result is None else self.result.made

    def make(self, wanted: Wanted) -> None:
        """Make this of the record as it stands."""
        if self.busy:
            self._next = wanted
            return
        self._next = None
        try:
            job = self.maker.job(wanted)
        except StoreError as error:
            self._end(None, error.sentence)
            return
        # Without a parent: the thread may still be at work when the page is gone.
        self._work = Work(job)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self.begun.emit()
        self._work.start()

    def then(self, action: Callable[[], None]) -> None:
        """Do this once the document that is being made is there; nothing where it fails."""
        self._then = action

    def close(self) -> None:
        """The record is left: nothing more of it is told."""
        self._closed = True

    def _on_done(self, result: Result) -> None:
        self._end(result, "")

    def _on_failed(self, error: BaseException) -> None:
        self._end(None, sentence_of(error))

    def _on_broke(self) -> None:
        self._end(None, _FAULT)

    def _end(self, result: Result | None, trouble: str) -> None:
        self._work = None
        if self._closed:
            return
        if self._next is not None:
            self.make(self._next)
            return
        self.result, self.trouble = result, trouble
        if result is not None and result.made is None:
            self.trouble = tr("This document cannot be made. {why}").format(why=result.why)
        then, self._then = self._then, None
        self.ended.emit()
        if then is not None and self.made is not None:
            then()
