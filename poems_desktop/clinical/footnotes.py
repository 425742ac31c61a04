"""Footnotes as logic: the Castleman variant, evidence that carries two limbs, think-again flags."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from poems_desktop.clinical.facts import Facts, fact
from poems_desktop.clinical.record import Choice, Record
from poems_desktop.clinical.sets import CriteriaSet, SharedEvidence
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.criteria import AtLeast, Leaf, Node, Not
from poems_desktop.core.evaluate import Known, truth_of
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth


@dataclass(frozen=True, slots=True)
class Flag:
    """A sentence that asks for a second look; it changes no verdict."""

    id: str
    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VariantResult:
    """Whether the Castleman variant is there. It is beside the criteria, never "met"."""

    truth: Truth
    sentence: str
    cites: tuple[str, ...]


_VARIANT = {
    Truth.TRUE: "Castleman disease with a minor criterion and without a clone: this is the "
    "Castleman variant, which stands outside these criteria and is to be considered by itself. "
    "Consider idiopathic multicentric Castleman disease, TAFRO and HHV-8 as well.",
    Truth.UNKNOWN: "Whether this is the Castleman variant, without a clone and outside these "
    "criteria, is not yet known.",
    Truth.FALSE: "Nothing here makes it the Castleman variant without a clone.",
}


def castleman_variant(criteria_set: CriteriaSet, known: Known) -> VariantResult | None:
    """Castleman disease, no clone and a minor criterion; None where the set has no such note."""
    rule = criteria_set.castleman_variant
    if rule is None:
        return None
    minor = next(limb for limb in criteria_set.limb if limb.id == rule.minor)
    parts: tuple[Node, ...] = (Leaf(rule.castleman), Not(Leaf(rule.clone)), minor.node())
    truth = truth_of(AtLeast(len(parts), parts), known)
    return VariantResult(truth, _VARIANT[truth], rule.cites)


def shared_evidence(
    criteria_set: CriteriaSet,
    items: Mapping[str, Item],
    facts: Facts,
) -> tuple[tuple[SharedEvidence, Truth], ...]:
    """Evidence without which the met verdict falls in either of two limbs, and the verdict then.

    Told only where both limbs rest on it: where another criterion carries one of them, nothing is
    counted twice.
    """
    return tuple(_shared(criteria_set, items, facts))


def _shared(
    criteria_set: CriteriaSet,
    items: Mapping[str, Item],
    facts: Facts,
) -> Iterator[tuple[SharedEvidence, Truth]]:
    if not criteria_set.shared:
        return
    tree = criteria_set.tree()
    known = {name: item.truth for name, item in items.items()}
    if truth_of(tree, known) is not Truth.TRUE:
        return
    for one in criteria_set.shared:
        second = items[one.second]
        named = {evidence.field for evidence in second.evidence if evidence.truth is Truth.TRUE}
        if named != {one.field} or second.override is not None:
            continue
        without = _without(second, one.field, facts)
        after = truth_of(tree, {**known, one.second: without})
        first_gone = truth_of(tree, {**known, one.first: Truth.FALSE})
        if after is not Truth.TRUE and first_gone is not Truth.TRUE:
            yield one, after


def _without(item: Item, field: str, facts: Facts) -> Truth:
    """The criterion without its one present member: not met only where the others are absent."""
    others = [key for key in item.criterion.members if key != field]
    absent = all(fact(facts, key).counting is Truth.FALSE for key in others)
    return Truth.FALSE if absent else Truth.UNKNOWN


_KAPPA = "monoclonal_kappa"


def flags(record: Record, facts: Facts, as_of: date) -> tuple[Flag, ...]:
    """What asks for a second look at the diagnosis. None of it excludes anything."""
    return tuple(_flags(record, facts, as_of))


def _flags(record: Record, facts: Facts, as_of: date) -> Iterator[Flag]:
    if fact(facts, "multiple_myeloma_concurrent").truth is Truth.TRUE:
        yield Flag(
            "myeloma",
            "Multiple myeloma is recorded: think again about which disease explains the findings. "
            "The Japanese set excludes it; the others do not mention it.",
            ("mhlw_2024",),
        )
    if _kappa(record, as_of):
        yield Flag(
            "kappa",
            "The clone is recorded as kappa: almost all are lambda. Kappa does not exclude POEMS, "
            "but asks for a second look.",
            ("dispenzieri_2012",),
        )
    low = [key for key in ("anemia", "thrombocytopenia") if fact(facts, key).counting is Truth.TRUE]
    if low and fact(facts, "castleman_disease").truth is not Truth.TRUE:
        named = " and ".join(low)
        yield Flag(
            "low_counts",
            f"{named[0].upper()}{named[1:]} without known Castleman disease: distinctly unusual in "
            "POEMS. Think of myeloma, TAFRO, another marrow disease or treatment. It excludes "
            "nothing.",
            ("uptodate_table",),
        )


def _kappa(record: Record, as_of: date) -> bool:
    limit = PartialDate.of(as_of)
    found: set[str] = set()
    for visit in record.visits:
        if visit.date is not None and visit.date.on_or_before(limit) is Truth.FALSE:
            continue
        for key in ("light_chain_type", "lesion_biopsy_result", "bm_clonal_plasma_cells_present"):
            answer = visit.answers.get(key)
            if isinstance(answer, Choice):
                found.add(answer.value)
    return bool(found & {"kappa", _KAPPA})
