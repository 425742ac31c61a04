"""The wheel holds the package, forms/ and resources/, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("poems_desktop", "forms", "resources")
BESIDE = ("pyproject.toml", "README.md", "LICENSE", ".gitignore")
IGNORED = (
    "poems_desktop/__pycache__/stray.cpython-311.pyc",
    "forms/draft.poems/records.db",
    "resources/__pycache__/stray.txt",
)
UNSHIPPED = ("tests/test_stray.py", "packaging/stray.py", "out/stray.pdf")


def checkout_files() -> list[str]:
    """What git knows or would know of the shipped folders; a plain walk where git is not."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "-C", str(ROOT), "ls-files", "-z", "--cached", "--others"]
        done = subprocess.run(
            [*command, "--exclude-standard", "--", *SHIPPED], capture_output=True, text=True
        )
        if done.returncode == 0:
            return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]
    return [
        path.relative_to(ROOT).as_posix()
        for folder in SHIPPED
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], zipfile.ZipFile]:
    """A snapshot's shipped files, and the wheel built from it beside files that must stay out."""
    snapshot = tmp_path_factory.mktemp("snapshot")
    names = checkout_files()
    for name in [*names, *BESIDE]:
        (snapshot / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, snapshot / name)
    for name in (*IGNORED, *UNSHIPPED):
        (snapshot / name).parent.mkdir(parents=True, exist_ok=True)
        (snapshot / name).write_text("stray", encoding="utf-8")
    target = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=snapshot,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = target.glob("*.whl")
    return names, zipfile.ZipFile(wheel)


def in_wheel(name: str) -> str:
    """Where a file of the checkout lies in the wheel."""
    return name if name.startswith("poems_desktop/") else f"poems_desktop/_shipped/{name}"


def test_the_wheel_holds_exactly_the_shipped_folders(
    built: tuple[list[str], zipfile.ZipFile],
) -> None:
    names, wheel = built
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == {in_wheel(name) for name in names}


def test_forms_and_resources_lie_under_shipped(built: tuple[list[str], zipfile.ZipFile]) -> None:
    _, wheel = built
    packed = set(wheel.namelist())
    assert "poems_desktop/_shipped/resources/fonts/SHA256SUMS" in packed
    assert not [name for name in packed if name.startswith(("forms/", "resources/", "tests/"))]


def test_the_command_and_the_licence_are_in_the_wheel(
    built: tuple[list[str], zipfile.ZipFile],
) -> None:
    _, wheel = built
    (entry_points,) = (n for n in wheel.namelist() if n.endswith(".dist-info/entry_points.txt"))
    parser = ConfigParser()
    parser.read_string(wheel.read(entry_points).decode())
    assert dict(parser["console_scripts"]) == {"poems-desktop": "poems_desktop.__main__:main"}
    assert [n for n in wheel.namelist() if n.endswith(".dist-info/licenses/LICENSE")]


def test_a_checkout_has_no_shipped_copy_that_would_win() -> None:
    assert not (ROOT / "poems_desktop" / "_shipped").exists()
