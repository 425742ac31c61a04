"""An interval says about a limit just what every number in it agrees on."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from poems_desktop.core.interval import Interval
from poems_desktop.core.truth import Truth

small = st.integers(-6, 6).map(Decimal)
comparators = st.sampled_from([None, "<", "<=", ">", ">="])
GRID = [Decimal(n) / 2 for n in range(-40, 41)]


def _inside(interval, x):
    low_ok = (
        interval.low is None or x > interval.low or (x == interval.low and not interval.low_open)
    )
    high_ok = (
        interval.high is None
        or x < interval.high
        or (x == interval.high and not interval.high_open)
    )
    return low_ok and high_ok


def _agreed(answers):
    found = set(answers)
    return Truth.of(found.pop()) if len(found) == 1 else Truth.UNKNOWN


@given(comparators, small, small)
def test_comparisons_agree_with_every_member(comparator, value, limit):
    interval = Interval.reported(comparator, value)
    members = [x for x in GRID if _inside(interval, x)]
    assert interval.at_or_above(limit) is _agreed(x >= limit for x in members)
    assert interval.above(limit) is _agreed(x > limit for x in members)
    assert interval.below(limit) is _agreed(x < limit for x in members)
    assert interval.at_or_below(limit) is _agreed(x <= limit for x in members)


@given(small, small, small, st.booleans(), st.booleans())
def test_two_sided_intervals_agree_too(low, high, limit, low_open, high_open):
    assume(low < high)
    interval = Interval(low, high, low_open=low_open, high_open=high_open)
    members = [x for x in GRID if _inside(interval, x)]
    assert interval.at_or_above(limit) is _agreed(x >= limit for x in members)
    assert interval.above(limit) is _agreed(x > limit for x in members)


@given(comparators, small, st.integers(1, 1000))
def test_scaling_keeps_every_comparison(comparator, value, factor):
    interval = Interval.reported(comparator, value)
    scaled = interval.scaled(Decimal(factor))
    for limit in (value, value + 1, value - 1):
        assert scaled.at_or_above(limit * factor) is interval.at_or_above(limit)


@pytest.mark.parametrize(
    ("low", "high", "flags"),
    [("2", "1", {}), ("1", "1", {"low_open": True}), ("NaN", None, {}), (None, "Infinity", {})],
)
def test_an_interval_without_numbers_is_refused(low, high, flags):
    with pytest.raises(ValueError, match="number"):
        Interval(low and Decimal(low), high and Decimal(high), **flags)


@pytest.mark.parametrize("factor", ["0", "-1"])
def test_a_factor_not_above_zero_is_refused(factor):
    with pytest.raises(ValueError, match="factor"):
        Interval.exactly(Decimal(1)).scaled(Decimal(factor))


def test_only_a_point_is_exact():
    assert Interval.exactly(Decimal(31)).exact == Decimal(31)
    assert Interval.reported("<", Decimal(31)).exact is None
