from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.interpret.vegf_reading import (
    clearly_raised,
    months_between,
    normal,
    relapse_caution,
    response,
    rise,
)
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

BEGAN = PartialDate(2024, 6, 1)


def before(value, **parts):
    return {"value": value, "ref_upper": Decimal(100), **parts}


def after(value, **parts):
    return {"value": value, "ref_upper": Decimal(100), "collected": "2025-01-10", **parts}


@pytest.fixture
def respond(series, tables):
    def respond(*results, began=BEGAN):
        return response(series(*results), began, tables.response.template, tables.points)

    return respond


@pytest.mark.parametrize(
    ("value", "word", "truth"),
    [
        ("99", "Complete", Truth.TRUE),
        ("100", "Complete", Truth.TRUE),
        ("101", "Partial", Truth.TRUE),
        ("499", "Partial", Truth.TRUE),
        ("500", "Partial", Truth.TRUE),
        ("501", "No response", Truth.FALSE),
        ("1200", "No response", Truth.FALSE),
        ("<31", "Complete", Truth.TRUE),
        (">100", "Not known", Truth.UNKNOWN),
    ],
)
def test_response_at_under_and_over_each_limit(respond, value, word, truth):
    reading = respond(before(1000), after(value))
    assert reading.value.startswith(word)
    assert reading.truth is truth
    assert reading.confidence == "unconfirmed"
    assert "not verified" in reading.cautions[0]


def test_without_a_result_on_both_sides_a_response_is_not_evaluable(respond):
    for results, missing in (
        ((before(1000),), "A comparable result from after treatment began."),
        ((after(90),), "A comparable result from before treatment."),
    ):
        reading = respond(*results)
        assert (reading.value, reading.truth) == ("Not evaluable.", Truth.UNKNOWN)
        assert reading.missing == (missing,)


def test_a_response_that_is_open_says_what_is_missing(respond):
    assert respond(before(1000), after(">100")).missing
    reading = respond(before(1000), after(400, ref_upper=None))
    assert reading.value.startswith("At least partial; complete is not known")
    assert reading.truth is Truth.TRUE
    assert "upper limit" in reading.missing[0]
    reading = respond(before(1000), after(600, ref_upper=None))
    assert reading.value.startswith("Not known; VEGF fell by 40%")
    assert "upper limit" in reading.missing[0]
    reading = respond(before(8, unit="xULN", ref_upper=None), after(300))
    assert reading.value == "Not known."
    assert reading.missing


@pytest.mark.parametrize(
    ("value", "evaluable"), [("80", False), ("200", False), ("200.1", True), ("1000", True)]
)
def test_trap_34_no_response_from_a_baseline_that_was_not_clearly_raised(respond, value, evaluable):
    reading = respond(before(value), after(20))
    assert reading.value.startswith("Complete") is evaluable
    if not evaluable:
        assert reading.value.startswith("Not evaluable: the baseline was not more than 2 times")
        assert reading.truth is Truth.UNKNOWN


def test_a_baseline_without_limit_is_not_evaluable_but_open(respond):
    reading = respond(before(1000, ref_upper=None), after(20))
    assert reading.value == "Not evaluable."
    assert "upper limit" in reading.missing[0]


def test_a_side_without_result_is_not_evaluable(respond):
    assert "before treatment" in respond(after(20)).missing[0]
    assert "after treatment began" in respond(before(1000)).missing[0]


def test_trap_32_a_diagnostic_cut_off_is_no_target(respond):
    """150 pg/mL in plasma is below the diagnostic 200 and above this laboratory's limit."""
    assert respond(before(1000), after(150)).value.startswith("Partial")
    reading = respond(before(1000), after(150, ref_upper=None))
    assert not reading.value.startswith("Complete")
    assert "No diagnostic cut-off" in reading.cautions[1]


def test_multiples_of_the_limit_need_no_other_limit(respond):
    reading = respond(
        before(8, unit="xULN", ref_upper=None), after("0.9", unit="xULN", ref_upper=None)
    )
    assert reading.value.startswith("Complete")


@pytest.mark.parametrize(
    ("collected", "word", "truth"),
    [
        ("2024-06-29", "Too early to judge", Truth.UNKNOWN),
        ("2024-11-30", "Too early to judge", Truth.UNKNOWN),
        ("2024-12-01", "No response", Truth.FALSE),
        ("2024-12-02", "No response", Truth.FALSE),
    ],
)
def test_trap_39_no_failure_before_the_plateau(respond, collected, word, truth):
    reading = respond(before(1000), after(900, collected=collected))
    assert reading.value.startswith(word)
    assert reading.truth is truth


def test_no_failure_where_the_start_is_not_known(respond):
    reading = respond(before(1000), after(900), began=None)
    assert reading.truth is Truth.UNKNOWN
    assert reading.value.startswith("No partial response; VEGF may fall for 6 months")


def test_months_are_whole():
    assert months_between(date(2024, 6, 15), date(2024, 12, 14)) == 5
    assert months_between(date(2024, 6, 15), date(2024, 12, 15)) == 6
    assert months_between(date(2024, 6, 15), date(2024, 5, 15)) == -1


def test_normal_needs_the_laboratory_that_measured(series):
    one = series(before(1000), after(20, ref_upper=None))
    assert normal(one.latest) is Truth.UNKNOWN
    assert clearly_raised(one.latest, Decimal(2)) is Truth.UNKNOWN
    assert clearly_raised(one.baseline, Decimal(2)) is Truth.TRUE


def test_trap_37_normal_vegf_does_not_exclude_relapse(series, tables):
    reading = relapse_caution(series(before(1000), after(20)), tables.points)
    assert reading.truth is Truth.TRUE
    assert reading.value.endswith("This does not exclude relapse.")
    assert "58%" in reading.rule
    assert "25%" in reading.rule


def test_above_or_not_known_is_said_as_it_is(series, tables):
    reading = relapse_caution(series(before(1000), after(101)), tables.points)
    assert reading.truth is Truth.FALSE
    assert reading.value == "VEGF is above the laboratory's limit."
    reading = relapse_caution(series(before(1000)), tables.points)
    assert reading.truth is Truth.UNKNOWN
    assert reading.missing


def values(*numbers):
    months = ("2024-08-10", "2024-11-10", "2025-03-10", "2025-06-10")
    return [after(number, collected=month) for number, month in zip(numbers, months, strict=False)]


def test_trap_36_a_single_rise_asks_for_a_repeat(series, tables):
    reading = rise(series(before(1000), *values(50, 60, 300)), tables.points)
    assert "two results" in reading.value
    reading = rise(series(before(1000), *values(60, 50, 300)), tables.points)
    assert reading.value == "A single rise: repeat at the same laboratory in 4 to 8 weeks."
    assert reading.truth is Truth.TRUE
    assert "relapse" not in reading.value
    assert any("iron deficiency" in one for one in reading.cautions)
    assert "not by itself call for treatment" in reading.cautions[0]


@pytest.mark.parametrize(
    ("numbers", "truth"),
    [
        ((50,), Truth.UNKNOWN),
        ((50, 50), Truth.FALSE),
        ((50, 40), Truth.FALSE),
        ((50, 51), Truth.TRUE),
        ((500, 501), Truth.TRUE),
        (("<31", "<31"), Truth.UNKNOWN),
        (("<31", 200), Truth.TRUE),
        ((200, ">2000"), Truth.TRUE),
        ((300, 200, 250), Truth.TRUE),
        ((0, 20), Truth.UNKNOWN),
        ((0, 200), Truth.TRUE),
    ],
)
def test_a_rise_is_sure_or_not_known(series, tables, numbers, truth):
    reading = rise(series(before(1000), *values(*numbers)), tables.points)
    assert reading.truth is truth
    assert "two results in a row" not in reading.value
    if truth is Truth.FALSE:
        assert reading.value == "VEGF did not rise."


def test_two_rises_name_no_relapse_rule(series, tables):
    reading = rise(series(before(1000), *values(40, 200, 300)), tables.points)
    assert "two results in a row" in reading.value
    assert "No published number" in reading.value
