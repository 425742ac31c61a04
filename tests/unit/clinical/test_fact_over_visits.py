"""Which of several visits carries a finding, and which is told."""

from datetime import date

import pytest

from poems_desktop.clinical.facts import fact, gather
from poems_desktop.clinical.observing import _inside
from poems_desktop.clinical.record import (
    Attribution,
    Choice,
    DateAnswer,
    Finding,
    Patient,
    Record,
    Treatment,
    Visit,
)
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
DAY = date(2025, 11, 20)


def _present_by(cause):
    return Finding(state="present", explained_by=Attribution(cause=cause))


@pytest.fixture
def ascites(shipped):
    def over(*answers):
        visits = tuple(
            Visit(
                id=f"v{place}",
                date=PartialDate(2025, place, 1),
                answers={"ascites": Finding(state=one) if isinstance(one, str) else one},
            )
            for place, one in enumerate(answers, 1)
        )
        record = Record(patient=Patient(id="p"), visits=visits)
        return fact(gather(record, shipped, DAY), "ascites")

    return over


@pytest.mark.parametrize(
    ("answers", "truth", "carried_by"),
    [
        (("absent", "not_assessed"), F, ["v1"]),
        (("not_assessed", "absent"), F, ["v2"]),
        (("absent", "absent"), F, ["v1", "v2"]),
        (("absent", "present", "absent"), T, ["v2"]),
        (("not_assessed", "not_assessable"), U, ["v1", "v2"]),
        (("present", "not_assessed", "present"), T, ["v1", "v3"]),
    ],
)
def test_only_the_visits_that_carry_the_truth_decide(ascites, answers, truth, carried_by):
    found = ascites(*answers)
    assert (found.truth, found.counting) == (truth, truth)
    assert [one.visit_id for one in found.deciding] == carried_by


def test_the_last_other_cause_is_the_one_that_is_told(ascites):
    found = ascites(_present_by("cirrhosis"), "not_assessed", _present_by("heart failure"))
    assert (found.truth, found.counting) == (T, F)
    assert found.explained.cause == "heart failure"


@pytest.mark.parametrize(
    ("answers", "counting"),
    [
        ((_present_by("cirrhosis"), "present"), T),
        (("present", _present_by("cirrhosis")), T),
        ((_present_by("cirrhosis"), "absent"), F),
    ],
)
def test_a_present_without_another_cause_counts_whatever_else_was_said(ascites, answers, counting):
    found = ascites(*answers)
    assert found.counting is counting
    assert (found.explained is None) is (counting is T)


def test_a_visit_of_a_later_day_hides_no_earlier_one(shipped):
    """Visits may be listed in any order."""
    present = {"ascites": Finding(state="present")}
    visits = (
        Visit(id="later", date=PartialDate(2026, 1, 1), answers=present),
        Visit(id="earlier", date=PartialDate(2025, 1, 1), answers=present),
    )
    found = gather(Record(patient=Patient(id="p"), visits=visits), shipped, DAY)
    assert [one.visit_id for one in fact(found, "ascites").observations] == ["earlier"]


BEGAN = Treatment(id="t", name="melphalan", directed=True, start=PartialDate(2024, 6, 1))


@pytest.mark.parametrize(
    ("seen", "onset", "after"),
    [
        (PartialDate(2025, 3, 1), None, True),
        (PartialDate(2025, 3, 1), PartialDate(2024, 1), False),
        (PartialDate(2025, 3, 1), PartialDate(2024, 9), True),
        (PartialDate(2024, 5, 31), None, False),
        (PartialDate(2024, 5, 31), PartialDate(2024, 9), True),
    ],
)
def test_a_finding_appeared_at_its_onset_where_that_is_known(shipped, seen, onset, after):
    answers = {"ascites": Finding(state="present", onset=onset)}
    record = Record(
        patient=Patient(id="p"),
        visits=(Visit(id="v", date=seen, answers=answers),),
        treatments=(BEGAN,),
    )
    assert fact(gather(record, shipped, DAY), "ascites").first_seen_after is after


def test_an_onset_beside_an_absent_is_not_when_it_was_looked_at(shipped):
    answers = {"thrombocytosis": Finding(state="absent", onset=PartialDate(2024, 1))}
    record = Record(
        patient=Patient(id="p"),
        visits=(Visit(id="v", date=PartialDate(2025, 3, 1), answers=answers),),
        treatments=(BEGAN,),
    )
    found = fact(gather(record, shipped, DAY), "thrombocytosis")
    assert (found.truth, found.admitted) == (F, U)


def test_answers_that_are_no_findings_hide_none_that_follow(shipped):
    answers = {
        "symptom_onset_date": DateAnswer(value=PartialDate(2024)),
        "no_such_field": Finding(state="present"),
        "light_chain_type": Finding(state="not_assessed"),
        "papilledema": Choice(value="present"),
        "ascites": Finding(state="present"),
    }
    record = Record(patient=Patient(id="p"), visits=(Visit(id="v", answers=answers),))
    facts = gather(record, shipped, DAY)
    assert fact(facts, "ascites").truth is T
    assert set(facts) == {"light_chain_type", "ascites"}


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Skeletal survey", "skeletal survey"),
        ("CT", "CT"),
        ("X-ray", "X-ray"),
        ("IgA lambda", "IgA lambda"),
        ("HbsAg by ELISA", "HbsAg by ELISA"),
        ("Low-dose CT", "low-dose CT"),
        ("Eye X", "eye X"),
        ("PET/CT, its CT part", "PET/CT, its CT part"),
    ],
)
def test_a_label_inside_a_sentence_keeps_its_abbreviations(label, inside):
    assert _inside(label) == inside


def test_a_method_said_of_what_has_none_is_passed_over(shipped):
    """A choice has no methods; an imported finding may name one all the same."""
    answers = {"serum_immunofixation": Finding(state="absent", method="by_letter")}
    record = Record(patient=Patient(id="p"), visits=(Visit(id="v", answers=answers),))
    (one,) = fact(gather(record, shipped, DAY), "serum_immunofixation").observations
    assert (one.truth, one.text) == (F, "absent")


@pytest.mark.parametrize(
    ("key", "answer", "after"),
    [
        ("ascites", Finding(state="present"), True),
        ("ascites", Finding(state="absent"), True),
        ("ascites", Finding(state="not_assessed"), False),
        ("bm_involvement", Choice(value="present"), True),
        ("bm_involvement", Choice(value="absent"), True),
        ("bm_involvement", Choice(value="unknown"), False),
    ],
)
def test_what_surely_appeared_after_treatment_is_marked(shipped, key, answer, after):
    begun = Treatment(id="t", name="melphalan", directed=True, start=PartialDate(2024, 6, 1))
    for day, marked in ((PartialDate(2024, 6, 2), after), (PartialDate(2024, 6, 1), False)):
        visit = Visit(id="v", date=day, answers={key: answer})
        record = Record(patient=Patient(id="p"), visits=(visit,), treatments=(begun,))
        (one,) = fact(gather(record, shipped, DAY), key).observations
        assert one.after is marked
