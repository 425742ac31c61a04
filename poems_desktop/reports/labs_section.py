"""Latest results with their change, beside the treatments given."""

from collections.abc import Iterable, Sequence
from datetime import date

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.record import Record, Treatment
from poems_desktop.clinical.series import Row as Result
from poems_desktop.clinical.series import latest
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.reading import show_date
from poems_desktop.reports.axes_section import axes_section
from poems_desktop.reports.blocks import (
    Beside,
    Block,
    Cell,
    Heading,
    Row,
    Section,
    Space,
    paragraph,
)
from poems_desktop.reports.numbers import change, reported
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import BODY, CAPTION, Span, Style, Text

_BOLD = BODY.bold()
_REMARK = "change: same specimen and lab"
_LABS_SHARE = 0.685
_GAP = 14.0
_TALLEST_BESIDE = 260.0
# Shares of the table: where a column begins, how wide it is, and whether it is set to the right.
_Column = tuple[str, float, float, bool]
_COLUMNS: tuple[_Column, ...] = (
    ("Test", 0.0, 0.36, False),
    ("Latest", 0.36, 0.09, True),
    ("Collected", 0.465, 0.14, False),
    ("Previous", 0.61, 0.10, True),
    ("Change", 0.71, 0.16, True),
    ("Lab", 0.885, 0.115, False),
)
_WIDE_COLUMNS: tuple[_Column, ...] = (
    ("Test", 0.0, 0.29, False),
    ("Latest", 0.29, 0.08, True),
    ("Collected", 0.385, 0.11, False),
    ("Previous", 0.495, 0.08, True),
    ("Change", 0.575, 0.13, True),
    ("Lab", 0.72, 0.28, False),
)
"""Of a table as wide as the page: long names of laboratories on one line."""
_WIDE = 450.0


def labs_sections(assessment: Assessment, width: float, sources: Sources) -> list[Section]:
    """Labs and treatments side by side where both are short, else one after the other.

    Below them stand response, axis by axis, and the risk factors of cohorts.
    """
    results = latest(assessment.record, assessment.definitions, assessment.as_of)
    narrow = (width - _GAP) * _LABS_SHARE
    rest = width - narrow - _GAP
    labs = _labs(results, assessment, narrow)
    treatments = _treatments(assessment.record, rest)
    stacks = (
        (0.0, (Heading(narrow, "Latest labs", _REMARK), *labs)),
        (narrow + _GAP, (Heading(rest, "Treatments"), *treatments)),
    )
    both = Beside(stacks)
    axes = axes_section(assessment, width, sources)
    if both.height <= _TALLEST_BESIDE:
        return [Section((both,), moves=2), axes]
    columns = _columns(width) if results else None
    rows = _labs(results, assessment, width)[1:] if results else _labs((), assessment, width)
    return [
        Section(tuple(rows), Heading(width, "Latest labs", _REMARK), columns, moves=2),
        Section(tuple(_treatments(assessment.record, width)), Heading(width, "Treatments"),
                moves=2),
        axes,
    ]  # fmt: skip


def _labs(results: Sequence[Result], assessment: Assessment, width: float) -> list[Block]:
    if not results:
        return paragraph("No result is recorded.", width)
    return [_columns(width), *(row for one in results for row in _result(one, assessment, width))]


def _shares(width: float) -> tuple[_Column, ...]:
    return _WIDE_COLUMNS if width > _WIDE else _COLUMNS


def _columns(width: float) -> Row:
    return _row([name for name, *_ in _COLUMNS], width, [CAPTION] * len(_COLUMNS))


def _row(texts: Sequence[str], width: float, styles: Sequence[Style]) -> Row:
    cells = tuple(
        Cell(x * width, Text(text, share * width, style), right)
        for text, style, (_, x, share, right) in zip(texts, styles, _shares(width), strict=True)
    )
    return Row(width, cells, pad=0.9)


def _result(one: Result, assessment: Assessment, width: float) -> list[Block]:
    result, definitions = one.result, assessment.definitions
    unit = "no unit" if result.unit is None else definitions.unit_in_heading(result.unit)
    collected = result.collected
    texts = [
        f"{one.label}, {unit}" if unit else one.label,
        reported(result),
        (result.when or "no date") if collected is None else show_date(collected),
        "" if one.change is None else reported(one.change.previous),
        _change(one),
        result.laboratory,
    ]
    styles = [BODY, _BOLD, BODY, BODY, BODY if one.change else CAPTION, BODY]
    whole = _row(texts, width, styles)
    if whole.height <= 24 * BODY.leading:
        return [whole]
    return [
        *(block for text in texts if text for block in paragraph(text, width)),
    ]


def _change(one: Result) -> str:
    return one.why_not or "" if one.change is None else change(one.change)


def _treatments(record: Record, width: float) -> list[Block]:
    found: list[tuple[date, list[Span]]] = [
        (_start(one.start.earliest if one.start else None), _treatment(one))
        for one in record.treatments
    ]
    found += [
        (_start(one.zero.earliest if one.zero else None), _transplant(one))
        for one in record.transplants
    ]
    if not found:
        return paragraph("No treatment is recorded.", width)
    ordered: Iterable[tuple[date, list[Span]]] = sorted(found, key=_day)
    blocks: list[Block] = []
    for _, spans in ordered:
        blocks += paragraph(spans, width)
        blocks.append(Space(1.5))
    return blocks


def _day(entry: tuple[date, list[Span]]) -> date:
    return entry[0]


def _start(day: date | None) -> date:
    return date.max if day is None else day


def _treatment(one: Treatment) -> list[Span]:
    if one.start is None:
        when = f"{one.when or 'no date'}: "
    elif one.stop is None:
        when = f"from {show_date(one.start)}, stop not recorded: "
    else:
        when = f"{show_date(one.start)} to {show_date(one.stop)}: "
    spans: list[Span] = [(when, BODY), (one.name, _BOLD)]
    if one.outcome:
        spans.append((f", {one.outcome}", BODY))
    return spans


def _transplant(one: Transplant) -> list[Span]:
    when = "no date" if one.zero is None else show_date(one.zero)
    spans: list[Span] = [(f"Day 0, {when}: ", BODY), ("autologous stem cell transplant", _BOLD)]
    if one.note:
        spans.append((f". {one.note}", BODY))
    return spans
