"""From when to when a clinician's word stands, and what it says of itself."""

import pytest

from poems_desktop.clinical.override import Override
from poems_desktop.core.partial_date import PartialDate


def _override(**parts):
    given = {
        "set_id": "dispenzieri",
        "criterion_id": "endocrinopathy",
        "truth": "true",
        "reason": "both axes are involved.",
        "author": " Dr. Ada ",
        "day": "2025-06-10",
    }
    return Override.model_validate(given | parts)


@pytest.mark.parametrize(
    ("day", "withdrawn", "limit", "stands"),
    [
        ("2025-06-10", None, "2025-06-09", False),
        ("2025-06-10", None, "2025-06-10", True),
        ("2025-06-10", None, "2025-06-11", True),
        ("2025-06", None, "2025-06-10", True),
        ("2025-07", None, "2025-06-10", False),
        ("2025-06-10", "2025-08-01", "2025-07-31", True),
        ("2025-06-10", "2025-08-01", "2025-08-01", False),
        ("2025-06-10", "2025-08-01", "2025-08-02", False),
        ("2025-06-10", "2025-08", "2025-08-15", True),
        ("2025-06-10", "2025-08", "2025-09-01", False),
        ("2025-06-10", "2025-08-01", "2025-06-01", False),
    ],
)
def test_it_stands_from_its_day_until_it_is_surely_withdrawn(day, withdrawn, limit, stands):
    one = _override(day=day, withdrawn=withdrawn)
    assert one.stands(PartialDate.from_iso(limit)) is stands


def test_it_names_its_author_and_reason():
    assert _override().because == "overridden by Dr. Ada because both axes are involved"
