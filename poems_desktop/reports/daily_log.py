"""The daily log of a transplant on paper: every entry as typed, and what it leaves open."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, groupby

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.engraftment.days import (
    date_text,
    day_label,
    day_number,
    full_date,
    span,
    window,
)
from poems_desktop.clinical.engraftment.log_words import MAIN, MORE, NOT_RECORDED, words_of
from poems_desktop.clinical.transplant import LogEntry
from poems_desktop.reports.blocks import Block, Cell, Heading, Row, Section, paragraph
from poems_desktop.reports.course import Course, course, why_not
from poems_desktop.reports.daily_log_blank import blank_sections
from poems_desktop.reports.engraftment.parts import REFERENCE, SMALL, cited
from poems_desktop.reports.options import Options
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Style, Text

TITLE = "Transplant daily log"
_CELL = Style(6.9, 8.3, weight="semibold")
_OPEN = Style(6.9, 8.3)
_WHO = Style(7.2, 8.7)
_DAY = Style(8.8, 11.0, weight="semibold")
_HEAD = Style(6.6, 8.0)
_FIRST = 74.0
_MOST_LINES = 40
_WEIGHTS: Mapping[str, float] = {
    "breathing_difficulty": 1.45,
    "stools": 1.1,
    "rash": 0.85,
    "neutrophils": 0.9,
    "antibiotic": 0.85,
    "steroid": 0.85,
}
"""How wide a column is beside the others; 1 where it is not named."""


def available(assessment: Assessment, options: Options) -> str | None:
    """Why the log cannot be made, in a sentence; a blank one always can."""
    return None if options.blank else why_not(assessment, options)


def sections(assessment: Assessment, width: float, options: Options) -> list[Section]:
    """The log day by day, or the sheet to fill in by hand.

    Raises:
        ValueError: with the sentence of `available`, where the log cannot be made.
    """
    if options.blank:
        return blank_sections(assessment, width, options)
    found = course(assessment, options)
    sources = Sources(assessment.definitions)
    return [_log_section(found, width), _end_section(found, width, sources)]


def _log_section(found: Course, width: float) -> Section:
    rows: list[Block] = []
    by_day = {day: list(those) for day, those in groupby(found.log.entries, key=_day)}
    for days in _stretches(found, by_day):
        if len(days) == 1 and days[0] in by_day:
            rows += _day_rows(by_day[days[0]], found, width)
        else:
            rows.append(_silent(days, found, width))
    if not rows:
        rows += paragraph("Nothing is recorded yet.", width, SMALL)
    remark = f"Day 0 is {full_date(found.zero)} · entries up to {date_text(found.as_of)}"
    heading = Heading(width, "Entries as recorded", remark, below=0.0)
    return Section(tuple(rows), heading, _columns(width), above=5.0)


def _day(entry: LogEntry) -> date:
    return entry.day


def _stretches(found: Course, by_day: dict[date, list[LogEntry]]) -> Iterator[tuple[date, ...]]:
    """Each day with entries alone; days without any, in one stretch."""
    first, last = window(found.zero, found.constants.log)
    days = set(by_day)
    if days:
        days |= set(span(min(days), min(last, found.as_of)))
    elif found.as_of >= first:
        days = set(span(first, min(last, found.as_of)))
    silent: list[date] = []
    for day in sorted(days):
        if day not in by_day:
            silent.append(day)
            continue
        if silent:
            yield tuple(silent)
            silent = []
        yield (day,)
    if silent:
        yield tuple(silent)


def _silent(days: Sequence[date], found: Course, width: float) -> Row:
    labels = [f"{day_label(day_number(one, found.zero))}, {full_date(one)}" for one in days]
    words = labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"
    spans = [(f"{words}: ", _DAY), ("no entry. Not recorded, which is not absent.", SMALL)]
    return Row(width, (Cell(0, Text(spans, width)),), pad=2.0, rule=0.8)


def _columns(width: float) -> Row:
    cells = [Cell(0, Text("Time, entered by", _FIRST - 3, _HEAD))]
    cells += [
        Cell(left, Text(label, wide - 3, _HEAD))
        for label, (left, wide) in zip(MAIN.values(), _places(width), strict=True)
    ]
    return Row(width, tuple(cells), pad=1.0, rule=0.8)


def _places(width: float) -> list[tuple[float, float]]:
    """Where the column of each field begins, and how wide it is."""
    weights = [_WEIGHTS.get(key, 1.0) for key in MAIN]
    unit = (width - _FIRST) / sum(weights)
    starts = accumulate(weights[:-1], initial=0.0)
    return [
        (_FIRST + start * unit, weight * unit)
        for start, weight in zip(starts, weights, strict=True)
    ]


def _day_rows(entries: Sequence[LogEntry], found: Course, width: float) -> list[Block]:
    first, last = window(found.zero, found.constants.poems_window)
    day = entries[0].day
    watched = "watch window" if first <= day <= last else ""
    head = f"{day_label(day_number(day, found.zero))}, {full_date(day)}"
    spans = [(head, _DAY), (f"   {watched}", SMALL)] if watched else [(head, _DAY)]
    rows: list[Block] = []
    for place, entry in enumerate(entries):
        # Each later entry names its day too: it may begin a page.
        again = f"{day_label(day_number(day, found.zero))} " if place else ""
        some = list(_entry_rows(entry, found, width, again))
        if place == 0:
            some[0] = _Titled(Row(width, (Cell(0, Text(spans, width)),), pad=1.5, rule=0), some[0])
        rows += some
    return rows


class _Titled:
    """A day's heading with its first entry, which stay together."""

    def __init__(self, head: Block, body: Block) -> None:
        self._head, self._body = head, body

    @property
    def height(self) -> float:
        """Both."""
        return self._head.height + self._body.height

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """The heading, then the entry."""
        self._head.draw(canvas, x, top)
        self._body.draw(canvas, x, top - self._head.height)


def _entry_rows(entry: LogEntry, found: Course, width: float, again: str) -> Iterator[Block]:
    clock = f"{entry.at:%H:%M}" if entry.at else "time not recorded"
    who = [(f"{again}{clock}", _WHO.bold()), (f" {entry.by or 'by: not recorded'}", _WHO)]
    if entry.late:
        who.append((" LATE ENTRY", _WHO.bold()))
    columns = [Text(who, _FIRST - 4)]
    places = _places(width)
    for key, (_, wide) in zip(MAIN, places, strict=True):
        words = words_of(entry, key, found.constants)
        style = _OPEN if words == NOT_RECORDED else _CELL
        columns.append(Text(words, wide - 3, style))
    parts = [text.parts(_MOST_LINES) for text in columns]
    more = list(_more(entry, found, width))
    tallest = max(len(one) for one in parts)
    for place in range(tallest):
        cells = tuple(
            Cell(0 if n == 0 else places[n - 1][0], one[place])
            for n, one in enumerate(parts)
            if place < len(one)
        )
        yield Row(width, cells, pad=1.2, rule=0)
    yield from more
    yield Row(width, (), pad=0.8, rule=0.5)


def _more(entry: LogEntry, found: Course, width: float) -> Iterator[Block]:
    said = {label: words_of(entry, key, found.constants) for key, label in MORE.items()}
    spans = []
    for label, words in said.items():
        if words != NOT_RECORDED:
            spans += [(f"{label}: ", _OPEN), (f"{words}. ", _CELL)]
    unsaid = [
        _inside(label)
        for label, words in said.items()
        if words == NOT_RECORDED and (label != MORE["dose"] or _steroid_given(entry))
    ]
    if unsaid:
        spans.append((f"Not recorded: {', '.join(unsaid)}.", _OPEN))
    yield from paragraph(spans, width)
    if entry.note:
        yield from paragraph([("Note: ", _CELL), (entry.note, _OPEN)], width)


def _steroid_given(entry: LogEntry) -> bool:
    return entry.steroid is not None and entry.steroid.given


def _inside(label: str) -> str:
    """A label within a sentence; `AST` keeps its capitals."""
    return label if label.isupper() else f"{label[0].lower()}{label[1:]}"


def _end_section(found: Course, width: float, sources: Sources) -> Section:
    rule = found.constants.poems_window
    words = (
        "“Not recorded” and “not assessed” never mean absent. Entries stand as typed; a late "
        "entry was written after its time."
    )
    rows = [
        *paragraph([(words, SMALL)], width),
        *paragraph(cited(found.panel.window.rule, rule.cites, sources, SMALL), width),
        *paragraph(
            [
                ("References. ", REFERENCE.bold()),
                (f"{' '.join(sources.lines())} {wording.SUPPORTS}", REFERENCE),
            ],
            width,
        ),
    ]
    return Section(tuple(rows), above=4.0)
