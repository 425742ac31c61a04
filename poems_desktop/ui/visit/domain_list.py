"""The domains as rows of a list: how much of each was assessed, and what was found."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from poems_desktop.app.summary_words import found
from poems_desktop.app.words import tr
from poems_desktop.clinical.summary import DomainSummary
from poems_desktop.ui.icons import state_pixmap
from poems_desktop.ui.kit.bars import draw_bar
from poems_desktop.ui.text import plain_tooltip
from poems_desktop.ui.theme import current_theme, font, text_scale

_Index = QModelIndex | QPersistentModelIndex
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
        counted = font("dense", 400 if one.complete else 600)
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
        painter.setPen(theme.color("ink2" if one.complete else "unk"))
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
        elif one.complete:
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
