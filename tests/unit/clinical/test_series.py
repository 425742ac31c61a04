"""Changes are shown only between results that may be compared; else the reason is shown."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.record import Measurement, Patient, Record, Visit
from poems_desktop.clinical.series import latest, listed_as, rows, specimen_matters, specimen_of
from poems_desktop.core.partial_date import PartialDate


def _result(name, value, day, **given):
    filled = {"test": "vegf", "unit": "pg/mL", "specimen": "plasma", "laboratory": "A", **given}
    number = None if value is None else Decimal(value)
    collected = day and PartialDate.from_iso(day)
    return Measurement(id=name, value=number, collected=collected, **filled)


def _rows(shipped, *results, test="vegf"):
    record = Record(patient=Patient(id="p"), visits=(Visit(id="v", results=results),))
    return {row.result.id: row for row in rows(record, shipped, test)}


def test_the_change_is_from_the_previous_result_of_the_same_series(shipped):
    found = _rows(
        shipped,
        _result("c", "90", "2021-03"),
        _result("a", "360", "2021-01"),
        _result("b", "180", "2021-02"),
    )
    assert list(found) == ["c", "b", "a"]
    assert found["a"].why_not == "first result"
    assert (found["b"].change.difference, found["b"].change.percent) == (Decimal(-180), -50)
    assert found["c"].change.previous.id == "b"


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ({}, {"specimen": "serum"}, "first result"),
        ({}, {"specimen": None}, "set aside"),
        ({}, {"laboratory": "B"}, "first at this lab"),
        ({}, {"laboratory": ""}, "lab not stated"),
        ({"laboratory": ""}, {}, "lab not stated"),
        ({}, {"comparator": "<"}, "reported as a bound"),
        ({"comparator": ">"}, {}, "reported as a bound"),
        ({}, {"unit": None}, "unit not stated"),
        ({"unit": None}, {}, "unit not stated"),
        ({}, {"unit": "xULN"}, "other unit"),
    ],
)
def test_results_that_may_not_be_compared_say_why(shipped, first, second, why):
    found = _rows(
        shipped,
        _result("a", "300", "2021-01", **first),
        _result("b", "150", "2021-02", **second),
    )
    assert (found["b"].change, found["b"].why_not) == (None, why)


def test_a_result_without_date_has_no_place_in_a_series(shipped):
    found = _rows(shipped, _result("a", "300", "2021-01"), _result("b", "150", None))
    assert found["b"].why_not == "no date"
    assert found["a"].why_not == "first result"


def test_units_are_converted_into_the_later_one(shipped):
    found = _rows(
        shipped,
        _result("a", "0.3", "2021-01", unit="ng/mL"),
        _result("b", "450", "2021-02", unit="ng/L"),
    )
    change = found["b"].change
    assert (change.difference, change.percent) == (Decimal(150), 50)


def test_no_percent_of_zero(shipped):
    found = _rows(shipped, _result("a", "0", "2021-01"), _result("b", "5", "2021-02"))
    assert (found["b"].change.difference, found["b"].change.percent) == (Decimal(5), None)


def test_names_of_vegf_tests_are_one_test_and_results_without_value_none(shipped):
    found = _rows(
        shipped,
        _result("a", "300", "2021-01", test="vegf_plasma"),
        _result("b", "150", "2021-02"),
        _result("c", None, "2021-03"),
        _result("d", "250", "2021-03", test="platelets", specimen=None),
    )
    assert set(found) == {"a", "b"}
    assert found["b"].change.percent == -50


def test_labels_name_the_specimen_of_vegf(shipped):
    found = _rows(
        shipped,
        _result("a", "1", "2021", specimen=None),
        _result("b", "1", "2021", specimen=None, test="vegf_serum"),
        _result("c", "1", "2021", test="il6"),
        _result("d", "1", "2021", test="from_elsewhere"),
        test=None,
    )
    assert found["a"].label == "VEGF, specimen not stated"
    assert found["b"].label == "VEGF, serum"
    assert found["c"].label == "Interleukin 6"
    assert found["d"].label == "from_elsewhere"


def test_the_latest_of_each_test_and_specimen_vegf_first(shipped):
    results = (
        _result("a", "1", "2021-01"),
        _result("b", "2", "2021-02"),
        _result("c", "3", "2020-01", specimen="serum"),
        _result("d", "4", "2022-01", test="platelet_count", specimen=None),
        _result("e", "5", "2023-01", test="from_elsewhere", specimen=None),
        _result("f", "6", "2019-01", specimen=None),
    )
    record = Record(patient=Patient(id="p"), visits=(Visit(id="v", results=results),))
    assert [row.result.id for row in latest(record, shipped)][:3] == ["b", "c", "f"]
    assert {row.result.id for row in latest(record, shipped)} == {"b", "c", "d", "e", "f"}


def test_scales_and_bedside_values_need_no_laboratory(shipped):
    bare = {"specimen": None, "laboratory": ""}
    weight = {"test": "body_weight", "unit": "kg", **bare}
    found = _rows(
        shipped,
        _result("a", "60", "2021-01", **weight),
        _result("b", "63", "2021-02", **weight),
        _result("c", "64", "2021-03", **{**weight, "laboratory": "Ward 3"}),
        test="body_weight",
    )
    assert (found["b"].change.difference, found["b"].change.percent) == (Decimal(3), 5)
    assert found["c"].why_not == "lab not stated"
    score = {"test": "onls_total", "unit": "{score}", **bare}
    found = _rows(
        shipped,
        _result("a", "7", "2021-01", **score),
        _result("b", "5", "2021-02", **score),
        test="onls_total",
    )
    assert found["b"].change.difference == Decimal(-2)
    count = {"test": "platelets", "unit": "10*9/L", **bare}
    found = _rows(
        shipped,
        _result("a", "700", "2021-01", **count),
        _result("b", "500", "2021-02", **count),
        test="platelets",
    )
    assert found["b"].why_not == "lab not stated"


def test_the_name_of_a_test_may_say_the_specimen(shipped):
    named = _result("a", "300", "2021-01", test="vegf_serum", specimen=None)
    assert specimen_of(named) == "serum"
    assert specimen_of(_result("b", "300", "2021-01", specimen=None)) is None
    assert specimen_matters("vegf_serum", shipped)
    assert specimen_matters("il6", shipped)
    assert not specimen_matters("platelets", shipped)


def test_a_result_that_no_rule_reads_says_so_and_is_compared_with_nothing(shipped):
    results = (
        _result("a", "360", "2021-01"),
        _result("wrong", "90", "2021-02", unread={"collected": "31-Feb-2021"}),
        _result("c", "180", "2021-03"),
        _result("ahead", "20", "2031-01"),
    )
    record = Record(patient=Patient(id="p"), visits=(Visit(id="v", results=results),))
    day = date(2021, 12, 31)
    found = {one.result.id: one for one in rows(record, shipped, "vegf", day)}
    assert [(one.used, one.why_not) for one in found.values()] == [
        (False, "dated later"), (True, None), (False, "needs correction"), (True, "first result"),
    ]  # fmt: skip
    assert found["c"].change.previous.id == "a"
    assert found["ahead"].change is None
    assert [one.result.id for one in latest(record, shipped, day)] == ["c"]


@pytest.mark.parametrize("test", ["vegf", "vegf_serum", "vegf_plasma"])
def test_all_kinds_of_vegf_are_listed_as_one(test):
    assert listed_as(test) == "vegf"


def test_every_other_test_is_listed_by_itself(shipped):
    others = [key for key in shipped.fields if not key.startswith("vegf")]
    assert [listed_as(key) for key in others] == others
