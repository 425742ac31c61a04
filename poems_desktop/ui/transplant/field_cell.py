"""One question of the entry form: its label and the control of its kind."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.app.entries import Hint
from poems_desktop.app.transplant_fields import Field, Option
from poems_desktop.app.words import tr
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.labels import field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.note_edit import NoteEdit
from poems_desktop.ui.kit.number_edit import NumberEdit
from poems_desktop.ui.kit.segmented import SegmentedControl, below_label, finding_control
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import text_scale

_NUMBER, _TEXT, _NOTE = 62, 130, 420
_APART = 3
_REST = "not_assessed"


class FieldCell(Themed, QWidget):
    """`typed(key, text)` while text is typed, `settled(key, text)` when it or a choice stands."""

    typed = Signal(str, str)
    settled = Signal(str, str)

    def __init__(
        self, field: Field, options: tuple[Option, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.control = _control(field, options)
        self.control.setObjectName(f"log.{field.key}")
        self.control.edited.connect(self._on_edited)
        if isinstance(self.control, LineField | NoteEdit):
            self.control.typing.connect(self._on_typing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_APART)
        label = field_label(tr(field.label), self.control)
        if isinstance(self.control, SegmentedControl):
            column.addLayout(below_label(label, self.control, _APART))
        else:
            column.addWidget(label)
            column.addWidget(self.control)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.follow_theme()

    def show_value(self, text: str) -> None:
        """Show an answer, silently; the empty text is no answer."""
        control = self.control
        if isinstance(control, SegmentedControl):
            control.show_value(text or _REST)
        elif isinstance(control, ChoiceBox):
            control.show_value(text or None)
        else:
            control.show_value(text)

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        if isinstance(self.control, (SegmentedControl, ChoiceBox)):
            self.control.set_read_only(read_only)
        else:
            self.control.setReadOnly(read_only)

    def show_hint(self, hint: Hint | None) -> None:
        """Mark the field where something is wrong with it."""
        error = hint is not None and hint.level == "error"
        if isinstance(self.control, SegmentedControl):
            return
        if hint is not None and hint.about == "usual" and isinstance(self.control, LineField):
            self.control.show_problem(hint.sentence, kind="caution")
            return
        self.control.show_problem(hint.sentence if hint is not None and error else None)

    def flush(self) -> None:
        """Take the text being typed as finished."""
        if not isinstance(self.control, SegmentedControl):
            self.control.flush()

    def refresh_look(self) -> None:
        """Follow the text size."""
        scale = text_scale()
        match self.field.kind:
            case "number" | "count" | "clock":
                self.control.setFixedWidth(round(_NUMBER * scale))
            case "text":
                self.control.setFixedWidth(round(_TEXT * scale))
            case "note":
                self.control.setMinimumWidth(round(_NOTE * scale))
            case _:
                pass

    def _on_typing(self, text: str) -> None:
        self.typed.emit(self.field.key, text)

    def _on_edited(self, value: object) -> None:
        text = "" if value in (None, _REST) else str(value)
        self.settled.emit(self.field.key, text)


def _control(
    field: Field, options: tuple[Option, ...]
) -> NumberEdit | LineField | NoteEdit | SegmentedControl | ChoiceBox:
    match field.kind:
        case "number" | "count" | "clock":
            return NumberEdit(name=tr(field.name), width=40)
        case "text":
            return LineField(name=tr(field.name))
        case "note":
            return NoteEdit(name=tr(field.name), most_lines=4)
        case "state":
            return finding_control(tr(field.name))
        case _:
            return ChoiceBox([(value, tr(text)) for value, text in options], name=tr(field.name))
