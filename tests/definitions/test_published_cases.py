"""The published cases, blinded and shuffled, agree in every verdict and every criterion."""

import json
import random
from datetime import date
from pathlib import Path

import pytest

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.exchange.assessment_json import to_json
from poems_desktop.exchange.case_file import read_cases

CASES = json.loads(
    (Path(__file__).parents[1] / "data" / "published-cases.json").read_text(encoding="utf-8")
)
ANSWERS = ("expected", "authors_diagnosis", "kinds", "notes")
DAY = date(2025, 11, 20)
DESCRIBED = ("other ", "the key 'm_protein'", "the key 'engraftment_syndrome'", "details of ")


@pytest.fixture(scope="module", params=["stated", "published"])
def rule(request):
    return request.param


@pytest.fixture(scope="module")
def shipped():
    return load_definitions()


@pytest.fixture(scope="module")
def blind(tmp_path_factory):
    """The cases without answers, under other ids, in another order; and which is which."""
    order = list(range(len(CASES)))
    random.Random(56).shuffle(order)
    assert order != sorted(order)
    names = {f"case-{n}": CASES[i]["id"] for n, i in enumerate(order)}
    cases = [
        {key: value for key, value in CASES[i].items() if key not in ANSWERS} | {"id": f"case-{n}"}
        for n, i in enumerate(order)
    ]
    path = tmp_path_factory.mktemp("blind") / "cases.json"
    path.write_text(json.dumps(cases, ensure_ascii=False), encoding="utf-8")
    return path, names


@pytest.fixture(scope="module")
def weighed(blind, shipped, rule):
    path, names = blind
    policy = Policy(vegf_rule=rule)
    return {
        names[case.id]: to_json(case.id, assess(case.record, shipped, policy, DAY), case.warnings)
        for case in read_cases(path, shipped)
    }


def test_all_cases_are_there():
    assert len(CASES) == 56
    assert len({case["id"] for case in CASES}) == 56


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_published_case_agrees_in_verdict_and_in_every_criterion(case, weighed, rule):
    expected = case["expected"]["dispenzieri"][rule]
    found = weighed[case["id"]]["criteria"]["dispenzieri"]
    assert {k: found["items"].get(k) for k in expected["items"]} == expected["items"]
    assert found["verdict"] == expected["verdict"]
    assert set(found["items"]) == set(expected["items"])


def test_every_verdict_occurs_so_that_agreement_means_something(rule):
    found = {case["expected"]["dispenzieri"][rule]["verdict"] for case in CASES}
    assert found == {"met", "not_met", "undetermined"}


def test_no_published_case_contradicts_itself_or_loses_a_finding(weighed):
    for name, one in weighed.items():
        assert one["conflicts"] == [], name
        lost = [w for w in one["warnings"] if not w.startswith(DESCRIBED)]
        assert not lost, name


def test_answers_in_the_file_would_change_nothing(tmp_path, shipped, weighed, rule):
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(CASES), encoding="utf-8")
    policy = Policy(vegf_rule=rule)
    for case in read_cases(path, shipped):
        found = to_json(case.id, assess(case.record, shipped, policy, DAY), ())
        blinded = weighed[case.id]["criteria"]["dispenzieri"]
        assert found["criteria"]["dispenzieri"]["items"] == blinded["items"]
