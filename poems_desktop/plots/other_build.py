"""Other results over time: which there are, and one panel each with its own axis and unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from poems_desktop.app.result_words import direction, grouped
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Measurement, Specimen
from poems_desktop.clinical.series import laboratory_matters
from poems_desktop.clinical.vegf import TESTS
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity, UnlikeUnitsError
from poems_desktop.core.reading import show_date
from poems_desktop.plots.trend_model import Listed, OtherPanel, TrendPoint, close_ends
from poems_desktop.plots.trend_runs import main_laboratory, marked, runs

USUAL: Final = (
    "m_protein_serum",
    "platelets",
    "hemoglobin",
    "albumin",
    "egfr",
    "onls_total",
    "body_weight",
    "grip_strength_right",
    "grip_strength_left",
    "six_minute_walk",
    "dlco_percent",
)
"""What is looked at beside VEGF first, in this order; every other test follows."""
FEWEST: Final = 2
"""The fewest dated results that make a trend."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A test with enough dated results for a trend."""

    key: str
    label: str
    count: int


def offered(assessment: Assessment) -> tuple[Offered, ...]:
    """Every test but VEGF with at least two dated results, the usual ones first."""
    counts: dict[str, int] = {}
    for one in assessment.record.results:
        if _drawable(one, assessment.as_of):
            counts[one.test] = counts.get(one.test, 0) + 1
    fields = assessment.definitions.fields
    order = {key: place for place, key in enumerate((*USUAL, *fields))}
    for key in reversed(USUAL):
        order[key] = USUAL.index(key)
    found = [
        Offered(key, fields[key].label if key in fields else key, count)
        for key, count in counts.items()
        if count >= FEWEST
    ]
    return tuple(sorted(found, key=lambda one: (order.get(one.key, len(order)), one.label)))


def _drawable(one: Measurement, as_of: date) -> bool:
    dated = one.collected is not None and one.collected.earliest <= as_of
    return one.test not in TESTS and one.value is not None and not one.unread and dated


def other_panels(
    assessment: Assessment, keys: Sequence[str], since: date | None
) -> tuple[tuple[OtherPanel, ...], tuple[Listed, ...]]:
    """A panel for each test that has something to draw from `since` on, and what cannot be."""
    panels: list[OtherPanel] = []
    listed: list[Listed] = []
    for key in keys:
        found = [
            one
            for one in assessment.record.results
            if one.test == key and _drawable(one, assessment.as_of)
        ]
        field = assessment.definitions.result(key)
        parts: Iterable[Specimen | None] = (None,)
        if field is not None and field.specimens:
            parts = ("plasma", "serum", None)
        for part in parts:
            chosen = [one for one in found if len(tuple(parts)) == 1 or one.specimen == part]
            panel = _panel(key, part, chosen, assessment.definitions, since, listed)
            if panel is not None:
                panels.append(panel)
    return tuple(panels), tuple(listed)


def _panel(  # noqa: PLR0913 - one test, one specimen, its results, and where to say what is left
    key: str,
    specimen: Specimen | None,
    results: Sequence[Measurement],
    definitions: Definitions,
    since: date | None,
    listed: list[Listed],
) -> OtherPanel | None:
    unit = next((one.unit for one in sorted(results, key=_day, reverse=True) if one.unit), None)
    field = definitions.result(key)
    label = field.label if field else key
    if field is not None and field.specimens:
        label = f"{label}, {specimen or 'specimen not stated'}"
    points: list[TrendPoint] = []
    for one in results:
        point = _point(one, unit, definitions)
        if point is None:
            text = f"{label}, {one.value} {one.unit or 'without unit'}"
            listed.append(Listed(text, "Not in a unit that can be put on this axis."))
        elif since is None or point.last >= since:
            points.append(point)
    if not points:
        return None
    low, high = close_ends([p.level for p in points])
    placed = marked(points)
    return OtherPanel(
        key=f"{key}:{specimen or ''}",
        title=label,
        unit=definitions.unit_beside(unit),
        direction=direction(key, definitions),
        specimen=specimen,
        points=placed,
        runs=runs(placed, unstated_too=not laboratory_matters(field)),
        main_laboratory=main_laboratory(placed),
        low=low,
        high=high,
    )


def _day(one: Measurement) -> date:
    return date.min if one.collected is None else one.collected.earliest


def _point(one: Measurement, unit: str | None, definitions: Definitions) -> TrendPoint | None:
    if one.collected is None or one.value is None or one.interval is None:
        return None
    value = _converted(one, unit, definitions)
    if value is None:
        return None
    reported = f"{one.comparator or ''}{grouped(one.value)}"
    if one.unit != unit:
        reported = f"{reported} {definitions.unit_text(one.unit or '')}"
    return TrendPoint(
        result_id=one.id,
        first=one.collected.earliest,
        last=one.collected.latest,
        date_text=show_date(one.collected),
        value=value,
        reported=reported,
        laboratory=one.laboratory,
    )


def _converted(one: Measurement, unit: str | None, definitions: Definitions) -> Interval | None:
    interval = one.interval
    if interval is None or one.unit == unit:
        return interval
    if not one.unit or not unit:
        return None
    try:
        return definitions.units.convert(Quantity(interval, one.unit), unit).value
    except UnlikeUnitsError:
        return None
