"""From an assessment to the model of its VEGF trend."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Specimen, Treatment
from poems_desktop.clinical.vegf import VegfPoint
from poems_desktop.clinical.vegf_lines import Level, VegfLines, published_lines
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.plots.other_build import other_panels
from poems_desktop.plots.trend_model import (
    UNIT,
    Band,
    CutOffLine,
    DayZero,
    Listed,
    Panel,
    Scale,
    TrendModel,
    TrendPoint,
    axis_ends,
    span,
)
from poems_desktop.plots.trend_runs import by_day, main_laboratory, marked, runs

_SPECIMENS: tuple[Specimen, ...] = ("plasma", "serum")
_FARTHEST_EVENT = timedelta(days=550)
_ZERO = Decimal(0)


def build(  # noqa: PLR0913 - each is a choice of whoever looks
    assessment: Assessment,
    *,
    since: date | None = None,
    scale: Scale = "log",
    treatments: bool = True,
    counted_from: date | None = None,
    lines: VegfLines | None = None,
    others: Sequence[str] = (),
) -> TrendModel:
    """The trend of a record, from `since` on; values in pg/mL, each specimen by itself.

    `lines` are the levels drawn, the published ones where None. `others` are further tests by
    their keys, each on an axis of its own below.

    With `counted_from` the time axis counts days from it; the texts follow `dates_told_as`.
    """
    definitions = assessment.definitions
    drawn, listed = _placed(assessment, since, scale)
    levels = published_lines(definitions) if lines is None else lines
    panels = tuple(
        _panel(specimen, drawn[specimen], levels.of(specimen), definitions, scale)
        for specimen in _SPECIMENS
        if drawn[specimen]
    )
    bands, zeros = events(assessment) if treatments else ((), ())
    beside, not_beside = other_panels(assessment, others, since)
    every = [p for found in drawn.values() for p in found]
    every += [p for panel in beside for p in panel.points]
    first, last = _ends(every, bands, zeros, assessment)
    return TrendModel(
        panels=panels,
        unstated=tuple(sorted(drawn[None], key=by_day)),
        bands=tuple(b for b in bands if b.first <= last and (b.stop or b.first) >= first),
        day_zeros=tuple(z for z in zeros if first <= z.day <= last),
        listed=(*listed, *not_beside),
        as_of=assessment.as_of,
        as_of_text=show_date(PartialDate.of(assessment.as_of)),
        first=first if since is None else max(first, since),
        last=last,
        marks=tuple(p.cut_off.mark for p in panels if p.cut_off is not None),
        counted_from=counted_from,
        others=beside,
    )


def _placed(
    assessment: Assessment, since: date | None, scale: Scale
) -> tuple[dict[Specimen | None, list[TrendPoint]], list[Listed]]:
    """What is drawn from `since` on, by specimen, and what cannot be, with why."""
    drawn: dict[Specimen | None, list[TrendPoint]] = {"plasma": [], "serum": [], None: []}
    listed: list[Listed] = []
    for one in assessment.vegf_points:
        point = _point(one, assessment.definitions)
        if (reason := _why_not(one, point, scale)) is not None:
            listed.append(Listed(_text(one), reason))
        elif point is not None and (since is None or point.last >= since):
            drawn[one.specimen].append(point)
    return drawn, listed


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
    found: list[TrendPoint],
    level: Level | None,
    definitions: Definitions,
    scale: Scale,
) -> Panel:
    points = marked(found)
    line = None if level is None else _cut_off(level, definitions)
    values = [p.level for p in points] + ([] if line is None else [line.value])
    low, high = axis_ends(values, scale)
    main = main_laboratory(points)
    return Panel(specimen, points, runs(points), main, line, low, high, scale)


def _cut_off(one: Level, definitions: Definitions) -> CutOffLine:
    return CutOffLine(
        value=one.value,
        title=f"{one.value:,f} {UNIT} {one.specimen}",
        details=one.details,
        mark=definitions.mark(one.cite),
    )


def events(assessment: Assessment) -> tuple[tuple[Band, ...], tuple[DayZero, ...]]:
    """Every treatment with a start and every settled day 0, in order of time."""
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
    return Band(
        one.name,
        one.start.earliest,
        stop.latest if stop else None,
        show_date(one.start),
        show_date(stop) if stop else "",
        one.directed is True,
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
