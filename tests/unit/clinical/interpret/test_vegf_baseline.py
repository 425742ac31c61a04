from datetime import date

import pytest

from poems_desktop.clinical.interpret.vegf_baseline import arrange, change, fall
from poems_desktop.clinical.interpret.vegf_sample import SampleDetails
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth


def after(value, **parts):
    return {"value": value, "collected": "2024-09-10", **parts}


def test_the_newest_after_treatment_is_held_against_the_last_before(series):
    one = series(
        {"value": 900, "collected": "2023-01-10"},
        {"value": 500, "collected": "2024-01-10"},
        after(100, collected="2024-07-10"),
        after(50),
    )
    assert one.baseline.result.value == 500
    assert one.latest.result.value == 50
    reading = change(one)
    assert reading.value == "VEGF fell by 90% from the baseline."
    assert [i.place for i in reading.inputs] == ["r2", "r4"]
    assert reading.confidence == "computed"


def test_trap_33_the_fall_counts_from_the_baseline_not_from_the_last_value(series):
    one = series({"value": 1000}, after(300, collected="2024-07-10"), after(270))
    assert change(one).value == "VEGF fell by 73% from the baseline."


@pytest.mark.parametrize("why", ["steroids", "acute_illness"])
def test_trap_33_a_value_on_steroids_or_in_illness_is_no_baseline(arranged, why):
    details = {"r2": SampleDetails(result_id="r2", **{why: True})}
    found = arranged(
        {"value": 1000, "collected": "2024-01-10"},
        {"value": 200, "collected": "2024-05-10"},
        after(100),
        details=details,
    )
    (one,) = found.series
    assert one.baseline.result.value == 1000
    assert "not a baseline" in found.aside[0].why


def test_steroids_later_on_do_not_take_a_later_result_out(series):
    details = {"r2": SampleDetails(result_id="r2", steroids=True)}
    assert series({"value": 1000}, after(100), details=details).latest.result.value == 100


def test_a_fit_sample_stays_a_baseline(series):
    details = {"r1": SampleDetails(result_id="r1", steroids=False, acute_illness=False)}
    assert series({"value": 1000}, after(100), details=details).baseline.result.value == 1000


def test_trap_30_specimens_and_laboratories_stay_in_series_of_their_own(arranged):
    found = arranged(
        {"value": 1000},
        {"value": 9000, "specimen": "serum"},
        {"value": 800, "laboratory": "Oak"},
        after(100, laboratory=" elm "),
    )
    assert {(s.specimen, s.laboratory) for s in found.series} == {
        ("plasma", "Elm"),
        ("serum", "Elm"),
        ("plasma", "Oak"),
    }
    readings = {(s.specimen, s.laboratory): change(s) for s in found.series}
    assert readings["plasma", "Elm"].value == "VEGF fell by 90% from the baseline."
    for place in (("serum", "Elm"), ("plasma", "Oak")):
        assert readings[place].value == "Not evaluable."
        assert readings[place].missing


def test_trap_35_a_fall_from_a_bound_is_a_bound(series):
    one = series({"value": ">2000"}, after(500))
    assert change(one).value == "VEGF fell by at least 75% from the baseline."
    one = series({"value": 225}, after("<31"))
    assert change(one).value == "VEGF fell by at least 86% from the baseline."


def test_trap_40_ng_per_liter_is_pg_per_milliliter(series):
    one = series({"value": 500, "unit": "ng/L"}, after(50, unit="pg/mL"))
    assert change(one).value == "VEGF fell by 90% from the baseline."
    one = series({"value": "0.5", "unit": "ng/mL"}, after(50))
    assert change(one).value == "VEGF fell by 90% from the baseline."


def test_multiples_of_the_limit_compare_only_with_multiples(series):
    one = series({"value": 8, "unit": "xULN"}, after(2, unit="xULN"))
    assert change(one).value == "VEGF fell by 75% from the baseline."
    one = series({"value": 8, "unit": "xULN"}, after(100))
    assert change(one).value == "Not evaluable."
    assert change(one).missing == ("Both results in units that can be compared.",)


def test_without_a_result_before_or_after_nothing_is_said(series):
    one = series(after(100))
    assert "before treatment" in change(one).missing[0]
    one = series({"value": 100})
    assert "after treatment began" in change(one).missing[0]
    assert fall(one.baseline, one.baseline).exact == 0


@pytest.mark.parametrize(
    ("result", "why"),
    [
        ({"value": 880, "specimen": None}, "specimen is not known"),
        ({"value": 880, "laboratory": None}, "laboratory is not stated"),
        ({"value": 880, "laboratory": "  "}, "laboratory is not stated"),
        ({"value": 880, "collected": None}, "No date"),
        ({"value": 880, "collected": "2026-01-01"}, "Collected after"),
        ({"value": None}, "No readable value"),
        ({"value": 880, "unread": {"value": "8 80"}}, "No readable value"),
        ({"value": 880, "unit": ""}, "unit is missing"),
        ({"value": 880, "unit": "mg/dL"}, "possible range"),
        ({"value": 880, "unit": "s"}, "unit is missing"),
        ({"value": 60000}, "possible range"),
        ({"value": -1}, "possible range"),
        ({"value": 880, "collected": "2024"}, "before or after treatment"),
        ({"value": 880, "test": "vegf_serum", "laboratory": "Elm", "collected": "2024-01-10",
          "specimen": "plasma"}, "differently"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_set_aside_with_its_reason(arranged, result, why):
    found = arranged(result)
    assert not found.series
    assert why in found.aside[0].why


@pytest.mark.parametrize(("value", "used"), [(0, 1), (50000, 1), (50001, 0)])
def test_the_possible_range_includes_its_ends(arranged, value, used):
    assert len(arranged({"value": value}).series) == used


def test_a_specimen_in_the_name_of_the_test_is_enough(arranged):
    one = {"test": "vegf_serum", "value": 880, "laboratory": "Elm", "collected": "2024-01-10"}
    (series,) = arranged({**one, "collected": PartialDate(2024, 1, 10)}).series
    assert series.specimen == "serum"


@pytest.mark.parametrize(("given", "used"), [("TRUE", 0), ("UNKNOWN", 0), ("FALSE", 1)])
def test_trap_38_what_follows_bevacizumab_is_not_compared(arranged, given, used):
    found = arranged({"value": 500}, bevacizumab={"r1": Truth[given]})
    assert len(found.series) == used
    assert len(found.aside) == 1 - used
    assert all("bevacizumab" in one.why for one in found.aside)


def test_a_result_of_the_day_of_reading_counts(series):
    assert series(after(50, collected="2025-11-20"), as_of=date(2025, 11, 20)).latest


def test_nothing_was_treated_where_no_treatment_is_recorded(series):
    one = series({"value": 500}, after(50), treatments=())
    assert one.latest is None
    assert one.baseline.result.value == 50


def test_a_range_is_checked_only_where_the_field_has_one(arranged, shipped, vegf_course, points_of):
    class Bare:
        def result(self, key):
            return None

    course = vegf_course({"value": 60000})
    assert arrange(points_of(course), Bare(), course.as_of).series


def test_a_series_is_in_the_order_of_collection_however_it_was_given(vegf_course, points_of):
    course = vegf_course(
        {"value": 300, "collected": "2024-03-10"},
        {"value": 200, "collected": "2024-02"},
        {"value": 100, "collected": "2024-02-01"},
    )
    points = points_of(course)
    for given in (points, tuple(reversed(points))):
        (found,) = arrange(given, course.definitions, course.as_of).series
        assert [one.value.exact for one in found.before] == [100, 200, 300]
