"""Slow work off the GUI thread: a job, and what it gave or why it failed."""

from collections.abc import Callable
from contextvars import copy_context
from threading import Thread

from PySide6.QtCore import QCoreApplication, QObject, Signal

from poems_desktop.app.words import tr

FAULT = tr(
    "The program met a fault of its own and opened nothing. What was saved before is kept. "
    "Start the program again."
)
_running: set[Thread] = set()


class Work(QObject):
    """Runs a job in a worker thread and tells the GUI thread how it ended.

    `done(result)`, or `failed(error)` with the known error of the store or the system, or
    `broke()` where the program itself is at fault. `told(object)` carries what the job reports.
    Bind bound methods. Where this object is gone before the job ends, nothing is told.
    """

    done = Signal(object)
    failed = Signal(object)
    broke = Signal()
    told = Signal(object)

    def __init__(self, job: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        # The application's child, not this object's: the thread may outlive a page.
        self._channel = _Channel(QCoreApplication.instance())
        self._channel.done.connect(self.done)
        self._channel.failed.connect(self.failed)
        self._channel.broke.connect(self.broke)
        self._channel.told.connect(self.told)

    def start(self) -> None:
        """Run the job in a thread of its own."""
        # With the language of the window: a job composes sentences too.
        run = copy_context().run
        thread = Thread(target=run, args=(_run, self._job, self._channel), name="poems-work")
        _forget_ended()
        _running.add(thread)
        thread.start()

    def report(self, said: object) -> None:
        """For the job, in its thread: `told` follows in the GUI thread."""
        self._channel.told.emit(said)


class _Channel(QObject):
    """Carries signals from the thread of the job; it is freed in the GUI thread."""

    done = Signal(object)
    failed = Signal(object)
    broke = Signal()
    told = Signal(object)
    over = Signal()

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self.over.connect(self.deleteLater)


def wait_for_all() -> None:
    """Wait until no job runs; for the end of the program and of a test."""
    for thread in tuple(_running):
        thread.join()
    _forget_ended()


def _forget_ended() -> None:
    _running.difference_update({one for one in _running if not one.is_alive()})


def _run(job: Callable[[], object], channel: _Channel) -> None:
    from poems_desktop.store.errors import StoreError

    finished = False
    try:
        result = job()
        finished = True
        channel.done.emit(result)
    except (StoreError, OSError) as error:
        finished = True
        channel.failed.emit(error)
    finally:
        if not finished:
            channel.broke.emit()
        channel.over.emit()


def sentence_of(error: BaseException) -> str:
    """The plain sentence of a known error."""
    from poems_desktop.store.errors import StoreError

    if isinstance(error, StoreError):
        return error.sentence
    if isinstance(error, OSError):
        reason = error.strerror or tr("unknown reason")
        return tr(
            "The system refused: {reason}. Nothing was changed. Choose another place."
        ).format(reason=reason)
    return FAULT
