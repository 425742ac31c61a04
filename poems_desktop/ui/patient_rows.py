"""The rows of the patient list: model, painting and keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from poems_desktop.app.words import tr
from poems_desktop.ui.fonts import ensure_script_fonts
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.text import breakable
from poems_desktop.ui.theme import current_theme, font, px, scaled

_Index = QModelIndex | QPersistentModelIndex
_LEFT = 14
_TOP = 6
_WRAP = Qt.TextFlag.TextWordWrap
_LONGEST_WORD = 18
_NOTE_ICON, _NOTE_ICON_GAP, _NOTE_GAP = 13, 4, 9


@dataclass(frozen=True, slots=True)
class ItemNote:
    """A short remark in the third line of a row.

    Attributes:
        text: `Day +9`, `Overdue 6 d`.
        icon: the name of an icon, or empty.
        tone: a color token: `ink2`, `unk`, `err`, `plum`.
        own_line: whether it begins a line of its own.
    """

    text: str
    icon: str = ""
    tone: str = "ink2"
    own_line: bool = False


@dataclass(frozen=True, slots=True)
class PatientItem:
    """One row: `ELLERBY, Tomas`, `DEMO-0147 · 54 y M`, and remarks."""

    patient_id: str
    name: str
    detail: str
    notes: tuple[ItemNote, ...] = ()

    def sentence(self) -> str:
        """The whole row as one string for a screen reader."""
        return ", ".join([self.name, self.detail, *(note.text for note in self.notes)])


class PatientModel(QAbstractListModel):
    """The rows in order."""

    ITEM = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[PatientItem, ...] = ()

    def show_items(self, items: Sequence[PatientItem]) -> None:
        """Replace all rows; where the same stand in the same order, what is said of them."""
        if items and [one.patient_id for one in self._items] == [one.patient_id for one in items]:
            self._items = tuple(items)
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def row_of(self, patient_id: str) -> int:
        """The row of a patient, or -1."""
        for row, item in enumerate(self._items):
            if item.patient_id == patient_id:
                return row
        return -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Qt: how many rows."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the name, the whole item, or the row as one sentence."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role == self.ITEM:
            return item
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.sentence()
        return None


class PatientDelegate(QStyledItemDelegate):
    """Paints a row; names wrap and are never shortened."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """High enough for the whole name, the details and the remarks."""
        item: PatientItem = index.data(PatientModel.ITEM)
        width = self._text_width(option)
        high = self._name_height(item.name, width) + self._detail_height(item.detail, width)
        high += len(_note_lines(item.notes, width)) * (_line("dense") + 1)
        return QSize(width, high + 2 * _TOP + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        theme = current_theme()
        item: PatientItem = index.data(PatientModel.ITEM)
        area = option.rect
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(area, theme.color("accS"))
            painter.fillRect(QRect(area.x(), area.y(), 3, area.height()), theme.color("acc"))
        painter.fillRect(QRect(area.x(), area.bottom(), area.width(), 1), theme.color("line"))
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused:
            painter.setPen(QPen(theme.color("acc"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        width = self._text_width(option)
        top = area.y() + _TOP
        left = area.x() + _LEFT
        name = QRect(left, top, width, self._name_height(item.name, width))
        painter.setFont(font("body", 600 if selected else 500))
        painter.setPen(theme.color("ink"))
        painter.drawText(name, _WRAP, breakable(item.name, _LONGEST_WORD))
        painter.setFont(font("dense"))
        painter.setPen(theme.color("ink2"))
        detail = QRect(left, name.bottom() + 1, width, self._detail_height(item.detail, width))
        painter.drawText(detail, _WRAP, breakable(item.detail, _LONGEST_WORD))
        lines = _note_lines(item.notes, width)
        for place, line in enumerate(lines):
            below = detail.bottom() + 2 + place * (_line("dense") + 1)
            self._draw_notes(painter, line, left, below)
        painter.restore()

    @staticmethod
    def _draw_notes(painter: QPainter, notes: list[ItemNote], left: int, top: int) -> None:
        theme = current_theme()
        for note in notes:
            face = _note_font(note)
            metrics = QFontMetrics(face)
            if note.icon:
                drawn = pixmap(note.icon, note.tone, scaled(_NOTE_ICON))
                painter.drawPixmap(left, top + (metrics.height() - scaled(_NOTE_ICON)) // 2, drawn)
                left += scaled(_NOTE_ICON) + _NOTE_ICON_GAP
            wide = metrics.horizontalAdvance(note.text)
            painter.setFont(face)
            painter.setPen(theme.color(note.tone))
            painter.drawText(QRect(left, top, wide + 1, metrics.height()), 0, note.text)
            left += wide + _NOTE_GAP

    @staticmethod
    def _text_width(option: QStyleOptionViewItem) -> int:
        view = option.widget
        total = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return max(40, total - _LEFT - 8)

    @staticmethod
    def _name_height(name: str, width: int) -> int:
        return _wrapped_height("body", 600, name, width)

    @staticmethod
    def _detail_height(detail: str, width: int) -> int:
        return _wrapped_height("dense", 400, detail, width)


def _note_font(note: ItemNote) -> QFont:
    return font("dense", 400 if note.tone == "ink2" else 600)


def _note_lines(notes: tuple[ItemNote, ...], width: int) -> list[list[ItemNote]]:
    """The remarks in lines: a new one where a remark asks for it, or would be cut."""
    lines: list[list[ItemNote]] = []
    used = 0
    for note in notes:
        wide = QFontMetrics(_note_font(note)).horizontalAdvance(note.text)
        wide += scaled(_NOTE_ICON) + _NOTE_ICON_GAP if note.icon else 0
        if not lines or note.own_line or used + wide > width:
            lines.append([])
            used = 0
        lines[-1].append(note)
        used += wide + _NOTE_GAP
    return lines


def _line(role: str) -> int:
    """The line height of a type role, a little tighter than the font's own."""
    return round(px(role) * 1.36)


def _wrapped_height(role: str, weight: int, text: str, width: int) -> int:
    metrics = QFontMetrics(font(role, weight))
    if metrics.horizontalAdvance(text) <= width:
        return _line(role)
    broken = breakable(text, _LONGEST_WORD)
    return metrics.boundingRect(QRect(0, 0, width, 0), _WRAP, broken).height()


class PatientView(QListView):
    """The list itself. Arrows move, Enter or a click opens.

    `pointed_at`: the pointer is over it; `pointer_left()` when it is no more.
    """

    open_requested = Signal(str)
    pointer_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pointed_at = False
        self._chosen = False
        self._rows = PatientModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(PatientDelegate(self))
        self.setAccessibleName(tr("Patients found"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._on_clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names wrap anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer has come."""
        self.pointed_at = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone."""
        self.pointed_at = False
        super().leaveEvent(event)
        self.pointer_left.emit()

    def show_items(self, items: Sequence[PatientItem]) -> None:
        """Replace all rows, keeping the marked patient if it is among them.

        A mark that stands on the first row only because it has to stand somewhere goes with the
        order: Enter opens nobody whom it came to stand on by itself.
        """
        marked = self.currentIndex().data(PatientModel.ITEM) if self._chosen else None
        for item in items:
            ensure_script_fonts(item.name)
        self._rows.show_items(items)
        if marked is not None:
            self.show_current(marked.patient_id)

    def show_current(self, patient_id: str) -> None:
        """Mark a patient without opening; empty or unknown marks none."""
        row = self._rows.row_of(patient_id)
        self._chosen = row >= 0
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return
        self.setCurrentIndex(self._rows.index(row))

    def focus_first(self) -> None:
        """Take the focus and stand on the first row if on none."""
        if self._rows.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the marked patient; any other key may mark one."""
        self._chosen = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._on_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: _Index) -> None:
        item = index.data(PatientModel.ITEM)
        if item is not None:
            self.open_requested.emit(item.patient_id)
