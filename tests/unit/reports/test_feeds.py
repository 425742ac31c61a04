"""What a document is made from: each line says what the record says, and where it stands."""

from decimal import Decimal

import pytest

from poems_desktop import assets
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Finding, Measurement, Patient, Record, Visit
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.exchange.case_file import read_cases
from poems_desktop.reports.feeds import DRAWS, NOT_RECORDED, feeds
from poems_desktop.reports.kinds import KINDS

EARLY, LATE = PartialDate(2025, 1, 10), PartialDate(2025, 6, 1)


def vegf(ident, value, day):
    return Measurement(id=ident, test="vegf", value=Decimal(value), unit="pg/mL",
                       specimen="plasma", laboratory="Meridian", collected=day)  # fmt: skip


@pytest.fixture
def seen_twice(assess):
    """Papilledema absent, then present; two VEGF results, the later one in the earlier visit."""
    first = Visit(id="v1", date=EARLY, answers={"papilledema": Finding(state=FindingState.ABSENT)},
                  results=(vegf("r1", 300, LATE),))  # fmt: skip
    second = Visit(id="v2", date=LATE, answers={"papilledema": Finding(state=FindingState.PRESENT)},
                   results=(vegf("r2", 90, EARLY),))  # fmt: skip
    return assess(Record(patient=Patient(id="p"), visits=(first, second)))


def group(kind, assessment, title):
    return next(one.feeds for one in feeds(kind, assessment) if one.title == title)


def test_every_kind_says_what_it_draws_from():
    assert set(DRAWS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_that_says_nothing_is_recorded_leads_to_a_field_that_is_asked(assess, kind):
    empty = assess(Record(patient=Patient(id="p")))
    lines = [one for found in feeds(kind, empty) for one in found.feeds]
    assert all(not one.recorded and one.words == NOT_RECORDED for one in lines)
    assert all(one.key in empty.definitions.fields for one in lines if one.key)
    assert bool(lines) is bool(DRAWS[kind])


def test_the_newest_answer_counts_with_its_date_and_its_visit(seen_twice):
    (line,) = [one for one in group("checklist", seen_twice, "Criteria") if one.recorded]
    assert (line.label, line.key, line.visit) == ("Papilledema", "papilledema", "v2")
    assert line.words == "present · 01-Jun-2025"


def test_results_stand_newest_first_by_the_day_they_were_drawn(seen_twice):
    lines = group("trend", seen_twice, "VEGF")
    assert [one.words for one in lines] == [
        "300 pg/mL, plasma, Meridian, 01-Jun-2025",
        "90 pg/mL, plasma, Meridian, 10-Jan-2025",
    ]
    assert [one.visit for one in lines] == ["v1", "v2"]


def test_each_criterion_without_an_answer_is_named_once(seen_twice):
    missing = [one.label for one in group("summary", seen_twice, "Criteria") if not one.recorded]
    assert "Castleman disease" in missing
    assert "Papilledema" not in missing
    assert len(missing) == len(set(missing))


def test_one_of_several_transplants_is_shown_alone(assess):
    those = (Transplant(id="a", day0=EARLY), Transplant(id="b", day0=LATE))
    both = assess(Record(patient=Patient(id="p"), transplants=those))
    (one,) = feeds("calendar", both, "b")
    assert [line.words for line in one.feeds] == ["01-Jun-2025", NOT_RECORDED]
    (all_of_them,) = feeds("calendar", both)
    assert len(all_of_them.feeds) == 4


def test_what_the_work_up_calls_recorded_stands_here_as_recorded(definitions, assess):
    path = assets.tree("resources") / "demo" / "okonjo.json"
    okonjo = assess(read_cases(path, definitions)[0].record)
    lines = group("workup", okonjo, "Work-up")
    recorded = {one.key for one in lines if one.recorded}
    assert len(lines) == len({one.key for one in lines})
    rules = {f"workup_{one.id}": one for one in definitions.library.guidance.workup.item}
    done = [rules[one.id] for one in okonjo.advice.workup if one.value == "Recorded"]
    assert done
    for rule in done:
        assert set(rule.required) <= recorded
        assert not rule.any_of or set(rule.any_of) & recorded
    assert any(not one.recorded for one in lines)
