"""The line of a field: its title and control, and what earlier visits said of it."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLabel, QWidget

from poems_desktop.ui.kit.kept_heights import KeptHeights

_GAP = 8
_BELOW = 2
_MOST_LINES = 2


class LastLine(KeptHeights):
    """The last word stands beside the control while two lines are enough for it, else below.

    `front` holds title and control, `last` is a label that wraps.
    """

    def __init__(self, front: QWidget, last: QLabel) -> None:
        super().__init__()
        self._front = front
        self._last = last
        self.addWidget(front)
        self.addWidget(last)

    def height_of(self, width: int) -> int:
        """One line, or two where the last word stands below."""
        front, last = self._places(width)
        return max(front.bottom(), last.bottom()) + 1

    def setGeometry(self, area: QRect) -> None:
        """Qt: place both."""
        super().setGeometry(area)
        places = self._places(area.width())
        for widget, place in zip((self._front, self._last), places, strict=True):
            if not place.isEmpty():
                widget.setGeometry(place.translated(area.topLeft()))

    def sizeHint(self) -> QSize:
        """Both beside each other."""
        front = self._front_size()
        wide = _GAP + self._last.sizeHint().width() if self._told() else 0
        return QSize(front.width() + wide, front.height())

    def minimumSize(self) -> QSize:
        """What title and control need; the last word goes below."""
        least = self._front.minimumSizeHint().width()
        if self._told():
            least = max(least, self._last.minimumSizeHint().width())
        return QSize(least, self._front_size().height())

    def _told(self) -> bool:
        return not self._last.isHidden()

    def _front_size(self) -> QSize:
        return self._front.sizeHint()

    def _places(self, width: int) -> tuple[QRect, QRect]:
        hint = self._front_size()
        whole = QRect(0, 0, width, self._front_height(width))
        if not self._told():
            return whole, QRect()
        beside = self._beside(width - _GAP - hint.width())
        if not beside:
            high = self._last.heightForWidth(width)
            return whole, QRect(QPoint(0, whole.height() + _BELOW), QSize(width, high))
        wide = width - _GAP - beside
        front, last = self._front_height(wide), self._last.heightForWidth(beside)
        high = max(front, last)
        return (
            QRect(0, (high - front) // 2, wide, front),
            QRect(width - beside, (high - last) // 2, beside, last),
        )

    def _beside(self, room: int) -> int:
        """How wide the last word is beside the control; 0 where it has to stand below."""
        least = self._last.minimumSizeHint().width()
        if room < least:
            return 0
        metrics = self._last.fontMetrics()
        whole = metrics.horizontalAdvance(self._last.text()) + 2
        if whole <= room:
            return max(whole, least)
        lines = self._last.heightForWidth(room) / metrics.lineSpacing()
        return room if lines < _MOST_LINES + 0.5 else 0

    def _front_height(self, width: int) -> int:
        hint = self._front_size().height()
        inside = self._front.layout()
        if inside is None or not inside.hasHeightForWidth():
            return hint
        return max(hint, inside.heightForWidth(width))
