"""The same assessment at every keystroke, without reading again the visits that stayed."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from poems_desktop.clinical import counts
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.facts import Fact, Facts, Observation, later, of_answer
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Answer, Record, Visit
from poems_desktop.clinical.treatment import Beginning, treatment_began
from poems_desktop.core.partial_date import PartialDate

_Said = dict[str, tuple[Answer, Observation | None]]


class FactsMemo:
    """What each answer said, kept while it, its visit's date and the beginning of treatment stay.

    `facts` gives exactly what `facts.gather` gives. A memo serves one set of definitions.
    """

    def __init__(self, definitions: Definitions) -> None:
        """Remember nothing yet."""
        self._definitions = definitions
        self._began: tuple[Beginning, date] | None = None
        self._said: dict[str, tuple[Visit, tuple[Observation, ...]]] = {}
        self._answers: dict[str, tuple[PartialDate | None, _Said]] = {}

    def facts(self, record: Record, as_of: date, numbers: Iterable[Observation] = ()) -> Facts:
        """All facts of a record as known on `as_of`, as `facts.gather`."""
        began = treatment_began(record)
        if self._began != (began, as_of):
            self._said.clear()
            self._answers.clear()
            self._began = (began, as_of)
        found: dict[str, list[Observation]] = {}
        for visit in record.visits:
            for observation in self._observations(visit, began, as_of):
                found.setdefault(observation.key, []).append(observation)
        for one in numbers:
            found.setdefault(one.key, []).append(one)
        return {key: Fact(key, tuple(observations)) for key, observations in found.items()}

    def _observations(self, visit: Visit, began: Beginning, as_of: date) -> tuple[Observation, ...]:
        known = self._said.get(visit.id)
        if known is not None and known[0] is visit:
            return known[1]
        said: tuple[Observation, ...] = ()
        if not later(visit.date, as_of):
            said = tuple(
                one
                for _, one in self._of_answers(visit, began).values()
                if one is not None and not later(one.date, as_of)
            )
        self._said[visit.id] = (visit, said)
        return said

    def _of_answers(self, visit: Visit, began: Beginning) -> _Said:
        day, known = self._answers.get(visit.id, (None, {}))
        if day != visit.date:
            known = {}
        found: _Said = {}
        for key, answer in visit.answers.items():
            kept = known.get(key)
            if kept is None or kept[0] is not answer:
                field = self._definitions.fields.get(key)
                kept = (answer, of_answer(field, answer, visit, began))
            found[key] = kept
        self._answers[visit.id] = (visit.date, found)
        return found


class _Remembering(Assessment):
    """An assessment whose facts come through a memo; everything else is as it is."""

    def __init__(
        self, record: Record, definitions: Definitions, policy: Policy, as_of: date, memo: FactsMemo
    ) -> None:
        super().__init__(record, definitions, policy, as_of)
        self._memo = memo

    @cached_property
    def facts(self) -> Facts:
        """Every finding as known on the date."""
        numbers = counts.observations(self.record, self.definitions, self.policy, self.as_of)
        return self._memo.facts(self.record, self.as_of, numbers)


def assess_again(
    record: Record, definitions: Definitions, policy: Policy, as_of: date, memo: FactsMemo
) -> Assessment:
    """As `assess`, and equal to it; visits that `memo` has seen are not read again.

    Raises:
        SwitchedOffError: for a set that the policy uses but has not confirmed.
    """
    return _Remembering(record, definitions, policy, as_of, memo)
