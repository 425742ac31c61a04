"""One result in words, and tables that a spreadsheet may open."""

from decimal import Decimal

import pytest

from poems_desktop.app.result_csv import csv_bytes
from poems_desktop.app.result_words import direction, sentence, value_text
from poems_desktop.clinical.record import Measurement
from poems_desktop.clinical.series import Change, Row
from poems_desktop.core.partial_date import PartialDate


def _one(value="1920", **given):
    filled = {"unit": "pg/mL", "specimen": "serum", "laboratory": "Elm", **given}
    day = PartialDate(2022, 3, 8)
    return Measurement(id="a", test="vegf", value=Decimal(value), collected=day, **filled)


def test_a_bound_and_its_missing_change_are_said(shipped):
    one = _one("31", comparator="<", laboratory="")
    row = Row(one, "VEGF, serum", None, "reported as a bound")
    assert sentence(row, shipped) == (
        "VEGF, serum: <31 pg/mL, 08-Mar-2022, laboratory not stated. "
        "Reported as a bound, so there is no change."
    )


@pytest.mark.parametrize(
    ("value", "given", "said"),
    [
        ("1920", {}, "1,920 pg/mL"),
        ("0.62", {"unit": "1"}, "0.62"),
        ("4", {"unit": "{score}"}, "4"),
        ("1.65", {"unit": "{ratio}", "comparator": ">"}, ">1.65"),
        ("3", {"unit": None}, "3 no unit"),
        ("3", {"unit": ""}, "3 no unit"),
    ],
)
def test_a_value_says_its_unit_or_that_there_is_none(shipped, value, given, said):
    assert value_text(_one(value, **given), shipped) == said


def test_a_change_names_what_it_is_from(shipped):
    row = Row(_one(), "VEGF, serum", Change(_one("2000"), Decimal(-80), -4), None)
    assert sentence(row, shipped).endswith(
        "Change \u221280 (\u22124%) from 2,000 pg/mL of 08-Mar-2022."
    )


def test_what_the_series_says_it_never_compares_is_said_whole(shipped):
    known = ("first result", "first at this lab", "lab not stated", "set aside", "no date",
             "reported as a bound", "unit not stated", "other unit")  # fmt: skip
    for why in known:
        said = sentence(Row(_one(), "VEGF", None, why), shipped).rpartition("Elm. ")[2]
        assert said.endswith(".")
        assert said != why


@pytest.mark.parametrize(
    ("test", "said"),
    [("onls_total", "lower is better"), ("six_minute_walk", "higher is better"), ("albumin", "")],
)
def test_only_a_scale_has_a_direction(shipped, test, said):
    assert direction(test, shipped) == said


def test_a_cell_is_never_a_formula():
    text = csv_bytes(("Lab",), [("=1+1",), ("@x",), ("+4 (+7%)",), ("Meridian, west",)])
    assert text.decode("utf-8-sig").splitlines() == [
        "Lab", "'=1+1", "'@x", "'+4 (+7%)", '"Meridian, west"',
    ]  # fmt: skip
