"""Where sets disagree, over which cut-offs a verdict holds, and the words for it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.disagreement import disagreements
from poems_desktop.clinical.robustness import robustness
from poems_desktop.core.truth import Truth

CORE = {"polyneuropathy": "present", "monoclonal_gammopathy": "present"}
PAIR = ("dispenzieri", "suichi_2019")


def _only(weigh_sets, findings, results=(), sets=PAIR):
    (found,) = disagreements(weigh_sets(findings, results, sets=sets))
    return found


def test_sets_that_agree_say_nothing(weigh_sets):
    assert disagreements(weigh_sets({})) == ()


def test_a_criterion_weighed_otherwise_is_the_line(weigh_sets):
    found = _only(
        weigh_sets,
        {**CORE, "vegf_elevated": "present", "hemangioma": "present"},
        sets=("dispenzieri", "dispenzieri_2003"),
    )
    assert (found.lower, found.limb, found.criterion) == ("dispenzieri", "D", "skin")
    assert found.line == (
        "Dispenzieri not yet known and Dispenzieri 2003 met: Dispenzieri, D minor: "
        "Skin changes is not yet known here, met in Dispenzieri 2003."
    )


def test_a_major_that_the_other_set_can_do_without_is_the_line(weigh_sets):
    findings = {**CORE, "castleman_disease": "present", "vegf_elevated": "absent"}
    findings |= {"ascites": "present", "plethora": "present"}
    found = _only(weigh_sets, findings)
    assert (found.lower, found.limb, found.criterion) == ("suichi_2019", "A", "vegf")
    assert found.line.endswith("Elevated VEGF is not met; Dispenzieri does not need it.")


def test_a_count_is_the_line_with_what_counts_only_elsewhere(weigh_sets):
    findings = {**CORE, "vegf_elevated": "present", "papilledema": "present"}
    findings |= {"extravascular_volume_overload": "present", "skin_changes": "absent"}
    findings |= {"organomegaly": "absent", "sclerotic_bone_lesion": "absent"}
    found = _only(weigh_sets, findings)
    assert (found.lower, found.limb, found.criterion) == ("suichi_2019", "B", None)
    assert found.line.endswith(
        "B minor criteria: 1 of the 2 needed are met; Papilledema counts only in Dispenzieri."
    )


def test_a_bare_count_is_the_line_where_nothing_else_explains_it(weigh_sets):
    findings = {**CORE, "vegf_elevated": "present", "ascites": "present"}
    found = _only(weigh_sets, findings)
    assert found.line.endswith("B minor criteria: 1 of the 2 needed are met.")


def test_the_exclusion_of_myeloma_is_the_line(weigh_sets):
    findings = {**CORE, "vegf_elevated": "present", "ascites": "present"}
    findings |= {"multiple_myeloma_concurrent": "present"}
    results = [{"value": 5000, "specimen": "serum"}]
    found = _only(weigh_sets, findings, results, sets=("dispenzieri", "japan_mhlw_2024"))
    assert (found.limb, found.criterion) == ("E", "multiple_myeloma")
    assert found.line.endswith("only this set excludes multiple myeloma.")


def test_japan_probable_without_a_clone_names_the_clone(weigh_sets):
    """The undetectable clone: mandatory B is not met here, the Japanese set does not need it."""
    findings = {"polyneuropathy": "present", "monoclonal_plasma_cell_disorder": "absent"}
    findings |= {"ascites": "present", "multiple_myeloma_concurrent": "absent"}
    results = [{"value": 4998, "specimen": "serum"}]
    found = _only(weigh_sets, findings, results, sets=("dispenzieri", "japan_mhlw_2024"))
    assert (found.lower, found.limb, found.criterion) == ("dispenzieri", "B", "monoclonal_pcd")
    assert found.line.endswith(
        "Monoclonal plasma cell disorder is not met; Japan 2024 does not need it."
    )


def test_every_pair_that_differs_is_told_once(weigh_sets):
    findings = {**CORE, "vegf_elevated": "present", "thrombocytosis": "present"}
    assessment = weigh_sets(findings)
    found = disagreements(assessment)
    truths = {name: one.truth for name, one in assessment.results.items()}
    differing = {frozenset({a, b}) for a in truths for b in truths if truths[a] is not truths[b]}
    assert {frozenset(one.sets) for one in found} == differing
    assert len(found) == len(differing) == 6
    for one in found:
        limb = next(x for x in assessment.results[one.lower].asked if x.limb.id == one.limb)
        assert limb.truth is assessment.results[one.lower].truth


# --- robustness ----------------------------------------------------------------------------


def _told(weigh_sets, name, findings, results=(), **parts):
    assessment = weigh_sets(findings, results, sets=(name,), **parts)
    return robustness(assessment, assessment.main)


MINOR = {**CORE, "ascites": "present"}


@pytest.mark.parametrize(
    ("name", "findings", "results", "said"),
    [
        ("dispenzieri_2003", MINOR, [], "VEGF is not part of this set; no cut-off can change it."),
        (
            "dispenzieri",
            {**MINOR, "castleman_disease": "present"},
            [{"value": 5000, "specimen": "serum"}],
            "Met whatever VEGF is: no cut-off can change it.",
        ),
        (
            "dispenzieri",
            {"polyneuropathy": "absent"},
            [],
            "Not met whatever VEGF is: no cut-off can change it.",
        ),
        (
            "dispenzieri",
            MINOR,
            [{"value": 640, "specimen": "plasma"}],
            (
                "By the plasma numbers alone, for cut-offs: met up to 640 pg/mL, "
                "not yet known above 640 pg/mL."
            ),
        ),
        (
            "dispenzieri",
            {**MINOR, "castleman_disease": "absent", "sclerotic_bone_lesion": "absent"},
            [{"value": 640, "specimen": "plasma"}, {"value": 2000, "specimen": "serum"}],
            (
                "By the serum numbers alone, for cut-offs: met up to 2000 pg/mL, not met above "
                "2000 pg/mL. By the plasma numbers alone, for cut-offs: met up to 640 pg/mL, "
                "not met above 640 pg/mL."
            ),
        ),
        (
            "dispenzieri",
            MINOR,
            [{"value": 640, "specimen": "plasma", "comparator": ">"}],
            (
                "By the plasma numbers alone, for cut-offs: met up to 640 pg/mL, "
                "not yet known above that."
            ),
        ),
        (
            "dispenzieri",
            {**MINOR, "castleman_disease": "absent", "sclerotic_bone_lesion": "absent"},
            [{"value": 31, "specimen": "plasma", "comparator": "<"}],
            (
                "By the plasma numbers alone, for cut-offs: not yet known below 31 pg/mL, "
                "not met from 31 pg/mL."
            ),
        ),
        ("dispenzieri", MINOR, [], "No VEGF number that could be compared."),
        ("suichi_2019", MINOR, [], "Not yet known: only a statement decides VEGF in this set."),
        (
            "suichi_2019",
            {**MINOR, "plethora": "present", "vegf_elevated": "present"},
            [],
            "Rests on the statement, not on a number.",
        ),
    ],
)
def test_over_which_cut_offs_the_verdict_holds(weigh_sets, name, findings, results, said):
    told = _told(weigh_sets, name, findings, results)
    assert told.value == said
    assert bool(told.missing) == (said == "No VEGF number that could be compared.")
    assert len(told.inputs) == len(results)


def test_japan_asks_for_serum_and_reads_no_plasma(weigh_sets):
    findings = {**MINOR, "multiple_myeloma_concurrent": "absent"}
    plasma = [{"value": 640, "specimen": "plasma"}]
    told = _told(weigh_sets, "japan_mhlw_2024", findings, plasma)
    assert told.missing == ("A VEGF result in serum before treatment.",)
    told = _told(weigh_sets, "japan_mhlw_2024", findings, [{"value": 640, "specimen": "serum"}])
    assert told.value == (
        "By the serum numbers alone, for cut-offs: met up to 640 pg/mL, not met above 640 pg/mL."
    )


def test_a_verdict_that_rests_on_an_override_says_so(weigh_sets):
    from poems_desktop.clinical.override import Override

    override = Override(
        set_id="dispenzieri", criterion_id="vegf", truth=Truth.TRUE, reason="seen", author="A",
        day="2025-01-01",
    )  # fmt: skip
    told = _told(weigh_sets, "dispenzieri", MINOR, overrides=[override])
    assert told.value == "Rests on a clinician's override, not on a number."


NOTHING_ELSE = {**MINOR, "castleman_disease": "absent", "sclerotic_bone_lesion": "absent"}
UP_TO = {"value": 31, "specimen": "plasma", "comparator": "<"}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {"value": 20, "specimen": "plasma"},
            "met up to 20 pg/mL, not yet known between, not met from 31 pg/mL.",
        ),
        (
            {"value": 20, "specimen": "plasma", "unread": {"value": "2O"}},
            "not yet known of any height.",
        ),
    ],
)
def test_bounds_and_values_in_doubt_leave_a_span_open(weigh_sets, more, said):
    told = _told(weigh_sets, "dispenzieri", NOTHING_ELSE, [UP_TO, more])
    assert told.value == f"By the plasma numbers alone, for cut-offs: {said}"


def test_the_span_that_is_told_is_the_one_that_weighing_finds(weigh_sets, shipped):
    """Cut-offs moved one by one in the definitions give what the sentence says."""
    results = [{"value": 640, "specimen": "plasma"}]
    assessment = weigh_sets(NOTHING_ELSE, results, sets=("dispenzieri",), rule="published")
    for value, truth in ((639, Truth.TRUE), (640, Truth.TRUE), (641, Truth.FALSE)):
        moved = shipped.cut_offs.model_copy(
            update={
                "cut_off": tuple(
                    one.model_copy(update={"value": Decimal(value)})
                    for one in shipped.cut_offs.cut_off
                )
            }
        )
        definitions = replace(shipped, cut_offs=moved)
        again = assess(assessment.record, definitions, assessment.policy, assessment.as_of)
        assert again.main.truth is truth


# --- words ---------------------------------------------------------------------------------


def test_the_grade_is_named_with_what_it_asks_for(result_of):
    result = result_of("misawa_kuwabara_2013", MINOR)
    assert wording.subline(result) == (
        "Probable (at least 2 of 3 major criteria, at least 1 of 8 minor criteria). "
        "Met by A (Peripheral neuropathy and Monoclonal plasma cell disorder), "
        "B (Extravascular volume overload)."
    )
    assert wording.tally(result) == "2 of 2"


def test_possible_is_said_not_to_count(result_of):
    findings = {**MINOR, "papilledema": "present", "multiple_myeloma_concurrent": "absent"}
    low = [{"value": 300, "specimen": "serum"}]
    said = wording.subline(result_of("japan_mhlw_2024", findings, low))
    assert "Deciding: C serum VEGF." in said
    assert said.endswith("The grade possible is reached; this set does not count it as met.")
    assert "not POEMS" not in said


def test_a_failed_limb_of_many_names_the_criteria_in_question(result_of):
    findings = {**MINOR, "plethora": "present", "vegf_elevated": "absent"}
    said = wording.subline(result_of("suichi_2019", findings))
    assert "Deciding: A major criteria (3 needed; not met: Elevated VEGF)." in said


def test_each_set_says_what_would_settle_it(weigh_sets):
    assessment = weigh_sets({**CORE, "ascites": "present"}, [{"value": 640, "specimen": None}])
    lines = {
        name: wording.settle_lines(assessment, one) for name, one in assessment.results.items()
    }
    assert lines["dispenzieri_2003"] == lines["misawa_kuwabara_2013"] == ()
    assert lines["dispenzieri"][0] == "Ask the laboratory which specimen the 640 was."
    assert all("which specimen" not in line for line in lines["suichi_2019"])
    assert any("statement whether it is elevated" in line for line in lines["suichi_2019"])
    assert wording.settle_lines(assessment) == lines["dispenzieri"]


def test_trap_5_not_met_is_never_printed_as_not_the_disease(weigh_sets):
    for findings in ({"polyneuropathy": "absent"}, {"monoclonal_plasma_cell_disorder": "absent"}):
        for one in weigh_sets(findings).results.values():
            said = wording.subline(one)
            assert "not POEMS" not in said
            if one.truth is Truth.FALSE:
                assert "does not exclude the disease" in said
