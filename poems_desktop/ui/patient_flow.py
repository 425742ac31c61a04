"""Opening, adding and correcting patients."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from poems_desktop.app.similar_names import is_known_number, namesakes, perhaps_here
from poems_desktop.app.words import tr
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.identity import list_item
from poems_desktop.ui.patient_dialog import PatientChecks, place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from poems_desktop.clinical.record import Patient
    from poems_desktop.ui.context import Context
    from poems_desktop.ui.patient_list import PatientList
    from poems_desktop.ui.patient_search import PatientSearch

_NAMED = 5


class PatientFlow(QObject):
    """What happens to whole patients. `opened()` follows every change of patient."""

    def __init__(
        self,
        context: "Context",
        panel: "PatientList",
        search: "PatientSearch",
        opened: "Callable[[], object]",
    ) -> None:
        super().__init__(search)
        self._context = context
        self._sitting = context.sitting
        self._search = search
        self._opened = opened
        panel.open_requested.connect(self.open)

    def named_alike(self) -> int:
        """How many others bear the open patient's family name, however it is written."""
        patient = self._sitting.record.patient
        try:
            return len(namesakes(self._sitting.store, patient.family, patient.id))
        except StoreError:  # a banner without the warning says less, but it is a banner
            return 0

    def open(self, patient_id: str) -> None:
        """Open a record; the visit before is written first and never asked about."""
        sitting = self._sitting
        if sitting.file is not None and sitting.record.patient.id == patient_id:
            return
        if self._search.is_alone:
            return
        if not self._context.flush():
            return
        if self._context.attempt(
            tr("The record cannot be opened"), lambda: sitting.open(patient_id)
        ):
            self._opened()
            self._search.show_current(patient_id)
            with suppress(StoreError):  # Read-only or a full disk: the record is open all the same.
                sitting.store.record_event("open_patient", {"patient_id": patient_id})

    def add(self) -> bool:
        """Ask who it is and save; False where nobody was added, as while handed over."""
        if self._search.is_alone:
            return False
        patient = self._asked(None)
        if patient is None or not self._saved(patient):
            return False
        self._used(None)
        self._search.show_again()
        self.open(patient.id)
        return True

    def edit(self) -> None:
        """Correct who the patient is; the earlier version stays in the store."""
        if self._sitting.file is None or not self._context.flush():
            return
        before = self._sitting.record.patient
        patient = self._asked(before)
        if patient == before:
            self._used(before)
        elif patient is not None and self._saved(patient):
            self._used(before)
            self._sitting.refresh()
            self._opened()
            self._search.show_again()

    def known_number(self, number: str) -> bool:
        """Whether a patient with this record number, in any case, is in the store."""
        return is_known_number(self._sitting.store, number)

    def _is_new(self, patient: "Patient", over: "QWidget") -> bool:
        """Whether the user says so, where somebody here may be the same person."""
        found = perhaps_here(self._sitting.store, patient)
        if not found:
            return True
        today = self._sitting.today
        names = "; ".join(list_item(one, today).sentence() for one in found[:_NAMED])
        text = tr(
            "Already in this store: {names}. Open that record instead if it is the same person."
        ).format(names=names)
        return self._context.dialogs.confirm(
            tr("Is this another person?"), text, tr("Add another person"), over
        )

    def _asked(self, before: "Patient | None") -> "Patient | None":
        context = self._context
        checks = PatientChecks(self.known_number, self._is_new, context.half_typed)
        return context.dialogs.ask_patient(self._sitting.today, checks, before, context.window)

    def _used(self, before: "Patient | None") -> None:
        """What was typed of the patient is in the store."""
        self._context.half_typed.put(*place_of(before), {})

    def _saved(self, patient: "Patient") -> bool:
        content = patient.model_dump(mode="json")
        return self._context.attempt(
            tr("This was not saved"),
            lambda: self._sitting.store.save("patient", patient.id, patient.id, content),
        )
