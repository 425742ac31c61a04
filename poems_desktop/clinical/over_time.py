"""How a finding went over time, in words. "Resolved" is no state: both observations stand."""

from datetime import date

from poems_desktop.clinical.facts import Fact
from poems_desktop.clinical.observing import Observation
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth

_WORDS = {Truth.TRUE: "present", Truth.FALSE: "absent"}


def course_of(fact: Fact) -> str:
    """`present 12-Mar-2024, absent 5-May-2026`: each change with its date, undated ones first.

    What proves nothing, such as an absent by an inadequate method, is left out; what cannot count
    towards a criterion is a part of the course. Empty where nothing is known.
    """
    told: list[Observation] = []
    for one in sorted(fact.observations, key=_when):
        if one.truth in _WORDS and (not told or told[-1].truth is not one.truth):
            told.append(one)
    return ", ".join(_said(one) for one in told)


def _when(one: Observation) -> date:
    return date.min if one.date is None else one.date.earliest


def _said(one: Observation) -> str:
    word = _WORDS[one.truth]
    return f"{word}, undated" if one.date is None else f"{word} {show_date(one.date)}"
