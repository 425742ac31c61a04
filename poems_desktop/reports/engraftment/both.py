"""The source's advice, both halves side by side and never one alone."""

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical.engraftment.advice import steroid_doses
from poems_desktop.reports.blocks import Block, Cell, Drawing, Row, Section, Space
from poems_desktop.reports.course import Course
from poems_desktop.reports.engraftment.parts import FINE, SMALL, Overleaf, cited
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Style, Text

_LEAD = Style(9.0, 11.5, weight="semibold")
_BIG = Style(13.0, 15.5, weight="bold")
_AND = Style(15.0, 18.0, weight="bold")
_GAP = 46.0
_PAD = 4.5


def both_section(course: Course, width: float, sources: Sources, notes: Overleaf) -> Section:
    """When the source advises it, the two boxes, and that both can be present together."""
    advice = course.panel.advice
    coexist = course.constants.texts["both_at_once"]
    most = notes.room.recorded
    wide = (width - _GAP) / 2
    inner = wide - 2 * _PAD - 4
    infection = [
        Text(advice.infection.text, inner, _BIG),
        notes.fit(f"{advice.infection_recorded}.", inner, FINE, most, "Antibiotic"),
        notes.fit(course.panel.infection.value, inner, FINE, most, "Infection"),
    ]
    steroid = [
        Text(advice.steroid.text, inner, _BIG),
        notes.fit(f"{advice.steroid_recorded}.", inner, FINE, most, "Steroid"),
    ]
    if doses := steroid_doses(course.log):
        last = f"Last recorded: {doses[-1].text}."
        steroid.append(notes.fit(last, inner, FINE, most, "Steroid"))
    cites = (*advice.infection.cites, *advice.steroid.cites)
    lead = Text(cited(advice.lead.text, cites, sources, _LEAD), width)
    rows: list[Block] = [
        Row(width, (Cell(0, lead),), pad=1.5, rule=0.8),
        Space(2),
        _boxes(infection, steroid, wide),
        Row(
            width,
            (Cell(0, Text(cited(coexist.text, coexist.cites, sources, SMALL), width)),),
            pad=1.2,
            rule=0,
        ),
    ]
    return Section(tuple(rows), above=3.0)


def _boxes(first: list[Text], second: list[Text], wide: float) -> Drawing:
    height = max(sum(text.height for text in one) for one in (first, second)) + 2 * _PAD - 2

    def paint(canvas: Canvas, x: float, top: float) -> None:
        _box(canvas, x, top, first)
        word = Text("AND", _GAP, _AND)
        left = x + wide + (_GAP - word.natural_width) / 2
        word.draw(canvas, left, top - height / 2 + word.height / 2)
        _box(canvas, x + wide + _GAP, top, second)

    def _box(canvas: Canvas, left: float, top: float, texts: list[Text]) -> None:
        canvas.setStrokeGray(0)
        canvas.setLineWidth(1.8)
        canvas.roundRect(left, top - height, wide, height, 2.5, stroke=1, fill=0)
        y = top - _PAD
        for text in texts:
            text.draw(canvas, left + _PAD + 3, y)
            y -= text.height

    return Drawing(height, paint)
