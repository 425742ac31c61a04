"""The later parts of the plain-text summary: treatments, response, risk, follow-up."""

from collections.abc import Iterator

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.guidance.calendar import State
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.core.reading import show_date
from poems_desktop.reports.axes import NOTHING_TREATED, response_lines, risk_lines, treated
from poems_desktop.reports.sources import Sources


def treatments(assessment: Assessment) -> Iterator[str]:
    """Everything given, in the order recorded, and each day 0."""
    record = assessment.record
    yield ""
    yield "TREATMENTS"
    if not treated(record):
        yield "  No treatment is recorded."
    for one in record.treatments:
        if one.start is None:
            when = one.when or "no date"
        else:
            stop = "stop not recorded" if one.stop is None else f"to {show_date(one.stop)}"
            when = f"{show_date(one.start)} {stop}"
        outcome = f". {one.outcome}" if one.outcome else ""
        yield f"  {when}: {one.name}{outcome}"
    for transplant in record.transplants:
        day = "not known" if transplant.zero is None else show_date(transplant.zero)
        yield f"  Autologous stem cell transplant, day 0 {day}"


def readings(assessment: Assessment, sources: Sources) -> Iterator[str]:
    """Response and risk, each line with its source and what is missing."""
    yield ""
    yield "RESPONSE, each axis for itself"
    if not treated(assessment.record):
        yield f"  {NOTHING_TREATED}"
    yield from (f"  {_said(one, sources)}" for one in response_lines(assessment))
    yield ""
    yield "RISK FACTORS of cohorts"
    yield from (f"  {_said(one, sources)}" for one in risk_lines(assessment))


def dues(assessment: Assessment, sources: Sources) -> Iterator[str]:
    """The follow-up plan, the overdue first."""
    yield ""
    yield "FOLLOW-UP"
    order = (State.OVERDUE, State.DUE, State.PERHAPS, State.EARLY, State.NO_DATE, State.DONE)
    plan = sorted(assessment.advice.followup, key=lambda due: order.index(due.standing.state))
    for due in plan:
        yield f"  {_said(due.line, sources)}"


def _said(one: Interpretation, sources: Sources) -> str:
    return f"{one.title}: {one.value.rstrip('.')}. [{sources.marks(one.cites)}]"
