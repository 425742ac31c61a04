"""What is asked beside the state of a finding: of what is there, and of what was not found."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from poems_desktop.app.answer_words import grade_choices, method_choices
from poems_desktop.app.entries import date_problem, shown_date, with_date
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import FindingField
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.observing import beware_of
from poems_desktop.clinical.record import Attribution, Finding
from poems_desktop.ui.editors.attribution import AttributionEditor
from poems_desktop.ui.editors.field_row import FieldRow, citations, needed_width, wrapped_message
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.labels import below, field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.theme import text_scale

_DATE_WIDTH = 126
_STRIP_WIDTH = 520


class DetailStrip(QFrame):
    """The details of one state; `edited(finding, typing)` carries the finding with them.

    Attributes:
        part: the date among them, as `Finding` names it.
        day: its editor.
    """

    edited = FieldRow.edited
    left = FieldRow.left

    def __init__(self, field: FindingField, part: str, day: str, today: date, tone: str) -> None:
        super().__init__()
        self.setProperty("kind", "detail")
        self.setProperty("tone", tone)
        self.part = part
        self._today = today
        self._finding = Finding(state=FindingState.NOT_ASSESSED)
        self.day = DateEdit(name=day)
        self.day.setObjectName(f"{field.key}.{part}")
        self.day.setFixedWidth(round(_DATE_WIDTH * text_scale()))
        self.day.set_today(today)
        self.day.typing.connect(self._on_day_typing)
        self.day.edited.connect(self._on_day)
        self._message = wrapped_message()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 7, 12, 9)
        self._column.setSpacing(4)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self._column.addLayout(self._row)

    def show_value(self, finding: Finding) -> None:
        """Show the details of a finding in this strip's state."""
        self._finding = finding
        self.day.show_value(shown_date(finding, self.part))
        self._show_message()

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        self.day.setReadOnly(read_only)

    def go_to(self) -> None:
        """Put the focus into the date."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, name: str, value: object, *, typing: bool = False) -> None:
        self._finding = self._finding.model_copy(update={name: value})
        self.edited.emit(self._finding, typing)

    def _on_day_typing(self, text: str) -> None:
        self._finding = with_date(self._finding, self.part, text, self._today)
        self.edited.emit(self._finding, True)

    def _on_day(self, text: str) -> None:
        self._finding = with_date(self._finding, self.part, text, self._today)
        self.edited.emit(self._finding, False)
        self.day.show_value(shown_date(self._finding, self.part))
        self._show_message()
        self.left.emit()

    def _show_message(self) -> None:
        typed = shown_date(self._finding, self.part)
        hint = date_problem(typed, self._today, what=tr("This date"))
        self.day.show_problem(hint.sentence if hint else None)
        if hint is not None:
            self._message.show_message("error", hint.sentence)
            self._message.show_sources(())
        else:
            self._beware()

    def _beware(self) -> None:
        """Say what the details do not prove: of most there is nothing to say."""
        self._message.clear()


class PresentStrip(DetailStrip):
    """Onset, grade and note of what is there, and another cause of it."""

    def __init__(self, field: FindingField, today: date, author: str) -> None:
        label = tr(field.label)
        super().__init__(field, "onset", tr("{label}, onset").format(label=label), today, "acc")
        name = tr("{label}, grade, your judgment").format(label=label)
        self._grade = ChoiceBox(grade_choices(), name=name)
        self._grade.setObjectName(f"{field.key}.grade")
        self._note = LineField(name=tr("{label}, note").format(label=label))
        self._note.setObjectName(f"{field.key}.note")
        self._cause = AttributionEditor(field.key, label, author)
        self._build(field.details)
        self._grade.edited.connect(self._on_grade)
        self._note.typing.connect(self._on_note_typing)
        self._note.edited.connect(self._on_note)
        self._cause.edited.connect(self._on_cause)
        self._cause.left.connect(self.left)

    def show_value(self, finding: Finding) -> None:
        """Show the details of a present finding."""
        super().show_value(finding)
        self._grade.show_value(finding.grade)
        self._note.show_value(finding.note)
        self._cause.show_value(finding.explained_by)

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        super().set_read_only(read_only)
        self._grade.set_read_only(read_only)
        self._note.setReadOnly(read_only)
        self._cause.set_read_only(read_only)

    def _build(self, details: tuple[str, ...]) -> None:
        cells = {
            "onset": (tr("Onset (day, month or year)"), self.day),
            "grade": (tr("Grade (your judgment)"), self._grade),
            "note": (tr("Note"), self._note),
        }
        for name, (text, editor) in cells.items():
            cell = below(field_label(text, editor), editor)
            self._row.addWidget(cell, 1 if name == "note" else 0)
            cell.setVisible(name in details)
        self._column.addWidget(self._cause)
        self._column.addWidget(self._message)

    def _on_grade(self, value: object) -> None:
        self._change("grade", value)

    def _on_note_typing(self, text: str) -> None:
        self._change("note", text, typing=True)

    def _on_note(self, text: str) -> None:
        self._change("note", text)
        self.left.emit()

    def _on_cause(self, cause: Attribution | None, typing: bool) -> None:
        self._change("explained_by", cause, typing=typing)


class AbsentStrip(DetailStrip):
    """How and when it was looked for, with what that way may miss."""

    def __init__(self, field: FindingField, definitions: Definitions, today: date) -> None:
        label = tr(field.label)
        day = tr("{label}, date looked for").format(label=label)
        super().__init__(field, "assessed", day, today, "not")
        self._field = field
        self._definitions = definitions
        name = tr("{label}, how it was looked for").format(label=label)
        self._method = ChoiceBox(method_choices(field), name=name)
        self._method.setObjectName(f"{field.key}.method")
        self._method.edited.connect(self._on_method)
        self._build()

    def show_value(self, finding: Finding) -> None:
        """Show the details of an absent finding."""
        super().show_value(finding)
        self._method.show_value(finding.method)

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        super().set_read_only(read_only)
        self._method.set_read_only(read_only)

    def _build(self) -> None:
        """Side by side; the date stands below where the ways of looking have long names."""
        how = field_label(tr("How it was looked for"), self._method)
        when = field_label(tr("Date"), self.day)
        pairs = ((how, self._method), (when, self.day))
        needed = sum(max(map(needed_width, pair)) for pair in pairs)
        self._row.addWidget(below(how, self._method))
        if needed > round(_STRIP_WIDTH * text_scale()):
            self._row.addStretch(1)
            self._row = QHBoxLayout()
            self._column.addLayout(self._row)
        self._row.addWidget(below(when, self.day))
        self._row.addStretch(1)
        self._column.addWidget(self._message)

    def _on_method(self, value: object) -> None:
        self._change("method", value)
        self._show_message()

    def _beware(self) -> None:
        method = beware_of(self._finding, self._field)
        cites = () if method is None else method.cites
        self._message.show_message("caution", "" if method is None else tr(method.caution or ""))
        self._message.show_sources(citations(cites, self._definitions))
