"""The same assessment at every keystroke, without reading and weighing again what stayed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from poems_desktop.clinical import counts, vegf
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.facts import Fact, Facts, Gathered
from poems_desktop.clinical.fields import Field
from poems_desktop.clinical.observing import Observation, of_answer
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Answer, Record, Visit
from poems_desktop.clinical.sets import Criterion
from poems_desktop.clinical.treatment import Beginning, treatment_began
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.partial_date import PartialDate

_Said = tuple[Answer, PartialDate | None, Beginning, Observation | None]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the results of a record say, and what that was read from."""

    record: Record
    policy: Policy
    as_of: date
    began: Beginning
    observations: tuple[Observation, ...]
    points: tuple[vegf.VegfPoint, ...]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """An item, with every fact and the policy and VEGF results that it was weighed from."""

    read: Mapping[str, Fact | None]
    policy: Policy
    points: tuple[vegf.VegfPoint, ...]
    item: Item

    def stands(self, facts: Facts, policy: Policy, points: tuple[vegf.VegfPoint, ...]) -> bool:
        """Whether all of that is still the same."""
        return (
            self.policy == policy
            and self.points is points
            and all(facts.get(key) is known for key, known in self.read.items())
        )


class FactsMemo:
    """What the record said when it was weighed last, kept while what it was read from stays.

    An assessment through a memo equals one without. A memo serves one set of definitions.
    """

    def __init__(self, definitions: Definitions) -> None:
        """Remember nothing yet."""
        self._definitions = definitions
        self._findings = frozenset(
            one.finding
            for test in definitions.thresholds.tests
            for one in definitions.thresholds.of_test(test)
        )
        self._facts: tuple[date, Gathered] | None = None
        self._said: dict[tuple[str, str], _Said] = {}
        self._numbers: _Numbers | None = None
        self._items: dict[int, _Weighed] = {}

    def facts(self, record: Record, as_of: date, numbers: Iterable[Observation] = ()) -> Facts:
        """All facts of a record as known on `as_of`, as `facts.gather`."""
        found = Gathered(record, self._definitions, as_of, numbers, self._read)
        if self._facts is not None:
            day, before = self._facts
            if (day, before.began) == (as_of, found.began):
                found.take_over(before)
        self._facts = (as_of, found)
        return found

    def numbers(self, record: Record, policy: Policy, as_of: date, began: Beginning) -> _Numbers:
        """What the results say, read anew only where something that they are read with changed."""
        known = self._numbers
        if known is not None and self._same_numbers(known, record, policy, as_of, began):
            return known
        self._numbers = _Numbers(
            record,
            policy,
            as_of,
            began,
            counts.observations(record, self._definitions, policy, as_of),
            vegf.points(record, self._definitions, as_of),
        )
        return self._numbers

    def item(self, criterion: Criterion, assessment: "_Remembering") -> Item:
        """The criterion as weighed; weighed again only where something that it read changed."""
        facts, policy, points = assessment.facts, assessment.policy, assessment.vegf_points
        known = self._items.get(id(criterion))
        if known is None or not known.stands(facts, policy, points):
            traced = _Traced(facts)
            item = assessment.weighed(criterion, traced)
            known = self._items[id(criterion)] = _Weighed(traced.read, policy, points, item)
        return known.item

    def _same_numbers(
        self, known: _Numbers, record: Record, policy: Policy, as_of: date, began: Beginning
    ) -> bool:
        before = known.record
        return (
            (known.policy, known.as_of, known.began) == (policy, as_of, began)
            and before.patient == record.patient
            and len(before.visits) == len(record.visits)
            and all(
                a is b or self._same_results(a, b)
                for a, b in zip(before.visits, record.visits, strict=True)
            )
        )

    def _same_results(self, before: Visit, after: Visit) -> bool:
        return (
            before.results is after.results
            and (before.id, before.date) == (after.id, after.date)
            and all(before.answers.get(key) is after.answers.get(key) for key in self._findings)
        )

    def _read(
        self, field: Field | None, answer: Answer, visit: Visit, began: Beginning
    ) -> Observation | None:
        if field is None:
            return None
        name = (visit.id, field.key)
        known = self._said.get(name)
        if known is None or known[0] is not answer or known[1:3] != (visit.date, began):
            said = of_answer(field, answer, visit, began)
            known = self._said[name] = (answer, visit.date, began, said)
        return known[3]


class _Traced(Mapping[str, Fact]):
    """Facts, and which of them were asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.read: dict[str, Fact | None] = {}

    def get(self, key: str, default: Fact | None = None) -> Fact | None:  # type: ignore[override]
        found = self.read[key] = self._facts.get(key)
        return found or default

    def __getitem__(self, key: str) -> Fact:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)


class _Remembering(Assessment):
    """An assessment that reads and weighs through a memo; everything else is as it is."""

    def __init__(
        self, record: Record, definitions: Definitions, policy: Policy, as_of: date, memo: FactsMemo
    ) -> None:
        super().__init__(record, definitions, policy, as_of)
        self._memo = memo

    @cached_property
    def facts(self) -> Facts:
        """Every finding as known on the date."""
        return self._memo.facts(self.record, self.as_of, self._numbers.observations)

    @cached_property
    def vegf_points(self) -> tuple[vegf.VegfPoint, ...]:
        """Every VEGF result with what may be done with it."""
        return self._numbers.points

    @cached_property
    def _numbers(self) -> _Numbers:
        began = treatment_began(self.record)
        return self._memo.numbers(self.record, self.policy, self.as_of, began)

    def _item(self, criterion: Criterion) -> Item:
        return self._memo.item(criterion, self)


def assess_again(
    record: Record, definitions: Definitions, policy: Policy, as_of: date, memo: FactsMemo
) -> Assessment:
    """As `assess`, and equal to it; visits that `memo` has seen are not read again.

    Raises:
        SwitchedOffError: for a set that the policy uses but has not confirmed.
    """
    return _Remembering(record, definitions, policy, as_of, memo)
