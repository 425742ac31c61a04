"""The log with the engraftment panel beside it, or under it where the window is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.transplant.panel import EngraftmentView

_SIDE_BY_SIDE = 1200
_PANEL = 344


class LogAndPanel(QWidget):
    """Beside the log the panel scrolls by itself; under it both scroll as one."""

    def __init__(self, log: QWidget, panel: EngraftmentView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._has_panel = True
        self._panel_area = Scroller()
        self._panel_area.setWidget(panel)
        content = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._row.setContentsMargins(14, 10, 14, 10)
        self._row.setSpacing(10)
        self._row.addWidget(log, 1)
        self._row.addWidget(self._panel_area)
        self._area = Scroller()
        self._area.show_widget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    @property
    def is_beside(self) -> bool:
        """Whether the panel stands beside the log."""
        return self._row.direction() == QBoxLayout.Direction.LeftToRight

    def set_panel_shown(self, shown: bool) -> None:
        """Whether there is a panel to show."""
        self._has_panel = shown
        self._panel_area.setVisible(shown and self.is_beside)
        self._panel.setVisible(shown)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to a part of the log."""
        self._area.ensureWidgetVisible(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below a certain width the panel goes under the log."""
        super().resizeEvent(event)
        self._panel_area.setFixedWidth(round(_PANEL * text_scale()))
        beside = self.width() >= _SIDE_BY_SIDE * text_scale()
        if beside != self.is_beside:
            self._arrange(beside=beside)

    def _arrange(self, *, beside: bool) -> None:
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._panel.set_side_by_side(not beside)
        if beside:
            self._row.removeWidget(self._panel)
            self._panel_area.setWidget(self._panel)
        else:
            self._panel_area.takeWidget()
            self._row.addWidget(self._panel)
        self.set_panel_shown(self._has_panel)
