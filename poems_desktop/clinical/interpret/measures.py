"""Readings of single measures of a record: light chains, right heart pressure, gas transfer."""

from collections.abc import Sequence

from poems_desktop.clinical.facts import fact, gather
from poems_desktop.clinical.interpret.clinical_response import organ_measure
from poems_desktop.clinical.interpret.course import Course, Side, in_unit
from poems_desktop.clinical.interpret.heart_lung import (
    GasTransfer,
    RightHeart,
    read_dlco,
    read_rvsp,
)
from poems_desktop.clinical.interpret.light_chains import FreeLightChains, RatioLimits, read_ratio
from poems_desktop.clinical.interpret.operating_points import OperatingPoints
from poems_desktop.clinical.interpret.response_template import OrganRule, ResponseTable
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.clinical.record import Measurement
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity

_SIDES: tuple[Side, ...] = ("before", "after")


def measures(
    course: Course,
    points: OperatingPoints,
    response: ResponseTable,
) -> tuple[Interpretation, ...]:
    """What single results say, as far as any were recorded."""
    found: list[Interpretation] = []
    chains = light_chains(course)
    if chains is not None:
        found.append(read_ratio(chains, course.definitions.units, points))
    if (rvsp := _latest(course, "rvsp")) is not None:
        found.append(read_rvsp(RightHeart(rvsp), response.pulmonary_hypertension))
    if (dlco := _latest(course, "dlco_percent")) is not None:
        found.append(read_dlco(GasTransfer(dlco)))
    if course.began is not None:
        for rule in response.template.organ:
            before, now = (_last(course, rule, side) for side in _SIDES)
            found.append(organ_measure(rule, before, now, response.template))
    return tuple(found)


def light_chains(course: Course) -> FreeLightChains | None:
    """The newest kappa, lambda and ratio of one day; None where none was recorded.

    A pair of two days is no pair: then only the newer part is given.
    """
    tests = [_all(course, test) for test in ("flc_kappa", "flc_lambda", "flc_ratio")]
    if not any(tests):
        return None
    days = [one.collected for found in tests for one in found if one.collected is not None]
    newest = max(days, key=lambda day: day.latest, default=None)
    kappa, lambda_, reported = (
        next((one for one in reversed(found) if one.collected == newest), None) for found in tests
    )
    renal = fact(gather(course.record, course.definitions, course.as_of), "renal_insufficiency")
    return FreeLightChains(
        None if kappa is None else _of(kappa),
        None if lambda_ is None else _of(lambda_),
        None if reported is None else _limits(reported),
        None if reported is None else reported.interval,
        renal.truth,
    )


def _limits(ratio: Measurement) -> RatioLimits | None:
    if ratio.ref_lower is None or ratio.ref_upper is None:
        return None
    return RatioLimits(ratio.ref_lower, ratio.ref_upper)


def _all(course: Course, test: str) -> Sequence[Measurement]:
    return [one for side in _SIDES for one in course.results(test, side)]


def _of(result: Measurement) -> Quantity | None:
    if result.interval is None or not result.unit:
        return None
    return Quantity(result.interval, result.unit)


def _latest(course: Course, test: str) -> Quantity | None:
    found = _all(course, test)
    return _of(found[-1]) if found else None


def _last(course: Course, rule: OrganRule, side: Side) -> Interval | None:
    found = course.results(rule.id, side)
    return in_unit(found[-1], course.definitions, rule.unit) if found else None
