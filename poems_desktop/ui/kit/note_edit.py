"""A free note that grows with its text."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from poems_desktop.ui.fonts import ensure_script_fonts
from poems_desktop.ui.theme import height, set_look


class NoteEdit(QPlainTextEdit):
    """Plain text of one to `most_lines` visible lines; Tab leaves it.

    The signals are those of a line field: `typing` with each change by the user, `edited` once
    on leaving.
    """

    edited = Signal(str)
    typing = Signal(str)

    def __init__(
        self, *, name: str = "", most_lines: int = 5, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settled = ""
        self._showing = False
        self._most_lines = most_lines
        if name:
            self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def show_value(self, text: str) -> None:
        """Show `text` without emitting anything."""
        self._settled = text
        if self.toPlainText() != text:
            ensure_script_fonts(text)
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    def show_problem(self, text: str | None) -> None:
        """Mark the field and tell screen readers why; None clears it."""
        set_look(self, "problem", "error" if text else "")
        self.setAccessibleDescription(text or "")

    def flush(self) -> None:
        """Emit `edited` now if the user has typed something not yet emitted."""
        text = self.toPlainText()
        if text != self._settled:
            self._settled = text
            self.edited.emit(text)

    def sizeHint(self) -> QSize:
        """As high as the text, between one line and the most lines allowed."""
        line = self.fontMetrics().lineSpacing()
        lines = min(max(1, round(self.document().size().height())), self._most_lines)
        extra = height("control") - line
        return QSize(160, max(height("control"), lines * line + extra))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(60, height("control"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the note finishes the entry."""
        super().focusOutEvent(event)
        self.flush()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the note only where it has more to show; else leave the wheel to the page."""
        bar = self.verticalScrollBar()
        if self.hasFocus() and bar.maximum() > bar.minimum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _on_text_changed(self) -> None:
        if not self._showing:
            text = self.toPlainText()
            ensure_script_fonts(text)
            self.typing.emit(text)

    def _on_size_changed(self) -> None:
        over = self.document().size().height() > self._most_lines
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAsNeeded if over else policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.updateGeometry()
