"""The VEGF trend for a page: black on white, one small panel per specimen, side by side."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from poems_desktop.plots.artists import say
from poems_desktop.plots.look import Look, print_look
from poems_desktop.plots.palette import PRINT
from poems_desktop.plots.panel_drawing import Frame, draw_panel, panel_name
from poems_desktop.plots.trend_model import Panel, TrendModel

_INCH = 72.0
_LEFT, _BOTTOM, _TOP = 26.0, 12.0, 13.0
_SHARES = {"plasma": 1.4, "serum": 1.0}


def print_figure(model: TrendModel, width: float, height: float) -> Figure:
    """A figure of `width` by `height` points; only for a model with at least one panel.

    Raises:
        ValueError: for a model without panels.
    """
    if not model.panels:
        message = "nothing to draw: the model has no panel"
        raise ValueError(message)
    figure = Figure(figsize=(width / _INCH, height / _INCH), dpi=_INCH)
    figure.set_facecolor("none")
    look = print_look(PRINT)
    free = width - _LEFT * len(model.panels)
    total = sum(_SHARES[panel.specimen] for panel in model.panels)
    left = 0.0
    for panel in model.panels:
        wide = free * _SHARES[panel.specimen] / total
        frame = Frame(wide - 3, height - _BOTTOM - _TOP)
        axes = figure.add_axes(
            (
                (left + _LEFT) / width,
                _BOTTOM / height,
                frame.width / width,
                frame.height / height,
            )
        )
        draw_panel(axes, panel, model, look, frame)
        _name(axes, panel, look, frame)
        left += _LEFT + wide
    return figure


def _name(axes: Axes, panel: Panel, look: Look, frame: Frame) -> None:
    say(axes, -(_LEFT - 2) / frame.width, 1 + 4 / frame.height,
        panel_name(panel), size=look.label, color=PRINT.ink, bold=True,
        whole=True)  # fmt: skip
