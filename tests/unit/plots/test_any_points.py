"""Any set of results gives a figure, in true order and to scale."""

import math
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

from poems_desktop.clinical.record import Measurement
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.plots.palette import screen_palette
from poems_desktop.plots.trend_build import build
from poems_desktop.plots.trend_words import caption, describe
from poems_desktop.plots.vegf_figure import trend_figure
from poems_desktop.plots.vegf_print import print_figure

DAYS = st.dates(date(1990, 1, 1), date(2026, 12, 31))
DATES = st.one_of(
    st.none(),
    DAYS.map(PartialDate.of),
    DAYS.map(lambda day: PartialDate(day.year, day.month)),
    DAYS.map(lambda day: PartialDate(day.year)),
)


ONE = st.fixed_dictionaries(
    {
        "value": st.decimals(Decimal(0), Decimal(60000), places=1),
        "unit": st.sampled_from(["pg/mL", "ng/mL", "xULN", None]),
        "specimen": st.sampled_from(["plasma", "serum", None]),
        "laboratory": st.sampled_from(["", "Meridian", "Harbour", "مختبر $x$ 髙"]),
        "comparator": st.sampled_from([None, "<", ">", "<=", ">="]),
        "collected": DATES,
    }
)


def results():
    return st.lists(ONE, max_size=12).map(
        lambda found: [Measurement(id=f"r{n}", test="vegf", **one) for n, one in enumerate(found)]
    )


CALM = settings(
    deadline=None,
    max_examples=25,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@CALM
@given(found=results(), scale=st.sampled_from(["log", "linear"]))
def test_every_result_is_drawn_or_listed_and_the_axes_are_true(assess, found, scale):
    model = build(assess(found), scale=scale)
    drawn = [p for panel in model.panels for p in panel.points] + list(model.unstated)
    assert len(drawn) + len(model.listed) == len(found)
    days = sorted(p.day for p in drawn)
    assert all(model.place_of(a) <= model.place_of(b) for a, b in pairwise(days))
    assert all(0 <= model.place_of(day) <= 1 for day in days)
    for panel in model.panels:
        assert all(0 <= panel.height_of(p.level) <= 1 for p in panel.points)
        assert all(math.isfinite(end) for end in (panel.low, panel.high))
        for run in panel.runs:
            assert {p.laboratory for p in run.points} == {run.laboratory}
            assert all(p.bound is None for p in run.points)
    assert describe(model).endswith(".")
    assert isinstance(caption(model), tuple)


@pytest.mark.slow
@CALM
@given(found=results())
def test_any_set_of_results_gives_figures(assess, found):
    model = build(assess(found))
    figure = trend_figure(model, screen_palette("light"), width=6, height=4, heading="x $ y")
    FigureCanvasAgg(figure).draw()
    if model.panels:
        FigureCanvasAgg(print_figure(model, 400, 90)).draw()


@CALM
@given(start=DAYS, first=st.integers(1, 4000), second=st.integers(1, 4000))
def test_time_is_to_scale(assess, result, start, first, second):
    days = [start, start + timedelta(days=first), start + timedelta(days=first + second)]
    made = [result(100 + n, day.isoformat()) for n, day in enumerate(days)]
    drawable = [one for one in made if one.collected.earliest <= date(2025, 11, 20)]
    model = build(assess(drawable))
    places = [model.place_of(one.collected.earliest) for one in drawable]
    if len(places) == 3:
        left, right = places[1] - places[0], places[2] - places[1]
        assert math.isclose(left * second, right * first, rel_tol=1e-6)
