"""The VEGF trend on a page of its own: the figure, the table of every value, and what they mean."""

from collections.abc import Mapping, Sequence

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.clinical.series import Row as Result
from poems_desktop.clinical.series import rows
from poems_desktop.clinical.vegf import VegfPoint
from poems_desktop.core.reading import show_date
from poems_desktop.reports.blocks import Block, Cell, Heading, Row, Section, paragraph
from poems_desktop.reports.frame_sections import references_section
from poems_desktop.reports.numbers import change, reported
from poems_desktop.reports.options import Options
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import BODY, CAPTION, Style, Text
from poems_desktop.reports.trend_section import trend_section

TITLE = "VEGF trend, POEMS syndrome"
_HEIGHT, _TIGHT = 176.0, 130.0
_MOST_LINES = 24
_READ = ("vegf.change", "vegf.rise", "vegf.normal", "response.vegf")
_MOST_MARKS = 3
# Shares of the table: where a column begins, how wide it is, and whether it is set to the right.
_COLUMNS = (
    ("Collected", 0.0, 0.135, False),
    ("Value", 0.135, 0.15, True),
    ("Specimen", 0.305, 0.11, False),
    ("Lab", 0.42, 0.165, False),
    ("Change, same lab", 0.585, 0.165, True),
    ("Remark", 0.765, 0.235, False),
)
AFTER = "after treatment began"
_NOTHING = "No VEGF result is recorded."


def available(assessment: Assessment, options: Options) -> str | None:  # noqa: ARG001 - one shape
    """Why there is no trend to print: without any result there is nothing on the page."""
    if rows(assessment.record, assessment.definitions, "vegf"):
        return None
    return f"{_NOTHING} Record one with specimen, laboratory and date, then print again."


def sections(
    assessment: Assessment, width: float, options: Options, *, tight: bool = False
) -> list[Section]:
    """The figure, the table, and the reading of each series. `tight` makes the figure lower.

    Raises:
        ValueError: with the sentence of `available`.
    """
    if (why := available(assessment, options)) is not None:
        raise ValueError(why)
    sources = Sources(assessment.definitions)
    return [
        trend_section(
            assessment,
            width,
            sources,
            counted=options.anonymous,
            height=_TIGHT if tight else _HEIGHT,
        ),
        _table(assessment, width),
        _readings(assessment, width, sources),
        references_section(sources, width),
    ]


def _table(assessment: Assessment, width: float) -> Section:
    found = rows(assessment.record, assessment.definitions, "vegf", assessment.as_of)
    points = {point.result.id: point for point in assessment.vegf_points}
    blocks = [block for one in found for block in _row(one, assessment, points, width)]
    noun = "result" if len(found) == 1 else "results"
    remark = f"{len(found)} {noun}, the newest first; {AFTER}: never counts towards the criterion"
    heading = Heading(width, "Every value", remark)
    return Section(tuple(blocks), heading, _line([name for name, *_ in _COLUMNS], width, CAPTION))


def _row(
    one: Result, assessment: Assessment, points: Mapping[str, VegfPoint], width: float
) -> list[Block]:
    result = one.result
    unit = assessment.definitions.unit_text(result.unit) if result.unit else "no unit"
    point = points.get(result.id)
    remarks = [None if point is None else aside(point)]
    if result.unread:
        remarks.append("Needs correction.")
    texts = [
        (result.when or "no date") if result.collected is None else show_date(result.collected),
        f"{reported(result)} {unit}",
        result.specimen or "not stated",
        result.laboratory or "not stated",
        one.why_not or "" if one.change is None else change(one.change),
        " ".join(text for text in remarks if text),
    ]
    whole = _line(texts, width, BODY)
    if whole.height <= _MOST_LINES * BODY.leading:
        return [whole]
    return [block for text in texts if text for block in paragraph(text, width)]


def aside(point: VegfPoint) -> str:
    """Why a result does not count towards the criterion, short where only its time is the reason.

    Empty where it counts.
    """
    if point.aside is None:
        return ""
    return AFTER if point.timing_only else point.aside


def _line(texts: Sequence[str], width: float, style: Style) -> Row:
    cells = tuple(
        Cell(x * width, Text(text, share * width - (0 if right else 4), style), right)
        for text, (_, x, share, right) in zip(texts, _COLUMNS, strict=True)
    )
    return Row(width, cells, pad=0.9)


def _readings(assessment: Assessment, width: float, sources: Sources) -> Section:
    lines = [
        one
        for section in assessment.conclusions
        for one in section.lines
        if one.id.startswith(_READ)
    ]
    blocks: list[Block] = []
    for one in lines:
        blocks += _reading(one, width, sources)
    if not blocks:
        blocks += paragraph("Nothing can be concluded yet.", width)
    return Section(tuple(blocks), Heading(width, "What the series say", "each lab by itself"))


def _reading(one: Interpretation, width: float, sources: Sources) -> list[Block]:
    marks = sources.marks(one.cites[:_MOST_MARKS])
    spans = [(f"{one.title}: ", BODY.bold()), (f"{one.value.rstrip('.')}. ", BODY)]
    if one.missing:
        spans.append((f"Missing: {'; '.join(text.rstrip('.') for text in one.missing)}. ", BODY))
    return paragraph([*spans, (f"({marks})", CAPTION)], width)
