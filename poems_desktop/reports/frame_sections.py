"""What frames every document: title and identity on top, signature and references at the end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical import wording
from poems_desktop.clinical.anonymous import DayCount, age_words
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.reports.blocks import (
    Block,
    Cell,
    Drawing,
    Row,
    Section,
    Space,
    paragraph,
)
from poems_desktop.reports.fonts import spelled_out
from poems_desktop.reports.identity import SEX, born, full_name, is_case, moment
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import CAPTION, Style, Text, line_width

_TITLE = Style(14.0, 18.0, weight="semibold")
_NAME = Style(13.0, 16.0, weight="semibold")
_VALUE = Style(9.0, 12.0, weight="semibold")
_SMALL_VALUE = Style(8.0, 12.0, weight="semibold")
_REFER = Style(6.4, 7.6, gray=0.1)
_Field = tuple[str, str, Style]
_SMALLEST_NAME = 9.5
_MOST_NAME_LINES = 30
_SHARES = (0.335, 0.21, 0.115, 0.135, 0.205)
_ALERT = Style(8.0, 10.4, weight="semibold")
_MISSING = Style(7.6, 9.6, weight="semibold")
_LARGE = 1.75
"""How much larger the identity box is set in large print."""


def opening_section(  # noqa: PLR0913 - all that stands on top
    title: str,
    assessment: Assessment,
    marks: Sequence[str],
    printed_at: datetime,
    width: float,
    count: DayCount | None = None,
    *,
    typed: str | None = None,
    large: bool = False,
) -> Section:
    """Title, the marks that must be seen, and the identity box; with `count`, who is nobody.

    `typed` is all that people typed and that the document prints, the name where it is not given:
    a sentence says what of it no font can show.
    """
    grown = _LARGE if large else 1.0
    fields = _fields(assessment, printed_at, width, count, grown)
    rows: list[Block] = [*_head(title, marks, width, grown), Space(3)]
    rows.append(_stacked_box(fields, width, grown) if large else _identity(fields, width))
    source = assessment.record.patient.source
    if source:
        rows.append(Space(3))
        rows += paragraph(f"Published case: {source}", width, _grown(CAPTION, grown))
    if typed is None:
        typed = full_name(assessment.record.patient) if count is None else ""
    if missing := spelled_out(typed):
        rows.append(Space(3))
        rows += paragraph(missing, width, _grown(_MISSING, grown))
    return Section(tuple(rows), above=0.0)


def _head(title: str, marks: Sequence[str], width: float, grown: float) -> list[Block]:
    """Title and marks side by side; in large print one below the other."""
    if grown > 1.0:
        said = [] if not marks else paragraph(" · ".join(marks), width, _grown(_ALERT, grown))
        return [*said, *paragraph(title, width, _TITLE)]
    big = Text(title, width * 0.62, _TITLE)
    left = big.natural_width + 14
    alert = Text(" · ".join(marks), width - left, _ALERT)
    cells = (Cell(0, big), Cell(left, alert, right=True))
    return [Row(width, cells, pad=0.0, rule=0.0, least=18.0)]


def _grown(style: Style, factor: float) -> Style:
    return replace(style, size=style.size * factor, leading=style.leading * factor)


def _fields(
    assessment: Assessment,
    printed_at: datetime,
    width: float,
    count: DayCount | None,
    grown: float,
) -> list[_Field]:
    if count is not None:
        return _nobody(assessment, count, width)
    patient = assessment.record.patient
    name = full_name(patient)
    number = patient.record_number or "not stated"
    free = width * _SHARES[0] - 14 if grown == 1.0 else width - 16
    value = _grown(_VALUE, grown)
    return [
        ("Case" if is_case(patient) else "Name", name, _fitting(name, free, grown)),
        (*born(patient, assessment.as_of), value),
        ("Sex", SEX[patient.sex], value),
        ("Record no.", number, value),
        ("Printed", moment(printed_at), value),
    ]


def _nobody(assessment: Assessment, count: DayCount, width: float) -> "list[_Field]":
    name = "Anonymized copy"
    sex = SEX[assessment.record.patient.sex]
    as_of = count.told(PartialDate.of(assessment.as_of))
    return [
        ("Patient", name, _fitting(name, width * _SHARES[0] - 14)),
        ("Age", age_words(assessment.record, count), _SMALL_VALUE),
        ("Sex", sex, _VALUE),
        ("Weighed", as_of, _VALUE),
        ("Days count from", count.what, _VALUE),
    ]


def _stacked_box(fields: Sequence[_Field], width: float, grown: float) -> Block:
    """The same in large print: the name across, below it two values a line."""
    caption = _grown(CAPTION, grown)
    half = width / 2
    laid: list[tuple[float, float, Text, Text]] = []
    top = 5.0
    for line in (fields[:1], fields[1:3], fields[3:]):
        free = width if len(line) == 1 else half
        texts = [
            (
                place * half,
                Text(label, free - 16, caption),
                Text(value, free - 16, style).parts(_MOST_NAME_LINES)[0],
            )
            for place, (label, value, style) in enumerate(line)
        ]
        laid += [(x, top, label, value) for x, label, value in texts]
        top += max(label.height + value.height for _, label, value in texts) + 3
    height = top + 3

    def paint(canvas: Canvas, left: float, upper: float) -> None:
        canvas.setStrokeGray(0)
        canvas.setLineWidth(1.4)
        canvas.roundRect(left, upper - height, width, height, 2.5, stroke=1, fill=0)
        for x, down, label, value in laid:
            label.draw(canvas, left + x + 8, upper - down)
            value.draw(canvas, left + x + 8, upper - down - label.height)

    return Drawing(height, paint)


def _identity(fields: Sequence[_Field], width: float) -> Block:
    cells = []
    x = 0.0
    for (label, value, style), share in zip(fields, _SHARES, strict=True):
        wide = width * share
        cells.append(
            (
                x,
                Text(label, wide - 14, CAPTION),
                Text(value, wide - 14, style).parts(_MOST_NAME_LINES)[0],
            )
        )
        x += wide
    height = max(label.height + value.height for _, label, value in cells) + 9

    def paint(canvas: Canvas, left: float, top: float) -> None:
        canvas.setStrokeGray(0)
        canvas.setLineWidth(1.1)
        canvas.roundRect(left, top - height, width, height, 2.5, stroke=1, fill=0)
        canvas.setLineWidth(0.5)
        for offset, label, value in cells:
            if offset:
                canvas.line(left + offset, top - height, left + offset, top)
            label.draw(canvas, left + offset + 8, top - 4)
            value.draw(canvas, left + offset + 8, top - 4 - label.height)

    return Drawing(height, paint)


def _fitting(name: str, width: float, grown: float = 1.0) -> Style:
    """The name's style, smaller where that keeps it on one line."""
    full = _grown(_NAME, grown)
    scale = width / max(line_width(name, full), 1.0)
    size = max(full.size * min(scale, 1.0), _SMALLEST_NAME * grown)
    return replace(full, size=size, leading=max(size * 1.23, 12.0 * grown))


def signature_section(width: float) -> Section:
    """Lines to sign on. The next visit is written by hand: this version keeps no reminders."""
    fields = (
        (0.0, 0.3, "Physician: name and signature"),
        (0.33, 0.15, "Date (dd-Mmm-yyyy)"),
        (0.51, 0.27, "Next visit agreed (not kept by this version)"),
        (0.81, 0.19, "Received by"),
    )

    def paint(canvas: Canvas, x: float, top: float) -> None:
        canvas.setLineWidth(0.8)
        canvas.setStrokeGray(0)
        for share, wide, name in fields:
            left = x + share * width
            canvas.line(left, top - 22, left + wide * width, top - 22)
            Text(name, wide * width + 8, CAPTION).draw(canvas, left, top - 23)

    return Section((Drawing(33.0, paint),), above=2.0)


def references_section(sources: Sources, width: float) -> Section:
    """Every source whose mark stands on the document, and what the program is not."""
    rows: list[Block] = []
    lines = sources.lines()
    content = [("References. ", _REFER.bold()), (f"{' '.join(lines)} ", _REFER)] if lines else []
    rows += paragraph([*content, (wording.SUPPORTS, _REFER)], width, _REFER)
    return Section(tuple(rows), moves=3, above=4.0)
