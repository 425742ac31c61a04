"""What the program's own layouts have in common: their items, and heights that are kept."""

from abc import abstractmethod

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class KeptHeights(QLayout):
    """Items in order; the height of a width is kept until something inside changes.

    Qt asks for the same few widths hundreds of times while a form is laid out.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}

    @abstractmethod
    def height_of(self, width: int) -> int:
        """The height that everything needs at this width, in pixels."""

    def addItem(self, item: QLayoutItem) -> None:
        """Qt: take an item in."""
        self.items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Qt: how many items there are."""
        return len(self.items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt: the item at a place."""
        return self.items[index] if 0 <= index < len(self.items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Qt: give an item back."""
        self.forget()
        return self.items.pop(index) if 0 <= index < len(self.items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Qt: it takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Qt: the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: the height at a width."""
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = self.height_of(width)
        return known

    def invalidate(self) -> None:
        """Qt: something inside has changed."""
        self.forget()
        super().invalidate()

    def forget(self) -> None:
        """What was measured holds no more."""
        self._heights.clear()
