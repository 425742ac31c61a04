"""The daily log to fill in by hand: one day, five looks, the same items as on screen."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.engraftment.days import full_date, window
from poems_desktop.reports.blocks import Block, Drawing, Section, Space, paragraph
from poems_desktop.reports.course import Course, find_course
from poems_desktop.reports.engraftment.parts import REFERENCE, SMALL, blank_line, cited, tick_box
from poems_desktop.reports.options import Options
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Span, Style, Text

_LABEL = Style(8.6, 10.4, weight="semibold")
_HINT = Style(6.8, 8.2)
_TICK = Style(7.4, 8.6)
_HEAD = Style(9.0, 11.0)
_NAME = 118.0
_LOOKS = 5
_STATES = ("present", "absent", "not assessed")
_YES_NO = ("yes", "no", "not known")


@dataclass(frozen=True, slots=True)
class _Item:
    """One line of the sheet: what to write, or what to tick."""

    label: str
    hint: str = ""
    ticks: tuple[str, ...] = ()
    write: bool = False

    @property
    def height(self) -> float:
        lines = len(self.ticks) * _TICK.leading + (10.0 if self.write else 0.0)
        hint = Text(self.hint, _NAME - 6, _HINT).height if self.hint else 0.0
        label = Text(self.label, _NAME - 6, _LABEL).height
        return max(lines, label + hint, 17.0) + 3.0


_ITEMS = (
    _Item("Time, entered by", "24 hours; mark an entry written later", ("late entry",), write=True),
    _Item("Temperature", "°C or °F, and where measured", write=True),
    _Item("Before it", "antipyretic in the last hours; any steroid",
          ("antipyretic", "steroid", "neither")),
    _Item("Fever", "as judged", _STATES),
    _Item("Weight", "kg or lb, and which scale", write=True),
    _Item("Weight gain", "as judged", _STATES),
    _Item("Stools in 24 h", "how many; liquid or not", ("liquid", "not liquid"), write=True),
    _Item("Diarrhea", "as judged", _STATES),
    _Item("Rash", "% of body surface; does a drug explain it?", _STATES, write=True),
    _Item("Breathing difficulty", "", _STATES),
    _Item("Oxygen", "saturation %, and L/min (room air is 0)", write=True),
    _Item("Hypoxia", "as judged", _STATES),
    _Item("Lung infiltrates", "diffuse? does the heart explain them?", _STATES),
    _Item("Confusion, drowsiness", "does something else explain it?", _STATES),
    _Item("Neutrophils", "with unit", write=True),
    _Item("Bilirubin, AST, ALT, creatinine", "with unit and upper limit", write=True),
    _Item("Cultures", "which, when collected, result", write=True),
    _Item("Antibiotic given", "", _YES_NO),
    _Item("Steroid given", "drug, mg, route, and what for", _YES_NO, write=True),
    _Item("Diuretic given", "", _YES_NO),
)  # fmt: skip


def blank_sections(assessment: Assessment, width: float, options: Options) -> list[Section]:
    """One page for one day; day 0 and the watch window where they are known."""
    found = find_course(assessment, options)
    rows: list[Block] = [_day_line(width)]
    sources = Sources(assessment.definitions)
    rows += paragraph(_counted(found, sources), width, SMALL)
    rows.append(Space(3))
    rows += [Drawing(item.height, _Line(item, width)) for item in _ITEMS]
    rows.append(Space(3))
    rows += paragraph(
        "Leave empty what nobody looked at: empty means not recorded, never absent. Tick “not "
        "assessed” where it was meant to be looked at and was not. Notes on the back, with time "
        "and name.",
        width,
        SMALL,
    )
    if lines := sources.lines():
        rows += paragraph(f"References. {' '.join(lines)}", width, REFERENCE)
    return [Section(tuple(rows), above=5.0)]


def _counted(found: Course | str, sources: Sources) -> list[Span]:
    if isinstance(found, str):
        blank = "Day 0, stem cells returned: ____________. Day number = date minus day 0."
        return [(blank, SMALL)]
    first, last = window(found.zero, found.constants.poems_window)
    rule = found.constants.poems_window
    words = (
        f"Day 0, stem cells returned: {full_date(found.zero)}. Watch window: {full_date(first)} to "
        f"{full_date(last)}. {found.panel.window.rule}"
    )
    return cited(words, rule.cites, sources, SMALL)


def _day_line(width: float) -> Drawing:
    def paint(canvas: Canvas, x: float, top: float) -> None:
        left = x
        for name, share in (("Date (dd-Mmm-yyyy)", 0.42), ("Weekday", 0.27), ("Day number", 0.31)):
            label = Text(name, width, _HEAD)
            label.draw(canvas, left, top - 4)
            used = label.natural_width + 5
            blank_line(canvas, left + used, top - 15, width * share - used - 10)
            left += width * share

    return Drawing(20.0, paint)


class _Line:
    """An item's name at the left, and the same place to fill in for each look."""

    def __init__(self, item: _Item, width: float) -> None:
        self._item = item
        self._width = width

    def __call__(self, canvas: Canvas, x: float, top: float) -> None:
        item, height = self._item, self._item.height
        label = Text(item.label, _NAME - 6, _LABEL)
        label.draw(canvas, x + 2, top - 2)
        if item.hint:
            Text(item.hint, _NAME - 6, _HINT).draw(canvas, x + 2, top - 2 - label.height)
        wide = (self._width - _NAME) / _LOOKS
        canvas.setStrokeGray(0)
        canvas.setLineWidth(0.6)
        canvas.rect(x, top - height, self._width, height, stroke=1, fill=0)
        for look in range(_LOOKS):
            left = x + _NAME + look * wide
            canvas.setStrokeGray(0)
            canvas.setLineWidth(0.6)
            canvas.line(left, top, left, top - height)
            y = top - 2.5
            for word in item.ticks:
                tick_box(canvas, left + 4, y - 7.4, 6.4)
                Text(word, wide - 16, _TICK).draw(canvas, left + 14, y)
                y -= _TICK.leading
