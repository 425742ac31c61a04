"""A check box drawn in the theme's colors."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.focus_ring import MARGIN, draw_ring
from poems_desktop.ui.theme import current_theme, font

_BOX = 16
_GAP = 9


class CheckBox(QCheckBox):
    """A yes or no of the program (never of a finding); listen to `clicked`."""

    def sizeHint(self) -> QSize:
        """Box, word and the room of the focus ring."""
        metrics = QFontMetrics(font("body"))
        wide = metrics.horizontalAdvance(self._plain_text()) + _BOX + _GAP + 2 * MARGIN
        return QSize(wide + 2, max(24, metrics.height() + 2 * MARGIN))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole area reacts."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick, word and ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(MARGIN, (self.height() - _BOX) // 2, _BOX, _BOX)
        edge = "acc" if self.isChecked() else "line2"
        painter.setPen(QPen(theme.color(edge if self.isEnabled() else "line"), 1))
        painter.setBrush(theme.color("acc" if self.isChecked() else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self.isChecked():
            painter.drawPixmap(box.topLeft() + QPoint(2, 2), pixmap("check", "onAcc", 12))
        if self.hasFocus():
            draw_ring(painter, box, theme.color("acc"), 3)
        painter.setFont(font("body"))
        painter.setPen(theme.color("ink" if self.isEnabled() else "ink3"))
        left = MARGIN + _BOX + _GAP
        place = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._plain_text())
        painter.end()

    def _plain_text(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
