"""The diagnosis checklist on paper: verdict, each criterion with state, evidence, date, source."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import Assessment, SetResult
from poems_desktop.clinical.weighing import Evidence, Item
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth
from poems_desktop.reports.blocks import (
    Block,
    Cell,
    Drawing,
    Heading,
    Row,
    Section,
    Space,
    State,
    paragraph,
)
from poems_desktop.reports.marks import draw_mark
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import BODY, CAPTION, MARK, Content, Style, Text

_VERDICT = Style(12.0, 15.0, weight="semibold")
_BOLD = BODY.bold()
_CONDITION, _STATE, _WORD, _EVIDENCE = 16.0, 148.0, 158.0, 219.0
_DATE_WIDTH = 50.0
_NUMBERED = 19.0
_MOST_LINES = 24
_FEW_EVIDENCE, _FEW_OPTIONS = 4, 4


def checklist_section(
    assessment: Assessment, width: float, sources: Sources, *, whole: bool
) -> Section:
    """The main set. `whole` prints all evidence; else the first lines and how many are left."""
    result = assessment.main
    cites = result.criteria_set.cites
    rows: list[Block] = [_verdict(result, assessment, width)]
    rows.append(_columns(width, whole=whole))
    for limb in result.limbs:
        for place, item in enumerate(limb.items):
            letter = "" if place else limb.limb.id
            rows += _item_rows(item, letter, width, sources, cites, whole=whole)
    rows += _settle(assessment, width, whole=whole)
    rows += _conflicts(assessment, width)
    rows += _second_looks(assessment, width, sources)
    remark = f"{result.criteria_set.title} ({sources.marks(cites[:3])})"
    return Section(tuple(rows), Heading(width, "Diagnosis checklist", remark), above=7.0)


def _verdict(result: SetResult, assessment: Assessment, width: float) -> Block:
    headline = f"{wording.headline(result)}, {wording.tally(result)}"
    big = Text(headline, width, _VERDICT)
    free = width - big.natural_width - 36
    as_of = show_date(PartialDate.of(assessment.as_of))
    small = Text(f"{wording.subline(result)} As of {as_of}.", free, BODY)
    height = max(small.height, big.height) + 3

    def paint(canvas: Canvas, x: float, top: float) -> None:
        middle = top - height / 2
        draw_mark(canvas, result.truth, x + 7, middle, 13.5)
        big.draw(canvas, x + 20, middle + big.height / 2)
        small.draw(canvas, x + 20 + big.natural_width + 16, middle + small.height / 2)

    return Drawing(height, paint)


def _columns(width: float, *, whole: bool) -> Row:
    source = width - _source_width(whole=whole)
    date = source - _DATE_WIDTH - 4
    names = ((_CONDITION, "Condition"), (_STATE, "State"), (_EVIDENCE, "Evidence"), (date, "Date"),
             (source, "Source"))  # fmt: skip
    return Row(width, tuple(Cell(x, Text(name, 100, CAPTION)) for x, name in names), pad=1.0)


def _item_rows(  # noqa: PLR0913 - all that a row shows
    item: Item,
    letter: str,
    width: float,
    sources: Sources,
    set_cites: Sequence[str],
    *,
    whole: bool,
) -> list[Block]:
    wide_source = _source_width(whole=whole)
    source = width - wide_source
    date = source - _DATE_WIDTH - 4
    wide = date - _EVIDENCE - 6
    lines = [
        (part, when)
        for content, when in _evidence(item, sources, whole=whole)
        for part in Text(content, wide).parts(_MOST_LINES)
    ]
    found: list[Block] = []
    for place, (text, when) in enumerate(lines):
        cells = [Cell(_EVIDENCE, text), Cell(date, Text(when, _DATE_WIDTH))]
        if place == 0:
            cells += [
                Cell(0, Text(letter, 14, _BOLD)),
                Cell(_CONDITION, Text(item.criterion.label, _STATE - _CONDITION - 4)),
                Cell(_WORD, Text(wording.ITEM[item.truth], _EVIDENCE - _WORD - 2, _BOLD)),
                Cell(
                    source,
                    Text(_source_marks(item, set_cites, sources, whole=whole), wide_source, MARK),
                ),
            ]
        states = (State(_STATE, item.truth),) if place == 0 else ()
        last = place == len(lines) - 1
        found.append(
            Row(width, tuple(cells), states, pad=0.7 if last else 0.1, rule=0.5 if last else 0.0)
        )
    return found


def _source_width(*, whole: bool) -> float:
    return 84.0 if whole else 38.0


def _source_marks(item: Item, set_cites: Sequence[str], sources: Sources, *, whole: bool) -> str:
    """All marks; on the summary two, those of this criterion alone before those of the set."""
    cites = item.criterion.cites
    if whole:
        return sources.marks(cites)
    of_set = set(set_cites)
    own = [cite for cite in cites if cite not in of_set]
    return sources.marks([*own, *(cite for cite in cites if cite in of_set)][:2])


def _evidence(item: Item, sources: Sources, *, whole: bool) -> list[tuple[Content, str]]:
    """Lines of evidence with their date, those of one date together; then what to beware of."""
    lines = _open_lines(item) if item.truth is Truth.UNKNOWN else _deciding_lines(item)
    if not whole:
        lines = _each_once(lines)
    shown = lines if whole else lines[:_FEW_EVIDENCE]
    grouped: dict[str, dict[str, None]] = {}
    for line, when in shown:
        grouped.setdefault(when, {})[line] = None
    found: list[tuple[Content, str]] = []
    if item.override is not None and item.truth is not Truth.UNKNOWN:
        said = wording.override_line(item)
        found.append((f"{said[0].upper()}{said[1:]}", show_date(item.override.day)))
    found += [("; ".join(some), when) for when, some in grouped.items()]
    left = len(lines) - len(shown)
    if left:
        noun = "entry" if left == 1 else "entries"
        found.append((f"and {left} more {noun}, see the criteria checklist", ""))
    if whole and item.note and item.truth is not Truth.UNKNOWN:  # an open one has it in its lines
        found.append((item.note, ""))
    if whole or item.truth is Truth.UNKNOWN:
        cautions = dict.fromkeys(_caution(one, sources) for one in item.evidence if one.caution)
        found += [([(text, CAPTION)], "") for text in cautions]
    return found


def _each_once(lines: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What was found again on later visits stands once, with its first date and how often."""
    dates: dict[str, list[str]] = {}
    for line, when in lines:
        dates.setdefault(line, []).append(when)
    return [
        (line if len(some) == 1 else f"{line}, {len(some)} times from", some[0])
        for line, some in dates.items()
    ]


def _deciding_lines(item: Item) -> list[tuple[str, str]]:
    """Every evidence with its date apart, what carries the state first."""
    carrying = [one for one in item.evidence if one.truth is item.truth]
    others = [one for one in item.evidence if one.truth is not item.truth]
    return [
        (wording.evidence_line(replace(one, date=None)), _shown(one.date))
        for one in (*carrying, *others)
    ]


def _open_lines(item: Item) -> list[tuple[str, str]]:
    """The words for an open criterion; one common date stands apart, several stand inside."""
    dates = {one.date for one in item.evidence}
    if len(dates) != 1:
        return [(line, "") for line in wording.item_lines(item)]
    undated = tuple(replace(one, date=None) for one in item.evidence)
    lines = wording.item_lines(replace(item, evidence=undated))
    when = "" if lines == wording.item_lines(replace(item, evidence=())) else _shown(dates.pop())
    return [(line, when) for line in lines]


def _shown(day: PartialDate | None) -> str:
    return "" if day is None else show_date(day)


def _caution(one: Evidence, sources: Sources) -> str:
    marks = f" ({sources.marks(one.cites)})" if one.cites else ""
    return f"{one.label}: {(one.caution or '').rstrip('.')}{marks}."


def _settle(assessment: Assessment, width: float, *, whole: bool) -> list[Block]:
    if assessment.main.truth is not Truth.UNKNOWN:
        return []
    lines = wording.settle_lines(assessment)
    if not lines:
        return []
    shown = lines if whole else lines[:_FEW_OPTIONS]
    found: list[Block] = [Space(4)]
    found += paragraph("What would settle it (any one line may be enough)", width, _BOLD)
    for place, line in enumerate(shown, 1):
        found += _numbered(f"{place}.", line, width)
    left = len(lines) - len(shown)
    if left:
        noun = "way" if left == 1 else "ways"
        found += paragraph(f"and {left} more {noun}, see the criteria checklist", width, CAPTION)
    return found


def _conflicts(assessment: Assessment, width: float) -> list[Block]:
    if not assessment.conflicts:
        return []
    found: list[Block] = [Space(4)]
    found += paragraph("Contradictions to resolve", width, _BOLD)
    for line in assessment.conflicts:
        found += _numbered("!", line, width)
    return found


def _second_looks(assessment: Assessment, width: float, sources: Sources) -> list[Block]:
    """What asks for a second look at the diagnosis, and sets in use that say otherwise."""
    lines = [f"{one.text} ({sources.marks(one.cites)})" for one in assessment.flags]
    lines += [one.line for one in assessment.disagreements]
    if not lines:
        return []
    found: list[Block] = [Space(3), *paragraph("Think again", width, _BOLD)]
    for line in lines:
        found += _numbered("?", line, width)
    return found


def _numbered(mark: str, line: str, width: float) -> Sequence[Block]:
    parts = Text(line, width - _NUMBERED).parts(_MOST_LINES)
    return [
        Row(
            width,
            (Cell(2, Text("" if n else mark, _NUMBERED - 3, _BOLD)), Cell(_NUMBERED, part)),
            pad=0.2,
            rule=0,
        )
        for n, part in enumerate(parts)
    ]
