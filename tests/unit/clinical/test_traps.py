"""Traps that concern the whole of an assessment, over every shipped set."""

import pytest

from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Treatment
from poems_desktop.clinical.summary import summarize
from poems_desktop.core.truth import Truth
from poems_desktop.exchange.assessment_json import to_json
from poems_desktop.exchange.assessment_text import to_text

FULL = {
    "polyneuropathy": "present",
    "monoclonal_gammopathy": "present",
    "vegf_elevated": "present",
    "ascites": "present",
    "plethora": "present",
    "splenomegaly": "present",
    "multiple_myeloma_concurrent": "absent",
}
SERUM = [{"value": 5000, "specimen": "serum"}]
STATES = {
    "present": "present",
    "absent": "absent",
    "not_assessed": "not assessed",
    "not_assessable": "not assessable",
}


@pytest.fixture
def by_every_set(shipped, make_record, day):
    def weighed(findings, results=SERUM, **parts):
        policy = Policy(sets=tuple(shipped.sets), confirmed=("japan_mhlw_2024",))
        return assess(make_record(findings, results, **parts), shipped, policy, day)

    return weighed


@pytest.fixture
def day():
    from datetime import date

    return date(2025, 11, 20)


def test_trap_6_met_is_told_without_a_chance_of_disease(by_every_set):
    assessment = by_every_set(FULL)
    for result in assessment.results.values():
        assert result.truth is Truth.TRUE, result.criteria_set.id
        told = f"{wording.headline(result)} {wording.subline(result)}".lower()
        assert not [word for word in ("%", "percent", "chance", "likel", "certain") if word in told]
    page = to_text("case", assessment, ())
    assert wording.SUPPORTS in page


def test_trap_23_an_axonal_neuropathy_counts_in_every_set(by_every_set):
    axonal = {"demyelinating_neuropathy": "absent", "axonal_loss": "present"}
    axonal |= {"ncs_conclusion": "axonal"}
    before, after = by_every_set(FULL), by_every_set(FULL | axonal)
    for name, result in after.results.items():
        assert result.truth is before.results[name].truth is Truth.TRUE, name
    without = by_every_set(FULL | {"polyneuropathy": "absent"})
    assert Truth.FALSE in {one.truth for one in without.results.values()}


def test_trap_23_an_earlier_diagnosis_of_cidp_changes_no_verdict(by_every_set):
    cidp = {"cidp_previous_diagnosis": "present"}
    for findings in (FULL, {}, {"polyneuropathy": "present"}):
        before, after = by_every_set(findings), by_every_set(findings | cidp)
        assert [one.truth for one in after.results.values()] == [
            one.truth for one in before.results.values()
        ]


@pytest.mark.parametrize("name", ["IVIG", "prednisone", "plasma exchange"])
def test_trap_24_getting_better_on_treatment_of_cidp_changes_no_verdict(by_every_set, name):
    given = Treatment(id="t1", name=name, directed=False, outcome="clearly better for 2 months")
    for findings in (FULL, {"polyneuropathy": "present"}):
        before, after = by_every_set(findings), by_every_set(findings, treatments=(given,))
        for one, other in zip(before.results.values(), after.results.values(), strict=True):
            assert [item.truth for item in one.items] == [item.truth for item in other.items]
            assert one.truth is other.truth


@pytest.mark.parametrize("state", STATES)
def test_trap_95_each_state_is_told_apart_in_the_data(by_every_set, state):
    data = to_json("case", by_every_set({"papilledema": state}, ()), ())
    (told,) = (
        one
        for one in data["criteria"]["dispenzieri"]["evidence"]["papilledema"]
        if one["field"] == "papilledema"
    )
    speaks = {"present": "for", "absent": "against"}.get(state, "open")
    assert (told["text"], told["speaks"]) == (STATES[state], speaks)


def test_trap_95_each_state_is_kept_by_what_the_summary_prints(shipped, make_record):
    where = {}
    for state in STATES:
        (visit,) = make_record({"papilledema": state}).visits
        eye = next(one for one in summarize(visit, shipped) if one.form.id == "eye")
        where[state] = ("Papilledema" in eye.present, eye.absent, "papilledema" in eye.not_assessed)
    assert where["present"] == (True, 0, False)
    assert where["absent"] == (False, 1, False)
    assert where["not_assessed"] == (False, 0, True)
    assert where["not_assessable"] == (False, 0, False)
