"""Finding, opening, adding and correcting patients."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from poems_desktop.app.similar_names import perhaps_the_same, similar
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.identity import list_item, list_notes, unit_notes
from poems_desktop.ui.list_marks import ListMarks
from poems_desktop.ui.patient_rows import PatientItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from poems_desktop.app.ports import PatientRow
    from poems_desktop.clinical.record import Patient
    from poems_desktop.ui.context import Context
    from poems_desktop.ui.patient_list import PatientList

_PAGE = 200
_REPAINT_MS = 120


class PatientFlow(QObject):
    """Joins the patient list to the sitting. `opened()` follows every change of patient."""

    def __init__(
        self, context: "Context", patients: "PatientList", opened: "Callable[[], object]"
    ) -> None:
        super().__init__(patients)
        self._context = context
        self._sitting = context.sitting
        self._list = patients
        self._opened = opened
        self._rows: list[PatientRow] = []
        self._more = False
        self._handed_over: str | None = None
        self._marks = ListMarks(context.sitting, self)
        self._marks.marked.connect(self._soon)
        self._marks.finished.connect(self._show_rows)
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.setInterval(_REPAINT_MS)
        self._repaint.timeout.connect(self._show_rows)
        patients.search_changed.connect(self.show)
        patients.filter_changed.connect(self._on_filter)
        patients.open_requested.connect(self.open)

    def show(self, query: str = "") -> None:
        """List the patients that match, and read their marks in the background."""
        try:
            rows = self._found(query)
        except StoreError as error:
            context = self._context
            context.dialogs.tell("The list cannot be read", error.sentence, context.window)
            return
        self._rows, self._more = rows[:_PAGE], len(rows) > _PAGE
        self._show_rows()
        self._marks.want((row.patient_id, row.seq) for row in self._rows)

    def show_again(self) -> None:
        """List anew what is searched for."""
        if self._sitting.file is not None:
            self._marks.forget(self._sitting.record.patient.id)
        self.show(self._list.search_text())

    def hand_over(self, *, on: bool) -> None:
        """Show only the open patient, as for handing the screen to them; or all again."""
        file = self._sitting.file
        self._handed_over = file.record.patient.id if on and file is not None else None
        self.show_again()

    @property
    def handed_over(self) -> bool:
        """Whether only one patient is visible."""
        return self._handed_over is not None

    def stop(self) -> None:
        """The sitting ends: nothing more is read."""
        self._marks.stop()
        self._repaint.stop()

    def _found(self, query: str) -> "list[PatientRow]":
        store = self._sitting.store
        if self._handed_over is not None:
            return [row for row in store.patients("") if row.patient_id == self._handed_over]
        limit = None if self._list.filter_name() != "all" else _PAGE + 1
        return list(store.search(query, limit=limit))

    def _on_filter(self, _name: str) -> None:
        self.show(self._list.search_text())

    def _soon(self, _patient_id: str) -> None:
        if not self._repaint.isActive():
            self._repaint.start()

    def _show_rows(self) -> None:
        kept = [row for row in self._rows if self._is_shown(row.patient_id)]
        alike = similar(kept)
        items = [self._item(row, alike=row.patient_id in alike) for row in kept]
        self._list.show_items(items, nothing=self._nothing())
        if remark := self._remark(items):
            self._list.say(remark)
        if self._sitting.file is not None:
            self._list.show_current(self._sitting.record.patient.id)

    def _item(self, row: "PatientRow", *, alike: bool) -> PatientItem:
        due, unit = self._marks.due(row.patient_id), self._marks.unit(row.patient_id)
        notes = list_notes(due, unit, alike=alike)
        if unit is not None and self._list.filter_name() == "transplant":
            notes += unit_notes(unit)
        return list_item(row, self._sitting.today, notes)

    def _is_shown(self, patient_id: str) -> bool:
        match self._list.filter_name():
            case "due":
                mark = self._marks.due(patient_id)
                return mark is not None and mark.is_due
            case "transplant":
                return self._marks.unit(patient_id) is not None
            case _:
                return True

    def _nothing(self) -> str:
        if self._marks.left():
            return ""
        if self._list.filter_name() == "due":
            return "Nobody here is due."
        if self._list.filter_name() == "transplant":
            return "Nobody here is in the days of a transplant log."
        if self._list.search_text():
            return "Nobody matches."
        return "No patient yet. Add one with the plus sign."

    def _remark(self, items: "list[PatientItem]") -> str:
        if self._list.filter_name() != "all" and (left := self._marks.left()):
            return f"Still looking through {left} {'record' if left == 1 else 'records'}…"
        if self._more and items:
            return f"The first {_PAGE} are shown. Type more of the name to find others."
        return ""

    def open(self, patient_id: str) -> None:
        """Open a record; the visit before is written first and never asked about."""
        sitting = self._sitting
        if sitting.file is not None and sitting.record.patient.id == patient_id:
            return
        if not self._context.flush():
            return
        if self._context.attempt("The record cannot be opened", lambda: sitting.open(patient_id)):
            self._opened()
            self._list.show_current(patient_id)
            with suppress(StoreError):  # Read-only or a full disk: the record is open all the same.
                sitting.store.record_event("open_patient", {"patient_id": patient_id})

    def add(self) -> bool:
        """Ask who it is and save; False where nobody was added."""
        patient = self._asked(None)
        if patient is None or not self._is_new(patient) or not self._saved(patient):
            return False
        self.show_again()
        self.open(patient.id)
        return True

    def edit(self) -> None:
        """Correct who the patient is; the earlier version stays in the store."""
        if self._sitting.file is None or not self._context.flush():
            return
        before = self._sitting.record.patient
        patient = self._asked(before)
        if patient is not None and patient != before and self._saved(patient):
            self._sitting.refresh()
            self._opened()
            self.show_again()

    def known_number(self, number: str) -> bool:
        """Whether a patient with this record number is in the store."""
        return self._sitting.store.has_record_number(number)

    def _is_new(self, patient: "Patient") -> bool:
        """Whether the user says so, where somebody here may be the same person."""
        born = patient.born.iso() if patient.born is not None else ""
        near = self._sitting.store.search(patient.family or patient.given, limit=_PAGE)
        alike = perhaps_the_same(patient.family, patient.given, born, near)
        found = [row for row in near if row in alike]
        if not found:
            return True
        names = "; ".join(list_item(one, self._sitting.today).sentence() for one in found[:5])
        text = f"Already in this store: {names}. Open that record instead if it is the same person."
        context = self._context
        return context.dialogs.confirm(
            "Is this another person?", text, "Add another person", context.window
        )

    def _asked(self, before: "Patient | None") -> "Patient | None":
        context = self._context
        return context.dialogs.ask_patient(
            self._sitting.today, self.known_number, before, context.window
        )

    def _saved(self, patient: "Patient") -> bool:
        content = patient.model_dump(mode="json")
        return self._context.attempt(
            "This was not saved",
            lambda: self._sitting.store.save("patient", patient.id, patient.id, content),
        )
