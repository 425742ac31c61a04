"""Weighing cases and one full record, loading the definitions: each beside its floor."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.core.evaluate import evaluate, settling
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


A_ROUND, WHOLE = 200, 100_000


def test_assess_a_full_record_a_hundred_thousand_times(board, full_record):
    """Rounds of 200 are timed and the whole is told from their median; floor: the trees alone."""
    definitions, record = load_definitions(), full_record
    every = tuple(definitions.sets)
    policy = Policy(sets=every, confirmed=every)
    weighed = assess(record, definitions, policy, DAY).results
    known = {
        name: {item.criterion.id: item.truth for item in one.items} for name, one in weighed.items()
    }
    trees = {name: one.criteria_set.tree() for name, one in weighed.items()}

    def floor():
        for _ in range(A_ROUND):
            for name, tree in trees.items():
                evaluate(tree, known[name])
                settling(tree, known[name])

    def ours():
        for _ in range(A_ROUND):
            assess(record, definitions, policy, DAY).results  # noqa: B018 - drawn when read

    pair = board.compare(
        f"{A_ROUND} assessments of a full record by {len(every)} sets",
        "floor: the same five trees alone, evaluated and settled",
        floor,
        ours,
        rounds=5,
    )
    board.note(pair, A_ROUND, WHOLE)
    assert sum(len(visit.answers) for visit in record.visits) > 4 * 200
    assert len(record.results) > 4 * 50
    assert {item.truth.name for one in weighed.values() for item in one.items} >= {"TRUE"}


def test_load_all_definitions(board):
    import tomllib

    from poems_desktop import assets

    resources = assets.tree("resources")
    files = [
        *assets.tree("forms").glob("*.toml"),
        *(resources / "criteria").glob("*.toml"),
        *(resources / "references.d").glob("*.toml"),
        *(
            resources / name
            for name in ("vegf.toml", "units.toml", "references.toml", "thresholds.toml")
        ),
    ]

    def floor():
        for path in files:
            tomllib.loads(path.read_text(encoding="utf-8"))

    board.compare(
        "load all definitions beyond imports",
        "under 60 ms; floor: tomllib alone on the same files",
        floor,
        load_definitions,
    )
    assert len(files) > 20
