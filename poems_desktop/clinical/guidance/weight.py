"""Weight that rises while edema is recorded as absent."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from pydantic import Field

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.guidance.calendar import add_months
from poems_desktop.clinical.guidance.case import Case, Sighting
from poems_desktop.clinical.guidance.texts import Cites
from poems_desktop.clinical.interpretation import Confidence, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.core.reading import show_date, show_number
from poems_desktop.core.truth import Truth


class GainRule(Model):
    """How much weight, in how many months, asks about an absence of edema."""

    id: Key
    claims: tuple[Key, ...]
    value: str = Field(alias="is")
    weight: Key
    unit: str
    at_least: Decimal
    within_months: int
    ask: str
    rule: str
    cites: Cites
    confidence: Confidence


Weighed = tuple[Sighting, Decimal]


def gains(case: Case, rule: GainRule, within_days: int) -> Iterator[Interpretation]:
    """For each later weight with an absence beside it, the largest gain that reaches the limit.

    Only weights known exactly and dated to the day are compared.
    """
    weights = tuple(_weights(case, rule))
    for place, later in enumerate(weights):
        gain = _largest(weights[:place], later, rule)
        if gain is not None:
            claims = _absences(case, rule, later[0], within_days)
            if claims:
                yield _question(rule, gain, later, claims)


def _weights(case: Case, rule: GainRule) -> Iterator[Weighed]:
    for one in case.seen((rule.weight,)):
        number = case.number(one, rule.unit)
        exact = None if number is None else number.exact
        if exact is not None and one.date is not None and one.date.exact is not None:
            yield one, exact


def _largest(earlier: tuple[Weighed, ...], later: Weighed, rule: GainRule) -> Weighed | None:
    """The lightest weight shortly before, where the gain from it reaches the limit."""
    sighting, now = later
    recent = [
        one
        for one in earlier
        if one[0].date is not None
        and sighting.date is not None
        and sighting.date.earliest <= add_months(one[0].date.earliest, rule.within_months)
        and now - one[1] >= rule.at_least
    ]
    return min(recent, key=lambda one: one[1], default=None)


def _absences(case: Case, rule: GainRule, later: Sighting, days: int) -> tuple[Sighting, ...]:
    return tuple(
        one
        for one in case.seen(rule.claims)
        if one.value == rule.value and _beside(one, later, timedelta(days=days))
    )


def _beside(one: Sighting, later: Sighting, limit: timedelta) -> bool:
    """Whether an absence was stated at the visit of the later weight, or close to it."""
    if one.visit == later.visit:
        return True
    if one.date is None or later.date is None:
        return False
    return abs(one.date.earliest - later.date.earliest) <= limit and one.date.exact is not None


def _question(
    rule: GainRule,
    first: Weighed,
    last: Weighed,
    claims: tuple[Sighting, ...],
) -> Interpretation:
    days = [one.date for one, _ in (first, last) if one.date is not None]
    asked = rule.ask.format(
        gain=show_number(last[1] - first[1]),
        first=show_date(days[0]),
        last=show_date(days[-1]),
    )
    return Interpretation(
        id=f"consistency_{rule.id}",
        title="To be clarified",
        value=asked,
        truth=Truth.TRUE,
        inputs=tuple(one.as_input() for one in (first[0], last[0], *claims)),
        rule=rule.rule,
        cites=rule.cites,
        confidence=rule.confidence,
    )
