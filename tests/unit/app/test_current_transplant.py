"""Which of several transplants banner, overview, list, log and print speak of: the same one."""

from datetime import date, timedelta

import pytest

from poems_desktop.app.patient_marks import day_zero_mark, unit_mark
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Patient, Record
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate

TODAY = date(2025, 11, 20)


def transplant(name, when):
    if isinstance(when, int):
        day = PartialDate.of(TODAY - timedelta(days=when))
    else:
        day = None if when is None else PartialDate.from_iso(when)
    return Transplant(id=name, day_zero_rule="stated", day0=day)


@pytest.mark.parametrize(
    ("days", "chosen", "listed"),
    [
        ((9, -60), 0, "Day +9"),  # one that is planned does not take the watch from one that runs
        ((-60, 9), 1, "Day +9"),
        ((25, -5), 0, "Day +25"),  # both logs run: the one that has begun
        ((1800, -5), 1, "Day \N{MINUS SIGN}5"),  # the log runs before the infusion
        ((1800, 900), 1, None),
        ((1800, -60), 0, None),
        ((-90, -60), 1, None),
        (("2019", 1800), 1, None),
        (("2024", 1800), 0, None),
        ((None, 9), 1, "Day +9"),
        ((None,), 0, None),
        ((None, None), 1, None),  # the one recorded last
        ((), None, None),
    ],
)
def test_the_transplant_that_counts_on_the_day(days, chosen, listed):
    all_of = tuple(transplant(str(place), when) for place, when in enumerate(days))
    record = Record(patient=Patient(id="p"), transplants=all_of)
    assessment = assess(record, load_definitions(), Policy(), TODAY)
    found, mark = assessment.current_transplant, unit_mark(assessment)
    assert (None if found is None else found.id) == (None if chosen is None else str(chosen))
    assert (None if mark is None else mark.text) == listed


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (9, ("11-Nov-2025", "Day +9", True)),
        (6, ("14-Nov-2025", "Day +6", False)),
        (16, ("04-Nov-2025", "Day +16", False)),
        (900, ("04-Jun-2023", "2 y 5 mo after", False)),
        ("2025-10", ("Oct-2025", "under 1 y ago", False)),
        ("2025-11", ("Nov-2025", "", False)),
        ("2022", ("2022", "about 2 y ago", False)),
        ("2026-02", ("Feb-2026", "", False)),
        (None, None),
    ],
)
def test_day_0_is_told_as_exactly_as_it_is_known(when, said):
    record = Record(patient=Patient(id="p"), transplants=(transplant("one", when),))
    mark = day_zero_mark(assess(record, load_definitions(), Policy(), TODAY))
    assert (None if mark is None else (mark.day, mark.after, mark.watched)) == said
