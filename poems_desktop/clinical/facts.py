"""What is known of each finding over all visits up to a date."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Field
from poems_desktop.clinical.observing import Observation, later, of_answer
from poems_desktop.clinical.record import Answer, Attribution, Record, Visit
from poems_desktop.clinical.treatment import Beginning, treatment_began
from poems_desktop.core.truth import Truth

FIRST_SEEN_AFTER = "first seen after treatment began"


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


def fact(facts: Facts, key: str) -> Fact:
    """The fact for `key`; with no observations where nothing was recorded."""
    return facts.get(key) or _unseen(key)


@cache
def _unseen(key: str) -> Fact:
    """Of most fields nothing is recorded: one empty fact of each serves every record."""
    return Fact(key, ())
