"""The only place where a record becomes conclusions.

Screen, print, command line and exports read one `Assessment`; none of them recomputes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from poems_desktop.clinical import vegf, weighing
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.facts import Facts, fact, gather
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Record
from poems_desktop.clinical.sets import CriteriaSet, Criterion, Limb
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.evaluate import Settling, Verdict, evaluate, settling
from poems_desktop.core.truth import Truth


@dataclass(frozen=True, slots=True)
class LimbResult:
    """A lettered condition with how many of its criteria are met."""

    limb: Limb
    truth: Truth
    items: tuple[Item, ...]

    @property
    def met(self) -> int:
        """The number of criteria surely met."""
        return sum(item.truth is Truth.TRUE for item in self.items)


@dataclass(frozen=True, slots=True)
class SetResult:
    """One criteria set weighed on one record."""

    criteria_set: CriteriaSet
    verdict: Verdict
    limbs: tuple[LimbResult, ...]
    settling: Settling

    @property
    def truth(self) -> Truth:
        """TRUE for met, FALSE for not met."""
        return self.verdict.truth

    @property
    def items(self) -> tuple[Item, ...]:
        """All criteria in the set's order."""
        by_id = {item.criterion.id: item for limb in self.limbs for item in limb.items}
        return tuple(by_id[criterion.id] for criterion in self.criteria_set.criterion)

    @property
    def limbs_met(self) -> int:
        """How many lettered conditions are met."""
        return sum(limb.truth is Truth.TRUE for limb in self.limbs)


class Assessment:
    """A record weighed by definitions and policy as of a date; parts are computed when read."""

    def __init__(
        self,
        record: Record,
        definitions: Definitions,
        policy: Policy,
        as_of: date,
    ) -> None:
        """Keep the frozen inputs."""
        self.record = record
        self.definitions = definitions
        self.policy = policy
        self.as_of = as_of

    @cached_property
    def facts(self) -> Facts:
        """Every finding as known on the date."""
        return gather(self.record, self.definitions, self.as_of)

    @cached_property
    def vegf_points(self) -> tuple[vegf.VegfPoint, ...]:
        """Every VEGF result with what may be done with it."""
        return vegf.points(self.record, self.definitions, self.as_of)

    @cached_property
    def results(self) -> Mapping[str, SetResult]:
        """Every set in use, in the policy's order."""
        return {name: self._weigh(self.definitions.sets[name]) for name in self.policy.sets}

    @property
    def main(self) -> SetResult:
        """The first set of the policy: the one that headlines show."""
        return self.results[self.policy.sets[0]]

    @cached_property
    def conflicts(self) -> tuple[str, ...]:
        """Statements that contradict each other, each once."""
        found = [c for result in self.results.values() for i in result.items for c in i.conflicts]
        return tuple(dict.fromkeys(found))

    @cached_property
    def clarify_vegf(self) -> tuple[str, ...]:
        """What to ask about VEGF results that cannot be used yet."""
        return vegf.clarify(self.vegf_points, self.definitions)

    def _weigh(self, criteria_set: CriteriaSet) -> SetResult:
        items = {one.id: self._item(one) for one in criteria_set.criterion}
        known = {name: item.truth for name, item in items.items()}
        tree = criteria_set.tree()
        verdict = evaluate(tree, known)
        limbs = tuple(
            LimbResult(limb, part.truth, tuple(items[name] for name in limb.criteria))
            for limb, part in zip(criteria_set.limb, verdict.children, strict=True)
        )
        return SetResult(criteria_set, verdict, limbs, settling(tree, known))

    def _item(self, criterion: Criterion) -> Item:
        if criterion.rule == "vegf":
            weighed = vegf.weigh(
                self.vegf_points,
                fact(self.facts, criterion.group or ""),
                self.policy.vegf_rule,
                self.definitions,
            )
            return weighing.weigh_vegf(criterion, weighed, self.facts, self.vegf_points)
        return weighing.weigh_members(criterion, self.facts, self._labels)

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return {key: field.label for key, field in self.definitions.fields.items()}


def assess(
    record: Record,
    definitions: Definitions,
    policy: Policy,
    as_of: date,
) -> Assessment:
    """Weigh `record` as known on `as_of`."""
    return Assessment(record, definitions, policy, as_of)
