"""Which line is named where two sets disagree: made sets, one reason beside another."""

from dataclasses import replace

import pytest

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.sets import CriteriaSet
from poems_desktop.core.partial_date import PartialDate

DAY = PartialDate(2025, 11, 20).earliest
NERVES = ("N", "Nerves", 1, ["polyneuropathy"])
NODES = ("C", "Nodes", 1, ["castleman"])
EYES = ("P", "Eyes", 1, ["papilledema"])
TWO = ("D", "Two signs", 1, ["volume_overload", "skin"])
BOTH = ("D", "Both signs", 2, ["volume_overload", "skin"])
BONE = ("B", "Bone", 1, ["sclerotic_bone"])
MYELOMA = ("E", "Myeloma", 1, ["multiple_myeloma"])
NEITHER = ("E", "Exclusions", 1, ["multiple_myeloma", "castleman"])
NOTHING = {
    "polyneuropathy": "present",
    "castleman_disease": "absent",
    "papilledema": "absent",
    "extravascular_volume_overload": "absent",
    "skin_changes": "absent",
    "sclerotic_bone_lesion": "present",
    "multiple_myeloma_concurrent": "present",
}


@pytest.fixture
def made(shipped, make_record):
    """The one disagreement of two made sets, `Low` and `High`, given by their limbs."""
    lines = {c.id: c for one in shipped.sets.values() for c in one.criterion}
    lines |= {c.id: c for c in shipped.sets["dispenzieri"].criterion}

    def criteria_set(name, limbs):
        return CriteriaSet.model_validate(
            {
                "id": name,
                "version": "1",
                "title": name,
                "short": name.capitalize(),
                "year": 2000,
                "validation": "none",
                "cites": ("project",),
                "limb": [
                    {
                        "id": letter,
                        "title": title,
                        "need": "",
                        "at_least": count,
                        "criteria": criteria,
                        "none_of": letter == "E",
                    }
                    for letter, title, count, criteria in limbs
                ],
                "criterion": [lines[name] for *_, names in limbs for name in names],
            }
        )

    def disagreement(low, high, findings=None, overrides=(), order=("low", "high")):
        sets = {"low": criteria_set("low", low), "high": criteria_set("high", high)}
        record = make_record({**NOTHING, **(findings or {})}, overrides=tuple(overrides))
        definitions = replace(shipped, sets=sets)
        (found,) = assess(record, definitions, Policy(sets=order), DAY).disagreements
        return found

    return disagreement


def _override(criterion):
    return Override.model_validate(
        {
            "set_id": "high",
            "criterion_id": criterion,
            "truth": "false" if criterion == "multiple_myeloma" else "true",
            "reason": "seen elsewhere",
            "author": "Dr. Ada",
            "day": "2025-01-01",
        }
    )


@pytest.mark.parametrize(
    ("low", "high", "overrides", "limb", "criterion", "reason"),
    [
        (
            [NERVES, NODES, MYELOMA], [NERVES], [], "E", "multiple_myeloma",
            "E myeloma: only this set excludes multiple myeloma.",
        ),
        (
            [NERVES, NODES, EYES], [NERVES, EYES], ["papilledema"], "P", "papilledema",
            "P eyes: Papilledema is not met here, met in High.",
        ),
        (
            [NERVES, TWO, NODES], [NERVES], [], "C", "castleman",
            "C nodes: Castleman disease is not met; High does not need it.",
        ),
        (
            [NERVES, TWO, NODES], [NERVES, BONE], [], "C", "castleman",
            "C nodes: Castleman disease is not met; High does not need it.",
        ),
        (
            [NERVES, TWO], [NERVES, BONE], [], "D", None,
            "D two signs: 0 of the 1 needed are met; Sclerotic bone lesions counts only in High.",
        ),
        (
            [NERVES, TWO], [NERVES], [], "D", None,
            "D two signs: 0 of the 1 needed are met.",
        ),
        (
            [NERVES, BOTH], [NERVES], [], "D", None,
            "D both signs: 0 of the 2 needed are met.",
        ),
        (
            [NERVES, MYELOMA, EYES], [NERVES, MYELOMA, EYES], ["papilledema", "multiple_myeloma"],
            "E", "multiple_myeloma",
            "E myeloma: Multiple myeloma is met here, not met in High.",
        ),
        (
            [NERVES, EYES, MYELOMA], [NERVES, EYES, MYELOMA], ["papilledema", "multiple_myeloma"],
            "P", "papilledema",
            "P eyes: Papilledema is not met here, met in High.",
        ),
    ],
)  # fmt: skip
def test_the_line_that_explains_most_is_named(made, low, high, overrides, limb, criterion, reason):
    found = made(low, high, overrides=[_override(one) for one in overrides])
    assert (found.lower, found.limb, found.criterion) == ("low", limb, criterion)
    assert found.line == f"Low not met and High met: Low, {reason}"


@pytest.mark.parametrize(
    ("low", "limb"), [([NERVES, MYELOMA, EYES], "E"), ([NERVES, EYES, MYELOMA], "P")]
)
def test_of_two_reasons_alike_the_first_limb_is_named(made, low, limb):
    found = made(low, [NERVES, EYES], overrides=[_override("papilledema")])
    assert found.limb == limb


@pytest.mark.parametrize(
    ("myeloma", "castleman", "verdict", "excluded"),
    [
        ("present", "absent", "not met", "multiple_myeloma"),
        ("absent", "present", "not met", "castleman"),
        ("present", "present", "not met", "multiple_myeloma"),
        ("not_assessed", "present", "not met", "castleman"),
        ("absent", "not_assessed", "not yet known", "castleman"),
    ],
)
def test_of_several_exclusions_the_one_that_is_there_is_named(
    made, myeloma, castleman, verdict, excluded
):
    findings = {"multiple_myeloma_concurrent": myeloma, "castleman_disease": castleman}
    found = made([NERVES, NEITHER], [NERVES], findings)
    label = {"castleman": "castleman disease", "multiple_myeloma": "multiple myeloma"}[excluded]
    assert found.criterion == excluded
    assert found.line == (
        f"Low {verdict} and High met: Low, E exclusions: only this set excludes {label}."
    )


def test_an_exclusion_that_both_sets_have_is_told_by_its_two_states(made):
    found = made([NERVES, MYELOMA], [NERVES, NEITHER], overrides=[_override("multiple_myeloma")])
    assert found.criterion == "multiple_myeloma"
    assert found.line == (
        "Low not met and High met: Low, E myeloma: Multiple myeloma is met here, not met in High."
    )


def test_what_the_other_set_excludes_it_does_not_need(made):
    found = made([NERVES, NODES], [NERVES, ("E", "No nodes", 1, ["castleman"])])
    assert found.line == (
        "Low not met and High met: Low, C nodes: "
        "Castleman disease is not met; High does not need it."
    )


@pytest.mark.parametrize("order", [("low", "high"), ("high", "low")])
@pytest.mark.parametrize(
    ("state", "other"), [("absent", "not_assessed"), ("not_assessed", "present")]
)
def test_the_lower_verdict_is_explained_whichever_comes_first(made, order, state, other):
    findings = {"castleman_disease": state, "papilledema": other}
    found = made([NERVES, NODES], [NERVES, EYES], findings, order=order)
    assert (found.lower, found.limb, found.sets) == ("low", "C", order)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("VEGF in serum", "VEGF in serum"),
        ("Serum VEGF", "serum VEGF"),
        ("A sign", "a sign"),
        ("A VEGF", "a VEGF"),
    ],
)
def test_an_abbreviation_keeps_its_capitals(made, title, said):
    found = made([NERVES, ("C", title, 1, ["castleman"])], [NERVES])
    assert f"Low, C {said}: " in found.line
