"""What a page for patients may say of this patient: only what the record holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.engraftment.days import full_date, window
from poems_desktop.clinical.handouts import PersonalFact
from poems_desktop.clinical.vegf import VegfPoint
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date

_VISIT = "followup_visit"


@dataclass(frozen=True, slots=True)
class OwnResult:
    """A VEGF result as a patient writes it down; `laboratory` is empty where none is named."""

    day: str
    value: str
    specimen: str
    laboratory: str


def own_vegf(assessment: Assessment, most: int) -> tuple[OwnResult, ...]:
    """The newest VEGF results that can be read, newest first, at most so many."""
    usable = [point for point in assessment.vegf_points if _readable(point)]
    return tuple(_own(point) for point in reversed(usable[-most:]))


def facts_about(assessment: Assessment, day_zero: date | None) -> Mapping[PersonalFact, str]:
    """The facts on record, in words; what is not recorded is left out.

    `day_zero` is that of the transplant that the page is about, None where it is about none.
    """
    found: dict[PersonalFact, str] = {}
    usable = [point for point in assessment.vegf_points if _readable(point) and _dated(point)]
    if usable:
        last = usable[-1]
        if last.result.laboratory.strip():
            found["laboratory"] = last.result.laboratory.strip()
        if last.specimen is not None:
            found["specimen"] = last.specimen
    due = next(one for one in assessment.advice.followup if one.line.id == _VISIT)
    span = due.standing.window
    if span is not None and span.surely_closed >= assessment.as_of:
        found["next_visit"] = span.show()
    if day_zero is not None:
        constants = assessment.definitions.library.engraftment
        first, last_day = window(day_zero, constants.poems_window)
        found["day_zero"] = full_date(day_zero)
        found["first_day"], found["last_day"] = full_date(first), full_date(last_day)
    return found


def _readable(point: VegfPoint) -> bool:
    return point.result.value is not None and not point.result.unread and not point.later


def _dated(point: VegfPoint) -> bool:
    return point.result.collected is not None


def _own(point: VegfPoint) -> OwnResult:
    result = point.result
    number = f"{result.comparator or ''}{result.value:,f}"
    unit = {None: "(no unit)", "xULN": "times the lab's limit"}.get(result.unit, result.unit)
    return OwnResult(
        day=_day(result.collected, result.when),
        value=f"{number} {unit}",
        specimen=(point.specimen or "not stated").capitalize(),
        laboratory=result.laboratory,
    )


def _day(collected: PartialDate | None, when: str) -> str:
    return (when or "no date") if collected is None else show_date(collected)
