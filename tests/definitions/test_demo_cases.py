"""The demo cases: readable, honest about what they are, and different enough to show something."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.core.truth import Truth
from poems_desktop.exchange.case_file import Case, read_cases

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "data" / "published-cases.json"
DEMO = ROOT / "resources" / "demo"
DEMO_DAY = date(2025, 11, 20)
ANSWERS = {"expected", "authors_diagnosis", "kinds", "notes"}


@pytest.fixture(scope="module")
def shipped() -> Definitions:
    return load_definitions()


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _demo(name: str, shipped: Definitions) -> dict[str, Case]:
    return {case.id: case for case in read_cases(DEMO / name, shipped)}


def _verdict(case: Case, shipped: Definitions) -> Truth:
    return assess(case.record, shipped, Policy(), DEMO_DAY).main.truth


@pytest.mark.parametrize("name", ["published-cases.json", "demo-patients.json"])
def test_demo_cases_show_every_verdict(shipped: Definitions, name: str) -> None:
    verdicts = {_verdict(case, shipped) for case in _demo(name, shipped).values()}
    assert verdicts == set(Truth)


def test_published_demo_cases_are_the_originals_without_answers() -> None:
    originals = {case["id"]: case for case in _json(CASES)}
    for case in _json(DEMO / "published-cases.json"):
        original = originals[case["id"]]
        assert case == {key: value for key, value in original.items() if key not in ANSWERS}


@pytest.mark.parametrize("name", ["okonjo.json", "demo-patients.json"])
def test_demo_patients_use_only_what_the_forms_and_the_format_know(
    shipped: Definitions, name: str
) -> None:
    for case in _demo(name, shipped).values():
        assert case.warnings == ()
        assert case.kept == {}
        assert case.record.patient.fictional
        assert case.record.patient.record_number.startswith("DEMO-")


def test_demo_patients_choose_only_options_and_methods_that_exist(shipped: Definitions) -> None:
    for case in _json(DEMO / "demo-patients.json"):
        for key, value in case["choices"].items():
            field = shipped.choice(key)
            assert field is not None
            assert value in {option.value for option in field.options}, key
        for key, detail in case["details"].items():
            assert key in case["findings"], key
            finding = shipped.finding(key)
            assert finding is not None
            if "method" in detail:
                assert detail["method"] in {method.value for method in finding.methods}, key


def test_demo_results_have_units_and_values_that_their_field_takes(shipped: Definitions) -> None:
    for case in _demo("demo-patients.json", shipped).values():
        for result in case.record.results:
            field = shipped.result(result.test)
            assert field is not None
            assert result.unit in field.units
            assert result.value is not None
            assert field.possible.low <= result.value <= field.possible.high


def test_nine_demo_patients_with_two_of_similar_name(shipped: Definitions) -> None:
    patients = [case.record.patient for case in _demo("demo-patients.json", shipped).values()]
    assert len({patient.record_number for patient in patients}) == 9
    assert sorted(p.given for p in patients if p.family == "ELLERBY") == ["Thomas", "Tomas"]


def test_the_full_demo_case_is_the_same_patient_in_both_files() -> None:
    alone = _json(DEMO / "okonjo.json")
    assert alone in _json(DEMO / "demo-patients.json")


def test_the_full_demo_case_has_its_vegf_series(shipped: Definitions) -> None:
    case = _demo("okonjo.json", shipped)["demo-okonjo"]
    series: dict[tuple[str, str | None], list[Decimal | None]] = {}
    for result in case.record.results:
        if result.test == "vegf":
            series.setdefault((result.laboratory, result.specimen), []).append(result.value)
    assert {key: len(values) for key, values in series.items()} == {
        ("Meridian", "plasma"): 12,
        ("Elm Valley", "serum"): 5,
        ("Harbour", "plasma"): 1,
        ("Harbour", None): 1,
        ("Northgate", None): 1,
    }
    assert series["Meridian", "plasma"][0] == 486
    assert series["Meridian", "plasma"][-1] == 58
    assert series["Elm Valley", "serum"] == [6240, 5180, 3350, 1460, 910]
    assert _verdict(case, shipped) is Truth.TRUE


def test_the_open_demo_case_lacks_only_condition_c(shipped: Definitions) -> None:
    case = _demo("demo-patients.json", shipped)["demo-0147"]
    result = assess(case.record, shipped, Policy(), DEMO_DAY).main
    assert {limb.limb.id: (limb.truth, limb.met) for limb in result.limbs} == {
        "A": (Truth.TRUE, 1),
        "B": (Truth.TRUE, 1),
        "C": (Truth.UNKNOWN, 0),
        "D": (Truth.TRUE, 4),
    }
