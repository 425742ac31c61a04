"""The report of `packaging/faults.py`: what it counts, what it calls a loss, how it ends."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "packaging"
Line = dict[str, Any]


@pytest.fixture(scope="module")
def faults() -> ModuleType:
    path = SCRIPTS / "faults.py"
    spec = importlib.util.spec_from_file_location("packaging_faults", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(SCRIPTS))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPTS))
    return module


def line(way: str, tried: int, *losses: str, control: bool = False) -> Line:
    found = {"losses": list(losses), "remark": "", "control": control}
    return {"what": "draft", "way": way, "tried": tried, **found}


def test_losses_of_controls_are_no_losses(faults: ModuleType) -> None:
    planted = line("SIGKILL", 5, "found", control=True)
    assert faults.losses([planted]) == []
    assert faults.losses([planted, line("SIGKILL", 5, "a draft")]) == ["draft, SIGKILL: a draft"]


def test_the_report_counts_and_names(
    faults: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        line("SIGKILL at every write step", 40),
        line("power cut after every step", 7, "a signature"),
        line("SIGKILL", 9, "planted", control=True),
    ]
    faults.tell(lines)
    shown = capsys.readouterr().out
    assert "Kills: 40. Power cuts: 7. All faults: 47." in shown
    assert "lost nothing" in shown
    assert "a signature" in shown
    assert "Lost: nothing." not in shown
    faults.tell(lines[:1])
    assert "Lost: nothing." in capsys.readouterr().out


def test_a_run_that_wrote_nothing_has_no_lines(faults: ModuleType, tmp_path: Path) -> None:
    assert faults.report_of(tmp_path / "missing.jsonl") == []
    written = tmp_path / "report.jsonl"
    written.write_text(json.dumps(line("SIGKILL", 1)) + "\n", encoding="utf-8")
    assert faults.report_of(written) == [line("SIGKILL", 1)]
