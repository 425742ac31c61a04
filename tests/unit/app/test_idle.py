"""When a window that nobody uses is warned of and locked."""

import pytest

from poems_desktop.app.idle import IdleClock, warning_sentence


def test_it_warns_a_minute_before_and_expires_at_the_limit():
    clock = IdleClock(10, 0, 0)
    assert clock.state(539.9, 539.9).phase == "working"
    warned = clock.state(540, 540)
    assert (warned.phase, warned.left) == ("warning", 60)
    assert clock.state(599.2, 599.2).left == 1
    assert clock.state(600, 600).phase == "expired"


def test_use_begins_the_time_anew():
    clock = IdleClock(10, 0, 0)
    clock.used(599, 599)
    assert clock.state(1100, 1100).phase == "working"


@pytest.mark.parametrize(("steady", "wall"), [(1, 601), (601, 1), (601, -5000)])
def test_sleep_counts_and_a_clock_set_back_prolongs_nothing(steady, wall):
    assert IdleClock(10, 0, 0).state(steady, wall).phase == "expired"


def test_a_shorter_limit_counts_what_has_passed():
    clock = IdleClock(30, 0, 0)
    clock.set_minutes(5)
    assert clock.state(301, 301).phase == "expired"


def test_a_limit_of_a_minute_warns_at_once():
    assert IdleClock(1, 0, 0).state(0, 0).phase == "warning"


def test_one_second_is_one_second():
    assert "1 second without" in warning_sentence(1)
    assert "2 seconds without" in warning_sentence(2)
