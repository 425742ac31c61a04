"""The table of the log as a model: what each place says, briefly and in full."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from poems_desktop.app.transplant_cells import Cell
from poems_desktop.app.transplant_days import LogDay
from poems_desktop.app.transplant_log import Grid, Row
from poems_desktop.app.words import tr
from poems_desktop.ui.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_HEADINGS = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)
_WORDS = {"na": tr("not recorded"), "present": tr("present"), "absent": tr("absent")}


class LogModel(QAbstractTableModel):
    """The rows of a grid."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = Grid((), (), ())

    def show(self, grid: Grid) -> None:
        """Show another grid; the place in it stays where its shape is the same."""
        same = (len(grid.rows), len(grid.days)) == (len(self._grid.rows), len(self._grid.days))
        if same and grid.rows:
            self._grid = grid
            end = self.index(len(grid.rows) - 1, len(grid.days) - 1)
            self.dataChanged.emit(self.index(0, 0), end)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(grid.rows) - 1)
            return
        self.beginResetModel()
        self._grid = grid
        self.endResetModel()

    @property
    def grid(self) -> Grid:
        """What is shown."""
        return self._grid

    def row(self, at: int) -> Row:
        """A line."""
        return self._grid.rows[at]

    def day(self, column: int) -> LogDay:
        """A day."""
        return self._grid.days[column]

    def cell(self, index: Index) -> Cell:
        """One place."""
        return self._grid.rows[index.row()].cells[index.column()]

    def rowCount(self, parent: Index | None = None) -> int:
        """One row a question."""
        return 0 if parent is not None and parent.isValid() else len(self._grid.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """One column a day."""
        return 0 if parent is not None and parent.isValid() else len(self._grid.days)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Days above, questions on the left."""
        if role not in _HEADINGS:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._grid.days[section].title if section < len(self._grid.days) else None
        if section >= len(self._grid.rows):
            return None
        row = self._grid.rows[section]
        return f"{tr(row.label)} {tr(row.unit)}".strip()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell as text; in full for the pointer and for screen readers."""
        cell = self.cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text or _WORDS.get(cell.state, "")
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self.told(index)) if cell.told else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.told(index)
            case _:
                return None

    def told(self, index: Index) -> str:
        """`Temp. max, Day +9, Thu 20-Nov-2025: 38.7 °C, ear`."""
        cell, day = self.cell(index), self.day(index.column())
        words = cell.told or cell.text or tr("blank")
        return f"{tr(self.row(index.row()).label)}, {day.title}: {words}"

    def as_text(self) -> str:
        """All of it for a spreadsheet, with headings and units; states as words."""
        columns = range(self.columnCount())
        lines = ["\t".join(["", *(self.day(at).title for at in columns)])]
        for at in range(self.rowCount()):
            cells = [str(self.index(at, n).data() or "") for n in columns]
            lines.append("\t".join([str(self.headerData(at, Qt.Orientation.Vertical)), *cells]))
        return "\n".join(lines)
