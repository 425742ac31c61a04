"""A layout that goes on in the next line when a line is full."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from poems_desktop.ui.kit.kept_heights import KeptHeights


class FlowLayout(KeptHeights):
    """Left to right, then down; items are centered in their line, the lines in the area."""

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 8, line_spacing: int = 6
    ) -> None:
        super().__init__(parent)
        self._line_spacing = line_spacing
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(spacing)

    def height_of(self, width: int) -> int:
        """The height that all lines need."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        """Qt: place everything."""
        super().setGeometry(area)
        spare = max(0, area.height() - self.heightForWidth(area.width()))
        self._arrange(area.adjusted(0, spare // 2, 0, 0), move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self.items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        high = max((size.height() for size in shown), default=0)
        margins = self.contentsMargins()
        return QSize(
            wide + margins.left() + margins.right(), high + margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        """The widest item."""
        size = QSize()
        for item in self.items:
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
        for item in self.items:
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
