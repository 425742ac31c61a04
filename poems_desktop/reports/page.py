"""Pages: their size, how sections fill them, and what stands on each of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.reports.blocks import Beside, Block, Heading, Section
from poems_desktop.reports.text import Style, Text, line_width

Paper = Literal["a4", "letter"]
SIZES: dict[Paper, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
_SIDE: dict[Paper, float] = {"a4": 37.0, "letter": 30.0}
_TOP: dict[Paper, float] = {"a4": 34.0, "letter": 23.0}
_BOTTOM: dict[Paper, float] = {"a4": 31.0, "letter": 20.0}
_FOOTER, _LARGE_FOOTER = 22.0, 54.0
_NEXT_HEADER = 34.0
_SMALL = Style(6.6, 8.6, gray=0.15)
_FOOT = Style(6.4, 7.7, gray=0.1)
_FOOT_BOLD = Style(6.6, 7.7, weight="semibold")
_CODE_WIDTH = 92.0
_SMALLEST = 0.8
_LARGE = 1.75
"""How much larger header and footer are in large print: 11 points at least."""
CONTINUED = ", continued"
_HEAD = Style(8.0, 10.4, weight="semibold")


@dataclass(frozen=True, slots=True)
class Geometry:
    """The printable part of a page, in points from the lower left."""

    paper: Paper
    large: bool = False

    @property
    def frame_scale(self) -> float:
        """How much larger than usual header and footer are set."""
        return _LARGE if self.large else 1.0

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
        return self.top - _NEXT_HEADER * self.frame_scale

    @property
    def bottom(self) -> float:
        """Where content ends, above the footer."""
        return _BOTTOM[self.paper] + (_LARGE_FOOTER if self.large else _FOOTER)


@dataclass(frozen=True, slots=True)
class Standing:
    """What every page says: whose it is, what it is, where it comes from."""

    identity: str
    title: str
    marks: tuple[str, ...]
    origin: tuple[str, str]
    """Two lines of the footer."""
    code: str = ""
    """The verification code; empty on pages that no record stands behind."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the height of its top."""

    block: Block
    top: float


Page = tuple[Placed, ...]


def fits(sections: Sequence[Section], geometry: Geometry, scale: float = 1.0) -> bool:
    """Whether everything has room on one page, drawn at `scale`."""
    room = (geometry.top - geometry.bottom) / scale
    return sum(section.height for section in sections) <= room


def first_page(sections: Sequence[Section]) -> list[Section]:
    """What stays on a full first page."""
    return [section for section in sections if section.moves is None]


def arrange(sections: Sequence[Section], geometry: Geometry, scale: float = 1.0) -> list[Page]:
    """Fill pages; what may move leaves a full first page in its order, the rest stays.

    Where what stays is more than a page by itself, it comes first and what moves follows it.
    At a `scale` below 1 the sections are laid out for a width of `geometry.width / scale`.
    """
    free = (geometry.top - geometry.bottom) / scale
    stay, moved = list(sections), list[Section]()
    for number in sorted({s.moves for s in sections if s.moves is not None}):
        if sum(section.height for section in stay) <= free:
            break
        moved += [section for section in stay if section.moves == number]
        stay = [section for section in stay if section.moves != number]
    overfull = sum(section.height for section in stay) > free
    filler = _Filler(geometry, scale)
    for section in stay:
        filler.add(section)
    if moved and not overfull:
        filler.turn()
    for section in moved:
        filler.add(section)
    return filler.pages()


class _Filler:
    """Stacks sections downward and turns the page where a row has no room."""

    def __init__(self, geometry: Geometry, scale: float) -> None:
        self._geometry = geometry
        self._scale = scale
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
            self._y -= section.above * self._scale
        wanted = (sum(b.height for b in head) + first) * self._scale
        if self._page and self._y - wanted < self._geometry.bottom:
            self.turn()
        self._put_all(head)
        for row in section.rows:
            if self._y - row.height * self._scale < self._geometry.bottom and self._page:
                self.turn()
                self._put_all(_again(section))
            self._put(row)

    def _put_all(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self._put(block)

    def _put(self, block: Block) -> None:
        self._page.append(Placed(block, self._y))
        self._y -= block.height * self._scale


def _again(section: Section) -> list[Block]:
    found: list[Block] = []
    if section.heading is not None:
        heading = section.heading
        found.append(Heading(heading.width, f"{heading.title}{CONTINUED}"))
    if section.columns is not None:
        found.append(section.columns)
    return found


def draw_pages(
    canvas: Canvas,
    pages: Sequence[Page],
    geometry: Geometry,
    standing: Standing,
    scale: float = 1.0,
) -> None:
    """Draw every page with its header and footer, which keep their size at any `scale`."""
    seen = 0
    for number, page in enumerate(pages, 1):
        if number > 1:
            _draw_header(canvas, geometry, standing)
        else:
            _bookmark(canvas, standing.title, "top", geometry.size[1], 0)
        for placed in page:
            _draw(canvas, placed, geometry.left, scale)
            for title in _titles(placed.block):
                seen += 1
                _bookmark(canvas, title, f"section-{seen}", placed.top, 1)
        _draw_footer(canvas, geometry, standing, f"Page {number} of {len(pages)}")
        canvas.showPage()


def _draw_header(canvas: Canvas, geometry: Geometry, standing: Standing) -> None:
    """Whose page it is, its title and its marks; without room for all, the marks without title."""
    grown = geometry.frame_scale
    head, small = _grown(_HEAD, grown), _grown(_SMALL, grown)
    marks = " · ".join((standing.title, *standing.marks))
    if standing.marks and line_width(marks, small) * _SMALLEST > geometry.width:
        marks = " · ".join(standing.marks)
    for place, (line, style) in enumerate(((standing.identity, head), (marks, small))):
        fitting(line, geometry.width, style).draw(
            canvas, geometry.left, geometry.top - place * head.leading
        )
    _line(canvas, geometry, geometry.top - 22 * grown)


def _grown(style: Style, factor: float) -> Style:
    return replace(style, size=style.size * factor, leading=style.leading * factor)


def _draw(canvas: Canvas, placed: Placed, left: float, scale: float) -> None:
    if scale == 1.0:
        placed.block.draw(canvas, left, placed.top)
        return
    canvas.saveState()
    canvas.scale(scale, scale)
    placed.block.draw(canvas, left / scale, placed.top / scale)
    canvas.restoreState()


def _titles(block: Block) -> list[str]:
    """The headings in a block that begin something, for the reader's list of bookmarks."""
    if isinstance(block, Heading):
        return [] if block.title.endswith(CONTINUED) else [block.title]
    if isinstance(block, Beside):
        return [title for _, blocks in block.stacks for one in blocks for title in _titles(one)]
    return []


def _bookmark(canvas: Canvas, title: str, key: str, top: float, level: int) -> None:
    canvas.bookmarkHorizontal(key, 0, top)
    canvas.addOutlineEntry(title, key, level, 0)


def _draw_footer(canvas: Canvas, geometry: Geometry, standing: Standing, number: str) -> None:
    top = geometry.bottom - 4
    _line(canvas, geometry, top)
    code = f"Code {standing.code}" if standing.code else ""
    grown = geometry.frame_scale
    plain, bold = _grown(_FOOT, grown), _grown(_FOOT_BOLD, grown)
    beside = (number, code, "") if not geometry.large else ("", "", "", code)
    lines = [(standing.identity, bold), (standing.origin[0], plain), (standing.origin[1], plain)]
    if geometry.large:
        lines.append((number, bold))
    taken = _CODE_WIDTH * grown
    for place, ((left, style), right) in enumerate(zip(lines, beside, strict=True)):
        y = top - 2 - place * plain.leading
        fitting(left, geometry.width - (taken if right else 0.0), style).draw(
            canvas, geometry.left, y
        )
        if right:
            Text(right, taken, bold).draw(
                canvas, geometry.left + geometry.width - taken, y, right=True
            )


def fitting(line: str, width: float, style: Style) -> Text:
    """A line in one line: set smaller, to four fifths, and only then cut, with a mark."""
    wide = line_width(line, style)
    if wide > width:
        style = replace(style, size=style.size * max(width / wide, _SMALLEST) * 0.999)
    whole = Text(line, width, style)
    while len(whole.lines) > 1:
        line = f"{line[: len(line) - 6].rstrip()}…"
        whole = Text(line, width, style)
    return whole


def _line(canvas: Canvas, geometry: Geometry, y: float) -> None:
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.8)
    canvas.line(geometry.left, y, geometry.left + geometry.width, y)
