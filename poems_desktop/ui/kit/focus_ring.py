"""The ring that marks the widget with the keyboard focus."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

RING = 2
OFFSET = 2
MARGIN = RING + OFFSET


def draw_ring(painter: QPainter, inner: QRectF, color: QColor, radius: float = 4.0) -> None:
    """Draw a 2 px ring, 2 px outside `inner`. The caller leaves `MARGIN` px around it."""
    reach = OFFSET + RING / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, RING))
    outer = inner.adjusted(-reach, -reach, reach, reach)
    painter.drawRoundedRect(outer, radius + reach, radius + reach)
    painter.restore()
