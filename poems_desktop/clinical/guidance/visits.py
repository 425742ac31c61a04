"""When the next visit is due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from poems_desktop.clinical.guidance.calendar import (
    Months,
    Standing,
    State,
    Window,
    add_months,
    is_due,
    said,
)
from poems_desktop.clinical.guidance.texts import Cites
from poems_desktop.clinical.interpretation import Confidence, Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth

_URGENCY = (State.OVERDUE, State.DUE, State.PERHAPS, State.EARLY, State.NO_DATE)


class Visits(Model):
    """The interval of visits: `near` for `near_months` from diagnosis, `far` after that."""

    title: str
    near: Months
    far: Months
    near_months: int
    rule: str
    closer: str
    closer_unknown: str
    lifelong: str
    cites: Cites
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do: how it stands, and the conclusion with its sources."""

    standing: Standing
    line: Interpretation


def still_open(plan: Iterable[Due]) -> tuple[Due, ...]:
    """What is not done, the overdue first; of equal ones in the order of the plan."""
    found = (one for one in plan if one.standing.state is not State.DONE)
    return tuple(sorted(found, key=_urgency))


def _urgency(due: Due) -> int:
    return _URGENCY.index(due.standing.state)


def next_visit(
    rules: Visits,
    diagnosis: PartialDate | None,
    last_visit: PartialDate | None,
    complete: Truth,
    today: date,
) -> Due:
    """The window of the next visit, counted from the last one, or from diagnosis before any.

    A visit within the first years, or perhaps within them, is followed by the shorter interval.
    """
    if diagnosis is None:
        return _made(rules, Standing(State.NO_DATE), (), complete)
    since = diagnosis
    inputs = [Input("Diagnosis", show_date(diagnosis), diagnosis)]
    if last_visit is not None and last_visit.latest >= diagnosis.earliest:
        since = last_visit
        inputs.append(Input("Last visit", show_date(last_visit), last_visit))
    near = since.earliest < add_months(diagnosis.latest, rules.near_months)
    window = Window.after(since, rules.near if near else rules.far)
    return _made(rules, Standing(window.state(today), window, since), inputs, complete)


def _missing(state: State) -> tuple[str, ...]:
    if state is State.NO_DATE:
        return ("Diagnosis: date",)
    return ("Diagnosis or last visit: day",) if state is State.PERHAPS else ()


def _made(
    rules: Visits,
    standing: Standing,
    inputs: Sequence[Input],
    complete: Truth,
) -> Due:
    cautions = {
        Truth.TRUE: (rules.lifelong,),
        Truth.FALSE: (rules.closer, rules.lifelong),
        Truth.UNKNOWN: (rules.closer_unknown, rules.lifelong),
    }
    line = Interpretation(
        id="followup_visit",
        title=rules.title,
        value=said(standing),
        truth=is_due(standing.state),
        inputs=tuple(inputs),
        rule=rules.rule,
        cites=rules.cites,
        confidence=rules.confidence,
        cautions=cautions[complete],
        missing=_missing(standing.state),
    )
    return Due(standing, line)
