"""The list of domains: how much of each was assessed, and what was found."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from poems_desktop.app.words import tr
from poems_desktop.clinical.summary import DomainSummary
from poems_desktop.ui.icons import state_pixmap
from poems_desktop.ui.kit.bars import draw_bar
from poems_desktop.ui.kit.buttons import SecondaryButton
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.text import plain_tooltip
from poems_desktop.ui.theme import current_theme, font, text_scale
from poems_desktop.ui.visit.field_finder import FieldFinder

_Index = QModelIndex | QPersistentModelIndex
_WIDTH = 188
_ROW = 47
_LOW_ROW = 40
_LOW_WINDOW = 620


class DomainModel(QAbstractListModel):
    """The summaries as rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DomainSummary, ...] = ()

    def show(self, rows: Sequence[DomainSummary]) -> list[int]:
        """Take new counts over; the places of the rows that look different now.

        The view draws those alone: `dataChanged` would lay out and draw every row, at each key.
        """
        same = [r.form.id for r in rows] == [r.form.id for r in self._rows]
        if same:
            before, self._rows = self._rows, tuple(rows)
            pairs = enumerate(zip(before, self._rows, strict=True))
            return [at for at, (old, new) in pairs if old is not new and old != new]
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        return []

    def rowCount(self, parent: _Index | None = None) -> int:
        """One row a domain."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def summary(self, row: int) -> DomainSummary:
        """The summary in a row."""
        return self._rows[row]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, and the whole meaning for screen readers."""
        one = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(one.form.short)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{title}, {assessed} of {total} assessed, {found}").format(
                title=tr(one.form.title), assessed=one.assessed, total=one.total, found=found(one)
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{tr(one.form.short)}\n{found(one)}")
        return None


def found(one: DomainSummary) -> str:
    """What a domain's row says of its findings."""
    if not one.assessed:
        return tr("not started")
    if one.present:
        return tr("{count} present").format(count=len(one.present))
    return tr("none present") if one.absent else tr("entered")


class DomainDelegate(QStyledItemDelegate):
    """Paints a domain: shape of completeness, name, count, bar and what was found."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A fixed row; lower where the window is low."""
        tall = _LOW_ROW if option.widget.height() < _LOW_WINDOW else _ROW
        return QSize(120, round(tall * text_scale()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        model = index.model()
        if not isinstance(model, DomainModel):
            return
        one = model.summary(index.row())
        theme = current_theme()
        area = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(area, theme.color("accS"))
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.color("acc"))
        top = area.top() + (4 if area.height() < _ROW * text_scale() else 7)
        line = round(20 * text_scale())
        self._icon(painter, one, area.left() + 11, top + 2)
        self._texts(painter, one, area, top, line, bold=chosen)
        indent = _indent()
        bar = QRectF(area.left() + indent, top + line + 5, 60, 3)
        draw_bar(painter, bar, one.assessed, one.total)
        painter.restore()

    def _texts(  # noqa: PLR0913 - where and how to write three texts
        self,
        painter: QPainter,
        one: DomainSummary,
        area: QRect,
        top: int,
        line: int,
        *,
        bold: bool,
    ) -> None:
        theme = current_theme()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        complete = one.assessed == one.total
        counted = font("dense", 400 if complete else 600)
        text = f"{one.assessed}/{one.total}"
        wide = QFontMetrics(counted).horizontalAdvance(text) + 2
        edge = area.right() - 6
        painter.setPen(theme.color("ink"))
        painter.setFont(font("body", 600 if bold else 500))
        left = area.left() + _indent()
        name = QRect(left, top, edge - wide - left - 3, line)
        side = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(tr(one.form.short), side, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(theme.color("ink2" if complete else "unk"))
        painter.setFont(counted)
        painter.drawText(QRect(edge - wide, top, wide, line), right, text)
        low = round(18 * text_scale())
        below = QRect(left + 68, top + line - 3, edge - left - 68, low)
        painter.setPen(theme.color("ink3"))
        painter.setFont(font("caption"))
        said = painter.fontMetrics().elidedText(found(one), side, below.width())
        painter.drawText(below, right, said)

    @staticmethod
    def _icon(painter: QPainter, one: DomainSummary, left: int, top: int) -> None:
        size = round(13 * text_scale())
        if not one.assessed:
            painter.drawPixmap(left, top, state_pixmap("na", size))
        elif one.assessed == one.total:
            drawn = state_pixmap("met", size, color_token="ink2")
            painter.drawPixmap(left, top, drawn)
        else:
            draw_share(painter, QRectF(left + 0.5, top + 0.5, size - 1, size - 1), one)


def _indent() -> int:
    """Where texts begin: beside the shape, which grows with the text."""
    return 17 + round(13 * text_scale())


def draw_share(painter: QPainter, area: QRectF, one: DomainSummary) -> None:
    """A disc filled by the share assessed."""
    theme = current_theme()
    painter.setPen(theme.color("ink2"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(area)
    painter.setBrush(theme.color("ink2"))
    whole = 360 * 16
    painter.drawPie(area, 90 * 16, -round(whole * one.assessed / one.total))


class Navigator(QFrame):
    """Header, finder, list and the way to the next finding that was not assessed."""

    domain_chosen = Signal(str)
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "subtle")
        self.model = DomainModel(self)
        self.list = QListView()
        self.list.setObjectName("domains")
        self.list.setAccessibleName(tr("Domains"))
        self.list.setModel(self.model)
        self._delegate = DomainDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("kind", "navigator")
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._totals = Label("", "caption", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(13, 0, 8, 4)
        head.setSpacing(1)
        head.addWidget(Label(tr("Domains"), "strong"))
        head.addWidget(self._totals)
        layout.addLayout(head)
        self.finder = FieldFinder()
        beside = QHBoxLayout()
        beside.setContentsMargins(11, 2, 11, 6)
        beside.addWidget(self.finder)
        layout.addLayout(beside)
        layout.addWidget(self.list, 1)
        self._next = SecondaryButton(tr("Next not assessed"), measure="small")
        self._next.setObjectName("next_not_assessed")
        self._next.setToolTip("Ctrl+Down")
        self._next.clicked.connect(self.next_wanted)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 10)
        foot.addWidget(self._next)
        layout.addLayout(foot)
        needed = self._next.sizeHint().width() + 24
        self.setFixedWidth(max(round(_WIDTH * text_scale()), needed))

    def show_summaries(self, rows: Sequence[DomainSummary]) -> None:
        """Show the counts."""
        for at in self.model.show(rows):
            self.list.update(self.model.index(at))
        assessed = sum(row.assessed for row in rows)
        total = sum(row.total for row in rows)
        present = sum(len(row.present) for row in rows)
        self._totals.setText(
            tr("{assessed} of {total} assessed · {present} present").format(
                assessed=assessed, total=total, present=present
            )
        )

    def show_domain(self, form_id: str) -> None:
        """Mark the domain that the form is in, without jumping."""
        for row in range(self.model.rowCount()):
            if self.model.summary(row).form.id == form_id:
                blocked = self.list.selectionModel().blockSignals(True)
                self.list.setCurrentIndex(self.model.index(row))
                self.list.selectionModel().blockSignals(blocked)
                self.list.viewport().update()

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.domain_chosen.emit(self.model.summary(current.row()).form.id)
