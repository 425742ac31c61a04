"""A card in a column that grows and moves as its reader works in it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from poems_desktop.ui.kit.card import CardFrame
from poems_desktop.ui.kit.column import ColumnLayout
from poems_desktop.ui.theme import current_theme

_ROUND = 5.5  # px, as other cards have it from the style sheet
_EDGE = 8  # px, more than the corners are round


class MovingCard(CardFrame):
    """Covers all of its area, so that Qt shifts it as a picture and draws only what is new.

    Attributes:
        column: the layout for the content, one below the other.
    """

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        collapsible: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, subtitle, collapsible=collapsible, parent=parent)
        self.column = ColumnLayout(self.content)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for one in (self, self.content):
            one.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card as the style sheet draws others: only its ends are round."""
        theme, part = current_theme(), event.rect()
        painter = QPainter(self)
        painter.fillRect(part, theme.color("surface"))
        for left in (0, self.width() - 1):
            painter.fillRect(left, part.top(), 1, part.height(), theme.color("line"))
        if part.top() < _EDGE:
            self._draw_end(painter, 0, 0)
        if part.bottom() >= self.height() - _EDGE:
            self._draw_end(painter, self.height() - _EDGE, self.height() - 3 * _EDGE)
        painter.end()

    def _draw_end(self, painter: QPainter, top: int, outline_top: int) -> None:
        """Draw the page in the corners and the round edge, as much as a strip at `top` shows."""
        theme = current_theme()
        painter.save()
        strip = QRect(0, top, self.width(), _EDGE)
        outline = QRectF(0, outline_top, self.width(), 3 * _EDGE)
        painter.setClipRect(strip)
        painter.fillRect(strip, theme.color("bg"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(outline.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the lower edge where it was and where it is; the rest stays as it is drawn."""
        super().resizeEvent(event)
        before, now = event.oldSize(), event.size()
        if before.width() != now.width():
            self.update()
        for high in (before.height(), now.height()):
            self.update(0, high - _EDGE, now.width(), _EDGE)
