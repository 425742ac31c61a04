"""Which of several visits carries a finding, and which is told."""

from datetime import date

import pytest

from poems_desktop.clinical.facts import fact, gather
from poems_desktop.clinical.record import Attribution, Finding, Patient, Record, Visit
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
