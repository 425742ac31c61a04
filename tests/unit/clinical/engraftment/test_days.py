import contextlib
from datetime import date

import pytest
from pydantic import ValidationError

from poems_desktop.clinical.engraftment.days import (
    assumed_first_dose,
    calendar,
    day_label,
    day_number,
    day_zero,
    days_left,
    days_text,
    min_days_interpretation,
    span,
    window,
)
from poems_desktop.clinical.transplant import Infusion, LogEntry, Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth


@pytest.mark.parametrize(
    ("day", "zero", "number"),
    [
        (date(2025, 11, 20), date(2025, 11, 11), 9),
        (date(2025, 11, 11), date(2025, 11, 11), 0),
        (date(2025, 11, 4), date(2025, 11, 11), -7),
        (date(2024, 3, 1), date(2024, 2, 28), 2),
        (date(2025, 3, 1), date(2025, 2, 28), 1),
        (date(2026, 1, 1), date(2025, 12, 25), 7),
        (date(2025, 3, 31), date(2025, 3, 24), 7),
        (date(2025, 11, 3), date(2025, 10, 25), 9),
    ],
)
def test_trap_94_day_number_is_calendar_days_without_a_time_zone(day, zero, number):
    assert day_number(day, zero) == number


@pytest.mark.parametrize(
    ("number", "label"), [(9, "Day +9"), (1, "Day +1"), (0, "Day 0"), (-7, "Day \N{MINUS SIGN}7")]
)
def test_day_labels(number, label):
    assert day_label(number) == label


def test_watch_window_and_days_left(make):
    days = make.constants.poems_window
    assert window(date(2025, 11, 11), days) == (date(2025, 11, 18), date(2025, 11, 26))
    assert days_left(date(2025, 11, 20), date(2025, 11, 11), days) == 6
    assert days_left(date(2025, 11, 27), date(2025, 11, 11), days) == -1


def test_calendar_of_the_log(make):
    days = calendar(date(2025, 11, 11), make.constants)
    assert (days[0].label, days[-1].label) == ("Day \N{MINUS SIGN}7", "Day +30")
    assert [one.number for one in days if one.watched] == list(range(7, 16))
    assert (days[7].weekday, days[7].day) == ("Tue", date(2025, 11, 11))


def test_span_of_nothing_and_many_days_in_words():
    assert span(date(2025, 1, 2), date(2025, 1, 1)) == ()
    days = span(date(2024, 2, 27), date(2024, 3, 4))
    four = "27-Feb-2024, 28-Feb-2024, 29-Feb-2024, 01-Mar-2024"
    assert days_text(days) == f"{four} and 3 more"
    assert days_text(days[:5]) == f"{four} and 1 more"
    assert days_text(reversed(days[:4])) == four


def infusions(*days):
    return tuple(Infusion(id=f"i{day}", day=date(2025, 11, day)) for day in days)


@pytest.mark.parametrize(
    ("days", "given", "found"),
    [
        ((11,), {}, date(2025, 11, 11)),
        ((11, 11), {}, date(2025, 11, 11)),
        ((12, 11), {}, None),
        ((12, 11), {"day_zero_rule": "first_infusion"}, date(2025, 11, 11)),
        ((12, 11), {"day_zero_rule": "last_infusion"}, date(2025, 11, 12)),
        ((13, 12, 11), {"day_zero_rule": "last_infusion"}, date(2025, 11, 13)),
        ((12, 11), {"day_zero_rule": "stated"}, None),
        (
            (12, 11),
            {"day_zero_rule": "stated", "day0": PartialDate.of(date(2025, 11, 12))},
            date(2025, 11, 12),
        ),
        ((), {}, None),
        ((), {"day_zero_rule": "last_infusion"}, None),
    ],
)
def test_day_zero_by_the_rule_that_the_user_chose(make, days, given, found):
    course = Transplant(id="t", infusions=infusions(*days), **given)
    zero = day_zero(course, make.constants)
    told = zero.interpretation
    assert zero.day == found
    assert told.truth is (Truth.UNKNOWN if found is None else Truth.TRUE)
    assert bool(told.missing) == (found is None)
    assert len(told.inputs) == len(days)
    rules = {
        None: "Day 0 is the day of infusion.",
        "first_infusion": "Day 0 is the day of the first infusion.",
        "last_infusion": "Day 0 is the day of the last infusion.",
        "stated": "Day 0 is the day that the transplant unit states.",
    }
    assert told.rule == rules[given.get("day_zero_rule")]


def test_a_stated_day_zero_beside_the_infusions_is_doubted(make):
    stated = {"day_zero_rule": "stated", "day0": PartialDate.of(date(2025, 11, 14))}
    apart = Transplant(id="t", infusions=infusions(11), **stated)
    alone = Transplant(id="t", **stated)
    assert "none of the recorded days" in day_zero(apart, make.constants).interpretation.cautions[0]
    assert day_zero(alone, make.constants).interpretation.cautions == ()


@pytest.mark.parametrize(
    ("first", "tenth"),
    [
        (date(2025, 11, 20), "29-Nov-2025"),
        (date(2024, 2, 20), "29-Feb-2024"),
        (date(2025, 2, 20), "01-Mar-2025"),
        (date(2025, 12, 23), "01-Jan-2026"),
    ],
)
def test_trap_81_at_least_ten_days_counts_the_first_dose_as_day_one(make, first, tenth):
    told = min_days_interpretation(first, make.constants)
    assert f"day 10 of steroid is {tenth}; not before that day" in told.value
    assert "no taper" in told.cautions[0]
    assert "does not end it" in told.cautions[0]
    assert told.rule == "Day 10 = first dose + 9 days."
    assert told.truth is None


@pytest.mark.parametrize("day", ["2025-11", "2025", "20.11.2025", 5, "", None, "2025-11-31"])
def test_a_day_of_the_log_is_known_to_the_day(day):
    with pytest.raises(ValidationError):
        LogEntry(id="e", day=day)


@pytest.mark.parametrize("at", ["25:00", "14:32+01:00", 7, "half past"])
def test_a_time_is_a_clock_time_without_zone(at):
    with pytest.raises(ValidationError):
        LogEntry(id="e", day="2025-11-20", at=at)


@pytest.mark.parametrize(("value", "taken"), [(0, True), (100, True), (-1, False), (101, False)])
def test_saturation_is_a_percentage(value, taken):
    fault = contextlib.nullcontext() if taken else pytest.raises(ValidationError)
    with fault:
        LogEntry(id="e", day="2025-11-20", oxygen_saturation=value)


def test_a_blank_entry_says_nothing_either_way():
    given = LogEntry(id="e", day="2025-11-20").model_dump(exclude={"id", "day"})
    assert not given.pop("late")
    assert {one for one in given.values() if one not in ({}, ())} == {None, "not_assessed", ""}


def test_a_course_survives_json(make):
    entry = make.entry(9, "14:20", weight={"value": "74.6"}, cultures=[{"result": "pending"}])
    course = make.course(entry, judgments=(make.judged(9),), baseline="admission")
    assert Transplant.model_validate_json(course.model_dump_json()) == course
    assert Transplant.model_validate(course.model_dump()) == course


@pytest.mark.parametrize(("first", "last"), [(9, 8), (0, 60)])
def test_a_judgment_names_its_first_day_first_and_few_days(make, first, last):
    with pytest.raises(ValidationError, match="first day first"):
        make.judged(first, last)


def test_of_an_infusion_known_by_its_month_the_day_is_asked(make):
    course = make.course(infusions=(), day0=PartialDate(2025, 11))
    asked = day_zero(course, make.constants)
    assert asked.day is None
    assert asked.interpretation.missing == (
        "The day of infusion: only the month or year is stated.",
    )


@pytest.mark.parametrize(
    ("as_of", "zero", "first"),
    [(9, 11, 18), (11, 11, 11), (20, 11, 20), (9, None, 9)],
)
def test_a_first_dose_not_given_yet_is_never_before_the_infusion(make, as_of, zero, first):
    days = [None if one is None else date(2025, 11, one) for one in (as_of, zero, first)]
    assert assumed_first_dose(days[0], days[1], make.constants) == days[2]
