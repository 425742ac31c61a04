"""What run.py does once all is set up, how the scripts end, and what they need themselves."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_the_headless_job_gives_verdicts_documents_and_screens(run_script: ModuleType) -> None:
    job = run_script.headless_job(ROOT)
    out = ROOT / "out"
    assert job.results == [
        out / name
        for name in (
            "summary.pdf",
            "vegf-trend.svg",
            "vegf-trend.png",
            "summaries",
            "trends",
            "screens",
        )
    ]
    assert ["assess", str(ROOT / "resources/demo/published-cases.json")] in [
        command for _, command in job.commands
    ]


def test_a_checkout_without_its_cases_is_said(
    run_script: ModuleType, console: ModuleType, tmp_path: Path
) -> None:
    with pytest.raises(console.SetupProblem, match="Get the project again"):
        run_script.headless_job(tmp_path)


def test_options_are_ours_and_the_rest_is_the_programs(run_script: ModuleType) -> None:
    options, rest = run_script.arguments_of(["--no-install", "assess", "x.json", "--json"])
    assert options.no_install
    assert rest == ["assess", "x.json", "--json"]


def test_a_store_and_headless_together_are_refused(
    run_script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        run_script.arguments_of(["--headless", "--store", "x"])
    assert caught.value.code == 2
    assert "--store opens a window" in capsys.readouterr().err


def test_a_problem_ends_with_its_sentence_and_one(
    console: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    def main() -> int:
        raise console.SetupProblem("The disk is full.")

    assert console.ending(main) == 1
    assert capsys.readouterr().err.strip() == "The disk is full."


def test_ctrl_c_ends_with_a_sentence_and_130(
    console: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    def main() -> int:
        raise KeyboardInterrupt

    assert console.ending(main) == 128 + signal.SIGINT
    assert "next run" in capsys.readouterr().err


def test_children_compile_their_bytecode_and_import_nothing_of_ours(
    console: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME"):
        monkeypatch.setenv(name, "1")
    kept = console.child_environment(QT_QPA_PLATFORM="offscreen")
    assert not {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME"} & set(kept)
    assert kept["QT_QPA_PLATFORM"] == "offscreen"


def test_the_error_stream_of_a_child_is_kept(console: ModuleType) -> None:
    program = "import sys; print('ERROR: no', file=sys.stderr); sys.exit(3)"
    seen: list[str] = []
    answer = console.run_keeping_errors([sys.executable, "-c", program], on_error_line=seen.append)
    assert answer == (3, "ERROR: no\n")
    assert seen == ["ERROR: no\n"]


def test_ci_calls_exactly_the_check_command() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "exec python3 packaging/test.py"


@pytest.mark.parametrize("name", ["run", "test", "environment", "system", "console"])
def test_set_up_needs_only_the_standard_library(name: str) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); __import__(sys.argv[2]);"
        "print([m for m in ('click', 'pydantic', 'PySide6', 'pip') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, str(ROOT / "packaging"), name],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
