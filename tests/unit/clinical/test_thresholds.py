"""The shipped thresholds, and faults in them and in what forms say of pre-treatment values."""

from dataclasses import replace

import pytest

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.thresholds import lint_thresholds


def _changed(shipped, name, **parts):
    rules = shipped.thresholds
    changed = tuple(
        one.model_copy(update=parts) if one.id == name else one for one in rules.threshold
    )
    return replace(shipped, thresholds=rules.model_copy(update={"threshold": changed}))


def test_every_shipped_threshold_is_unconfirmed_cited_and_says_what_a_site_does(shipped):
    assert list(lint_thresholds(shipped)) == []
    for one in shipped.thresholds.threshold:
        assert one.confidence == "unconfirmed"
        assert one.confirm.startswith("Off until a site confirms it")
        assert one.cites


def test_definitions_without_the_file_have_no_threshold(shipped):
    bare = Definitions((), {}, shipped.cut_offs, (), {}, "")
    assert bare.thresholds.tests == ()


@pytest.mark.parametrize(
    ("name", "parts", "said"),
    [
        ("platelets_high", {"cites": ("nobody_1900#3",)}, "'nobody_1900#3' is not in references"),
        ("platelets_high", {"id": "dispenzieri"}, "the id is given twice"),
        ("platelets_high", {"id": "hematocrit_high_men"}, "the id is given twice"),
        ("platelets_high", {"finding": "platelets"}, "is no finding of the forms"),
        ("platelets_high", {"test": "papilledema"}, "is no result of the forms"),
        ("platelets_high", {"unit": "g/dL"}, "is not among the units"),
        ("hemoglobin_high_men", {"sex": "F"}, "another threshold for the same sex"),
        ("hemoglobin_high_men", {"sex": None}, "another threshold for the same sex"),
        ("hemoglobin_high_men", {"finding": "anemia"}, "speaks about two findings"),
    ],
)
def test_a_fault_in_a_threshold_is_named(shipped, name, parts, said):
    told = [str(one) for one in lint_thresholds(_changed(shipped, name, **parts))]
    assert any(said in one for one in told)
    assert all(one.startswith("thresholds: ") for one in told)


def test_a_citation_of_the_whole_is_checked(shipped):
    rules = shipped.thresholds.model_copy(update={"cites": ("nobody",)})
    (told,) = lint_thresholds(replace(shipped, thresholds=rules))
    assert str(told).startswith("thresholds: 'nobody' is not in references.toml")


def test_a_citation_of_a_pre_treatment_rule_is_checked(shipped):
    form = shipped.form_of["thrombocytosis"]
    rule = shipped.fields["thrombocytosis"].pre_treatment.model_copy(update={"cites": ("nobody",)})
    fields = tuple(
        one.model_copy(update={"pre_treatment": rule}) if one.key == "thrombocytosis" else one
        for one in form.field
    )
    changed = form.model_copy(update={"field": fields})
    forms = tuple(changed if one is form else one for one in shipped.forms)
    (told,) = lint_thresholds(replace(shipped, forms=forms))
    assert str(told).startswith("forms/blood: thrombocytosis: 'nobody'")
