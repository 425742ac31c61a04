"""How long ago something was."""

from datetime import date

import pytest

from poems_desktop.app.time_words import time_since
from poems_desktop.core.partial_date import PartialDate

AS_OF = date(2025, 11, 20)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2022-03-12", "3 y 8 mo"),
        ("2022-03-20", "3 y 8 mo"),
        ("2022-03-21", "3 y 7 mo"),
        ("2025-11-20", "less than 1 mo"),
        ("2024-11-20", "1 y"),
        ("2022", "about 2 y"),
        ("2025-10", "under 1 y"),
        ("2025-11-21", ""),
        ("2025", ""),
    ],
)
def test_the_time_since_is_as_exact_as_the_date(day, text):
    assert time_since(PartialDate.from_iso(day), AS_OF) == text
