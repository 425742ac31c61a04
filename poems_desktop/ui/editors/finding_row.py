"""A finding: present, absent or not assessed, with details where they matter."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.entries import date_problem, shown_date, with_date
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import FindingField
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Answer, Attribution, Finding
from poems_desktop.ui.editors.attribution import AttributionEditor
from poems_desktop.ui.editors.field_row import FieldRow, citations, needed_width, wrapped_message
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.labels import field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.segmented import SegmentedControl, finding_control
from poems_desktop.ui.theme import set_look, text_scale

_DATE_WIDTH = 126
_CONTROL_WIDTH = 296
_STRIP_WIDTH = 520
GRADES = ((None, ""), ("mild", tr("Mild")), ("moderate", tr("Moderate")), ("severe", tr("Severe")))


class FindingRow(FieldRow):
    """The three-state control, and a strip below it while there is something to add.

    Attributes:
        author: who works here, for what is stated of another cause.
    """

    control: SegmentedControl
    author = ""

    def __init__(
        self,
        field: FindingField,
        definitions: Definitions,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(field, definitions, parent)
        self._field = field
        self._definitions = definitions
        self._today = today
        self._finding = Finding(state=FindingState.NOT_ASSESSED)
        self._strip: DetailStrip | None = None
        self._read_only = False
        self.control = finding_control(tr(field.label))
        self.control.setObjectName(f"{field.key}.state")
        self.control.edited.connect(self._on_state)
        self.leave_room_for(self.control, _CONTROL_WIDTH)
        self.line.addWidget(self.control)
        self.line.addStretch(1)

    def show_value(self, answer: Answer | None) -> None:
        """Show an answer; None and answers of another kind are Not assessed."""
        blank = Finding(state=FindingState.NOT_ASSESSED)
        self._finding = answer if isinstance(answer, Finding) else blank
        self.control.show_value(self._finding.state.value)
        self._show_strip()

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input, as for a signed visit."""
        self._read_only = read_only
        self.control.set_read_only(read_only)
        if self._strip is not None:
            self._strip.set_read_only(read_only)

    @property
    def strip(self) -> "DetailStrip | None":
        """The strip of details, once it was needed."""
        return self._strip

    def _show_strip(self) -> None:
        state = self._finding.state
        wanted = state is FindingState.PRESENT
        wanted = wanted or (state is FindingState.ABSENT and bool(self._field.methods))
        if wanted and self._strip is None:
            self._strip = DetailStrip(self._field, self._definitions, self._today, self.author)
            self._strip.edited.connect(self._on_detail)
            self._strip.left.connect(self.left)
            self._strip.set_read_only(self._read_only)
            self.layout_.addWidget(self._strip)
            self.grown.emit()
        if self._strip is not None:
            # Filled before it is shown: the rows below move once.
            self._strip.show_value(self._finding)
            self._strip.setVisible(wanted)

    def _on_state(self, value: str) -> None:
        self._finding = self._finding.model_copy(update={"state": FindingState(value)})
        self._show_strip()
        self._tell(typing=False)

    def _on_detail(self, finding: Finding, typing: bool) -> None:
        self._finding = finding
        self._tell(typing=typing)

    def _tell(self, *, typing: bool) -> None:
        blank = self._finding == Finding(state=FindingState.NOT_ASSESSED)
        self.edited.emit(None if blank else self._finding, typing)


class DetailStrip(QFrame):
    """Onset, grade and note of what is present; how and when an absent was looked for."""

    edited = FieldRow.edited
    left = FieldRow.left

    def __init__(
        self, field: FindingField, definitions: Definitions, today: date, author: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("kind", "detail")
        self._field = field
        self._today = today
        self._finding = Finding(state=FindingState.NOT_ASSESSED)
        self._cells: dict[str, QWidget] = {}
        self._widths: list[int] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 9)
        column.setSpacing(4)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        column.addLayout(self._row)
        self.cause = AttributionEditor(field.key, tr(field.label), author)
        self.cause.edited.connect(self._on_cause)
        self.cause.left.connect(self.left)
        column.addWidget(self.cause)
        self._build()
        self._row.addStretch(0 if "note" in self._cells else 1)
        if sum(self._widths) > round(_STRIP_WIDTH * text_scale()):
            self._break_line(column)
        self._message = wrapped_message()
        for mark, reference in self._method_citations(definitions):
            self._message.trailing.addWidget(CitationMark(mark, reference))
        column.addWidget(self._message)

    def show_value(self, finding: Finding) -> None:
        """Show the details of `finding` that belong to its state."""
        self._finding = finding
        present = finding.state is FindingState.PRESENT
        set_look(self, "tone", "acc" if present else "not")
        for name, cell in self._cells.items():
            cell.setVisible((name in {"onset", "grade", "note"}) == present)
        for name, editor in self._dates.items():
            editor.show_value(shown_date(finding, name))
        self._grade.show_value(finding.grade)
        self._method.show_value(finding.method)
        self._note.show_value(finding.note)
        self.cause.setVisible(present)
        self.cause.show_value(finding.explained_by)
        self._show_message()

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        for line in (*self._dates.values(), self._note):
            line.setReadOnly(read_only)
        for box in (self._grade, self._method):
            box.set_read_only(read_only)
        self.cause.set_read_only(read_only)

    def go_to(self, part: str) -> None:
        """Put the focus into `onset` or `assessed`."""
        self._dates[part].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        key = self._field.key
        label = tr(self._field.label)
        self._dates = {
            "onset": DateEdit(name=tr("{label}, onset").format(label=label)),
            "assessed": DateEdit(name=tr("{label}, date looked for").format(label=label)),
        }
        self._grade = ChoiceBox(
            GRADES, name=tr("{label}, grade, your judgment").format(label=label)
        )
        methods = [(None, ""), *((m.value, tr(m.label)) for m in self._field.methods)]
        self._method = ChoiceBox(
            methods, name=tr("{label}, how it was looked for").format(label=label)
        )
        self._note = LineField(name=tr("{label}, note").format(label=label))
        if "onset" in self._field.details:
            self._add("onset", tr("Onset (day, month or year)"), self._dates["onset"])
        if "grade" in self._field.details:
            self._add("grade", tr("Grade (your judgment)"), self._grade)
        if "note" in self._field.details:
            self._add("note", tr("Note"), self._note, stretch=1)
        if self._field.methods:
            self._add("method", tr("How it was looked for"), self._method)
            self._add("assessed", tr("Date"), self._dates["assessed"])
        for name, editor in self._dates.items():
            editor.setFixedWidth(round(_DATE_WIDTH * text_scale()))
            editor.setObjectName(f"{key}.{name}")
            editor.set_today(self._today)
            editor.typing.connect(self._on_typed)
            editor.edited.connect(self._on_left)
        self._grade.setObjectName(f"{key}.grade")
        self._grade.edited.connect(self._on_grade)
        self._method.setObjectName(f"{key}.method")
        self._method.edited.connect(self._on_method)
        self._note.setObjectName(f"{key}.note")
        self._note.typing.connect(self._on_typed)
        self._note.edited.connect(self._on_left)

    def _break_line(self, column: QVBoxLayout) -> None:
        """The date of an absent stands below where the ways of looking have long names."""
        cell = self._cells.get("assessed")
        if cell is not None:
            self._row.removeWidget(cell)
            below = QHBoxLayout()
            below.addWidget(cell)
            below.addStretch(1)
            column.insertLayout(1, below)

    def _add(self, name: str, text: str, editor: QWidget, stretch: int = 0) -> None:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        label = field_label(text, editor)
        column.addWidget(label)
        column.addWidget(editor)
        if name in {"method", "assessed"}:
            self._widths.append(max(needed_width(label), needed_width(editor)))
        self._cells[name] = cell
        self._row.addWidget(cell, stretch)

    def _method_citations(self, definitions: Definitions) -> tuple[tuple[str, str], ...]:
        cites = [cite for method in self._field.methods for cite in method.cites]
        return citations(cites, definitions)[:1]

    def _on_typed(self, text: str) -> None:
        self._take(self.sender(), text)
        self.edited.emit(self._finding, True)

    def _on_left(self, text: str) -> None:
        sender = self.sender()
        self._take(sender, text)
        self.edited.emit(self._finding, False)
        for name, editor in self._dates.items():
            if editor is sender:
                editor.show_value(shown_date(self._finding, name))
        self._show_message()
        self.left.emit()

    def _take(self, sender: object, text: str) -> None:
        if sender is self._note:
            self._finding = self._finding.model_copy(update={"note": text})
            return
        for name, editor in self._dates.items():
            if editor is sender:
                self._finding = with_date(self._finding, name, text, self._today)

    def _on_grade(self, value: object) -> None:
        self._finding = self._finding.model_copy(update={"grade": value})
        self.edited.emit(self._finding, False)

    def _on_method(self, value: object) -> None:
        self._finding = self._finding.model_copy(update={"method": value})
        self.edited.emit(self._finding, False)
        self._show_message()

    def _on_cause(self, cause: Attribution | None, typing: bool) -> None:
        self._finding = self._finding.model_copy(update={"explained_by": cause})
        self.edited.emit(self._finding, typing)

    def _show_message(self) -> None:
        name = "onset" if self._finding.state is FindingState.PRESENT else "assessed"
        hint = date_problem(shown_date(self._finding, name), self._today, what=tr("This date"))
        self._dates[name].show_problem(hint.sentence if hint else None)
        if hint is not None:
            self._message.show_message("error", hint.sentence)
            return
        method = next(
            (m for m in self._field.methods if m.value == self._finding.method),
            None,
        )
        absent = self._finding.state is FindingState.ABSENT
        caution = method.caution if method is not None and absent else None
        self._message.show_message("caution", tr(caution or ""))
