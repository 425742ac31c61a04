"""Who the patient is: the entry for a new patient and for a correction."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.entries import date_problem
from poems_desktop.clinical.record import Patient
from poems_desktop.core.reading import UnreadableError, read_date, show_date
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.line_field import LineField

SameNumber = Callable[[str], bool]


class PatientDialog(QDialog):
    """Asks for name, birth date, sex and record number; `patient` holds what was accepted."""

    def __init__(
        self,
        today: date,
        known_number: SameNumber,
        patient: Patient | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("POEMS Desktop")
        self.patient: Patient | None = None
        self._before = patient
        self._today = today
        self._known_number = known_number
        self._born = DateEdit(name="Born")
        self._fields: dict[str, LineField] = {
            "family": LineField(name="Family name"),
            "given": LineField(name="Given name"),
            "title": LineField(name="Title"),
            "born": self._born,
            "record_number": LineField(name="Record number"),
        }
        self._sex = ChoiceBox([(None, "Not stated"), ("F", "Female"), ("M", "Male")], name="Sex")
        self._message = InlineMessage()
        self._save = PrimaryButton("Add patient" if patient is None else "Save correction")
        self._cancel = SecondaryButton("Cancel")
        self._build()
        self._show(patient)

    def _build(self) -> None:
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(4)
        column.addWidget(Label("New patient" if self._before is None else "Patient", "title"))
        column.addSpacing(8)
        titles = {
            "family": "Family name",
            "given": "Given name",
            "title": "Title (Ms, Mr, Dr)",
            "born": "Born, as 03-May-1971, May-1971 or 1971",
            "record_number": "Record number",
        }
        for name, field in self._fields.items():
            field.setObjectName(f"patient.{name}")
            column.addWidget(field_label(titles[name], field))
            column.addWidget(field)
        self._born.set_today(self._today)
        column.addWidget(field_label("Sex", self._sex))
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
        self._cancel.clicked.connect(self.reject)

    def _show(self, patient: Patient | None) -> None:
        if patient is None:
            return
        for name in ("family", "given", "title", "record_number"):
            self._fields[name].show_value(getattr(patient, name))
        self._fields["born"].show_value("" if patient.born is None else show_date(patient.born))
        self._sex.show_value(patient.sex)

    def _on_save(self) -> None:
        problem = self._problem()
        if problem is not None:
            name, sentence = problem
            self._message.show_message("error", sentence)
            self._fields[name].show_problem(sentence)
            self._fields[name].setFocus()
            return
        text = {name: field.text().strip() for name, field in self._fields.items()}
        born = read_date(text["born"], self._today) if text["born"] else None
        base = self._before or Patient(id=uuid4().hex)
        names = {key: text[key] for key in ("family", "given", "title", "record_number")}
        update = {**names, "born": born, "sex": self._sex.currentData()}
        self.patient = base.model_copy(update=update)
        self.accept()

    def _problem(self) -> tuple[str, str] | None:
        for field in self._fields.values():
            field.show_problem(None)
        if not self._fields["family"].text().strip():
            return "family", "The family name is missing. Type it; one name alone goes here."
        born = self._fields["born"].text().strip()
        try:
            hint = date_problem(born, self._today, what="The birth date")
        except UnreadableError as error:
            return "born", error.sentence
        if hint is not None:
            return "born", hint.sentence
        number = self._fields["record_number"].text().strip()
        same = self._before is not None and self._before.record_number == number
        if number and not same and self._known_number(number):
            return (
                "record_number",
                "Another patient of this store has this record number. Check it, or open that one.",
            )
        return None
