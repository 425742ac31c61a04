"""Several documents one after another, each made in a worker thread, with an end at any time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from poems_desktop.app.words import tr
from poems_desktop.reports.kinds import TITLES
from poems_desktop.reports.locking import locked
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.documents.maker import DocumentMaker, Result, Wanted
from poems_desktop.ui.documents.saving import default_name, free_path, save_whole
from poems_desktop.ui.work import FAULT, Work, sentence_of

_STOPPED = tr("Stopped.")
_OPEN_TEXT = tr("The plain text bears no password.")


@dataclass(frozen=True, slots=True)
class Batch:
    """What to make, where to, and how it is locked."""

    wanted: Sequence[Wanted]
    folder: Path
    moment: datetime
    password: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended. `trouble` is why it ended before the last document; empty if it did not."""

    saved: tuple[str, ...]
    others: tuple[str, ...]
    trouble: str = ""
    open_text: bool = False

    @property
    def sentence(self) -> str:
        """Which documents were saved, which were not, and why."""
        said = [self.trouble] if self.trouble else []
        total = len(self.saved) + len(self.others)
        if self.saved:
            number = (
                tr("{count} of {total}").format(count=len(self.saved), total=total)
                if self.others
                else tr("All {total}").format(total=total)
            )
            said.append(
                tr("{number} documents were saved: {titles}.").format(
                    number=number, titles=", ".join(self.saved)
                )
            )
        else:
            said.append(tr("No document was saved."))
        if self.others:
            said.append(tr("Not made: {titles}.").format(titles=", ".join(self.others)))
        if self.open_text:
            said.append(_OPEN_TEXT)
        return " ".join(said)


class Run(QObject):
    """One run at a time. `stepped(done, of, title)` before each document, `over(Ended)` last.

    A document that is being made when the run is stopped is dropped: no file of it is written.
    """

    stepped = Signal(int, int, str)
    over = Signal(object)

    def __init__(self, maker: DocumentMaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._maker = maker
        self._batch: Batch | None = None
        self._work: Work | None = None
        self._saved: list[Wanted] = []

    @property
    def running(self) -> bool:
        """Whether documents are being made."""
        return self._batch is not None

    def start(self, batch: Batch) -> None:
        """Make every document of the batch."""
        self._batch, self._saved = batch, []
        self._next()

    def stop(self) -> None:
        """End the run before anything else is written."""
        if self._batch is not None:
            self._end(_STOPPED)

    def _next(self) -> None:
        batch = self._batch
        if batch is None:
            return
        done = len(self._saved)
        if done == len(batch.wanted):
            self._end("")
            return
        wanted = batch.wanted[done]
        self.stepped.emit(done, len(batch.wanted), TITLES[wanted.kind])
        try:
            job = self._maker.job(wanted)
        except StoreError as error:
            self._end(error.sentence)
            return
        # Without a parent: the thread may still be at work when the page is gone.
        self._work = Work(_sealing(job, batch.password))
        self._work.done.connect(self._on_made)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._work.start()

    def _on_made(self, found: tuple[Result, bytes]) -> None:
        result, content = found
        batch, self._work = self._batch, None
        if batch is None:
            return
        if result.made is None:
            self._end(result.why)
            return
        name = default_name(result.made.kind, batch.moment, result.made.suffix)
        try:
            kept = save_whole(
                free_path(batch.folder, name), content, lambda: self._maker.keep(result, "saved")
            )
        except OSError as error:
            self._end(sentence_of(error))
            return
        if not kept:
            self._end(_STOPPED)
            return
        self._saved.append(result.wanted)
        self._next()

    def _on_failed(self, error: BaseException) -> None:
        self._end(sentence_of(error))

    def _on_broke(self) -> None:
        self._end(FAULT)

    def _end(self, trouble: str) -> None:
        batch, work = self._batch, self._work
        self._batch, self._work = None, None
        if work is not None:
            for signal in (work.done, work.failed, work.broke):
                signal.disconnect()
        if batch is None:
            return
        titles = [tr(TITLES[one.kind]) for one in batch.wanted]
        done = len(self._saved)
        text = bool(batch.password) and any(one.kind == "text" for one in self._saved)
        self.over.emit(Ended(tuple(titles[:done]), tuple(titles[done:]), trouble, text))


def _sealing(job: Callable[[], Result], password: str) -> Callable[[], tuple[Result, bytes]]:
    """The job, and its bytes as they are to be written."""

    def work() -> tuple[Result, bytes]:
        result = job()
        if result.made is None:
            return result, b""
        lock = bool(password) and result.made.suffix == ".pdf"
        return result, locked(result.made.content, password) if lock else result.made.content

    return work
