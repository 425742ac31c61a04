"""What packaging/test.py runs: every test once, and a failure is told and returned."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

FOLDERS = (
    "tests/unit/core",
    "tests/unit/ui",
    "tests/property",
    "tests/gui",
    "tests/packaging",
    "tests/fault",
    "tests/benchmarks",
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for folder in FOLDERS:
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "test_it.py").touch()
    return tmp_path


def collected(command: list[str]) -> set[str]:
    """The folders whose tests a pytest command collects."""
    ignored = {part.partition("=")[2] for part in command if part.startswith("--ignore=")}
    named = [part for part in command if part.startswith("tests")]
    return {
        folder
        for folder in FOLDERS
        if any(folder.startswith(name) for name in named) and folder not in ignored
    }


def runs(checks: ModuleType, tree: Path, *, full: bool) -> list[str]:
    """Every folder that some step runs, as often as it is run."""
    steps = [check.command for check in checks.all_checks(tree, full=full)]
    pytests = [list(command) for command in steps if "pytest" in command]
    return sorted(folder for command in pytests for folder in collected(command))


def test_the_default_run_takes_every_test_once_but_the_long_ones(
    checks: ModuleType, tree: Path
) -> None:
    long = {"tests/fault", "tests/benchmarks"}
    assert runs(checks, tree, full=False) == sorted(set(FOLDERS) - long)


def test_the_full_run_takes_every_test_once(checks: ModuleType, tree: Path) -> None:
    assert runs(checks, tree, full=True) == sorted(FOLDERS)


def test_the_static_checks_come_first(checks: ModuleType, tree: Path) -> None:
    names = [check.name for check in checks.all_checks(tree, full=False)]
    assert names[:4] == ["ruff check", "ruff format", "mypy", "import-linter"]


def test_every_step_runs_and_the_failed_ones_are_named(
    checks: ModuleType,
    tree: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = []

    def perform(check: object, _: object) -> bool:
        ran.append(check.name)
        return check.name not in {"mypy", "tests with Qt"}

    monkeypatch.setattr(checks, "perform", perform)
    monkeypatch.setattr(checks, "prepare", lambda *_, **__: checks.Environment(tree))
    monkeypatch.setattr("sys.argv", ["test.py"])
    assert checks.main() == 1
    assert ran == [check.name for check in checks.all_checks(tree, full=False)]
    assert "Failed: mypy, tests with Qt" in capsys.readouterr().out
