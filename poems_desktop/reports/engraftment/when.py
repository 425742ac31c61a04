"""When: the days and dates of the source's window, and where the note's day lies."""

from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical.engraftment.days import (
    date_text,
    day_label,
    day_number,
    full_date,
    span,
    weekday,
    window,
)
from poems_desktop.reports.blocks import Block, Cell, Drawing, Row, Section, Space
from poems_desktop.reports.course import Course
from poems_desktop.reports.engraftment.parts import SMALL, Overleaf
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Style, Text

_LEAD = Style(9.0, 11.0, gray=1.0)
_DAYS = Style(23.0, 27.0, weight="bold", gray=1.0)
_DATES = Style(14.0, 17.5, weight="semibold", gray=1.0)
_HERE = Style(10.0, 12.5, weight="semibold", gray=1.0)
_BAND = 63.5
_STRIP = 35.5


def when_section(course: Course, width: float, sources: Sources, notes: Overleaf) -> Section:
    """The black band, the days one by one, and what they are counted from."""
    rows: list[Block] = [
        Drawing(_BAND, _Band(course, width, sources)),
        Space(4),
        Drawing(_STRIP, _Strip(course, width)),
        Space(2),
    ]
    told = course.panel.day_zero.interpretation
    counted = f"Day 0, stem cells returned: {full_date(course.zero)}."
    if len(course.transplant.days_of_infusion) > 1:
        counted += f" {told.rule}"
    counts = next(
        one.text for one in course.panel.window.inputs if one.label == "Day from engraftment"
    )
    line = " ".join(
        [counted, *told.cautions, f"By the neutrophil count: {counts}.", course.panel.window.rule]
    )
    text = notes.fit(line, width, SMALL, notes.room.days, "Days")
    rows.append(Row(width, (Cell(0, text),), pad=0, rule=0))
    return Section(tuple(rows), above=4.0)


class _Band:
    """White on black: the one thing to remember, and the day of the note."""

    def __init__(self, course: Course, width: float, sources: Sources) -> None:
        rule = course.constants.poems_window
        first, last = window(course.zero, rule)
        mark = sources.marks(rule.cites)
        here = course.panel.window.value.partition(": ")[2]
        wide = width * 0.66
        self.width = width
        self.left = (
            Text(f"In POEMS, engraftment syndrome keeps a time of its own [{mark}]:", wide, _LEAD),
            Text(f"Day {rule.first_day} to {rule.last_day} after infusion", wide, _DAYS),
            Text(f"{full_date(first)} to {full_date(last)}", wide, _DATES),
        )
        aside = width - wide - 24
        self.right = (
            Text(f"{full_date(course.as_of)} is", aside, _HERE),
            Text(day_label(course.number), aside, _DAYS),
            Text(here, aside, replace(_HERE, size=8.2, leading=9.4)),
        )

    def __call__(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.setFillGray(0)
        canvas.roundRect(x, top - _BAND, self.width, _BAND, 2.5, stroke=0, fill=1)
        y = top - 3.5
        for text in self.left:
            text.draw(canvas, x + 11, y)
            y -= text.height
        y = top - 3.5
        canvas.setStrokeGray(1)
        canvas.setLineWidth(0.8)
        edge = x + self.width * 0.66 + 4
        canvas.line(edge, top - 9, edge, top - _BAND + 9)
        for text in self.right:
            text.draw(canvas, edge + 9, y)
            y -= text.height


class _Strip:
    """One box a day; the note's day in a thick frame."""

    def __init__(self, course: Course, width: float) -> None:
        self.days = span(*window(course.zero, course.constants.poems_window))
        self.course = course
        self.width = width

    def __call__(self, canvas: Canvas, x: float, top: float) -> None:
        gap = 4.0
        wide = (self.width - gap * (len(self.days) - 1)) / len(self.days)
        for place, day in enumerate(self.days):
            left = x + place * (wide + gap)
            here = day == self.course.as_of
            inset = 1.0 if here else 0.0
            canvas.setStrokeGray(0)
            canvas.setLineWidth(2.4 if here else 0.8)
            canvas.roundRect(
                left + inset, top - _STRIP + inset, wide - 2 * inset, _STRIP - 2 * inset, 2,
                stroke=1, fill=0,
            )  # fmt: skip
            number = day_label(day_number(day, self.course.zero)).removeprefix("Day ")
            y = top - 2
            for words, style in (
                (weekday(day), Style(7.5, 9.2)),
                (number, Style(12.0, 14.0, weight="semibold")),
                (date_text(day)[:6], Style(7.5, 9.0)),
            ):
                text = Text(words, wide, style)
                text.draw(canvas, left + (wide - text.natural_width) / 2, y)
                y -= text.height
