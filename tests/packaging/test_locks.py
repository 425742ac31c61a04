"""The locked requirements name no host, hash everything and cover what the project asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {name: ROOT / "requirements" / f"{name}.txt" for name in ("run", "dev", "build")}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def entries(path: Path) -> dict[tuple[str, str], tuple[Requirement, str]]:
    """(name, marker) to the requirement and the text with its hashes."""
    text = path.read_text(encoding="utf-8")
    joined = re.sub(r"\\\n\s*", " ", text)
    found = {}
    for line in joined.splitlines():
        if line and not line.lstrip().startswith("#"):
            requirement = Requirement(line.partition(" --hash")[0].strip())
            key = (canonicalize_name(requirement.name), str(requirement.marker or ""))
            found[key] = (requirement, line)
    return found


def versions(name: str) -> dict[tuple[str, str], str]:
    return {key: str(pinned.specifier) for key, (pinned, _) in entries(LOCKS[name]).items()}


@pytest.mark.parametrize("path", LOCKS.values(), ids=LOCKS)
def test_a_lock_names_no_host_and_no_index(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    hosts = [line for line in lines if "://" in line]
    options = [line for line in lines if re.match(r"\s*-(?!-hash=sha256:)", line)]
    assert (hosts, options) == ([], [])


@pytest.mark.parametrize("path", LOCKS.values(), ids=LOCKS)
def test_every_requirement_is_pinned_and_hashed(path: Path) -> None:
    found = entries(path)
    assert found
    for requirement, line in found.values():
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", line), requirement


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        ("run", PROJECT["project"]["dependencies"]),
        ("dev", PROJECT["project"]["dependencies"]),
        ("dev", PROJECT["project"]["optional-dependencies"]["dev"]),
        ("build", PROJECT["build-system"]["requires"]),
    ],
)
def test_a_lock_covers_what_the_project_asks_for(lock: str, asked: list[str]) -> None:
    pinned: dict[str, list[str]] = {}
    for (name, _), (requirement, _) in entries(LOCKS[lock]).items():
        pinned.setdefault(name, []).append(str(requirement.specifier).removeprefix("=="))
    for requirement in map(Requirement, asked):
        have = pinned.get(canonicalize_name(requirement.name), [])
        assert have, f"{requirement.name} is not in {lock}.txt"
        assert all(requirement.specifier.contains(version) for version in have), requirement


def test_dev_holds_all_of_run_at_the_same_versions() -> None:
    assert versions("run").items() <= versions("dev").items()


def test_the_build_lock_is_made_from_its_source() -> None:
    source = (ROOT / "requirements" / "build.in").read_text(encoding="utf-8").split()
    names = {name for name, _ in versions("build")}
    assert {canonicalize_name(Requirement(line).name) for line in source} <= names


def test_the_notices_name_every_package_that_set_up_installs() -> None:
    notices = (ROOT / "resources" / "licences" / "README.md").read_text(encoding="utf-8")
    words = set(re.findall(r"[a-z0-9][a-z0-9-]*", notices))
    assert {name for name, _ in versions("run")} - words == set()
