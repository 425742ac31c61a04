"""Footnotes as logic: the variant, evidence counted twice, flags, other causes, overrides."""

from datetime import date

import pytest
from pydantic import ValidationError

from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import SwitchedOffError, assess
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Attribution, Choice, Finding, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

CASTLEMAN = {"castleman_disease": "present", "polyneuropathy": "present"}
NO_CLONE = {"monoclonal_plasma_cell_disorder": "absent"}
CLONE = {"monoclonal_gammopathy": "present"}


# --- the Castleman variant -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "variant"),
    [
        ({**CASTLEMAN, **NO_CLONE, "ascites": "present"}, "TRUE"),
        ({"castleman_disease": "present", **NO_CLONE, "papilledema": "present"}, "TRUE"),
        ({**CASTLEMAN, "ascites": "present"}, "UNKNOWN"),
        ({**CASTLEMAN, **NO_CLONE}, "UNKNOWN"),
        ({**NO_CLONE, "ascites": "present"}, "UNKNOWN"),
        ({**CASTLEMAN, **CLONE, "ascites": "present"}, "FALSE"),
        ({"castleman_disease": "absent", **NO_CLONE, "ascites": "present"}, "FALSE"),
    ],
)
def test_trap_14_castleman_disease_without_a_clone_is_its_own_flag(result_of, found, variant):
    result = result_of("dispenzieri", found)
    assert result.castleman_variant.truth.name == variant
    if variant == "TRUE":
        assert result.truth is Truth.FALSE
        assert "outside these criteria" in result.castleman_variant.sentence
        assert result.castleman_variant.cites == ("dispenzieri_2012",)


def test_only_the_current_set_has_the_variant(weigh_sets):
    results = weigh_sets({**CASTLEMAN, **NO_CLONE, "ascites": "present"}).results
    named = [name for name, one in results.items() if one.castleman_variant is not None]
    assert named == ["dispenzieri"]


# --- one piece of evidence in two limbs ----------------------------------------------------


def _nodes(**more):
    return {**CASTLEMAN, **CLONE, "lymphadenopathy": "present", **more}


def test_trap_13_castleman_nodes_that_carry_two_limbs_are_said_in_the_verdict_line(result_of):
    result = result_of("dispenzieri", _nodes())
    assert result.truth is Truth.TRUE
    ((shared, without),) = result.shared
    assert (shared.field, without) == ("lymphadenopathy", Truth.UNKNOWN)
    assert "counted twice. Without it: not yet known." in wording.subline(result)


def test_trap_13_with_every_other_minor_absent_it_falls_without_them(result_of):
    absent = {
        "hepatomegaly": "absent",
        "splenomegaly": "absent",
        "extravascular_volume_overload": "absent",
        "endocrinopathy": "absent",
        "skin_changes": "absent",
        "papilledema": "absent",
        "thrombocytosis": "absent",
        "polycythemia": "absent",
    }
    ((_, without),) = result_of("dispenzieri", _nodes(**absent)).shared
    assert without is Truth.FALSE


@pytest.mark.parametrize(
    "more",
    [
        {"splenomegaly": "present"},
        {"ascites": "present"},
        {"vegf_elevated": "present"},
        {"sclerotic_bone_lesion": "present"},
        {"polyneuropathy": "not_assessed"},
    ],
)
def test_nothing_is_said_where_other_evidence_carries_a_limb(result_of, more):
    assert result_of("dispenzieri", _nodes(**more)).shared == ()


def test_a_sclerotic_plasmacytoma_may_be_clone_and_lesion(result_of):
    found = {"polyneuropathy": "present", "plasmacytoma": "present", "ascites": "present"}
    result = result_of("dispenzieri", {**found, "sclerotic_bone_lesion": "present"})
    assert (result.truth, result.shared) == (Truth.TRUE, ())


# --- flags ---------------------------------------------------------------------------------


def _flags(weigh_sets, found, **parts):
    return [one.id for one in weigh_sets(found, **parts).flags]


@pytest.mark.parametrize(
    ("found", "flags"),
    [
        ({}, []),
        ({"multiple_myeloma_concurrent": "present"}, ["myeloma"]),
        ({"light_chain_type": "kappa"}, ["kappa"]),
        ({"lesion_biopsy_result": "monoclonal_kappa"}, ["kappa"]),
        ({"bm_clonal_plasma_cells_present": "monoclonal_kappa"}, ["kappa"]),
        ({"light_chain_type": "lambda"}, []),
        ({"light_chain_type": "absent"}, []),
        ({"anemia": "present"}, ["low_counts"]),
        ({"thrombocytopenia": "present"}, ["low_counts"]),
        ({"anemia": "present", "castleman_disease": "present"}, []),
        ({"anemia": "absent", "multiple_myeloma_concurrent": "absent"}, []),
    ],
)
def test_what_asks_for_a_second_look(weigh_sets, found, flags):
    assert _flags(weigh_sets, found) == flags


def test_trap_12_kappa_meets_the_clone_and_asks_for_a_second_look(weigh_sets, state_of):
    found = {"bm_clonal_plasma_cells_present": "monoclonal_kappa"}
    assert state_of("dispenzieri", "monoclonal_pcd", found) == "met"
    (flag,) = weigh_sets(found).flags
    assert "does not exclude POEMS" in flag.text


def test_trap_20_low_counts_are_flagged_and_exclude_nothing(weigh_sets, explained):
    found = {**_nodes(), "castleman_disease": "not_assessed", "vegf_elevated": "present"}
    plain, low = weigh_sets(found), weigh_sets({**found, "anemia": "present"})
    assert low.main.truth is plain.main.truth is Truth.TRUE
    assert "excludes nothing" in low.flags[0].text
    both = weigh_sets({"anemia": "present", "thrombocytopenia": "present"}).flags
    assert both[0].text.startswith("Anemia and thrombocytopenia without known Castleman")
    assert weigh_sets({"anemia": explained("bleeding")}).flags == ()


def test_flags_cite_known_sources_and_look_no_further_than_the_day(
    weigh_sets, shipped, make_record
):
    found = {"light_chain_type": "kappa", "anemia": "present"}
    found["multiple_myeloma_concurrent"] = "present"
    flags = weigh_sets(found).flags
    assert len(flags) == 3
    assert {cite for one in flags for cite in one.cites} <= set(shipped.references)
    later = Visit(
        id="v2", date=PartialDate(2026, 1, 1), answers={"light_chain_type": Choice(value="kappa")}
    )
    record = make_record().model_copy(update={"visits": (later,)})
    assert assess(record, shipped, Policy(), date(2025, 11, 20)).flags == ()
    assert len(assess(record, shipped, Policy(), date(2026, 1, 1)).flags) == 1


# --- explained by another cause ------------------------------------------------------------


def test_trap_18_edema_with_another_cause_is_present_but_does_not_count(
    item_of, state_of, weigh_sets, explained
):
    found = {"peripheral_edema": explained()}
    item = item_of("dispenzieri", "volume_overload", found)
    assert item.truth is Truth.UNKNOWN
    said = (
        "Peripheral edema is explained by amlodipine (gone after stopping it, Dr. Ada) "
        "and does not count: met only with it."
    )
    assert item.note == said
    assert said in wording.item_lines(item)
    assert any("present, explained by amlodipine" in one for one in wording.item_lines(item))
    assert weigh_sets(found).facts["peripheral_edema"].truth is Truth.TRUE
    assert item.settled_by == ("pleural_effusion", "ascites", "anasarca")
    assert item.closed_by == ("pleural_effusion", "ascites")
    by_imaging = Finding(state=FindingState.ABSENT, method="imaging")
    absent = {**found, "pleural_effusion": by_imaging, "ascites": by_imaging}
    closed = item_of("dispenzieri", "volume_overload", absent)
    assert closed.truth is Truth.FALSE
    assert said in wording.item_lines(closed)


def _absent(method=None):
    return Finding(state=FindingState.ABSENT, method=method)


@pytest.mark.parametrize("method", [None, "of_another_version"])
def test_an_absent_without_a_known_way_counts_as_stated_with_the_question_beside_it(
    item_of, method
):
    item = item_of("dispenzieri", "papilledema", {"papilledema": _absent(method)})
    assert item.truth is Truth.FALSE
    assert item.note == "Absent as stated; how was it found out? Papilledema."
    assert item.note in wording.item_lines(item)


def test_a_way_that_is_enough_and_a_finding_without_ways_raise_no_question(item_of):
    assert item_of("dispenzieri", "papilledema", {"papilledema": _absent("oct")}).note is None
    organs = ("hepatomegaly", "splenomegaly", "lymphadenopathy")  # either way is enough for them
    item = item_of("dispenzieri", "organomegaly", dict.fromkeys(organs, _absent()))
    assert (item.truth, item.note) == (Truth.FALSE, None)


def test_the_question_names_what_is_open_and_leaves_when_one_way_is_known(item_of):
    found = {"pleural_effusion": _absent(), "ascites": _absent("imaging"), "anasarca": _absent()}
    item = item_of("dispenzieri", "volume_overload", found)
    assert item.truth is Truth.UNKNOWN
    assert item.note == "Absent as stated; how was it found out? Pleural effusion."
    both = item_of("dispenzieri", "volume_overload", {**found, "ascites": _absent()})
    assert both.note.endswith("how was it found out? Pleural effusion, Ascites.")
    seen = item_of("dispenzieri", "papilledema", {"papilledema": "present"})
    assert seen.note is None


def test_trap_18_met_without_it_is_said_too(item_of, explained):
    found = {"peripheral_edema": explained(), "ascites": "present"}
    item = item_of("dispenzieri", "volume_overload", found)
    assert item.truth is Truth.TRUE
    assert wording.item_lines(item)[-1].endswith("does not count: met without it.")
    assert [one.field for one in item.evidence] == ["ascites"]


def test_trap_19_platelets_with_another_cause_do_not_count(item_of, state_of, explained):
    found = {"thrombocytosis": explained("iron deficiency", "", "")}
    item = item_of("dispenzieri", "thrombocytosis_polycythemia", found)
    assert item.note == (
        "Thrombocytosis is explained by iron deficiency and does not count: met only with it."
    )
    both = {**found, "polycythemia": explained("sleep apnea", "", "")}
    item = item_of("dispenzieri", "thrombocytosis_polycythemia", both)
    assert item.truth is Truth.FALSE
    assert item.note.endswith("and do not count: met only with them.")


def test_a_statement_about_the_whole_does_not_outweigh_the_other_cause(state_of, explained):
    found = {"extravascular_volume_overload": "present", "peripheral_edema": explained()}
    assert state_of("dispenzieri", "volume_overload", found) == "unknown"
    found["extravascular_volume_overload"] = explained()
    assert state_of("dispenzieri", "volume_overload", found) == "not met"


def test_an_unexplained_present_at_another_visit_counts(shipped, make_record, explained):
    record = make_record({"ascites": explained()})
    other = Visit(id="v2", answers={"ascites": Finding(state=FindingState.PRESENT)})
    both = record.model_copy(update={"visits": (*record.visits, other)})
    fact = assess(both, shipped, Policy(), date(2025, 11, 20)).facts["ascites"]
    assert (fact.counting, fact.explained) == (Truth.TRUE, None)


@pytest.mark.parametrize("name", ["dispenzieri", "suichi_2019"])
def test_a_raised_vegf_with_another_cause_does_not_count(item_of, name, explained):
    result = {"value": 5000, "specimen": "serum"}
    found = {"vegf_elevated": explained("sleep apnea")}
    item = item_of(name, "vegf", found, [result])
    assert item.truth is Truth.FALSE
    assert item.note.startswith("VEGF elevated, as stated is explained by sleep apnea")
    assert item.conflicts == ()
    assert {one.truth for one in item.evidence} == {Truth.UNKNOWN}


def test_the_research_view_reads_no_statement_even_an_explained_one(state_of, explained):
    result = {"value": 5000, "specimen": "serum"}
    found = {"vegf_elevated": explained("sleep apnea")}
    assert state_of("dispenzieri", "vegf", found, [result], rule="published") == "met"


def test_a_hemangioma_with_another_cause_does_not_hold_it_open(state_of, explained):
    found = {"skin_changes": "absent", "hemangioma": explained("trauma")}
    assert state_of("dispenzieri", "skin", found) == "not met"


def test_an_attribution_names_its_cause():
    with pytest.raises(ValidationError):
        Attribution(cause="")
    assert Finding(state=FindingState.PRESENT).explained_by is None


# --- overrides -----------------------------------------------------------------------------

BOTH = {
    "polyneuropathy": "present",
    "monoclonal_gammopathy": "present",
    "vegf_elevated": "present",
    "diabetes_mellitus": "present",
    "hypothyroidism": "present",
}


def _override(**parts):
    given = {
        "set_id": "dispenzieri",
        "criterion_id": "endocrinopathy",
        "truth": Truth.TRUE,
        "reason": "two axes failed within one year.",
        "author": "Dr. Ada",
        "day": "2025-06-01",
    }
    return Override.model_validate(given | parts)


def test_trap_7_diabetes_with_thyroid_disease_needs_an_override_with_a_reason(result_of, item_of):
    alone = result_of("dispenzieri", BOTH)
    assert alone.truth is Truth.UNKNOWN
    assert "override it with a reason" in item_of("dispenzieri", "endocrinopathy", BOTH).note
    one = {key: state for key, state in BOTH.items() if key != "hypothyroidism"}
    assert "override" not in item_of("dispenzieri", "endocrinopathy", one).note
    result = result_of("dispenzieri", BOTH, overrides=[_override()])
    assert result.truth is Truth.TRUE
    said = "overridden by Dr. Ada because two axes failed within one year"
    assert f"Endocrinopathy met: {said} (weighed as not yet known)." in wording.subline(result)
    (item,) = result.overrides
    assert (item.weighed, item.settled_by, item.closed_by) == (Truth.UNKNOWN, (), ())
    assert wording.item_lines(item)[0] == f"Met: {said} (weighed as not yet known)."
    assert wording.brief(item) == "overridden"


def test_an_override_of_one_set_leaves_the_others_alone(weigh_sets):
    results = weigh_sets(BOTH, overrides=[_override()]).results
    assert [name for name, one in results.items() if one.overrides] == ["dispenzieri"]


def test_an_override_may_say_not_met_and_the_verdict_line_shows_it(result_of):
    found = {**BOTH, "ascites": "present"}
    override = _override(criterion_id="polyneuropathy", truth=Truth.FALSE, reason="alcohol")
    result = result_of("dispenzieri", found, overrides=[override])
    assert result.truth is Truth.FALSE
    assert (
        "Peripheral neuropathy not met: overridden by Dr. Ada because alcohol (weighed as met)"
        in (wording.subline(result))
    )


def test_the_last_override_up_to_the_day_stands(result_of):
    first = _override(day="2025-01-01")
    second = _override(day="2025-02-01", truth=Truth.FALSE)
    same_day = _override(day="2025-02-01", reason="again")
    later = _override(day="2026-01-01")

    def stands(*overrides):
        items = result_of("dispenzieri", BOTH, overrides=overrides).overrides
        return items[0].override if items else None

    assert stands(first, second) == stands(second, first) == second
    assert stands(second, same_day) == same_day
    assert stands(later) is None
    assert stands(first, later) == first


def test_overrides_that_fit_nothing_are_kept_apart(weigh_sets):
    strange = [_override(set_id="of_tomorrow"), _override(criterion_id="mood")]
    assessment = weigh_sets(BOTH, overrides=[*strange, _override()])
    assert assessment.unused_overrides == tuple(strange)
    assert weigh_sets(BOTH, overrides=strange).main.overrides == ()


@pytest.mark.parametrize(
    "parts",
    [{"reason": ""}, {"reason": "  "}, {"author": ""}, {"truth": Truth.UNKNOWN}, {"more": 1}],
)
def test_an_override_without_reason_author_or_word_is_refused(parts):
    with pytest.raises(ValidationError):
        _override(**parts)


def test_an_overridden_criterion_is_not_counted_twice(result_of):
    override = _override(criterion_id="organomegaly", reason="biopsied apart")
    assert result_of("dispenzieri", _nodes(), overrides=[override]).shared == ()


# --- switched off --------------------------------------------------------------------------


def test_a_switched_off_set_is_refused_until_the_site_confirms_it(shipped, make_record):
    record, day = make_record(), date(2025, 11, 20)
    names = ("dispenzieri", "japan_mhlw_2024")
    with pytest.raises(SwitchedOffError, match="Confirm from the ministry's own document"):
        assess(record, shipped, Policy(sets=names), day)
    confirmed = Policy(sets=names, confirmed=("japan_mhlw_2024",))
    assert set(assess(record, shipped, confirmed, day).results) == set(names)
