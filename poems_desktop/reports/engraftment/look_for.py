"""What to look for: the five features, their state on the day, and boxes for the next look."""

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical.engraftment.bedside import (
    BedsideLine,
    bedside_lines,
    last_entry_words,
)
from poems_desktop.reports.blocks import Block, Cell, Drawing, Heading, Row, Section
from poems_desktop.reports.course import Course
from poems_desktop.reports.engraftment.parts import (
    FINE,
    SMALL,
    Overleaf,
    blank_line,
    cited,
    state_mark,
    tick_box,
)
from poems_desktop.reports.options import SiteContact
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Style, Text

_NAME = Style(10.5, 13.0, weight="semibold")
_STATE = Style(10.0, 12.5, weight="semibold")
_READING = Style(8.0, 9.4)
_NAME_WIDTH, _STATE_WIDTH, _BOXES = 107.0, 88.0, 108.0
_BOX = 8.5


def look_for_section(
    course: Course,
    width: float,
    sources: Sources,
    notes: Overleaf,
    site: SiteContact | None,
) -> Section:
    """Five rows, then how many are present and that no number is enough."""
    lines = bedside_lines(course.panel, course.log)
    rows: list[Block] = [_row(one, width, notes) for one in lines]
    tally = course.panel.window.cautions[0]
    no_number = course.constants.texts["no_number"]
    spans = cited(tally, no_number.cites, sources, SMALL)
    rows.append(Row(width, (Cell(0, Text(spans, width)),), pad=0.8, rule=0))
    if site is not None and (site.call or site.temperature):
        text = notes.fit(_call(site), width, SMALL.bold(), 1, "Whom to call")
        rows.append(Row(width, (Cell(0, text),), pad=0, rule=0))
    remark = f"{last_entry_words(course.transplant, course.as_of)} · tick at the next look"
    return Section(tuple(rows), Heading(width, "Look for", remark, below=0.0), above=3.0)


def _call(site: SiteContact) -> str:
    parts = []
    if site.temperature:
        parts.append(f"Fever line of this site: {site.temperature} (the source gives no number).")
    if site.call:
        parts.append(f"Call: {site.call}")
    return " ".join(parts)


def _row(line: BedsideLine, width: float, notes: Overleaf) -> Drawing:
    middle = width - _NAME_WIDTH - _STATE_WIDTH - _BOXES - 6
    hidden = line.beside if not notes.room.beside else ""
    if hidden:
        notes.keep(hidden, line.title)
    words = f"{line.reading}; more under Notes" if hidden else line.reading
    reading = notes.fit(words, middle, _READING, notes.room.reading, line.title)
    beside = None
    if line.beside and not hidden:
        beside = notes.fit(line.beside, middle, FINE, notes.room.beside, line.title)
    height = max(
        reading.height + (beside.height if beside else 0.0) + 2.0,
        18.0 if notes.room.whole else 15.0,
    )

    def paint(canvas: Canvas, x: float, top: float) -> None:
        center = top - height / 2
        Text(line.title, _NAME_WIDTH, _NAME).draw(canvas, x, center + 6.5)
        state_mark(canvas, line.truth, x + _NAME_WIDTH + 6, center, 10.0)
        state = Text(line.state, _STATE_WIDTH - 16, _STATE)
        state.draw(canvas, x + _NAME_WIDTH + 15, center + state.height / 2)
        left = x + _NAME_WIDTH + _STATE_WIDTH
        y = center + (reading.height + (beside.height if beside else 0.0)) / 2
        reading.draw(canvas, left, y)
        if beside:
            beside.draw(canvas, left, y - reading.height)
        _boxes(canvas, x + width - _BOXES, center)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(0.6)
        canvas.line(x, top - height, x + width, top - height)

    return Drawing(height, paint)


def _boxes(canvas: Canvas, x: float, center: float) -> None:
    style = Style(9.0, 11.0)
    for offset, word in ((0.0, "yes"), (31.0, "no"), (57.0, "time")):
        if word != "time":
            tick_box(canvas, x + offset, center - _BOX / 2)
        shift = 0.0 if word == "time" else _BOX + 3
        Text(word, 30, style).draw(canvas, x + offset + shift, center + 5.5)
    blank_line(canvas, x + 80, center - 4, _BOXES - 80)
