"""The end of the note: what is uncertain, who signs, the sources, and notes that found no room."""

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical import wording
from poems_desktop.clinical.engraftment.days import date_text, day_label, day_number
from poems_desktop.clinical.engraftment.definition import DefinitionResult
from poems_desktop.clinical.transplant import LogEntry
from poems_desktop.reports.blocks import (
    Block,
    Cell,
    Drawing,
    Heading,
    Row,
    Section,
    paragraph,
)
from poems_desktop.reports.course import Course
from poems_desktop.reports.engraftment.parts import REFERENCE, SMALL, Overleaf, cited, state_mark
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import CAPTION, Span, Text

_LABEL = SMALL.bold()
_REMARK = "in full, as typed into the log"


def uncertain_section(course: Course, width: float, sources: Sources, notes: Overleaf) -> Section:
    """What nobody knows, both definitions with their state, and the project's list of checks."""
    texts = course.constants.texts
    often, agree = texts["frequency"], texts["two_definitions"]
    rows: list[Block] = []
    if notes.spare(often, "How often"):
        rows.append(_row(often.text, often.cites, width, sources))
    both = (course.panel.spitzer, course.panel.maiolino)
    rows += [_definition(result, width, sources, notes) for result in both]
    rows.append(_row(agree.text, agree.cites, width, sources))
    check = texts["check_also"]
    lead, _, items = check.text.partition(": ")
    listed = [
        (f"{lead}, this project's own list, from no publication: ", _LABEL),
        *cited(items, check.cites, sources, SMALL),
    ]
    rows.append(Row(width, (Cell(0, Text(listed, width)),), pad=0.4, rule=0))
    article = texts["read_article"]
    remark = f"{article.text} [{sources.marks(article.cites[:1])}]"
    heading = Heading(width, "What is uncertain", remark, below=1.0)
    return Section(tuple(rows), heading, above=3.0)


def _row(text: str, cites: tuple[str, ...], width: float, sources: Sources) -> Row:
    return Row(width, (Cell(0, Text(cited(text, cites, sources, SMALL), width)),), pad=0.4, rule=0)


def _definition(
    result: DefinitionResult, width: float, sources: Sources, notes: Overleaf
) -> Drawing:
    told = result.interpretation
    name = f"{sources.marks(told.cites[:1])} (unconfirmed):"
    label = Text(name, width, _LABEL)
    left = 14 + label.natural_width + 4
    words = f"{told.value}. {result.tally}."
    text = notes.fit(words, width - left, SMALL, notes.room.definition, told.title)
    height = text.height + 1

    def paint(canvas: Canvas, x: float, top: float) -> None:
        state_mark(canvas, result.truth, x + 5, top - SMALL.leading / 2, 8.0)
        label.draw(canvas, x + 14, top)
        text.draw(canvas, x + left, top)

    return Drawing(height, paint)


def sign_section(width: float) -> Section:
    """Blank lines; nobody's name is printed on them."""
    fields = ((0.0, 0.36, "Prescriber: name, signature"), (0.39, 0.22, "Date, time"),
              (0.64, 0.36, "Nurse: name, signature"))  # fmt: skip

    def paint(canvas: Canvas, x: float, top: float) -> None:
        canvas.setStrokeGray(0)
        canvas.setLineWidth(0.8)
        for share, wide, name in fields:
            left = x + share * width
            canvas.line(left, top - 17, left + wide * width, top - 17)
            Text(name, wide * width, CAPTION).draw(canvas, left, top - 18)

    return Section((Drawing(25.5, paint),), above=2.0)


def sources_section(sources: Sources, width: float) -> Section:
    """Every source whose mark stands on the page."""
    spans = [
        ("References. ", REFERENCE.bold()),
        (f"{' '.join(sources.lines())} {wording.SUPPORTS}", REFERENCE),
    ]
    return Section(tuple(paragraph(spans, width)), above=2.0)


def notes_section(
    course: Course, notes: Overleaf, sources: Sources, width: float
) -> Section | None:
    """What had no room, and the remarks of the log: on a second page where the first is full.

    `sources` are those of the notes alone, so that their marks resolve beside them.
    """
    rows: list[Block] = []
    found = [*notes.notes, *_remarks(course)]
    for label, text in dict.fromkeys(found):
        rows += paragraph([(f"{label}: ", _LABEL), (text, SMALL)], width)
    for label, kept in notes.waiting:
        spans = [(f"{label}: ", _LABEL), *cited(kept.text, kept.cites, sources, SMALL)]
        rows += paragraph(spans, width)
    if notes.waiting:
        lines = [("References. ", REFERENCE.bold()), (" ".join(sources.lines()), REFERENCE)]
        rows += paragraph(lines, width)
    if not rows:
        return None
    heading = Heading(width, "Notes", _REMARK)
    return Section(tuple(rows), heading, moves=1, above=7.0)


def short_notes_section(course: Course, notes: Overleaf, width: float) -> Section | None:
    """The same in one paragraph for the first page; None where more waits than remarks."""
    found = dict.fromkeys([*notes.notes, *_remarks(course)])
    if notes.waiting or not found:
        return None
    spans: list[Span] = [(f"Notes, {_REMARK}. ", _LABEL)]
    for label, text in found:
        spans += [(f"{label}: ", _LABEL), (f"{text} ", SMALL)]
    return Section(tuple(paragraph(spans, width)), above=2.0)


def _remarks(course: Course) -> Iterator[tuple[str, str]]:
    if course.transplant.note:
        yield "Transplant", course.transplant.note
    for entry in reversed(course.log.entries):
        if entry.note:
            yield _label(entry, course), entry.note
        for name, text in entry.unread.items():
            shown = f"could not be read, not used: “{text}”"
            yield f"{_label(entry, course)}, {name.replace('_', ' ')}", shown


def _label(entry: LogEntry, course: Course) -> str:
    clock = f" {entry.at:%H:%M}" if entry.at else ", time not recorded"
    by = f", {entry.by}" if entry.by else ""
    number = day_label(day_number(entry.day, course.zero))
    return f"{number}, {date_text(entry.day)}{clock}{by}"
