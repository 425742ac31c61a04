"""From an assessment to the model of its VEGF trend."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Specimen, Treatment
from poems_desktop.clinical.sets import CutOff
from poems_desktop.clinical.vegf import VegfPoint
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.quantity import Quantity
from poems_desktop.core.reading import show_date
from poems_desktop.plots.trend_model import (
    UNIT,
    Band,
    CutOffLine,
    DayZero,
    Listed,
    Panel,
    Run,
    Scale,
    TrendModel,
    TrendPoint,
    axis_ends,
    span,
)

_SPECIMENS: tuple[Specimen, ...] = ("plasma", "serum")
_FARTHEST_EVENT = timedelta(days=550)
_ZERO = Decimal(0)


def build(
    assessment: Assessment,
    *,
    since: date | None = None,
    scale: Scale = "log",
    treatments: bool = True,
) -> TrendModel:
    """The trend of a record, from `since` on; values in pg/mL, each specimen by itself."""
    definitions = assessment.definitions
    drawn: dict[Specimen | None, list[TrendPoint]] = {"plasma": [], "serum": [], None: []}
    listed: list[Listed] = []
    for one in assessment.vegf_points:
        point = _point(one, definitions)
        if (reason := _why_not(one, point, scale)) is not None:
            listed.append(Listed(_text(one), reason))
        elif point is not None and (since is None or point.last >= since):
            drawn[one.specimen].append(point)
    panels = tuple(
        _panel(specimen, drawn[specimen], definitions, scale)
        for specimen in _SPECIMENS
        if drawn[specimen]
    )
    bands, zeros = _events(assessment) if treatments else ((), ())
    first, last = _ends([p for found in drawn.values() for p in found], bands, zeros, assessment)
    return TrendModel(
        panels=panels,
        unstated=tuple(sorted(drawn[None], key=_day)),
        bands=tuple(b for b in bands if b.first <= last and (b.stop or b.first) >= first),
        day_zeros=tuple(z for z in zeros if first <= z.day <= last),
        listed=tuple(listed),
        as_of=assessment.as_of,
        as_of_text=show_date(PartialDate.of(assessment.as_of)),
        first=first if since is None else max(first, since),
        last=last,
        marks=tuple(p.cut_off.mark for p in panels if p.cut_off is not None),
    )


def _day(point: TrendPoint) -> date:
    return point.day


def _text(one: VegfPoint) -> str:
    collected = one.result.collected
    when = one.result.when if collected is None else show_date(collected)
    lab = one.result.laboratory
    return ", ".join(part for part in (one.text, when, lab) if part)


def _point(one: VegfPoint, definitions: Definitions) -> TrendPoint | None:
    collected, result = one.result.collected, one.result
    value = _unstated_value(one)
    if collected is None or value is None or result.value is None:
        return None
    reported = f"{result.comparator or ''}{result.value:,f}"
    if result.unit != UNIT:
        reported = f"{reported} {definitions.unit_text(result.unit or '')}"
    return TrendPoint(
        result_id=result.id,
        first=collected.earliest,
        last=collected.latest,
        date_text=show_date(collected),
        value=value,
        reported=reported,
        laboratory=result.laboratory,
    )


def _unstated_value(one: VegfPoint) -> Interval | None:
    """The value drawn; in the strip without axis a number without unit may stand as well."""
    if one.value is None and one.specimen is None and one.result.unit:
        return one.result.interval
    return one.value


def _why_not(one: VegfPoint, point: TrendPoint | None, scale: Scale) -> str | None:
    if one.aside is not None and not one.timing_only:
        return one.aside
    if one.result.collected is None:
        return "The date of collection is not recorded; listed, not drawn."
    if point is None:
        return "Not in a unit that can be put on this axis; listed, not drawn."
    if scale == "log" and one.specimen is not None and point.level <= _ZERO:
        return "Zero cannot stand on a log scale; listed, not drawn."
    return None


def _panel(
    specimen: Specimen,
    points: list[TrendPoint],
    definitions: Definitions,
    scale: Scale,
) -> Panel:
    points.sort(key=_day)
    main = _main_laboratory(points)
    marked = tuple(
        TrendPoint(
            p.result_id, p.first, p.last, p.date_text, p.value, p.reported, p.laboratory,
            other_laboratory=bool(main) and p.laboratory != main,
        )
        for p in points
    )  # fmt: skip
    cut_off = next((c for c in definitions.cut_offs.cut_off if c.specimen == specimen), None)
    line = None if cut_off is None else _cut_off(cut_off, definitions)
    values = [p.level for p in marked] + ([] if line is None else [line.value])
    low, high = axis_ends(values, scale)
    return Panel(specimen, marked, _runs(marked), main, line, low, high, scale)


def _main_laboratory(points: Sequence[TrendPoint]) -> str:
    """The laboratory with most results, the later one of equals; empty where none is stated."""
    named = [p.laboratory for p in points if p.laboratory]
    counts = Counter(reversed(named))
    return max(counts, key=lambda name: counts[name], default="")


def _runs(points: Sequence[TrendPoint]) -> tuple[Run, ...]:
    """Per laboratory that is stated. A bound interrupts: a line would claim a value.

    A point whose date is so vague that its place among the others is not known stays unjoined.
    """
    found: list[Run] = []
    for laboratory in dict.fromkeys(p.laboratory for p in points if p.laboratory):
        stretch: list[TrendPoint] = []
        here = [p for p in points if p.laboratory == laboratory]
        for point in here:
            if _place_unknown(point, here):
                continue
            if point.bound is None:
                stretch.append(point)
                continue
            found.append(Run(laboratory, tuple(stretch)))
            stretch = []
        found.append(Run(laboratory, tuple(stretch)))
    return tuple(run for run in found if len(run.points) > 1)


def _place_unknown(point: TrendPoint, others: Sequence[TrendPoint]) -> bool:
    return point.first != point.last and any(
        one is not point and one.first <= point.last and point.first <= one.last for one in others
    )


def _cut_off(one: CutOff, definitions: Definitions) -> CutOffLine:
    quantity = definitions.units.convert(Quantity(Interval.exactly(one.value), one.unit), UNIT)
    value = quantity.value.low or one.value
    return CutOffLine(
        value=value,
        title=f"{value:,f} {UNIT} {one.specimen}",
        details=(f"specificity {one.specificity:f}%",
                 f"sensitivity {one.sensitivity:f}%"),
        mark=definitions.mark(one.cites[0]),
    )  # fmt: skip


def _events(assessment: Assessment) -> tuple[tuple[Band, ...], tuple[DayZero, ...]]:
    record = assessment.record
    bands = [band for one in record.treatments if (band := _band(one)) is not None]
    zeros = [
        DayZero(one.zero.earliest, show_date(one.zero))
        for one in record.transplants
        if one.zero is not None and one.zero.exact is not None
    ]
    return (
        tuple(sorted(bands, key=lambda band: band.first)),
        tuple(sorted(zeros, key=lambda zero: zero.day)),
    )


def _band(one: Treatment) -> Band | None:
    if one.start is None:
        return None
    stop = None if one.stop is None or one.stop.latest < one.start.earliest else one.stop
    dates = (
        f"{show_date(one.start)} to {show_date(stop)}" if stop else f"from {show_date(one.start)}"
    )
    return Band(
        one.name, one.start.earliest, stop.latest if stop else None, dates, one.directed is True
    )


def _ends(
    points: Sequence[TrendPoint],
    bands: Sequence[Band],
    zeros: Sequence[DayZero],
    assessment: Assessment,
) -> tuple[date, date]:
    days = [day for point in points for day in (point.first, point.last)]
    if not days:
        return span([assessment.as_of])
    first, last = min(days), max(days)
    near = [
        day
        for day in [band.first for band in bands] + [zero.day for zero in zeros]
        if first - day < _FARTHEST_EVENT and day - last < _FARTHEST_EVENT
    ]
    whole = max(last - first, timedelta(days=365))
    if timedelta(0) <= assessment.as_of - last <= whole / 2:
        near.append(assessment.as_of)
    return span([*days, *near])
