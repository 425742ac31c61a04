"""A check box drawn in the theme's colors."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.focus_ring import MARGIN, draw_ring
from poems_desktop.ui.theme import current_theme, font, scaled

_BOX = 16
_GAP = 9
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class CheckBox(QCheckBox):
    """A yes or no of the program (never of a finding); listen to `clicked`.

    `wrap` breaks a long text into lines where there is no room for it in one.
    """

    def __init__(self, text: str, *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._wraps = wrap
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Box, word and the room of the focus ring."""
        metrics = QFontMetrics(font("body"))
        wide = metrics.horizontalAdvance(self._plain_text()) + _beside()
        return QSize(wide, max(24, metrics.height() + 2 * MARGIN))

    def minimumSizeHint(self) -> QSize:
        """The same, or what the longest word needs where the text wraps."""
        if not self._wraps:
            return self.sizeHint()
        metrics = QFontMetrics(font("body"))
        words = map(metrics.horizontalAdvance, self._plain_text().split())
        return QSize(max(words, default=0) + _beside(), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Qt: whether the height follows from the width."""
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        """Qt: as many lines as the text needs, -1 where it does not wrap."""
        if not self._wraps:
            return -1
        room = QRect(0, 0, width - _beside() + 2, 9999)
        needs = QFontMetrics(font("body")).boundingRect(room, _FLAGS, self._plain_text())
        return max(self.sizeHint().height(), needs.height() + 2 * MARGIN)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole area reacts."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick, word and ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = min(self.height(), self.sizeHint().height())
        side = scaled(_BOX)
        box = QRectF(MARGIN, (first - side) // 2, side, side)
        edge = "acc" if self.isChecked() else "line2"
        painter.setPen(QPen(theme.color(edge if self.isEnabled() else "line"), 1))
        painter.setBrush(theme.color("acc" if self.isChecked() else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self.isChecked():
            painter.drawPixmap(box.topLeft() + QPoint(2, 2), pixmap("check", "onAcc", side - 4))
        if self.hasFocus():
            draw_ring(painter, box, theme.color("acc"), 3)
        painter.setFont(font("body"))
        painter.setPen(theme.color("ink" if self.isEnabled() else "ink3"))
        left = MARGIN + side + _GAP
        place = QRectF(left, 0, self.width() - left, self.height())
        flags = _FLAGS if self._wraps else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, self._plain_text())
        painter.end()

    def _plain_text(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _beside() -> int:
    """What stands beside the word, in px."""
    return scaled(_BOX) + _GAP + 2 * MARGIN + 2
