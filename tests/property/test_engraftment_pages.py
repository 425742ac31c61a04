"""Dates and doses as they are printed: exact over months, years, leap days, kg and pounds."""

import calendar as gregorian
import itertools
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from poems_desktop.clinical.engraftment.arithmetic import weight_arithmetic
from poems_desktop.clinical.engraftment.constants import load_engraftment
from poems_desktop.clinical.engraftment.days import (
    calendar,
    full_date,
    min_days_interpretation,
    shortest_course_ends,
    weekday,
    window,
)
from poems_desktop.clinical.engraftment.moved import day_zero_moved
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.transplant import DatedWeight, LogEntry, Transplant, Weight
from poems_desktop.core.partial_date import PartialDate

CONSTANTS = load_engraftment()
POUND = Decimal("0.45359237")
days = st.dates(date(1950, 1, 1), date(2100, 12, 31))
shifts = st.integers(-60, 60)
LEAP, CENTURY, YEAR_END = date(2024, 2, 20), date(2100, 2, 20), date(2023, 12, 24)


@given(days)
@example(LEAP)
@example(CENTURY)
@example(YEAR_END)
def test_the_calendar_is_38_days_in_a_row_of_which_nine_are_watched(zero):
    found = calendar(zero, CONSTANTS)
    assert [one.number for one in found] == list(range(-7, 31))
    assert all(b.day - a.day == timedelta(1) for a, b in itertools.pairwise(found))
    assert [one.number for one in found if one.watched] == list(range(7, 16))
    assert all(one.weekday == gregorian.day_abbr[one.day.weekday()] for one in found)
    for one in found:
        day = one.day
        assert 1 <= day.day <= gregorian.monthrange(day.year, day.month)[1]


@given(days)
@example(LEAP)
@example(date(2023, 2, 20))
@example(YEAR_END)
def test_the_date_not_to_stop_before_is_the_tenth_day_counting_the_first(first):
    ends = shortest_course_ends(first, CONSTANTS)
    assert len({first + timedelta(n) for n in range((ends - first).days + 1)}) == 10
    assert full_date(ends)[4:] in min_days_interpretation(first, CONSTANTS).value


def test_the_leap_day_counts_and_a_common_february_has_none():
    assert shortest_course_ends(date(2024, 2, 20), CONSTANTS) == date(2024, 2, 29)
    assert shortest_course_ends(date(2023, 2, 20), CONSTANTS) == date(2023, 3, 1)
    assert shortest_course_ends(date(2100, 2, 20), CONSTANTS) == date(2100, 3, 1)
    assert shortest_course_ends(date(2023, 12, 24), CONSTANTS) == date(2024, 1, 2)


@given(days)
def test_a_printed_date_reads_back_as_the_same_day(day):
    words = full_date(day)
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    name, written = words.split(" ")
    number, month, year = written.split("-")
    assert date(int(year), months.index(month) + 1, int(number)) == day
    assert name == weekday(day)


@given(days, shifts, st.integers(-40, 40))
@example(LEAP, 9, 0)
@example(YEAR_END, -30, 10)
def test_what_moved_is_what_the_two_calendars_differ_in(earlier, shift, as_of):
    now = earlier + timedelta(shift)
    moved = day_zero_moved(earlier, now, earlier + timedelta(as_of), CONSTANTS)
    if shift == 0:
        assert moved is None
        return
    assert moved is not None
    assert moved.days == shift
    assert ("later" in moved.headline) is (shift > 0)
    old = {one.day for one in calendar(earlier, CONSTANTS) if one.watched}
    new = {one.day for one in calendar(now, CONSTANTS) if one.watched}
    assert set(moved.no_longer_watched) == old - new
    assert set(moved.newly_watched) == new - old
    assert len(moved.no_longer_watched) == len(moved.newly_watched) == min(abs(shift), 9)
    for one, rule_day in zip(moved.moves[:5], (0, -7, 7, 15, 30), strict=True):
        assert one.was == full_date(earlier + timedelta(rule_day))
        assert one.now == full_date(now + timedelta(rule_day))


@given(days, shifts)
def test_moving_day_zero_there_and_back_changes_nothing(earlier, shift):
    now = earlier + timedelta(shift)
    there = day_zero_moved(earlier, now, now, CONSTANTS)
    back = day_zero_moved(now, earlier, now, CONSTANTS)
    if there is None or back is None:
        assert there is back is None
        return
    assert [(one.what, one.was, one.now) for one in there.moves] == [
        (one.what, one.now, one.was) for one in back.moves
    ]
    assert there.newly_watched == back.no_longer_watched


weights = st.integers(2500, 30000).map(lambda n: Decimal(n) / 100)
pounds = st.integers(5520, 66130).map(lambda n: Decimal(n) / 100)


def products(zero, baseline, latest, unit):
    course = Transplant(
        id="t",
        day0=PartialDate.of(zero),
        baseline="admission",
        admission_weight=DatedWeight(value=baseline, unit=unit, day=zero - timedelta(1)),
        entries=(
            LogEntry(id="w", day=zero + timedelta(9), weight=Weight(value=latest, unit=unit)),
        ),
    )
    log = Log(course, CONSTANTS, zero + timedelta(9))
    return weight_arithmetic(log, switched_on=True).products


@given(days, weights, weights)
def test_kilograms_give_four_exact_products_each_dated(zero, baseline, latest):
    found = products(zero, baseline, latest, "kg")
    expected = [(baseline, -1, 1), (baseline, -1, 2), (latest, 9, 1), (latest, 9, 2)]
    assert len(found) == len(expected)
    for one, (weight, day, factor) in zip(found, expected, strict=True):
        assert one.weighed == zero + timedelta(day)
        assert one.unrounded == weight * factor
        assert one.shown == int((weight * factor).quantize(Decimal(1), ROUND_HALF_UP))
        assert f"shown {one.shown} mg" in one.text


@given(pounds)
def test_pounds_give_what_the_same_weight_in_kilograms_gives(weight):
    zero = date(2025, 11, 11)
    found = products(zero, weight, weight, "[lb_av]")
    assert len(found) == 4
    for one in found:
        assert one.unrounded == weight * POUND * one.per_kg
        assert abs(one.shown - float(weight) * 0.45359237 * float(one.per_kg)) <= 0.5 + 1e-9
        assert one.weight_text.endswith(" lb")
    assert found[1].unrounded == 2 * found[0].unrounded


@given(days, st.integers(0, 10), weights)
def test_a_latest_weight_counts_for_three_days_over_any_month_end(zero, age, weight):
    day = zero + timedelta(9)
    course = Transplant(
        id="t",
        baseline="admission",
        admission_weight=DatedWeight(value=weight, day=zero),
        entries=(LogEntry(id="w", day=day, weight=Weight(value=weight)),),
    )
    found = weight_arithmetic(Log(course, CONSTANTS, day + timedelta(age)), switched_on=True)
    assert (len(found.products) == 4) == (age <= 3)
    assert bool(found.refused) == (age > 3)
    if age > 3:
        assert full_date(day)[4:] in found.refused[0]
        assert f"{age} days old" in found.refused[0]


@given(days)
def test_first_and_last_day_of_the_window_are_eight_days_apart(zero):
    first, last = window(zero, CONSTANTS.poems_window)
    assert ((first - zero).days, (last - zero).days) == (7, 15)
