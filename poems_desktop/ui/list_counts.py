"""How many patients there are, are due and in a transplant log, told in the filters of the list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from poems_desktop.app.patient_marks import count_marks
from poems_desktop.store.errors import StoreError

if TYPE_CHECKING:
    from poems_desktop.app.sitting import Sitting
    from poems_desktop.ui.list_marks import ListMarks
    from poems_desktop.ui.patient_list import PatientList

MOST = 3000
_AFTER_MS, _TELL_MS = 300, 250


class ListCounts(QObject):
    """Counts the whole store, whatever is searched for, while nothing else is to do.

    Beyond `MOST` patients the numbers are what was found among the first, marked as "at least".
    """

    def __init__(
        self, sitting: "Sitting", marks: "ListMarks", panel: "PatientList", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self._marks = marks
        self._panel = panel
        self._names: tuple[str, ...] | None = None
        self._more = False
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_AFTER_MS)
        self._look.timeout.connect(self._read)
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(_TELL_MS)
        self._tell.timeout.connect(self.show)
        marks.counted.connect(self.soon)

    def begin(self) -> None:
        """Soon, after the list was painted, see who there is and read what is not read yet."""
        self._look.start()

    def soon(self) -> None:
        """The marks have changed."""
        if not self._tell.isActive():
            self._tell.start()

    def show(self) -> None:
        """Say the numbers as far as they are known."""
        if self._names is not None:
            marks = [(self._marks.due(name), self._marks.unit(name)) for name in self._names]
            self._panel.show_counts(count_marks(marks, more=self._more))

    @property
    def is_done(self) -> bool:
        """Whether every number is told that can be."""
        return self.is_read and not self._tell.isActive()

    @property
    def is_read(self) -> bool:
        """Whether everybody who is counted was looked through."""
        waiting = self._look.isActive() or self._marks.is_reading
        return self._names is not None and not waiting

    def stop(self) -> None:
        """The sitting ends."""
        self._look.stop()
        self._tell.stop()

    def _read(self) -> None:
        try:
            rows = self._sitting.store.search("", limit=MOST + 1)
        except StoreError:  # the list itself says so, or is read again; no number is better
            return
        kept = rows[:MOST]
        self._names, self._more = tuple(row.patient_id for row in kept), len(rows) > MOST
        self._marks.later((row.patient_id, row.seq) for row in kept)
        self.show()
