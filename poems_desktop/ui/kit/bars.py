"""Thin bars: how much is done, and how strong a passphrase is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.theme import current_theme


def draw_bar(painter: QPainter, area: QRectF, done: int, total: int) -> None:
    """Draw a thin bar in the present theme, for widgets and delegates alike."""
    theme = current_theme()
    radius = area.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line"))
    painter.drawRoundedRect(area, radius, radius)
    if done > 0 and total > 0:
        share = min(1.0, done / total)
        painter.setBrush(theme.color("acc"))
        filled = QRectF(area.x(), area.y(), area.width() * share, area.height())
        painter.drawRoundedRect(filled, radius, radius)


class StrengthBars(QWidget):
    """Four bars of which the first `level` are filled; a word must stand beside them."""

    COUNT = 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = 0
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, level: int) -> None:
        """Fill `level` (0 to 4) bars."""
        self._level = level
        self.setAccessibleName(
            tr("Strength {level} of {count}").format(level=level, count=self.COUNT)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme = current_theme()
        gap = 4
        wide = (self.width() - gap * (self.COUNT - 1)) / self.COUNT
        for index in range(self.COUNT):
            painter.setBrush(theme.color("acc" if index < self._level else "line"))
            area = QRectF(index * (wide + gap), 0, wide, self.height())
            painter.drawRoundedRect(area, 3, 3)
        painter.end()
