"""Treatments and day 0 named above the figure, in rows that do not collide."""

from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes

from poems_desktop.plots.artists import days, say
from poems_desktop.plots.look import Look
from poems_desktop.plots.panel_drawing import Frame
from poems_desktop.plots.placing import text_size
from poems_desktop.plots.trend_model import Band, TrendModel

_MOST_ROWS = 6
_ROW = 12.5


@dataclass(frozen=True, slots=True)
class _Event:
    day: date
    text: str
    is_day_zero: bool


@dataclass(frozen=True, slots=True)
class _Placed:
    event: _Event
    x: float
    left: float
    row: int


def row_count(model: TrendModel, width: float, look: Look, beyond: float = 0.0) -> int:
    """How many rows stand above a plot of `width` points, `beyond` free at its right."""
    placed = _placed(model, width, look, beyond)
    left_out = len(placed) < len(_events(model))
    return max((one.row + 1 for one in placed), default=0) + (1 if left_out else 0)


def draw_event_rows(
    axes: Axes, model: TrendModel, look: Look, frame: Frame, beyond: float = 0.0
) -> None:
    """Write the rows above `axes`, each with a line down to its day."""
    palette = look.palette
    placed = _placed(model, frame.width, look, beyond)
    left_out = len(_events(model)) - len(placed)
    if left_out:
        say(axes, 0, 1 + (7 + _MOST_ROWS * _ROW) / frame.height,
            f"{left_out} earlier treatments are shaded but not named here", size=look.small,
            color=palette.ink2, whole=True)  # fmt: skip
    for one in placed:
        color = palette.plum if one.event.is_day_zero else palette.ink2
        height = 1 + (7 + one.row * _ROW) / frame.height
        text = say(axes, one.left / frame.width, height, one.event.text, size=look.small,
                   color=color, bold=one.event.is_day_zero, whole=True)  # fmt: skip
        text.set_bbox({"facecolor": palette.surface, "edgecolor": "none", "pad": 0.6})
        at = days(model, max(one.event.day, model.first))
        axes.plot(
            [at, at], [1, 1 + (4 + one.row * _ROW) / frame.height], lw=0.75,
            color=palette.plum if one.event.is_day_zero else palette.tx2,
            transform=axes.get_xaxis_transform(), clip_on=False, zorder=2,
        )  # fmt: skip
        if one.event.is_day_zero:
            axes.plot([at], [1 + 2.5 / frame.height], marker="v", ms=look.marker, color=color,
                      mec=color, transform=axes.get_xaxis_transform(), clip_on=False)  # fmt: skip
    for band in model.bands:
        if band.stop is not None:
            ends = [days(model, max(band.first, model.first)),
                    days(model, min(band.stop, model.last))]  # fmt: skip
            axes.plot(ends, [1, 1], lw=2.2, color=palette.ink3, solid_capstyle="butt",
                      transform=axes.get_xaxis_transform(), clip_on=False, zorder=3)  # fmt: skip


def _placed(model: TrendModel, width: float, look: Look, beyond: float) -> list[_Placed]:
    """Later events lower, so that no line down crosses a text."""
    taken: list[float] = []
    found: list[_Placed] = []
    for event in reversed(_events(model)):
        x = max(model.place_of(event.day), 0.0) * width
        wide = text_size([event.text], look.small)[0]
        left = min(x, max(width + beyond - wide, 0.0))
        row = next((n for n, start in enumerate(taken) if left + wide + 8 < start), len(taken))
        if row == _MOST_ROWS:
            break
        if row == len(taken):
            taken.append(left)
        taken[: row + 1] = [min(start, left) for start in taken[: row + 1]]
        found.append(_Placed(event, x, left, row))
    return found


def _events(model: TrendModel) -> list[_Event]:
    found = [_Event(band.first, _band_text(band), is_day_zero=False) for band in model.bands]
    found += [
        _Event(zero.day, f"Day 0  {zero.date_text}  autologous transplant", is_day_zero=True)
        for zero in model.day_zeros
    ]
    return sorted(found, key=_day)


def _band_text(band: Band) -> str:
    hatched = "" if band.directed or band.stop is None else " (hatched)"
    return f"{band.name}{hatched}, {band.dates}"


def _day(event: _Event) -> date:
    return event.day
