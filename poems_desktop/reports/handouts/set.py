"""What pages for patients are set with: sizes, statements with their marks, lines, boxes, grids."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.reports.blocks import Beside, Block, Cell, Drawing, Row
from poems_desktop.reports.engraftment.parts import blank_line
from poems_desktop.reports.text import Content, Span, Style, Text


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of one print. `columns` allows parts side by side."""

    title: Style
    body: Style
    head: Style
    key: Style
    mark: Style
    source: Style
    gap: float
    line: float
    """Room for a line of handwriting, in points."""
    columns: bool

    def closer(self) -> "Sizes":
        """Letters as large, with less room between parts and for handwriting."""
        return replace(self, gap=self.gap * 0.55, line=self.line - 3.0)


NORMAL = Sizes(
    title=Style(17.0, 21.0, weight="bold"),
    body=Style(11.0, 14.2),
    head=Style(13.0, 16.5, weight="semibold"),
    key=Style(14.5, 18.5, weight="bold"),
    mark=Style(7.5, 14.2, gray=0.15),
    source=Style(8.4, 10.6, gray=0.1),
    gap=8.5,
    line=21.0,
    columns=True,
)
LARGE = Sizes(
    title=Style(24.0, 30.0, weight="bold"),
    body=Style(16.5, 22.0),
    head=Style(19.0, 24.0, weight="semibold"),
    key=Style(20.0, 26.0, weight="bold"),
    mark=Style(11.0, 22.0, gray=0.1),
    source=Style(16.0, 20.5),
    gap=16.0,
    line=34.0,
    columns=False,
)
_MOST_LINES = 16
_PAD = 9.0


def sizes(*, large: bool) -> Sizes:
    """Those of large print, or the usual ones."""
    return LARGE if large else NORMAL


def lines(content: Content, width: float, style: Style, indent: float = 0.0) -> list[Block]:
    """Running text that may go on overleaf where it is very long."""
    whole = Text(content, width - indent, style)
    return [
        Row(width, (Cell(indent, part),), pad=0.0, rule=0.0) for part in whole.parts(_MOST_LINES)
    ]


def bullet(content: Content, width: float, size: Sizes) -> Block:
    """One point of a list."""
    indent = size.body.size * 1.2
    cells = (
        Cell(size.body.size * 0.25, Text("•", indent, size.body)),
        Cell(indent, Text(content, width - indent, size.body)),
    )
    return Row(width, cells, pad=0.6, rule=0.0)


def stack(blocks: Sequence[Block]) -> Block:
    """Blocks that stay together."""
    return Beside(((0.0, tuple(blocks)),))


def boxed(blocks: Sequence[Block], width: float, thick: float = 1.6) -> Block:
    """Blocks made for `width - 2 * inset()` in a frame."""
    inner = stack(blocks)
    height = inner.height + 2 * _PAD - 2

    def paint(canvas: Canvas, x: float, top: float) -> None:
        canvas.setStrokeGray(0)
        canvas.setLineWidth(thick)
        canvas.roundRect(x, top - height, width, height, 3, stroke=1, fill=0)
        inner.draw(canvas, x + inset(), top - _PAD + 1)

    return Drawing(height, paint)


def inset() -> float:
    """From a frame to what stands in it, in points."""
    return _PAD + 3


def to_write(label: str, width: float, size: Sizes, filled: str = "") -> list[Block]:
    """A label, and what is known behind it or a line to write on."""
    name: Span = (f"{label}: ", size.body.bold())
    if filled:
        return lines([name, (filled, size.body)], width, size.body)
    text = Text([name], width, size.body)
    height = text.height - size.body.leading + size.line

    def paint(canvas: Canvas, x: float, top: float) -> None:
        text.draw(canvas, x, top - size.line + size.body.leading)
        last = text.natural_width if len(text.lines) == 1 else 0.0
        blank_line(canvas, x + last + 4, top - height + 3, max(width - last - 4, 40.0))

    return [Drawing(height, paint)]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's row with lines around every cell. `shares` are of the width and sum to 1."""

    width: float
    shares: tuple[float, ...]
    texts: tuple[Text, ...]
    least: float
    first: bool = False

    @property
    def height(self) -> float:
        """The highest cell, at least `least`."""
        return max(self.least, max((text.height for text in self.texts), default=0.0) + 6.0)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the cells and the lines between them."""
        canvas.setStrokeGray(0)
        canvas.setLineWidth(0.8)
        bottom, left = top - self.height, x
        for share, text in zip(self.shares, self.texts, strict=True):
            text.draw(canvas, left + 6, top - (self.height - text.height) / 2)
            canvas.line(left, top, left, bottom)
            left += share * self.width
        canvas.line(x + self.width, top, x + self.width, bottom)
        canvas.line(x, bottom, x + self.width, bottom)
        if self.first:
            canvas.line(x, top, x + self.width, top)


def grid(  # noqa: PLR0913 - all that a table shows
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: tuple[float, ...],
    width: float,
    least: float,
    head: Style,
    body: Style,
) -> list[Grid]:
    """A table: its head, then its rows, empty strings for cells to write in."""
    found = []
    for place, row in enumerate((names, *rows)):
        style = body if place else head
        texts = tuple(
            Text(cell, share * width - 12, style) for cell, share in zip(row, shares, strict=True)
        )
        found.append(Grid(width, shares, texts, least, first=not place))
    return found
