"""Every term of both source documents has its place: a field, a part of the record, or a reason."""

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import FindingField
from poems_desktop.clinical.lint_findings import MOST_SECONDS, core_fields, core_seconds
from poems_desktop.clinical.record import Measurement, Patient, Treatment

_TEXT = """
acrocyanosis age_at_diagnosis age_at_onset albumin alkylating_chemotherapy amenorrhea
ankle_swelling antibiotics apheresis_collection areflexia arterial_thrombosis ascites
autologous_gvhd autologous_hsct axonal_loss bevacizumab bm_clonal_plasma_cells_present
bm_detection_method bm_involvement bm_lymphoid_aggregates bm_megakaryocyte_atypia
bm_megakaryocyte_clusters bm_megakaryocytes_increased bm_plasma_cell_percent
bm_plasma_cell_rimming bm_polyclonal_plasmacytosis body_temperature body_weight bone_island
bone_lesion_count bone_lesion_extent bone_lesion_size bone_marrow_biopsy bone_scintigraphy
bortezomib bortezomib_dose breast_enlargement_female burning_sensation capillary_leak
castleman_disease cause_of_death cherry_angiomata cidp_previous_diagnosis clinical_response
clinical_trial conditioning corticosteroids criteria_set_used csf_protein ct_scan
cyclophosphamide death_date demyelinating_neuropathy dexamethasone diabetes_mellitus
diagnosis_date diagnostic_certainty diarrhea diuretics dyspnea egfr endocrinopathy engraftment
engraftment_steroid_days engraftment_syndrome engraftment_syndrome_day
engraftment_syndrome_features engraftment_syndrome_steroids erectile_dysfunction
extravascular_volume_overload eye_examination facial_fat_loss fatigue fatigue_nrs fever
flc_kappa flc_lambda flc_ratio furosemide gait_disturbance galactorrhea glucose_ogtt_2h
gynecomastia headache heart_rate heavy_chain_class hematologic_response hemoglobin hepatomegaly
hepatosplenomegaly hgf hyperhidrosis hyperpigmentation hyperprolactinemia hypertrichosis
hypoalbuminemia hypogonadism hyporeflexia hypothyroidism iga igg igm il1b il1b_elevated il6
il6_elevated imaging_lesions_found impaired_glucose_tolerance infection ixazomib
lab_testing_done last_followup_date lenalidomide lesion_biopsy_result lesion_excision
leukonychia light_chain_deposition_disease light_chain_type limb_pain line_of_therapy
lipodystrophy loss_of_ambulation lumbar_puncture lymphadenopathy m_protein_csf m_protein_serum
m_protein_urine_24h median_mcv medical_history_review melphalan melphalan_dose
monoclonal_gammopathy monoclonal_plasma_cell_disorder mri_scan multiple_myeloma_concurrent
muscle_weakness nail_clubbing nausea ncs_conclusion ncs_emg neurological_examination
neurological_response neuropathic_pain neuropathy_course neuropathy_gradient
neuropathy_onset_site neuropathy_symmetry neuropathy_worse_legs next_followup_due numbness
organ_examination organomegaly osteosclerosis pain_nrs papilledema paraneoplastic_status
paresthesia pericardial_effusion peripheral_edema peripheral_neuropathy pet_avid_lesions pet_ct
physical_examination physical_therapy plasmacytoma plasmacytoma_biopsy platelets
pleural_effusion poems_syndrome polyclonal_immunoglobulin_rise polycythemia polyneuropathy
prednisone pretransplant_therapy primary_adrenal_insufficiency prolactin proteasome_inhibitor
pulmonary_arterial_hypertension radiographic_response radiotherapy radiotherapy_site rbc
reduced_gfr reduced_tlc refractory_disease regimen relapse_count relapse_progression
relapse_type renal_insufficiency respiratory_insufficiency_neuromuscular
restrictive_ventilatory_defect risk_factors_count sclerotic_bone_lesion
sensorimotor_polyneuropathy serum_immunofixation sex_at_birth sinus_bradycardia
skeletal_imaging skeletal_survey skin_changes skin_examination skin_rash skin_thickening
spep_result spironolactone splenomegaly stem_cell_infusion_date stem_cell_mobilization
surveillance_imaging symptom_onset_date systemic_therapy terminal_latency_index_median
thalidomide thrombocytosis tlc tlc_percent tnf_alpha tnf_alpha_elevated transplant_eligibility
transplant_infection transplant_related_death treatment_neuropathy treatment_strategy
upep_result urine_immunofixation vegf_elevated vegf_fold_uln vegf_laboratory vegf_plasma
vegf_response vegf_serum vegf_specimen vegf_uln venous_thrombosis visual_disturbance
vital_status walking_aid wbc weakness_hands weakness_legs_distal weight_gain_fluid weight_loss
"""
NAMED = frozenset(_TEXT.split())
"""The items that the two documents name, by key."""

ASKED_AS = {
    "poems_syndrome": ("diagnostic_certainty",),
    "vegf_plasma": ("vegf",),
    "vegf_serum": ("vegf",),
    "engraftment_syndrome_features": (
        "engraftment_fever",
        "engraftment_diarrhea",
        "engraftment_weight_gain",
        "engraftment_rash",
        "engraftment_dyspnea",
    ),
}
"""Asked under another name: one result whose specimen decides, features one by one."""

IN_RECORD = {
    "sex_at_birth": (Patient, "sex"),
    "vegf_uln": (Measurement, "ref_upper"),
    "vegf_laboratory": (Measurement, "laboratory"),
}
"""Held by the record itself, not by a field of a form."""

WORKED_OUT = {
    "vegf_fold_uln": "a result divided by the upper limit of the same result and laboratory",
    "age_at_onset": "from birth date and first symptom",
    "age_at_diagnosis": "from birth date and date of diagnosis",
    "risk_factors_count": "from age, lung pressure, effusion and filtration, each recorded",
    "paraneoplastic_status": "tells what the disease is, not what this patient has",
    "endocrine_axes_affected": "from the endocrine findings, each recorded by itself",
    "bmi": "from weight and height",
}
"""Not asked because it follows from what is recorded; asking it would invite contradictions."""

GROUPS = {
    "organomegaly": "liver, spleen and lymph nodes are asked one by one",
    "hepatosplenomegaly": "liver and spleen are asked one by one",
    "extravascular_volume_overload": "edema, pleural effusion and ascites are asked one by one",
    "endocrinopathy": "a group with only diabetes or thyroid disease in it would count wrongly",
    "skin_changes": "each change is asked; fat loss and thickening are no members",
    "monoclonal_plasma_cell_disorder": "the tests that show the clone are asked one by one",
}
"""Statements about a whole group: read from imported cases, never asked."""


def _asked(definitions: Definitions) -> set[str]:
    return {
        key
        for key, field in definitions.fields.items()
        if not (isinstance(field, FindingField) and field.group)
    }


def test_every_named_item_has_exactly_one_place(shipped: Definitions) -> None:
    assert len(NAMED) == 243
    asked = _asked(shipped)
    for key in NAMED:
        places = [key in place for place in (asked, ASKED_AS, IN_RECORD, WORKED_OUT, GROUPS)]
        assert sum(places) == 1, key


def test_items_asked_under_another_name_are_asked(shipped: Definitions) -> None:
    for keys in ASKED_AS.values():
        assert set(keys) <= _asked(shipped)


def test_items_held_by_the_record_are_there() -> None:
    for key, (model, name) in IN_RECORD.items():
        assert name in model.model_fields, key


def test_what_is_worked_out_is_no_field_and_says_why(shipped: Definitions) -> None:
    for key, reason in WORKED_OUT.items():
        assert key not in shipped.fields, key
        assert len(reason) > 20


def test_groups_are_known_but_never_asked_and_say_why(shipped: Definitions) -> None:
    found = {
        key
        for key, field in shipped.fields.items()
        if isinstance(field, FindingField) and field.group
    }
    assert found == set(GROUPS)
    assert all(GROUPS.values())


def test_what_treatments_were_given_is_asked_without_dates(shipped: Definitions) -> None:
    for key in ("melphalan", "lenalidomide", "bevacizumab", "radiotherapy", "corticosteroids"):
        field = shipped.choice(key)
        assert field is not None
        assert [one.value for one in field.options] == ["current", "past", "planned", "never"]
        assert {one.means for one in field.options} == {"unknown"}
        assert "list of treatments" in (field.caveat or ""), key
    assert {"name", "start", "stop"} <= set(Treatment.model_fields)


def test_tests_and_examinations_never_prove_or_exclude_a_finding(shipped: Definitions) -> None:
    read = {key for one in shipped.sets.values() for c in one.criterion for key in c.fields}
    tests = {key for key, field in shipped.fields.items() if field.evidence_role == "test"}
    assert {"ncs_emg", "eye_examination", "ct_scan", "skeletal_survey", "pet_ct"} <= tests
    assert not tests & read


def test_the_core_set_of_a_first_visit_fits_ten_minutes(shipped: Definitions) -> None:
    core = core_fields(shipped)
    assert len(core) == 92
    assert core_seconds(shipped) == 546
    assert MOST_SECONDS == 600


def test_no_free_text_is_asked_at_once(shipped: Definitions) -> None:
    assert all(field.kind != "text" for field in core_fields(shipped))
