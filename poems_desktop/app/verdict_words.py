"""Verdicts and states for the window: the words of `clinical.wording` in the user's language."""

from poems_desktop.app.words import tr
from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import SetResult
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.truth import Truth

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


def brief(item: Item) -> str:
    """The evidence in a few words."""
    return tr(wording.brief(item))
