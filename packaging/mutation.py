"""Mutation testing of the rules: change one thing, run the tests that pass there, expect a failure.

The tests are collected once. Each change is made in a forked child: the code of the changed
function takes the place of the old one in the living function, then the tests that execute the
changed statement run until one fails. What stands outside functions is changed as its module is
imported, in a new process. Survivors have to be listed in tests/mutation/survivors.toml with the
reason why nothing can tell them from the original.

Writes out/mutation/report.json; ends with 1 where a survivor is not listed or a listed one is not
found any more.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from mutants import Mutant, mutants
from mutation_anew import run_anew
from mutation_run import QUIET, TESTS, Run, line

ROOT = Path(__file__).resolve().parent.parent
SURVIVORS = "tests/mutation/survivors.toml"
REPORT = "out/mutation/report.json"
TARGETS = (
    "core/evaluate.py",
    "core/interval.py",
    "core/truth.py",
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
    "clinical/interpret",
    "clinical/guidance",
    "clinical/engraftment",
)


def files(root: Path, targets: Sequence[str]) -> dict[Path, bool]:
    """The source files that targets under poems_desktop stand for, and whether in a folder."""
    found: dict[Path, bool] = {}
    for target in targets:
        path = root / "poems_desktop" / target
        inside = sorted(path.glob("*.py")) if path.is_dir() else [path]
        found |= dict.fromkeys(inside, path.is_dir())
    return found


def chosen(
    paths: Mapping[Path, bool], root: Path, sample: int | None, seed: int
) -> tuple[list[Mutant], int]:
    """The changes to make and how many there are.

    With `sample`, that many of each file of a folder, drawn by `seed`; a file that is named by
    itself is always done whole.
    """
    picked: list[Mutant] = []
    total = 0
    for path, in_folder in paths.items():
        every = list(mutants(path, root))
        total += len(every)
        if sample is not None and in_folder and len(every) > sample:
            drawn = random.Random(f"{seed}:{path.name}")  # noqa: S311 - a sample, not a secret
            every = drawn.sample(every, sample)
        picked += every
    return picked, total


def listed(root: Path) -> Mapping[tuple[str, str, str, str, int], str]:
    """The survivors that are explained, with the reason."""
    path = root / SURVIVORS
    if not path.exists():
        return {}
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        (one["file"], one["where"], one["before"], one["after"], one.get("number", 1)): one["why"]
        for one in told.get("survivor", ())
    }


def verdict(run: Run, explained: Mapping[tuple[str, str, str, str, int], str]) -> list[str]:
    """What is wrong: survivors nobody explained, explanations of what does not survive."""
    survived = {one.mutant.key: one.mutant for one in run.outcomes if one.state == "survived"}
    tried = {one.mutant.key for one in run.outcomes}
    wrong = [line(one) for key, one in survived.items() if key not in explained]
    gone = [key for key in explained if key in tried and key not in survived]
    wrong += [f"listed, but killed: {' | '.join(map(str, key))}" for key in gone]
    return wrong


def unknown(explained: Iterable[tuple[str, str, str, str, int]], root: Path) -> list[str]:
    """Explanations of changes that no longer can be made."""
    every = {one.key for path in files(root, TARGETS) for one in mutants(path, root)}
    return [
        f"listed, but no such change: {' | '.join(map(str, key))}"
        for key in explained
        if key not in every
    ]


def _told(run: Run, total: int, seconds: float) -> str:
    by_file: dict[str, Counter[str]] = {}
    for one in run.outcomes:
        by_file.setdefault(one.mutant.file, Counter())[one.state] += 1
    lines = [
        f"{name}: {sum(states.values())} tried, {states['killed']} killed, "
        f"{states['timed out']} timed out, {states['survived']} survived"
        for name, states in sorted(by_file.items())
    ]
    lines += [f"fails as it is, not used: {name}" for name in run.failing]
    states = Counter(one.state for one in run.outcomes)
    lines.append(
        f"All: {len(run.outcomes)} of {total} changes tried, {states['killed']} killed, "
        f"{states['timed out']} timed out, {states['survived']} survived, {seconds:.0f} s."
    )
    return "\n".join(lines)


def main() -> int:
    """Make the changes, write the report, compare the survivors with the list."""
    if sys.argv[1:2] == ["--anew"]:
        return run_anew(ROOT / sys.argv[2], int(sys.argv[3]), [*QUIET, "-x", *sys.argv[4:]])
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", help="files or folders under poems_desktop")
    parser.add_argument("--sample", type=int, help="so many changes of a folder's file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tests", action="append", help="only these tests; may be given again")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    started = time.monotonic()
    paths = files(ROOT, options.targets or TARGETS)
    picked, total = chosen(paths, ROOT, options.sample, options.seed)
    work = ROOT / "out" / "mutation"
    work.mkdir(parents=True, exist_ok=True)
    run = Run(ROOT, picked, options.jobs, work)
    os.chdir(ROOT)
    code = pytest.main([*QUIET, *(options.tests or TESTS)], plugins=[run])
    if len(run.outcomes) != len(picked):
        print(f"The tests could not be run (pytest ended with {int(code)}).")
        return 2
    explained = listed(ROOT)
    wrong = [*verdict(run, explained), *unknown(explained, ROOT)]
    report = {"total": total, "outcomes": [asdict(one) for one in run.outcomes], "wrong": wrong}
    (ROOT / REPORT).write_text(json.dumps(report, indent=1), encoding="utf-8")
    print(_told(run, total, time.monotonic() - started))
    print("\n".join(wrong) if wrong else "Every survivor is explained.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
