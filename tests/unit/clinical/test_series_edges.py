"""Which result of a series is shown as the latest, and what a change is counted from."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.record import Measurement, Patient, Record, Visit
from poems_desktop.clinical.series import latest, rows
from poems_desktop.core.partial_date import PartialDate

DAY = date(2025, 11, 20)


def _result(name, value, day, **given):
    filled = {"test": "vegf", "unit": "pg/mL", "specimen": "plasma", "laboratory": "A", **given}
    collected = day and PartialDate.from_iso(day)
    return Measurement(id=name, value=Decimal(value), collected=collected, **filled)


def _record(*results):
    return Record(patient=Patient(id="p"), visits=(Visit(id="v", results=results),))


@pytest.mark.parametrize(
    ("newer", "as_of", "shown"),
    [
        ({"day": "2025-11-20"}, DAY, "new"),
        ({"day": "2025-11-21"}, DAY, "old"),
        ({"day": "2025-11"}, DAY, "new"),
        ({"day": "2025-12"}, DAY, "old"),
        ({"day": "2025-11-21"}, None, "new"),
        ({"day": "2025-10-01", "unread": {"value": "3x"}}, DAY, "old"),
        ({"day": "2025-10-01", "unread": {"value": "3x"}}, None, "old"),
        ({"day": "2025-10-01"}, DAY, "new"),
        ({"day": None}, DAY, "old"),
    ],
)
def test_what_is_of_a_later_day_or_needs_correction_hides_no_older_one(
    shipped, newer, as_of, shown
):
    given = dict(newer)
    record = _record(_result("old", "300", "2025-01-10"), _result("new", "90", **given))
    (row,) = latest(record, shipped, as_of)
    assert row.result.id == shown


@pytest.mark.parametrize(
    "given",
    [{"day": "2026-01-01"}, {"day": "2025-01-01", "unread": {"value": "3x"}}, {"day": None}],
)
def test_one_that_does_not_hold_is_still_shown_where_there_is_no_other(shipped, given):
    (row,) = latest(_record(_result("only", "90", **given)), shipped, DAY)
    assert row.result.id == "only"


@pytest.mark.parametrize(
    ("before", "after", "percent"),
    [("100", "450", 350), ("100", "100.5", 1), ("100", "100.4", 0), ("100", "50", -50)],
)
def test_percent_of_the_previous_result(shipped, before, after, percent):
    record = _record(_result("a", before, "2021-01-01"), _result("b", after, "2021-02-01"))
    found = {row.result.id: row for row in rows(record, shipped)}
    assert found["b"].change.percent == percent


@pytest.mark.parametrize(
    ("laboratories", "why"),
    [
        (("", "A", "A"), None),
        (("A", "", "A"), "lab not stated"),
        (("B", "A", "A"), None),
        (("A", "B", "A"), None),
        (("B", "B", "A"), "first at this lab"),
        (("A", "A", ""), "lab not stated"),
    ],
)
def test_the_laboratory_of_the_result_before_says_whether_there_is_a_change(
    shipped, laboratories, why
):
    results = [
        _result(f"r{place}", "100", f"2021-0{place}-01", laboratory=laboratory)
        for place, laboratory in enumerate(laboratories, 1)
    ]
    newest = rows(_record(*results), shipped)[0]
    assert (newest.result.id, newest.why_not) == ("r3", why)
