"""What is known of each finding over all visits up to a date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ChoiceField, FindingField, Method
from poems_desktop.clinical.record import (
    Attribution,
    Choice,
    Finding,
    FindingState,
    Record,
    Visit,
)
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth


@dataclass(frozen=True, slots=True)
class Observation:
    """One answer at one visit, and what it proves about its finding."""

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


@dataclass(frozen=True, slots=True)
class Fact:
    """A finding over time: any adequate present wins; an absent stands while there is none."""

    key: str
    observations: tuple[Observation, ...]

    @property
    def truth(self) -> Truth:
        """TRUE, FALSE, or UNKNOWN where nothing adequate was recorded."""
        truths = [observation.truth for observation in self.observations]
        if Truth.TRUE in truths:
            return Truth.TRUE
        return Truth.FALSE if Truth.FALSE in truths else Truth.UNKNOWN

    @property
    def counting(self) -> Truth:
        """As `truth`, but a finding present only with another cause is as one that is absent."""
        present = [one for one in self.observations if one.truth is Truth.TRUE]
        if present and all(one.explained is not None for one in present):
            return Truth.FALSE
        return self.truth

    @property
    def explained(self) -> Attribution | None:
        """The other cause, where a present finding does not count because of it."""
        if self.truth is Truth.TRUE and self.counting is Truth.FALSE:
            return self.deciding[-1].explained
        return None

    @property
    def deciding(self) -> tuple[Observation, ...]:
        """The observations that carry the truth; all of them where it is unknown."""
        return tuple(o for o in self.observations if o.truth is self.truth)


Facts = Mapping[str, Fact]


def gather(record: Record, definitions: Definitions, as_of: date) -> Facts:
    """All facts of a record as known on `as_of`; what was surely seen later is left out."""
    limit = PartialDate.of(as_of)
    found: dict[str, list[Observation]] = {}
    for visit in record.visits:
        if _later(visit.date, limit):
            continue
        for observation in _of_visit(visit, definitions):
            if not _later(observation.date, limit):
                found.setdefault(observation.key, []).append(observation)
    return {key: Fact(key, tuple(observations)) for key, observations in found.items()}


def _later(seen: PartialDate | None, limit: PartialDate) -> bool:
    return seen is not None and seen.on_or_before(limit) is Truth.FALSE


def fact(facts: Facts, key: str) -> Fact:
    """The fact for `key`; with no observations where nothing was recorded."""
    return facts.get(key) or Fact(key, ())


def _of_visit(visit: Visit, definitions: Definitions) -> Iterator[Observation]:
    for key, answer in visit.answers.items():
        field = definitions.fields.get(key)
        match answer:
            case Finding() if field is not None:
                yield _finding(key, field.label, answer, visit, definitions.finding(key))
            case Choice() if isinstance(field, ChoiceField):
                yield _choice(field, answer, visit)
            case _:
                continue


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
