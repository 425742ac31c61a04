"""The summary as plain text, for pasting into another record; it needs no renderer."""

import textwrap
from collections.abc import Iterator
from typing import Protocol

from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.over_time import course_of
from poems_desktop.clinical.record import Visit
from poems_desktop.clinical.series import Row, latest, rows
from poems_desktop.clinical.summary import summarize
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth
from poems_desktop.reports.identity import full_name
from poems_desktop.reports.numbers import change, reported
from poems_desktop.reports.options import Options
from poems_desktop.reports.plain_sections import dues, readings, treatments
from poems_desktop.reports.sources import Sources

TITLE = "Plain-text summary"
_WIDTH = 92
_MARKS = {Truth.TRUE: "[+]", Truth.FALSE: "[x]", Truth.UNKNOWN: "[?]"}
_CONTROL = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if code != ord("\n")}


class Frame(Protocol):
    """What stands on every document beside its content."""

    @property
    def identity(self) -> str:
        """Whose it is."""
        ...

    @property
    def marks(self) -> tuple[str, ...]:
        """What must be seen first, such as DRAFT."""
        ...

    @property
    def origin(self) -> tuple[str, str]:
        """Where it comes from, in two lines."""
        ...

    @property
    def code(self) -> str:
        """The verification code."""
        ...


def available(assessment: Assessment, options: Options) -> str | None:  # noqa: ARG001 - always
    """None: of a new patient the text says what is not known yet."""
    return None


def text(assessment: Assessment, options: Options, frame: Frame) -> str:  # noqa: ARG001
    """The whole text, in lines of at most 92 signs."""
    lines: list[str] = []
    sources = Sources(assessment.definitions)
    for paragraph in _paragraphs(assessment, frame, sources):
        lines += _wrapped(paragraph.translate(_CONTROL))
    return "\n".join(lines) + "\n"


def _wrapped(line: str) -> list[str]:
    if not line.strip():
        return [""]
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    found: list[str] = []
    for part in line.split("\n"):
        found += textwrap.wrap(part, _WIDTH, subsequent_indent=indent, break_on_hyphens=False) or [
            ""
        ]
    return found


def _paragraphs(assessment: Assessment, frame: Frame, sources: Sources) -> Iterator[str]:
    patient = assessment.record.patient
    yield "PATIENT SUMMARY, POEMS SYNDROME"
    for mark in frame.marks:
        yield f"** {mark} **"
    yield full_name(patient) + frame.identity.removeprefix(full_name(patient))
    yield ""
    yield from _verdict(assessment, sources)
    yield from _vegf(assessment)
    yield from _findings(assessment)
    yield from _labs(assessment)
    yield from treatments(assessment)
    yield from readings(assessment, sources)
    yield from dues(assessment, sources)
    yield ""
    yield "SOURCES"
    yield from (f"  {line}" for line in sources.lines())
    yield ""
    yield from frame.origin
    yield f"Code {frame.code}"
    yield wording.SUPPORTS


def _verdict(assessment: Assessment, sources: Sources) -> Iterator[str]:
    result = assessment.main
    as_of = show_date(PartialDate.of(assessment.as_of))
    yield f"DIAGNOSIS CHECKLIST ({result.criteria_set.title})"
    yield f"{wording.headline(result)}, {wording.tally(result)}. As of {as_of}."
    yield wording.subline(result)
    for limb in result.limbs:
        for item in limb.items:
            cites = f"[{sources.marks(item.criterion.cites)}]"
            state = wording.ITEM[item.truth]
            yield f"  {limb.limb.id} {_MARKS[item.truth]} {item.criterion.label}: {state} {cites}"
            for line in wording.item_lines(item):
                yield f"        {line}"
    if result.truth is Truth.UNKNOWN:
        yield "What would settle it (any one line may be enough):"
        for number, line in enumerate(wording.settle_lines(assessment), 1):
            yield f"  {number}. {line}"
    for title, lines in (
        ("Contradictions to resolve:", assessment.conflicts),
        ("Think again:", tuple(f"{one.text} [{sources.marks(one.cites)}]"
                               for one in assessment.flags)),
    ):  # fmt: skip
        if lines:
            yield title
            yield from (f"  - {line}" for line in lines)


def _result(one: Row, assessment: Assessment) -> str:
    result = one.result
    unit = assessment.definitions.unit_text(result.unit) if result.unit else "no unit"
    day = result.when or "no date" if result.collected is None else show_date(result.collected)
    parts = [f"{reported(result)} {unit}", day, result.laboratory]
    parts.append(one.why_not or "" if one.change is None else f"change {change(one.change)}")
    if result.unread:
        parts.append("needs correction")
    return f"  {one.label}: {', '.join(part for part in parts if part)}"


def _vegf(assessment: Assessment) -> Iterator[str]:
    found = rows(assessment.record, assessment.definitions, "vegf")
    yield ""
    yield "VEGF, the newest first; serum and plasma are never compared; what was drawn after"
    yield "treatment began never counts towards the criterion"
    if not found:
        yield "  No VEGF result is recorded."
    points = {point.result.id: point for point in assessment.vegf_points}
    for one in found:
        point = points.get(one.result.id)
        why = "" if point is None or point.aside is None else f"; {point.aside}"
        if point is not None and point.timing_only:
            why = "; after treatment began"
        yield f"{_result(one, assessment)}{why}"


def _findings(assessment: Assessment) -> Iterator[str]:
    yield ""
    visit = last_visit(assessment)
    if visit is None:
        yield "FINDINGS"
        yield "  No visit is recorded."
        return
    when = "no date" if visit.date is None else show_date(visit.date)
    yield f"FINDINGS AT LAST VISIT, {when} ('not assessed' is not the same as absent)"
    for domain in summarize(visit, assessment.definitions):
        parts = []
        if domain.present:
            parts.append(f"present: {', '.join(domain.present)}")
        if domain.absent:
            parts.append(f"{domain.absent} absent")
        if domain.not_assessed:
            parts.append(f"{len(domain.not_assessed)} not assessed")
        said = "; ".join(parts) or f"answered {domain.assessed} of {domain.total}"
        yield f"  {domain.form.title}: {said}"
    if visit.note:
        yield f"  Note: {visit.note}"
    labels = {key: field.label for key, field in assessment.definitions.fields.items()}
    for key, fact in assessment.facts.items():
        course = course_of(fact)
        if "present" in course and "absent" in course:
            yield f"  Over time: {labels.get(key, key)} {course}"
        if fact.explained is not None:
            by = fact.explained
            yield f"  Explained, not counted: {labels.get(key, key)}, by {by.cause}"


def last_visit(assessment: Assessment) -> Visit | None:
    """The newest visit that is not dated after the day of the assessment."""
    known = [
        visit
        for visit in assessment.record.visits
        if visit.date is None or visit.date.earliest <= assessment.as_of
    ]
    return known[-1] if known else None


def _labs(assessment: Assessment) -> Iterator[str]:
    yield ""
    yield "LATEST LABS (change: same specimen and lab)"
    found = latest(assessment.record, assessment.definitions, assessment.as_of)
    if not found:
        yield "  No result is recorded."
    for one in found:
        yield _result(one, assessment)
