"""A two-line button of the patient banner: what, and how it stands."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from poems_desktop.ui.icons import STATES, pixmap, state_pixmap
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import current_theme, font, height, scaled

# Fill, border and text by tone.
_TONES = {
    "unk": ("unkS", "unkL", "unk"),
    "acc": ("accS", "accL", "acc"),
    "not": ("subtle", "line2", "not"),
    "plum": ("plum", "plumL", "onPlum"),
    "plumS": ("plumS", "plumL", "plum"),
}
_PAD = 12
_GAP = 10
_ICON = 18


@dataclass(frozen=True, slots=True)
class ChipFacts:
    """What a chip says.

    Attributes:
        caption: the small first line.
        value: the bold second line.
        icon: a state (`met`, `notmet`, `unknown`, ...) or the name of an icon.
        tone: `unk` (amber), `acc` (petrol), `not` (slate), `plum` (solid) or `plumS` (soft).
    """

    caption: str
    value: str
    icon: str
    tone: str


class Chip(Themed, QToolButton):
    """Click or Enter goes where the chip's facts come from; listen to `clicked`."""

    def __init__(self, facts: ChipFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_facts(facts)
        self.follow_theme()

    def show_facts(self, facts: ChipFacts) -> None:
        """Show other facts."""
        self._facts = facts
        self.setAccessibleName(f"{facts.caption}: {facts.value}")
        self.updateGeometry()
        self.update()

    def facts(self) -> ChipFacts:
        """What is shown."""
        return self._facts

    def sizeHint(self) -> QSize:
        """Room for both lines in full."""
        caption = QFontMetrics(font("caption")).horizontalAdvance(self._facts.caption)
        value = QFontMetrics(font("body", 700)).horizontalAdvance(self._facts.value)
        icon = scaled(_ICON)
        wide = max(caption, value) + icon + _GAP + 2 * _PAD
        return QSize(wide + 1, height("banner") - 24)

    def minimumSizeHint(self) -> QSize:
        """The same: nothing is cut."""
        return self.sizeHint()

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the chip, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill, outline, icon and both lines."""
        theme = current_theme()
        fill, border, ink = (theme.color(token) for token in _TONES[self._facts.tone])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(border, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 3, 3)
        icon = scaled(_ICON)
        painter.drawPixmap(QPoint(_PAD - 1, (self.height() - icon) // 2), self._icon(icon))
        painter.setPen(ink)
        self._draw_lines(painter, _PAD + icon + _GAP)
        painter.end()

    def _draw_lines(self, painter: QPainter, left: int) -> None:
        lines = ((font("caption"), self._facts.caption), (font("body", 700), self._facts.value))
        heights = [QFontMetrics(face).height() for face, _ in lines]
        top = (self.height() - sum(heights)) // 2 + 1
        for (face, text), high in zip(lines, heights, strict=True):
            painter.setFont(face)
            place = QRect(left, top, self.width() - left, high)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            top += high - 1

    def _icon(self, size: int) -> QPixmap:
        fill, _, ink = _TONES[self._facts.tone]
        if self._facts.icon in STATES:
            return state_pixmap(self._facts.icon, size, color_token=ink, hole_token=fill)
        return pixmap(self._facts.icon, ink, size)
