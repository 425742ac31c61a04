"""What one answer, or one number, says about its finding, and what its time makes of it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from poems_desktop.clinical.fields import ChoiceField, Field, FindingField, Method
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.interpretation import Confidence
from poems_desktop.clinical.record import Answer, Attribution, Choice, Finding, Visit
from poems_desktop.clinical.treatment import Beginning
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth

_NOT_COUNTED = "on or after treatment: not counted"


@dataclass(frozen=True, slots=True)
class Observation:
    """One answer at one visit, or one number, and what it proves about its finding."""

    key: str
    label: str
    truth: Truth
    text: str
    date: PartialDate | None
    visit_id: str
    caution: str | None = None
    cites: tuple[str, ...] = ()
    explained: Attribution | None = None
    """Another cause of a present finding: it is there, but does not count."""
    confidence: Confidence | None = None
    """How well what the caution says is sourced, where the rule behind it states that."""
    aside: bool = False
    """A pre-treatment value of the time after: shown, never counted, neither for nor against."""
    after: bool = False
    """Whether it surely appeared after treatment had begun."""
    question: str | None = None
    """What to ask: where the dates do not say on which side of treatment it lies, or where a
    number has no limit to be judged by."""
    conflict: str | None = None
    """What a number and a statement of the same visit say against each other."""
    way_open: bool = False
    """Whether it is an absent without the way it was looked for, where not every way is enough."""


def later(seen: PartialDate | None, as_of: date) -> bool:
    """Whether it was surely seen after the day asked about."""
    return seen is not None and seen.earliest > as_of


def of_answer(
    field: Field | None, answer: Answer, visit: Visit, began: Beginning
) -> Observation | None:
    """What an answer of a visit says; None where it is no statement about a field of the forms.

    Of the visit it depends on the id and the date alone.
    """
    match answer:
        case Finding() if field is not None:
            return _finding(field, answer, visit, began)
        case Choice() if isinstance(field, ChoiceField):
            return _choice(field, answer, visit, began)
        case _:
            return None


def timed(
    one: Observation,
    field: Field,
    began: Beginning,
    appeared: PartialDate | None,
    *,
    treated: bool = False,
) -> Observation:
    """The observation with what the beginning of treatment makes of it.

    `treated` says that the observation itself tells that treatment had begun.
    """
    if one.truth is Truth.UNKNOWN:
        return one
    rule = field.pre_treatment
    if rule is None or (rule.holds == "absence" and one.truth is Truth.TRUE):
        return replace(one, after=True) if began.passed(appeared) else one
    reached = Truth.TRUE if treated else began.reached(appeared)
    if reached is Truth.FALSE:
        return one
    if reached is Truth.UNKNOWN:
        return replace(one, question=_question(one, began))
    return replace(
        one,
        text=f"{one.text}, {_NOT_COUNTED}",
        caution=rule.caution,
        cites=rule.cites,
        confidence=rule.confidence,
        aside=True,
        after=began.passed(appeared),
    )


def _question(one: Observation, began: Beginning) -> str:
    day = "on a day not recorded" if began.day is None else show_date(began.day)
    return (
        f"{one.label}, {one.text}: before treatment of POEMS, begun {day}? The dates do not say; "
        "it counts as stated."
    )


def _finding(field: Field, answer: Finding, visit: Visit, began: Beginning) -> Observation:
    method = _method(field, answer.method)
    truth, text, caution, cites = _said(answer, method)
    present = truth is Truth.TRUE
    when = answer.assessed or visit.date
    appeared = answer.onset if present and answer.onset else when
    rule = field.pre_treatment
    one = Observation(
        field.key,
        field.label,
        truth,
        text,
        when,
        visit.id,
        caution,
        cites,
        answer.explained_by if present else None,
        after=rule is None and truth is not Truth.UNKNOWN and began.passed(appeared),
        way_open=truth is Truth.FALSE and method is None and _some_way_is_not_enough(field),
    )
    if rule is None:
        return one
    return timed(one, field, began, appeared, treated=method is not None and method.treated)


_Said = tuple[Truth, str, str | None, tuple[str, ...]]


def _said(answer: Finding, method: Method | None) -> _Said:
    """What an answer proves: its truth, the words for it, a caution and what that cites."""
    match answer.state:
        case FindingState.PRESENT:
            cause = answer.explained_by
            text = "present" if cause is None else f"present, explained by {cause.cause}"
            return Truth.TRUE, text, None, ()
        case FindingState.ABSENT:
            if method is None:
                return Truth.FALSE, "absent", None, ()
            by = _inside(method.label)
            if method.adequate:
                return Truth.FALSE, f"absent, by {by}", method.caution, method.cites
            return Truth.UNKNOWN, f"absent, but by {by} only", method.caution, method.cites
        case FindingState.NOT_ASSESSED:
            return Truth.UNKNOWN, "not assessed", None, ()
        case FindingState.NOT_ASSESSABLE:
            reason = f": {answer.note}" if answer.note else ""
            return Truth.UNKNOWN, f"not assessable{reason}", None, ()
        case _:
            assert_never(answer.state)


def _some_way_is_not_enough(field: Field) -> bool:
    return isinstance(field, FindingField) and not all(way.adequate for way in field.methods)


def _method(field: Field, value: str | None) -> Method | None:
    return field.method(value) if isinstance(field, FindingField) else None


def beware_of(answer: Finding, field: FindingField) -> Method | None:
    """The way an absent was looked for, where it says what that absent may miss."""
    method = field.method(answer.method) if answer.state is FindingState.ABSENT else None
    return method if method is not None and method.caution else None


_MEANS = {"present": Truth.TRUE, "absent": Truth.FALSE, "unknown": Truth.UNKNOWN}


def _choice(field: ChoiceField, answer: Choice, visit: Visit, began: Beginning) -> Observation:
    value, rule = answer.value, field.pre_treatment
    truth, text = Truth.UNKNOWN, "a value that this version does not know"
    for option in field.options:
        if option.value == value:
            truth, text = _MEANS[option.means], _inside(option.label)
            break
    one = Observation(
        field.key,
        field.label,
        truth,
        text,
        visit.date,
        visit.id,
        after=rule is None and truth is not Truth.UNKNOWN and began.passed(visit.date),
    )
    return one if rule is None else timed(one, field, began, visit.date)


def _inside(label: str) -> str:
    """A label inside a sentence: CT and IgA keep their capitals, Skeletal survey does not."""
    start = label[1:4]
    ordinary = label[1:2].islower() and start == start.lower()
    return label[0].lower() + label[1:] if ordinary else label
