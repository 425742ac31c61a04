"""Finding, opening, adding and correcting patients."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from poems_desktop.store.errors import StoreError
from poems_desktop.ui.identity import list_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from poems_desktop.clinical.record import Patient
    from poems_desktop.ui.context import Context
    from poems_desktop.ui.patient_list import PatientList


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
        patients.search_changed.connect(self.show)
        patients.open_requested.connect(self.open)

    def show(self, query: str = "") -> None:
        """List the patients that match."""
        try:
            rows = self._sitting.store.patients(query)
        except StoreError as error:
            context = self._context
            context.dialogs.tell("The list cannot be read", error.sentence, context.window)
            return
        items = [list_item(row, self._sitting.today) for row in rows]
        nothing = "Nobody matches." if query else "No patient yet. Add one with the plus sign."
        self._list.show_items(items, nothing=nothing)
        if self._sitting.file is not None:
            self._list.show_current(self._sitting.record.patient.id)

    def show_again(self) -> None:
        """List anew what is searched for."""
        self.show(self._list.search_text())

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

    def add(self) -> bool:
        """Ask who it is and save; False where nobody was added."""
        patient = self._asked(None)
        if patient is None or not self._saved(patient):
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
        return any(row.record_number == number for row in self._sitting.store.patients(number))

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
