"""The work-up with what is still missing, and the sheet that goes with samples sent out."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.guidance.workup import WorkupItem
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.clinical.send_out import OnRecord, Sample, Step, on_record
from poems_desktop.core.truth import Truth
from poems_desktop.reports.blocks import (
    Beside,
    Block,
    Cell,
    Drawing,
    Heading,
    Row,
    Section,
    Space,
    paragraph,
)
from poems_desktop.reports.engraftment.parts import blank_line, cited, tick_box
from poems_desktop.reports.options import Options
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import CAPTION, Style, Text, line_width

TITLE = "Work-up: what is recorded, what is missing"
_BODY = Style(8.6, 10.6)
_BOLD = _BODY.bold()
_SMALL = Style(7.6, 9.4, gray=0.1)
_BURDENS = {
    "questionnaire": "Asked",
    "bedside": "At the bedside",
    "blood": "Blood and urine",
    "imaging": "Imaging and lung function",
    "biopsy": "Biopsy",
}
_BOX, _WHAT, _STATE, _MISSING, _DONE = 0.0, 15.0, 0.455, 0.58, 0.885
_PREFIX = "workup_"
_WRITE_GAP = 10.0


def available(assessment: Assessment, options: Options) -> str | None:  # noqa: ARG001
    """None: this list can always be made."""
    return None


def tells_record(assessment: Assessment, options: Options) -> bool:  # noqa: ARG001
    """Whether it says what is on record: a blank one does not."""
    return not options.blank


def sections(assessment: Assessment, width: float, options: Options) -> list[Section]:
    """Every item, least burdensome first; then the send-out sheet.

    A blank print says nothing of what is on record.
    """
    sources = Sources(assessment.definitions)
    rules = assessment.definitions.library.guidance.workup
    items = {f"{_PREFIX}{item.id}": item for item in rules.item}
    found = [_tally(assessment, width, rules.rule, blank=options.blank)]
    for burden in rules.order:
        lines = [one for one in assessment.advice.workup if items[one.id].burden == burden]
        found.append(_group(_BURDENS[burden], lines, items, sources, width, blank=options.blank))
    found += _send_out(assessment, width, sources, blank=options.blank)
    content = [
        ("References. ", CAPTION.bold()),
        (f"{' '.join(sources.lines())} {wording.SUPPORTS}", CAPTION),
    ]
    found.append(Section(tuple(paragraph(content, width, CAPTION))))
    return found


def _tally(assessment: Assessment, width: float, rule: str, *, blank: bool) -> Section:
    lines = assessment.advice.workup
    done = sum(one.truth is Truth.TRUE for one in lines)
    words = f"{done} of {len(lines)} items recorded. " if not blank else ""
    content = [(words, _BOLD), (f"{rule} Tick what is done and write the date.", _BODY)]
    return Section(tuple(paragraph(content, width, _BODY)), above=5.0)


def _group(  # noqa: PLR0913 - all that a group shows
    title: str,
    lines: Sequence[Interpretation],
    items: dict[str, WorkupItem],
    sources: Sources,
    width: float,
    *,
    blank: bool,
) -> Section:
    rows = [_item(one, items[one.id], sources, width, blank=blank) for one in lines]
    names = (
        (_WHAT, "Test, and why"),
        (_STATE * width, "On record"),
        (_MISSING * width, "Still missing"),
        (_DONE * width, "Done on"),
    )
    shown = [one for one in names if not blank or one[1] in {"Test, and why", "Done on"}]
    columns = Row(width, tuple(Cell(x, Text(name, 120, _SMALL)) for x, name in shown), pad=0.8)
    return Section(tuple(rows), Heading(width, title, below=0.5), columns, above=6.0)


def _item(
    one: Interpretation, item: WorkupItem, sources: Sources, width: float, *, blank: bool
) -> Block:
    left = (_STATE if not blank else _DONE) * width - _WHAT - 8
    spans = [
        (f"{one.title}. ", _BOLD),
        *cited(item.reason, one.cites, sources, _SMALL),
        *([("Grouped by this program.", _SMALL)] if one.confidence == "own" else []),
    ]
    cells = [Cell(_WHAT, Text(spans, left, _BODY))]
    if not blank:
        cells.append(Cell(_STATE * width, Text(one.value, (_MISSING - _STATE) * width - 6, _BOLD)))
        missing = "; ".join(one.missing) or "nothing"
        wide = (_DONE - _MISSING) * width - 6
        cells.append(Cell(_MISSING * width, Text(missing, wide, _BODY)))
    row = Row(width, tuple(cells), pad=1.6, rule=0.5)

    def paint(canvas: Canvas, x: float, top: float) -> None:
        row.draw(canvas, x, top)
        tick_box(canvas, x + _BOX, top - 11.5)
        blank_line(canvas, x + _DONE * width, top - 12, (1 - _DONE) * width)

    return Drawing(row.height, paint)


def _send_out(
    assessment: Assessment, width: float, sources: Sources, *, blank: bool
) -> list[Section]:
    sheet = assessment.definitions.library.send_out
    blocks: list[Block] = [
        Heading(width, "Send-out sheet"),
        *paragraph(cited(sheet.rule, sheet.cites, sources, _BODY), width, _BODY),
    ]
    for sample in sheet.sample:
        blocks += _sample(sample, sources, width)
    found = [Section((Beside(((0.0, tuple(blocks)),)),), above=12.0)]
    rows = [_sent(one, sources, width, blank=blank) for one in on_record(assessment, sheet)]
    rows += [_blank_sent(width) for _ in range(2)]
    found.append(Section(tuple(rows), Heading(width, "Other tests that are often sent out")))
    return found


def _sample(sample: Sample, sources: Sources, width: float) -> list[Block]:
    """The steps of one sample: the sheet that goes with it stays on one page."""
    return [
        Space(6),
        Heading(width, sample.title, below=1.0),
        *paragraph(sample.note, width, _SMALL),
        *(_step(place, step, sources, width) for place, step in enumerate(sample.step, 1)),
    ]


def _step(place: int, step: Step, sources: Sources, width: float) -> Block:
    wide = width * 0.56 - 44
    text = Text(cited(step.text, step.cites, sources, _BODY), wide, _BODY)
    number = Text(f"{place}.", 16, _BOLD)
    per = 2
    high = 19.0
    lines_below = -(-len(step.write) // per)
    height = max(text.height + 5, high * lines_below + 2)
    left, right = width * 0.56, width * 0.44

    def paint(canvas: Canvas, x: float, top: float) -> None:
        tick_box(canvas, x, top - 11.5)
        number.draw(canvas, x + 15, top - 2)
        text.draw(canvas, x + 32, top - 2)
        for n, label in enumerate(step.write):
            share = right / min(per, len(step.write))
            begin = x + left + (n % per) * share
            y = top - (n // per + 1) * high
            _write(canvas, label, begin, y, share - _WRITE_GAP)
        canvas.setLineWidth(0.4)
        canvas.setStrokeGray(0.4)
        canvas.line(x, top - height, x + width, top - height)

    return Drawing(height, paint)


def _write(canvas: Canvas, label: str, x: float, y: float, wide: float) -> None:
    Text(label, wide, _SMALL).draw(canvas, x, y + 7)
    taken = line_width(label, _SMALL) + 4
    blank_line(canvas, x + taken, y, max(wide - taken, 10.0))


def _sent(one: OnRecord, sources: Sources, width: float, *, blank: bool) -> Block:
    spans = [
        (f"{one.test.title}. ", _BOLD),
        *cited(one.test.tell, one.test.cites, sources, _SMALL),
    ]
    if not blank:
        missing = f" (missing: {', '.join(one.missing)})" if one.missing else ""
        spans.append((f"{one.text}{missing}.", _SMALL.bold()))
    return _sent_row(Text(spans, width * 0.56 - 27, _BODY), width)


def _blank_sent(width: float) -> Block:
    return _sent_row(Text("", width * 0.56, _BODY), width)


def _sent_row(text: Text, width: float) -> Block:
    height = max(text.height + 5, 38.0)
    left, right = width * 0.56, width * 0.44

    def paint(canvas: Canvas, x: float, top: float) -> None:
        tick_box(canvas, x, top - 11.5)
        text.draw(canvas, x + 15, top - 2)
        for n, label in enumerate(("Laboratory", "Tube", "Handling", "Sent")):
            begin = x + left + (n % 2) * right / 2
            _write(canvas, label, begin, top - (n // 2 + 1) * 17, right / 2 - _WRITE_GAP)
        canvas.setLineWidth(0.4)
        canvas.setStrokeGray(0.4)
        canvas.line(x, top - height, x + width, top - height)

    return Drawing(height, paint)
