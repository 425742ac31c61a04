"""What is known of each finding over all visits up to a date."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ChoiceField, Field, FindingField, Method
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.interpretation import Confidence
from poems_desktop.clinical.record import Attribution, Choice, Finding, Record, Visit
from poems_desktop.clinical.treatment import Beginning, treatment_began
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth

NOT_COUNTED = "on or after treatment: not counted"
FIRST_SEEN_AFTER = "first seen after treatment began"


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


@dataclass(frozen=True, slots=True)
class Fact:
    """A finding over time: any adequate present wins; an absent stands while there is none."""

    key: str
    observations: tuple[Observation, ...]

    @property
    def truth(self) -> Truth:
        """What was found: TRUE, FALSE, or UNKNOWN where nothing adequate was recorded."""
        return _over(self.observations)

    @property
    def admitted(self) -> Truth:
        """As `truth`, without the pre-treatment values that were taken too late to count."""
        return _over(one for one in self.observations if not one.aside)

    @property
    def counting(self) -> Truth:
        """As `admitted`, but what is present only with another cause is as absent."""
        present = [one for one in self.observations if one.truth is Truth.TRUE and not one.aside]
        if present and all(one.explained is not None for one in present):
            return Truth.FALSE
        return self.admitted

    @property
    def explained(self) -> Attribution | None:
        """The other cause, where a present finding does not count because of it."""
        if self.admitted is Truth.TRUE and self.counting is Truth.FALSE:
            return [one.explained for one in self.observations if one.explained is not None][-1]
        return None

    @property
    def deciding(self) -> tuple[Observation, ...]:
        """What carries the counting truth; all that was recorded where that is unknown.

        Of what cannot count the last of each kind is told: a follow-up of years is no evidence.
        """
        admitted = self.admitted
        unknown = admitted is Truth.UNKNOWN
        last = {(one.label, one.truth): one for one in self.observations if one.aside}
        return tuple(
            one
            for one in self.observations
            if (
                one is last[one.label, one.truth] if one.aside else unknown or one.truth is admitted
            )
        )

    @property
    def first_seen_after(self) -> bool:
        """Whether every present of it appeared after treatment had begun."""
        present = [one for one in self.observations if one.truth is Truth.TRUE]
        return bool(present) and all(one.after for one in present)


def _over(observations: Iterable[Observation]) -> Truth:
    found = Truth.UNKNOWN
    for one in observations:
        if one.truth is Truth.TRUE:
            return Truth.TRUE
        if one.truth is Truth.FALSE:
            found = Truth.FALSE
    return found


Facts = Mapping[str, Fact]


def gather(
    record: Record,
    definitions: Definitions,
    as_of: date,
    numbers: Iterable[Observation] = (),
) -> Facts:
    """All facts of a record as known on `as_of`; what was surely seen later is left out.

    `numbers` are results that speak about a finding, as `counts.observations` reads them.
    """
    limit = PartialDate.of(as_of)
    began = treatment_began(record)
    found: dict[str, list[Observation]] = {}
    for visit in record.visits:
        if _later(visit.date, limit):
            continue
        for observation in _of_visit(visit, definitions, began):
            if not _later(observation.date, limit):
                found.setdefault(observation.key, []).append(observation)
    for one in numbers:
        found.setdefault(one.key, []).append(one)
    return {key: Fact(key, tuple(observations)) for key, observations in found.items()}


def _later(seen: PartialDate | None, limit: PartialDate) -> bool:
    return seen is not None and seen.on_or_before(limit) is Truth.FALSE


def fact(facts: Facts, key: str) -> Fact:
    """The fact for `key`; with no observations where nothing was recorded."""
    return facts.get(key) or Fact(key, ())


def _of_visit(
    visit: Visit,
    definitions: Definitions,
    began: Beginning,
) -> Iterator[Observation]:
    for key, answer in visit.answers.items():
        field = definitions.fields.get(key)
        match answer:
            case Finding() if field is not None:
                one = _finding(key, field.label, answer, visit, definitions.finding(key))
                appeared = answer.onset if one.truth is Truth.TRUE and answer.onset else one.date
                method = _method(definitions.finding(key), answer.method)
                treated = method is not None and method.treated
                yield timed(one, field, began, appeared, treated=treated)
            case Choice() if isinstance(field, ChoiceField):
                yield timed(_choice(field, answer, visit), field, began, visit.date)
            case _:
                continue


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
        text=f"{one.text}, {NOT_COUNTED}",
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


def _finding(
    key: str,
    label: str,
    answer: Finding,
    visit: Visit,
    field: FindingField | None,
) -> Observation:
    when = answer.assessed or visit.date
    match answer.state:
        case FindingState.PRESENT:
            cause = answer.explained_by
            text = "present" if cause is None else f"present, explained by {cause.cause}"
            return Observation(key, label, Truth.TRUE, text, when, visit.id, explained=cause)
        case FindingState.ABSENT:
            method = _method(field, answer.method)
            if method is None or method.adequate:
                by = f", by {_inside(method.label)}" if method else ""
                caution, cites = (method.caution, method.cites) if method else (None, ())
                text = f"absent{by}"
                return Observation(key, label, Truth.FALSE, text, when, visit.id, caution, cites)
            text = f"absent, but by {_inside(method.label)} only"
            return Observation(
                key, label, Truth.UNKNOWN, text, when, visit.id, method.caution, method.cites
            )
        case FindingState.NOT_ASSESSED:
            return Observation(key, label, Truth.UNKNOWN, "not assessed", when, visit.id)
        case FindingState.NOT_ASSESSABLE:
            reason = f": {answer.note}" if answer.note else ""
            text = f"not assessable{reason}"
            return Observation(key, label, Truth.UNKNOWN, text, when, visit.id)
        case _:
            assert_never(answer.state)


def _method(field: FindingField | None, value: str | None) -> Method | None:
    if field is None or value is None:
        return None
    return next((method for method in field.methods if method.value == value), None)


def _choice(field: ChoiceField, answer: Choice, visit: Visit) -> Observation:
    option = next((one for one in field.options if one.value == answer.value), None)
    means = option.means if option else "unknown"
    truth = {"present": Truth.TRUE, "absent": Truth.FALSE, "unknown": Truth.UNKNOWN}[means]
    text = _inside(option.label) if option else "a value that this version does not know"
    return Observation(field.key, field.label, truth, text, visit.date, visit.id)


def _inside(label: str) -> str:
    """A label inside a sentence: CT and IgA keep their capitals, Skeletal survey does not."""
    ordinary = label[1:2].islower() and not any(letter.isupper() for letter in label[1:4])
    return label[0].lower() + label[1:] if ordinary else label
