"""The project's .venv: made, filled from the locks, refreshed when they change, healed when broken.

Standard library only: this runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from console import SetupProblem, child_environment, run, run_keeping_errors, say, step
from system import ensure_system

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
Kind = Literal["run", "dev"]

DOWNLOAD_FAILED = re.compile(
    "Could not fetch|Connection ?(Error|Refused|Reset|Timed ?Out|broken|aborted)|Max retries"
    "|name resolution|Name or service not known|getaddrinfo|Read ?Timed? ?out|SSLError|ProxyError"
    "|HTTP error|HTTPError|Could not find a version|No matching distribution|IncompleteRead",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Environment:
    """The virtual environment of a checkout."""

    root: Path = ROOT

    @property
    def folder(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        if sys.platform == "win32":
            return self.folder / "Scripts" / "python.exe"
        return self.folder / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """What is installed: a digest per part, written when the part is complete."""
        return self.folder / "poems-desktop-installed.json"

    @property
    def at_work(self) -> Path:
        """Exists while packages are being written; left behind by an interrupted set-up."""
        return self.folder / "poems-desktop-installing"

    def lock(self, name: str) -> Path:
        """The locked requirements `name`: run, dev or build."""
        return self.root / "requirements" / f"{name}.txt"


def digest(path: Path) -> str:
    """SHA-256 of a text file, the same whatever line ends the checkout has."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def wanted(environment: Environment, kind: Kind) -> dict[str, str]:
    """The parts that `kind` needs, in the order of installation, each with its digest."""
    return {
        "build": digest(environment.lock("build")),
        kind: digest(environment.lock(kind)),
        "project": digest(environment.root / "pyproject.toml") + str(environment.root),
    }


def installed(environment: Environment) -> dict[str, str]:
    """The parts that are installed; none if the stamp is missing or unreadable."""
    try:
        stamp = json.loads(environment.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def stale(environment: Environment, kind: Kind) -> list[str]:
    """The parts to install now."""
    have = installed(environment)
    return [part for part, value in wanted(environment, kind).items() if have.get(part) != value]


def is_usable(environment: Environment) -> bool:
    """Whether .venv runs, has pip, and no set-up was interrupted in it."""
    if environment.at_work.exists() or not environment.python.exists():
        return False
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    try:
        answer = subprocess.run(
            [str(environment.python), "-c", question],
            capture_output=True,
            env=child_environment(),
            check=False,
        )
    except OSError:
        return False
    return answer.returncode == 0


def is_ours_to_clear(folder: Path) -> bool:
    """Whether `folder` is absent, a virtual environment, or an unfinished one without files."""
    if not folder.exists() or (folder / "pyvenv.cfg").is_file():
        return True
    return folder.is_dir() and not any(path.is_file() for path in folder.rglob("*"))


def make(environment: Environment) -> None:
    """Make .venv anew.

    Raises:
        SetupProblem: if the folder is something else, or this Python cannot.
    """
    folder = environment.folder
    if not is_ours_to_clear(folder):
        message = f"{folder} exists and is no virtual environment. Move it away, then run again."
        raise SetupProblem(message)
    if folder.exists():
        say("The virtual environment is incomplete; it is made anew.")
        shutil.rmtree(folder, ignore_errors=True)
    base: str = getattr(sys, "_base_executable", None) or sys.executable
    with step(f"make {folder.name}"):
        code, errors = run_keeping_errors([base, "-m", "venv", folder])
        if code != 0:
            last = errors.strip().splitlines()[-1:] or ["no reason was given"]
            message = f"The virtual environment {folder} could not be made: {last[0]}"
            raise SetupProblem(message)


def pip_sentence(errors: str, what: str) -> str:
    """One sentence for what pip's error stream tells."""
    if "DO NOT MATCH THE HASHES" in errors:
        return (
            f"A package for {what} is not the one that was locked (its checksum differs), so it "
            "was not installed. Ask your network's or mirror's keeper, then run again."
        )
    if "No space left on device" in errors or "[Errno 28]" in errors:
        return f"The disk is full: {what} could not be installed. Free some space, then run again."
    if DOWNLOAD_FAILED.search(errors):
        name = re.search(r"No matching distribution found for (\S+)", errors)
        return (
            f"The download of {name.group(1) if name else what} failed. Check the network "
            "connection and pip's settings, then run again; what is already loaded is kept."
        )
    last = [line for line in errors.splitlines() if line.startswith("ERROR:")][-1:]
    reason = last[0].removeprefix("ERROR:").strip() if last else "pip gave no reason."
    return f"Installing {what} failed: {reason}"


def pip(environment: Environment, arguments: Sequence[str | Path], what: str) -> None:
    """Run pip inside .venv, its progress on this terminal.

    Raises:
        SetupProblem: with one sentence, if it fails.
    """
    told: set[str] = set()

    def tell(line: str) -> None:
        if "Retrying" in line and "retry" not in told:
            told.add("retry")
            say("   The package index does not answer; trying again ...")

    command: list[str | Path] = [environment.python, "-m", "pip", "--disable-pip-version-check"]
    command.extend(arguments)
    environment.at_work.touch()
    code, errors = run_keeping_errors(
        command, environment=child_environment(PIP_NO_INPUT="1"), on_error_line=tell
    )
    # Killed, or out of space, may leave half a package: the marker stays and .venv is made anew.
    if code >= 0 and "No space left" not in errors:
        environment.at_work.unlink(missing_ok=True)
    if code != 0:
        raise SetupProblem(pip_sentence(errors, what))


def install(environment: Environment, part: str) -> None:
    """Install one part of the environment.

    Raises:
        SetupProblem: if pip fails.
    """
    if part == "project":
        arguments: list[str | Path] = [
            "install",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "--editable",
            environment.root,
        ]
        pip(environment, arguments, "POEMS Desktop itself")
        return
    # Bytecode is compiled afterwards, on two cores.
    arguments = ["install", "--require-hashes", "--only-binary=:all:", "--no-compile"]
    pip(environment, [*arguments, "-r", environment.lock(part)], f"requirements/{part}.txt")


def remember(environment: Environment, parts: Mapping[str, str]) -> None:
    """Write the stamp, whole or not at all."""
    unfinished = environment.stamp.with_suffix(".new")
    unfinished.write_text(json.dumps(dict(parts), indent=1), encoding="utf-8")
    unfinished.replace(environment.stamp)


def compile_bytecode(environment: Environment) -> None:
    """Compile what was installed and the project, so that the first start is as fast as the next.

    A file of a library that does not compile is its own affair, so the exit code says nothing.
    """
    libraries = environment.folder / ("Lib" if sys.platform == "win32" else "lib")
    compiler: list[str | Path] = [environment.python, "-m", "compileall", "-qq", "-j", "2"]
    run([*compiler, libraries, environment.root / "poems_desktop"])


def refresh(environment: Environment, kind: Kind, *, usable: bool, may_install: bool) -> None:
    """Bring .venv to what the locks say.

    Raises:
        SetupProblem: if that fails or may not be done.
    """
    todo = stale(environment, kind) if usable else list(wanted(environment, kind))
    if not may_install:
        if not usable:
            message = "There is no usable .venv yet. Run once without --no-install."
            raise SetupProblem(message)
        if todo:
            say(f"Not up to date, and left so because of --no-install: {', '.join(todo)}")
        return
    if not todo:
        return
    if not usable:
        make(environment)
    for part in todo:
        with step(f"install {part}"):
            install(environment, part)
        have = {**installed(environment), part: wanted(environment, kind)[part]}
        if part == "dev":  # dev.txt holds all of run.txt at the same versions
            have["run"] = digest(environment.lock("run"))
        remember(environment, have)
    with step("compile bytecode"):
        compile_bytecode(environment)


def prepare(kind: Kind, *, display: bool, may_install: bool, root: Path = ROOT) -> Environment:
    """Everything that must be there before the program or its checks can run.

    Raises:
        SetupProblem: with a sentence that says what is missing and what to do.
    """
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(number) for number in sys.version_info[:2])
        message = f"Python 3.11 or newer is needed; this is {found}."
        raise SetupProblem(message)
    environment = Environment(root)
    usable = is_usable(environment)
    if usable or may_install:
        ensure_system(display=display, new_venv=not usable, may_install=may_install)
    refresh(environment, kind, usable=usable, may_install=may_install)
    return environment
