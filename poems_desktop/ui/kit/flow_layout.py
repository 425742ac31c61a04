"""A layout that goes on in the next line when a line is full."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then down; items are centered in their line, the lines in the area.

    Heights are kept until something inside changes: Qt asks for the same few widths hundreds of
    times while a form is laid out.
    """

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 8, line_spacing: int = 6
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._line_spacing = line_spacing
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt: take an item in."""
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        """Qt: how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt: the item at a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Qt: give an item back."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Qt: it takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Qt: the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: the height that all lines need."""
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return known

    def invalidate(self) -> None:
        """Qt: something inside has changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        """Qt: place everything."""
        super().setGeometry(area)
        spare = max(0, area.height() - self.heightForWidth(area.width()))
        self._arrange(area.adjusted(0, spare // 2, 0, 0), move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        high = max((size.height() for size in shown), default=0)
        margins = self.contentsMargins()
        return QSize(
            wide + margins.left() + margins.right(), high + margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        """The widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, area: QRect, *, move: bool) -> int:
        inner = area.marginsRemoved(self.contentsMargins())
        top = inner.y()
        for line in self._lines(inner.width()):
            high = max(self._fitted(item, inner.width()).height() for item in line)
            left = inner.x()
            for item in line:
                size = self._fitted(item, inner.width())
                if move:
                    place = QPoint(left, top + (high - size.height()) // 2)
                    item.setGeometry(QRect(place, size))
                left += size.width() + self.spacing()
            top += high + self._line_spacing
        used = top - self._line_spacing if top > inner.y() else top
        return used - area.y() + self.contentsMargins().bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = self._fitted(item, width).width()
            if not lines or (left + wide > width and lines[-1]):
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += wide + self.spacing()
        return lines

    @staticmethod
    def _fitted(item: QLayoutItem, width: int) -> QSize:
        """The item's hint, narrowed to the line; then as high as its text needs."""
        size = item.sizeHint()
        if size.width() <= width:
            return size
        narrow = max(width, item.minimumSize().width())
        high = item.heightForWidth(narrow) if item.hasHeightForWidth() else size.height()
        return QSize(narrow, max(high, size.height()))
