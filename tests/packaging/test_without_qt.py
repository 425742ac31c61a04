"""The step that runs without Qt does block Qt, also in parallel workers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "workers", "code"),
    [
        ("import PySide6.QtCore", [], 1),
        ("import shiboken6", ["-n", "1"], 1),
        ("import decimal", [], 0),
    ],
)
def test_a_test_that_needs_qt_fails_in_that_step(
    tmp_path: Path, body: str, workers: list[str], code: int
) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    text = f"def test_it():\n    {body}\n"
    (tmp_path / "tests" / "test_it.py").write_text(text, encoding="utf-8")
    plugins = ["-p", "without_qt", "-p", "no:pytest-qt", "-p", "no:benchmark"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, *workers],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "packaging")},
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert ("made unimportable" in done.stdout) is bool(code)
