"""The dates that follow-up counts from, read from a record."""

from datetime import date

from poems_desktop.clinical.guidance.case import Case
from poems_desktop.clinical.guidance.followup import Condition, Dates, FollowUpRules
from poems_desktop.clinical.record import DateAnswer
from poems_desktop.clinical.vegf import first_directed_treatment
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth, any_of

RADIATION = ("radiation", "radiotherapy", "irradiation")
_ANSWERED = {
    "complete": Truth.TRUE,
    "very_good_partial": Truth.FALSE,
    "partial": Truth.FALSE,
    "no_response": Truth.FALSE,
}


def dates_of(case: Case, rules: FollowUpRules) -> Dates:
    """What is on record by the case's day; everything else stays None or unknown."""
    visits = [v.date for v in case.record.visits if v.date is not None and not case.later(v.date)]
    began = first_directed_treatment(case.record)
    keys = dict.fromkeys(key for item in rules.item for key in item.keys)
    conditions = [item.condition for item in rules.item if item.condition is not None]
    return Dates(
        diagnosis=_diagnosis(case),
        treatment_start=None if case.later(began) else began,
        radiated=bool(case.given(RADIATION)),
        radiation_end=_radiation_end(case),
        last_visit=max(visits, key=_first_day, default=None),
        complete_response=_response(case),
        done={key: tuple(s.date for s in case.seen((key,)) if s.date is not None) for key in keys},
        condition={one.key: _met(case, one) for one in conditions},
    )


def _first_day(day: PartialDate) -> date:
    """The earliest day that it may be: a vague date does not put a reminder off."""
    return day.earliest


def _diagnosis(case: Case) -> PartialDate | None:
    """The date of diagnosis as the latest visit that states one has it."""
    found = None
    for visit in case.record.visits:
        answer = visit.answers.get("diagnosis_date")
        if isinstance(answer, DateAnswer) and answer.value and not case.later(answer.value):
            found = answer.value
    return found


def _radiation_end(case: Case) -> PartialDate | None:
    ends = [t.stop for t in case.given(RADIATION) if t.stop is not None and not case.later(t.stop)]
    return max(ends, key=_first_day, default=None)


def _response(case: Case) -> Truth:
    """The hematologic response as last recorded."""
    answers = case.seen(("hematologic_response",))
    return _ANSWERED.get(answers[-1].value, Truth.UNKNOWN) if answers else Truth.UNKNOWN


def _met(case: Case, condition: Condition) -> Truth:
    """Whether it was ever met; a test that was never done leaves it open."""
    if condition.present:
        return case.fact(condition.key).truth
    numbers = [case.number(one) for one in case.seen((condition.key,))]
    known = [number for number in numbers if number is not None]
    if condition.above is not None:
        truths = [number.above(condition.above) for number in known]
    else:
        assert condition.at_least is not None  # noqa: S101 - the model asks for exactly one
        truths = [number.at_or_above(condition.at_least) for number in known]
    return any_of(truths) if truths else Truth.UNKNOWN
