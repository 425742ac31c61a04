"""The only place where a record becomes conclusions.

Screen, print, command line and exports read one `Assessment`; none of them recomputes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from poems_desktop.clinical import counts, footnotes, vegf, vegf_modes, weighing
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.facts import Facts, fact, gather
from poems_desktop.clinical.footnotes import Flag, VariantResult
from poems_desktop.clinical.grades import GradeResult, reached, weigh_grades
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Record
from poems_desktop.clinical.sets import (
    BURDENS,
    CriteriaSet,
    Criterion,
    Grade,
    Limb,
    SharedEvidence,
)
from poems_desktop.clinical.treatment_flags import treatment_flags
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.evaluate import Settling, Verdict, evaluate, settling, truth_of
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

if TYPE_CHECKING:
    from poems_desktop.clinical.conclusions import Section
    from poems_desktop.clinical.disagreement import Disagreement
    from poems_desktop.clinical.engraftment.panel import EngraftmentPanel
    from poems_desktop.clinical.guidance.library import Advice
    from poems_desktop.clinical.interpretation import Interpretation
    from poems_desktop.clinical.transplant import Transplant


class SwitchedOffError(ValueError):
    """A set was asked for that a site has to confirm first; the message says what."""


def refusal(criteria_set: CriteriaSet, policy: Policy) -> str | None:
    """Why a set may not be used here; None where it may."""
    if criteria_set.may_be_used(policy.confirmed):
        return None
    return (
        f"The criteria set {criteria_set.short} is switched off until a site has confirmed it. "
        f"{criteria_set.confirm}"
    )


@dataclass(frozen=True, slots=True)
class LimbResult:
    """A lettered condition with how many of its criteria are met.

    `needed` is the count that the shown grade asks for; 0 where that grade leaves the limb out.
    """

    limb: Limb
    truth: Truth
    items: tuple[Item, ...]
    needed: int = 1

    @property
    def met(self) -> int:
        """The number of criteria surely met."""
        return sum(item.truth is Truth.TRUE for item in self.items)


@dataclass(frozen=True, slots=True)
class SetResult:
    """One criteria set weighed on one record.

    The verdict is met where any grade that counts is reached; limbs are those of the grade
    reached, else of the weakest that counts.
    """

    criteria_set: CriteriaSet
    verdict: Verdict
    limbs: tuple[LimbResult, ...]
    settling: Settling
    grades: tuple[GradeResult, ...] = ()
    castleman_variant: VariantResult | None = None
    shared: tuple[tuple[SharedEvidence, Truth], ...] = ()
    """Evidence that carries two limbs, with the verdict without it."""

    @property
    def truth(self) -> Truth:
        """TRUE for met, FALSE for not met."""
        return self.verdict.truth

    @property
    def grade(self) -> Grade | None:
        """The strongest grade reached that counts; None where none is, or the set has none."""
        return reached(self.grades)

    @property
    def items(self) -> tuple[Item, ...]:
        """All criteria in the set's order."""
        by_id = {item.criterion.id: item for limb in self.limbs for item in limb.items}
        return tuple(by_id[criterion.id] for criterion in self.criteria_set.criterion)

    @property
    def asked(self) -> tuple[LimbResult, ...]:
        """The lettered conditions that the shown grade asks for."""
        return tuple(limb for limb in self.limbs if limb.needed)

    @property
    def limbs_met(self) -> int:
        """How many of the conditions asked for are met."""
        return sum(limb.truth is Truth.TRUE for limb in self.asked)

    @property
    def by_burden(self) -> Settling:
        """What would settle it with the lightest first: one test before two, then by burden."""
        criteria = {criterion.id: criterion for criterion in self.criteria_set.criterion}

        def weight(names: frozenset[str]) -> tuple[int, int]:
            return (len(names), max(BURDENS.index(criteria[name].burden) for name in names))

        found = self.settling
        return Settling(
            tuple(sorted(found.met, key=weight)), tuple(sorted(found.not_met, key=weight))
        )

    @property
    def overrides(self) -> tuple[Item, ...]:
        """The criteria where a clinician's word stands."""
        return tuple(item for item in self.items if item.override is not None)


class Assessment:
    """A record weighed by definitions and policy as of a date; parts are computed when read."""

    def __init__(
        self,
        record: Record,
        definitions: Definitions,
        policy: Policy,
        as_of: date,
        pretest: Decimal | None = None,
    ) -> None:
        """Keep the frozen inputs.

        `pretest` is the chance of POEMS in percent before any test, as the clinician chose it for
        this patient; None where nobody chose one, and then no predictive value is told.

        Raises:
            SwitchedOffError: for a set that the policy uses but has not confirmed.
        """
        for name in policy.sets:
            if (why := refusal(definitions.sets[name], policy)) is not None:
                raise SwitchedOffError(why)
        self.record = record
        self.definitions = definitions
        self.policy = policy
        self.as_of = as_of
        self.pretest = pretest

    @cached_property
    def facts(self) -> Facts:
        """Every finding as known on the date."""
        numbers = counts.observations(self.record, self.definitions, self.policy, self.as_of)
        return gather(self.record, self.definitions, self.as_of, numbers)

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

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """What asks for a second look at the diagnosis; it changes no verdict."""
        return (
            *footnotes.flags(self.record, self.facts, self.as_of),
            *treatment_flags(self.record, self.facts, self.vegf_points, self.definitions),
        )

    @cached_property
    def advice(self) -> "Advice":
        """Work-up, follow-up, treatment considerations and contradictions to answer.

        Raises:
            ProblemsError: where the shipped library is damaged.
        """
        from poems_desktop.clinical.guidance.library import advise

        guidance = self.definitions.library.guidance
        return advise(self.record, self.definitions, guidance, self.as_of)

    @cached_property
    def engraftment(self) -> "tuple[EngraftmentPanel, ...]":
        """Every transplant of the record as it stands on the day."""
        from poems_desktop.clinical.engraftment.panel import engraftment_panel

        constants = self.definitions.library.engraftment
        return tuple(
            engraftment_panel(one, constants, self.as_of) for one in self.record.transplants
        )

    @property
    def current_transplant(self) -> "Transplant | None":
        """The transplant that counts on the day; None where there is none."""
        from poems_desktop.clinical.engraftment.current import current_transplant

        constants = self.definitions.library.engraftment
        return current_transplant(self.record.transplants, constants, self.as_of)

    @cached_property
    def conclusions(self) -> "tuple[Section, ...]":
        """Everything that follows beyond the criteria, each line with its source."""
        from poems_desktop.clinical.conclusions import conclude

        return conclude(self)

    @cached_property
    def disagreements(self) -> "tuple[Disagreement, ...]":
        """Every pair of sets in use whose verdicts differ, with the line responsible."""
        from poems_desktop.clinical.disagreement import disagreements

        return disagreements(self)

    @cached_property
    def robustness(self) -> "Mapping[str, Interpretation]":
        """For each set in use, over which VEGF cut-offs its verdict holds."""
        from poems_desktop.clinical.robustness import robustness

        return {name: robustness(self, result) for name, result in self.results.items()}

    @cached_property
    def unused_overrides(self) -> tuple[Override, ...]:
        """Overrides that name a set or criterion which these definitions do not have."""
        return tuple(one for one in self.record.overrides if not self._has(one))

    def _has(self, override: Override) -> bool:
        found = self.definitions.sets.get(override.set_id)
        return found is not None and any(c.id == override.criterion_id for c in found.criterion)

    def _weigh(self, criteria_set: CriteriaSet) -> SetResult:
        items = {
            one.id: weighing.overridden(self._item(one), self._override(criteria_set.id, one.id))
            for one in criteria_set.criterion
        }
        known = {name: item.truth for name, item in items.items()}
        tree = criteria_set.tree()
        grades = weigh_grades(criteria_set, known)
        shown = reached(grades) or criteria_set.weakest
        return SetResult(
            criteria_set,
            evaluate(tree, known),
            tuple(_limb(limb, shown.needed(limb), items) for limb in criteria_set.limb),
            settling(tree, known),
            grades,
            footnotes.castleman_variant(criteria_set, known),
            footnotes.shared_evidence(criteria_set, items, self.facts),
        )

    def _override(self, set_id: str, criterion_id: str) -> Override | None:
        """The last override of a criterion up to the date; of one day, the last given."""
        found = [
            one
            for one in self.record.overrides
            if (one.set_id, one.criterion_id) == (set_id, criterion_id)
            and one.stands(PartialDate.of(self.as_of))
        ]
        return max(reversed(found), key=_day, default=None)

    def _item(self, criterion: Criterion) -> Item:
        return self.weighed(criterion, self.facts)

    def weighed(self, criterion: Criterion, facts: Facts) -> Item:
        """A criterion as the facts weigh it, before any override."""
        if criterion.rule == "vegf":
            weighed = vegf_modes.weigh(
                criterion,
                self.vegf_points,
                fact(facts, criterion.group or ""),
                self.policy.vegf_rule,
                self.definitions,
            )
            return weighing.weigh_vegf(
                criterion,
                weighed,
                facts,
                self.vegf_points,
                self.definitions.labels,
                self.policy.vegf_rule,
            )
        return weighing.weigh_members(criterion, facts, self.definitions.labels)


def _day(override: Override) -> date:
    return override.day.earliest


def _limb(limb: Limb, needed: int, items: Mapping[str, Item]) -> LimbResult:
    known = {name: items[name].truth for name in limb.criteria}
    truth = truth_of(limb.node(needed), known)
    return LimbResult(limb, truth, tuple(items[name] for name in limb.criteria), needed)


def assess(
    record: Record,
    definitions: Definitions,
    policy: Policy,
    as_of: date,
    pretest: Decimal | None = None,
) -> Assessment:
    """Weigh `record` as known on `as_of`, with the overrides that it holds.

    `pretest`, in percent, is asked for by predictive values alone; no verdict reads it.

    Raises:
        SwitchedOffError: for a set that the policy uses but has not confirmed.
    """
    return Assessment(record, definitions, policy, as_of, pretest)
