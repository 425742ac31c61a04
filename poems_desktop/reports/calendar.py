"""The transplant calendar: every day from -7 to +30, when to watch, and what to record."""

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.engraftment.days import CalendarDay, calendar, date_text, full_date
from poems_desktop.clinical.engraftment.events import events
from poems_desktop.clinical.engraftment.moved import DayZeroMove, Move, day_zero_moved
from poems_desktop.clinical.engraftment.panel import ASKED, not_recorded
from poems_desktop.reports.blocks import Block, Cell, Drawing, Heading, Row, Section, paragraph
from poems_desktop.reports.course import Course, course, why_not
from poems_desktop.reports.engraftment.parts import REFERENCE, SMALL, cited, tick_box
from poems_desktop.reports.options import EarlierPrint, Options
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Style, Text

TITLE = "Transplant calendar"
_DAY = Style(8.6, 10.5, weight="semibold")
_PLAIN = Style(8.0, 10.0)
_EVENT = Style(7.4, 8.8)
_HEAD = Style(6.4, 7.8)
_HEIGHT, _LOW = 14.1, 12.0
_DATE, _WATCH, _EVENTS, _BOXES = 45.0, 130.0, 172.0, 292.0
_BOX = 7.6
_SHORT = {"breathing_difficulty": "Breath", "temperature": "Temp.", "neutrophils": "Neutro.",
          "antibiotic": "Antib."}  # fmt: skip


def available(assessment: Assessment, options: Options) -> str | None:
    """Why the calendar cannot be made, in a sentence; None where it can."""
    return why_not(assessment, options)


def sections(
    assessment: Assessment,
    width: float,
    options: Options,
    earlier: EarlierPrint | None = None,
) -> list[Section]:
    """What moved since an earlier print (also `options.earlier`), the days, what the marks mean.

    Raises:
        ValueError: with the sentence of `available`, where the calendar cannot be made.
    """
    found = course(assessment, options)
    earlier = earlier or options.earlier
    sources = Sources(assessment.definitions)
    parts: list[Section] = []
    if earlier is not None:
        moved = day_zero_moved(earlier.day_zero, found.zero, found.as_of, found.constants)
        parts.append(_moved_section(moved, earlier, width))
    parts.append(_days_section(found, width, sources, _HEIGHT if earlier is None else _LOW))
    parts.append(_legend_section(found, width, sources))
    return parts


def _moved_section(moved: DayZeroMove | None, earlier: EarlierPrint, width: float) -> Section:
    """What was counted from the earlier day 0 and is now counted anew; the old print is void."""
    code = f", code {earlier.code}," if earlier.code else ""
    when = f" of {date_text(earlier.printed)}" if earlier.printed else ""
    if moved is None:
        rows = paragraph(
            f"Day 0 is the same as on the earlier calendar{when}{code} no date has moved.",
            width,
            SMALL,
        )
        return Section(tuple(rows), Heading(width, "Day 0 has not moved"))
    void = f"The earlier calendar{when}{code} is VOID. Cross it out, and give this one to all."
    rows = [*paragraph(moved.headline, width, SMALL), *paragraph(void, width, SMALL.bold())]
    rows += [_move(one, width) for one in moved.moves]
    for name, days in (
        ("No longer in the watch window", moved.no_longer_watched),
        ("New in the watch window", moved.newly_watched),
    ):
        if days:
            listed = ", ".join(full_date(day) for day in days)
            rows += paragraph([(f"{name}: ", SMALL.bold()), (f"{listed}.", SMALL)], width)
    return Section(tuple(rows), Heading(width, "Day 0 has changed: what moved"))


def _move(one: Move, width: float) -> Row:
    what = Text(one.what, width * 0.42, SMALL)
    was = Text(f"was {one.was}", width * 0.26, SMALL)
    now = Text(f"now {one.now}", width * 0.28, SMALL.bold())
    cells = (Cell(0, what), Cell(width * 0.44, was), Cell(width * 0.71, now))
    return Row(width, cells, pad=0.6, rule=0.4)


def day_rows(found: Course, width: float) -> "list[DayRow]":
    """Every day of the calendar, in order."""
    falls = events(found.panel, found.transplant, found.constants)
    return [
        DayRow(one, found, width, ", ".join(falls.get(one.day, ())))
        for one in calendar(found.zero, found.constants)
    ]


def _days_section(found: Course, width: float, sources: Sources, least: float) -> Section:
    days = day_rows(found, width)
    rows: list[Block] = [one.block(least) for one in days]
    falls = events(found.panel, found.transplant, found.constants)
    for day in sorted(set(falls) - {one.day.day for one in days}):
        rows += paragraph(f"{full_date(day)}: {', '.join(falls[day])}", width, _EVENT)
    marks = sources.marks(found.constants.poems_window.cites)
    remark = f"Day 0 is {full_date(found.zero)} · watch window [{marks}]"
    heading = Heading(width, "Day by day", remark, below=0.0)
    return Section(tuple(rows), heading, _columns(width), above=5.0)


def _columns(width: float) -> Row:
    cells = [
        Cell(x, Text(name, 110, _HEAD))
        for x, name in (
            (0.0, "Day"),
            (_DATE, "Date"),
            (_WATCH, "Watch"),
            (_EVENTS, "What falls on it"),
        )
    ]
    wide = (width - _BOXES) / len(ASKED)
    for place, (key, label) in enumerate(ASKED.items()):
        text = Text(_SHORT.get(key, label), wide, _HEAD)
        cells.append(Cell(_BOXES + place * wide + (wide - text.natural_width) / 2, text))
    return Row(width, tuple(cells), pad=1.0, rule=0.8)


class DayRow:
    """One day; its boxes are ticked where the log holds the item."""

    def __init__(self, day: CalendarDay, found: Course, width: float, event: str) -> None:
        self.day = day
        self.width = width
        self.here = day.day == found.as_of
        missing = not_recorded(found.transplant, day.day)
        past = day.day <= found.as_of
        self.ticked = [past and label not in missing for label in ASKED.values()]
        words = f"{event}; this print" if event and self.here else event
        self.event = Text(
            words or ("This print" if self.here else ""), _BOXES - _EVENTS - 6, _EVENT
        )

    def block(self, least: float) -> Drawing:
        """At least so high, and as high as its events need."""
        height = max(least, self.event.height + 2.0)
        return Drawing(height, lambda canvas, x, top: self._paint(canvas, x, top, height))

    def _paint(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        middle = top - height / 2
        Text(self.day.label, 60, _DAY).draw(canvas, x + 2, middle + 5.25)
        Text(f"{self.day.weekday} {date_text(self.day.day)}", 90, _PLAIN).draw(
            canvas, x + _DATE, middle + 5
        )
        canvas.setStrokeGray(0)
        if self.day.watched:
            canvas.setFillGray(0)
            canvas.rect(x + _WATCH - 6, top - height, 3, height, stroke=0, fill=1)
            Text("WATCH", 60, _EVENT.bold()).draw(canvas, x + _WATCH, middle + 4.4)
        self.event.draw(canvas, x + _EVENTS, middle + self.event.height / 2)
        wide = (self.width - _BOXES) / len(self.ticked)
        for place, ticked in enumerate(self.ticked):
            left = x + _BOXES + place * wide + (wide - _BOX) / 2
            tick_box(canvas, left, middle - _BOX / 2, _BOX)
            if ticked:
                _tick(canvas, left, middle - _BOX / 2)
        canvas.setLineWidth(0.4)
        canvas.line(x, top - height, x + self.width, top - height)
        if self.here:
            canvas.setLineWidth(1.8)
            canvas.rect(x, top - height + 0.9, self.width, height - 1.8, stroke=1, fill=0)


def _tick(canvas: Canvas, x: float, y: float) -> None:
    canvas.setLineWidth(1.3)
    path = canvas.beginPath()
    path.moveTo(x + _BOX * 0.18, y + _BOX * 0.5)
    path.lineTo(x + _BOX * 0.42, y + _BOX * 0.22)
    path.lineTo(x + _BOX * 0.84, y + _BOX * 0.8)
    canvas.drawPath(path, stroke=1, fill=0)


def _legend_section(found: Course, width: float, sources: Sources) -> Section:
    counted = f"{found.panel.day_zero.interpretation.rule} {found.panel.window.rule}"
    asked = ", ".join(label.lower() for label in ASKED.values())
    words = (
        f"Record each day: {asked}. A ticked box: recorded in the log up to "
        f"{date_text(found.as_of)}. An empty box: not recorded or still to come, which is not "
        "the same as absent."
    )
    rows = [
        *paragraph([(words, SMALL)], width),
        *paragraph(cited(counted, found.constants.poems_window.cites, sources, SMALL), width),
    ]
    references = [
        ("References. ", REFERENCE.bold()),
        (f"{' '.join(sources.lines())} {wording.SUPPORTS}", REFERENCE),
    ]
    rows += paragraph(references, width)
    return Section(tuple(rows), above=3.0)
