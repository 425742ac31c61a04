"""Who the patient is: the entry for a new patient and for a correction."""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.half_typed import NOBODY, HalfTyped
from poems_desktop.app.patient_entry import NAMES, Wrong, patient_of, problem_of
from poems_desktop.app.words import tr
from poems_desktop.clinical.record import Patient
from poems_desktop.core.reading import show_date
from poems_desktop.ui.half_typed import KEPT, Box
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.line_field import LineField

_ASKING = "asking"


def _nobody_alike(_patient: Patient, _over: QWidget) -> bool:
    return True


def place_of(patient: Patient | None) -> tuple[str, str]:
    """The patient and the place under which what is half typed is kept."""
    return (NOBODY, "new patient") if patient is None else (patient.id, "patient")


@dataclasses.dataclass(frozen=True, slots=True)
class PatientChecks:
    """What a store says to an entry, and where what is half typed of it is kept.

    `may_add` asks over the dialog, where somebody in the store may be the same person.
    """

    known_number: Callable[[str], bool]
    may_add: Callable[[Patient, QWidget], bool] = _nobody_alike
    half_typed: HalfTyped = dataclasses.field(default_factory=HalfTyped)


class PatientDialog(QDialog):
    """Asks for name, birth date, sex and record number; `patient` holds what was accepted.

    What is typed is kept until it is saved: only Cancel takes it away, Escape does not.
    """

    def __init__(
        self,
        today: date,
        checks: PatientChecks,
        patient: Patient | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("POEMS Desktop")
        self.patient: Patient | None = None
        self._before = patient
        self._today = today
        self._checks = checks
        self._asking = False
        self._born = DateEdit(name=tr("Born"))
        self._fields: dict[str, LineField] = {
            "family": LineField(name=tr("Family name")),
            "given": LineField(name=tr("Given name")),
            "title": LineField(name=tr("Title")),
            "born": self._born,
            "record_number": LineField(name=tr("Record number")),
        }
        self._sex = ChoiceBox(
            [(None, tr("Not stated")), ("F", tr("Female")), ("M", tr("Male"))],
            name=tr("Sex"),
        )
        self._message = InlineMessage()
        self._save = PrimaryButton(tr("Add patient") if patient is None else tr("Save correction"))
        self._cancel = SecondaryButton(tr("Cancel"))
        self._column = QVBoxLayout(self)
        self._build()
        self._show(patient)
        whose, place = place_of(patient)
        self._box = Box(checks.half_typed, whose, {**self._fields, "sex": self._sex}, self)
        self._box.at(place)
        if self._box.holds_text:
            self._message.show_message("note", KEPT)

    def freeze_more(self) -> Mapping[str, str]:
        """Whether it was asked if this is another person."""
        return {_ASKING: "yes"} if self._asking else {}

    def thaw_more(self, more: Mapping[str, str]) -> None:
        """Ask again once the fields are filled and the dialog stands open."""
        self._message.clear()
        if more.get(_ASKING):
            QTimer.singleShot(0, self._on_save)

    def _build(self) -> None:
        self.setMinimumWidth(420)
        column = self._column
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(4)
        column.addWidget(
            Label(tr("New patient") if self._before is None else tr("Patient"), "title")
        )
        column.addSpacing(8)
        titles = {
            "family": tr("Family name"),
            "given": tr("Given name"),
            "title": tr("Title (Ms, Mr, Dr)"),
            "born": tr("Born, as 03-May-1971, May-1971 or 1971"),
            "record_number": tr("Record number"),
        }
        for name, field in self._fields.items():
            field.setObjectName(f"patient.{name}")
            column.addWidget(field_label(titles[name], field))
            column.addWidget(field)
        self._born.set_today(self._today)
        column.addWidget(field_label(tr("Sex"), self._sex))
        self._sex.setObjectName("patient.sex")
        column.addWidget(self._sex)
        column.addSpacing(6)
        column.addWidget(self._message)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        column.addLayout(buttons)
        self._save.setObjectName("patient.save")
        self._save.setDefault(True)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self._on_cancel)

    def _show(self, patient: Patient | None) -> None:
        if patient is None:
            return
        for name in NAMES:
            self._fields[name].show_value(getattr(patient, name))
        self._fields["born"].show_value("" if patient.born is None else show_date(patient.born))
        self._sex.show_value(patient.sex)

    def _on_save(self) -> None:
        typed = {name: field.text() for name, field in self._fields.items()}
        for field in self._fields.values():
            field.show_problem(None)
        wrong = problem_of(typed, self._today, self._checks.known_number, self._before)
        if wrong is not None:
            self._show_wrong(wrong)
            return
        patient = patient_of(typed, self._sex.currentData(), self._today, self._before)
        if self._before is None and not self._may_add(patient):
            return
        self.patient = patient
        self._box.leave()
        self.accept()

    def _show_wrong(self, wrong: Wrong) -> None:
        name, sentence = wrong
        self._column.removeWidget(self._message)
        self._column.insertWidget(self._column.indexOf(self._fields[name]) + 1, self._message)
        self._message.show_message("error", sentence)
        self._fields[name].show_problem(sentence)
        self._fields[name].setFocus()

    def _may_add(self, patient: Patient) -> bool:
        self._asking = True
        agreed = self._checks.may_add(patient, self)
        self._asking = False
        return agreed

    def _on_cancel(self) -> None:
        self._box.used()
        self.reject()
