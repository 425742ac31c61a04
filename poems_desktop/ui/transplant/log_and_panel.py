"""The log with the engraftment panel beside it, or under it where the window is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.ui.kit.labels import rule
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.transplant.panel import EngraftmentView

_SIDE_BY_SIDE = 1200
_PANEL = 350
_EDGE, _TOP, _APART = 14, 10, 10


class LogAndPanel(QWidget):
    """Beside the log the panel scrolls by itself over its buttons; under it both scroll as one."""

    def __init__(self, log: QWidget, panel: EngraftmentView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._has_panel = self.is_beside = True
        self._panel_area = Scroller()
        self._panel_area.setWidget(panel)
        self._side = QFrame()
        self._side.setProperty("kind", "card")
        self._over_buttons = QVBoxLayout(self._side)
        self._over_buttons.setContentsMargins(1, 1, 1, 1)
        self._over_buttons.setSpacing(0)
        self._over_buttons.addWidget(self._panel_area, 1)
        self._over_buttons.addWidget(rule())
        self._over_buttons.addWidget(panel.buttons)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(_APART)
        self._column.addWidget(log, 1)
        self._area = Scroller()
        self._area.show_widget(content)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._area, 1)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, _TOP, 0, _TOP)
        holder.addWidget(self._side)
        row.addLayout(holder)
        self._room = row
        self._leave_room()

    def set_panel_shown(self, shown: bool) -> None:
        """Whether there is a panel to show."""
        self._has_panel = shown
        self._side.setVisible(shown and self.is_beside)
        self._panel.setVisible(shown)
        self._leave_room()

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to a part of the log."""
        self._area.ensureWidgetVisible(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below a certain width the panel goes under the log."""
        super().resizeEvent(event)
        self._side.setFixedWidth(round(_PANEL * text_scale()))
        beside = self.width() >= _SIDE_BY_SIDE * text_scale()
        if beside != self.is_beside:
            self._arrange(beside=beside)

    def _arrange(self, *, beside: bool) -> None:
        self.is_beside = beside
        self._panel.set_side_by_side(not beside)
        if beside:
            self._column.removeWidget(self._panel)
            self._panel_area.setWidget(self._panel)
            self._over_buttons.addWidget(self._panel.buttons)
        else:
            self._panel_area.takeWidget()
            self._column.addWidget(self._panel)
        self.set_panel_shown(self._has_panel)

    def _leave_room(self) -> None:
        """The same edge on the right, whether the panel stands there or the log."""
        panel = self._has_panel and self.is_beside
        self._room.setContentsMargins(0, 0, _EDGE if panel else 0, 0)
        self._column.setContentsMargins(_EDGE, _TOP, _APART if panel else _EDGE, _TOP)
