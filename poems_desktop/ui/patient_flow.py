"""Finding, opening, adding and correcting patients."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from poems_desktop.app.similar_names import folded, perhaps_the_same, similar
from poems_desktop.app.words import tr
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.identity import list_item, list_notes, unit_notes
from poems_desktop.ui.list_counts import ListCounts
from poems_desktop.ui.list_marks import ListMarks
from poems_desktop.ui.patient_dialog import PatientChecks, place_of
from poems_desktop.ui.patient_rows import PatientItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from poems_desktop.app.ports import PatientRow
    from poems_desktop.clinical.record import Patient
    from poems_desktop.ui.context import Context
    from poems_desktop.ui.patient_list import PatientList

_PAGE = 200
_FEW = 20
_BEGINNING = 3
_REPAINT_MS = 120
_AT_REST_MS = 400


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
        self._shared: dict[str, bool] = {}
        self._handed_over: str | None = None
        self._marks = ListMarks(context.sitting, self)
        self._marks.marked.connect(self._soon)
        self._marks.finished.connect(self._show_rows)
        self._counts = ListCounts(context.sitting, self._marks, patients, self)
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.setInterval(_REPAINT_MS)
        self._repaint.timeout.connect(self._show_rows)
        # Not at every keystroke: what is due follows from the whole record.
        self._at_rest = QTimer(self)
        self._at_rest.setSingleShot(True)
        self._at_rest.setInterval(_AT_REST_MS)
        self._at_rest.timeout.connect(self._take_open)
        self._no_more_told = context.sitting.subscribe(self.follow_open)
        patients.search_changed.connect(self.show)
        patients.filter_changed.connect(self._on_filter)
        patients.open_requested.connect(self.open)

    def show(self, query: str = "") -> None:
        """List the patients that match, and read their marks in the background."""
        try:
            self._rows = self._found(query)
        except StoreError as error:
            context = self._context
            context.dialogs.tell(tr("The list cannot be read"), error.sentence, context.window)
            return
        self._show_rows()
        looked_at = self._rows[:_PAGE] if self._list.filter_name() == "all" else self._rows
        self._marks.want((row.patient_id, row.seq) for row in looked_at)
        if not query:
            self._counts.begin()

    def show_again(self) -> None:
        """List anew what is searched for."""
        self._shared.clear()
        self._counts.begin()
        self.show(self._list.search_text())

    def follow_open(self) -> None:
        """Something of the open record was saved: the list soon says of it what holds now."""
        self._at_rest.start()
        self._marks.hold()

    def _take_open(self) -> None:
        if self._sitting.file is not None and self._marks.take(self._sitting.assessment):
            self._soon("")

    def named_alike(self) -> int:
        """How many others bear the open patient's family name, however it is written."""
        patient = self._sitting.record.patient
        return len(self._namesakes(patient.family, patient.id))

    def hand_over(self, *, on: bool) -> None:
        """Show only the open patient, as for handing the screen to them; or all again."""
        file = self._sitting.file
        self._handed_over = file.record.patient.id if on and file is not None else None
        self._list.set_alone(alone=self.handed_over)
        self.show_again()

    @property
    def handed_over(self) -> bool:
        """Whether only one patient is visible."""
        return self._handed_over is not None

    @property
    def is_counted(self) -> bool:
        """Whether the filters tell all that they can."""
        return self._counts.is_done

    def stop(self) -> None:
        """The sitting ends: nothing more is read."""
        self._no_more_told()
        self._marks.stop()
        self._counts.stop()
        self._repaint.stop()
        self._at_rest.stop()

    def _found(self, query: str) -> "list[PatientRow]":
        store = self._sitting.store
        if self._handed_over is not None:
            every = store.search("", limit=None)
            return [row for row in every if row.patient_id == self._handed_over]
        limit = None if self._list.filter_name() != "all" else _PAGE + 1
        return list(store.search(query, limit=limit))

    def _on_filter(self, _name: str) -> None:
        self.show(self._list.search_text())

    def _soon(self, _patient_id: str) -> None:
        if not self._repaint.isActive():
            self._repaint.start()

    def _show_rows(self) -> None:
        found = [row for row in self._rows if self._is_shown(row.patient_id)]
        kept, more = found[:_PAGE], len(found) > _PAGE
        alike = self._alike(kept)
        items = [self._item(row, alike=row.patient_id in alike) for row in kept]
        self._list.show_items(items, nothing=self._nothing(), more=more)
        self._counts.show()
        if remark := self._remark(more=more):
            self._list.say(remark)
        if self._sitting.file is not None:
            self._list.show_current(self._sitting.record.patient.id)

    def _item(self, row: "PatientRow", *, alike: bool) -> PatientItem:
        due, unit = self._marks.due(row.patient_id), self._marks.unit(row.patient_id)
        notes = list_notes(due, unit, alike=alike)
        if unit is not None and self._list.filter_name() == "transplant":
            notes += unit_notes(unit)
        return list_item(row, self._sitting.today, notes)

    def _alike(self, rows: "list[PatientRow]") -> "frozenset[str]":
        """Who of these shares a family name, also with somebody whom the search leaves out."""
        if self.handed_over:
            return frozenset()
        near = similar(self._rows)
        if len(rows) > _FEW or not self._list.search_text():
            return near
        return near | {row.patient_id for row in rows if self._shares_name(row)}

    def _shares_name(self, row: "PatientRow") -> bool:
        if row.patient_id not in self._shared:
            others = self._namesakes(row.family, row.patient_id)
            self._shared[row.patient_id] = bool(others)
        return self._shared[row.patient_id]

    def _namesakes(self, family: str, patient_id: str) -> "list[PatientRow]":
        wanted = folded(family)
        if not wanted:
            return []
        try:
            near = self._sitting.store.search(family, limit=_PAGE)
        except StoreError:  # a list without the warning says less, but it is a list
            return []
        others = (row for row in near if row.patient_id != patient_id)
        return [row for row in others if folded(row.family) == wanted]

    def _is_shown(self, patient_id: str) -> bool:
        if self.handed_over:
            return True
        match self._list.filter_name():
            case "due":
                mark = self._marks.due(patient_id)
                return mark is not None and mark.is_due
            case "transplant":
                return self._marks.unit(patient_id) is not None
            case _:
                return True

    def _nothing(self) -> str:
        if self._marks.left() or (self._marks.unread() and self._list.filter_name() != "all"):
            return ""
        if self._list.filter_name() == "due":
            return tr("Nobody here is due.")
        if self._list.filter_name() == "transplant":
            return tr("Nobody here is in the days of a transplant log.")
        if self._list.search_text():
            return tr("Nobody matches.")
        return tr("No patient yet. Add one with the plus sign.")

    def _remark(self, *, more: bool) -> str:
        if self.handed_over:
            return tr("Handed over: only this patient is shown. Ctrl+Shift+H shows all again.")
        if self._list.filter_name() != "all" and (said := self._reading()):
            return said
        if more:
            return tr("The first {count} are shown. Type more of the name to find others.").format(
                count=_PAGE
            )
        return ""

    def _reading(self) -> str:
        """Why a filtered list is not to be relied on yet, or not at all; empty where it is."""
        if left := self._marks.left():
            if left == 1:
                return tr("Still looking through 1 record…")
            return tr("Still looking through {left} records…").format(left=left)
        if unread := self._marks.unread():
            if unread == 1:
                return tr("1 record could not be read and may be missing here.")
            said = tr("{count} records could not be read and may be missing here.")
            return said.format(count=unread)
        return ""

    def open(self, patient_id: str) -> None:
        """Open a record; the visit before is written first and never asked about."""
        sitting = self._sitting
        if sitting.file is not None and sitting.record.patient.id == patient_id:
            return
        if self.handed_over:
            return
        if not self._context.flush():
            return
        if self._context.attempt(
            tr("The record cannot be opened"), lambda: sitting.open(patient_id)
        ):
            self._opened()
            self._list.show_current(patient_id)
            with suppress(StoreError):  # Read-only or a full disk: the record is open all the same.
                sitting.store.record_event("open_patient", {"patient_id": patient_id})

    def add(self) -> bool:
        """Ask who it is and save; False where nobody was added, as while handed over."""
        if self.handed_over:
            return False
        patient = self._asked(None)
        if patient is None or not self._saved(patient):
            return False
        self._used(None)
        self.show_again()
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
            self.show_again()

    def known_number(self, number: str) -> bool:
        """Whether a patient with this record number, in any case, is in the store."""
        store = self._sitting.store
        if store.has_record_number(number):
            return True
        near = store.search(number, limit=_PAGE)
        return any(row.record_number.casefold() == number.casefold() for row in near)

    def _is_new(self, patient: "Patient", over: "QWidget") -> bool:
        """Whether the user says so, where somebody here may be the same person."""
        born = patient.born.iso() if patient.born is not None else ""
        near = self._near(patient)
        alike = perhaps_the_same(patient.family, patient.given, born, near)
        found = [row for row in near if row in alike]
        if not found:
            return True
        names = "; ".join(list_item(one, self._sitting.today).sentence() for one in found[:5])
        text = tr(
            "Already in this store: {names}. Open that record instead if it is the same person."
        ).format(names=names)
        context = self._context
        return context.dialogs.confirm(
            tr("Is this another person?"), text, tr("Add another person"), over
        )

    def _near(self, patient: "Patient") -> "list[PatientRow]":
        """Who bears one of these names, or a family name that begins alike: a slip comes later."""
        search = self._sitting.store.search
        near: dict[str, PatientRow] = {}
        for name in (patient.family, patient.given, patient.family[:_BEGINNING]):
            if name.strip():
                near |= {row.patient_id: row for row in search(name, limit=_PAGE)}
        return list(near.values())

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
