"""Faults of fields that the checks of names and ranges do not see."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Form
from poems_desktop.clinical.lint_findings import lint_fields

CITED: dict[str, Any] = {"cites": ["project"]}
RESULT: dict[str, Any] = {
    "key": "seen",
    "kind": "result",
    "label": "L",
    "plain": "P",
    "tier": "extended",
    "units": ["mg/dL"],
    "possible": {"low": "0", "high": "10"} | CITED,
}
FINDING: dict[str, Any] = {
    "key": "seen",
    "kind": "finding",
    "label": "L",
    "plain": "P",
    "tier": "extended",
}
SCORE: dict[str, Any] = RESULT | {"units": ["{score}"]}
SCALE: dict[str, Any] = {"low": "0", "high": "10", "better": "low"} | CITED
BRIDGE: dict[str, Any] = {
    "unit": "mg/dL",
    "other": "umol/L",
    "factor": "88.4",
    "confidence": "unconfirmed",
} | CITED
LABORATORY: dict[str, Any] = {"laboratory": "Elm Valley", "low": "0", "high": "5"} | CITED


def _problems(definitions: Definitions, field: Mapping[str, Any], times: int = 1) -> list[str]:
    fields = [dict(field) | {"key": f"seen_{place}"} for place in range(times)]
    form = Form.model_validate(
        {"id": "extra", "version": "1", "title": "T", "short": "S", "order": 999, "field": fields}
    )
    changed = replace(definitions, forms=(*definitions.forms, form))
    return [str(problem) for problem in lint_fields(changed)]


def test_the_shipped_fields_have_no_problem(shipped: Definitions) -> None:
    assert list(lint_fields(shipped)) == []


SOUND = {
    "a plain result": RESULT,
    "a score with its scale": SCORE | {"scale": SCALE},
    "a scale with open ends": SCORE | {"scale": {"better": "high"} | CITED},
    "two dimensions with a bridge": RESULT | {"units": ["mg/dL", "umol/L"], "bridge": BRIDGE},
    "a laboratory's range": RESULT | {"laboratories": [LABORATORY]},
    "a code with its name": RESULT | {"codes": {"loinc": "2160-0", "loinc_name": "Creatinine"}},
    "a code of a class of drugs": FINDING | {"codes": {"atc": "H02AB"}},
}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_passes(shipped: Definitions, name: str) -> None:
    assert _problems(shipped, SOUND[name]) == []


FAULTS = {
    "a score without direction": (SCORE, "does not say which way is better"),
    "a scale that cites nothing": (
        SCORE | {"scale": SCALE | {"cites": []}},
        "its scale cites nothing",
    ),
    "a scale that cites nobody known": (
        SCORE | {"scale": SCALE | {"cites": ["nobody_1900"]}},
        "'nobody_1900' is not in references.toml",
    ),
    "a scale with another low end": (
        SCORE | {"scale": SCALE | {"low": "1"}},
        "have different ends",
    ),
    "a scale with another high end": (
        SCORE | {"scale": SCALE | {"high": "12"}},
        "have different ends",
    ),
    "a change of nothing": (
        SCORE | {"scale": SCALE | {"minimal_change": "0"}},
        "has to be above 0",
    ),
    "two dimensions without a bridge": (
        RESULT | {"units": ["mg/dL", "umol/L"]},
        "nothing leads from 'umol/L' to 'mg/dL'; add a bridge.",
    ),
    "a bridge from a unit that is not offered": (
        RESULT | {"bridge": BRIDGE},
        "its bridge names 'umol/L', which is not among its units",
    ),
    "a bridge that is not needed": (
        RESULT | {"units": ["mg/dL", "g/L"], "bridge": BRIDGE | {"other": "g/L"}},
        "joins units that need none",
    ),
    "a bridge that cites nobody known": (
        RESULT | {"units": ["mg/dL", "umol/L"], "bridge": BRIDGE | {"cites": ["nobody_1900"]}},
        "'nobody_1900' is not in references.toml",
    ),
    "a laboratory's range upside down": (
        RESULT | {"laboratories": [LABORATORY | {"low": "9"}]},
        "the range of Elm Valley is empty",
    ),
    "a laboratory's range without source": (
        RESULT | {"laboratories": [LABORATORY | {"cites": []}]},
        "the range of Elm Valley cites nothing",
    ),
    "a laboratory's range from nobody known": (
        RESULT | {"laboratories": [LABORATORY | {"cites": ["nobody_1900"]}]},
        "'nobody_1900' is not in references.toml",
    ),
    "a laboratory's range without specimen": (
        RESULT | {"specimens": ["serum", "plasma"], "laboratories": [LABORATORY]},
        "does not say its specimen",
    ),
    "a LOINC code without its name": (
        RESULT | {"codes": {"loinc": "2160-0"}},
        "have to stand together",
    ),
    "a LOINC name without its code": (
        RESULT | {"codes": {"loinc_name": "Creatinine"}},
        "have to stand together",
    ),
    "a LOINC code with a slipped digit": (
        RESULT | {"codes": {"loinc": "2161-0", "loinc_name": "Creatinine"}},
        "the check digit of LOINC '2161-0' is wrong",
    ),
    "a LOINC code written wrongly": (
        RESULT | {"codes": {"loinc": "creatinine", "loinc_name": "Creatinine"}},
        "'creatinine' is not written as loinc codes are",
    ),
    "an HPO code written wrongly": (
        FINDING | {"codes": {"hpo": "HP:123"}},
        "'HP:123' is not written as hpo codes are",
    ),
    "an ATC code written wrongly": (
        FINDING | {"codes": {"atc": "ATC:L01A"}},
        "'ATC:L01A' is not written as atc codes are",
    ),
    "a group with a tier": (FINDING | {"group": True}, "is a group, which is never asked"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_once(shipped: Definitions, name: str) -> None:
    field, expected = FAULTS[name]
    found = _problems(shipped, field)
    assert sum(expected in problem for problem in found) == 1, found
    assert all(problem.startswith("forms/extra: seen_0: ") for problem in found)


def test_a_core_set_of_ten_minutes_passes_and_one_second_more_does_not(
    shipped: Definitions,
) -> None:
    core = FINDING | {"tier": "core"}
    assert _problems(shipped, core, times=13) == []
    found = _problems(shipped, core, times=14)
    assert len(found) == 1
    assert found[0].startswith("forms: the core set takes 602 s by our estimate, more than 600 s")


def test_a_criterion_that_reads_whether_a_test_was_done_is_named(shipped: Definitions) -> None:
    one = shipped.sets["dispenzieri"]
    read = [
        criterion.model_copy(update={"also": ("eye_examination", "ghost")})
        if criterion.id == "papilledema"
        else criterion
        for criterion in one.criterion
    ]
    sets = {"dispenzieri": one.model_copy(update={"criterion": tuple(read)})}
    found = list(lint_fields(replace(shipped, sets=sets)))
    assert [(one.place, one.sentence) for one in found] == [
        (
            "criteria/dispenzieri: papilledema",
            "reads 'eye_examination': that a test was done proves nothing.",
        )
    ]
