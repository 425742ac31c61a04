"""Reading a table and planning its import in a worker thread, with progress and an end to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from poems_desktop.app.result_import import Defaults, Plan, plan_in_steps
from poems_desktop.app.result_table import Meaning, Table, TableError, decoded, read_table
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Measurement
from poems_desktop.ui.work import FAULT, Work, sentence_of

_LARGEST = 20_000_000
_TOO_LARGE = tr(
    "The file is larger than 20 MB. Save the results alone, in parts, and import those."
)


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """Everything a plan is made from."""

    table: Table
    columns: Mapping[Meaning, int]
    defaults: Defaults
    definitions: Definitions
    today: date
    existing: tuple[Measurement, ...]


class Job(QObject):
    """One job at a time: a new one stops the one before, whose end is never told.

    `stepped(done, of)` while it runs, then `done(result)`, or `refused(sentence)`.
    """

    stepped = Signal(int, int)
    done = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._stop = Event()

    @property
    def running(self) -> bool:
        """Whether something is being read."""
        return self._work is not None

    def read(self, source: str | Path) -> None:
        """Read a pasted text, or a file; `done` brings its `Table`."""
        self._start(lambda _stop, _work: _read(source))

    def plan(self, request: PlanRequest) -> None:
        """Plan an import; `done` brings its `Plan`."""
        self._start(lambda stop, work: _plan(request, stop, work))

    def stop(self) -> None:
        """End what is running; nothing is told of it any more."""
        self._stop.set()
        if self._work is not None:
            for signal in (self._work.done, self._work.failed, self._work.told, self._work.broke):
                signal.disconnect()
        self._work = None

    def _start(self, job: "Callable[[Event, Work], object]") -> None:
        self.stop()
        stop = Event()
        self._stop = stop
        # Without a parent: the thread may still be at work when the dialog is gone.
        work = Work(lambda: job(stop, work))
        work.done.connect(self._on_done)
        work.failed.connect(self._on_failed)
        work.broke.connect(self._on_broke)
        work.told.connect(self._on_told)
        self._work = work
        work.start()

    def _on_done(self, result: object) -> None:
        self._work = None
        if isinstance(result, TableError):
            self.refused.emit(str(result))
        elif result is not None:
            self.done.emit(result)

    def _on_failed(self, error: BaseException) -> None:
        self._work = None
        self.refused.emit(sentence_of(error))

    def _on_broke(self) -> None:
        self._work = None
        self.refused.emit(FAULT)

    def _on_told(self, said: tuple[int, int]) -> None:
        self.stepped.emit(*said)


def _read(source: str | Path) -> Table | TableError:
    try:
        if isinstance(source, str):
            return read_table(source)
        if source.stat().st_size > _LARGEST:
            return TableError(_TOO_LARGE)
        return read_table(decoded(source.read_bytes()))
    except TableError as error:
        return error


def _plan(request: PlanRequest, stop: Event, work: Work) -> Plan | None:
    for step in plan_in_steps(
        request.table,
        request.columns,
        request.defaults,
        request.definitions,
        request.today,
        request.existing,
    ):
        if stop.is_set():
            return None
        work.report((step.done, step.of))
    return step.plan
