"""Every change of the rules is noticed by a test, or explained in survivors.toml. Takes long."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RULES = (
    "core/truth.py",
    "core/interval.py",
    "core/evaluate.py",
    *(
        f"clinical/{name}.py"
        for name in (
            "disagreement",
            "facts",
            "footnotes",
            "grades",
            "observing",
            "override",
            "robustness",
            "series",
            "vegf",
            "vegf_modes",
            "weighing",
        )
    ),
)
"""Core and the rules of the criteria, whole. Interpretations, guidance and engraftment are tried by
`packaging/mutation.py clinical/interpret clinical/guidance clinical/engraftment`."""
TESTS = (
    "tests/unit/core",
    "tests/unit/clinical/sets",
    *(f"tests/property/test_{name}.py" for name in ("evaluate", "interval", "truth")),
)
LEAST = 900
SURVIVORS = tomllib.loads((Path(__file__).parent / "survivors.toml").read_text(encoding="utf-8"))


def test_every_listed_survivor_has_a_reason_and_stands_once():
    listed = SURVIVORS["survivor"]
    keys = [(o["file"], o["where"], o["before"], o["after"], o.get("number", 1)) for o in listed]
    assert len(set(keys)) == len(keys)
    assert all(len(one["why"].split()) >= 5 for one in listed)


@pytest.mark.slow
def test_every_change_is_noticed_or_explained():
    tests = [*TESTS, *sorted(map(str, (ROOT / "tests/unit/clinical").glob("test_*.py")))]
    chosen = [part for test in tests for part in ("--tests", test)]
    run = subprocess.run(
        [sys.executable, "packaging/mutation.py", *chosen, *RULES],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=3600,
        env={**os.environ, "PYTHONPATH": str(ROOT / "packaging")},
    )
    report = json.loads((ROOT / "out" / "mutation" / "report.json").read_text(encoding="utf-8"))
    assert report["wrong"] == [], run.stdout[-4000:]
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    assert len(report["outcomes"]) > LEAST
