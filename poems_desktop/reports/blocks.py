"""What a page is stacked from: rows of cells, section heads, and figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.core.truth import Truth
from poems_desktop.reports.marks import draw_mark
from poems_desktop.reports.text import BODY, CAPTION, Style, Text

TITLE = Style(10.0, 13.0, weight="semibold")


class Block(Protocol):
    """A thing of known height that is never split."""

    @property
    def height(self) -> float:
        """In points."""

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw below `top`."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Text in a row, `x` points from the row's left."""

    x: float
    text: Text
    right: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A criterion's state in a row, by shape; its word is a cell beside it."""

    x: float
    truth: Truth
    size: float = 6.8


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side. `rule` is the line below: its thickness, 0 for none."""

    width: float
    cells: tuple[Cell, ...] = ()
    states: tuple[State, ...] = ()
    pad: float = 1.5
    rule: float = 0.5
    least: float = 0.0

    @property
    def height(self) -> float:
        """The highest cell and its padding."""
        tallest = max((cell.text.height for cell in self.cells), default=0.0)
        return max(tallest, self.least) + 2 * self.pad

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw cells, then the rule."""
        for cell in self.cells:
            cell.text.draw(canvas, x + cell.x, top - self.pad, right=cell.right)
        for state in self.states:
            middle = top - self.pad - BODY.leading / 2
            draw_mark(canvas, state.truth, x + state.x + state.size / 2, middle, state.size)
        if self.rule:
            canvas.setStrokeGray(0.55)
            canvas.setLineWidth(self.rule)
            canvas.line(x, top - self.height, x + self.width, top - self.height)


@dataclass(frozen=True, slots=True)
class Space:
    """Nothing, some points high."""

    height: float

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Leave it empty."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something that draws itself below `top`."""

    height: float
    paint: Callable[[Canvas, float, float], None]

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Let it draw."""
        self.paint(canvas, x, top)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's title with a remark at the right, over a line."""

    width: float
    title: str
    remark: str = ""
    below: float = 2.5

    @property
    def height(self) -> float:
        """Title, line and the room below."""
        return 15.0 + self.below

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw both on one line."""
        title = Text(self.title, self.width, TITLE)
        title.draw(canvas, x, top)
        if self.remark:
            free = self.width - title.natural_width - 12
            Text(self.remark, free, CAPTION).draw(
                canvas, x + self.width - free, top - 3, right=True
            )
        canvas.setStrokeGray(0)
        canvas.setLineWidth(0.8)
        canvas.line(x, top - 15, x + self.width, top - 15)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its rows; `columns` stands again after a page break.

    `moves` says that the section may leave a full first page: the lowest number goes first.
    """

    rows: tuple[Block, ...]
    heading: Heading | None = None
    columns: Block | None = None
    moves: int | None = None
    above: float = 8.0

    @property
    def height(self) -> float:
        """The whole section on one page."""
        head = 0.0 if self.heading is None else self.heading.height
        columns = 0.0 if self.columns is None else self.columns.height
        return self.above + head + columns + sum(row.height for row in self.rows)


def paragraph(content: str | Sequence[tuple[str, Style]], width: float, style: Style = BODY,
              most: int = 25) -> list[Block]:  # fmt: skip
    """Running text as rows of at most `most` lines, so that any length finds room."""
    whole = Text(content, width, style)
    return [Row(width, (Cell(0, part),), pad=0.0, rule=0.0) for part in whole.parts(most)]


@dataclass(frozen=True, slots=True)
class Beside:
    """Stacks of blocks side by side, each `x` points from the left; never split."""

    stacks: tuple[tuple[float, tuple[Block, ...]], ...] = field(default=())

    @property
    def height(self) -> float:
        """The highest stack."""
        return max((sum(b.height for b in blocks) for _, blocks in self.stacks), default=0.0)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw each stack from the top."""
        for offset, blocks in self.stacks:
            y = top
            for block in blocks:
                block.draw(canvas, x + offset, y)
                y -= block.height
