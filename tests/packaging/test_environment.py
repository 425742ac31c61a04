"""Set-up: what it installs, what it says when it cannot, and how it heals."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its stand-ins are shell scripts")


class FakePip:
    """Stands in for the child processes of the set-up: remembers commands, answers as told."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.code = 0
        self.errors = ""

    def __call__(
        self,
        command: list[str | Path],
        *,
        environment: object = None,
        on_error_line: Callable[[str], None] = lambda _line: None,
    ) -> tuple[int, str]:
        self.commands.append([str(part) for part in command])
        if "venv" in self.commands[-1]:
            make_venv(Path(self.commands[-1][-1]))
            return 0, ""
        for line in self.errors.splitlines():
            on_error_line(line)
        return self.code, self.errors

    def failing(self, refresh: Callable[..., None], errors: str, code: int) -> str:
        """The sentence said when pip fails so; afterwards pip works again."""
        self.errors, self.code = errors, code
        with pytest.raises(sys.modules["console"].SetupProblem) as caught:
            refresh()
        self.errors, self.code = "", 0
        self.commands.clear()
        return str(caught.value)

    def installed(self) -> list[str]:
        """What pip was asked to install, in order."""
        return [Path(command[-1]).name for command in self.commands if "pip" in command]


def make_venv(folder: Path) -> None:
    """A folder that looks like a finished virtual environment; its python answers 0."""
    binary = folder / "bin" / "python"
    binary.parent.mkdir(parents=True)
    binary.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    binary.chmod(0o755)
    (folder / "pyvenv.cfg").write_text("home = here\n", encoding="utf-8")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "requirements").mkdir()
    for name in ("run", "dev", "build"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"{name}==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch, environment: ModuleType) -> FakePip:
    fake = FakePip()
    monkeypatch.setattr(environment, "run_keeping_errors", fake)
    monkeypatch.setattr(environment, "run", lambda *_, **__: 0)
    monkeypatch.setattr(environment, "ensure_system", lambda **_: None)
    return fake


@pytest.fixture
def refresh(environment: ModuleType, checkout: Path) -> Callable[..., None]:
    def do(kind: str = "run", *, may_install: bool = True) -> None:
        environment.prepare(kind, display=False, may_install=may_install, root=checkout)

    return do


def test_the_first_run_makes_the_venv_and_installs_every_part_from_the_locks(
    pip: FakePip, refresh: Callable[..., None], checkout: Path
) -> None:
    refresh()
    assert pip.commands[0][1:] == ["-m", "venv", str(checkout / ".venv")]
    assert pip.installed() == ["build.txt", "run.txt", checkout.name]
    for command in pip.commands[1:3]:
        assert "--require-hashes" in command
    assert {"--no-deps", "--no-build-isolation", "--editable"} <= set(pip.commands[3])
    assert not [part for command in pip.commands for part in command if "index" in part]


def test_a_second_run_starts_no_child(pip: FakePip, refresh: Callable[..., None]) -> None:
    refresh()
    pip.commands.clear()
    refresh()
    assert pip.commands == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [("requirements/run.txt", ["run.txt"]), ("requirements/build.txt", ["build.txt"])],
)
def test_a_run_after_an_update_refreshes_only_what_changed(
    pip: FakePip, refresh: Callable[..., None], checkout: Path, changed: str, expected: list[str]
) -> None:
    refresh()
    pip.commands.clear()
    (checkout / changed).write_text("other==2\n", encoding="utf-8")
    refresh()
    assert pip.installed() == expected


def test_other_line_ends_are_no_update(
    pip: FakePip, refresh: Callable[..., None], checkout: Path
) -> None:
    refresh()
    pip.commands.clear()
    (checkout / "requirements" / "run.txt").write_bytes(b"run==1\r\n")
    refresh()
    assert pip.commands == []


def test_a_changed_pyproject_installs_the_project_again(
    pip: FakePip, refresh: Callable[..., None], checkout: Path
) -> None:
    refresh()
    pip.commands.clear()
    (checkout / "pyproject.toml").write_text("[project]\nname='x'\n", encoding="utf-8")
    refresh()
    assert pip.installed() == [checkout.name]


def test_the_program_runs_at_once_after_the_checks_were_set_up(
    pip: FakePip, refresh: Callable[..., None]
) -> None:
    refresh("dev")
    assert "run.txt" not in pip.installed()
    pip.commands.clear()
    refresh("run")
    assert pip.commands == []


UNREACHABLE = """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'Name or service not known'
ERROR: Could not find a version that satisfies the requirement run==1 (from versions: none)
ERROR: No matching distribution found for run==1
"""


@pytest.mark.parametrize(
    ("errors", "said"),
    [
        (UNREACHABLE, "The download of run==1 failed."),
        ("ERROR: ReadTimeoutError: Read timed out.\n", "The download of requirements/build.txt"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "is not the one that was locked"),
        ("ERROR: [Errno 28] No space left on device\n", "The disk is full"),
        ("Traceback\n  File x\nERROR: Something odd\n", "Something odd"),
    ],
)
def test_a_failed_installation_is_told_in_one_line(
    pip: FakePip, refresh: Callable[..., None], errors: str, said: str
) -> None:
    sentence = pip.failing(refresh, errors, code=1)
    assert said in sentence
    assert "Traceback" not in sentence
    assert "\n" not in sentence


def test_retries_are_told_once_while_they_last(
    pip: FakePip, refresh: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    pip.failing(refresh, UNREACHABLE.splitlines()[0] * 2 + "\n" + UNREACHABLE, code=1)
    assert capsys.readouterr().out.count("trying again") == 1


def test_a_failed_download_is_taken_up_again_without_a_new_venv(
    pip: FakePip, refresh: Callable[..., None], checkout: Path
) -> None:
    pip.failing(refresh, "ERROR: Read timed out", code=1)
    refresh()
    assert pip.installed() == ["build.txt", "run.txt", checkout.name]
    assert not [command for command in pip.commands if "venv" in command]


@pytest.mark.parametrize(
    ("errors", "code"), [("", -9), ("ERROR: [Errno 28] No space left on device", 1)]
)
def test_what_may_have_left_half_a_package_makes_the_venv_anew(
    pip: FakePip, refresh: Callable[..., None], checkout: Path, errors: str, code: int
) -> None:
    pip.failing(refresh, errors, code)
    refresh()
    assert [command for command in pip.commands if "venv" in command]
    assert pip.installed() == ["build.txt", "run.txt", checkout.name]


def test_an_interrupt_while_installing_is_healed_by_the_next_run(
    pip: FakePip,
    refresh: Callable[..., None],
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: ModuleType,
) -> None:
    def interrupted(command: list[str | Path], **more: object) -> tuple[int, str]:
        if "pip" in command:
            raise KeyboardInterrupt
        return pip(command)

    with monkeypatch.context() as patch:
        patch.setattr(environment, "run_keeping_errors", interrupted)
        with pytest.raises(KeyboardInterrupt):
            refresh()
    leftover = checkout / ".venv" / "leftover"
    leftover.touch()
    pip.commands.clear()
    refresh()
    assert not leftover.exists()
    assert pip.installed() == ["build.txt", "run.txt", checkout.name]


@pytest.mark.parametrize("damage", ["no python", "python does not start", "only empty folders"])
def test_a_half_made_venv_is_made_anew(
    pip: FakePip, refresh: Callable[..., None], checkout: Path, damage: str
) -> None:
    refresh()
    folder = checkout / ".venv"
    python = folder / "bin" / "python"
    if damage == "only empty folders":
        shutil.rmtree(folder)
        python.parent.mkdir(parents=True)
    else:
        python.unlink()
    if damage == "python does not start":
        python.write_text("#!/nowhere/python\n", encoding="utf-8")
        python.chmod(0o755)
    pip.commands.clear()
    refresh()
    assert pip.installed() == ["build.txt", "run.txt", checkout.name]


def test_a_damaged_stamp_installs_again_and_keeps_the_venv(
    pip: FakePip, refresh: Callable[..., None], checkout: Path, environment: ModuleType
) -> None:
    refresh()
    environment.Environment(checkout).stamp.write_text('{"run": ', encoding="utf-8")
    pip.commands.clear()
    refresh()
    assert pip.installed() == ["build.txt", "run.txt", checkout.name]


def test_a_folder_that_is_no_venv_is_never_deleted(
    pip: FakePip, refresh: Callable[..., None], checkout: Path, console: ModuleType
) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(console.SetupProblem, match="no virtual environment"):
        refresh()
    assert (checkout / ".venv" / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_no_install_starts_nothing_and_says_what_is_missing(
    pip: FakePip, refresh: Callable[..., None], console: ModuleType
) -> None:
    with pytest.raises(console.SetupProblem, match="without --no-install"):
        refresh(may_install=False)
    assert pip.commands == []


def test_no_install_leaves_an_outdated_environment_and_says_so(
    pip: FakePip,
    refresh: Callable[..., None],
    checkout: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    refresh()
    pip.commands.clear()
    (checkout / "requirements" / "run.txt").write_text("run==2\n", encoding="utf-8")
    refresh(may_install=False)
    assert pip.commands == []
    assert "Not up to date" in capsys.readouterr().out


def test_the_stamp_names_what_is_installed(
    pip: FakePip, refresh: Callable[..., None], checkout: Path, environment: ModuleType
) -> None:
    refresh("dev")
    stamp = json.loads(environment.Environment(checkout).stamp.read_text(encoding="utf-8"))
    assert set(stamp) == {"build", "dev", "run", "project"}
