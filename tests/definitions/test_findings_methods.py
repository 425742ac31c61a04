"""How a finding has to be looked for before an absence is taken as one."""

import pytest

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import FindingField

METHODS = {
    "papilledema": ({"fundoscopy", "oct"}, {"symptoms"}),
    "sclerotic_bone_lesion": (
        {"ct", "pet_ct"},
        {"pet", "ct_region", "skeletal_survey", "bone_scintigraphy", "mri"},
    ),
    "monoclonal_gammopathy": (
        {"serum_and_urine_immunofixation"},
        {"serum_immunofixation", "serum_electrophoresis"},
    ),
    "vegf_elevated": ({"laboratory_limit"}, {"published_cut_off"}),
    "polyneuropathy": ({"nerve_conduction", "examination"}, {"symptoms"}),
    "plasmacytoma": ({"biopsy", "whole_body_imaging"}, {"examination"}),
    "castleman_disease": ({"lymph_node_biopsy", "no_enlarged_nodes"}, {"imaging"}),
    "glomeruloid_hemangioma": ({"biopsy", "no_hemangioma"}, {"appearance"}),
    "hepatomegaly": ({"imaging", "examination"}, set()),
    "splenomegaly": ({"imaging", "examination"}, set()),
    "lymphadenopathy": ({"imaging", "examination"}, set()),
    "pleural_effusion": ({"imaging"}, {"examination"}),
    "ascites": ({"imaging"}, {"examination"}),
    "thrombocytosis": ({"blood_count"}, {"blood_count_treated"}),
    "polycythemia": ({"blood_count"}, {"blood_count_treated"}),
    "hypogonadism": ({"hormones"}, {"hormones_on_steroids", "symptoms"}),
    "hyperprolactinemia": ({"prolactin"}, {"symptoms"}),
    "primary_adrenal_insufficiency": (
        {"acth_test", "morning_cortisol"},
        {"on_steroids", "symptoms"},
    ),
    "pulmonary_arterial_hypertension": (
        {"right_heart_catheter", "echocardiography"},
        {"echocardiography_no_jet", "symptoms"},
    ),
}


@pytest.mark.parametrize("key", METHODS)
def test_only_an_adequate_method_shows_an_absence(shipped: Definitions, key: str) -> None:
    field = shipped.finding(key)
    assert field is not None
    adequate = {method.value for method in field.methods if method.adequate}
    inadequate = {method.value for method in field.methods if not method.adequate}
    assert (adequate, inadequate) == METHODS[key]


def test_no_other_finding_has_methods(shipped: Definitions) -> None:
    found = {
        key
        for key, field in shipped.fields.items()
        if isinstance(field, FindingField) and field.methods
    }
    assert found == set(METHODS)


def test_ct_alone_is_adequate_and_says_what_a_tracer_adds(shipped: Definitions) -> None:
    field = shipped.finding("sclerotic_bone_lesion")
    assert field is not None
    ct = next(method for method in field.methods if method.value == "ct")
    assert ct.adequate
    assert ct.caution is not None
    assert all(number in ct.caution for number in ("57%", "79%", "86%"))


def test_the_skeletal_survey_carries_its_figure_and_source(shipped: Definitions) -> None:
    field = shipped.finding("sclerotic_bone_lesion")
    assert field is not None
    survey = next(method for method in field.methods if method.value == "skeletal_survey")
    assert survey.caution is not None
    assert "24" in survey.caution
    assert "15" in survey.caution
    assert [shipped.mark(cite) for cite in survey.cites] == ["F17"]
