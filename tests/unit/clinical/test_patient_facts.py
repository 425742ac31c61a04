from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.engraftment.days import full_date
from poems_desktop.clinical.patient_facts import facts_about, own_vegf
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import DateAnswer, Measurement, Patient, Record, Visit
from poems_desktop.core.partial_date import PartialDate

AS_OF = date(2025, 11, 20)


def vegf(number, day, **more):
    given = {"test": "vegf", "value": Decimal(58), "unit": "pg/mL", "specimen": "plasma"}
    return Measurement(id=f"r{number}", collected=day, **(given | more))


@pytest.fixture
def make(shipped):
    def made(*results, **answers):
        visit = Visit(id="v", date=PartialDate(2024, 1, 2), results=results, answers=answers)
        return Assessment(
            Record(patient=Patient(id="p"), visits=(visit,)), shipped, Policy(), AS_OF
        )

    return made


def test_an_empty_record_says_nothing(make):
    assert facts_about(make(), None) == {}
    assert own_vegf(make(), 3) == ()


def test_the_laboratory_is_that_of_the_newest_result(make):
    found = make(
        vegf(1, PartialDate(2025, 5, 1), laboratory="Meridian"),
        vegf(2, PartialDate(2025, 3, 1), laboratory="Harbour"),
        vegf(3, None, laboratory="Nowhere"),
    )
    assert facts_about(found, None)["laboratory"] == "Meridian"


def test_an_unnamed_laboratory_is_not_replaced_by_an_older_one(make):
    found = make(
        vegf(1, PartialDate(2025, 5, 1)), vegf(2, PartialDate(2025, 3, 1), laboratory="Harbour")
    )
    assert "laboratory" not in facts_about(found, None)


def test_results_come_newest_first_and_later_or_unread_ones_not_at_all(make):
    found = make(
        vegf(1, PartialDate(2025, 3, 1)),
        vegf(2, PartialDate(2025, 5, 1), comparator="<", value=Decimal(31)),
        vegf(3, PartialDate(2025, 12, 1)),
        vegf(4, PartialDate(2025, 6, 1), value=None),
        vegf(5, PartialDate(2025, 7, 1), unread={"unit": "pgs"}),
        vegf(6, None, when="in spring", specimen=None),
    )
    rows = own_vegf(found, 9)
    assert [row.day for row in rows] == ["01-May-2025", "01-Mar-2025", "in spring"]
    assert rows[0].value == "<31 pg/mL"
    assert rows[2].specimen == "Not stated"
    assert [row.day for row in own_vegf(found, 1)] == ["01-May-2025"]


def test_the_next_visit_is_given_while_its_time_has_not_passed(make):
    recent = PartialDate(2025, 10, 1)
    found = make(diagnosis_date=DateAnswer(value=recent))
    assert facts_about(found, None)["next_visit"] == "01-Jan-2026 to 01-Apr-2026"
    old = make(diagnosis_date=DateAnswer(value=PartialDate(2023, 12, 1)))
    assert "next_visit" not in facts_about(old, None)


@given(zero=st.dates(date(2000, 1, 1), date(2099, 1, 1)))
def test_the_days_are_counted_from_day_0(shipped, zero):
    record = Record(patient=Patient(id="p"))
    found = facts_about(Assessment(record, shipped, Policy(), AS_OF), zero)
    assert found["day_zero"] == full_date(zero)
    assert found["first_day"] == full_date(zero + timedelta(days=7))
    assert found["last_day"] == full_date(zero + timedelta(days=15))


def test_a_result_without_specimen_names_only_its_laboratory(make):
    bare = vegf(1, PartialDate(2024, 1, 2), laboratory="Elm Valley", specimen=None)
    found = facts_about(make(bare), None)
    assert found["laboratory"] == "Elm Valley"
    assert "specimen" not in found
