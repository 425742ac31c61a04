"""Where each result of a drawn trend stands in the figure, for pointing at it."""

from dataclasses import dataclass

from poems_desktop.plots.trend_model import TrendModel, TrendPoint
from poems_desktop.plots.vegf_figure import DrawnTrend


@dataclass(frozen=True, slots=True)
class Spot:
    """One result: `x` and `y` as parts of the figure, from its upper left."""

    result_id: str
    panel: str
    x: float
    y: float


def spots(model: TrendModel, drawn: DrawnTrend) -> tuple[Spot, ...]:
    """Every drawn result, panel after panel from above, each from left to right."""
    found: list[Spot] = []
    for panel in model.panels:
        for point in panel.points:
            height = panel.height_of(point.level)
            found.append(_spot(model, drawn, panel.specimen, point, height))
    found += [_spot(model, drawn, "unstated", point, 0.5) for point in model.unstated]
    for other in model.others:
        for point in other.points:
            height = other.height_of(point.level)
            found.append(_spot(model, drawn, other.key, point, height))
    return tuple(found)


def _spot(
    model: TrendModel, drawn: DrawnTrend, panel: str, point: TrendPoint, height: float
) -> Spot:
    place = drawn.axes[panel].get_position()
    x = place.x0 + model.place_of(point.day) * place.width
    y = place.y0 + height * place.height
    return Spot(point.result_id, panel, x, 1 - y)
