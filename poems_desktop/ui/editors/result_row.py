"""One laboratory result: value, unit, specimen, laboratory and date of collection."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.entries import (
    number_problem,
    result_hints,
    shown_date,
    shown_number,
    with_date,
    with_number,
)
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ResultField
from poems_desktop.clinical.record import Measurement
from poems_desktop.ui.editors.field_row import citations, wrapped_message
from poems_desktop.ui.kit.buttons import IconButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import BELOW, Label, below, field_label
from poems_desktop.ui.kit.number_edit import NumberEdit
from poems_desktop.ui.kit.segmented import below_label, specimen_control
from poems_desktop.ui.text import plain_tooltip
from poems_desktop.ui.theme import text_scale

_NO_UNIT = tr("no unit")
_VALUE_WIDTH = 58
_LAB_WIDTH = 105
_DATE_WIDTH = 122
_GAP = 4


class ResultRow(QFrame):
    """The entry of one result.

    `edited(result, typing)` carries the whole result; `removed(id)` asks to take it out.
    """

    edited = Signal(object, bool)
    left = Signal()
    removed = Signal(str)

    def __init__(  # noqa: PLR0913 - a result is entered among its fellows
        self,
        field: ResultField,
        result: Measurement,
        definitions: Definitions,
        laboratories: Sequence[str],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._definitions = definitions
        self._today = today
        self._result = result
        self.setProperty("kind", "plain")
        self._make_controls(laboratories)
        self._connect()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 6, 4, 6)
        outer.setSpacing(3)
        outer.addLayout(self._cells())
        self._message = wrapped_message()
        outer.addWidget(self._message)
        self.show_value(result)

    @property
    def result(self) -> Measurement:
        """The result as entered."""
        return self._result

    def show_value(self, result: Measurement) -> None:
        """Show a result, with what cannot be read as it was typed."""
        self._result = result
        self.value.show_value(shown_number(result))
        self.unit.show_value(result.unit)
        if self.specimen is not None:
            self.specimen.show_value(result.specimen or "not_stated")
        self.laboratory.show_value(result.laboratory)
        self.laboratory.lineEdit().setCursorPosition(0)
        self.collected.show_value(shown_date(result, "collected"))
        self._show_hints()

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        self.value.setReadOnly(read_only)
        self.collected.setReadOnly(read_only)
        self.unit.set_read_only(read_only)
        self.laboratory.set_read_only(read_only)
        self._remove.setVisible(not read_only)
        if self.specimen is not None:
            self.specimen.set_read_only(read_only)

    def go_to_problem(self) -> None:
        """Give the focus to the field that is marked, else to the value."""
        field = self.collected if self.collected.property("problem") else self.value
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def problem(self) -> str:
        """What is said under the row."""
        return self._message.text()

    def _make_controls(self, laboratories: Sequence[str]) -> None:
        label, name = tr(self._field.label), self._result.id
        self.value = NumberEdit(name=tr("{label}, value").format(label=label))
        self.value.setObjectName(f"{name}.value")
        units = [(unit, self._definitions.unit_text(unit)) for unit in self._field.units]
        self.unit = ChoiceBox(
            [*units, (None, _NO_UNIT)], name=tr("{label}, unit").format(label=label)
        )
        self.unit.setObjectName(f"{name}.unit")
        self.specimen = specimen_control() if self._field.specimens else None
        if self.specimen is not None:
            self.specimen.setObjectName(f"{name}.specimen")
        self.laboratory = ChoiceBox(
            [(lab, lab) for lab in laboratories],
            name=tr("{label}, laboratory").format(label=label),
            editable=True,
        )
        self.laboratory.setObjectName(f"{name}.laboratory")
        self.laboratory.setFixedWidth(round(_LAB_WIDTH * text_scale()))
        self.collected = DateEdit(name=tr("{label}, collected").format(label=label))
        self.collected.setObjectName(f"{name}.collected")
        self.collected.set_today(self._today)
        self.collected.setFixedWidth(round(_DATE_WIDTH * text_scale()))
        self.value.setFixedWidth(round(_VALUE_WIDTH * text_scale()))
        self._remove = IconButton(
            "x", tr("Remove this {label} result").format(label=label), size=12
        )
        self._remove.setObjectName(f"{name}.remove")

    def _cells(self) -> FlowLayout:
        """Side by side; where the form is narrow, laboratory and date stand below."""
        title = Label(tr(self._field.label), "caption")
        title.setToolTip(plain_tooltip(tr(self._field.plain)))
        cells = FlowLayout(spacing=_GAP, line_spacing=_GAP)
        cells.addWidget(below(title, self.value))
        cells.addWidget(below(field_label(tr("Unit"), self.unit), self.unit))
        if self.specimen is not None:
            cell = QWidget()
            label = field_label(tr("Specimen"), self.specimen)
            cell.setLayout(below_label(label, self.specimen, BELOW))
            cells.addWidget(cell)
        where = QWidget()
        row = QHBoxLayout(where)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(below(field_label(tr("Lab"), self.laboratory), self.laboratory))
        row.addWidget(below(field_label(tr("Collected"), self.collected), self.collected))
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignBottom)
        cells.addWidget(where)
        return cells

    def _connect(self) -> None:
        self.value.typing.connect(self._on_value_typing)
        self.value.edited.connect(self._on_value)
        self.unit.edited.connect(self._on_unit)
        if self.specimen is not None:
            self.specimen.edited.connect(self._on_specimen)
        self.laboratory.edited.connect(self._on_laboratory)
        self.laboratory.lineEdit().textEdited.connect(self._on_laboratory_typing)
        self.collected.typing.connect(self._on_date_typing)
        self.collected.edited.connect(self._on_date)
        self._remove.clicked.connect(self._on_remove)

    def _on_value_typing(self, text: str) -> None:
        self._result = with_number(self._result, text)
        self.edited.emit(self._result, True)

    def _on_value(self, text: str) -> None:
        self._result = with_number(self._result, text)
        self._finish()
        if number_problem(text) is None:
            self.value.show_value(shown_number(self._result))

    def _on_date_typing(self, text: str) -> None:
        self._result = with_date(self._result, "collected", text, self._today)
        self.edited.emit(self._result, True)

    def _on_date(self, text: str) -> None:
        self._result = with_date(self._result, "collected", text, self._today)
        self._finish()
        self.collected.show_value(shown_date(self._result, "collected"))

    def _on_unit(self, unit: object) -> None:
        self._change(unit=unit)

    def _on_specimen(self, specimen: str) -> None:
        self._change(specimen=None if specimen == "not_stated" else specimen)

    def _on_laboratory(self, name: object) -> None:
        self._change(laboratory=str(name or "").strip())

    def _on_laboratory_typing(self, text: str) -> None:
        self._result = self._result.model_copy(update={"laboratory": text.strip()})
        self.edited.emit(self._result, True)

    def _on_remove(self) -> None:
        self.removed.emit(self._result.id)

    def _change(self, **update: object) -> None:
        self._result = self._result.model_copy(update=update)
        self._finish()

    def _finish(self) -> None:
        self.edited.emit(self._result, False)
        self._show_hints()
        self.left.emit()

    def _show_hints(self) -> None:
        hints = result_hints(self._result, self._definitions, self._today)
        first = hints[0] if hints else None
        error = first is not None and first.level == "error"
        wrong = first.sentence if error else None
        usual = next((hint.sentence for hint in hints if hint.about == "usual"), None)
        bad_date = error and first.about == "collected"
        self.collected.show_problem(wrong if bad_date else None)
        if error:
            self.value.show_problem(None if bad_date else wrong)
        else:
            self.value.show_problem(usual, kind="caution")
        if wrong is not None:
            lead, _, rest = wrong.partition(". ")
            self._message.show_message("error", rest, f"{lead}." if rest else lead)
            hints = hints[:1]
        else:
            self._message.show_message("caution", " ".join(hint.sentence for hint in hints))
        cites = [cite for hint in hints for cite in hint.cites]
        self._message.show_sources(citations(cites, self._definitions))
