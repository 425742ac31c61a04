"""What fields say of themselves: direction, sex, codes, cautions; and the traps they answer."""

import tomllib
from pathlib import Path

import pytest

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ChoiceField, DateField, FindingField, ResultField

ROOT = Path(__file__).parents[2]


def _caveat(definitions: Definitions, key: str) -> str:
    return definitions.fields[key].caveat or ""


def _result(definitions: Definitions, key: str) -> ResultField:
    field = definitions.result(key)
    assert field is not None, key
    return field


def _adequate(definitions: Definitions, key: str, method: str) -> bool:
    field = definitions.finding(key)
    assert field is not None, key
    return next(one.adequate for one in field.methods if one.value == method)


def _direction(definitions: Definitions, key: str) -> str:
    scale = _result(definitions, key).scale
    assert scale is not None, key
    return scale.better


def test_sex_is_restricted_only_where_the_body_says_so(shipped: Definitions) -> None:
    found = {key: field.sex for key, field in shipped.fields.items() if field.sex}
    assert found == {
        "gynecomastia": "M",
        "erectile_dysfunction": "M",
        "amenorrhea": "F",
        "breast_enlargement_female": "F",
    }


LOWER = [
    "onls_arm",
    "onls_leg",
    "onls_total",
    "incat_arm",
    "incat_leg",
    "incat_total",
    "mrs",
    "ecog",
    "nis",
    "pain_nrs",
    "fatigue_nrs",
    "ten_metre_walk",
]
HIGHER = [
    "irods_raw",
    "irods_centile",
    "mrc_sum_score",
    "grip_strength_right",
    "grip_strength_left",
    "grip_vigorimeter_right",
    "grip_vigorimeter_left",
    "six_minute_walk",
]


def test_trap_51_every_scale_says_which_way_is_better(shipped: Definitions) -> None:
    found = {
        key: field.scale.better
        for key, field in shipped.fields.items()
        if isinstance(field, ResultField) and field.scale is not None
    }
    assert found == dict.fromkeys(LOWER, "low") | dict.fromkeys(HIGHER, "high")


def test_trap_52_the_two_disability_scores_have_different_ends(shipped: Definitions) -> None:
    incat, onls = _result(shipped, "incat_total"), _result(shipped, "onls_total")
    assert (incat.possible.high, onls.possible.high) == (10, 12)
    assert "neither the ONLS" in (incat.caveat or "")
    assert "not the INCAT" in (onls.caveat or "")
    assert "between 0 and 1" in _caveat(shipped, "incat_arm")


def test_trap_53_scores_are_entered_as_grades_not_as_ticks(shipped: Definitions) -> None:
    for key in ("onls_arm", "onls_leg", "onls_total", "incat_arm", "incat_leg", "incat_total"):
        assert isinstance(shipped.fields[key], ResultField)


def test_trap_54_the_leg_score_says_that_it_is_not_the_odss(shipped: Definitions) -> None:
    assert "Not the ODSS" in _caveat(shipped, "onls_leg")


def test_trap_56_an_aid_for_another_reason_is_asked_for(shipped: Definitions) -> None:
    assert "another reason" in _caveat(shipped, "walking_aid")


def test_trap_58_the_latency_index_says_what_it_cannot_tell(shipped: Definitions) -> None:
    caveat = _caveat(shipped, "terminal_latency_index_median")
    assert "70%" in caveat
    assert "77%" in caveat
    assert "healthy nerve" in caveat


def test_trap_60_no_jet_is_unknown_and_never_zero(shipped: Definitions) -> None:
    assert not _adequate(shipped, "pulmonary_arterial_hypertension", "echocardiography_no_jet")
    assert _result(shipped, "rvsp").possible.low > 0
    assert "never zero" in _caveat(shipped, "rvsp")


def test_trap_61_filtration_in_a_wasted_patient_offers_cystatin_c(shipped: Definitions) -> None:
    assert "cystatin C" in _caveat(shipped, "egfr")
    assert _result(shipped, "cystatin_c").tier == "extended"


CHANGES = {
    "incat_total": ("1", "unit"),
    "irods_centile": ("4", "unit"),
    "mrc_sum_score": ("2", "unit"),
    "grip_vigorimeter_right": ("8", "unit"),
    "grip_vigorimeter_left": ("8", "unit"),
    "ten_metre_walk": ("28", "percent"),
}


def test_only_sourced_changes_are_called_meaningful(shipped: Definitions) -> None:
    found = {
        key: (str(field.scale.minimal_change), field.scale.change_in)
        for key, field in shipped.fields.items()
        if isinstance(field, ResultField) and field.scale and field.scale.minimal_change
    }
    assert found == CHANGES


SAME_SCALE = {
    "onls_total": "onls_total",
    "onls_arm": "onls_arm",
    "onls_leg": "onls_leg",
    "incat_total": "incat",
    "mrs": "mrs",
    "irods_raw": "irods_raw",
    "irods_centile": "irods_centile",
    "mrc_sum_score": "mrc_sum",
    "grip_vigorimeter_right": "grip_vigorimeter",
    "grip_strength_right": "grip_jamar",
    "ten_metre_walk": "ten_meter_walk",
    "six_minute_walk": "six_minute_walk",
}


@pytest.mark.parametrize("key", SAME_SCALE)
def test_fields_and_the_table_of_scales_tell_the_same(shipped: Definitions, key: str) -> None:
    text = (ROOT / "resources" / "scales.toml").read_text("utf-8")
    table = {one["id"]: one for one in tomllib.loads(text)["scale"]}
    row, field = table[SAME_SCALE[key]], _result(shipped, key)
    assert row["unit"] == field.units[0]
    assert row["higher_is"] == ("worse" if _direction(shipped, key) == "low" else "better")
    assert field.scale is not None
    if field.scale.high is not None:
        assert (row["low"], row["high"]) == (str(field.scale.low), str(field.scale.high))
    change = field.scale.minimal_change
    assert row.get("matters") == (None if change is None else str(change))


def test_trap_7_diabetes_and_thyroid_never_count_by_themselves(shipped: Definitions) -> None:
    criteria = {one.id: one for one in shipped.sets["dispenzieri"].criterion}
    weak = set(criteria["endocrinopathy"].weak)
    assert {"diabetes_mellitus", "hypothyroidism", "impaired_glucose_tolerance"} <= weak
    for key in ("glucose_ogtt_2h", "glucose_fasting", "hba1c", "tsh", "free_t4"):
        assert "alone never meets" in _caveat(shipped, key), key


CLUES = [
    "erectile_dysfunction",
    "decreased_libido",
    "amenorrhea",
    "gynecomastia",
    "galactorrhea",
    "breast_enlargement_female",
]


@pytest.mark.parametrize("key", CLUES)
def test_trap_8_symptoms_are_clues_that_no_criterion_reads(shipped: Definitions, key: str) -> None:
    assert shipped.fields[key].evidence_role == "supporting"
    assert "A clue, not counted" in _caveat(shipped, key)
    for one in shipped.sets.values():
        assert all(key not in criterion.fields for criterion in one.criterion)
    assert not _adequate(shipped, "hypogonadism", "symptoms")


HORMONES = ["cortisol_am", "cortisol_stimulated_peak", "acth", "testosterone_total", "tsh"]


@pytest.mark.parametrize("key", HORMONES)
def test_trap_9_hormones_say_that_steroids_spoil_them(shipped: Definitions, key: str) -> None:
    assert "teroids" in _caveat(shipped, key)


def test_trap_9_an_axis_tested_on_steroids_stays_unknown(shipped: Definitions) -> None:
    assert not _adequate(shipped, "primary_adrenal_insufficiency", "on_steroids")
    assert not _adequate(shipped, "hypogonadism", "hormones_on_steroids")
    for key in ("dexamethasone", "prednisone", "corticosteroids"):
        assert "falsifies cortisol" in _caveat(shipped, key)


def test_trap_10_one_negative_test_never_shows_that_there_is_no_clone(shipped: Definitions) -> None:
    assert not _adequate(shipped, "monoclonal_gammopathy", "serum_electrophoresis")
    assert not _adequate(shipped, "monoclonal_gammopathy", "serum_immunofixation")
    marrow = shipped.choice("bm_clonal_plasma_cells_present")
    assert marrow is not None
    means = {one.value: one.means for one in marrow.options}
    assert means["not_detected_other_method"] == "unknown"
    assert not _adequate(shipped, "plasmacytoma", "examination")


def test_trap_11_light_chains_and_their_ratio_tick_nothing(shipped: Definitions) -> None:
    read = {key for one in shipped.sets.values() for c in one.criterion for key in c.fields}
    assert not {"flc_kappa", "flc_lambda", "flc_ratio"} & read
    assert "neither excludes nor proves" in _caveat(shipped, "flc_ratio")


def test_trap_12_kappa_proves_a_clone_like_lambda(shipped: Definitions) -> None:
    marrow = shipped.choice("bm_clonal_plasma_cells_present")
    assert marrow is not None
    means = {one.value: one.means for one in marrow.options}
    assert means["monoclonal_kappa"] == means["monoclonal_lambda"] == "present"
    assert "second look" in _caveat(shipped, "light_chain_type")


def test_trap_14_castleman_disease_says_what_it_is_without_a_clone(shipped: Definitions) -> None:
    assert "Castleman variant" in _caveat(shipped, "castleman_disease")
    assert not _adequate(shipped, "castleman_disease", "imaging")


@pytest.mark.parametrize("method", ["skeletal_survey", "bone_scintigraphy", "pet", "mri"])
def test_trap_15_no_lesion_by_less_than_ct_stays_unknown(shipped: Definitions, method: str) -> None:
    assert not _adequate(shipped, "sclerotic_bone_lesion", method)
    assert isinstance(shipped.fields["bone_island"], FindingField)
    assert shipped.fields["bone_island"].counts_for is None


def test_trap_16_a_lytic_lesion_is_recorded_apart(shipped: Definitions) -> None:
    assert shipped.fields["osteolysis"].counts_for is None
    assert "myeloma" in _caveat(shipped, "osteolysis")
    assert "purely lytic" in _caveat(shipped, "sclerotic_bone_lesion")
    assert shipped.fields["osteosclerosis"].evidence_role == "supporting"


def test_trap_17_normal_sight_never_shows_that_papilledema_is_absent(shipped: Definitions) -> None:
    assert not _adequate(shipped, "papilledema", "symptoms")
    assert "normal fluid pressure" in _caveat(shipped, "papilledema")
    assert isinstance(shipped.fields["eye_examination"], DateField)


def test_trap_18_edema_names_its_other_causes(shipped: Definitions) -> None:
    assert "amlodipine" in _caveat(shipped, "peripheral_edema")
    assert shipped.fields["ankle_swelling"].evidence_role == "supporting"


def test_trap_19_high_platelets_name_their_other_causes(shipped: Definitions) -> None:
    for cause in ("iron deficiency", "infection", "splenectomy"):
        assert cause in _caveat(shipped, "thrombocytosis")


@pytest.mark.parametrize("key", ["anemia", "thrombocytopenia"])
def test_trap_20_low_counts_ask_to_think_again_and_exclude_nothing(
    shipped: Definitions, key: str
) -> None:
    assert "think again" in _caveat(shipped, key)
    assert shipped.fields[key].counts_for is None


@pytest.mark.parametrize("key", ["thrombocytosis", "polycythemia", "rbc"])
def test_trap_21_the_criteria_give_no_number(shipped: Definitions, key: str) -> None:
    assert "The criteria give no number" in _caveat(shipped, key)
    assert not _adequate(shipped, "thrombocytosis", "blood_count_treated")


SPOILED = {
    "hba1c": ("transfusion", "polycythemia"),
    "prolactin": ("Macroprolactin", "dopamine"),
    "testosterone_total": ("Morning",),
    "vitamin_b12": ("falsely",),
}


@pytest.mark.parametrize("key", SPOILED)
def test_trap_91_results_say_what_spoils_them(shipped: Definitions, key: str) -> None:
    assert all(word in _caveat(shipped, key) for word in SPOILED[key])


def test_codes_of_laboratory_tests_stand_beside_their_official_name(shipped: Definitions) -> None:
    found = {key: field.codes for key, field in shipped.fields.items() if field.codes.loinc}
    assert len(found) == 47
    assert all(codes.loinc_name for codes in found.values())
    assert found["vegf"].loinc == "75628-8"
    assert found["creatinine"].loinc_name == "Creatinine [Mass/volume] in Serum or Plasma"
    for key in ("mrs", "cd34_dose", "egfr", "ecog"):
        assert shipped.fields[key].codes.loinc is None, key


def test_notices_that_the_vocabularies_want_are_carried(shipped: Definitions) -> None:
    assert "Regenstrief Institute" in (shipped.references["loinc"].note or "")
    assert "www.whocc.no" in (shipped.references["atc"].note or "")
    assert "Human Phenotype Ontology" in (shipped.references["hpo"].note or "")


def test_usual_ranges_of_vegf_name_their_laboratory_and_specimen(shipped: Definitions) -> None:
    vegf = _result(shipped, "vegf")
    assert vegf.usual is not None
    assert vegf.usual.cites == ("project",)
    assert vegf.usual.high > 20_000
    found = [(one.laboratory, one.specimen, str(one.high)) for one in vegf.laboratories]
    assert found == [
        ("Mayo Clinic Laboratories", "plasma", "96.2"),
        ("LabCorp", "plasma", "115"),
    ]


def test_no_choice_that_only_tells_what_was_done_proves_anything(shipped: Definitions) -> None:
    for key, field in shipped.fields.items():
        if isinstance(field, ChoiceField) and field.evidence_role in {None, "test", "supporting"}:
            assert {one.means for one in field.options} == {"unknown"}, key
