"""Widgets under each other that are as high as their width makes them, and their scroll area.

Qt's own column asks each widget for its height at three or four widths whenever anything inside
changes, and its boxes remember one width only: one choice in a form of three hundred fields would
set every text anew. Here a widget is asked for the width that it has, and at no other.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayoutItem, QScrollArea, QWidget

from poems_desktop.ui.kit.kept_heights import KeptHeights

_ANY = 16_777_215  # px, what Qt itself takes for no limit


class ColumnLayout(KeptHeights):
    """Shown widgets from the top down, each over the whole width; room left over stays below.

    Split, the first of them stand in one column and the others beside it, both equally wide.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 0) -> None:
        super().__init__(parent)
        self._least: QSize | None = None
        self._placed: QRect | None = None
        self._split: int | None = None
        self._wide = 0  # Qt forgets its own copy of it whenever something inside changes
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(spacing)

    def insertWidget(self, index: int, widget: QWidget) -> None:
        """Add a widget at a place, and show it at once if nobody hid it: Qt would do so later."""
        hidden = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        kept_hidden = widget.isHidden() and widget.testAttribute(hidden)
        self.addWidget(widget)
        self.items.insert(index, self.items.pop())
        below = self.items[index + 1].widget() if index + 1 < len(self.items) else None
        if below is not None:
            widget.stackUnder(below)
        if not kept_hidden:
            widget.show()

    def split(self, at: int | None) -> None:
        """Put the widgets from the place `at` on into a second column; None for one column."""
        if at != self._split:
            self._split = at
            self.invalidate()

    def height_of(self, width: int) -> int:
        """The height that all shown widgets need."""
        margins = self.contentsMargins()
        ends = [one.y() + one.height() for _, one in self._places(QRect(0, 0, width, 0))]
        return max(ends, default=margins.top()) + margins.bottom()

    def minimumHeightForWidth(self, width: int) -> int:
        """Qt: the same."""
        return self.heightForWidth(width)

    def setGeometry(self, area: QRect) -> None:
        """Qt: place everything."""
        super().setGeometry(area)
        if area == self._placed:
            return
        self._placed = area
        self._wide = area.width()
        places = [one for one in self._places(area) if one[0].geometry() != one[1]]
        # Qt can shift the picture of a widget while nothing is laid over it and what it comes to
        # need not be drawn: first what goes down, from below, then what goes up, from above, and
        # what only grows or shrinks at the end.
        down = [one for one in places if one[1].y() > one[0].geometry().y()]
        up = [one for one in places if one[1].y() < one[0].geometry().y()]
        for item, place in (*reversed(down), *up, *places):
            item.setGeometry(place)

    def sizeHint(self) -> QSize:
        """As wide as it is now, so that Qt asks for no other height."""
        return QSize(max(self._wide, self.minimumSize().width()), 0)

    def minimumSize(self) -> QSize:
        """As wide as the widest needs; the height is asked for with the width."""
        if self._least is None:
            margins = self.contentsMargins()
            shown = (item for item in self.items if not item.isEmpty())
            wide = max((item.minimumSize().width() for item in shown), default=0)
            wide = wide if self._split is None else 2 * wide + self.spacing()
            self._least = QSize(wide + margins.left() + margins.right(), 0)
        return self._least

    def forget(self) -> None:
        """What was measured holds no more."""
        super().forget()
        self._least = self._placed = None

    def _places(self, area: QRect) -> Iterator[tuple[QLayoutItem, QRect]]:
        inner = area.marginsRemoved(self.contentsMargins())
        if self._split is None:
            yield from self._under(self.items, inner.topLeft(), inner.width())
            return
        wide = (inner.width() - self.spacing()) // 2
        second = inner.topLeft() + QPoint(wide + self.spacing(), 0)
        yield from self._under(self.items[: self._split], inner.topLeft(), wide)
        yield from self._under(self.items[self._split :], second, wide)

    def _under(
        self, items: list[QLayoutItem], start: QPoint, wide: int
    ) -> Iterator[tuple[QLayoutItem, QRect]]:
        top = start.y()
        for item in items:
            if item.isEmpty():
                continue
            follows = item.hasHeightForWidth()
            high = item.heightForWidth(wide) if follows else item.sizeHint().height()
            yield item, QRect(start.x(), top, wide, high)
            top += high + self.spacing()


class ColumnArea(QScrollArea):
    """Scrolls a column up and down; `widest` is the most that the column becomes, in pixels."""

    def __init__(self, widest: int = _ANY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._widest = widest
        self.content = _Content(self)
        self.column = _TopColumn(self.content)
        self.setWidget(self.content)
        # Nothing is drawn anew when the scroll bar comes or goes.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def arrange(self, split: int | None, widest: int) -> None:
        """One column, or two with the first `split` widgets in the first; at most `widest` px."""
        self._widest = widest
        self.column.split(split)
        self.fit()

    def widest(self) -> int:
        """The most that the column and its scroll bar take beside each other, in pixels."""
        return self._widest + self.verticalScrollBar().sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: as wide as there is room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the column the height that it needs, in the width beside a scroll bar.

        The bar has its place also while it is not needed: no text breaks anew when it comes.
        """
        room = self.maximumViewportSize()
        size = self._size(room.width() - self.verticalScrollBar().sizeHint().width())
        self.content.resize(size.expandedTo(QSize(0, room.height())))
        self.column.place(self.content.rect())

    def settle(self, changed: Iterable[QWidget]) -> None:
        """Give room at once to what changed inside these, before anything is drawn.

        Qt would go up one widget with each turn of the event loop and draw the page in between.
        """
        for one in changed:
            widget: QWidget | None = one
            while widget is not None and widget is not self.content:
                inside = widget.layout()
                if inside is not None:
                    inside.activate()
                widget = widget.parentWidget()
        self.fit()

    def _size(self, wide: int) -> QSize:
        wide = min(max(wide, self.column.minimumSize().width()), self._widest)
        return QSize(wide, self.column.heightForWidth(wide))


class _TopColumn(ColumnLayout):
    """The column of an area, which asks it for its height: Qt need not, at a width of its own.

    Only its area places what is in it: Qt would do so for each widget that is shown, before the
    others have their size.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEnabled(False)

    def place(self, area: QRect) -> None:
        """Place everything, and hear of what changes meanwhile and from now on."""
        self.setEnabled(True)
        self.activate()  # first: Qt tells of no change to a layout that still awaits its turn
        self.setGeometry(area)
        self.setEnabled(False)

    def hasHeightForWidth(self) -> bool:
        """Qt: nobody has to ask."""
        return False

    def sizeHint(self) -> QSize:
        """Qt: the area decides."""
        return self.minimumSize()


class _Content(QFrame):
    """Tells its area when something inside needs another size."""

    def __init__(self, area: ColumnArea) -> None:
        super().__init__()
        self._area = area
        # What is drawn stays where it is when the column grows: only what is new is drawn, and
        # nothing of what lies behind it.
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setAutoFillBackground(True)

    def event(self, event: QEvent) -> bool:
        """Qt: anything that happens to it."""
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)
        self._area.fit()
        return True
