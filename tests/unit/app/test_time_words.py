"""How long ago something was, and the day of a transplant."""

from datetime import date

import pytest

from poems_desktop.app.time_words import day_words, since_day0, time_since
from poems_desktop.core.partial_date import PartialDate

AS_OF = date(2025, 11, 20)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2022-03-12", "3 y 8 mo"),
        ("2022-03-20", "3 y 8 mo"),
        ("2022-03-21", "3 y 7 mo"),
        ("2025-11-20", "less than 1 mo"),
        ("2024-11-20", "1 y"),
        ("2022", "about 2 y"),
        ("2025-10", "under 1 y"),
        ("2025-11-21", ""),
        ("2025", ""),
    ],
)
def test_the_time_since_is_as_exact_as_the_date(day, text):
    assert time_since(PartialDate.from_iso(day), AS_OF) == text


@pytest.mark.parametrize(
    ("number", "text"), [(9, "Day +9"), (0, "Day 0"), (-7, "Day \N{MINUS SIGN}7")]
)
def test_a_day_counted_from_day_0_bears_its_sign(number, text):
    assert day_words(number) == text


@pytest.mark.parametrize(
    ("zero", "text"),
    [
        ("2025-11-11", "Day +9"),
        ("2025-11-20", "Day 0"),
        ("2025-11-25", "Day \N{MINUS SIGN}5"),
        ("2026-11-20", "Day \N{MINUS SIGN}365"),
        ("2025-08-12", "Day +100"),
        ("2025-08-11", "3 mo after"),
        ("2022-09-14", "3 y 2 mo after"),
        ("2022-09-21", "3 y 1 mo after"),
        ("2023-11-20", "2 y after"),
        ("2022", "about 2 y ago"),
        ("2025-10", "under 1 y ago"),
        ("2025-12", ""),
    ],
)
def test_days_are_named_to_day_100_and_then_years_and_months(zero, text):
    assert since_day0(PartialDate.from_iso(zero), AS_OF) == text
