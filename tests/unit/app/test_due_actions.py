"""Nothing found today goes into the visit of another day, and nothing into a signed one."""

from datetime import date

import pytest

from poems_desktop.app.due_actions import obstacle
from poems_desktop.clinical.record import Visit
from poems_desktop.core.partial_date import PartialDate

TODAY = date(2025, 11, 20)


def visit(day, *, signed=False):
    when = None if day is None else PartialDate.from_iso(day)
    return Visit(id="v", date=when, signed=signed)


@pytest.mark.parametrize(
    ("day", "of_today", "said"),
    [
        ("2025-11-20", True, ""),
        ("2025-11-20", False, ""),
        ("2025-11-19", True, "is not of today"),
        ("2025-11-19", False, ""),
        ("2025-11", True, "is not of today"),  # perhaps of today is not of today
        (None, True, "is not of today"),
        (None, False, ""),
    ],
)
def test_a_draft_takes_what_belongs_to_its_day(open_session, day, of_today, said):
    session = open_session(visit(day))
    found = obstacle(session, TODAY, of_today=of_today)
    assert bool(found) == bool(said)
    assert said in found


@pytest.mark.parametrize("of_today", [True, False])
def test_a_signed_visit_takes_nothing(open_session, of_today):
    session = open_session(visit("2025-11-20", signed=True))
    assert "is signed and is not changed" in obstacle(session, TODAY, of_today=of_today)


@pytest.mark.parametrize("of_today", [True, False])
def test_without_a_visit_nothing_can_be_entered(of_today):
    assert obstacle(None, TODAY, of_today=of_today) == "No visit is begun for this patient."
