"""Sizes that the parts of the log share, so that their columns stand under one another."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetrics

from poems_desktop.ui.fonts import load_condensed_fonts
from poems_desktop.ui.theme import FAMILIES, px, text_scale

_NARROWEST = 38
_LEFT = 142
_PAD = 6


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns stand: `left` px of row names, then columns of `wide` px, scrolled."""

    left: int
    wide: int
    offset: int
    count: int

    def area(self, column: int, top: float, high: float) -> QRectF:
        """The place of a column between two heights."""
        return QRectF(self.left + column * self.wide - self.offset, top, self.wide, high)

    def center(self, column: int) -> float:
        """The middle of a column in px."""
        return self.left + (column + 0.5) * self.wide - self.offset

    def at(self, x: float) -> int | None:
        """The column under a point; None beside the columns."""
        column = int((x - self.left + self.offset) // self.wide)
        return column if x >= self.left and 0 <= column < self.count else None


def left_width() -> int:
    """The width of the row names."""
    return round(_LEFT * text_scale())


def column_width(viewport: int, count: int, widest_date: str) -> int:
    """Equal columns that fill the width, but never narrower than a date."""
    needed = QFontMetrics(narrow("caption")).horizontalAdvance(widest_date) + _PAD
    least = max(round(_NARROWEST * text_scale()), needed)
    return max(least, viewport // max(1, count))


def narrow(role: str, weight: int = 400) -> QFont:
    """A type role for the columns of the log, where room is scarce."""
    return QFont(_narrow(px(role), weight))


@lru_cache(maxsize=16)
def _narrow(pixels: int, weight: int) -> QFont:
    load_condensed_fonts()
    made = QFont(["Noto Sans SemiCondensed", *FAMILIES])
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    return made
