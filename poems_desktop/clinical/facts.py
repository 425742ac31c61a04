"""What is known of each finding over all visits up to a date."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import assert_never

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ChoiceField, Field, FindingField, Method
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.interpretation import Confidence
from poems_desktop.clinical.record import Answer, Attribution, Choice, Finding, Record, Visit
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
    way_open: bool = False
    """Whether it is an absent without the way it was looked for, where not every way is enough."""


@dataclass(frozen=True)
class Fact:
    """A finding over time: any adequate present wins; an absent stands while there is none.

    What follows from the observations is drawn once: every set asks for it again.
    """

    key: str
    observations: tuple[Observation, ...]

    @cached_property
    def truth(self) -> Truth:
        """What was found: TRUE, FALSE, or UNKNOWN where nothing adequate was recorded."""
        return _over(self.observations)

    @cached_property
    def admitted(self) -> Truth:
        """As `truth`, without the pre-treatment values that were taken too late to count."""
        return _over(one for one in self.observations if not one.aside)

    @cached_property
    def counting(self) -> Truth:
        """As `admitted`, but what is present only with another cause is as absent."""
        if self.admitted is not Truth.TRUE:
            return self.admitted
        present = [one for one in self.observations if one.truth is Truth.TRUE and not one.aside]
        if all(one.explained is not None for one in present):
            return Truth.FALSE
        return Truth.TRUE

    @cached_property
    def explained(self) -> Attribution | None:
        """The other cause, where a present finding does not count because of it."""
        if self.admitted is Truth.TRUE and self.counting is Truth.FALSE:
            return [one.explained for one in self.observations if one.explained is not None][-1]
        return None

    @cached_property
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

    @cached_property
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

    `numbers` are results that speak about a finding, as `counts.observations` reads them. Each
    fact is drawn when it is first asked for: the criteria read less than half of the fields.
    """
    return Gathered(record, definitions, as_of, numbers)


Read = Callable[[Field | None, Answer, Visit, Beginning], Observation | None]


class Gathered(Mapping[str, Fact]):
    """The facts of a record by key; a key of which nothing was observed is not there."""

    def __init__(
        self,
        record: Record,
        definitions: Definitions,
        as_of: date,
        numbers: Iterable[Observation] = (),
        read: Read | None = None,
    ) -> None:
        """Draw nothing yet. `read` reads one answer, as `of_answer` does."""
        self.visits = [visit for visit in record.visits if not later(visit.date, as_of)]
        self._fields = definitions.fields
        self._as_of = as_of
        self.began = treatment_began(record)
        """When treatment began: it decides what counts."""
        self._read: Read = read or of_answer
        self.numbers: dict[str, list[Observation]] = {}
        for one in numbers:
            self.numbers.setdefault(one.key, []).append(one)
        self.drawn: dict[str, Fact | None] = {}

    def take_over(self, before: "Gathered") -> None:
        """Keep what `before` drew of the same record, where no answer and no number has changed.

        Both are of one day, and of one beginning of treatment.
        """
        changed = _changed(before.visits, self.visits)
        if changed is None:
            return
        for key, known in before.drawn.items():
            if key not in changed and before.numbers.get(key) == self.numbers.get(key):
                self.drawn[key] = known

    def _fact(self, key: str) -> Fact | None:
        if key in self.drawn:
            return self.drawn[key]
        found = (*self._observed(key), *self.numbers.get(key, ()))
        known = self.drawn[key] = Fact(key, found) if found else None
        return known

    def _observed(self, key: str) -> Iterator[Observation]:
        field = self._fields.get(key)
        for visit in self.visits:
            answer = visit.answers.get(key)
            one = None if answer is None else self._read(field, answer, visit, self.began)
            if one is not None and not later(one.date, self._as_of):
                yield one

    def __getitem__(self, key: str) -> Fact:
        found = self._fact(key)
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: str, default: Fact | None = None) -> Fact | None:  # type: ignore[override]
        """The fact of a key, drawn when it is first asked for."""
        return self._fact(key) or default

    def __iter__(self) -> Iterator[str]:
        answered = dict.fromkeys(key for visit in self.visits for key in visit.answers)
        return (key for key in answered | dict.fromkeys(self.numbers) if self._fact(key))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _changed(before: Sequence[Visit], after: Sequence[Visit]) -> set[str] | None:
    """The keys of answers that differ; None where visits came, went or got another date."""
    if [(one.id, one.date) for one in before] != [(one.id, one.date) for one in after]:
        return None
    pairs = ((a.answers, b.answers) for a, b in zip(before, after, strict=True) if a is not b)
    return {key for a, b in pairs for key in a.keys() | b.keys() if a.get(key) is not b.get(key)}


def later(seen: PartialDate | None, as_of: date) -> bool:
    """Whether it was surely seen after the day asked about."""
    return seen is not None and seen.earliest > as_of


def fact(facts: Facts, key: str) -> Fact:
    """The fact for `key`; with no observations where nothing was recorded."""
    return facts.get(key) or _unseen(key)


@cache
def _unseen(key: str) -> Fact:
    """Of most fields nothing is recorded: one empty fact of each serves every record."""
    return Fact(key, ())


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
    if value is None or not isinstance(field, FindingField):
        return None
    return next((method for method in field.methods if method.value == value), None)


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
