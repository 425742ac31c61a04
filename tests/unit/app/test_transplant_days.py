"""Which day of a log is shown first, which takes entries, and what each still lacks."""

from datetime import date, timedelta

import pytest

from poems_desktop.app.transplant_days import (
    day_title,
    log_days,
    opening_day,
    still_lacking,
    takes_entries,
)
from poems_desktop.clinical.transplant import Infusion, LogEntry, Transplant, Weight

TODAY = date(2025, 11, 20)


@pytest.fixture(scope="module")
def constants(shipped):
    return shipped.library.engraftment


def course(zero_ago: int, *entered_ago: int) -> Transplant:
    """A transplant so many days ago, with entries of so many days ago."""
    infusion = Infusion(id="i", day=TODAY - timedelta(days=zero_ago))
    entries = (LogEntry(id=str(n), day=TODAY - timedelta(days=n)) for n in entered_ago)
    return Transplant(id="t", infusions=(infusion,), entries=tuple(entries))


@pytest.mark.parametrize(
    ("zero_ago", "entered_ago", "shown_ago"),
    [
        (9, (), 0),  # the log runs
        (9, (3,), 0),
        (30, (), 0),  # its last day
        (31, (), 1),  # over, and nothing was entered: its last day
        (60, (55, 52, 58), 52),  # over: the last day with an entry
        (-20, (), -13),  # to come: its first day
        (-20, (2,), 0),  # an entry before it makes the log reach over today
        (-20, (-15,), -13),  # an entry dated ahead is no reason to begin with it
    ],
)
def test_the_day_that_is_shown_first(constants, zero_ago, entered_ago, shown_ago):
    found = opening_day(course(zero_ago, *entered_ago), constants, TODAY)
    assert (TODAY - found).days == shown_ago
    days = [one.day for one in log_days(course(zero_ago, *entered_ago), constants, TODAY)]
    assert found in days


def test_without_a_day_0_the_log_opens_today(constants):
    assert opening_day(Transplant(id="t"), constants, TODAY) == TODAY


def test_a_day_is_titled_by_its_number_and_its_date():
    assert day_title(course(9), TODAY) == "Day +9, 20-Nov-2025"
    assert day_title(Transplant(id="t"), TODAY) == "20-Nov-2025"


def test_a_day_that_has_not_come_takes_no_entry_and_lacks_nothing():
    ahead = TODAY + timedelta(days=1)
    assert [takes_entries(day, TODAY) for day in (TODAY, ahead)] == [True, False]
    assert still_lacking(course(9), ahead, TODAY) == ()
    weighed = LogEntry(id="w", day=TODAY, weight=Weight(value="74.6", unit="kg"))
    logged = course(9).model_copy(update={"entries": (weighed,)})
    lacking = still_lacking(logged, TODAY, TODAY)
    assert "Weight" not in lacking
    assert {"Temperature", "Rash", "Steroid"} <= set(lacking)
