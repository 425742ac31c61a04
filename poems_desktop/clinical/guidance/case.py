"""One patient's record as known on a date, with the questions that guidance asks of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.facts import Fact, Facts, fact, gather
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.interpretation import Input
from poems_desktop.clinical.record import (
    Answer,
    Choice,
    DateAnswer,
    Finding,
    Measurement,
    Record,
    Treatment,
    Visit,
)
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.quantity import Quantity, UnlikeUnitsError
from poems_desktop.core.reading import show_number

NOT_LOOKED = frozenset({"not_done", "not_assessed", "unknown", "not_assessable"})
"""Answers that say nobody looked, or that nothing could be told."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One recorded answer or result."""

    key: str
    label: str
    value: str
    """A finding's state or a choice's value; `recorded` for a date, a text or a result."""
    text: str
    date: PartialDate | None
    visit: str
    place: str
    """The id of the visit or of the result."""
    result: Measurement | None = None
    method: str | None = None
    states: PartialDate | None = None
    """The date that a date field states."""

    @property
    def interval(self) -> Interval | None:
        """The number of a result, None for an answer."""
        return None if self.result is None else self.result.interval

    @property
    def looked(self) -> bool:
        """Whether it tells anything."""
        return self.value not in NOT_LOOKED

    def as_input(self) -> Input:
        """For a conclusion's list of inputs."""
        return Input(self.label, self.text, self.date, self.place)


@dataclass(frozen=True)
class Case:
    """A record as known on `as_of`: what was surely later is left out."""

    record: Record
    definitions: Definitions
    as_of: date

    @cached_property
    def facts(self) -> Facts:
        """What is known of each finding over all visits."""
        return gather(self.record, self.definitions, self.as_of)

    def fact(self, key: str) -> Fact:
        """What is known of one finding."""
        return fact(self.facts, key)

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """The visits that were not surely later than the case's day."""
        return tuple(visit for visit in self.record.visits if not self.later(visit.date))

    @cached_property
    def sightings(self) -> Mapping[str, tuple[Sighting, ...]]:
        """Every answer and result by key, oldest first, undated ones before.

        Those of a key are drawn when it is first asked for: of a long record few are.
        """
        return _Sightings(self)

    def seen(self, keys: Iterable[str]) -> tuple[Sighting, ...]:
        """Every sighting of `keys` that tells anything."""
        return tuple(s for key in keys for s in self.sightings.get(key, ()) if s.looked)

    def later(self, day: PartialDate | None) -> bool:
        """Whether a date surely lies after `as_of`."""
        return day is not None and day.earliest > self.as_of

    @cached_property
    def treatments(self) -> tuple[Treatment, ...]:
        """What was given, begun by `as_of` as far as is known."""
        return tuple(one for one in self.record.treatments if not self.later(one.start))

    def given(self, words: Iterable[str]) -> tuple[Treatment, ...]:
        """Treatments whose name holds one of `words`, whatever its capitals."""
        wanted = tuple(word.casefold() for word in words)
        return tuple(t for t in self.treatments if any(w in t.name.casefold() for w in wanted))

    def going_on(self, treatment: Treatment) -> bool:
        """Whether a treatment has not surely ended before the case's day."""
        return treatment.stop is None or treatment.stop.latest >= self.as_of

    def number(self, sighting: Sighting, unit: str | None = None) -> Interval | None:
        """The number of a result in `unit`, or in the first unit of its field.

        None for an answer, and for a result whose unit is missing or unlike.
        """
        field = self.definitions.result(sighting.key)
        wanted = unit or (field.units[0] if field is not None else None)
        result, interval = sighting.result, sighting.interval
        if result is None or interval is None or not result.unit or wanted is None:
            return None
        try:
            return self.definitions.units.convert(Quantity(interval, result.unit), wanted).value
        except UnlikeUnitsError:
            return None

    def of_answer(self, key: str, answer: Answer, visit: Visit) -> Sighting:
        """An answer as it was seen at a visit."""
        field = self.definitions.fields.get(key)
        return _answered(key, key if field is None else field.label, answer, visit)

    def of_result(self, result: Measurement, visit: Visit) -> Sighting | None:
        """A result as it was seen at a visit; None where it has no number."""
        if result.value is None:
            return None
        field = self.definitions.fields.get(result.test)
        label = result.test if field is None else field.label
        text = f"{result.comparator or ''}{show_number(result.value)}"
        if result.unit:
            text = f"{text} {self.definitions.unit_text(result.unit)}"
        day = result.collected or visit.date
        return Sighting(
            result.test, label, "recorded", text, day, visit.id, result.id, result=result
        )


class _Sightings(Mapping[str, tuple[Sighting, ...]]):
    """The sightings of a case; a key of which nothing was seen is not there."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._results: dict[str, list[tuple[Measurement, Visit]]] = {}
        for visit in case.visits:
            for result in visit.results:
                self._results.setdefault(result.test, []).append((result, visit))
        self._drawn: dict[str, tuple[Sighting, ...]] = {}

    def __getitem__(self, key: str) -> tuple[Sighting, ...]:
        if key not in self._drawn:
            seen = (one for one in self._of(key) if not self._case.later(one.date))
            self._drawn[key] = tuple(sorted(seen, key=_when))
        if not self._drawn[key]:
            raise KeyError(key)
        return self._drawn[key]

    def _of(self, key: str) -> Iterator[Sighting]:
        case = self._case
        for visit in case.visits:
            answer = visit.answers.get(key)
            if answer is not None:
                yield case.of_answer(key, answer, visit)
        for result, visit in self._results.get(key, ()):
            one = case.of_result(result, visit)
            if one is not None:
                yield one

    def __iter__(self) -> Iterator[str]:
        answered = dict.fromkeys(key for visit in self._case.visits for key in visit.answers)
        return (key for key in answered | dict.fromkeys(self._results) if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _answered(key: str, label: str, answer: Answer, visit: Visit) -> Sighting:
    match answer:
        case Finding():
            value: str = answer.state.value
            day = answer.assessed or visit.date
            by = f", by {answer.method.replace('_', ' ')}" if answer.method else ""
            text = f"{value.replace('_', ' ')}{by}"
            return Sighting(key, label, value, text, day, visit.id, visit.id, method=answer.method)
        case Choice():
            text = answer.value.replace("_", " ")
            return Sighting(key, label, answer.value, text, visit.date, visit.id, visit.id)
        case DateAnswer():
            told = "recorded" if answer.value is not None else "not_assessed"
            text = "" if answer.value is None else answer.value.iso()
            day = visit.date
            return Sighting(key, label, told, text, day, visit.id, visit.id, states=answer.value)
        case _:
            told = "recorded" if answer.value.strip() else "not_assessed"
            return Sighting(key, label, told, answer.value, visit.date, visit.id, visit.id)


def _when(sighting: Sighting) -> date:
    return date.min if sighting.date is None else sighting.date.earliest


def treatment_input(treatment: Treatment) -> Input:
    """A treatment for a conclusion's list of inputs."""
    return Input("Treatment", treatment.name, treatment.start, treatment.id)


def present(case: Case, keys: Iterable[str]) -> tuple[Input, ...]:
    """Findings of `keys` that were recorded as present, as inputs."""
    seen = case.seen(keys)
    return tuple(one.as_input() for one in seen if one.value == FindingState.PRESENT.value)
