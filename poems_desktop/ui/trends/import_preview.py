"""What an import would take and what it refuses, row by row."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from poems_desktop.app.result_words import value_text
from poems_desktop.app.words import tr
from poems_desktop.clinical.series import test_label
from poems_desktop.core.reading import show_date
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import font, px, text_scale

if TYPE_CHECKING:
    from poems_desktop.app.result_import import Plan
    from poems_desktop.clinical.definitions import Definitions
    from poems_desktop.clinical.record import Measurement

Wanted = Literal["all", "taken", "refused"]
_Index = QModelIndex | QPersistentModelIndex
_HEADINGS = (
    tr("Row"),
    "",
    tr("As it is read, or as it stood"),
    tr("Why it is refused, or what to check"),
)
_ROW, _ICON = 24, 14
TAKEN, REFUSED = tr("Taken"), tr("Refused")


class PreviewModel(QAbstractTableModel):
    """Rows in the order of the table."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[int, str, str, str]] = []

    def show(self, plan: "Plan", definitions: "Definitions", wanted: Wanted) -> None:
        """Show what is wanted of a plan."""
        self.beginResetModel()
        found: list[tuple[int, str, str, str]] = []
        if wanted != "refused":
            check = dict(plan.cautions)
            found += [
                (row, TAKEN, said(one, definitions), check.get(row, ""))
                for row, one in plan.accepted
            ]
        if wanted != "taken":
            found += [(one.row, REFUSED, one.text, one.why) for one in plan.refused]
        self._rows = sorted(found)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """One row a row of the table."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Number, state, content, reason or caution."""
        return 0 if parent is not None and parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return _HEADINGS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return str(self._rows[index.row()][index.column()])
        if role == Qt.ItemDataRole.FontRole and index.column() == 1:
            return font("dense", 600)
        return None

    def is_taken(self, place: int) -> bool:
        """Whether a row would be imported."""
        return self._rows[place][1] == TAKEN

    def is_doubtful(self, place: int) -> bool:
        """Whether a row would be imported and should be looked at."""
        return self.is_taken(place) and bool(self._rows[place][3])

    def texts(self) -> list[tuple[int, str, str, str]]:
        """Every row: number, state, content, reason or caution."""
        return list(self._rows)


def said(one: "Measurement", definitions: "Definitions") -> str:
    """`VEGF, plasma: 486 pg/mL, 12-Mar-2022, Meridian`."""
    day = "" if one.collected is None else show_date(one.collected)
    lab = one.laboratory or tr("laboratory not stated")
    return f"{test_label(one, definitions)}: {value_text(one, definitions)}, {day}, {lab}"


class StateDelegate(QStyledItemDelegate):
    """A tick, a warning or an octagon before the word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the word, then its shape."""
        shifted = QStyleOptionViewItem(option)
        shifted.rect = option.rect.adjusted(_ICON + 4, 0, 0, 0)
        super().paint(painter, shifted, index)
        model = index.model()
        if isinstance(model, PreviewModel):
            name, token = ("check", "acc") if model.is_taken(index.row()) else ("err", "err")
            if model.is_doubtful(index.row()):
                name, token = "warn", "unk"
            at = QPoint(option.rect.left() + 4, option.rect.center().y() - _ICON // 2)
            painter.drawPixmap(at, pixmap(name, token, _ICON))


class PreviewTable(Themed, QTableView):
    """Read-only."""

    def __init__(self) -> None:
        super().__init__()
        self.preview = PreviewModel()
        self.setModel(self.preview)
        self.setObjectName("import.preview")
        self.setAccessibleName(tr("Rows to import, each taken or refused"))
        self._states = StateDelegate(self)
        self.setItemDelegateForColumn(1, self._states)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        self.follow_theme()

    def show_plan(self, plan: "Plan", definitions: "Definitions", wanted: Wanted) -> None:
        """Show what is wanted of a plan."""
        self.preview.show(plan, definitions, wanted)
        for column in (0, 2, 3):
            self.resizeColumnToContents(column)

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self.setFont(font("dense"))
        self.verticalHeader().setDefaultSectionSize(round(_ROW * text_scale()))
        self.horizontalHeader().setMinimumHeight(px("caption") + 14)
        self.setColumnWidth(1, round(84 * text_scale()))
