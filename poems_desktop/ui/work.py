"""Slow work off the GUI thread: a job, and what it gave or why it failed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

FAULT = (
    "The program met a fault of its own and opened nothing. What was saved before is kept. "
    "Start the program again."
)


class Work(QObject):
    """Runs a job in a worker thread and tells the GUI thread how it ended.

    `done(result)`, or `failed(error)` with the known error of the store or the system, or
    `broke()` where the program itself is at fault. `told(object)` carries what the job reports.
    Bind bound methods; keep a reference until one of the three came.
    """

    done = Signal(object)
    failed = Signal(object)
    broke = Signal()
    told = Signal(object)

    def __init__(self, job: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job

    def start(self) -> None:
        """Run the job as soon as a thread is free."""
        runner = _Runner(self._job, self)
        runner.setAutoDelete(True)
        QThreadPool.globalInstance().start(runner)

    def report(self, said: object) -> None:
        """For the job, in its thread: `told` follows in the GUI thread."""
        self.told.emit(said)


class _Runner(QRunnable):
    def __init__(self, job: Callable[[], object], work: Work) -> None:
        super().__init__()
        self._job = job
        self._work = work

    def run(self) -> None:
        """Qt: called in a worker thread."""
        from poems_desktop.store.errors import StoreError

        work, finished = self._work, False
        try:
            result = self._job()
            finished = True
        except (StoreError, OSError) as error:
            finished = True
            work.failed.emit(error)
            return
        finally:
            if not finished:
                work.broke.emit()
        work.done.emit(result)


def sentence_of(error: BaseException) -> str:
    """The plain sentence of a known error."""
    from poems_desktop.store.errors import StoreError

    if isinstance(error, StoreError):
        return error.sentence
    if isinstance(error, OSError):
        reason = error.strerror or "unknown reason"
        return f"The system refused: {reason}. Nothing was changed. Choose another place."
    return FAULT
