"""Dates known to the day, month or year."""

from datetime import date

import pytest

from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021-04-17", "2021-04-17", Truth.TRUE),
        ("2021-04-17", "2021-04-18", Truth.TRUE),
        ("2021-04-18", "2021-04-17", Truth.FALSE),
        ("2021-04", "2021-04-17", Truth.UNKNOWN),
        ("2021-03", "2021-04-01", Truth.TRUE),
        ("2021", "2020-12-31", Truth.FALSE),
        ("2021", "2021", Truth.UNKNOWN),
    ],
)
def test_order_is_unknown_where_the_days_may_overlap(one, other, expected):
    first, second = PartialDate.from_iso(one), PartialDate.from_iso(other)
    assert first.on_or_before(second) is expected
    assert second.before(first) is expected.negated


def test_bounds_and_exactness():
    month = PartialDate.from_iso("2024-02")
    assert (month.earliest, month.latest) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month.exact is None
    assert PartialDate.of(date(2024, 2, 29)).exact == date(2024, 2, 29)
    assert PartialDate(2024).latest == date(2024, 12, 31)


@pytest.mark.parametrize("text", ["2021-02-30", "2021-13", "21", "2021-4", "2021-04-17T00:00", ""])
def test_what_is_not_iso_is_refused(text):
    with pytest.raises(ValueError, match=r"date|month|day"):
        PartialDate.from_iso(text)


@pytest.mark.parametrize("parts", [(2021, 0), (2021, 0, 3), (2021, 4, 0), (2021, 2, 29), (0,)])
def test_what_the_calendar_does_not_have_is_refused(parts):
    with pytest.raises(ValueError, match=r"month|day|year"):
        PartialDate(*parts)


def test_dates_are_alike_by_what_is_known_of_them():
    month = PartialDate(2024, 2)
    assert month == PartialDate(2024, 2)
    assert hash(month) == hash(PartialDate(2024, 2))
    assert month != PartialDate(2024, 2, 1)
    assert repr(month) == "PartialDate(year=2024, month=2, day=None)"


def test_a_day_needs_its_month():
    with pytest.raises(ValueError, match="month"):
        PartialDate(2021, None, 3)
