"""VEGF: which results may be compared with what, and whether the criterion is met.

Serum and plasma are never compared with each other; a result without specimen is set aside unless
it passes, or stays below, both cut-offs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.facts import Fact
from poems_desktop.clinical.policy import VegfRule
from poems_desktop.clinical.record import Measurement, Record, Specimen
from poems_desktop.clinical.treatment import treatment_began
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.quantity import Quantity, UnlikeUnitsError
from poems_desktop.core.reading import show_date, show_number
from poems_desktop.core.truth import Truth, any_of

CANONICAL = "pg/mL"
MULTIPLE = "xULN"
_TREATED = "Drawn on or after treatment of POEMS; never counts towards the criterion."
_PERHAPS_TREATED = "Not known to be drawn before treatment of POEMS; set aside."
_LATER = "Collected after"
TESTS: dict[str, Specimen | None] = {
    "vegf": None,
    "vegf_serum": "serum",
    "vegf_plasma": "plasma",
}


@dataclass(frozen=True, slots=True)
class VegfPoint:
    """One VEGF result with what may be done with it.

    `value` is in pg/mL, None where the unit is missing, unlike or a multiple of a limit.
    `aside` says why the result does not count towards the criterion, None where it does.
    `doubtful` marks one that is set aside only until something is mended or known: it may yet turn
    out elevated, so other results cannot close the criterion over it.
    """

    result: Measurement
    specimen: Specimen | None
    value: Interval | None
    treated: Truth
    aside: str | None
    doubtful: bool = False

    @property
    def timing_only(self) -> bool:
        """Whether it is set aside for nothing but when it was drawn: a trend still shows it."""
        return self.aside in {_TREATED, _PERHAPS_TREATED}

    @property
    def later(self) -> bool:
        """Whether it is dated after the day asked about."""
        return self.aside is not None and self.aside.startswith(_LATER)

    @property
    def text(self) -> str:
        """`640 pg/mL, specimen not stated`: value, unit and specimen as reported."""
        result = self.result
        number = "no value"
        if result.value is not None:
            number = f"{result.comparator or ''}{result.value:,f}"
        unit = {None: "(no unit)", MULTIPLE: "times the laboratory's upper limit"}.get(
            result.unit, result.unit
        )
        return f"{number} {unit}, {self.specimen or 'specimen not stated'}"


def points(record: Record, definitions: Definitions, as_of: date) -> tuple[VegfPoint, ...]:
    """Every VEGF result of a record, in order of collection, undated ones first."""
    began = first_directed_treatment(record)
    found = [
        _point(result, definitions, began, as_of)
        for result in record.results
        if result.test in TESTS
    ]
    return tuple(sorted(found, key=_by_date))


def _by_date(point: VegfPoint) -> date:
    collected = point.result.collected
    return date.min if collected is None else collected.earliest


def first_directed_treatment(record: Record) -> PartialDate | None:
    """The first plasma-cell-directed treatment or transplant that has a date."""
    return treatment_began(record).day


def _point(
    result: Measurement,
    definitions: Definitions,
    began: PartialDate | None,
    as_of: date,
) -> VegfPoint:
    named = TESTS[result.test]
    specimen = result.specimen or named
    value = _canonical(result, definitions)
    treated = _treated(result, began)
    never = _never(result, treated, as_of)
    doubt = _doubt(result, named, value, treated, definitions)
    doubtful = never is None and doubt is not None
    return VegfPoint(result, specimen, value, treated, never or doubt, doubtful)


def _canonical(result: Measurement, definitions: Definitions) -> Interval | None:
    interval = result.interval
    if interval is None or not result.unit:
        return None
    try:
        return definitions.units.convert(Quantity(interval, result.unit), CANONICAL).value
    except UnlikeUnitsError:
        return None


def _treated(result: Measurement, began: PartialDate | None) -> Truth:
    """Whether it was drawn on or after the first directed treatment."""
    if result.phase is not None:
        return Truth.of(result.phase == "on_or_after_treatment")
    if began is None:
        return Truth.FALSE
    if result.collected is None:
        return Truth.UNKNOWN
    return began.on_or_before(result.collected)


def _never(result: Measurement, treated: Truth, as_of: date) -> str | None:
    """Why the result cannot count, whatever else is learned about it."""
    if result.value is None and not result.unread:
        return "No value is recorded."
    if result.collected is not None and result.collected.earliest > as_of:
        return f"{_LATER} {show_date(PartialDate.of(as_of))}; not used."
    if treated is Truth.TRUE:
        return _TREATED
    return None


def _doubt(
    result: Measurement,
    named: Specimen | None,
    value: Interval | None,
    treated: Truth,
    definitions: Definitions,
) -> str | None:
    """Why the result does not count until something is mended or known."""
    if result.unread:
        return "An entry of this result needs correction; it is not used until then."
    if named and result.specimen and named != result.specimen:
        return f"Named as a {named} test but marked {result.specimen}; correct one of them."
    if _impossible(result, value, definitions):
        return "Outside the possible range; check value and unit. Not used."
    if treated is Truth.UNKNOWN:
        return _PERHAPS_TREATED
    return None


def _impossible(result: Measurement, value: Interval | None, definitions: Definitions) -> bool:
    if result.value is not None and result.value < 0:
        return True
    field = definitions.result("vegf")
    if field is None or value is None:
        return False
    low = value.at_or_above(field.possible.low) is Truth.FALSE
    return low or value.at_or_below(field.possible.high) is Truth.FALSE


@dataclass(frozen=True, slots=True)
class VegfWeighed:
    """Whether VEGF is elevated, by which results, and what contradicts what."""

    truth: Truth
    deciding: tuple[VegfPoint, ...]
    by_statement: bool
    conflicts: tuple[str, ...]
    note: str | None = None


def weigh(
    found: Sequence[VegfPoint],
    statement: Fact,
    rule: VegfRule,
    definitions: Definitions,
) -> VegfWeighed:
    """Weigh the statement and the numbers by `rule` (see `Policy`)."""
    counting = [point for point in found if point.aside is None]
    limits = _Limits(definitions)
    conflicts = tuple(_conflicts(counting, statement.admitted, limits))
    if rule == "stated" and statement.admitted is not Truth.UNKNOWN:
        return VegfWeighed(statement.admitted, (), by_statement=True, conflicts=conflicts)
    against = limits.published if rule == "published" else limits.stated
    truths = [against(point) for point in counting]
    doubts = [Truth.UNKNOWN for point in found if point.doubtful]
    total = any_of([*truths, *doubts]) if truths else Truth.UNKNOWN
    deciding = tuple(p for p, t in zip(counting, truths, strict=True) if t is total)
    return VegfWeighed(total, deciding, by_statement=False, conflicts=conflicts)


class _Limits:
    """The published cut-offs, in pg/mL."""

    def __init__(self, definitions: Definitions) -> None:
        self.by_specimen: dict[str, Decimal] = {
            one.specimen: one.value for one in definitions.cut_offs.cut_off
        }

    def published(self, point: VegfPoint) -> Truth:
        """Against the published cut-offs alone."""
        if point.value is None:
            return Truth.UNKNOWN
        if point.specimen is not None:
            return point.value.at_or_above(self.by_specimen[point.specimen])
        if point.value.at_or_above(max(self.by_specimen.values())) is Truth.TRUE:
            return Truth.TRUE
        below_both = point.value.at_or_above(min(self.by_specimen.values())) is Truth.FALSE
        return Truth.FALSE if below_both else Truth.UNKNOWN

    def laboratory(self, point: VegfPoint) -> Truth:
        """Against the laboratory's own upper limit, where specimen and limit are known."""
        result = point.result
        limit = Decimal(1) if result.unit == MULTIPLE else result.ref_upper
        if point.specimen is None or limit is None or result.interval is None:
            return Truth.UNKNOWN
        return result.interval.above(limit)

    def stated(self, point: VegfPoint) -> Truth:
        """The laboratory's limit decides; else a passed cut-off meets, one below proves nothing."""
        own = self.laboratory(point)
        if own is not Truth.UNKNOWN:
            return own
        passed = self.published(point)
        return passed if passed is Truth.TRUE else Truth.UNKNOWN


def _conflicts(counting: Sequence[VegfPoint], stated: Truth, limits: _Limits) -> list[str]:
    found: list[str] = []
    for point in counting:
        own = limits.laboratory(point)
        number = own if own is not Truth.UNKNOWN else limits.published(point)
        against = "the laboratory's own limit" if own is not Truth.UNKNOWN else "the cut-offs"
        if stated is Truth.TRUE and number is Truth.FALSE:
            found.append(f"VEGF is stated elevated, but {point.text}, is not above {against}.")
        if stated is Truth.FALSE and number is Truth.TRUE:
            found.append(f"VEGF is stated not elevated, but {point.text}, passes {against}.")
    return found


def clarify(found: Sequence[VegfPoint], definitions: Definitions) -> tuple[str, ...]:
    """What to ask about results that are there but cannot be used yet."""
    limits = _Limits(definitions)
    lines: list[str] = []
    for point in found:
        number = "" if point.result.value is None else show_number(point.result.value)
        if point.later:
            lines.append(f"Correct the date of the {point.specimen or 'VEGF'} result {number}.")
        elif (
            point.aside is None
            and point.specimen is None
            and limits.published(point) is Truth.UNKNOWN
            and point.value is not None
        ):
            lines.append(f"Ask the laboratory which specimen the {number} was.")
    return tuple(lines)
