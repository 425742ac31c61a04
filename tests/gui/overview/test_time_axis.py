"""Where the years of the timeline stand."""

from datetime import date
from itertools import pairwise

import pytest

from poems_desktop.ui.overview.time_axis import TimeAxis

TODAY = date(2026, 4, 1)
LEAST = 40.0


def axis(width: float) -> TimeAxis:
    return TimeAxis.around([date(2001, 5, 3)], TODAY, 150.0, 150.0 + width)


@pytest.mark.parametrize("width", [0.0, -1.0, -139.0])
def test_an_axis_without_room_has_no_years_and_ends(width):
    assert list(axis(width).years(LEAST)) == []


@pytest.mark.parametrize("width", [0.5, 30.0, 300.0, 900.0, 4000.0])
def test_as_many_years_stand_on_it_as_have_room(width):
    found = list(axis(width).years(LEAST))
    assert all(then - now >= LEAST - 1 for (_, now), (_, then) in pairwise(found))
    if width >= 300:
        (first, _), (second, _) = found[:2]
        each = second - first
        assert all(year % each == 0 for year, _ in found)
        assert each == 1 or (width / 25) * (each - 1) < LEAST, "no more are left out than must be"
