"""Problems over time: spans end at the last assessment, and what nobody looked at is said."""

from datetime import date

import pytest

from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.problem_timeline import Span, problem_timeline
from poems_desktop.clinical.record import Choice, Finding, Patient, Record, Visit
from poems_desktop.core.partial_date import PartialDate

AS_OF = date(2025, 11, 20)
PRESENT, ABSENT = FindingState.PRESENT, FindingState.ABSENT


@pytest.fixture(scope="module")
def told():
    shipped = load_definitions()

    def timeline(*visits):
        made = tuple(
            Visit(id=f"v{n}", date=day and PartialDate.from_iso(day), answers=answers)
            for n, (day, answers) in enumerate(visits)
        )
        record = Record(patient=Patient(id="p"), visits=made)
        return problem_timeline(record, shipped, AS_OF)

    return timeline


def finding(state, **parts):
    return Finding(state=state, **parts)


def test_only_what_was_present_is_a_problem(told):
    assert told(("2024-01-01", {"papilledema": finding(ABSENT)})) == ()
    assert told(("2024-01-01", {"papilledema": finding(FindingState.NOT_ASSESSED)})) == ()


def test_an_answer_that_is_no_problem_has_no_row(told):
    assert told(("2024-01-01", {"onls_hair": Choice(value="affected")})) == ()


def test_a_span_ends_where_the_next_answer_stands(told):
    (one,) = told(
        ("2023-01-10", {"papilledema": finding(PRESENT)}),
        ("2023-06-10", {"papilledema": finding(PRESENT)}),
        ("2024-02-01", {"papilledema": finding(ABSENT)}),
    )
    assert one.label == "Papilledema"
    assert one.spans == (
        Span(date(2023, 1, 10), date(2024, 2, 1), "present", "Present"),
        Span(date(2024, 2, 1), date(2024, 2, 1), "absent", "Absent"),
    )


def test_onset_opens_the_span_and_a_later_onset_does_not(told):
    early = finding(PRESENT, onset=PartialDate(2022, 5))
    late = finding(PRESENT, onset=PartialDate(2025))
    assert told(("2024-01-01", {"peripheral_edema": early}))[0].spans[0].first == date(2022, 5, 1)
    assert told(("2024-01-01", {"peripheral_edema": late}))[0].spans[0].first == date(2024, 1, 1)


def test_a_visit_that_did_not_look_leaves_time_open(told):
    (one,) = told(("2024-06-12", {"papilledema": finding(PRESENT)}), ("2025-01-01", {}))
    assert one.spans[-1] == Span(date(2024, 6, 12), AS_OF, "open", "Not assessed since 12-Jun-2024")
    (again,) = told(("2024-06-12", {"papilledema": finding(PRESENT)}))
    assert [span.kind for span in again.spans] == ["present"]


def test_grades_make_spans_of_their_own(told):
    (one,) = told(
        ("2023-01-01", {"peripheral_neuropathy": finding(PRESENT, grade="severe")}),
        ("2024-01-01", {"peripheral_neuropathy": finding(PRESENT, grade="mild")}),
    )
    assert [(span.text, span.weight) for span in one.spans] == [("Severe", 3), ("Mild", 1)]


def test_an_absent_by_a_method_that_cannot_show_it_is_left_out(told):
    (one,) = told(
        ("2023-01-01", {"sclerotic_bone_lesion": finding(PRESENT)}),
        ("2024-01-01", {"sclerotic_bone_lesion": finding(ABSENT, method="skeletal_survey")}),
    )
    assert [span.kind for span in one.spans] == ["present", "open"]


def test_undated_and_future_answers(told):
    (undated,) = told((None, {"peripheral_edema": finding(PRESENT)}))
    assert (undated.spans, undated.undated) == ((), "Present, undated")
    assert told(("2026-01-01", {"peripheral_edema": finding(PRESENT)})) == ()
    seen = finding(PRESENT, assessed=PartialDate(2024, 3, 1))
    assert told((None, {"peripheral_edema": seen}))[0].undated == ""


def test_a_followed_value_shows_each_step(told):
    (one,) = told(
        ("2023-01-01", {"walking_aid": Choice(value="wheelchair")}),
        ("2024-01-01", {"walking_aid": Choice(value="none")}),
        ("2025-01-01", {"walking_aid": Choice(value="stilts")}),
    )
    assert [span.text for span in one.spans] == ["Wheelchair", "None", "stilts"]
    assert one.spans[0].last == date(2024, 1, 1)
