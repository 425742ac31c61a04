"""The few kinds of marks a trend is made of, put onto matplotlib axes."""

from collections.abc import Sequence
from datetime import date

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from poems_desktop.plots.faces import families, readable
from poems_desktop.plots.look import Look
from poems_desktop.plots.trend_model import TrendModel


def say(  # noqa: PLR0913 - where, what and how
    axes: Axes,
    x: float,
    y: float,
    text: str,
    *,
    size: float,
    color: str,
    bold: bool = False,
    ha: str = "left",
    va: str = "baseline",
    whole: bool = False,
) -> Text:
    """Write `text` as it stands (never as math). `whole` counts in parts of the axes."""
    return axes.text(
        x,
        y,
        readable(text),
        transform=axes.transAxes if whole else axes.transData,
        fontsize=size,
        color=color,
        family=families(),
        weight=600 if bold else 400,
        ha=ha,
        va=va,
        parse_math=False,
        clip_on=False,
    )


def days(model: TrendModel, day: date) -> float:
    """A day on the axes: days since the axis begins."""
    return float((day - model.first).days)


def prepare(axes: Axes, model: TrendModel, look: Look) -> None:
    """An empty panel: time axis, frame, no ticks yet."""
    axes.set_xlim(0, days(model, model.last))
    axes.set_facecolor("none")
    axes.tick_params(length=0, pad=4, labelsize=look.small, labelcolor=look.palette.ink3)
    for side, spine in axes.spines.items():
        spine.set_color(look.palette.line)
        spine.set_linewidth(0.75)
        spine.set_visible(look.wordy or side in {"left", "bottom"})


def label_ticks(axes: Axes, which: str, ticks: Sequence[tuple[float, str]]) -> None:
    """Put marks on an axis."""
    axis = axes.xaxis if which == "x" else axes.yaxis
    axis.set_ticks([place for place, _ in ticks], [text for _, text in ticks])
    for label in axis.get_ticklabels():
        label.set_fontfamily(families())


def draw_events(axes: Axes, model: TrendModel, look: Look) -> None:
    """Treatments as bands (hatched where not aimed at POEMS), day 0 as a line."""
    palette = look.palette
    low, high = axes.get_ylim()
    for band in model.bands:
        start = max(days(model, band.first), 0.0)
        if band.stop is None:
            axes.plot([start, start], [low, high], color=palette.tx2, lw=look.line, zorder=1)
            continue
        wide = max(min(days(model, band.stop), days(model, model.last)) - start, 1.0)
        box = Rectangle((start, low), wide, high - low, lw=0, zorder=0.5, facecolor=palette.tx1)
        if not band.directed:
            box.set(facecolor="none", edgecolor=palette.tx2, hatch="/////")
        axes.add_patch(box)
    for zero in model.day_zeros:
        place = days(model, zero.day)
        axes.plot([place, place], [low, high], color=palette.plum, lw=look.line, zorder=1.5)


def draw_as_of(axes: Axes, model: TrendModel, look: Look) -> None:
    """The day the assessment stands for, where it lies on the axis."""
    if model.shows(model.as_of):
        place = days(model, model.as_of)
        axes.plot([place] * 2, axes.get_ylim(), color=look.palette.ink3, lw=0.9, ls=":", zorder=1)
