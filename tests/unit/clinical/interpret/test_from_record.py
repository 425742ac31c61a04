"""What of a record goes into which reading: which visit, which side of treatment."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.interpret.course import Course, in_unit
from poems_desktop.clinical.interpret.from_record import (
    avid,
    clone_state,
    clone_tests,
    evidence_states,
    isotype,
    known_risks,
    nerve_study,
)
from poems_desktop.clinical.interpret.measures import light_chains, measures
from poems_desktop.clinical.interpret.readings import read
from poems_desktop.clinical.record import (
    Choice,
    DateAnswer,
    Finding,
    Measurement,
    Patient,
    Record,
    Treatment,
    Visit,
)
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

AS_OF = date(2025, 11, 20)
BEGAN = Treatment(id="t", name="melphalan", directed=True, start=PartialDate(2024, 6, 1))
T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def day(text):
    return None if text is None else PartialDate.from_iso(text)


def answer(word):
    if not isinstance(word, str):
        return word
    if word in set(FindingState):
        return Finding(state=FindingState(word))
    return Choice(value=word)


@pytest.fixture
def course(shipped):
    """`course({"2024-01-10": {"serum_immunofixation": "positive"}})`, results by visit too."""

    def make(visits=None, results=(), treatments=(BEGAN,), as_of=AS_OF, born=None, **parts):
        made = []
        for place, (when, answers) in enumerate((visits or {}).items(), 1):
            filled = {key: answer(word) for key, word in answers.items()}
            made.append(Visit(id=f"v{place}", date=day(when), answers=filled))
        found = tuple(
            Measurement(
                id=f"r{place}",
                test=one["test"],
                value=None if one.get("value") is None else Decimal(str(one["value"])),
                comparator=one.get("comparator"),
                unit=one.get("unit"),
                collected=day(one.get("collected", "2024-01-10")),
                ref_lower=one.get("ref_lower"),
                ref_upper=one.get("ref_upper"),
                phase=one.get("phase"),
                unread=one.get("unread", {}),
            )
            for place, one in enumerate(results, 1)
        )
        if found:
            made.append(Visit(id="results", date=day("2024-01-10"), results=found))
        patient = Patient(id="p", born=day(born), age_years=parts.pop("age_years", None))
        record = Record(patient=patient, visits=tuple(made), treatments=treatments, **parts)
        return Course(record, shipped, as_of)

    return make


def result(test, value, unit, collected="2024-01-10", **parts):
    return {"test": test, "value": value, "unit": unit, "collected": collected, **parts}


def test_visits_fall_before_or_after_treatment_or_on_neither_side(course):
    visits = {"2024-07-01": {}, "2024-01-01": {}, "2024-06-01": {}, "2024": {}, "2026-01-01": {}}
    found = course(visits)
    assert [str(v.date.iso()) for v in found.visits("before")] == ["2024-01-01", "2024-06-01"]
    assert [str(v.date.iso()) for v in found.visits("after")] == ["2024-07-01"]
    untreated = course({"2024-07-01": {}, None: {}}, treatments=())
    assert len(untreated.visits("before")) == 2
    assert untreated.visits("after") == ()


def test_a_visit_without_date_is_on_neither_side_of_a_treatment(course):
    found = course({None: {"serum_immunofixation": "negative"}})
    assert found.visits("before") == found.visits("after") == ()


def test_results_follow_their_stated_phase_then_their_date(course):
    found = course(
        results=[
            result("albumin", 1, "g/dL", None, phase="before_treatment"),
            result("albumin", 2, "g/dL", "2024-06-01"),
            result("albumin", 3, "g/dL", "2024-05-31"),
            result("albumin", 4, "g/dL", None),
            result("albumin", 5, "g/dL", "2024"),
            result("albumin", 6, "g/dL", "2026-01-01"),
            result("albumin", None, "g/dL"),
            result("albumin", 7, "g/dL", unread={"value": "x"}),
        ]
    )
    assert [r.value for r in found.results("albumin", "before")] == [1, 3]
    assert [r.value for r in found.results("albumin", "after")] == [2]
    untreated = course(results=[result("albumin", 4, "g/dL", None)], treatments=())
    assert [r.value for r in untreated.results("albumin", "before")] == [4]
    assert untreated.results("albumin", "after") == ()


def test_trap_10_negative_tests_after_treatment_exclude_nothing(course):
    tests = clone_tests(course({"2025-01-01": {"serum_immunofixation": "negative"}}))
    assert tests.serum_immunofixation is None


def test_a_positive_test_stands_over_a_negative_one(course):
    visits = {
        "2024-01-01": {"serum_immunofixation": "positive", "spep_result": "m_spike"},
        "2024-02-01": {"serum_immunofixation": "negative", "spep_result": "no_m_spike"},
        "2024-03-01": {"urine_immunofixation": "not_done"},
        "2024-04-01": {"urine_immunofixation": "indeterminate", "spep_result": "odd"},
    }
    tests = clone_tests(course(visits))
    assert (tests.serum_immunofixation, tests.spep) == ("positive", "positive")
    assert tests.urine_immunofixation == "indeterminate"


@pytest.mark.parametrize(
    ("answers", "stained", "flow"),
    [
        ({"bm_clonal_plasma_cells_present": "not_detected"}, "negative", None),
        ({"bm_clonal_plasma_cells_present": "polyclonal_only"}, "negative", None),
        ({"bm_clonal_plasma_cells_present": "monoclonal_kappa"}, "positive", None),
        ({"bm_clonal_plasma_cells_present": "not_detected_other_method"}, None, "negative"),
        (
            {
                "bm_clonal_plasma_cells_present": "not_detected",
                "bm_detection_method": "flow_cytometry",
            },
            None,
            "negative",
        ),
        (
            {
                "bm_clonal_plasma_cells_present": "monoclonal_lambda",
                "bm_detection_method": "morphology_only",
            },
            None,
            "positive",
        ),
    ],
)
def test_marrow_by_flow_is_not_marrow_by_stain(course, answers, stained, flow):
    tests = clone_tests(course({"2024-01-01": answers}))
    assert (tests.marrow_stained, tests.marrow_flow) == (stained, flow)


def test_no_lesion_to_biopsy_only_where_all_were_looked_for(course):
    clear = {
        "sclerotic_bone_lesion": "absent",
        "lymphadenopathy": "absent",
        "plasmacytoma": "absent",
    }
    assert clone_tests(course({"2024-01-01": clear})).accessible_lesion is False
    for key in clear:
        part = {name: word for name, word in clear.items() if name != key}
        assert clone_tests(course({"2024-01-01": part})).accessible_lesion is None


@pytest.mark.parametrize(
    ("value", "read_"), [("lambda", "lambda"), ("kappa", "kappa"), ("none", None)]
)
def test_the_light_chain_is_taken_as_typed(course, value, read_):
    assert clone_tests(course({"2024-01-01": {"light_chain_type": value}})).light_chain == read_


def test_the_clone_before_stands_and_the_newest_after_counts(course):
    visits = {
        "2024-01-01": {"serum_immunofixation": "positive"},
        "2024-03-01": {"serum_immunofixation": "negative", "urine_immunofixation": "negative"},
        "2024-09-01": {
            "serum_immunofixation": "positive",
            "bm_clonal_plasma_cells_present": "not_detected",
        },
        "2025-01-01": {
            "serum_immunofixation": "negative",
            "urine_immunofixation": "not_done",
            "bm_clonal_plasma_cells_present": "not_detected_other_method",
        },
    }
    spikes = [
        result("m_protein_serum", 12, "g/L"),
        result("m_protein_serum", "0.4", "g/dL", "2025-01-01"),
    ]
    found = course(visits, spikes)
    before, after = clone_state(found, "before"), clone_state(found, "after")
    assert (before.serum_immunofixation, before.urine_immunofixation) == ("positive", "negative")
    assert before.m_protein.exact == Decimal("1.2")
    assert (after.serum_immunofixation, after.urine_immunofixation) == ("negative", None)
    assert after.marrow == "negative"
    assert after.m_protein.exact == Decimal("0.4")


def test_marrow_by_flow_alone_does_not_complete_a_response(course):
    visits = {"2025-01-01": {"bm_clonal_plasma_cells_present": "not_detected_other_method"}}
    assert clone_state(course(visits), "after").marrow is None


@pytest.mark.parametrize(
    ("value", "unit", "exact"),
    [
        ("36", "g/L", "3.6"),
        ("3.6", "g/dL", "3.6"),
        ("3.2", "g/L", None),
        ("36", "g/dL", None),
        ("36", "s", None),
        ("36", None, None),
    ],
)
def test_trap_67_a_number_is_read_in_its_unit_or_not_at_all(course, shipped, value, unit, exact):
    (one,) = course(results=[result("albumin", value, unit)]).results("albumin", "before")
    found = in_unit(one, shipped, "g/dL")
    assert (None if found is None else found.exact) == (None if exact is None else Decimal(exact))


def test_a_test_that_no_form_has_is_not_read(course, shipped):
    (one,) = course(results=[result("unheard", 1, "g/L")]).results("unheard", "before")
    assert in_unit(one, shipped, "g/L") is None


def nerve(course, *results):
    return nerve_study(course(results=list(results)))


def test_a_nerve_study_comes_from_one_visit(course):
    study = nerve(
        course,
        result("median_distal_distance", 80, "mm"),
        result("median_dml", 4, "ms"),
        result("median_mcv", 50, "m/s"),
        result("median_cmap", 0, "mV"),
        result("terminal_latency_index_median", "0.4", "{ratio}"),
    )
    assert study.distance.value.exact == 80
    assert study.reported.exact == Decimal("0.4")
    assert study.response_absent is T
    assert nerve_study(course()) is None
    study = nerve(course, result("median_dml", 4, "ms"), result("median_cmap", 3, "mV"))
    assert (study.distance, study.reported, study.response_absent) == (None, None, F)
    assert nerve(course, result("median_dml", 4, "ms")).response_absent is U
    study = nerve(
        course,
        result("median_dml", 4, "ms"),
        result("median_dml", 5, "ms"),
        result("median_cmap", 1, "mV", comparator="<"),
    )
    assert study.latency.value.exact == 4
    assert study.response_absent is U


def test_a_study_of_the_day_of_reading_is_seen(shipped):
    made = Measurement(id="r", test="median_dml", value=Decimal(4), unit="ms")
    visit = Visit(id="v", date=PartialDate.of(AS_OF), results=(made,))
    record = Record(patient=Patient(id="p"), visits=(visit,))
    assert nerve_study(Course(record, shipped, AS_OF)) is not None


def test_the_newest_result_before_treatment_is_taken(course):
    found = course(
        results=[
            result("pet_avid_lesions", 0, "{count}", "2023-01-10"),
            result("pet_avid_lesions", 2, "{count}"),
            result("egfr", 80, "mL/min/{1.73_m2}", "2023-01-10"),
            result("egfr", 25, "mL/min/{1.73_m2}"),
            result("albumin", 4, "g/dL", "2023-01-10", ref_lower=Decimal("3.5")),
            result("albumin", 3, "g/dL", ref_lower=Decimal("3.5")),
        ]
    )
    known = known_risks(found, U)
    assert known.statements["fdg_avid"] is T
    assert known.statements["low_albumin"] is T
    assert known.numbers["egfr"].exact == 25


def test_of_two_studies_the_newest_visit_is_read(shipped):
    def visit(name, month, latency):
        made = Measurement(id=name, test="median_dml", value=Decimal(latency), unit="ms")
        return Visit(id=name, date=PartialDate(2025, month, 1), results=(made,))

    for visits in ((visit("a", 1, 4), visit("b", 2, 5)), (visit("b", 2, 5), visit("a", 1, 4))):
        record = Record(patient=Patient(id="p"), visits=visits)
        assert nerve_study(Course(record, shipped, AS_OF)).latency.value.exact == 5


def test_a_result_of_the_day_of_reading_counts_and_a_later_one_does_not(course):
    for collected, found in (("2025-11-20", 1), ("2025-11-21", 0)):
        made = course(results=[result("m_protein_serum", 1, "g/dL", collected)], as_of=AS_OF)
        assert len(made.results("m_protein_serum", "after")) == found


def test_a_study_after_the_date_of_reading_is_not_seen(course):
    found = course(results=[result("median_dml", 4, "ms")], as_of=date(2023, 1, 1))
    assert nerve_study(found) is None


def test_the_states_of_the_evidence(course):
    visits = {
        "2024-01-01": {
            "muscle_wasting": "present",
            "conduction_block": "absent",
            "splenomegaly": "present",
            "light_chain_type": "lambda",
        }
    }
    states = evidence_states(course(visits, [result("tibial_cmap", 0, "mV")]), T)
    assert states["muscle_wasting"] is T
    assert states["conduction_block"] is F
    assert states["organomegaly"] is T
    assert states["skin_changes"] is U
    assert states["monoclonal_lambda"] is T
    assert states["latency_index_high"] is T
    assert states["tibial_cmap_absent"] is T
    assert "tibial_cmap_absent" not in evidence_states(course(), U)
    kappa = course({"2024-01-01": {"light_chain_type": "kappa"}})
    assert evidence_states(kappa, U)["monoclonal_lambda"] is F


def test_a_group_that_no_set_has_is_unknown(course, shipped):
    bare = Definitions((), {}, shipped.cut_offs, (), {}, "")
    states = evidence_states(Course(course().record, bare, AS_OF), U)
    assert states["organomegaly"] is U


def risks(course, complete=U, **parts):
    return known_risks(course(**parts), complete)


def test_trap_63_what_the_record_does_not_hold_is_unknown(course):
    known = risks(course)
    assert set(known.statements.values()) == {U}
    assert known.numbers == {}


def test_findings_of_before_treatment_feed_the_factors(course):
    visits = {
        "2024-01-01": {
            "pulmonary_arterial_hypertension": "present",
            "heavy_chain_class": "IgG",
            "light_chain_type": "lambda",
        },
        "2025-01-01": {"pleural_effusion": "present"},
    }
    known = risks(course, visits=visits, complete=F)
    assert known.statements["pulmonary_hypertension"] is T
    assert known.statements["pleural_effusion"] is U
    assert known.statements["igg_lambda"] is T
    assert known.statements["no_complete_hematologic_response"] is T


@pytest.mark.parametrize(
    ("heavy", "light", "expected"),
    [
        ("IgG", "lambda", T),
        ("IgA", "lambda", F),
        ("IgG", "kappa", F),
        ("IgG", "none", U),
        ("biclonal", "lambda", U),
        (None, "kappa", F),
    ],
)
def test_igg_lambda_needs_both_chains(course, heavy, light, expected):
    answers = {"heavy_chain_class": heavy, "light_chain_type": light}
    visits = {"2024-01-01": {key: word for key, word in answers.items() if word}}
    assert risks(course, visits=visits).statements["igg_lambda"] is expected


@pytest.mark.parametrize(("count", "expected"), [(0, F), (1, T), (4, T)])
def test_avid_lesions_are_counted(course, count, expected):
    found = course(results=[result("pet_avid_lesions", count, "{count}")])
    assert avid(found, "before") is expected
    assert avid(found, "after") is U
    assert avid(course(), "before") is U


@pytest.mark.parametrize(
    ("value", "lower", "unit", "expected"),
    [
        ("3.4", "3.5", "g/dL", T),
        ("3.5", "3.5", "g/dL", F),
        ("3.4", None, "g/dL", U),
        ("3.4", "3.5", None, U),
        ("3.4", "35", "g/L", U),
    ],
)
def test_trap_67_low_albumin_is_by_the_laboratory_s_limit(course, value, lower, unit, expected):
    limit = None if lower is None else Decimal(lower)
    one = result("albumin", value, unit, ref_lower=limit)
    assert risks(course, results=[one]).statements["low_albumin"] is expected


def test_age_and_egfr_are_those_of_before_treatment(course):
    visits = {"2024-01-01": {"diagnosis_date": DateAnswer(value=day("2024-02-01"))}}
    known = risks(
        course,
        visits=visits,
        born="1970-05-03",
        results=[
            result("egfr", 45, "mL/min/{1.73_m2}"),
            result("egfr", 20, "mL/min/{1.73_m2}", "2025-01-01"),
        ],
        transplants=(
            Transplant(id="a", day0=day("2024-09-01")),
            Transplant(id="b"),
            Transplant(id="c", day0=day("2026-09-01")),
        ),
    )
    assert known.numbers["age_at_diagnosis"].exact == 53
    assert known.numbers["age_at_transplant"].exact == 54
    assert known.numbers["egfr"].exact == 45


def test_an_age_alone_stands_where_no_birth_date_is_given(course):
    assert risks(course, age_years=61).numbers["age_at_diagnosis"].exact == 61
    unread = {"2024-01-01": {"diagnosis_date": DateAnswer()}}
    assert "age_at_diagnosis" not in risks(course, visits=unread, born="1970").numbers
    odd = risks(course, results=[result("egfr", 999, "mL/min/{1.73_m2}")])
    assert "egfr" not in odd.numbers


def test_light_chains_are_a_pair_of_one_day(course):
    found = course(
        results=[
            result("flc_kappa", 20, "mg/L"),
            result("flc_lambda", 40, "mg/L"),
            result("flc_kappa", 30, "mg/L", "2025-01-01"),
        ]
    )
    chains = light_chains(found)
    assert chains.kappa.value.exact == 30
    assert chains.lambda_ is None
    pair = light_chains(
        course(results=[result("flc_kappa", 20, "mg/L"), result("flc_lambda", 40, "mg/L")])
    )
    assert (pair.kappa.value.exact, pair.lambda_.value.exact) == (20, 40)
    assert light_chains(course(results=[result("flc_kappa", 20, None)])).kappa is None
    reported = result("flc_ratio", "0.5", "{ratio}", ref_lower=Decimal("0.26"))
    alone = light_chains(course(results=[reported]))
    assert (alone.kappa, alone.reported.exact, alone.limits) == (None, Decimal("0.5"), None)
    limited = light_chains(course(results=[{**reported, "ref_upper": Decimal("1.65")}]))
    assert (limited.limits.low, limited.limits.high) == (Decimal("0.26"), Decimal("1.65"))
    assert light_chains(course()) is None


def test_measures_are_read_as_far_as_they_were_recorded(course, tables):
    found = course(
        {"2024-01-01": {"renal_insufficiency": "present"}},
        [
            result("flc_kappa", 20, "mg/L"),
            result("flc_lambda", 40, "mg/L"),
            result("rvsp", 55, "mm[Hg]"),
            result("rvsp", 35, "mm[Hg]", "2025-01-01"),
            result("dlco_percent", 50, "%"),
        ],
    )
    readings = {one.id: one for one in measures(found, tables.points, tables.response)}
    assert readings["m_protein.light_chain_ratio"].value.startswith("Kappa/lambda 0.50")
    assert readings["heart.rvsp"].truth is F
    assert readings["lung.dlco"].value == "50% of predicted."
    assert readings["response.organ.rvsp"].truth is T
    assert readings["response.organ.dlco_percent"].truth is U
    assert measures(course(treatments=()), tables.points, tables.response) == ()


def test_isotypes_are_those_of_one_side(course):
    visits = {
        "2024-01-01": {"heavy_chain_class": "IgA", "light_chain_type": "lambda"},
        "2025-01-01": {"heavy_chain_class": "IgG", "light_chain_type": "kappa"},
    }
    assert isotype(course(visits), "before") == ("IgA", "lambda")
    assert isotype(course(visits), "after") == ("IgG", "kappa")


def readings(course, tables, points_of, **parts):
    found = course(**parts)
    return read(found, tables, points_of(found))


def test_trap_45_four_axes_stay_four_readings(course, tables, points_of):
    found = readings(course, tables, points_of)
    assert [one.id for one in found.response] == [
        "response.hematologic",
        "response.imaging",
        "response.clinical",
    ]
    assert found.latency_index is None
    assert found.new_features is not None


def test_a_record_without_treatment_has_no_new_features(course, tables, points_of):
    found = readings(course, tables, points_of, treatments=())
    assert (found.new_features, found.relapse) == (None, ())


def test_clinical_changes_come_from_findings_before_and_after(course, tables, points_of):
    visits = {
        "2024-01-01": {
            "ascites": "present",
            "papilledema": "present",
            "peripheral_edema": "absent",
            "serum_immunofixation": "positive",
            "endocrinopathy": "present",
        },
        "2025-01-01": {"ascites": "absent", "peripheral_edema": "present"},
    }
    found = readings(course, tables, points_of, visits=visits)
    assert found.response[-1].value == "Worse: Peripheral edema. Improved: Ascites."
    assert found.response[-1].missing == ("Papilledema",)
    assert found.new_features.value.startswith("New since diagnosis: Peripheral edema.")


def test_trap_44_an_igg_kappa_band_on_daratumumab_is_no_relapse(course, tables, points_of):
    visits = {
        "2024-01-01": {"serum_immunofixation": "positive"},
        "2025-01-01": {
            "serum_immunofixation": "positive",
            "urine_immunofixation": "negative",
            "bm_clonal_plasma_cells_present": "not_detected",
            "heavy_chain_class": "IgG",
            "light_chain_type": "kappa",
        },
    }
    drug = BEGAN.model_copy(update={"id": "d", "name": "Daratumumab"})
    found = readings(course, tables, points_of, visits=visits, treatments=(drug,))
    assert found.response[0].truth is U
    plain = readings(course, tables, points_of, visits=visits)
    assert plain.response[0].truth is F


def test_everything_is_read_at_once(vegf_course, tables, points_of):
    record_course = vegf_course(
        {"value": 900, "ref_upper": Decimal(100)},
        {"value": 90, "ref_upper": Decimal(100), "collected": "2025-02-01"},
        {"value": 880, "specimen": None},
        {"test": "terminal_latency_index_median", "value": "0.42", "unit": "{ratio}"},
        findings={"cidp_previous_diagnosis": "present", "thrombocytosis": "present"},
    )
    found = read(record_course, tables, points_of(record_course))
    assert [one.id for one in found.vegf] == [
        "vegf.change.plasma.Elm",
        "vegf.rise.plasma.Elm",
        "vegf.normal.plasma.Elm",
        "vegf.point.plasma_200.r1",
        "vegf.robustness.plasma",
        "vegf.robustness.serum",
    ]
    assert len(found.samples) == 3
    assert len(found.vegf_set_aside) == 1
    assert found.response[1].value.startswith("Complete")
    assert found.latency_index.truth is T
    leans = {one.id.removeprefix("cidp_or_poems.") for one in found.cidp_or_poems.for_poems}
    assert "latency_index_high" in leans
    assert [one.id for one in found.relapse][:1] == ["relapse.clinical"]
    assert found.cidp_or_poems.prompt is not None
    assert found.clone.truth is U
    assert [one.summary.id for one in found.risk] == [
        "risk.wang_2017",
        "risk.dsouza_2012",
        "risk.kourelis_2016",
    ]


def test_trap_38_vegf_after_bevacizumab_is_set_aside(vegf_course, given, tables, points_of):
    record_course = vegf_course(
        {"value": 900, "ref_upper": Decimal(100)},
        {"value": 20, "ref_upper": Decimal(100), "collected": "2025-02-01"},
        treatments=(given(), given("bevacizumab", "2024-12-01")),
    )
    found = read(record_course, tables, points_of(record_course))
    assert "bevacizumab" in found.vegf_set_aside[0].why
    assert not found.response[1].value.startswith("Complete")


@pytest.mark.parametrize(
    ("word", "value", "missing"),
    [
        ("improved", "Improved: Polyneuropathy.", ()),
        ("worse", "Worse: Polyneuropathy.", ()),
        ("stable", "Stable: Polyneuropathy.", ()),
        ("not_evaluable", "Not evaluable: no organ was compared.", ("Polyneuropathy",)),
    ],
)
def test_nerves_take_the_direction_that_was_stated(course, tables, points_of, word, value, missing):
    visits = {
        "2024-01-01": {"polyneuropathy": "present"},
        "2024-08-01": {"neurological_response": word},
    }
    found = readings(course, tables, points_of, visits=visits).response[-1]
    assert (found.value, found.missing) == (value, missing)


def test_the_same_record_gives_the_same_readings(course, tables, points_of):
    found = course({"2024-01-01": {"ascites": "present"}})
    assert read(found, tables, points_of(found)) == read(found, tables, points_of(found))


def test_baseline_facts_end_with_the_start_of_treatment(course):
    visits = {"2024-01-01": {"ascites": "absent"}, "2025-01-01": {"ascites": "present"}}
    assert course(visits).baseline_facts["ascites"].truth is F
    assert course(visits, treatments=()).baseline_facts["ascites"].truth is T


def test_the_newest_visit_after_treatment_says_how_a_finding_is_now(course, tables, points_of):
    visits = {
        "2024-01-01": {"ascites": "present"},
        "2025-01-01": {"ascites": "present"},
        "2025-06-01": {"ascites": "absent"},
    }
    found = readings(course, tables, points_of, visits=visits)
    assert found.response[-1].value == "Improved: Ascites."


def test_months_since_treatment_began_are_counted_for_neuropathy(course, tables, points_of):
    visits = {
        "2024-01-01": {"polyneuropathy": "present"},
        "2024-08-01": {"neurological_response": "stable"},
    }
    early = readings(course, tables, points_of, visits=visits, as_of=date(2025, 1, 20))
    assert any(one.startswith("7 months after treatment began: too early") for one in
               early.response[-1].cautions)  # fmt: skip


def test_a_complete_hematologic_response_feeds_the_risk(course, tables, points_of):
    answers = {
        "serum_immunofixation": "negative",
        "urine_immunofixation": "negative",
        "bm_clonal_plasma_cells_present": "not_detected",
    }
    positive = {"serum_immunofixation": "positive"}
    visits = {"2024-01-01": {**positive, "ascites": "present"}, "2025-01-01": answers}
    found = readings(course, tables, points_of, visits=visits)
    assert found.response[0].truth is T
    assert found.response[-1].truth is not T
    lines = {line.id: line for one in found.risk for line in one.factors}
    (line,) = [one for name, one in lines.items() if "complete_hematologic" in name]
    assert line.truth is F
