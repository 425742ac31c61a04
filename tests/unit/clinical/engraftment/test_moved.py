"""What is told where day 0 changes after dates were counted from it."""

import pytest

from poems_desktop.clinical.engraftment.days import full_date
from poems_desktop.clinical.engraftment.moved import Move, day_zero_moved


@pytest.fixture
def moved(make):
    def between(earlier, now, as_of=9):
        return day_zero_moved(make.day(earlier), make.day(now), make.day(as_of), make.constants)

    return between


def test_the_same_day_zero_moves_nothing(moved):
    assert moved(0, 0) is None


@pytest.mark.parametrize(
    ("now", "days", "headline"),
    [
        (1, 1, "Day 0 moved 1 day later: every date counted from it moved with it."),
        (3, 3, "Day 0 moved 3 days later: every date counted from it moved with it."),
        (-1, -1, "Day 0 moved 1 day earlier: every date counted from it moved with it."),
    ],
)
def test_the_headline_says_how_far_and_which_way(moved, now, days, headline):
    found = moved(0, now)
    assert (found.days, found.headline) == (days, headline)


def test_every_date_that_was_counted_is_told_as_it_was_and_is(make, moved):
    found = moved(0, 2)
    assert (found.earlier, found.now) == (make.day(0), make.day(2))
    rows = [(one.what, one.was, one.now) for one in found.moves[:-1]]
    log = make.constants.log
    assert rows == [
        (what, full_date(make.day(number)), full_date(make.day(number + 2)))
        for what, number in (
            ("Day 0", 0),
            ("Day \N{MINUS SIGN}7, first day of the calendar", log.first_day),
            ("Day +7, the watch window begins", 7),
            ("Day +15, the watch window ends", 15),
            (f"Day +{log.last_day}, last day of the calendar", log.last_day),
        )
    ]
    assert found.moves[-1] == Move(f"Number of {full_date(make.day(9))}", "Day +9", "Day +7")


def test_days_that_left_and_entered_the_watch(make, moved):
    later = moved(0, 2)
    assert later.no_longer_watched == (make.day(7), make.day(8))
    assert later.newly_watched == (make.day(16), make.day(17))
    earlier = moved(0, -1)
    assert earlier.no_longer_watched == (make.day(15),)
    assert earlier.newly_watched == (make.day(6),)
    far = moved(0, 40)
    assert (len(far.no_longer_watched), len(far.newly_watched)) == (9, 9)
