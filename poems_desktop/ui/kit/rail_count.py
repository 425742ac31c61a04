"""A number that needs attention, under its icon, for the narrow rails."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import current_theme, font, scaled

_WIDE, _ICON, _GAP = 40, 16, 2
_SMALLEST = 9


class RailCount(Themed, QAbstractButton):
    """Icon, number and a word, one below the other; a click or Enter leads to what is counted."""

    def __init__(self, icon: str, word: str, *, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._word, self._tone = icon, word, tone
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow_theme()

    def show_count(self, count: str, sentence: str) -> None:
        """The number as it is to be read, and what it says in full; empty hides the button."""
        self.setText(count)
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.setVisible(bool(count))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a rail has room for, as high as its three lines."""
        words = self._line("dense") + self._line("caption")
        return QSize(_WIDE, scaled(_ICON) + 2 * _GAP + words + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the three lines, and the ring with the focus."""
        theme, painter = current_theme(), QPainter(self)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("acc"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        size = scaled(_ICON)
        drawn = pixmap(self._icon_name, self._tone, size)
        painter.drawPixmap((self.width() - size) // 2, 2, drawn)
        painter.setPen(theme.color(self._tone))
        top = 2 + size + _GAP
        for role, text in (("dense", self.text()), ("caption", self._word)):
            high = self._line(role)
            painter.setFont(self._fitting(role, text))
            painter.drawText(QRect(0, top, self.width(), high), Qt.AlignmentFlag.AlignCenter, text)
            top += high
        painter.end()

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self.updateGeometry()
        self.update()

    def _fitting(self, role: str, text: str) -> QFont:
        """The face of a line, smaller where the word of a language is wider than the rail."""
        face = self._face(role)
        wide = QFontMetrics(face).horizontalAdvance(text)
        if wide > self.width():
            face.setPixelSize(max(_SMALLEST, face.pixelSize() * self.width() // wide))
        return face

    @staticmethod
    def _face(role: str) -> QFont:
        return font(role, 700 if role == "dense" else 500)

    def _line(self, role: str) -> int:
        return QFontMetrics(self._face(role)).height()
