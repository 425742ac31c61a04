"""VEGF results as a table: what the plot shows, for reading and for the keyboard."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPolygon
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.series import Row, rows
from poems_desktop.core.reading import show_date
from poems_desktop.ui.theme import current_theme, font, text_scale

_Index = QModelIndex | QPersistentModelIndex
_HEADINGS = ("Collected", "Value", "Specimen", "Lab", "Change, same lab")
_SPECIMEN = {"plasma": ("Plasma", "pla"), "serum": ("Serum", "ser"), None: ("Not stated", "uns")}
_ROW = 26


class ResultsModel(QAbstractTableModel):
    """Rows newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._assessment: Assessment | None = None

    def show(self, assessment: Assessment) -> None:
        """Show the VEGF results of an assessment's record."""
        self.beginResetModel()
        self._assessment = assessment
        self._rows = rows(assessment.record, assessment.definitions, "vegf")
        self.endResetModel()

    def row(self, index: int) -> Row:
        """The result in a row."""
        return self._rows[index]

    def rowCount(self, parent: _Index | None = None) -> int:
        """One row a result."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Date, value, specimen, laboratory, change."""
        return 0 if parent is not None and parent.isValid() else len(_HEADINGS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(row)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {1, 4}:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and index.column() == 1:
            return font("dense", 600)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 4:
            return current_theme().color("ink" if row.change else "unk")
        return None

    def _texts(self, row: Row) -> tuple[str, ...]:
        result = row.result
        collected = "no date" if result.collected is None else show_date(result.collected)
        value = "" if result.value is None else f"{result.comparator or ''}{result.value:,f}"
        units = self._assessment.definitions.unit_text if self._assessment else str
        unit = units(result.unit) if result.unit else "no unit"
        return (
            collected,
            f"{value} {unit}",
            _SPECIMEN[result.specimen][0],
            result.laboratory or "not stated",
            _change(row),
        )


def _change(row: Row) -> str:
    if row.change is None:
        return row.why_not or ""
    difference = f"{row.change.difference:+,f}".replace("-", "−")
    if row.change.percent is None:
        return difference
    return f"{difference} ({row.change.percent:+d}%)".replace("-", "−")


class SpecimenDelegate(QStyledItemDelegate):
    """The specimen by shape and word: disc, square, hollow diamond."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the cell, then the shape before its word."""
        shifted = QStyleOptionViewItem(option)
        shifted.rect = option.rect.adjusted(14, 0, 0, 0)
        if index.model() is None:
            return
        super().paint(painter, shifted, index)
        model = index.model()
        if isinstance(model, ResultsModel):
            specimen = model.row(index.row()).result.specimen
            color = current_theme().color(_SPECIMEN[specimen][1])
            middle = QPoint(option.rect.left() + 9, option.rect.center().y())
            draw_shape(painter, specimen, middle, color)


def draw_shape(painter: QPainter, specimen: str | None, at: QPoint, color: QColor) -> None:
    """Disc for plasma, square for serum, hollow diamond for not stated."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(color)
    if specimen == "plasma":
        painter.setBrush(color)
        painter.drawEllipse(at, 4, 4)
    elif specimen == "serum":
        painter.fillRect(QRect(at - QPoint(4, 4), QSize(8, 8)), color)
    else:
        x, y = at.x(), at.y()
        corners = [QPoint(x, y - 5), QPoint(x + 5, y), QPoint(x, y + 5), QPoint(x - 5, y)]
        painter.drawPolygon(QPolygon(corners))
    painter.restore()


class ResultsTable(QTableView):
    """Read-only; Ctrl+C copies the chosen rows, or all, with headings and units."""

    def __init__(self) -> None:
        super().__init__()
        self._model = ResultsModel()
        self.setModel(self._model)
        self.setObjectName("vegf.results")
        self.setAccessibleName("VEGF results, newest first")
        self._specimens = SpecimenDelegate(self)
        self.setItemDelegateForColumn(2, self._specimens)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFont(font("dense"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(_ROW * text_scale()))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.setTabKeyNavigation(False)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the results of an assessment's record."""
        self._model.show(assessment)

    def show_narrow(self, narrow: bool) -> None:
        """Leave out the laboratory where there is no room; it stays in what is copied."""
        self.setColumnHidden(3, narrow)

    def count(self) -> int:
        """How many results are shown."""
        return self._model.rowCount()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
            QGuiApplication.clipboard().setText(self.copied_text())
            return
        super().keyPressEvent(event)

    def copied_text(self) -> str:
        """The chosen rows, or all, as tab-separated text with headings."""
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        lines = ["\t".join(_HEADINGS)]
        for row in sorted(chosen) or range(self.count()):
            cells = [self._model.index(row, column) for column in range(len(_HEADINGS))]
            lines.append("\t".join(str(self._model.data(cell)) for cell in cells))
        return "\n".join(lines)
