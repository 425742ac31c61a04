"""Results as rows and columns of text, newest first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from poems_desktop.app.result_words import change_text, value_text
from poems_desktop.app.words import tr
from poems_desktop.clinical.series import specimen_matters, specimen_of
from poems_desktop.core.marked import marked
from poems_desktop.core.reading import show_date
from poems_desktop.ui.theme import current_theme, font

if TYPE_CHECKING:
    from poems_desktop.clinical.definitions import Definitions
    from poems_desktop.clinical.series import Row

_Index = QModelIndex | QPersistentModelIndex
_HEADINGS = (
    marked("Collected"),
    marked("Value"),
    marked("Specimen"),
    marked("Lab"),
    marked("Change, same lab"),
)
_TEST_HEADING, _SHORT_CHANGE = marked("Test"), marked("Change")
_SPECIMEN = {"plasma": marked("Plasma"), "serum": marked("Serum"), None: marked("Not stated")}
SPECIMEN_COLUMN, LAB_COLUMN, CHANGE_COLUMN = 2, 3, 4


class ResultsModel(QAbstractTableModel):
    """Rows newest first. `mixed` shows the test in place of the specimen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._definitions: Definitions | None = None
        self.mixed = False
        self._short = False

    def show(self, rows: "Sequence[Row]", definitions: "Definitions", *, mixed: bool) -> None:
        """Show these results."""
        self.beginResetModel()
        self._rows, self._definitions, self.mixed = tuple(rows), definitions, mixed
        self.endResetModel()

    def row(self, index: int) -> "Row":
        """The result in a row."""
        return self._rows[index]

    def place_of(self, result_id: str) -> int:
        """The row of a result, -1 where it is not in the table."""
        ids = (row.result.id for row in self._rows)
        return next((place for place, one in enumerate(ids) if one == result_id), -1)

    def has_specimens(self) -> bool:
        """Whether the specimen matters for any test that is shown."""
        fields = {row.result.test for row in self._rows}
        return any(self._specimen_matters(test) for test in fields)

    def headings(self) -> tuple[str, ...]:
        """The headings in their order."""
        if self.mixed:
            return tuple(tr(one) for one in (*_HEADINGS[:2], _TEST_HEADING, *_HEADINGS[3:]))
        return tuple(tr(one) for one in _HEADINGS)

    def shorten(self, short: bool) -> None:
        """Say less in the last heading, where there is little room."""
        self._short = short
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, CHANGE_COLUMN, CHANGE_COLUMN)

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
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            short = self._short and section == CHANGE_COLUMN
            return tr(_SHORT_CHANGE) if short else self.headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in {1, CHANGE_COLUMN}
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {1, CHANGE_COLUMN}:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and index.column() == 1:
            return font("dense", 600)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == CHANGE_COLUMN:
            return current_theme().color("ink" if row.change else "unk")
        return None

    def texts(self, place: int) -> tuple[str, ...]:
        """The cells of a row as they are shown and copied."""
        row = self._rows[place]
        result = row.result
        return (
            tr("no date") if result.collected is None else show_date(result.collected),
            "" if self._definitions is None else value_text(result, self._definitions),
            tr(row.label) if self.mixed else tr(_SPECIMEN[specimen_of(result)]),
            result.laboratory or tr("not stated"),
            tr(row.why_not or "") if row.change is None else change_text(row.change),
        )

    def shape_of(self, place: int) -> str | None:
        """`plasma`, `serum` or `unstated` where the specimen matters, else None."""
        result = self._rows[place].result
        if not self._specimen_matters(result.test):
            return None
        return specimen_of(result) or "unstated"

    def _specimen_matters(self, test: str) -> bool:
        return self._definitions is not None and specimen_matters(test, self._definitions)
