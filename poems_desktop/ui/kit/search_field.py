"""A search field with its shortcut written inside."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from poems_desktop.ui.fonts import ensure_script_fonts
from poems_desktop.ui.icons import icon
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import current_theme, font


class SearchField(Themed, QLineEdit):
    """`searched(text)` comes with each change by the user; Escape empties the field."""

    searched = Signal(str)

    def __init__(
        self, hint: str, *, shortcut_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shortcut_text = shortcut_text
        self.setProperty("kind", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self._mark = QAction(hint, self)
        self._mark.triggered.connect(self.setFocus)
        self.addAction(self._mark, QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._on_text_edited)
        self.follow_theme()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties a field that holds something."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            self.clear()
            self.searched.emit("")
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and, while it is empty, the shortcut at its right end."""
        super().paintEvent(event)
        if self.text() or not self._shortcut_text:
            return
        painter = QPainter(self)
        painter.setFont(font("caption"))
        painter.setPen(current_theme().color("ink3"))
        area = QRect(0, 0, self.width() - 9, self.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, right, self._shortcut_text)
        painter.end()

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self._mark.setIcon(icon("search", "ink2", 16))

    def _on_text_edited(self, text: str) -> None:
        ensure_script_fonts(text)
        self.searched.emit(text)
