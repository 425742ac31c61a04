"""Verdicts and states for the window: the words of `clinical.wording` in the user's language."""

from collections.abc import Sequence

from poems_desktop.app.words import tr
from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import LimbResult, SetResult
from poems_desktop.clinical.sets import CriteriaSet
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.truth import Truth

_BOTH = 2
MOST_LINES = 8
"""So many lines of evidence stand in a row of the checklist."""


def verdict(result: SetResult) -> str:
    """`Not yet known`, `Criteria met` or `Not met`."""
    return tr(wording.headline(result))


def limbs_met(result: SetResult) -> str:
    """`3 of 4`: how many of the lettered conditions asked for are met."""
    return tr("{met} of {total}").format(met=result.limbs_met, total=len(result.asked))


def state_word(truth: Truth) -> str:
    """`Met`, `Not met` or `Not yet known`."""
    return tr(wording.ITEM[truth])


def evidence(item: Item) -> str:
    """What a criterion rests on, in a line; sentences of the medicine stay as they are written.

    Of a long record what decides and the last entries are told, and how many there are besides.
    """
    return "; ".join(tr(line) for line in wording.item_lines(item, MOST_LINES))


def in_brief(item: Item) -> str:
    """The evidence in a few words; empty where a reader has to see it in full.

    That is a note, a clinician's own word, and an open criterion with something to beware of.
    """
    beware = item.truth is Truth.UNKNOWN and any(one.caution for one in item.evidence)
    if beware or item.note is not None or item.override is not None:
        return ""
    return tr(wording.brief(item))


def cites(item: Item, criteria_set: CriteriaSet) -> tuple[str, ...]:
    """What a criterion cites beyond its set, then what its evidence cites."""
    own = (cite for cite in item.criterion.cites if cite not in criteria_set.cites)
    return (*own, *(cite for one in item.evidence for cite in one.cites))


def conditions(result: SetResult) -> tuple[tuple[LimbResult, ...], ...]:
    """The lettered conditions of a set, those together that are told under one heading.

    That are neighbors of one criterion each that are asked for in the same words.
    """
    groups: list[tuple[LimbResult, ...]] = []
    for limb in result.limbs:
        last = groups[-1][-1] if groups else None
        alike = last is not None and len(limb.items) == len(last.items) == 1
        if last is not None and alike and limb.limb.need == last.limb.need:
            groups[-1] = (*groups[-1], limb)
        else:
            groups.append((limb,))
    return tuple(groups)


def need(limbs: Sequence[LimbResult], criteria_set: CriteriaSet) -> str:
    """`at least 1`, `mandatory, both needed`: what a set asks of conditions under one heading."""
    said = tr(limbs[0].limb.need)
    both = len(limbs) == _BOTH and all(criteria_set.always_asks(one.limb) for one in limbs)
    return tr("{need}, both needed").format(need=said) if both else said
