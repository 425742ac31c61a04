"""One segment of a segmented control: it paints itself and can be clicked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from poems_desktop.ui.icons import state_pixmap
from poems_desktop.ui.text import without_mnemonics
from poems_desktop.ui.theme import Theme, current_theme, font, scaled

if TYPE_CHECKING:
    from poems_desktop.ui.kit.segmented import SegmentOption

_ICON = 14
_GAP = 6
_PAD = 10
# Fill, text and the color inside a filled disc, by tone.
_CHOSEN = {
    "acc": ("acc", "onAcc", "acc"),
    "not": ("not", "surface", "not"),
    "unk": ("unkS", "unk", "unkS"),
}


class Segment(QAbstractButton):
    """A choice inside a `SegmentedControl`, which owns the keyboard and the value."""

    def __init__(
        self, option: "SegmentOption", parent: QWidget, *, first: bool, last: bool
    ) -> None:
        super().__init__(parent)
        self._option = option
        self._first = first
        self._last = last
        self._read_only = False
        self._count = ""
        self.setText(without_mnemonics(option.text))
        self.setAccessibleName(option.text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_chosen(self, chosen: bool) -> None:
        """Look chosen or not."""
        self.setChecked(chosen)

    def set_read_only(self, read_only: bool) -> None:
        """Stop reacting to the pointer."""
        self._read_only = read_only
        self.update()

    def set_count(self, count: str) -> None:
        """A number after the word; empty for none."""
        self._count = count
        self.setText(without_mnemonics(self.words()))
        self.update()

    def words(self) -> str:
        """The word, with its number where it has one."""
        return f"{self._option.text} {self._count}" if self._count else self._option.text

    def nextCheckState(self) -> None:
        """A click does not toggle: the control decides what is chosen."""

    def wanted_width(self, metrics: QFontMetrics) -> int:
        """The width in px that the word needs in bold."""
        icon = scaled(_ICON) + _GAP if self._option.icon else 0
        return metrics.horizontalAdvance(self.words()) + icon + 2 * _PAD

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill, divider, icon and word."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink, hole = self._colors()
        if fill:
            painter.fillPath(self._outline(), theme.color(fill))
        if not self.isChecked() and not self._last:
            painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), theme.color("line"))
        self._draw_content(painter, theme, ink, hole)
        painter.end()

    def _colors(self) -> tuple[str, str, str]:
        quiet = self._read_only or not self.isEnabled()
        if self.isChecked():
            return _CHOSEN[self._option.tone]
        if quiet:
            return "", "ink3", "subtle"
        return ("subtle", "ink2", "subtle") if self.underMouse() else ("", "ink2", "surface")

    def _draw_content(self, painter: QPainter, theme: Theme, ink: str, hole: str) -> None:
        face = font("dense", 700 if self.isChecked() else 400)
        painter.setFont(face)
        painter.setPen(theme.color(ink))
        text_width = QFontMetrics(face).horizontalAdvance(self.words())
        icon = scaled(_ICON) + _GAP if self._option.icon else 0
        left = (self.width() - text_width - icon) / 2
        if icon:
            size = scaled(_ICON)
            drawn = state_pixmap(self._option.icon, size, color_token=ink, hole_token=hole)
            painter.drawPixmap(QPointF(round(left), (self.height() - size) // 2), drawn)
        place = QRectF(left + icon, 0, text_width + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.words())

    def _outline(self) -> QPainterPath:
        """The segment's area, with the control's corners rounded off."""
        area = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(area, 3, 3)
        if not self._first:
            path.addRect(area.adjusted(0, 0, -area.width() / 2, 0))
        if not self._last:
            path.addRect(area.adjusted(area.width() / 2, 0, 0, 0))
        path.setFillRule(Qt.FillRule.WindingFill)
        return path
