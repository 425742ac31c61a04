"""What the sources say of treatments, and whether radiation alone can be applied."""

import pytest

from poems_desktop.clinical.guidance.treatment import TreatmentRules, consider, load_treatment
from poems_desktop.core.truth import Truth

CLEAR = {"bm_clonal_plasma_cells_present": "not_detected"}


@pytest.fixture(scope="module")
def rules():
    return load_treatment()


@pytest.fixture
def radiation(make, rules):
    def weighed(*visits, **parts):
        return consider(make(visits, **parts), rules).radiation

    return weighed


def _count(number, **parts):
    return {"test": "bone_lesion_count", "value": number, "unit": "{count}", **parts}


@pytest.mark.parametrize(
    ("number", "truth"),
    [(0, Truth.FALSE), (1, Truth.TRUE), (3, Truth.TRUE), (4, Truth.FALSE)],
)
def test_trap_84_the_count_of_lesions_has_to_be_1_to_3(radiation, visit, number, truth):
    line = radiation(visit("v1", "2025-01-10", CLEAR, [_count(number)]))
    assert line.truth is truth
    assert line.confidence == "sourced"
    assert "faq_2017#19" in line.cites
    assert ("no bone lesion" in line.value) is (number == 0)
    assert ("more lesions" in line.value) is (number == 4)
    assert line.missing == ()


@pytest.mark.parametrize(
    "marrow",
    [
        {},
        {"bm_clonal_plasma_cells_present": "not_done"},
        {"bm_clonal_plasma_cells_present": "not_detected_other_method"},
        {"bm_involvement": "absent"},
        {"bm_clonal_plasma_cells_present": "not_detected", "bm_detection_method": "flow_cytometry"},
    ],
)
def test_trap_84_a_marrow_not_adequately_negative_leaves_it_open(radiation, visit, marrow):
    line = radiation(visit("v1", "2025-01-10", marrow, [_count(2)]))
    assert line.truth is Truth.UNKNOWN
    assert "Cannot be applied" in line.value
    assert line.missing == (
        "a marrow sample read by immunohistochemistry or in situ hybridization",
    )


@pytest.mark.parametrize(
    "marrow",
    [{"bm_clonal_plasma_cells_present": "monoclonal_lambda"}, {"bm_involvement": "present"}],
)
def test_an_involved_marrow_puts_it_outside_whatever_the_count(radiation, visit, marrow):
    for results in ([_count(2)], []):
        line = radiation(visit("v1", "2025-01-10", marrow, results))
        assert line.truth is Truth.FALSE
        assert line.value.endswith("the marrow is involved.")
        assert line.missing == ()


def test_the_newest_count_of_lesions_is_read(radiation, visit):
    def counted(first, last):
        visits = (
            visit("v1", "2025-01-10", CLEAR, [_count(first)]),
            visit("v2", "2025-03-10", CLEAR, [_count(last)]),
        )
        return radiation(*visits).truth

    assert counted(2, 9) is Truth.FALSE
    assert counted(9, 2) is Truth.TRUE


def test_only_the_method_of_that_sample_matters(radiation, visit):
    coarse = visit("v0", "2024-06-10", {"bm_detection_method": "flow_cytometry"})
    fine = {**CLEAR, "bm_detection_method": "immunohistochemistry"}
    assert radiation(coarse, visit("v1", "2025-01-10", fine, [_count(2)])).truth is Truth.TRUE
    assert radiation(coarse, visit("v1", "2025-01-10", CLEAR, [_count(2)])).truth is Truth.TRUE


def test_a_clone_once_seen_is_not_taken_back(radiation, visit):
    line = radiation(
        visit("v1", "2024-01-10", {"bm_clonal_plasma_cells_present": "monoclonal_lambda"}),
        visit("v2", "2025-01-10", CLEAR, [_count(1)]),
    )
    assert line.truth is Truth.FALSE
    assert any("not taken back" in c for c in line.cautions)


def test_trap_84_no_bone_lesion_is_not_radiation(radiation, visit, lacking):
    line = radiation(visit("v1", "2025-01-10", {**CLEAR, "sclerotic_bone_lesion": lacking("ct")}))
    assert line.truth is Truth.FALSE
    assert "no bone lesion" in line.value


def test_lesions_without_a_count_leave_it_open(radiation, visit, having):
    for findings in ({}, {"sclerotic_bone_lesion": having("ct")}):
        line = radiation(visit("v1", "2025-01-10", {**CLEAR, **findings}))
        assert line.truth is Truth.UNKNOWN
        assert line.missing == ("the number of sclerotic lesions on low-dose whole-body CT",)


@pytest.mark.parametrize(("number", "truth"), [(2, Truth.UNKNOWN), (4, Truth.FALSE)])
def test_trap_84_a_count_by_survey_is_only_a_lower_bound(radiation, visit, having, number, truth):
    line = radiation(
        visit(
            "v1",
            "2025-01-10",
            {**CLEAR, "sclerotic_bone_lesion": having("skeletal_survey")},
            [_count(number)],
        )
    )
    assert line.truth is truth
    assert bool(line.missing) is (truth is Truth.UNKNOWN)


def test_trap_84_recount_after_a_later_ct(radiation, visit, having):
    first = visit("v1", "2025-01-10", CLEAR, [_count(2)])
    after = visit("v2", "2025-03-10", {"sclerotic_bone_lesion": having("ct")})
    survey = visit("v2", "2025-03-10", {"sclerotic_bone_lesion": having("skeletal_survey")})
    undated = visit("v2", None, {"sclerotic_bone_lesion": having("ct")})
    line = radiation(first, after)
    assert line.truth is Truth.UNKNOWN
    assert line.missing == ("a recount: lesions were looked at again after the count",)
    assert radiation(first, survey).truth is Truth.TRUE
    assert radiation(first, undated).truth is Truth.TRUE


def test_a_count_reported_as_a_bound_stays_one(radiation, visit):
    assert (
        radiation(visit("v1", "2025-01-10", CLEAR, [_count(3, comparator=">")])).truth
        is Truth.FALSE
    )
    assert (
        radiation(visit("v1", "2025-01-10", CLEAR, [_count(3, comparator="<")])).truth
        is Truth.UNKNOWN
    )


def test_an_upper_bound_by_survey_is_no_bound_at_all(radiation, visit, having):
    findings = {**CLEAR, "sclerotic_bone_lesion": having("skeletal_survey")}
    line = radiation(visit("v1", "2025-01-10", findings, [_count(4, comparator="<")]))
    assert line.truth is Truth.UNKNOWN


@pytest.mark.parametrize(("number", "said"), [(2, False), (3, True)])
def test_where_the_sources_draw_the_line_differently_it_is_said(radiation, visit, number, said):
    line = radiation(visit("v1", "2025-01-10", CLEAR, [_count(number)]))
    assert any("2 lesions" in c for c in line.cautions) is said
    assert ("french_rt_2014" in line.cites) is said


@pytest.mark.parametrize(
    ("day", "truth"),
    [
        ("2025-11-20", Truth.TRUE),
        ("2025-11-21", Truth.UNKNOWN),
        ("2025-11", Truth.TRUE),
        ("2025-12", Truth.UNKNOWN),
    ],
)
def test_the_day_of_reading_is_still_known(radiation, visit, day, truth):
    assert radiation(visit("v1", day, CLEAR, [_count(2)])).truth is truth


def test_what_was_recorded_later_is_not_known_yet(radiation, visit):
    line = radiation(visit("v1", "2026-01-10", CLEAR, [_count(2)]))
    assert line.truth is Truth.UNKNOWN
    assert line.inputs == ()


NAMED = {
    "radiotherapy",
    "excision",
    "transplant",
    "alkylators",
    "melphalan_prednisone",
    "melphalan_dexamethasone",
    "cyclophosphamide",
    "lenalidomide",
    "thalidomide",
    "bortezomib",
    "ixazomib",
    "bevacizumab",
    "corticosteroids",
    "physical_therapy",
    "diuretics",
    "observation",
    "later_lines",
}


def test_every_treatment_that_the_documents_name_is_there(rules):
    assert {one.id for one in rules.treatment} == NAMED


def test_every_citation_resolves(rules, shipped):
    parts = [s for t in rules.treatment for s in (*t.statement, *t.warning)]
    parts += [s for c in rules.conflict for s in c.side]
    cited = {c for one in (*parts, *rules.reminder, *rules.prompt) for c in one.cites}
    cited |= {*rules.radiation.cites, *rules.radiation.elsewhere_cites}
    assert {c for c in cited if c.partition("#")[0] not in shipped.references} == set()


def test_names_used_by_conflicts_reminders_and_prompts_exist(rules, shipped):
    ids = {one.id for one in rules.treatment}
    assert {n for one in (*rules.conflict, *rules.reminder) for n in one.treatments} <= ids
    keys = {k for one in (*rules.conflict, *rules.reminder, *rules.prompt) for k in one.findings}
    keys |= {k for one in rules.reminder for k in one.results}
    assert keys <= set(shipped.fields)


def test_trap_89_every_figure_names_its_group_and_none_is_this_patients(make, rules):
    figures = [f for t in rules.treatment for s in t.statement for f in s.figures]
    assert len(figures) > 15
    lines = consider(make(), rules).treatments
    assert all("no figure is this patient's chance" in line.rule for line in lines)
    assert all(line.truth is None for line in lines)
    text = " ".join(line.value for line in lines)
    assert all(figure.show() in text for figure in figures)


def test_trap_85_a_high_vegf_suggests_no_bevacizumab(make, visit, rules):
    high = {"test": "vegf", "value": 4000, "unit": "pg/mL", "specimen": "serum"}
    without = consider(make(), rules)
    with_vegf = consider(make([visit("v1", "2025-01-10", {}, [high])]), rules)
    assert with_vegf.treatments == without.treatments
    line = next(t for t in with_vegf.treatments if t.id == "treatment_bevacizumab")
    assert "HGF" in line.cautions[0]
    assert "no reason to give it" in line.cautions[0]
    assert "died" in line.value


def test_trap_87_bortezomib_carries_the_dose_of_the_series_and_its_warning(make, rules):
    lines = {t.id: t for t in consider(make(), rules).treatments}
    bortezomib = lines["treatment_bortezomib"]
    assert "1 mg/m2" in bortezomib.value
    assert "7 of 17 patients" in bortezomib.value
    assert "not to be copied" in bortezomib.cautions[0]
    assert "slow heart rate" in lines["treatment_thalidomide"].cautions[0]


def test_trap_82_lenalidomide_before_transplant_shows_both_sides(make, rules):
    line = consider(make(), rules).conflicts[0]
    assert line.id == "conflict_lenalidomide_before_transplant"
    assert "On the other side" in line.value
    assert "1.83" in line.value
    assert {"faq_2017#20", "cornell_2013"} <= set(line.cites)


def test_a_conflict_with_one_side_is_refused(rules):
    data = rules.model_dump(by_alias=True)
    data["conflict"][0]["side"] = data["conflict"][0]["side"][:1]
    with pytest.raises(ValueError, match="side"):
        TreatmentRules.model_validate(data)


def test_trap_88_thrombosis_shows_both_views_and_what_is_recorded(make, visit, rules):
    case = make([visit("v1", "2025-01-10", {"arterial_thrombosis": "present"})])
    line = consider(case, rules).conflicts[1]
    assert line.id == "conflict_thrombosis_risk"
    assert "no link with the platelet count" in line.value
    assert "hematocrit" in line.value
    assert {"mellors_2021", "uclh_thrombosis_2020"} <= set(line.cites)
    assert [one.label for one in line.inputs] == [
        case.definitions.fields["arterial_thrombosis"].label
    ]


def _reminders(case, rules):
    return {one.id: one for one in consider(case, rules).reminders}


def test_reminders_are_marked_as_our_own(make, rules):
    for line in consider(make(), rules).reminders:
        assert line.confidence == "own"
        assert line.cites == ("project",)
        assert line.truth is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("name", "reminder"),
    [
        ("Lenalidomide + dexamethasone", "reminder_contraception"),
        ("THALIDOMIDE", "reminder_contraception"),
        ("Prednisone", "reminder_hepatitis_b"),
        ("Daratumumab", "reminder_hepatitis_b"),
    ],
)
def test_a_treatment_calls_its_reminder(make, treatment, rules, name, reminder):
    line = _reminders(make(treatments=[treatment(name)]), rules)[reminder]
    assert line.truth is Truth.TRUE
    assert [one.text for one in line.inputs] == [name]


@pytest.mark.parametrize(
    ("stop", "truth"),
    [
        ("2025-11-19", Truth.UNKNOWN),
        ("2025-11-20", Truth.TRUE),
        ("2025-11", Truth.TRUE),
        ("2025-10", Truth.UNKNOWN),
        (None, Truth.TRUE),
    ],
)
def test_a_treatment_that_has_ended_calls_no_reminder(make, treatment, rules, stop, truth):
    case = make(treatments=[treatment("Thalidomide", "2025-01-01", stop)])
    assert _reminders(case, rules)["reminder_contraception"].truth is truth


def test_a_treatment_of_the_future_calls_nothing(make, treatment, rules):
    case = make(treatments=[treatment("Thalidomide", "2026-01-01")])
    assert _reminders(case, rules)["reminder_contraception"].truth is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("findings", "results", "truth"),
    [
        ({"muscle_wasting": "present"}, True, Truth.TRUE),
        ({"muscle_wasting": "absent"}, True, Truth.UNKNOWN),
        ({"muscle_wasting": "present"}, False, Truth.UNKNOWN),
    ],
)
def test_trap_61_egfr_in_a_wasted_patient_is_questioned(
    make, visit, rules, findings, results, truth
):
    measured = [{"test": "egfr", "value": 58, "unit": "mL/min/{1.73_m2}"}] if results else []
    line = _reminders(make([visit("v1", "2025-01-10", findings, measured)]), rules)
    assert line["reminder_egfr_muscle"].truth is truth


@pytest.mark.parametrize(
    ("name", "findings", "prompted"),
    [
        ("IVIG", {"light_chain_type": "lambda"}, True),
        ("Plasma exchange", {"thrombocytosis": "present"}, True),
        ("IVIG", {"light_chain_type": "kappa", "thrombocytosis": "absent"}, False),
        ("Rituximab", {"light_chain_type": "lambda"}, False),
        ("", {"light_chain_type": "lambda", "cidp_previous_diagnosis": "present"}, True),
    ],
)
def test_trap_86_cidp_treatment_with_signs_of_poems_prompts_vegf_and_immunofixation(
    make, visit, treatment, rules, name, findings, prompted
):
    given = [treatment(name)] if name else []
    prompts = consider(make([visit("v1", "2025-01-10", findings)], given), rules).prompts
    assert bool(prompts) is prompted
    if prompts:
        assert prompts[0].truth is Truth.TRUE
        assert prompts[0].missing == (
            "VEGF with its specimen",
            "immunofixation of serum",
            "immunofixation of urine",
        )


def test_the_prompt_asks_only_for_what_is_missing(make, visit, treatment, rules):
    findings = {"light_chain_type": "lambda", "serum_immunofixation": "positive"}
    vegf = {"test": "vegf", "value": 900, "unit": "pg/mL"}
    case = make([visit("v1", "2025-01-10", findings, [vegf])], [treatment("IVIG")])
    given = consider(case, rules)
    assert given.prompts[0].missing == ("immunofixation of urine",)
    assert given.all[:2] == (given.radiation, given.prompts[0])
