import re
from datetime import date, timedelta

import pytest

from poems_desktop.clinical.engraftment.days import calendar as days_of
from poems_desktop.clinical.engraftment.days import date_text
from poems_desktop.reports import calendar
from poems_desktop.reports.calendar import EarlierPrint
from poems_desktop.reports.course import NO_TRANSPLANT, course
from poems_desktop.reports.options import Options

OLD = EarlierPrint(date(2025, 11, 9), "K7QD-2M9X", date(2025, 11, 8))


@pytest.fixture(scope="module")
def text(printed, ellerby):
    return printed(calendar, ellerby()).text


def test_every_day_from_minus_7_to_plus_30_with_weekday_and_date(text, ellerby):
    found = course(ellerby(), Options())
    days = days_of(found.zero, found.constants)
    assert (days[0].number, days[-1].number, len(days)) == (-7, 30, 38)
    places = [text.index(f"{one.label} {one.weekday} {date_text(one.day)}") for one in days]
    assert places == sorted(places)


def test_the_watch_window_is_marked_on_its_nine_days(text):
    assert text.count("WATCH") == 9
    assert "Day +7 Tue 18-Nov-2025 WATCH Watch begins" in text
    assert "Day +15 Wed 26-Nov-2025 WATCH Watch ends; later not excluded" in text
    assert "Outside these days engraftment syndrome is not excluded." in text


def test_an_empty_box_is_said_not_to_mean_absent(text):
    assert "An empty box: not recorded or still to come, which is not the same as absent." in text
    assert "Record each day: temperature, weight, stools, rash, breathing, oxygen" in text


def test_what_is_ticked_is_what_the_log_holds(ellerby, with_transplants, bare):
    def ticked(found):
        rows = calendar.day_rows(course(found, Options()), 521.0)
        return {row.day.number: sum(row.ticked) for row in rows}

    filled = ticked(ellerby())
    assert filled[-3] == 3
    assert filled[0] == 9
    assert filled[9] == 7
    assert filled[10] == 0
    assert set(ticked(with_transplants(bare)).values()) == {0}


def test_without_an_earlier_print_nothing_is_said_to_have_moved(text):
    assert "moved" not in text
    assert "VOID" not in text


def test_what_moved_is_listed_and_the_old_code_is_void(printed, ellerby):
    text = printed(calendar, ellerby(), "a4", OLD).pages[0]
    assert "Day 0 has changed: what moved" in text
    assert "Day 0 moved 2 days later" in text
    assert "The earlier calendar of 08-Nov-2025, code K7QD-2M9X, is VOID." in text
    for words in (
        "Day 0 was Sun 09-Nov-2025 now Tue 11-Nov-2025",
        "Day +7, the watch window begins was Sun 16-Nov-2025 now Tue 18-Nov-2025",
        "Day +15, the watch window ends was Mon 24-Nov-2025 now Wed 26-Nov-2025",
        "Day +30, last day of the calendar was Tue 09-Dec-2025 now Thu 11-Dec-2025",
        "Number of Thu 20-Nov-2025 was Day +11 now Day +9",
        "No longer in the watch window: Sun 16-Nov-2025, Mon 17-Nov-2025.",
        "New in the watch window: Tue 25-Nov-2025, Wed 26-Nov-2025.",
    ):
        assert words in text


def test_an_earlier_print_of_the_same_day_zero_stays_valid(printed, ellerby):
    same = EarlierPrint(date(2025, 11, 11), "K7QD-2M9X")
    text = printed(calendar, ellerby(), "a4", same).text
    assert (
        "Day 0 is the same as on the earlier calendar, code K7QD-2M9X, no date has moved." in text
    )
    assert "VOID" not in text


def test_a_code_that_nobody_has_is_not_invented(printed, ellerby):
    text = printed(calendar, ellerby(), "a4", EarlierPrint(date(2025, 11, 12))).text
    assert "The earlier calendar is VOID." in text
    assert "Day 0 moved 1 day earlier" in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("earlier", [(), (OLD,)])
def test_one_page_also_with_what_moved(printed, ellerby, paper, earlier):
    pages = printed(calendar, ellerby(), paper, *earlier).pages
    assert len(pages) == 1
    assert "References." in pages[0]


def test_what_falls_outside_the_calendar_stands_below_it(printed, with_transplants, fullest):
    text = printed(calendar, with_transplants(fullest)).text
    assert "Thu 02-Oct-2025: Mobilization began" in text
    assert "Stem cells returned" in text
    assert "First steroid dose, day 1" in text
    assert re.search(r"Day \+17 Fri 28-Nov-2025 Steroid day 10: not before", text)


def test_it_needs_a_day_zero(with_transplants, bare):
    assert calendar.available(with_transplants(), Options()) == NO_TRANSPLANT
    assert calendar.available(with_transplants(bare), Options()) is None


@pytest.mark.parametrize("zero", ["2024-02-25", "2023-12-20", "2025-10-31"])
def test_leap_days_and_ends_of_years_are_real_dates(printed, with_transplants, bare, zero):
    moved = bare.model_validate({"id": "t", "day0": zero})
    text = printed(calendar, with_transplants(moved)).text
    first = date.fromisoformat(zero)
    for number in (-7, 7, 15, 30):
        assert (first + timedelta(number)).strftime("%a %d-%b-%Y") in text
