"""Dose and duration: the source's words, what they leave open, and lines for the prescriber."""

from collections.abc import Mapping, Sequence

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical.engraftment.arithmetic import (
    Basis,
    Product,
    WeightArithmetic,
    weight_arithmetic,
)
from poems_desktop.clinical.engraftment.constants import CitedText
from poems_desktop.clinical.engraftment.days import (
    date_text,
    full_date,
    min_days_interpretation,
    shortest_course_ends,
)
from poems_desktop.core.reading import show_number
from poems_desktop.reports.blocks import Beside, Block, Cell, Drawing, Heading, Row, Section, Space
from poems_desktop.reports.course import Course
from poems_desktop.reports.engraftment.parts import (
    FINE,
    READ,
    SMALL,
    Overleaf,
    blank_line,
    cited,
)
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Style, Text

_GAP = 16.0
_LEFT, _LEFT_ALONE = 0.57, 0.5
_PER_KG = 58.0
_CONFIRM = 56.0
_BOLD = READ.bold()
_LATEST_MARK = {"baseline": "Baseline", "latest": "Latest"}


def dose_section(
    course: Course, width: float, sources: Sources, notes: Overleaf, *, arithmetic: bool
) -> Section:
    """What the source says of dose and duration; figures only where they were switched on."""
    left = width * (_LEFT if arithmetic else _LEFT_ALONE) - _GAP / 2
    right = width - left - _GAP
    said = _source(course, left, sources)
    said += _figures(course, left, sources, notes) if arithmetic else _without(course, left)
    body = Beside(((0.0, tuple(said)), (left + _GAP, tuple(_duration(course, right, sources)))))
    texts = course.constants.texts
    protocol = texts["confirm_dose"].text.partition(". ")[2]
    remark = f"{texts['no_order'].text} {protocol}"
    heading = Heading(width, "Steroid: what the source says", remark, below=1.0)
    return Section((body,), heading, above=3.0)


def _source(course: Course, width: float, sources: Sources) -> list[Block]:
    quoted, unsaid = (course.constants.texts[key] for key in ("steroid_dose", "dose_open"))
    return [
        _block(cited(f"“{quoted.text}”", quoted.cites, sources, _BOLD), width),
        _block(cited(unsaid.text, unsaid.cites, sources, READ), width),
    ]


def _block(spans: list[tuple[str, Style]], width: float, pad: float = 0.8) -> Row:
    return Row(width, (Cell(0, Text(spans, width)),), pad=pad, rule=0)


def _without(course: Course, width: float) -> list[Block]:
    off = course.constants.texts["arithmetic_off"]
    return [_block([(off.text, FINE)], width)]


def _figures(course: Course, width: float, sources: Sources, notes: Overleaf) -> list[Block]:
    found = weight_arithmetic(course.log, switched_on=True)
    rule = course.constants.arithmetic
    rows: list[Block] = [Space(2), _block(cited(found.heading, rule.cites, sources, _BOLD), width)]
    rows += _table(found, width, notes)
    rows += [_block([(text, READ)], width) for text in found.refused]
    if notes.spare(found.basis, "Weights"):
        rows.append(_block(_plain(found.basis, sources), width))
    return rows


def _plain(text: CitedText, sources: Sources) -> list[tuple[str, Style]]:
    return cited(text.text, text.cites, sources, FINE)


def _table(found: WeightArithmetic, width: float, notes: Overleaf) -> list[Block]:
    """One column a weight, both dated; one row a factor, the unrounded product below."""
    bases = list(dict.fromkeys(one.basis for one in found.products))
    if not bases:
        return []
    wide = (width - _PER_KG) / 2
    columns = {basis: _PER_KG + place * wide for place, basis in enumerate(bases)}
    first = {basis: next(p for p in found.products if p.basis == basis) for basis in bases}
    head = [
        Cell(
            columns[basis],
            notes.fit(_weighed(one), wide - 4, SMALL, notes.room.weighed, "Weight used"),
        )
        for basis, one in first.items()
    ]
    rows: list[Block] = [Row(width, tuple(head), pad=0.5, rule=0.6)]
    for factor in dict.fromkeys(one.per_kg for one in found.products):
        those = [one for one in found.products if one.per_kg == factor]
        rows.append(_products(show_number(factor), those, columns, width, wide))
    return rows


def _weighed(one: Product) -> str:
    number, _, rest = one.weight_text.partition(" ")
    return f"{_LATEST_MARK[one.basis]} {date_text(one.weighed)}: {number}\N{NO-BREAK SPACE}{rest}"


def _products(
    factor: str, those: Sequence[Product], columns: Mapping[Basis, float], width: float, wide: float
) -> Row:
    cells = [Cell(0, Text(f"{factor} mg/kg", _PER_KG, READ))]
    for one in those:
        shown = [
            (f"{one.shown} mg", READ),
            (f"  {one.text.partition(', shown')[0]}", FINE),
        ]
        cells.append(Cell(columns[one.basis], Text(shown, wide - 4)))
    return Row(width, tuple(cells), pad=0.6, rule=0.5)


def _duration(course: Course, width: float, sources: Sources) -> list[Block]:
    rule, texts = course.constants.steroid, course.constants.texts
    given = course.panel.steroid
    first = course.panel.first_dose
    ends = shortest_course_ends(first, course.constants)
    told = min_days_interpretation(first, course.constants)
    recorded = ""
    if given is not None:
        recorded = f"Recorded: first dose {date_text(first)}, now day {given.day}. "
    words = f"{recorded}{told.value} The first dose is day 1."
    return [
        _block(cited(f"At least {rule.minimum_days} days", rule.cites, sources, _BOLD), width),
        _block([(f"Not before {full_date(ends)}", Style(12.5, 15.5, weight="bold"))], width),
        _block([(words, SMALL)], width),
        _block(cited(texts["no_taper"].text, texts["no_taper"].cites, sources, FINE), width),
        Space(3),
        _prescriber(course, width),
    ]


def _prescriber(course: Course, width: float) -> Drawing:
    sentence = course.constants.texts["confirm_dose"].text.partition(". ")[0]

    def paint(canvas: Canvas, x: float, top: float) -> None:
        canvas.setStrokeGray(0)
        canvas.setLineWidth(1.2)
        canvas.roundRect(x, top - _CONFIRM, width, _CONFIRM, 2.5, stroke=1, fill=0)
        Text(sentence, width - 12, _BOLD).draw(canvas, x + 7, top - 4)
        for fields, below in (
            ((("Drug", 0.42), ("mg", 0.25), ("route", 0.33)), 29.0),
            ((("times a day", 0.42), ("first dose", 0.58)), 46.0),
        ):
            left = x + 7
            for name, share in fields:
                label = Text(name, 80, SMALL)
                label.draw(canvas, left, top - below + 7)
                used = label.natural_width + 3
                blank_line(canvas, left + used, top - below - 2, (width - 14) * share - used - 5)
                left += (width - 14) * share

    return Drawing(_CONFIRM, paint)
