"""A card in a column that grows and moves as its reader works in it."""

from PySide6.QtCore import QRectF, Qt
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
        """Draw the page in the corners, then the card as the style sheet draws others."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("bg"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the lower edge where it was and where it is; the rest stays as it is drawn."""
        super().resizeEvent(event)
        before, now = event.oldSize(), event.size()
        if before.width() != now.width():
            self.update()
        for high in (before.height(), now.height()):
            self.update(0, high - _EDGE, now.width(), _EDGE)
