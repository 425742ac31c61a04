from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Choice, Measurement, Patient, Record, Visit
from poems_desktop.clinical.send_out import SentTest, lint_send_out, load_send_out, on_record
from poems_desktop.core.partial_date import PartialDate


@pytest.fixture(scope="module")
def sheet():
    return load_send_out()


@pytest.fixture
def states(shipped, sheet):
    def found(*visits):
        record = Record(patient=Patient(id="p"), visits=visits)
        assessment = Assessment(record, shipped, Policy(), date(2025, 11, 20))
        return {one.test.title: one for one in on_record(assessment, sheet)}

    return found


def test_nothing_recorded_leaves_every_test_open(states, sheet):
    found = states()
    assert len(found) == len(sheet.test)
    assert {one.text for one in found.values()} == {"Not recorded"}
    assert all(one.missing for one in found.values())


def test_half_of_a_test_is_recorded_in_part(states):
    day = PartialDate(2025, 3, 12)
    answers = {"serum_immunofixation": Choice(value="positive")}
    one = states(Visit(id="v", date=day, answers=answers))["Immunofixation of serum and urine"]
    assert one.text == "Recorded in part, last 12-Mar-2025"
    assert one.missing == ("Urine immunofixation",)


def test_not_done_is_not_recorded(states):
    answers = {"serum_immunofixation": Choice(value="not_done")}
    found = states(Visit(id="v", date=PartialDate(2025, 3, 12), answers=answers))
    assert found["Immunofixation of serum and urine"].text == "Not recorded"


def test_a_whole_test_names_its_newest_date(states):
    results = tuple(
        Measurement(id=key, test=key, value=Decimal(12), unit="mg/L", collected=day)
        for key, day in (
            ("flc_kappa", PartialDate(2025, 3, 1)),
            ("flc_lambda", PartialDate(2025, 4, 1)),
        )
    )
    one = states(Visit(id="v", date=PartialDate(2025, 3, 1), results=results))
    assert one["Free light chains, serum"].text == "Recorded, last 01-Apr-2025"
    assert one["Free light chains, serum"].missing == ()


def test_what_is_dated_later_is_not_on_record(states):
    result = Measurement(
        id="r", test="cortisol_am", value=Decimal(12), collected=PartialDate(2026, 1, 1)
    )
    found = states(Visit(id="v", date=PartialDate(2025, 3, 1), results=(result,)))
    assert found["Cortisol in the morning"].text == "Not recorded"


def test_vegf_in_plasma_says_tube_ice_spin_and_freezer(sheet):
    plasma = next(one for one in sheet.sample if one.title == "VEGF in plasma")
    steps = " ".join(step.text for step in plasma.step)
    for words in ("EDTA", "wet ice", "1500 g for 10 minutes at 4 °C", "Freeze within 30 minutes",
                  "21 days frozen", "24 hours", "Room temperature", "bevacizumab"):  # fmt: skip
        assert words in steps
    assert all(step.cites for step in plasma.step)


def test_unknown_fields_and_citations_are_problems(sheet, shipped):
    assert list(lint_send_out(sheet, shipped)) == []
    wrong = SentTest(
        title="X", keys=("no_such_field",), tell="Y", cites=("nobody_1900",), confidence="own"
    )
    found = [str(p) for p in lint_send_out(sheet.model_copy(update={"test": (wrong,)}), shipped)]
    assert any("no_such_field" in one for one in found)
    assert any("nobody_1900" in one for one in found)
