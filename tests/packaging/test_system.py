"""What the operating system lacks is installed where that is allowed, else said exactly."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest


class Debian:
    """A Debian that lacks things; remembers the commands that were run on it."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.missing = ["libEGL.so.1", "libglib-2.0.so.0"]
        self.code, self.errors = 0, ""
        self.installs = True

    def run(self, command: list[str], **_: object) -> tuple[int, str]:
        self.commands.append(list(command))
        if "install" in command and self.installs and self.code == 0:
            self.missing = []
        return self.code, self.errors

    def absent(self, libraries: dict[str, str]) -> list[str]:
        return [library for library in libraries if library in self.missing]

    def find_spec(self, _: str) -> object:
        return None if self.missing else object()


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch, system: ModuleType) -> Debian:
    fake = Debian()
    monkeypatch.setattr(system, "is_debian_like", lambda: True)
    monkeypatch.setattr(system, "run_keeping_errors", fake.run)
    monkeypatch.setattr(system, "absent", fake.absent)
    monkeypatch.setattr(system, "privilege", list)
    monkeypatch.setattr(system.importlib.util, "find_spec", fake.find_spec)
    monkeypatch.setattr(system.sys, "platform", "linux")
    return fake


VENV_PACKAGE = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]


def test_as_root_all_that_is_missing_is_installed_at_once(
    debian: Debian, system: ModuleType
) -> None:
    system.ensure_system(display=False, new_venv=True, may_install=True)
    assert debian.commands[-1] == [*INSTALL, VENV_PACKAGE, "libegl1", "libglib2.0-0"]


def test_ensurepip_is_not_asked_for_where_a_venv_is_there(
    debian: Debian, system: ModuleType
) -> None:
    system.ensure_system(display=False, new_venv=False, may_install=True)
    assert debian.commands[-1] == [*INSTALL, "libegl1", "libglib2.0-0"]


def test_with_sudo_it_is_installed_through_sudo(
    debian: Debian, system: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "privilege", lambda: ["sudo"])
    system.ensure_system(display=False, new_venv=True, may_install=True)
    assert {command[0] for command in debian.commands} == {"sudo"}


def test_where_nothing_is_missing_nothing_is_run(debian: Debian, system: ModuleType) -> None:
    debian.missing = []
    system.ensure_system(display=False, new_venv=True, may_install=True)
    assert debian.commands == []


@pytest.mark.parametrize("may_install", [True, False])
def test_without_root_or_with_no_install_the_exact_command_is_said(
    debian: Debian,
    system: ModuleType,
    console: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    may_install: bool,
) -> None:
    monkeypatch.setattr(system, "privilege", lambda: None if may_install else [])
    with pytest.raises(console.SetupProblem) as caught:
        system.ensure_system(display=False, new_venv=True, may_install=may_install)
    command = " ".join(["sudo", *INSTALL, VENV_PACKAGE, "libegl1", "libglib2.0-0"])
    assert str(caught.value).endswith(command)
    assert debian.commands == []


def test_a_failing_apt_is_told_with_its_reason_and_the_command(
    debian: Debian, system: ModuleType, console: ModuleType
) -> None:
    debian.code, debian.errors = 100, "W: x\nE: Unable to fetch some archives\n"
    with pytest.raises(console.SetupProblem, match="Unable to fetch some archives") as caught:
        system.ensure_system(display=False, new_venv=True, may_install=True)
    assert VENV_PACKAGE in str(caught.value)


def test_what_stays_missing_is_said(
    debian: Debian, system: ModuleType, console: ModuleType
) -> None:
    debian.installs = False
    with pytest.raises(console.SetupProblem, match=r"Not found although.*libEGL"):
        system.ensure_system(display=False, new_venv=False, may_install=True)


def test_elsewhere_it_stops_and_names_what_is_missing(
    debian: Debian,
    system: ModuleType,
    console: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(system, "is_debian_like", lambda: False)
    with pytest.raises(console.SetupProblem, match="packages of your system"):
        system.ensure_system(display=False, new_venv=True, may_install=True)
    assert "ensurepip, libEGL.so.1" in capsys.readouterr().out
    assert debian.commands == []


def test_windows_and_macos_bring_their_libraries(
    debian: Debian, system: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system.sys, "platform", "darwin")
    assert system.missing_parts(display=True, new_venv=False) == {}


def test_what_the_loader_refuses_is_absent(system: ModuleType) -> None:
    def load(name: str) -> None:
        if name == "gone.so":
            raise OSError(name)

    assert system.absent(["here.so", "gone.so"], load) == ["gone.so"]
    assert system.absent(["libnothing-of-this-name.so.7"]) == ["libnothing-of-this-name.so.7"]


@pytest.mark.parametrize(
    ("variables", "extra"),
    [({"DISPLAY": ":0"}, "libxcb-cursor0"), ({"WAYLAND_DISPLAY": "w"}, "libwayland-cursor0")],
)
def test_a_display_needs_its_own_libraries(
    system: ModuleType, variables: dict[str, str], extra: str
) -> None:
    shown = system.qt_libraries(display=True, environment=variables).values()
    hidden = system.qt_libraries(display=False, environment=variables).values()
    assert extra in shown
    assert extra not in hidden
    assert set(hidden) == set(system.OFFSCREEN_LIBRARIES.values())


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_where_a_window_can_be_shown(
    system: ModuleType, platform: str, variables: dict[str, str], expected: bool
) -> None:
    assert system.has_display(variables, platform) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ID=debian\n", True),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', True),
        ("ID=fedora\n", False),
    ],
)
def test_debian_and_its_children_are_known(
    system: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    expected: bool,
) -> None:
    (tmp_path / "os-release").write_text(text, encoding="utf-8")
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert system.is_debian_like(tmp_path / "os-release") is expected
    assert not system.is_debian_like(tmp_path / "missing")
