"""Each problem over time, as recorded: when it was seen present, absent, and no longer looked for.

A span ends where the next answer stands, or at the last assessment. What follows the last
assessment is open: it is never drawn on as if it still held.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ChoiceField, Field, FindingField
from poems_desktop.clinical.finding_state import GRADES, FindingState
from poems_desktop.clinical.record import Answer, Choice, Finding, Record, Visit
from poems_desktop.core.marked import marked
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date

CHOICES = ("walking_aid",)
"""Named values that are followed like a problem."""
_GRADES = {name: weight for weight, name in enumerate(GRADES, start=1)}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time with one answer. `weight` is 1 to 3 with the grade, 2 where none is given.

    `open` is time in which the patient was seen and the problem was not looked at.
    """

    first: date
    last: date
    kind: Literal["present", "absent", "value", "open"]
    text: str
    weight: int = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding that was present at least once, or one followed value."""

    key: str
    label: str
    spans: tuple[Span, ...]
    undated: str = ""
    """What is on record without a date; empty where all is dated."""


@dataclass(frozen=True, slots=True)
class _Seen:
    day: PartialDate
    answer: Answer


def problem_timeline(record: Record, definitions: Definitions, as_of: date) -> tuple[Problem, ...]:
    """Every problem that was ever recorded present, in the order of the forms."""
    answered = {key for visit in record.visits for key in visit.answers}
    found = (
        _problem(field, record.visits, as_of)
        for form in definitions.forms
        for field in form.field
        if field.key in answered
    )
    return tuple(one for one in found if one is not None)


def _problem(field: Field, visits: Sequence[Visit], as_of: date) -> Problem | None:
    if not _is_followed(field) or not _ever_shown(field, visits):
        return None
    seen = sorted(_seen(field, visits, as_of), key=_day)
    undated = _undated(field, visits)
    if not undated and not any(_is_shown(one.answer) for one in seen):
        return None
    spans = tuple(_spans(field, seen))
    if spans and _passed_over(field, visits, spans[-1].last, as_of):
        last = spans[-1].last
        text = f"Not assessed since {show_date(PartialDate.of(last))}"
        spans = (*spans, Span(last, as_of, "open", text))
    return Problem(field.key, field.label, spans, undated)


def _ever_shown(field: Field, visits: Sequence[Visit]) -> bool:
    """Asked first: of a long record most findings were never present."""
    answers = (visit.answers.get(field.key) for visit in visits)
    return any(_is_shown(answer) for answer in answers if answer is not None)


def _passed_over(field: Field, visits: Sequence[Visit], last: date, as_of: date) -> bool:
    """Whether a later visit did not look at it."""
    return any(
        visit.date is not None
        and last < visit.date.earliest <= as_of
        and not _says_something(field, visit.answers.get(field.key))
        for visit in visits
    )


def _is_followed(field: Field) -> bool:
    if isinstance(field, ChoiceField):
        return field.key in CHOICES
    return isinstance(field, FindingField) and not field.group


def _is_shown(answer: Answer) -> bool:
    return isinstance(answer, Choice) or (
        isinstance(answer, Finding) and answer.state is FindingState.PRESENT
    )


def _seen(field: Field, visits: Sequence[Visit], as_of: date) -> Iterator[_Seen]:
    for visit in visits:
        answer = visit.answers.get(field.key)
        if answer is None or not _says_something(field, answer):
            continue
        assessed = answer.assessed if isinstance(answer, Finding) else None
        day = assessed or visit.date
        if day is not None and day.earliest <= as_of:
            yield _Seen(day, answer)


def _says_something(field: Field, answer: Answer | None) -> bool:
    """An absent by a method that cannot show it says nothing."""
    if not isinstance(answer, Finding):
        return isinstance(answer, Choice)
    if answer.state is FindingState.ABSENT:
        return answer.method is None or _can_show(field, answer.method)
    return answer.state is FindingState.PRESENT


def _can_show(field: Field, method: str) -> bool:
    if not isinstance(field, FindingField):
        return True
    return all(one.adequate for one in field.methods if one.value == method)


def _undated(field: Field, visits: Sequence[Visit]) -> str:
    for visit in visits:
        answer = visit.answers.get(field.key)
        if not isinstance(answer, Finding) or answer.state is not FindingState.PRESENT:
            continue
        if visit.date is None and answer.assessed is None:
            return marked("Present, undated")
    return ""


def _spans(field: Field, seen: Sequence[_Seen]) -> Iterator[Span]:
    current: Span | None = None
    last = date.min
    for one in seen:
        following = _span(field, one)
        if current is None:
            current = following
        elif (current.kind, current.text) != (following.kind, following.text):
            yield replace(current, last=max(current.first, following.first))
            current = following
        last = following.last
    if current is not None:
        yield replace(current, last=last)


def _span(field: Field, one: _Seen) -> Span:
    day = one.day.earliest
    match one.answer:
        case Finding(state=FindingState.PRESENT) as finding:
            first = day
            if finding.onset is not None and finding.onset.earliest <= day:
                first = finding.onset.earliest
            grade = finding.grade or ""
            text = grade.capitalize() if grade in _GRADES else "Present"
            return Span(first, day, "present", text, _GRADES.get(grade, 2))
        case Choice() as choice:
            return Span(day, day, "value", _option(field, choice.value))
        case _:
            return Span(day, day, "absent", "Absent")


def _option(field: Field, value: str) -> str:
    options = field.options if isinstance(field, ChoiceField) else ()
    return next((one.label for one in options if one.value == value), value)


def _day(one: _Seen) -> date:
    return one.day.earliest
