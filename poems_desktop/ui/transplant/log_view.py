"""Heading, charts and table of a log, scrolled sideways as one."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poems_desktop.app.transplant_log import Grid
from poems_desktop.clinical.engraftment.days import date_text
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.transplant.day_header import DayHeader
from poems_desktop.ui.transplant.log_chart import LogChart
from poems_desktop.ui.transplant.log_table import LogTable
from poems_desktop.ui.transplant.metrics import Columns, column_width, left_width

_WIDEST_DAY = date(2000, 11, 28)
_AHEAD = 6


class LogView(Themed, QWidget):
    """`day_chosen(date)` comes when the user goes to another day."""

    day_chosen = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = DayHeader()
        self.charts = (LogChart(), LogChart())
        self.table = LogTable()
        self._selected: date | None = None
        self._showing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        for chart in self.charts:
            column.addWidget(chart, 1)
            chart.chosen.connect(self._on_column)
        column.addWidget(self.table)
        column.addStretch()  # in a high window: nothing stands apart from what belongs to it
        self.header.chosen.connect(self._on_column)
        self.table.day_moved.connect(self._on_moved)
        self.table.entered.connect(self.entered)
        self.table.horizontalScrollBar().valueChanged.connect(self._place)
        self.table.viewport().installEventFilter(self)
        self.follow_theme()

    def show_grid(self, grid: Grid, selected: date) -> None:
        """Show a log with a day chosen, and bring that day into view."""
        self._showing = True
        self._selected = selected
        self.table.show_grid(grid)
        self.header.show_days(grid.days)
        for view, chart in zip(self.charts, grid.charts, strict=True):
            view.show_chart(chart, grid.days)
        self._fit()
        self._go_to(grid.column(selected))
        self._showing = False

    def refresh_look(self) -> None:
        """Follow the text size."""
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The columns follow the room of the table."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
            if self._selected is not None:
                column = self.table.log.grid.column(self._selected) or 0
                self.table.horizontalScrollBar().setValue(self._opening(column))
                self._bring_into_view(column)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        count = self.table.log.columnCount()
        widest = date_text(_WIDEST_DAY).rpartition("-")[0]
        wide = column_width(self.table.viewport().width(), count, widest)
        if wide != self.table.horizontalHeader().defaultSectionSize():
            self.table.set_column_width(wide)
        self._place()

    def _place(self) -> None:
        grid = self.table.log.grid
        columns = Columns(
            left_width(),
            self.table.horizontalHeader().defaultSectionSize(),
            self.table.horizontalScrollBar().value(),
            len(grid.days),
        )
        at = -1 if self._selected is None else grid.column(self._selected)
        self.header.place(columns, -1 if at is None else at)
        for chart in self.charts:
            chart.place(columns)

    def _go_to(self, column: int | None) -> None:
        if column is None:
            return
        row = max(0, self.table.currentIndex().row())
        index = self.table.log.index(row, column)
        if self.table.currentIndex() != index:
            self.table.setCurrentIndex(index)
        self._bring_into_view(column)
        self._place()

    def _opening(self, column: int) -> int:
        """Where the log begins: the whole watch window in view, where the chosen day is too."""
        wide = self.table.horizontalHeader().defaultSectionSize()
        whole = self.table.viewport().width() // wide
        watched = [at for at, day in enumerate(self.table.log.grid.days) if day.watched]
        if not watched or watched[-1] - min(watched[0], column) >= whole:
            return 0
        return max(0, watched[-1] + 1 - whole) * wide

    def _bring_into_view(self, column: int) -> None:
        """Whole columns, with the chosen day and a few days after it in view."""
        wide = self.table.horizontalHeader().defaultSectionSize()
        room = self.table.viewport().width()
        bar = self.table.horizontalScrollBar()
        left = column * wide - bar.value()
        if 0 <= left <= room - wide and bar.value() % wide == 0:
            return
        wanted = (column + 1 + _AHEAD) * wide - room
        bar.setValue(max(0, -(-wanted // wide) * wide))

    def _on_column(self, column: int) -> None:
        row = max(0, self.table.currentIndex().row())
        self.table.setCurrentIndex(self.table.log.index(row, column))

    def _on_moved(self, column: int) -> None:
        if self._showing:
            return
        self._selected = self.table.log.day(column).day
        self._place()
        self.day_chosen.emit(self._selected)
