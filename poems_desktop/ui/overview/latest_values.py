"""The newest result of each test and specimen, with its change inside the same series."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from poems_desktop.app.result_words import change_text, value_text
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Measurement
from poems_desktop.clinical.series import Row, latest, specimen_matters, specimen_of
from poems_desktop.core.reading import show_date
from poems_desktop.reports.numbers import reported
from poems_desktop.ui.copying import PutText, put_text
from poems_desktop.ui.pages.results_table import draw_shape
from poems_desktop.ui.theme import current_theme, font, scaled, text_scale

_Index = QModelIndex | QPersistentModelIndex
_HEADINGS = (tr("Test"), tr("Latest"), tr("Collected"), tr("Previous"), tr("Change"), tr("Lab"))
_RIGHT = frozenset({1, 3, 4})
_ROW, _SHAPE, _PADDING = 24, 22, 8
_CLOSE, _SPREAD, _WIDE, _NAME = 640, 22, 1150, 360


class LatestModel(QAbstractTableModel):
    """One row a test and specimen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._definitions: Definitions | None = None

    def show(self, assessment: Assessment) -> None:
        """Show the results of an assessment's record."""
        self.beginResetModel()
        self._definitions = assessment.definitions
        self._rows = latest(assessment.record, assessment.definitions, assessment.as_of)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """One row a result."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Test, latest, collected, previous, change, laboratory."""
        return 0 if parent is not None and parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in _RIGHT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(row)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and column == 1:
            return font("dense", 600)
        if role == Qt.ItemDataRole.ForegroundRole and column in {3, 4}:
            if not row.used:
                return current_theme().color("err")
            return current_theme().color("ink" if row.change else "ink3")
        return None

    def _texts(self, row: Row) -> tuple[str, ...]:
        result = row.result
        previous, difference = "", tr(row.why_not or "")
        if row.change is not None:
            before = row.change.previous
            day = "" if before.collected is None else f"  {show_date(before.collected)}"
            previous = f"{reported(before)}{day}"
            difference = change_text(row.change)
        collected = tr("no date") if result.collected is None else show_date(result.collected)
        lab = result.laboratory or tr("not stated")
        return (tr(row.label), self._value(result), collected, previous, difference, lab)

    def _value(self, result: Measurement) -> str:
        return "" if self._definitions is None else value_text(result, self._definitions)

    def shape(self, index: int) -> str | None:
        """`plasma`, `serum` or `unstated` where the specimen matters, else None."""
        result = self._rows[index].result
        if self._definitions is None or not specimen_matters(result.test, self._definitions):
            return None
        return specimen_of(result) or "unstated"


class RowDelegate(QStyledItemDelegate):
    """A hairline below each row, and columns that keep their distance where there is room."""

    spread = 0
    """What each column is wider than its longest text, in px."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The text, and the distance."""
        return super().sizeHint(option, index) + QSize(self.spread, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the text, then the line."""
        super().paint(painter, option, index)
        area = option.rect
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, current_theme().color("line"))


class TestDelegate(RowDelegate):
    """A test of which the specimen matters bears its shape."""

    __test__ = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the shape, then the name."""
        model = index.model()
        if not isinstance(model, LatestModel):
            return
        shifted = QStyleOptionViewItem(option)
        if (shape := model.shape(index.row())) is not None:
            middle = QPoint(option.rect.left() + scaled(13), option.rect.center().y())
            draw_shape(painter, shape, middle)
        shifted.rect = option.rect.adjusted(scaled(_SHAPE), 0, 0, 0)
        super().paint(painter, shifted, index)
        line = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
        painter.fillRect(line, current_theme().color("line"))


class LatestValues(QTableView):
    """Read-only; Ctrl+C copies all with headings and units."""

    def __init__(self) -> None:
        super().__init__()
        self.put_text: PutText = put_text
        self._model = LatestModel()
        self.setModel(self._model)
        self.setObjectName("latest.values")
        self.setAccessibleName(tr("Latest values"))
        self._wide = False
        self._others = RowDelegate(self)
        self.setItemDelegate(self._others)
        self._tests = TestDelegate(self)
        self.setItemDelegateForColumn(0, self._tests)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setFont(font("dense"))
        self.verticalHeader().hide()
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(round(_ROW * text_scale()))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        # The columns find their widths after the view has found its own.
        self._fit_soon = QTimer(self)
        self._fit_soon.setSingleShot(True)
        self._fit_soon.setInterval(0)
        self._fit_soon.timeout.connect(self._fit_rows)
        header.sectionResized.connect(self._on_section_resized)
        self.setTabKeyNavigation(False)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the results of an assessment's record."""
        self._model.show(assessment)
        self._fit_soon.start()

    def _on_section_resized(self, section: int) -> None:
        if section == 0:
            self._fit_soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names wrap anew for the new width."""
        super().resizeEvent(event)
        scale = text_scale()
        free = self.width() - round(_CLOSE * scale)
        spread = min(max(0, free) // len(_HEADINGS), round(_SPREAD * scale))
        wide = self.width() > round(_WIDE * scale)
        if (spread, wide) != (self._others.spread, self._wide):
            self._others.spread, self._wide = spread, wide
            self._share_width()
        self._fit_soon.start()

    def _share_width(self) -> None:
        """Names take what is free; where that is more than they need, the last column does."""
        header, way = self.horizontalHeader(), QHeaderView.ResizeMode
        last = len(_HEADINGS) - 1
        # Qt measures the columns anew only where the way of one of them changes.
        header.setSectionResizeMode(0, way.Interactive)
        header.setSectionResizeMode(last, way.Stretch if self._wide else way.ResizeToContents)
        if self._wide:
            header.resizeSection(0, round(_NAME * text_scale()))
        else:
            header.setSectionResizeMode(0, way.Stretch)

    def _fit_rows(self) -> None:
        """A name that does not fit wraps: it is never shortened."""
        metrics = QFontMetrics(font("dense"))
        room = QRect(0, 0, max(1, self.columnWidth(0) - scaled(_SHAPE) - 2 * _PADDING), 0)
        for row in range(self.count()):
            name = str(self._model.index(row, 0).data())
            lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, name).height()
            more = lines - metrics.height()
            self.setRowHeight(row, round(_ROW * text_scale()) + max(0, more))

    def count(self) -> int:
        """How many rows are shown."""
        return self._model.rowCount()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
            self.put_text(self.copied_text())
            return
        super().keyPressEvent(event)

    def copied_text(self) -> str:
        """All rows as tab-separated text with headings."""
        lines = ["\t".join(_HEADINGS)]
        for row in range(self.count()):
            cells = [self._model.index(row, column) for column in range(len(_HEADINGS))]
            lines.append("\t".join(str(self._model.data(cell)) for cell in cells))
        return "\n".join(lines)
