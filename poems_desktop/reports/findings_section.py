"""Findings at the last visit, domain by domain; what nobody assessed is said, never left out."""

from collections.abc import Sequence

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.over_time import course_of
from poems_desktop.clinical.record import Attribution, Visit
from poems_desktop.clinical.summary import DomainSummary, summarize
from poems_desktop.core.reading import show_date
from poems_desktop.reports.blocks import (
    Beside,
    Block,
    Cell,
    Heading,
    Row,
    Section,
    Space,
    paragraph,
)
from poems_desktop.reports.text import BODY, CAPTION, Span, Text

_REMARK = "“Not assessed” is not the same as absent"
_BOLD = BODY.bold()
_NAME = 74.0
_TALLEST_ROW = 120.0
_MOST_LINES = 24
_GAP = 12.0


def findings_section(assessment: Assessment, width: float) -> Section:
    """The newest visit on or before the day of the assessment."""
    visit = last_visit(assessment)
    if visit is None:
        rows = paragraph("No visit is recorded.", width)
        return Section(tuple(rows), Heading(width, "Findings", _REMARK), moves=1)
    domains = summarize(visit, assessment.definitions)
    found = [one for one in domains if one.present or one.absent]
    rows = _two_columns(found, width)
    spans = _rest([one for one in domains if one not in found])
    if spans:
        rows.append(Space(2))
        rows += paragraph(spans, width, CAPTION)
    rows += _over_time(assessment, width)
    rows += _remarks(visit, width)
    when = "no date" if visit.date is None else show_date(visit.date)
    label = f", {visit.label}" if visit.label else ""
    heading = Heading(width, f"Findings at last visit, {when}{label}"[:90], _REMARK)
    return Section(tuple(rows), heading, moves=1)


def _rest(domains: Sequence[DomainSummary]) -> list[Span]:
    """Domains in which no finding is present or absent, on one line each kind."""
    answered = [f"{d.form.short} {d.assessed} of {d.total}" for d in domains if d.assessed]
    open_ = [d.form.short for d in domains if not d.assessed and d.not_assessed]
    blank = [d.form.short for d in domains if not d.assessed and not d.not_assessed]
    return [
        *_named("Answered, no finding", answered),
        *_named("Not assessed", open_),
        *_named("Nothing recorded", blank),
    ]


def _named(title: str, names: Sequence[str]) -> list[Span]:
    return [(f"{title}: ", CAPTION.bold()), (f"{', '.join(names)}. ", CAPTION)] if names else []


def last_visit(assessment: Assessment) -> Visit | None:
    """The newest visit that is not dated after the day of the assessment."""
    known = [
        visit
        for visit in assessment.record.visits
        if visit.date is None or visit.date.earliest <= assessment.as_of
    ]
    return known[-1] if known else None


def _two_columns(domains: Sequence[DomainSummary], width: float) -> list[Block]:
    """Two stacks of about one height; one below the other where a list is very long."""
    wide = (width - _GAP) / 2
    rows = [_row(one, wide) for one in domains]
    if any(row.height > _TALLEST_ROW for row in rows):
        return [part for one in domains for part in _split(one, width)]
    splits = [
        Beside(((0.0, tuple(rows[:n])), (wide + _GAP, tuple(rows[n:]))))
        for n in range(len(rows) + 1)
    ]
    return [min(splits, key=_height)] if rows else []


def _height(block: Block) -> float:
    return block.height


def _row(one: DomainSummary, width: float) -> Row:
    name = Cell(0.0, Text(one.form.short, _NAME - 4, _BOLD))
    return Row(width, (name, Cell(_NAME, Text(_words(one), width - _NAME))), pad=0.7)


def _split(one: DomainSummary, width: float) -> list[Block]:
    name = Cell(0.0, Text(one.form.short, _NAME - 4, _BOLD))
    parts = Text(_words(one), width - _NAME).parts(_MOST_LINES)
    return [
        Row(
            width,
            (Cell(_NAME, part),) if n else (name, Cell(_NAME, part)),
            pad=0.7,
            rule=0.5 if n == len(parts) - 1 else 0.0,
        )
        for n, part in enumerate(parts)
    ]


def _words(one: DomainSummary) -> list[Span]:
    if not one.present and one.absent == one.assessed == one.total:
        return [(f"Absent, {one.absent} of {one.total} assessed", BODY)]
    spans: list[Span] = []
    if one.present:
        spans += [("Present: ", _BOLD), (f"{', '.join(one.present)}. ", BODY)]
    if one.absent:
        spans.append((f"{one.absent}\u00a0absent. ", BODY))
    if one.not_assessed:
        spans += [(f"{len(one.not_assessed)}\u00a0", BODY), ("not\u00a0assessed.", _BOLD)]
    return spans


def _over_time(assessment: Assessment, width: float) -> list[Block]:
    """Findings that changed, each with its course; and those that another cause explains."""
    labels = {key: field.label for key, field in assessment.definitions.fields.items()}
    facts = assessment.facts
    courses = [(labels.get(key, key), course_of(fact)) for key, fact in facts.items()]
    changed = [f"{label} {course}" for label, course in courses if _changes(course)]
    explained = [
        f"{labels.get(key, key)}: {_explained(fact.explained)}"
        for key, fact in facts.items()
        if fact.explained is not None
    ]
    found: list[Block] = []
    for title, lines in (("Over time", changed), ("Explained, not counted", explained)):
        if lines:
            found += paragraph(
                [(f"{title}: ", CAPTION.bold()), (f"{'; '.join(lines)}.", CAPTION)], width, CAPTION
            )
    return found


def _changes(course: str) -> bool:
    return "present" in course and "absent" in course


def _explained(by: Attribution) -> str:
    said = f"by {by.cause}"
    if by.author:
        said = f"{said}, says {by.author}"
    return f"{said} ({by.reason.rstrip('.')})" if by.reason else said


def _remarks(visit: Visit, width: float) -> list[Block]:
    found: list[Block] = []
    if visit.other:
        names = "; ".join(
            f"{name.replace('_', ' ')} {state}" for name, state in visit.other.items()
        )
        found += paragraph(f"Also stated by the source, never counted: {names}.", width, CAPTION)
    if visit.note:
        found += paragraph([("Note: ", _BOLD), (visit.note, BODY)], width)
    return [Space(2), *found] if found else []
