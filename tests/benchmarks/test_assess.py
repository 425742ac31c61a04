"""Weighing 1,000 cases, beside reading the same file with json alone."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.exchange.assessment_json import to_json
from poems_desktop.exchange.case_file import read_cases

CASES = Path(__file__).parents[1] / "data" / "published-cases.json"
DAY = date(2025, 11, 20)


def _thousand(tmp_path):
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    many = [{**cases[n % len(cases)], "id": f"case-{n}"} for n in range(1000)]
    path = tmp_path / "thousand.json"
    path.write_text(json.dumps(many), encoding="utf-8")
    return path


def test_assess_a_thousand_cases(board, tmp_path):
    path = _thousand(tmp_path)
    definitions = load_definitions()
    found = []

    def floor():
        json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)

    def ours():
        found[:] = [
            to_json(case.id, assess(case.record, definitions, Policy(), DAY), case.warnings)
            for case in read_cases(path, definitions)
        ]

    board.compare("assess 1,000 cases", "floor: json.loads of the same file", floor, ours)
    assert len(found) == 1000
    assert {one["criteria"]["dispenzieri"]["verdict"] for one in found} == {
        "met",
        "not_met",
        "undetermined",
    }


def test_load_all_definitions(board):
    import tomllib

    from poems_desktop import assets

    resources = assets.tree("resources")
    files = [
        *assets.tree("forms").glob("*.toml"),
        *(resources / "criteria").glob("*.toml"),
        *(resources / "references.d").glob("*.toml"),
        *(resources / name for name in ("vegf.toml", "units.toml", "references.toml")),
    ]

    def floor():
        for path in files:
            tomllib.loads(path.read_text(encoding="utf-8"))

    board.compare("load all definitions", "floor: tomllib alone", floor, load_definitions)
    assert len(files) > 20
