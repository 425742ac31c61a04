"""Text on a page: wrapped to a width, in any bundled script, read literally and never as markup."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.reports import fonts
from poems_desktop.reports.fonts import Run, Weight

_WIDE = r"\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u4e00-\u9fff\uf900-\ufaff"
"""Kana and ideographs: a line may break beside each, as no spaces stand between words."""
_OPENS, _CLOSES = "(\\[（「『【〔《〈［｛", "),.;:!?\\]、。，．・：；？！）」』】〕》〉］｝ー々"
_TOKEN = re.compile(r"[^ \n]+| +|\n")
_BREAKS = re.compile(f"[{_WIDE}]")
_BREAKABLE = re.compile(
    f"[{_OPENS}]*[{_WIDE}][{_CLOSES}]*|(?:(?![{_OPENS}]*[{_WIDE}])[^ \n])+| +|\n"
)


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks. Sizes in points; `gray` from 0, black, to 1, white."""

    size: float = 8.0
    leading: float = 10.0
    weight: Weight = "regular"
    gray: float = 0.0

    def bold(self) -> "Style":
        """The same, semi-bold."""
        return replace(self, weight="semibold")


Span = tuple[str, Style]
Content = str | Sequence[Span]

BODY = Style()
CAPTION = Style(7.0, 8.8, gray=0.2)
MARK = Style(7.0, 10.0, gray=0.15)


@dataclass(frozen=True, slots=True)
class _Piece:
    run: Run
    style: Style
    width: float


@dataclass(frozen=True, slots=True)
class _Word:
    pieces: tuple[_Piece, ...]
    space: float
    """The room that a space before this word takes; 0 where none stands."""
    reads: str

    @property
    def width(self) -> float:
        return sum(piece.width for piece in self.pieces)


_Line = tuple[_Word, ...]


class Text:
    """Content wrapped to `width` points. `lines` may be shared out with `parts`."""

    def __init__(self, content: Content, width: float, style: Style = BODY) -> None:
        """Lay out; a string takes `style`, spans bring their own."""
        spans = [(content, style)] if isinstance(content, str) else content
        self.style = spans[0][1] if spans else style
        self.width = width
        self.lines = _laid_out(tuple(spans), width)

    @property
    def height(self) -> float:
        """All lines, in points."""
        return len(self.lines) * self.style.leading

    @property
    def natural_width(self) -> float:
        """The longest line, in points."""
        return max((_line_width(line) for line in self.lines), default=0.0)

    def parts(self, most: int) -> "list[Text]":
        """The same text in pieces of at most `most` lines each."""
        found = []
        for start in range(0, max(len(self.lines), 1), most):
            part = Text("", self.width, self.style)
            part.lines = self.lines[start : start + most]
            found.append(part)
        return found

    def draw(self, canvas: Canvas, x: float, top: float, *, right: bool = False) -> None:
        """Write the lines below `top`; `right` aligns them to the right end of the width."""
        style = self.style
        y = top - style.leading * 0.5 - style.size * 0.36
        for line in self.lines:
            start = x + self.width - _line_width(line) if right else x
            _draw_line(canvas, line, start, y)
            y -= style.leading


def line_width(text: str, style: Style) -> float:
    """The width of text on one line, in points."""
    return sum(piece.width for piece in _pieces(text, style))


@lru_cache(maxsize=4096)
def _pieces(text: str, style: Style) -> tuple[_Piece, ...]:
    found = []
    for run in fonts.runs(text, style.weight):
        wide = fonts.shape(run, style.size)[1] if run.shaped else (
            fonts.width(run.text, run.font) * style.size
        )  # fmt: skip
        found.append(_Piece(run, style, wide))
    return tuple(found)


@lru_cache(maxsize=4096)
def _laid_out(spans: tuple[Span, ...], width: float) -> tuple[_Line, ...]:
    return tuple(_wrap(spans, width))


def _wrap(spans: Sequence[Span], width: float) -> Iterator[_Line]:
    line: list[_Word] = []
    used = 0.0
    for word in _words(spans, width):
        if word is None:
            yield tuple(line)
            line, used = [], 0.0
            continue
        if line and used + word.space + word.width > width + 0.01:
            yield tuple(line)
            line, used = [], 0.0
        fitted = replace(word, space=0.0) if not line else word
        line.append(fitted)
        used += fitted.space + fitted.width
    if line:
        yield tuple(line)


def _words(spans: Sequence[Span], width: float) -> Iterator[_Word | None]:
    """Words with the space before each; None for a line break."""
    glued: list[_Piece] = []
    text, space = "", 0.0
    for content, style in spans:
        for token in _tokens(content):
            if token[0] not in " \n":
                if text and _may_break(text, token):
                    yield from _cut(glued, text, space, width)
                    glued, text, space = [], "", 0.0
                text += token
                glued.extend(_pieces(token, style))
                continue
            yield from _cut(glued, text, space, width)
            glued, text = [], ""
            space = fonts.width(" ", fonts.plain_font(style.weight)) * style.size
            if token == "\n":
                yield None
    yield from _cut(glued, text, space, width)


def _tokens(content: str) -> list[str]:
    wide = not content.isascii() and _BREAKS.search(content)
    return (_BREAKABLE if wide else _TOKEN).findall(content)


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between two pieces that no space parts."""
    if before.isascii() and after.isascii():
        return False
    return bool(_BREAKS.search(before) or _BREAKS.search(after))


def _cut(pieces: list[_Piece], text: str, space: float, width: float) -> Iterator[_Word]:
    """One word, cut between letters only where it is wider than a whole line."""
    if not pieces:
        return
    word = _Word(tuple(pieces), space, _direction(text))
    if word.width <= width:
        yield word
        return
    for place, piece in enumerate(_letters(pieces, width)):
        yield _Word((piece,), 0.0 if place else space, word.reads)


@lru_cache(maxsize=4096)
def _direction(text: str) -> str:
    return fonts.direction(text)


def _letters(pieces: list[_Piece], width: float) -> Iterator[_Piece]:
    """Parts that fit: cut behind a hyphen where there is one in the last half, else anywhere."""
    for piece in pieces:
        taken = ""
        for letter in piece.run.text:
            wider = _measured(piece, taken + letter)
            if taken and wider.width > width:
                at = 0 if piece.run.shaped else taken.rfind("-") + 1
                at = at if at * 2 > len(taken) else len(taken)
                yield _measured(piece, taken[:at])
                taken = taken[at:] + letter
            else:
                taken += letter
        if taken:
            yield _measured(piece, taken)


def _measured(piece: _Piece, text: str) -> _Piece:
    run = replace(piece.run, text=text)
    size = piece.style.size
    wide = fonts.shape(run, size)[1] if run.shaped else fonts.width(text, run.font) * size
    return _Piece(run, piece.style, wide)


def _line_width(line: _Line) -> float:
    return sum(word.space + word.width for word in line)


def _visual(line: _Line) -> _Line:
    """Right-to-left words, with what stands between them, in the order in which they are seen."""
    if not any(word.reads == "rtl" for word in line):
        return line
    found: list[_Word] = []
    group: list[_Word] = []
    for word in line:
        if word.reads == "ltr":
            found += [*_turned(group), word]
            group = []
        else:
            group.append(word)
    return (*found, *_turned(group))


def _turned(group: list[_Word]) -> list[_Word]:
    """The stretch from its first to its last right-to-left word turned round."""
    places = [n for n, word in enumerate(group) if word.reads == "rtl"]
    if not places:
        return group
    first, last = places[0], places[-1]
    turned = list(reversed(group[first : last + 1]))
    spaces = [word.space for word in group[first : last + 1]]
    moved = [replace(word, space=space) for word, space in zip(turned, spaces, strict=True)]
    return [*group[:first], *moved, *group[last + 1 :]]


def _draw_line(canvas: Canvas, line: _Line, x: float, y: float) -> None:
    waiting: list[str] = []
    key: tuple[str, Style] | None = None
    start = x
    for word in _visual(line):
        gap = word.space
        pieces = tuple(reversed(word.pieces)) if word.reads == "rtl" else word.pieces
        for piece in pieces:
            same = (piece.run.font, piece.style) == key and not piece.run.shaped
            if not same:
                _flush(canvas, waiting, key, start, y)
                waiting, key, start = [], (piece.run.font, piece.style), x + gap
            elif gap:
                waiting.append(" ")
            if piece.run.shaped:
                _draw_shaped(canvas, piece, x + gap, y)
                key = None
            else:
                waiting.append(piece.run.text)
            x += gap + piece.width
            gap = 0.0
    _flush(canvas, waiting, key, start, y)


def _flush(
    canvas: Canvas, waiting: list[str], key: tuple[str, Style] | None, x: float, y: float
) -> None:
    if not waiting or key is None:
        return
    font, style = key
    canvas.setFillGray(style.gray)
    canvas.setFont(font, style.size)
    canvas.drawString(x, y, "".join(waiting))


def _draw_shaped(canvas: Canvas, piece: _Piece, x: float, y: float) -> None:
    """Draw joined letters; readers turn them back into words by their direction."""
    shaped, _ = fonts.shape(piece.run, piece.style.size)
    line = canvas.beginText(x, y)
    line.setFont(piece.run.font, piece.style.size)
    line.setFillGray(piece.style.gray)
    line.textOut(shaped)
    canvas.drawText(line)


def forget() -> None:
    """Let go of the words of the last document: they may be a patient's."""
    for cached in (_laid_out, _pieces, _direction):
        cached.cache_clear()
    fonts.forget()
