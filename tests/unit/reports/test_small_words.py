from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.record import Measurement, Patient
from poems_desktop.clinical.series import Change
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.reports.identity import age, full_name, short_identity
from poems_desktop.reports.numbers import change, reported
from poems_desktop.reports.sources import Sources

BEFORE = Measurement(id="m", test="vegf", value=Decimal(1460), comparator="<")


@pytest.mark.parametrize(
    ("difference", "percent", "shown"),
    [("-550", -38, "−550 (−38%)"), ("0.3", 2, "+0.3 (+2%)"), ("0", 0, "0 (0%)"),
     ("1200", None, "+1,200"), ("-0.1", 0, "−0.1 (0%)")],
)  # fmt: skip
def test_a_change_has_its_sign(difference, percent, shown):
    assert change(Change(BEFORE, Decimal(difference), percent)) == shown


def test_a_result_keeps_its_comparator():
    assert reported(BEFORE) == "<1,460"
    assert reported(BEFORE.model_copy(update={"value": None})) == "no value"


@pytest.mark.parametrize(
    ("birth", "shown"),
    [("1966-11-20", "59 y"), ("1966-11-21", "58 y"), ("1966-11", "58 or 59 y"),
     ("1966", "58 or 59 y"), ("1966-01", "59 y"), ("2030-01-01", "0 y")],
)  # fmt: skip
def test_an_age_is_as_sure_as_the_birth_date(birth, shown):
    assert age(PartialDate.from_iso(birth), date(2025, 11, 20)) == shown


def test_a_long_name_leaves_room_for_birth_date_and_number():
    patient = Patient(
        id="p", family="N" * 300, given="x", record_number="R1", born=PartialDate(1966)
    )
    line = short_identity(patient)
    assert "…" in line
    assert line.endswith("· Born 1966 · R1")
    assert full_name(patient).count("N") == 300


def test_references_list_exactly_the_marks_used(definitions):
    sources = Sources(definitions)
    assert sources.lines() == []
    assert sources.marks(["faq_2017#11", "faq_2017#6", "nord_2021"]) == "F11, F6, N"
    lines = sources.lines()
    assert lines[0].startswith("F6, F11: POEMS FAQ")
    assert lines[1].startswith("N: ")
    assert len(lines) == 2
