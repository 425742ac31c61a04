"""What counts as a click on a row that is no button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget


def ends_click(event: QMouseEvent, on: QWidget) -> bool:
    """Whether a release of the mouse ends a click: of the left button, and still on the widget."""
    left = event.button() == Qt.MouseButton.LeftButton
    return left and on.rect().contains(event.position().toPoint())
