"""A card for the wallet: who, which days, whom to call; overleaf what emergency staff may miss."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical.handouts import Card
from poems_desktop.core.reading import show_date
from poems_desktop.reports.blocks import Block, Drawing, Section, Space
from poems_desktop.reports.engraftment.parts import blank_line
from poems_desktop.reports.handouts.set import lines, stack
from poems_desktop.reports.handouts.sheet import Sheet, marked
from poems_desktop.reports.identity import NOT_STATED, full_name
from poems_desktop.reports.text import Span, Style, Text

_WIDE, _HIGH = 242.6, 153.0
"""A bank card, in points."""
_PAD = 7.0
_MOST_LINES = 3
_PAGE = 630.0
"""Both sides up to this height stay on one page, on either paper."""


@dataclass(frozen=True, slots=True)
class _Print:
    scale: float
    title: Style
    small: Style


def _print(scale: float) -> _Print:
    return _Print(
        scale,
        Style(10.2 * scale, 12.6 * scale, weight="bold"),
        Style(8.2 * scale, 10.0 * scale),
    )


def card_section(card: Card, one: Sheet) -> Section:
    """Both sides beside each other, to fold on the middle line; one below the other where large."""
    size = one.size
    scale = 1.0 if size.columns else min(one.width / _WIDE, 1.96)
    face = _print(scale)
    wide, pad = _WIDE * scale, _PAD * scale
    fronts = stack(_front(card, one, face, wide - 2 * pad))
    backs = stack(_back(card, one, face, wide - 2 * pad))
    least = _HIGH if size.columns else 0.0
    high = max(least, fronts.height + 2 * pad, backs.height + 2 * pad)
    heading = lines("A card for your wallet", one.width, size.head)
    how = "Cut along the broken line, and fold." if size.columns else "Cut along the broken lines."
    heading += lines(how, one.width, size.body)
    heading.append(Space(3))
    if size.columns:
        both = Drawing(high, lambda canvas, x, top: _pair(canvas, x, top, (fronts, backs), high))
        return Section((stack([*heading, both]),), above=size.gap)
    first = Drawing(high + 4, lambda canvas, x, top: _side(canvas, x, top, fronts, wide, high))
    second = Drawing(high, lambda canvas, x, top: _side(canvas, x, top, backs, wide, high))
    whole = stack([*heading, first, second])
    rows = (whole,) if whole.height <= _PAGE else (stack([*heading, first]), second)
    return Section(rows, above=size.gap)


def _pair(canvas: Canvas, x: float, top: float, sides: tuple[Block, Block], high: float) -> None:
    _cut(canvas, x, top, 2 * _WIDE, high)
    canvas.saveState()
    canvas.setDash([1, 3])
    canvas.line(x + _WIDE, top, x + _WIDE, top - high)
    canvas.restoreState()
    for place, side in enumerate(sides):
        side.draw(canvas, x + place * _WIDE + _PAD, top - _PAD)


def _side(  # noqa: PLR0913 - place and size
    canvas: Canvas, x: float, top: float, side: Block, wide: float, high: float
) -> None:
    _cut(canvas, x, top, wide, high)
    pad = _PAD * wide / _WIDE
    side.draw(canvas, x + pad, top - pad)


def _cut(canvas: Canvas, x: float, top: float, wide: float, high: float) -> None:
    canvas.saveState()
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.9)
    canvas.setDash([5, 3])
    canvas.rect(x, top - high, wide, high, stroke=1, fill=0)
    canvas.restoreState()


def _front(card: Card, one: Sheet, face: _Print, width: float) -> list[Block]:
    site = one.options.site
    named = not (one.options.anonymous or one.options.blank)
    patient = one.assessment.record.patient
    born = "" if patient.born is None else show_date(patient.born)
    days = ""
    if "day_zero" in one.facts:
        days = f"{one.facts['first_day']} to {one.facts['last_day']}"
    rows: tuple[tuple[str, str], ...] = (
        ("Name", full_name(patient) if named else ""),
        ("Born", (born or NOT_STATED) if named else ""),
        ("Day 0, cells given back", one.facts.get("day_zero", "")),
        ("Days 7 to 15", days),
        ("Call", "" if site is None else site.call.strip()),
        ("At a temperature of", "" if site is None else site.temperature.strip()),
    )
    blocks = lines(card.title, width, face.title)
    blocks += lines(card.to, width, face.small)
    blocks.append(Space(3 * face.scale))
    for label, value in rows:
        blocks += _entry(label, value, width, face)
    return blocks


def _entry(label: str, value: str, width: float, face: _Print) -> list[Block]:
    name: Span = (f"{label}: ", face.small)
    if value:
        text = _fitted(name, value, width, face)
        return [Drawing(text.height, text.draw), Space(2.2 * face.scale)]
    wide = Text([name], width, face.small).natural_width
    height = 15.0 * face.scale

    def paint(canvas: Canvas, x: float, top: float) -> None:
        Text([name], width, face.small).draw(canvas, x, top - height + face.small.leading)
        blank_line(canvas, x + wide + 3, top - height + 1.5, width - wide - 3)

    return [Drawing(height, paint)]


def _fitted(label: Span, value: str, width: float, face: _Print) -> Text:
    """In three lines at most, since a card has no more room; what is cut ends with a mark."""
    bold = face.small.bold()
    text = Text([label, (value, bold)], width, face.small)
    while len(text.lines) > _MOST_LINES:
        value = value[: max(len(value) * 9 // 10 - 1, 1)].rstrip()
        text = Text([label, (f"{value}\N{HORIZONTAL ELLIPSIS}", bold)], width, face.small)
    return text


def _back(card: Card, one: Sheet, face: _Print, width: float) -> list[Block]:
    blocks = lines(card.heading, width, face.title)
    blocks.append(Space(1.5 * face.scale))
    for paragraph in card.paragraph:
        spans = [
            (text, Style(style.size * _shrink(one, face), face.small.leading, style.weight))
            for text, style in marked(one, paragraph, one.size)
        ]
        blocks += lines(spans, width, face.small)
        blocks.append(Space(2.0 * face.scale))
    return blocks


def _shrink(one: Sheet, face: _Print) -> float:
    return face.small.size / one.size.body.size
