from io import BytesIO

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from poems_desktop.plots.case_figure import case_figure, case_heading
from poems_desktop.plots.palette import screen_palette
from poems_desktop.plots.trend_build import build
from poems_desktop.plots.trend_words import caption, describe
from poems_desktop.plots.vegf_figure import trend_figure


def picture_of(figure):
    out = BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(out, format="png", dpi=72)
    return out.getvalue()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_okonjo(golden, okonjo, theme):
    figure = trend_figure(build(okonjo), screen_palette(theme), heading=case_heading(okonjo))
    golden.image(f"trend-okonjo-{theme}", picture_of(figure))


def test_a_record_without_vegf(golden, nobody):
    golden.image("trend-empty", picture_of(case_figure(nobody)))


def test_the_words(golden, okonjo):
    model = build(okonjo)
    golden.text("trend-okonjo-words", "\n".join((describe(model), *caption(model))) + "\n")
