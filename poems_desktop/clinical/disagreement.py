"""Where the sets in use disagree, and the one line of one set that is responsible."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from poems_desktop.clinical.assessment import Assessment, LimbResult, SetResult
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.truth import Truth

_STATE = {Truth.TRUE: "met", Truth.FALSE: "not met", Truth.UNKNOWN: "not yet known"}
_RANK = {Truth.FALSE: 0, Truth.UNKNOWN: 1, Truth.TRUE: 2}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sets whose verdicts differ.

    `limb` is the condition of the lower set that holds it back and, where there is one, does not
    hold the other set back; `criterion` the one line in it, None where its count is the reason.
    """

    sets: tuple[str, str]
    lower: str
    limb: str
    criterion: str | None
    line: str


def disagreements(assessment: Assessment) -> tuple[Disagreement, ...]:
    """Every pair of sets in use whose verdicts differ, in the policy's order."""
    pairs = combinations(assessment.results.values(), 2)
    return tuple(_disagreement(a, b) for a, b in pairs if a.truth is not b.truth)


def _disagreement(one: SetResult, other: SetResult) -> Disagreement:
    low, high = (one, other) if _RANK[one.truth] < _RANK[other.truth] else (other, one)
    limb, item, reason = _responsible(low, high)
    heads = " and ".join(f"{each.criteria_set.short} {_STATE[each.truth]}" for each in (one, other))
    return Disagreement(
        sets=(one.criteria_set.id, other.criteria_set.id),
        lower=low.criteria_set.id,
        limb=limb.limb.id,
        criterion=None if item is None else item.criterion.id,
        line=f"{heads}: {low.criteria_set.short}, {limb.limb.id} {_inside(limb.limb.title)}: "
        f"{reason}.",
    )


def _inside(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _responsible(low: SetResult, high: SetResult) -> tuple[LimbResult, Item | None, str]:
    """The limb of `low` at fault, the one criterion where it is one, and the reason in words."""
    blocking = [limb for limb in low.asked if limb.truth is low.truth]
    reasons = [(limb, *_reason(limb, low, high)) for limb in blocking]
    # A line that differs between the sets explains; one that both share, or a bare count, less so.
    limb, item, reason, _ = min(reasons, key=lambda found: found[3])
    return limb, item, reason


def _reason(limb: LimbResult, low: SetResult, high: SetResult) -> tuple[Item | None, str, int]:
    name = high.criteria_set.short
    others = {item.criterion.id: item for item in high.items}
    if limb.limb.none_of:
        # The one that is there, else the one that may be, keeps the limb from holding.
        item = max(limb.items, key=lambda one: _RANK[one.truth])
        if item.criterion.id in high.criteria_set.excluding:
            return item, _apart(item, others[item.criterion.id], name), 0
        return item, f"only this set excludes {item.criterion.label.lower()}", 0
    for item in limb.items:
        lacking = item.truth is not Truth.TRUE
        other = others.get(item.criterion.id)
        if lacking and other is not None and _RANK[other.truth] > _RANK[item.truth]:
            return item, _apart(item, other, name), 0
    lacking_items = [item for item in limb.items if item.truth is not Truth.TRUE]
    if len(lacking_items) == 1:
        (single,) = lacking_items
        state = _STATE[single.truth]
        return single, f"{single.criterion.label} is {state}; {name} does not need it", 1
    said = f"{limb.met} of the {limb.needed} needed are met"
    elsewhere = list(_counted_elsewhere(low, high))
    if elsewhere:
        verb = "counts" if len(elsewhere) == 1 else "count"
        said += f"; {', '.join(elsewhere)} {verb} only in {name}"
        return None, said, 2
    return None, said, 3


def _apart(item: Item, other: Item, name: str) -> str:
    """One line that the two sets see differently."""
    return f"{item.criterion.label} is {_STATE[item.truth]} here, {_STATE[other.truth]} in {name}"


def _counted_elsewhere(low: SetResult, high: SetResult) -> Iterator[str]:
    here = {item.criterion.id for item in low.items}
    for item in high.items:
        if item.truth is Truth.TRUE and item.criterion.id not in here:
            yield item.criterion.label
