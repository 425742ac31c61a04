from io import BytesIO

import numpy as np
import pypdfium2
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from poems_desktop.plots.trend_build import build
from poems_desktop.plots.vegf_print import print_figure
from poems_desktop.reports.canvas import new_canvas
from poems_desktop.reports.mpl_bridge import draw_figure


def test_the_page_shows_what_matplotlib_draws(okonjo, printed_at):
    model = build(okonjo)
    width, height = 500, 110
    target = BytesIO()
    canvas = new_canvas(target, (width, height), title="", author="", printed_at=printed_at)
    draw_figure(canvas, print_figure(model, width, height), 0, 0)
    canvas.showPage()
    canvas.save()

    page = pypdfium2.PdfDocument(target.getvalue())[0]
    drawn = np.asarray(page.render(scale=2).to_pil().convert("L"), dtype=float)
    figure = print_figure(model, width, height)
    figure.set_facecolor("white")
    figure.set_dpi(144)
    agg = FigureCanvasAgg(figure)
    agg.draw()
    expected = np.asarray(agg.buffer_rgba())[..., :3].mean(axis=2)
    assert drawn.shape == expected.shape
    assert np.abs(_coarse(drawn) - _coarse(expected)).max() < 70
    assert np.abs(drawn - expected).mean() < 6


def _coarse(image):
    """Means over 10 by 10 pixels: the same ink in the same place, whatever the hinting."""
    high, wide = (side // 10 * 10 for side in image.shape)
    return image[:high, :wide].reshape(high // 10, 10, wide // 10, 10).mean(axis=(1, 3))


def test_hatches_stay_inside_their_patch_and_clipping_holds(printed_at):
    figure = Figure(figsize=(2, 1), dpi=72)
    axes = figure.add_axes((0.25, 0.25, 0.5, 0.5))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    patch = Rectangle((0.1, 0.1), 5, 0.8, lw=0, facecolor="none", edgecolor="black", hatch="/////")
    axes.add_patch(patch)
    target = BytesIO()
    canvas = new_canvas(target, (144, 72), title="", author="", printed_at=printed_at)
    draw_figure(canvas, figure, 0, 0)
    canvas.showPage()
    canvas.save()
    page = pypdfium2.PdfDocument(target.getvalue())[0]
    dark = np.asarray(page.render(scale=1).to_pil().convert("L")) < 200
    assert dark[22:50, 44:106].mean() > 0.1
    dark[21:51, 42:109] = False
    assert not dark.any()
