"""The table of the log: one row a question, one column a day; the charts' equal."""

from PySide6.QtCore import (
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from poems_desktop.app.transplant_cells import Cell
from poems_desktop.app.transplant_log import Grid
from poems_desktop.app.words import tr
from poems_desktop.ui.copying import PutText, put_text
from poems_desktop.ui.icons import state_pixmap
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import current_theme, font, text_scale
from poems_desktop.ui.transplant.log_chart import draw_today
from poems_desktop.ui.transplant.log_model import Index, LogModel
from poems_desktop.ui.transplant.metrics import left_width, narrow

_ROW = 23
_ICON = 14
_CENTER = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class LogDelegate(QStyledItemDelegate):
    """Draws window, today, value or state of a cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        model = index.model()
        if not isinstance(model, LogModel):
            return
        theme, area = current_theme(), QRectF(option.rect)
        cell, day = model.cell(index), model.day(index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, theme.color("plumS" if day.watched else "surface"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        if cell.state and not cell.text:
            self._draw_state(painter, area, cell)
        else:
            self._draw_text(painter, area, cell)
        view = option.widget
        if isinstance(view, LogTable) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(theme.color("acc"), 2))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 3, 3)
        painter.restore()

    def _draw_state(self, painter: QPainter, area: QRectF, cell: Cell) -> None:
        size = round(_ICON * text_scale())
        left = area.center().x() - size / 2
        top = area.center().y() - size / 2
        drawn = state_pixmap(cell.state, size)
        painter.drawPixmap(QPoint(round(left), round(top)), drawn)

    def _draw_text(self, painter: QPainter, area: QRectF, cell: Cell) -> None:
        face = font("dense", 700 if cell.strong else 400)
        if QFontMetrics(face).horizontalAdvance(cell.text) > area.width() - 4:
            face = narrow("caption", 700 if cell.strong else 400)
        painter.setFont(face)
        painter.setPen(current_theme().color("ink"))
        painter.drawText(area, _CENTER, cell.text)


class RowNames(QHeaderView):
    """Questions with their units on the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(False)
        self.setAccessibleName(tr("Questions of the log"))

    def sizeHint(self) -> QSize:
        """As wide as the names of the charts."""
        return QSize(left_width(), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw the question in ink and its unit quietly."""
        model = self.model()
        if not isinstance(model, LogModel):
            return
        row, theme = model.row(logicalIndex), current_theme()
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        place = QRectF(rect).adjusted(12, 0, -2, 0)
        painter.setFont(font("dense", 500))
        painter.setPen(theme.color("ink"))
        label, unit = tr(row.label), tr(row.unit)
        needed = QFontMetrics(font("caption")).horizontalAdvance(unit) + 5
        room = int(place.width()) - (needed if unit else 0)
        label = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, _LEFT, label)
        wide = painter.fontMetrics().horizontalAdvance(label) + 5
        painter.setFont(font("caption"))
        painter.setPen(theme.color("ink3"))
        painter.drawText(place.adjusted(wide, 0, 0, 0), _LEFT, unit)
        painter.restore()


class LogTable(Themed, QTableView):
    """Arrows move, Ctrl+C copies with headings and units; nothing is changed here."""

    day_moved = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.put_text: PutText = put_text
        self._model = LogModel()
        self.setModel(self._model)
        self.setItemDelegate(LogDelegate(self))
        self.setVerticalHeader(RowNames(self))
        self.horizontalHeader().hide()
        self.setShowGrid(False)
        self.setAccessibleName(tr("Daily log, one column a day"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(10)
        self.follow_theme()

    @property
    def log(self) -> LogModel:
        """The model."""
        return self._model

    def show_grid(self, grid: Grid) -> None:
        """Show another grid."""
        self._model.show(grid)
        self._fit()

    def set_column_width(self, wide: int) -> None:
        """Make all columns equally wide."""
        self.horizontalHeader().setDefaultSectionSize(wide)
        self._fit()

    def sizeHint(self) -> QSize:
        """All rows, and the bar that scrolls the days."""
        rows = self._model.rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar()
        return QSize(300, rows + (bar.sizeHint().height() if bar.maximum() > 0 else 0) + 2)

    def minimumSizeHint(self) -> QSize:
        """The same height: the page scrolls, not the table."""
        return QSize(200, self.sizeHint().height())

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self.verticalHeader().setDefaultSectionSize(round(_ROW * text_scale()))
        self.verticalHeader().setFixedWidth(left_width())
        self._fit()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies, Enter goes to the entry; arrows move; Tab leaves."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.put_text(self.as_text())
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The table for a spreadsheet, with headings and units; states as words."""
        return self._model.as_text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the two lines of today over them."""
        super().paintEvent(event)
        model = self._model
        for column in range(model.columnCount()):
            if model.day(column).today:
                painter = QPainter(self.viewport())
                left = self.columnViewportPosition(column)
                last = model.rowCount() - 1
                end = self.rowViewportPosition(last) + self.rowHeight(last)
                draw_today(painter, QRectF(left, 0, self.columnWidth(column), end))
                painter.end()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell when the user came to another day."""
        super().currentChanged(current, previous)
        if current.isValid() and current.column() != previous.column():
            self.day_moved.emit(current.column())

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
