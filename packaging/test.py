"""Set up what is missing, then run every check of the project.

The default run leaves out what takes long (faults, benchmarks, mutation, coverage, tests marked
slow); --full runs it all.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from console import child_environment, ending, run, say
from environment import ROOT, Environment, prepare

# What must hold with PySide6 unimportable; the second pytest step runs all the other tests.
WITHOUT_QT = (
    "tests/unit/core",
    "tests/unit/clinical",
    "tests/unit/app",
    "tests/unit/store",
    "tests/unit/plots",
    "tests/unit/reports",
    "tests/unit/exchange",
    "tests/property",
    "tests/definitions",
    "tests/migration",
)
ONLY_FULL = ("tests/fault", "tests/benchmarks", "tests/mutation")
# A test of the default run that says nothing for this long has hung; a long one has not.
PATIENT = ("-o", "faulthandler_timeout=3600")
WHOLLY_COVERED = (
    "-m",
    "coverage",
    "report",
    "--include=poems_desktop/core/*,poems_desktop/clinical/*",
    "--fail-under=100",
)
LAYERS_WITHOUT_QT = ("core", "clinical", "app", "store", "plots", "reports", "exchange")


@dataclass(frozen=True)
class Check:
    """One step: its name, the module of .venv that runs it, its arguments."""

    name: str
    command: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)


def existing(folders: Sequence[str], root: Path) -> list[str]:
    """Those of `folders` that hold test files."""
    return [folder for folder in folders if any((root / folder).rglob("test_*.py"))]


def static_checks() -> list[Check]:
    """What reads the code without running it."""
    return [
        Check("ruff check", ["-m", "ruff", "check", "."]),
        Check("ruff format", ["-m", "ruff", "format", "--check", "."]),
        Check("mypy", ["-m", "mypy"]),
        Check(
            "import-linter", ["-c", "from importlinter.cli import lint_imports_command as c; c()"]
        ),
    ]


def import_check() -> Check:
    """Every module outside ui and cli is imported with PySide6 unimportable."""
    program = (
        "import sys, importlib, pkgutil, without_qt; sys.meta_path.insert(0, without_qt.Barrier());"
        "import poems_desktop as p;"
        "names = [m.name for m in pkgutil.walk_packages(p.__path__, 'poems_desktop.', None)"
        f" if m.name.split('.')[1] in {LAYERS_WITHOUT_QT!r}];"
        "[importlib.import_module(n) for n in names]; print(len(names), 'modules imported')"
    )
    return Check("imports without Qt", ["-c", program], {"PYTHONPATH": str(ROOT / "packaging")})


def test_checks(root: Path, *, full: bool) -> list[Check]:
    """The test steps: a partition of tests/, so that nothing runs twice."""
    headless = existing(WITHOUT_QT, root)
    pytest = ["-m", "coverage", "run", "-m", "pytest"] if full else ["-m", "pytest", "-n", "2"]
    chosen = ["-q", "-p", "no:benchmark", *(PATIENT if full else ["-m", "not slow"])]
    left_out = [f"--ignore={folder}" for folder in [*headless, *ONLY_FULL]]
    checks = []
    if headless:
        blocked = ["-p", "without_qt", "-p", "no:pytest-qt"]
        checks.append(
            Check(
                "tests without Qt",
                [*pytest, *chosen, *blocked, *headless],
                {"PYTHONPATH": str(root / "packaging")},
            )
        )
    checks.append(Check("tests with Qt", [*pytest, *chosen, *left_out, "tests"]))
    return checks


def full_checks(root: Path) -> list[Check]:
    """What only --full runs, of what exists."""
    covered = ["-m", "coverage", "run", "-m", "pytest", "-q", "-p", "no:benchmark", *PATIENT]
    checks = [
        Check(name, [*covered, folder])
        for name, folder in (("faults", "tests/fault"), ("mutation", "tests/mutation"))
        if existing([folder], root)
    ]
    checks.append(Check("coverage data", ["-m", "coverage", "combine", "-q"]))
    checks.append(Check("coverage", ["-m", "coverage", "report"]))
    checks.append(Check("coverage of the medicine", [*WHOLLY_COVERED]))
    if existing(["tests/benchmarks"], root):
        checks.append(Check("benchmarks", ["-m", "pytest", "-q", *PATIENT, "tests/benchmarks"]))
    return checks


def all_checks(root: Path, *, full: bool) -> list[Check]:
    """Every step of the run, in order."""
    steps = [*static_checks(), import_check(), *test_checks(root, full=full)]
    return [*steps, *full_checks(root)] if full else steps


def perform(check: Check, environment: Environment) -> bool:
    """Run one step, tell its time; whether it passed."""
    say(f"== {check.name}")
    started = time.monotonic()
    code = run(
        [environment.python, *check.command],
        environment=child_environment(QT_QPA_PLATFORM="offscreen", **check.environment),
        folder=environment.root,
    )
    verdict = "ok" if code == 0 else f"FAILED (exit code {code})"
    say(f"   {check.name}: {verdict}, {time.monotonic() - started:.1f} s")
    return code == 0


def main() -> int:
    """Set up, then check; 0 only if every step passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="also what takes long")
    parser.add_argument("--no-install", action="store_true", help="install nothing")
    options = parser.parse_args()
    environment = prepare("dev", display=False, may_install=not options.no_install)
    (environment.root / "out" / "coverage").mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    failed = [
        check.name
        for check in all_checks(environment.root, full=options.full)
        if not perform(check, environment)
    ]
    say(f"\nAll checks: {time.monotonic() - started:.0f} s on {os.cpu_count()} cores")
    if failed:
        say(f"Failed: {', '.join(failed)}")
        return 1
    say("Everything passed.")
    return 0


if __name__ == "__main__":
    sys.exit(ending(main))
