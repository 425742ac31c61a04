"""A one-line field that tells typing from finished entries and never changes what was typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from poems_desktop.ui.fonts import ensure_script_fonts
from poems_desktop.ui.theme import set_look


class LineField(QLineEdit):
    """The contract of every typed field.

    `typing(text)` comes with each key; `edited(text)` once, on Enter or on leaving the field, and
    only if the user changed the text since it was last shown or emitted.
    """

    edited = Signal(str)
    typing = Signal(str)

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled = ""
        self._again = self._told = False
        if name:
            self.setAccessibleName(name)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self.flush)

    def show_value(self, text: str) -> None:
        """Show `text` without emitting anything. The cursor stays if the text is the same."""
        self._settled, self._again = text, False
        if self.text() != text:
            ensure_script_fonts(text)
            self.setText(text)

    def show_problem(self, text: str | None, *, kind: str = "error") -> None:
        """Mark the field (`error` or `caution`) and tell screen readers why; None clears it."""
        set_look(self, "problem", kind if text else "")
        self.setAccessibleDescription(text or "")

    def flush(self) -> None:
        """Emit `edited` now if the user has typed something not yet emitted."""
        text = self.text()
        if self._again or text != self._settled:
            self._settled, self._again, self._told = text, False, True
            self.edited.emit(text)

    def ask_again(self) -> None:
        """What was emitted could not be kept: leaving the field emits the text once more."""
        self._again = True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt tells only of a text that was typed since; what is asked again is told too."""
        self._told = False
        super().focusOutEvent(event)
        if self._again and not self._told and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def _on_text_edited(self, text: str) -> None:
        ensure_script_fonts(text)
        self.typing.emit(text)
