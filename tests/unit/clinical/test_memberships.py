"""Which finding counts for which criterion, and what leaves it open: the published wording."""

import pytest

MEMBERS = {
    "organomegaly": ("hepatomegaly", "splenomegaly", "lymphadenopathy"),
    "volume_overload": ("peripheral_edema", "pleural_effusion", "ascites"),
    "skin": (
        "hyperpigmentation",
        "hypertrichosis",
        "glomeruloid_hemangioma",
        "plethora",
        "acrocyanosis",
        "flushing",
        "leukonychia",
    ),
    "thrombocytosis_polycythemia": ("thrombocytosis", "polycythemia"),
    "monoclonal_pcd": ("monoclonal_gammopathy", "plasmacytoma", "bm_clonal_plasma_cells_present"),
    "polyneuropathy": ("polyneuropathy",),
    "castleman": ("castleman_disease",),
    "sclerotic_bone": ("sclerotic_bone_lesion",),
    "papilledema": ("papilledema",),
}
GROUPS = {
    "organomegaly": "organomegaly",
    "volume_overload": "extravascular_volume_overload",
    "skin": "skin_changes",
    "monoclonal_pcd": "monoclonal_plasma_cell_disorder",
}
AXES = (
    "hypogonadism",
    "hyperprolactinemia",
    "primary_adrenal_insufficiency",
    "hypopituitarism",
    "hypoparathyroidism",
    "hyperparathyroidism",
)
COMMON = (
    "diabetes_mellitus",
    "impaired_glucose_tolerance",
    "hypothyroidism",
    "subclinical_hypothyroidism",
)
CLUES = (
    "gynecomastia",
    "amenorrhea",
    "erectile_dysfunction",
    "decreased_libido",
    "galactorrhea",
)
ONE_BY_ONE = [(criterion, key) for criterion, keys in MEMBERS.items() for key in keys]
WHOLES = list(GROUPS.items())


def _all(keys, state):
    return dict.fromkeys(keys, state)


@pytest.mark.parametrize(("criterion", "key"), ONE_BY_ONE)
def test_any_member_present_is_enough_whatever_the_others(truth_of, criterion, key):
    others = _all(MEMBERS[criterion], "absent")
    assert truth_of(criterion, {key: "present"}) == "met"
    assert truth_of(criterion, {**others, key: "present"}) == "met"


@pytest.mark.parametrize("criterion", MEMBERS)
def test_all_members_absent_is_not_met(truth_of, criterion):
    assert truth_of(criterion, _all(MEMBERS[criterion], "absent")) == "not met"


@pytest.mark.parametrize(("criterion", "key"), ONE_BY_ONE)
@pytest.mark.parametrize("state", ["not_assessed", "not_assessable"])
def test_one_member_not_known_leaves_it_open(truth_of, criterion, key, state):
    absent = _all(MEMBERS[criterion], "absent")
    assert truth_of(criterion, {**absent, key: state}) == "unknown"
    del absent[key]
    assert truth_of(criterion, absent) == "unknown"


@pytest.mark.parametrize("criterion", [*MEMBERS, "endocrinopathy", "vegf"])
def test_nothing_recorded_is_unknown_never_absent(truth_of, criterion):
    assert truth_of(criterion) == "unknown"


@pytest.mark.parametrize(("criterion", "group"), WHOLES)
def test_a_group_stated_without_its_item_counts_as_the_group(truth_of, criterion, group):
    assert truth_of(criterion, {group: "present"}) == "met"
    assert truth_of(criterion, {group: "absent"}) == "not met"
    assert truth_of(criterion, {group: "not_assessed"}) == "unknown"


@pytest.mark.parametrize(("criterion", "group"), WHOLES)
def test_a_stated_group_holds_beside_some_absent_members(truth_of, criterion, group):
    first = MEMBERS[criterion][0]
    assert truth_of(criterion, {group: "present", first: "absent"}) == "met"
    assert truth_of(criterion, {group: "absent", first: "absent"}) == "not met"


@pytest.mark.parametrize(("criterion", "group"), WHOLES)
def test_an_unknown_group_does_not_hide_its_members(truth_of, criterion, group):
    members = MEMBERS[criterion]
    assert truth_of(criterion, {group: "not_assessed", members[0]: "present"}) == "met"
    absent = _all(members, "absent")
    assert truth_of(criterion, {group: "not_assessed", **absent}) == "not met"


@pytest.mark.parametrize(("criterion", "group"), [*WHOLES, ("endocrinopathy", "endocrinopathy")])
def test_a_named_member_against_a_denied_group_is_a_conflict(weigh, truth_of, criterion, group):
    named = MEMBERS.get(criterion, AXES)[0]
    found = {group: "absent", named: "present"}
    assert truth_of(criterion, found) == "met"
    (conflict,) = weigh(found).conflicts
    assert "absent" in conflict
    assert "present" in conflict


@pytest.mark.parametrize(("criterion", "group"), WHOLES)
def test_a_stated_group_with_every_part_denied_is_a_conflict(weigh, truth_of, criterion, group):
    found = {group: "present", **_all(MEMBERS[criterion], "absent")}
    assert truth_of(criterion, found) == "met"
    assert len(weigh(found).conflicts) == 1


def test_consistent_findings_have_no_conflict(weigh):
    found = {"organomegaly": "present", "splenomegaly": "present", "skin_changes": "absent"}
    assert weigh(found).conflicts == ()


@pytest.mark.parametrize(
    ("criterion", "key"),
    [("organomegaly", "hepatosplenomegaly"), ("volume_overload", "anasarca")],
)
def test_a_combined_wording_counts_and_its_absence_is_not_needed(truth_of, criterion, key):
    assert truth_of(criterion, {key: "present"}) == "met"
    assert truth_of(criterion, {key: "absent"}) == "unknown"
    absent = _all(MEMBERS[criterion], "absent")
    assert truth_of(criterion, absent) == "not met"


# --- polyneuropathy ------------------------------------------------------------------------


def test_polyneuropathy_absent_needs_no_word_about_demyelination(truth_of):
    assert truth_of("polyneuropathy", {"polyneuropathy": "absent"}) == "not met"


def test_polyneuropathy_counts_though_not_demyelinating(truth_of):
    found = {"polyneuropathy": "present", "demyelinating_neuropathy": "absent"}
    assert truth_of("polyneuropathy", found) == "met"


def test_absent_demyelination_alone_proves_nothing(truth_of):
    assert truth_of("polyneuropathy", {"demyelinating_neuropathy": "absent"}) == "unknown"


@pytest.mark.parametrize("key", ["numbness", "paresthesia", "muscle_weakness", "areflexia"])
def test_symptoms_are_no_polyneuropathy(truth_of, key):
    assert truth_of("polyneuropathy", {key: "present"}) == "unknown"


def test_polyneuropathy_against_its_own_kind_is_a_conflict(weigh):
    found = {"polyneuropathy": "absent", "demyelinating_neuropathy": "present"}
    assert len(weigh(found).conflicts) == 1


# --- the clone -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "found",
    [
        {"monoclonal_gammopathy": "absent"},
        {"monoclonal_gammopathy": "absent", "plasmacytoma": "absent"},
        {"monoclonal_gammopathy": "absent", "bm_clonal_plasma_cells_present": "absent"},
        {"plasmacytoma": "absent", "bm_clonal_plasma_cells_present": "absent"},
        {"spep_result": "no_m_spike", "upep_result": "no_m_spike"},
        {"spep_result": "absent", "serum_immunofixation": "absent"},
        {"serum_immunofixation": "negative", "urine_immunofixation": "negative"},
        {
            "spep_result": "no_m_spike",
            "plasmacytoma": "absent",
            "bm_clonal_plasma_cells_present": "not_detected",
        },
        {"light_chain_type": "lambda", "heavy_chain_class": "IgA"},
        {"multiple_myeloma_concurrent": "present"},
    ],
)
def test_no_clone_found_so_far_is_unknown(truth_of, found):
    assert truth_of("monoclonal_pcd", found) == "unknown"


@pytest.mark.parametrize(
    "found",
    [
        {"spep_result": "m_spike"},
        {"upep_result": "m_spike"},
        {"serum_immunofixation": "positive"},
        {"urine_immunofixation": "positive", "spep_result": "no_m_spike"},
        {"lesion_biopsy_result": "monoclonal_kappa"},
        {"bm_clonal_plasma_cells_present": "monoclonal_lambda"},
        {"bm_clonal_plasma_cells_present": "present", "monoclonal_gammopathy": "absent"},
        {"plasmacytoma": "present", "monoclonal_gammopathy": "absent"},
    ],
)
def test_a_clone_counts_wherever_it_was_shown(truth_of, found):
    assert truth_of("monoclonal_pcd", found) == "met"


@pytest.mark.parametrize("marrow", ["polyclonal_only", "not_detected"])
def test_every_place_searched_adequately_is_not_met(truth_of, marrow):
    found = {
        "monoclonal_gammopathy": "absent",
        "plasmacytoma": "absent",
        "bm_clonal_plasma_cells_present": marrow,
    }
    assert truth_of("monoclonal_pcd", found) == "not met"
    found["bm_clonal_plasma_cells_present"] = "not_detected_other_method"
    assert truth_of("monoclonal_pcd", found) == "unknown"


def test_an_option_of_a_later_version_is_shown_but_proves_nothing(weigh, truth_of):
    found = {"bm_clonal_plasma_cells_present": "seen_by_a_new_method"}
    assert truth_of("monoclonal_pcd", found) == "unknown"
    texts = [e.text for item in weigh(found).main.items for e in item.evidence]
    assert "a value that this version does not know" in texts


# --- volume, endocrine, skin ---------------------------------------------------------------


def test_pericardial_effusion_is_recorded_not_counted(truth_of):
    assert truth_of("volume_overload", {"pericardial_effusion": "present"}) == "unknown"
    absent = _all(MEMBERS["volume_overload"], "absent")
    assert truth_of("volume_overload", {"pericardial_effusion": "present", **absent}) == "not met"


@pytest.mark.parametrize("axis", AXES)
def test_one_axis_is_enough(truth_of, axis):
    assert truth_of("endocrinopathy", {axis: "present"}) == "met"
    assert truth_of("endocrinopathy", {axis: "present", "diabetes_mellitus": "present"}) == "met"


@pytest.mark.parametrize("key", [*COMMON, *CLUES])
def test_diabetes_thyroid_and_clues_never_count_alone(truth_of, key):
    assert truth_of("endocrinopathy", {key: "present"}) == "unknown"
    assert truth_of("endocrinopathy", {key: "absent"}) == "unknown"


def test_diabetes_with_thyroid_disease_and_every_clue_still_does_not_count(truth_of):
    assert truth_of("endocrinopathy", _all((*COMMON, *CLUES), "present")) == "unknown"


@pytest.mark.parametrize("key", COMMON)
def test_the_group_with_only_diabetes_or_thyroid_named_is_unknown(weigh, truth_of, key):
    found = {"endocrinopathy": "present", key: "present"}
    assert truth_of("endocrinopathy", found) == "unknown"
    note = next(i.note for i in weigh(found).main.items if i.criterion.id == "endocrinopathy")
    assert "alone never counts" in note


@pytest.mark.parametrize("key", COMMON)
def test_the_group_with_diabetes_or_thyroid_denied_counts(truth_of, key):
    assert truth_of("endocrinopathy", {"endocrinopathy": "present", key: "absent"}) == "met"


def test_the_group_with_diabetes_and_an_axis_counts(truth_of):
    found = {"endocrinopathy": "present", "diabetes_mellitus": "present", AXES[2]: "present"}
    assert truth_of("endocrinopathy", found) == "met"


def test_every_axis_denied_is_still_unknown_without_a_statement(truth_of):
    absent = _all((*AXES, *COMMON, *CLUES), "absent")
    assert truth_of("endocrinopathy", absent) == "unknown"
    assert truth_of("endocrinopathy", {**absent, "endocrinopathy": "absent"}) == "not met"


def test_a_denied_endocrinopathy_is_not_met_beside_diabetes(truth_of):
    found = {"endocrinopathy": "absent", "diabetes_mellitus": "present"}
    assert truth_of("endocrinopathy", found) == "not met"


@pytest.mark.parametrize(
    "key",
    ["cherry_angiomata", "nail_clubbing", "skin_thickening", "hyperhidrosis", "facial_fat_loss",
     "raynaud"],
)  # fmt: skip
def test_other_skin_signs_are_recorded_not_counted(truth_of, key):
    absent = _all(MEMBERS["skin"], "absent")
    assert truth_of("skin", {key: "present"}) == "unknown"
    assert truth_of("skin", {**absent, key: "present"}) == "not met"


def test_a_hemangioma_without_its_type_leaves_it_unknown(weigh, truth_of):
    others = _all([k for k in MEMBERS["skin"] if k != "glomeruloid_hemangioma"], "absent")
    assert truth_of("skin", {"hemangioma": "present"}) == "unknown"
    assert truth_of("skin", {"hemangioma": "present", **others}) == "unknown"
    assert truth_of("skin", {"hemangioma": "present", "skin_changes": "absent"}) == "unknown"
    item = next(i for i in weigh({"hemangioma": "present"}).main.items if i.criterion.id == "skin")
    assert "type decides" in item.note


def test_a_hemangioma_known_not_to_be_glomeruloid_does_not_hold_it_open(truth_of):
    absent = _all(MEMBERS["skin"], "absent")
    assert truth_of("skin", {"hemangioma": "present", **absent}) == "not met"


def test_an_absent_hemangioma_changes_nothing(truth_of):
    assert truth_of("skin", {"hemangioma": "absent"}) == "unknown"
    assert truth_of("skin", {"hemangioma": "absent", "skin_changes": "absent"}) == "not met"


# --- methods and keys ----------------------------------------------------------------------


@pytest.mark.parametrize("key", ["weight_loss", "dlco_low", "fever", "a_key_of_another_version"])
def test_what_no_criterion_reads_changes_nothing(weigh, key):
    assert {i.truth.name for i in weigh({key: "present"}).main.items} == {"UNKNOWN"}
