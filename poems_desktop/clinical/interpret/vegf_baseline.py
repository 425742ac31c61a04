"""VEGF against its pre-treatment baseline: same specimen, same laboratory, bounds kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.interpret.ranges import percent_fall, show_change
from poems_desktop.clinical.interpret.vegf_sample import SampleDetails
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.record import Specimen
from poems_desktop.clinical.vegf import MULTIPLE, TESTS, VegfPoint
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth


@dataclass(frozen=True, slots=True)
class Series:
    """Usable results of one specimen at one laboratory, oldest first, by date of collection."""

    specimen: Specimen
    laboratory: str
    before: tuple[VegfPoint, ...]
    """Drawn before treatment of the plasma cells, and fit to be a baseline."""
    after: tuple[VegfPoint, ...]
    """Drawn on or after it."""

    @property
    def baseline(self) -> VegfPoint | None:
        """The last fit result before treatment."""
        return self.before[-1] if self.before else None

    @property
    def latest(self) -> VegfPoint | None:
        """The newest result on or after treatment."""
        return self.after[-1] if self.after else None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A result that no comparison uses, and why."""

    point: VegfPoint
    why: str


@dataclass(frozen=True, slots=True)
class Arranged:
    """All VEGF results of a record: comparable ones in series, the rest with a reason."""

    series: tuple[Series, ...]
    aside: tuple[SetAside, ...]


def arrange(
    points: Sequence[VegfPoint],
    definitions: Definitions,
    as_of: date,
    details: Mapping[str, SampleDetails] | None = None,
    bevacizumab: Mapping[str, Truth] | None = None,
) -> Arranged:
    """Sort results into series.

    `details` and `bevacizumab` are by the id of the result: a sample on steroids or in acute
    illness is no baseline, one drawn on or after bevacizumab, or not known not to be, is not read.
    """
    chosen: dict[tuple[Specimen, str], list[VegfPoint]] = {}
    aside: list[SetAside] = []
    for point in points:
        given = (bevacizumab or {}).get(point.result.id, Truth.FALSE)
        why = _unusable(point, definitions, as_of) or _disturbed(given)
        if why is not None or point.specimen is None:
            aside.append(SetAside(point, why or "The specimen is not known."))
            continue
        if point.treated is Truth.FALSE and (unfit := _unfit((details or {}).get(point.result.id))):
            aside.append(SetAside(point, unfit))
            continue
        place = (point.specimen, " ".join(point.result.laboratory.split()).casefold())
        chosen.setdefault(place, []).append(point)
    series = tuple(_series(specimen, found) for (specimen, _), found in chosen.items())
    return Arranged(series, tuple(aside))


def _series(specimen: Specimen, found: list[VegfPoint]) -> Series:
    found.sort(key=_collected)
    return Series(
        specimen,
        found[0].result.laboratory.strip(),
        tuple(one for one in found if one.treated is Truth.FALSE),
        tuple(one for one in found if one.treated is Truth.TRUE),
    )


def _collected(point: VegfPoint) -> tuple[date, date]:
    when = point.result.collected or PartialDate(1)
    return when.earliest, when.latest


def _unusable(point: VegfPoint, definitions: Definitions, as_of: date) -> str | None:
    result = point.result
    named = TESTS[result.test]
    checks = (
        (result.value is None or bool(result.unread), "No readable value."),
        (result.collected is None, "No date of collection."),
        (_after(point, as_of), "Collected after the date of this reading."),
        (bool(named) and result.specimen not in {None, named}, "Named and marked differently."),
        (not result.laboratory.strip(), "The laboratory is not stated."),
        (point.value is None and result.unit != MULTIPLE, "The unit is missing or unlike."),
        (point.treated is Truth.UNKNOWN, "Not known to be before or after treatment."),
        (_odd(point, definitions), "Outside the possible range; check value and unit."),
    )
    return next((why for wrong, why in checks if wrong), None)


def _after(point: VegfPoint, as_of: date) -> bool:
    collected = point.result.collected
    return collected is not None and collected.earliest > as_of


def _odd(point: VegfPoint, definitions: Definitions) -> bool:
    field = definitions.result("vegf")
    value = point.value if point.value is not None else point.result.interval
    if field is None or value is None:
        return False
    low = value.at_or_above(field.possible.low) is Truth.FALSE
    return low or value.at_or_below(field.possible.high) is Truth.FALSE


def _disturbed(given: Truth) -> str | None:
    if given is Truth.TRUE:
        return "Drawn on or after bevacizumab, which disturbs the assay."
    return "Not known whether bevacizumab was given before." if given is Truth.UNKNOWN else None


def _unfit(details: SampleDetails | None) -> str | None:
    if details is not None and details.steroids is True:
        return "Drawn on steroids: not a baseline."
    if details is not None and details.acute_illness is True:
        return "Drawn during acute illness: not a baseline."
    return None


def fall(before: VegfPoint, after: VegfPoint) -> Interval | None:
    """Percent by which VEGF fell between two results of one series; None where not comparable."""
    first, second = before.value, after.value
    if before.result.unit == MULTIPLE and after.result.unit == MULTIPLE:
        first, second = before.result.interval, after.result.interval
    return (
        None if first is None or second is None else percent_fall(_from_0(first), _from_0(second))
    )


def _from_0(value: Interval) -> Interval:
    if value.low is not None:
        return value
    return Interval(Decimal(0), value.high, high_open=value.high_open)


def change(series: Series) -> Interpretation:
    """The newest result after treatment against the baseline of its own series."""
    place = f"{series.specimen}, {series.laboratory}"
    baseline, latest = series.baseline, series.latest
    inputs = tuple(
        Input(label, one.text, one.result.collected, one.result.id)
        for label, one in (("Baseline", baseline), ("Latest", latest))
        if one is not None
    )
    value, missing = "Not evaluable.", _lacking(baseline, latest)
    if baseline is not None and latest is not None:
        moved = fall(baseline, latest)
        if moved is None:
            missing = ("Both results in units that can be compared.",)
        else:
            value = f"VEGF {show_change(moved)} from the baseline."
    return Interpretation(
        id=f"vegf.change.{series.specimen}.{series.laboratory}",
        title=f"VEGF since the baseline ({place})",
        value=value,
        truth=None,
        inputs=inputs,
        rule=(
            "Newest result after treatment began against the last fit result before it, of the "
            "same specimen and laboratory. A result given as a bound gives a bound."
        ),
        cites=("project", "faq_2017#12"),
        confidence="computed",
        cautions=("The trend matters more than one value.",),
        missing=missing,
    )


def _lacking(baseline: VegfPoint | None, latest: VegfPoint | None) -> tuple[str, ...]:
    found: list[str] = []
    if baseline is None:
        found.append(
            "A result of this specimen and laboratory from before treatment, "
            "not on steroids and not in acute illness."
        )
    if latest is None:
        found.append("A result of this specimen and laboratory after treatment began.")
    return tuple(found)
