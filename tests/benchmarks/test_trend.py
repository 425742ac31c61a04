"""Drawing the trend anew, beside matplotlib alone drawing the very same artists."""

from datetime import date

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PySide6.QtWidgets import QApplication

from poems_desktop.assets import tree
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.exchange.case_file import read_cases
from poems_desktop.plots.other_build import offered
from poems_desktop.ui.fonts import load_start_fonts
from poems_desktop.ui.theme import apply_theme, load_theme
from poems_desktop.ui.trends.canvas import TrendCanvas
from poems_desktop.ui.trends.options import TrendOptions

_PATCH = ("facecolor", "edgecolor", "linewidth", "hatch", "zorder")


@pytest.fixture
def canvas(qapp):
    load_start_fonts()
    apply_theme(qapp, load_theme("light"))
    definitions = load_definitions()
    cases = read_cases(tree("resources") / "demo" / "demo-patients.json", definitions)
    record = next(one.record for one in cases if one.id == "demo-okonjo")
    assessment = assess(record, definitions, Policy(), date(2025, 11, 20))
    made = TrendCanvas()
    made.resize(890, 990)
    made.show()
    QApplication.sendPostedEvents()
    keys = tuple(one.key for one in offered(assessment))
    made.show_trend(assessment, TrendOptions(others=keys))
    yield made
    made.close()


class Bare:
    """What a drawn figure is made of, as plain calls of matplotlib."""

    def __init__(self, figure):
        self.size, self.dpi = tuple(figure.get_size_inches()), figure.dpi
        self.axes = [_described(axes) for axes in figure.axes]
        self.artists = sum(len(one["lines"]) + len(one["texts"]) for one in self.axes)

    def draw(self):
        figure = Figure(figsize=self.size, dpi=self.dpi)
        for one in self.axes:
            axes = figure.add_axes(one["place"])
            axes.set_xlim(one["x"])
            axes.set_ylim(one["y"])
            axes.set_facecolor("none")
            axes.tick_params(length=0, pad=4, labelsize=8.25, labelbottom=one["dated"])
            for which, (places, labels) in one["ticks"].items():
                getattr(axes, f"{which}axis").set_ticks(places, labels)
                for label in getattr(axes, f"{which}axis").get_ticklabels():
                    label.set_fontfamily(one["family"])
            if one["grid"]:
                axes.grid(color="#dddddd", lw=0.75)
            if one["off"]:
                axes.set_axis_off()
            for x, y, look, whole in one["lines"]:
                axes.plot(x, y, transform=whole and axes.get_xaxis_transform(), **look)
            for place, wide, high, look in one["patches"]:
                axes.add_patch(Rectangle(place, wide, high, **look))
            for x, y, words, look in one["texts"]:
                axes.text(x, y, words, transform=axes.transAxes, parse_math=False, **look)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        return bytes(canvas.buffer_rgba()[:1])


def _described(axes):
    labels = axes.get_yticklabels()
    return {
        "place": axes.get_position().bounds,
        "x": axes.get_xlim(),
        "y": axes.get_ylim(),
        "off": not axes.axison,
        "grid": bool(axes.xaxis.get_gridlines() and axes.axison),
        "dated": any(one.get_visible() for one in axes.get_xticklabels()),
        "family": labels[0].get_fontfamily() if labels else ["sans-serif"],
        "ticks": {
            name: (list(axis.get_ticklocs()), [one.get_text() for one in axis.get_ticklabels()])
            for name, axis in (("x", axes.xaxis), ("y", axes.yaxis))
        },
        "lines": [_line(axes, one) for one in axes.lines],
        "patches": [
            (
                one.get_xy(),
                one.get_width(),
                one.get_height(),
                {name: getattr(one, f"get_{name}")() for name in _PATCH},
            )
            for one in axes.patches
        ],
        "texts": [
            (
                *one.get_position(),
                one.get_text(),
                {
                    "fontsize": one.get_fontsize(),
                    "color": one.get_color(),
                    "family": one.get_fontfamily(),
                    "weight": one.get_fontweight(),
                    "ha": one.get_horizontalalignment(),
                    "va": one.get_verticalalignment(),
                },
            )
            for one in axes.texts
        ],
    }


def _line(axes, one):
    whole = one.get_transform() == axes.get_xaxis_transform() or None
    look = {
        "color": one.get_color(),
        "lw": one.get_linewidth(),
        "marker": one.get_marker(),
        "ms": one.get_markersize(),
        "mfc": one.get_markerfacecolor(),
        "mec": one.get_markeredgecolor(),
        "mew": one.get_markeredgewidth(),
        "zorder": one.get_zorder(),
        "clip_on": one.get_clip_on(),
        "ls": one.get_linestyle(),
    }
    kept = {name: value for name, value in look.items() if value is not None}
    return list(one.get_xdata()), list(one.get_ydata()), kept, whole


def test_drawing_the_trend_anew(board, canvas):
    bare = Bare(canvas._rendering._figure)

    def ours():
        canvas.draw()
        canvas.repaint()

    board.compare(
        "trend redraw, with model, labels, picture and painting",
        "floor: bare matplotlib with the same artists; at most 1.3x",
        bare.draw,
        ours,
        rounds=15,
    )
    assert bare.artists > 60
    assert len(canvas.spots) > 20
