"""Which fields can still meet or close a criterion, and which contradictions are told."""

import pytest

from poems_desktop.clinical.facts import gather
from poems_desktop.clinical.sets import Criterion
from poems_desktop.clinical.weighing import weigh_members
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

EFFUSIONS = ("peripheral_edema", "pleural_effusion", "ascites")
AXES = (
    "hypogonadism",
    "hyperprolactinemia",
    "primary_adrenal_insufficiency",
    "hypopituitarism",
    "hypoparathyroidism",
    "hyperparathyroidism",
)
OVERLOAD = "extravascular_volume_overload"


@pytest.mark.parametrize(
    ("criterion", "found", "met_by", "closed_by"),
    [
        ("volume_overload", {}, (*EFFUSIONS, "anasarca"), EFFUSIONS),
        (
            "volume_overload",
            {"peripheral_edema": "absent"},
            ("pleural_effusion", "ascites", "anasarca"),
            ("pleural_effusion", "ascites"),
        ),
        ("volume_overload", {"anasarca": "absent"}, EFFUSIONS, EFFUSIONS),
        ("papilledema", {}, ("papilledema",), ("papilledema",)),
        ("papilledema", {"papilledema": "not_assessed"}, ("papilledema",), ("papilledema",)),
        ("endocrinopathy", {}, AXES, ("endocrinopathy",)),
        ("endocrinopathy", {"hypogonadism": "absent"}, AXES[1:], ("endocrinopathy",)),
        (
            "endocrinopathy",
            dict.fromkeys(AXES, "absent"),
            ("endocrinopathy",),
            ("endocrinopathy",),
        ),
        ("castleman", {"castleman_disease": "present"}, (), ()),
        ("castleman", {"castleman_disease": "absent"}, (), ()),
    ],
)
def test_what_can_still_decide_a_criterion(item_of, criterion, found, met_by, closed_by):
    item = item_of("dispenzieri", criterion, found)
    assert (item.settled_by, item.closed_by) == (met_by, closed_by)


def test_a_statement_that_another_cause_reopened_is_asked_for_again(item_of, explained):
    """Every part is absent or explained, the whole was stated present: only the whole is left."""
    found = {
        OVERLOAD: "present",
        "peripheral_edema": explained(),
        "pleural_effusion": "absent",
        "ascites": "absent",
        "anasarca": "absent",
    }
    item = item_of("dispenzieri", "volume_overload", found)
    assert item.truth is Truth.UNKNOWN
    assert (item.settled_by, item.closed_by) == ((OVERLOAD,), (OVERLOAD,))


@pytest.mark.parametrize(
    ("criterion", "found"),
    [
        ("volume_overload", {"anasarca": "present", "ascites": "absent"}),
        ("volume_overload", {"ascites": "present", "pleural_effusion": "absent"}),
        ("papilledema", {"papilledema": "present"}),
        ("organomegaly", {"splenomegaly": "present", "hepatomegaly": "absent"}),
        ("organomegaly", {"organomegaly": "present", "hepatomegaly": "absent"}),
    ],
)
def test_an_absent_part_beside_a_present_one_is_no_contradiction(item_of, criterion, found):
    assert item_of("dispenzieri", criterion, found).conflicts == ()


def _criterion(**parts):
    given = {
        "id": "made",
        "label": "Made",
        "burden": "bedside",
        "settle": "Look.",
        "cites": ("project",),
        "group": "organomegaly",
        "members": ("hepatomegaly",),
        "also": ("hepatosplenomegaly", "splenomegaly"),
    }
    return Criterion.model_validate(given | parts)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            {"organomegaly": "absent", "hepatomegaly": "absent", "hepatosplenomegaly": "present"},
            ("whole is recorded absent, but present is recorded for: both.",),
        ),
        (
            {"organomegaly": "absent", "hepatosplenomegaly": "present", "splenomegaly": "present"},
            ("whole is recorded absent, but present is recorded for: both, spleen.",),
        ),
        (
            {"hepatomegaly": "absent", "hepatosplenomegaly": "present"},
            ("liver is recorded absent, but present is recorded for: both.",),
        ),
        (
            {"organomegaly": "present", "hepatomegaly": "absent"},
            ("whole is recorded present, but absent is recorded for: liver.",),
        ),
        ({"organomegaly": "present", "hepatomegaly": "not_assessed"}, ()),
        ({"organomegaly": "present", "hepatosplenomegaly": "present"}, ()),
    ],
)
def test_a_contradiction_names_the_whole_first(shipped, make_record, found, said):
    labels = {
        "organomegaly": "whole",
        "hepatomegaly": "liver",
        "hepatosplenomegaly": "both",
        "splenomegaly": "spleen",
    }
    day = PartialDate(2025, 11, 20).earliest
    facts = gather(make_record(found), shipped, day)
    assert weigh_members(_criterion(), facts, labels).conflicts == said


def test_a_field_without_a_label_is_named_by_its_key(shipped, make_record):
    found = {"organomegaly": "absent", "hepatomegaly": "absent", "hepatosplenomegaly": "present"}
    facts = gather(make_record(found), shipped, PartialDate(2025, 11, 20).earliest)
    (said,) = weigh_members(_criterion(), facts, {}).conflicts
    assert said == (
        "organomegaly is recorded absent, but present is recorded for: hepatosplenomegaly."
    )


def test_several_explained_findings_are_told_together(item_of, explained):
    found = {
        "peripheral_edema": explained("amlodipine", "", ""),
        "ascites": explained("cirrhosis", "", ""),
        "pleural_effusion": "present",
    }
    item = item_of("dispenzieri", "volume_overload", found)
    assert item.truth is Truth.TRUE
    assert item.note == (
        "Peripheral edema is explained by amlodipine and Ascites is explained by cirrhosis "
        "and do not count: met without them."
    )


# --- what is shown as evidence -------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        ({"organomegaly": "absent"}, ["organomegaly"]),
        ({"organomegaly": "absent", "hepatomegaly": "not_assessed"}, ["organomegaly"]),
        (
            {"organomegaly": "absent", "splenomegaly": "absent"},
            ["organomegaly", "splenomegaly"],
        ),
    ],
)
def test_what_is_not_met_shows_what_was_absent(item_of, found, shown):
    item = item_of("dispenzieri", "organomegaly", found)
    assert item.truth is Truth.FALSE
    assert [one.field for one in item.evidence] == shown
    assert {one.truth for one in item.evidence} == {Truth.FALSE}


def test_what_is_not_met_shows_what_another_cause_explains(item_of, explained):
    found = {"organomegaly": "absent", "hepatomegaly": explained("congestion")}
    item = item_of("dispenzieri", "organomegaly", found)
    shown = {one.field: one.truth for one in item.evidence}
    assert shown == {"organomegaly": Truth.FALSE, "hepatomegaly": Truth.UNKNOWN}


@pytest.mark.parametrize(
    ("name", "shown"),
    [("suichi_2019", ["r1"]), ("misawa_kuwabara_2013", ["r1"]), ("dispenzieri", ["r1", "r2"])],
)
def test_numbers_under_treatment_are_evidence_only_where_numbers_may_decide(item_of, name, shown):
    results = [
        {"value": 190, "specimen": "plasma", "phase": "before_treatment"},
        {"value": 90, "specimen": "plasma", "phase": "on_or_after_treatment"},
    ]
    item = item_of(name, "vegf", {}, results)
    assert item.truth is Truth.UNKNOWN
    assert [one.place for one in item.evidence] == shown
    assert {one.truth for one in item.evidence} == {Truth.UNKNOWN}
    stated = item_of(name, "vegf", {"vegf_elevated": "present"}, results)
    assert [one.place for one in stated.evidence] == ["v1", *shown]
    assert [one.truth for one in stated.evidence] == [Truth.TRUE, *([Truth.UNKNOWN] * len(shown))]
    assert stated.evidence[0].text == "present"
