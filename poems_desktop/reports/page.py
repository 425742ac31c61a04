"""Pages: their size, how sections fill them, and what stands on each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.reports.blocks import Block, Heading, Section
from poems_desktop.reports.text import Style, Text

Paper = Literal["a4", "letter"]
SIZES: dict[Paper, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
_SIDE: dict[Paper, float] = {"a4": 37.0, "letter": 30.0}
_TOP: dict[Paper, float] = {"a4": 34.0, "letter": 23.0}
_BOTTOM: dict[Paper, float] = {"a4": 31.0, "letter": 20.0}
_FOOTER = 22.0
_NEXT_HEADER = 34.0
_SMALL = Style(6.6, 8.6, gray=0.15)
_SMALL_BOLD = Style(6.6, 8.6, weight="semibold")
_HEAD = Style(8.0, 10.4, weight="semibold")


@dataclass(frozen=True, slots=True)
class Geometry:
    """The printable part of a page, in points from the lower left."""

    paper: Paper

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper."""
        return SIZES[self.paper]

    @property
    def left(self) -> float:
        """Where content begins."""
        return _SIDE[self.paper]

    @property
    def width(self) -> float:
        """How wide content is."""
        return self.size[0] - 2 * self.left

    @property
    def top(self) -> float:
        """Where the first page begins."""
        return self.size[1] - _TOP[self.paper]

    @property
    def next_top(self) -> float:
        """Where content of a later page begins, below its header."""
        return self.top - _NEXT_HEADER

    @property
    def bottom(self) -> float:
        """Where content ends, above the footer."""
        return _BOTTOM[self.paper] + _FOOTER


@dataclass(frozen=True, slots=True)
class Standing:
    """What every page says: whose it is, what it is, where it comes from."""

    identity: str
    title: str
    marks: tuple[str, ...]
    origin: tuple[str, str]
    """Two lines of the footer."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the height of its top."""

    block: Block
    top: float


Page = tuple[Placed, ...]


def fits(sections: Sequence[Section], geometry: Geometry) -> bool:
    """Whether everything has room on one page."""
    return sum(section.height for section in sections) <= geometry.top - geometry.bottom


def arrange(sections: Sequence[Section], geometry: Geometry) -> list[Page]:
    """Fill pages; what may move leaves a full first page in its order, the rest stays."""
    free = geometry.top - geometry.bottom
    stay, moved = list(sections), list[Section]()
    for number in sorted({s.moves for s in sections if s.moves is not None}):
        if sum(section.height for section in stay) <= free:
            break
        moved += [section for section in stay if section.moves == number]
        stay = [section for section in stay if section.moves != number]
    if moved and sum(section.height for section in stay) > free:
        stay, moved = list(sections), []
    filler = _Filler(geometry)
    for section in stay:
        filler.add(section)
    if moved:
        filler.turn()
    for section in moved:
        filler.add(section)
    return filler.pages()


class _Filler:
    """Stacks sections downward and turns the page where a row has no room."""

    def __init__(self, geometry: Geometry) -> None:
        self._geometry = geometry
        self._done: list[Page] = []
        self._page: list[Placed] = []
        self._y = geometry.top

    def pages(self) -> list[Page]:
        return [*self._done, tuple(self._page)]

    def turn(self) -> None:
        self._done.append(tuple(self._page))
        self._page = []
        self._y = self._geometry.next_top

    def add(self, section: Section) -> None:
        head = [b for b in (section.heading, section.columns) if b is not None]
        first = section.rows[0].height if section.rows else 0.0
        if self._page:
            self._y -= section.above
        if self._page and self._y - sum(b.height for b in head) - first < self._geometry.bottom:
            self.turn()
        self._put_all(head)
        for row in section.rows:
            if self._y - row.height < self._geometry.bottom and self._page:
                self.turn()
                self._put_all(_again(section))
            self._put(row)

    def _put_all(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self._put(block)

    def _put(self, block: Block) -> None:
        self._page.append(Placed(block, self._y))
        self._y -= block.height


def _again(section: Section) -> list[Block]:
    found: list[Block] = []
    if section.heading is not None:
        heading = section.heading
        found.append(Heading(heading.width, f"{heading.title}, continued"))
    if section.columns is not None:
        found.append(section.columns)
    return found


def draw_pages(
    canvas: Canvas, pages: Sequence[Page], geometry: Geometry, standing: Standing
) -> None:
    """Draw every page with its header and footer."""
    for number, page in enumerate(pages, 1):
        if number > 1:
            _draw_header(canvas, geometry, standing)
        for placed in page:
            placed.block.draw(canvas, geometry.left, placed.top)
        _draw_footer(canvas, geometry, standing, f"Page {number} of {len(pages)}")
        canvas.showPage()


def _draw_header(canvas: Canvas, geometry: Geometry, standing: Standing) -> None:
    marks = " · ".join((standing.title, *standing.marks))
    for place, (line, style) in enumerate(((standing.identity, _HEAD), (marks, _SMALL))):
        Text(line, geometry.width, style).parts(1)[0].draw(
            canvas, geometry.left, geometry.top - place * _HEAD.leading
        )
    _line(canvas, geometry, geometry.top - 22)


def _draw_footer(canvas: Canvas, geometry: Geometry, standing: Standing, number: str) -> None:
    top = geometry.bottom - 4
    _line(canvas, geometry, top)
    wide = geometry.width
    Text(standing.identity, wide * 0.36, _SMALL_BOLD).parts(2)[0].draw(
        canvas, geometry.left, top - 2
    )
    for place, line in enumerate(standing.origin):
        Text(line, wide * 0.54, _SMALL).parts(1)[0].draw(
            canvas, geometry.left + wide * 0.37, top - 2 - place * _SMALL.leading
        )
    Text(number, wide * 0.09, _SMALL_BOLD).draw(
        canvas, geometry.left + wide * 0.91, top - 2, right=True
    )


def _line(canvas: Canvas, geometry: Geometry, y: float) -> None:
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.8)
    canvas.line(geometry.left, y, geometry.left + geometry.width, y)
