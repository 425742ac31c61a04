"""The specimen of a result by shape and word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from poems_desktop.ui.theme import current_theme, font, scaled
from poems_desktop.ui.trends.results_model import LAB_COLUMN, ResultsModel

_Index = QModelIndex | QPersistentModelIndex
_SHAPE = 14
_TOKENS = {"plasma": "pla", "serum": "ser"}


class SpecimenDelegate(QStyledItemDelegate):
    """The specimen by shape and word: disc, square, hollow diamond.

    With `two_lines` the laboratory stands below, where its own column has no room.
    """

    two_lines = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the cell, then the shape before its word."""
        model = index.model()
        if not isinstance(model, ResultsModel):
            return
        shape = model.shape_of(index.row())
        shifted = QStyleOptionViewItem(option)
        upper = option.rect
        if self.two_lines:
            upper = option.rect.adjusted(0, 2, 0, -option.rect.height() // 2 + 1)
        shifted.rect = upper.adjusted(0 if shape is None else scaled(_SHAPE), 0, 0, 0)
        if self.two_lines:
            self.initStyleOption(shifted, index)
            self._fill(painter, option)
        super().paint(painter, shifted, index)
        if shape is not None:
            draw_shape(painter, shape, QPoint(option.rect.left() + scaled(9), upper.center().y()))
        if self.two_lines:
            painter.setFont(font("caption"))
            painter.setPen(current_theme().color("ink2"))
            below = option.rect.adjusted(4 + (0 if shape is None else scaled(_SHAPE)), 0, 0, -3)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(below, flags, model.texts(index.row())[LAB_COLUMN])

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Room for the shape and for the longer of the two lines."""
        size = super().sizeHint(option, index)
        model = index.model()
        wide = size.width() + scaled(_SHAPE) + 4
        if self.two_lines and isinstance(model, ResultsModel):
            lab = model.texts(index.row())[LAB_COLUMN]
            below = QFontMetrics(font("caption")).horizontalAdvance(lab)
            wide = max(wide, below + scaled(_SHAPE) + 12)
        return QSize(wide, size.height())

    @staticmethod
    def _fill(painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, current_theme().color("accS"))


def draw_shape(painter: QPainter, specimen: str, at: QPoint) -> None:
    """Disc for plasma, square for serum, hollow diamond for anything else: not stated."""
    color = current_theme().color(_TOKENS.get(specimen, "uns"))
    half, far = scaled(4), scaled(5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(color)
    if specimen == "plasma":
        painter.setBrush(color)
        painter.drawEllipse(at, half, half)
    elif specimen == "serum":
        painter.fillRect(QRect(at - QPoint(half, half), QSize(2 * half, 2 * half)), color)
    else:
        x, y = at.x(), at.y()
        corners = [QPoint(x, y - far), QPoint(x + far, y), QPoint(x, y + far), QPoint(x - far, y)]
        painter.drawPolygon(QPolygon(corners))
    painter.restore()
