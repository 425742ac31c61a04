"""Editors of a choice, of a clinical date and of a short text."""

from datetime import date

from PySide6.QtWidgets import QWidget

from poems_desktop.app.answer_words import STATES
from poems_desktop.app.entries import date_problem, shown_date, with_date
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ChoiceField, DateField, TextField
from poems_desktop.clinical.record import Answer, Choice, DateAnswer, Finding, TextAnswer
from poems_desktop.ui.editors.field_row import FieldRow
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.line_field import LineField

NOT_RECORDED = tr("Not recorded")


class ChoiceRow(FieldRow):
    """One of a few named values; the first line of the list takes it back."""

    control: ChoiceBox

    def __init__(
        self,
        field: ChoiceField,
        definitions: Definitions,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(field, definitions, parent)
        options = [(None, NOT_RECORDED), *((o.value, tr(o.label)) for o in field.options)]
        self.control = ChoiceBox(options, name=tr(field.label))
        self.control.setObjectName(f"{field.key}.choice")
        self.control.setMinimumWidth(200)
        self.control.edited.connect(self._on_edited)
        self._imported = Label("", "secondary")
        self.line.addWidget(self.control)
        self.line.addWidget(self._imported)
        self.line.addStretch(1)

    def show_value(self, answer: Answer | None) -> None:
        """Show the choice; a bare present or absent from an imported case stands beside it."""
        self.control.show_value(answer.value if isinstance(answer, Choice) else None)
        bare = (
            tr("imported as {value}").format(value=tr(STATES[answer.state]))
            if isinstance(answer, Finding)
            else ""
        )
        self._imported.setText(bare)

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        self.control.set_read_only(read_only)

    def _on_edited(self, value: object) -> None:
        self._imported.setText("")
        self.edited.emit(None if value is None else Choice(value=str(value)), False)


class DateRow(FieldRow):
    """A clinical date, to the precision known."""

    control: DateEdit

    def __init__(
        self,
        field: DateField,
        definitions: Definitions,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(field, definitions, parent)
        self._today = today
        self._answer = DateAnswer()
        self.control = DateEdit(name=tr(field.label))
        self.control.setObjectName(f"{field.key}.date")
        self.control.set_today(today)
        self.control.typing.connect(self._on_typing)
        self.control.edited.connect(self._on_edited)
        self.line.addWidget(self.control)
        self.line.addStretch(1)

    def show_value(self, answer: Answer | None) -> None:
        """Show the date, or the text that could not be read."""
        self._answer = answer if isinstance(answer, DateAnswer) else DateAnswer()
        self.control.show_value(shown_date(self._answer, "value"))
        self._show_hint()

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        self.control.setReadOnly(read_only)

    def _on_typing(self, text: str) -> None:
        self._take(text)
        self._tell(typing=True)

    def _on_edited(self, text: str) -> None:
        self._take(text)
        self._tell(typing=False)
        self.control.show_value(shown_date(self._answer, "value"))
        self._show_hint()
        self.left.emit()

    def _take(self, text: str) -> None:
        self._answer = with_date(self._answer, "value", text, self._today)

    def _tell(self, *, typing: bool) -> None:
        self.edited.emit(None if self._answer == DateAnswer() else self._answer, typing)

    def _show_hint(self) -> None:
        text = shown_date(self._answer, "value")
        hint = date_problem(text, self._today, what=tr("This date"))
        self.control.show_problem(hint.sentence if hint else None)
        self.show_problem("error", hint.sentence if hint else "")


class TextRow(FieldRow):
    """A short free text."""

    control: LineField

    def __init__(
        self,
        field: TextField,
        definitions: Definitions,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(field, definitions, parent)
        self.control = LineField(name=tr(field.label))
        self.control.setObjectName(f"{field.key}.text")
        self.control.typing.connect(self._on_typing)
        self.control.edited.connect(self._on_edited)
        self.line.addWidget(self.control, 1)

    def show_value(self, answer: Answer | None) -> None:
        """Show the text."""
        self.control.show_value(answer.value if isinstance(answer, TextAnswer) else "")

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        self.control.setReadOnly(read_only)

    def _on_typing(self, text: str) -> None:
        self.edited.emit(TextAnswer(value=text) if text else None, True)

    def _on_edited(self, text: str) -> None:
        self.edited.emit(TextAnswer(value=text) if text else None, False)
        self.left.emit()
