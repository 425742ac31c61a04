"""Each import contract fails when its rule is broken, and only then."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]
NAME = {contract["id"]: contract["name"] for contract in CONTRACTS}

# Contract to the imports that break it and no other: (package that offends, what it imports).
OFFENSES = {
    "layers": [
        ("core", "poems_desktop.clinical"),
        ("clinical", "poems_desktop.app"),
        ("app", "poems_desktop.store"),
        ("store", "poems_desktop.reports"),
        ("exchange", "poems_desktop.store"),
        ("plots", "poems_desktop.reports"),
        ("reports", "poems_desktop.exchange"),
    ],
    "plots": [("store", "poems_desktop.plots"), ("exchange", "poems_desktop.plots")],
    "qt": [
        (package, "PySide6.QtCore")
        for package in ("clinical", "app", "store", "plots", "reports", "exchange")
    ],
    "core": [("core", name) for name in ("os", "pathlib", "time", "random", "locale")],
    "drawing": [
        (package, "matplotlib.figure") for package in ("clinical", "app", "store", "exchange")
    ],
    "pdf": [("plots", "reportlab.pdfgen"), ("ui", "reportlab.pdfgen")],
    "sql": [("exchange", "sqlite3"), ("reports", "sqlcipher3"), ("ui", "sqlite_utils")],
    "network": [("ui", "socket"), ("reports", "http.client")],
}


def lint(root: Path) -> str:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(root), "COLUMNS": "400", "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout + done.stderr


def copy_tree(target: Path) -> Path:
    shutil.copytree(
        ROOT / "poems_desktop",
        target / "poems_desktop",
        ignore=shutil.ignore_patterns("__pycache__", "_shipped"),
    )
    shutil.copy(ROOT / "pyproject.toml", target)
    return target


def module_of(contract: str, number: int, package: str) -> str:
    return f"poems_desktop.{package}.offender_{contract}_{number}"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy that holds every offense."""
    root = copy_tree(tmp_path_factory.mktemp("offenders"))
    for contract, offenses in OFFENSES.items():
        for number, (package, imported) in enumerate(offenses):
            path = root / Path(*module_of(contract, number, package).split("."))
            path.with_suffix(".py").write_text(f"import {imported}\n", encoding="utf-8")
    return lint(root)


def section_of(report: str, contract: str) -> str:
    """The part of the report that tells why `contract` is broken."""
    broken = report.partition("Broken contracts")[2]
    titles = "|".join(re.escape(name) for name in NAME.values())
    parts = re.split(rf"^({titles})\n-+$", broken, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True)).get(NAME[contract], "")


def test_every_contract_has_an_offense_that_proves_it() -> None:
    assert set(OFFENSES) == set(NAME)


def test_the_copied_tree_is_clean_before_the_offenses(tmp_path: Path) -> None:
    said = lint(copy_tree(tmp_path))
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in said, said


@pytest.mark.parametrize("contract", sorted(OFFENSES))
def test_contract_is_broken_by_each_of_its_offenses(report: str, contract: str) -> None:
    assert f"{NAME[contract]} BROKEN" in report
    named = set(re.findall(r"poems_desktop\.\w+\.offender_\w+", section_of(report, contract)))
    assert named == {
        module_of(contract, number, package)
        for number, (package, _) in enumerate(OFFENSES[contract])
    }


def test_a_module_without_a_layer_is_refused(tmp_path: Path) -> None:
    root = copy_tree(tmp_path)
    (root / "poems_desktop" / "helpers").mkdir()
    (root / "poems_desktop" / "helpers" / "__init__.py").touch()
    assert "layers BROKEN" in lint(root)
