"""Reads what is due for the patients in the list, one at a time, while nothing else is to do."""

from collections import deque
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from poems_desktop.app.patient_file import open_file
from poems_desktop.app.patient_marks import DueMark, UnitMark, due_mark, unit_mark
from poems_desktop.app.sitting import Sitting
from poems_desktop.clinical.assessment import assess
from poems_desktop.store.errors import StoreError

if TYPE_CHECKING:
    from poems_desktop.clinical.assessment import Assessment

_PAUSE_MS = 15
_REST_MS = 1000


class ListMarks(QObject):
    """Keeps the marks of patients by their latest revision and the day.

    `marked(patient_id)` follows each new mark, `finished()` when all that were asked for are read;
    `counted()` follows each mark of those who were asked for by `later`, `all_read()` the last.
    A patient who cannot be read now gets no mark and is asked again with the next list.
    """

    marked = Signal(str)
    finished = Signal()
    counted = Signal()
    all_read = Signal()

    def __init__(self, sitting: Sitting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self._known: dict[str, tuple[tuple[int, date], DueMark, UnitMark | None]] = {}
        self._waiting: deque[tuple[str, int]] = deque()
        self._later: deque[tuple[str, int]] = deque()
        self._unread: set[str] = set()
        self._asked = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._read_next)
        self._rest.timeout.connect(self._timer.start)

    def want(self, rows: Iterable[tuple[str, int]]) -> None:
        """Read the marks of these patients, each with the revision that the list shows."""
        today = self._sitting.today
        self._unread.clear()
        self._waiting = deque(
            (name, seq) for name, seq in rows if not self._is_known(name, (seq, today))
        )
        self._asked = bool(self._waiting)
        if self._waiting:
            self._rest.stop()
            self._timer.start()
        else:
            self.finished.emit()

    def later(self, rows: Iterable[tuple[str, int]]) -> None:
        """Read the marks of these as well, when those of the list are read."""
        today = self._sitting.today
        self._later = deque(
            (name, seq) for name, seq in rows if not self._is_known(name, (seq, today))
        )
        if self._later and not self._rest.isActive():
            self._timer.start()

    def hold(self) -> None:
        """Somebody is working: what is read for later waits until they pause."""
        if not self._waiting and self._later:
            self._timer.stop()
            self._rest.start()

    def left(self) -> int:
        """How many are not read yet."""
        return len(self._waiting)

    @property
    def is_reading(self) -> bool:
        """Whether anything is still to be read, for the list or later."""
        return bool(self._waiting or self._later or self._asked)

    def unread(self) -> int:
        """How many could not be read, and so are on no list of those who are due."""
        return len(self._unread)

    def due(self, patient_id: str) -> DueMark | None:
        """What is due for a patient; None where that is not read yet."""
        found = self._known.get(patient_id)
        return None if found is None else found[1]

    def unit(self, patient_id: str) -> UnitMark | None:
        """Where a patient's transplant stands; None where there is none, or not read yet."""
        found = self._known.get(patient_id)
        return None if found is None else found[2]

    def take(self, assessment: "Assessment") -> bool:
        """The open record as it stands; whether a patient's marks read before changed by it."""
        name = assessment.record.patient.id
        if name not in self._known:
            return False
        version, due, unit = self._known[name]
        self._known[name] = (version, due_mark(assessment), unit_mark(assessment))
        return self._known[name] != (version, due, unit)

    def stop(self) -> None:
        """Read no more."""
        self._waiting.clear()
        self._later.clear()
        self._rest.stop()
        self._timer.stop()

    def _read_next(self) -> None:
        if not self._waiting:
            self._read_later()
            return
        name, seq = self._waiting.popleft()
        if self._read(name, seq):
            self.marked.emit(name)

    def _read_later(self) -> None:
        if self._asked:
            self._asked = False
            self.finished.emit()
            return
        today = self._sitting.today
        while self._later:
            name, seq = self._later.popleft()
            if not self._is_known(name, (seq, today)):
                self._read(name, seq)
                self.counted.emit()
                return
        self._timer.stop()
        self.counted.emit()
        self.all_read.emit()

    def _read(self, name: str, seq: int) -> bool:
        sitting = self._sitting
        try:
            record = open_file(sitting.store, name).record
        except (StoreError, LookupError):
            self._unread.add(name)
            return False
        one = assess(record, sitting.definitions, sitting.policy, sitting.today)
        self._known[name] = ((seq, sitting.today), due_mark(one), unit_mark(one))
        return True

    def _is_known(self, name: str, version: tuple[int, date]) -> bool:
        return name in self._known and self._known[name][0] == version
