from decimal import Decimal

import pytest

from poems_desktop.clinical.interpret.ranges import (
    answered,
    difference,
    percent_fall,
    quotient,
    rounded,
    show_change,
    show_range,
)
from poems_desktop.core.interval import Interval
from poems_desktop.core.truth import Truth


def between(low, high, **parts):
    numbers = (None if one is None else Decimal(one) for one in (low, high))
    return Interval(*numbers, **parts)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (between("4", "4"), "4"),
        (between("4", "6"), "4 to 6"),
        (between("4", "6", low_open=True, high_open=True), "more than 4 to less than 6"),
        (between("4", None), "at least 4"),
        (between("4", None, low_open=True), "more than 4"),
        (between(None, "6"), "at most 6"),
        (between(None, "6", high_open=True), "less than 6"),
        (between(None, None), "not known"),
    ],
)
def test_a_range_reads_as_a_sentence_part(value, text):
    assert show_range(value) == text


def test_a_step_rounds_half_up():
    assert show_range(between("0.385", "0.385"), Decimal("0.01")) == "0.39"
    assert rounded(Decimal("0.5")) == "1"


def test_answers_that_are_not_known_stay_so():
    assert [answered(one) for one in (True, False, None)] == [
        Truth.TRUE,
        Truth.FALSE,
        Truth.UNKNOWN,
    ]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("1000", "140", "fell by 86%"),
        ("1000", "1120", "rose by 12%"),
        ("1000", "1000", "did not change"),
        ("1000", "500.4", "fell by 49.9%"),
        ("1000", "503", "fell by 49.7%"),
        ("225", "<31", "fell by at least 86%"),
        (">2000", "500", "fell by at least 75%"),
        (">2000", "3000", "may have fallen or risen"),
        ("31", ">2000", "rose by at least 6351%"),
        ("<31", "62", "rose by at least 100%"),
        ("<31", "<31", "may have fallen or risen"),
    ],
)
def test_trap_35_a_bound_gives_a_bound_never_a_percentage(n, before, after, words):
    assert show_change(percent_fall(from_0(n(before)), from_0(n(after)))) == words


def from_0(value):
    if value.low is None:
        return Interval(Decimal(0), value.high, high_open=value.high_open)
    return value


def test_a_change_between_two_ranges_has_both_ends():
    fall = percent_fall(between("100", "200"), between("10", "20"))
    assert show_change(fall) == "fell by 80% to 95%"
    rise = percent_fall(between("100", "200"), between("300", "400"))
    assert show_change(rise) == "rose by 50% to 300%"


def test_a_range_that_begins_just_under_no_change_may_have_risen():
    fall = percent_fall(between("200", "200"), between("100", "201"))
    assert show_change(fall) == "may have fallen or risen"
    assert show_change(percent_fall(between("200", "200"), between("199", "300"))) == (
        "may have fallen or risen"
    )


def test_a_range_that_begins_at_no_change_did_not_rise():
    assert show_change(percent_fall(between("100", "200"), between("50", "100"))) == (
        "fell by 0% to 75%"
    )
    assert show_change(percent_fall(between("50", "100"), between("100", "200"))) == (
        "rose by 0% to 300%"
    )


def test_nothing_falls_from_zero(n):
    assert percent_fall(n("0"), n("5")) is None
    assert percent_fall(n("<=0"), n("5")) is None


def test_quotients_keep_bounds_and_openness(n):
    assert quotient(n("10"), n(">2")) == between("0", "5", high_open=True)
    assert quotient(n(">10"), n("2")) == between("5", None, low_open=True)
    assert quotient(n("10"), from_0(n("<2"))) == between("5", None, low_open=True)
    assert quotient(n("10"), n("0")) is None


def test_differences_keep_bounds_and_openness(n):
    assert difference(n("5"), n("<3")) == between("2", None, low_open=True)
    assert difference(n("5"), n(">3")) == between(None, "2", high_open=True)
    assert difference(n("5"), n("3")).exact == 2
