"""A scroll area that lets the surface below it show."""

from PySide6.QtWidgets import QScrollArea, QWidget


class Scroller(QScrollArea):
    """Scrolls one widget up and down; it fills nothing by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)

    def show_widget(self, widget: QWidget) -> None:
        """Show `widget` in place of the one before, which is freed."""
        self.setWidget(widget)
        widget.setAutoFillBackground(False)  # Qt has just switched it on
