"""Evidence counted twice, at the edges: what is left without it, and which is told."""

import pytest

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.facts import gather
from poems_desktop.clinical.footnotes import flags, shared_evidence
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Choice, Finding, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

NODES = {
    "castleman_disease": "present",
    "polyneuropathy": "present",
    "monoclonal_gammopathy": "present",
    "lymphadenopathy": "present",
}
OTHER_MINORS_ABSENT = {
    "extravascular_volume_overload": "absent",
    "endocrinopathy": "absent",
    "skin_changes": "absent",
    "papilledema": "absent",
    "thrombocytosis": "absent",
    "polycythemia": "absent",
}


@pytest.mark.parametrize(
    ("organs", "without"),
    [
        ({}, Truth.UNKNOWN),
        ({"hepatomegaly": "absent"}, Truth.UNKNOWN),
        ({"splenomegaly": "absent"}, Truth.UNKNOWN),
        ({"hepatomegaly": "absent", "splenomegaly": "not_assessed"}, Truth.UNKNOWN),
        ({"hepatomegaly": "absent", "splenomegaly": "absent"}, Truth.FALSE),
    ],
)
def test_without_the_nodes_it_is_not_met_only_where_the_other_organs_are_absent(
    result_of, organs, without
):
    result = result_of("dispenzieri", {**NODES, **OTHER_MINORS_ABSENT, **organs})
    ((_, after),) = result.shared
    assert after is without


def test_a_second_piece_of_evidence_is_told_where_the_first_does_not_apply(shipped, make_record):
    one = shipped.sets["dispenzieri"]
    other = one.shared[0].model_copy(update={"field": "splenomegaly"})
    day = PartialDate(2025, 11, 20).earliest
    assessment = assess(make_record(NODES), shipped, Policy(), day)
    items = {item.criterion.id: item for item in assessment.main.items}
    both = one.model_copy(update={"shared": (other, one.shared[0])})
    told = shared_evidence(both, items, assessment.facts)
    assert [(shared.field, after) for shared, after in told] == [("lymphadenopathy", Truth.UNKNOWN)]


@pytest.mark.parametrize(
    ("found", "begins"),
    [
        ({"anemia": "present"}, "Anemia without"),
        ({"thrombocytopenia": "present"}, "Thrombocytopenia without"),
    ],
)
def test_low_counts_are_named(weigh_sets, found, begins):
    (flag,) = weigh_sets(found).flags
    assert flag.text.startswith(begins)


def test_a_visit_of_a_later_day_hides_no_earlier_one(shipped, make_record):
    """Visits may be listed in any order."""
    kappa = {"light_chain_type": Choice(value="kappa")}
    visits = (
        Visit(id="later", date=PartialDate(2026, 1, 1)),
        Visit(id="earlier", date=PartialDate(2025, 1, 1), answers=kappa),
    )
    record = make_record().model_copy(update={"visits": visits})
    day = PartialDate(2025, 11, 20).earliest
    facts = gather(record, shipped, day)
    assert [one.id for one in flags(record, facts, day)] == ["kappa"]


def test_only_a_choice_says_the_light_chain(shipped, make_record):
    visit = Visit(id="v", answers={"light_chain_type": Finding(state="present")})
    record = make_record().model_copy(update={"visits": (visit,)})
    day = PartialDate(2025, 11, 20).earliest
    assert flags(record, gather(record, shipped, day), day) == ()
