"""What the panel tells of a day: as known then, and never more than is known today."""

from datetime import date, timedelta

import pytest

from poems_desktop.app.transplant_view import course_grid, day_view
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Patient, Record
from poems_desktop.clinical.transplant import Infusion, LogEntry, Temperature, Transplant
from poems_desktop.core.truth import Truth

TODAY = date(2025, 11, 20)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def transplant(name: str, zero: date) -> Transplant:
    hot = Temperature(value="38.9", unit="Cel")
    entry = LogEntry(id=f"e-{name}", day=TODAY, temperature=hot)
    infusion = Infusion(id=f"i-{name}", day=zero)
    return Transplant(id=name, infusions=(infusion,), entries=(entry,))


FIRST = transplant("first", date(2025, 11, 11))
SECOND = transplant("second", date(2025, 11, 5))


@pytest.fixture
def assessment(shipped):
    record = Record(patient=Patient(id="p"), transplants=(FIRST, SECOND))
    return assess(record, shipped, Policy(), TODAY)


def fever(view) -> Truth:
    return next(one.today.truth for one in view.panel.features if one.name == "fever")


@pytest.mark.parametrize(
    ("day", "as_of", "title", "told"),
    [
        (YESTERDAY, YESTERDAY, "Day +8, 19-Nov-2025", Truth.UNKNOWN),
        (TODAY, TODAY, "Day +9, 20-Nov-2025", Truth.TRUE),
        (TOMORROW, TODAY, "Day +9, 20-Nov-2025", Truth.TRUE),
    ],
)
def test_a_day_is_told_as_known_then(assessment, day, as_of, title, told):
    view = day_view(FIRST, assessment, day, TODAY, arithmetic=False)
    assert (view.panel.as_of, view.log.as_of, view.title) == (as_of, as_of, title)
    assert (view.today, fever(view)) == (as_of == TODAY, told)


def test_arithmetic_is_for_today_alone_and_only_where_it_was_switched_on(assessment):
    def shown(day: date, *, switched_on: bool) -> bool:
        return day_view(FIRST, assessment, day, TODAY, arithmetic=switched_on).arithmetic

    assert shown(TODAY, switched_on=True)
    assert not shown(TODAY, switched_on=False)
    assert not shown(YESTERDAY, switched_on=True)


def test_today_is_the_panel_of_the_assessment_each_of_its_own_transplant(assessment):
    for one, panel in zip((FIRST, SECOND), assessment.engraftment, strict=True):
        assert day_view(one, assessment, TODAY, TODAY, arithmetic=False).panel is panel


def test_a_transplant_newer_than_the_assessment_is_weighed_too(assessment):
    new = transplant("new", date(2025, 11, 18))
    assert day_view(new, assessment, TODAY, TODAY, arithmetic=False).title == "Day +2, 20-Nov-2025"


def test_what_counts_as_a_feature_is_set_in_bold_in_the_table(assessment):
    grid = course_grid(FIRST, assessment, TODAY)
    temperature = next(row for row in grid.rows if row.key == "temperature")
    at = grid.column(TODAY)
    assert [cell.strong for cell in temperature.cells].index(True) == at
