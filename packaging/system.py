"""What the operating system must bring: ensurepip and the libraries that Qt loads."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from console import SetupProblem, child_environment, run_keeping_errors, say, step

OS_RELEASE = Path("/etc/os-release")

# Library to the Debian and Ubuntu package that holds it.
OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
}
XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be shown: always on Windows and macOS, else when a server is named."""
    if platform in {"win32", "darwin"}:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def qt_libraries(*, display: bool, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The libraries that Qt will load on Linux, each with its package."""
    wanted = dict(OFFSCREEN_LIBRARIES)
    if display and environment.get("DISPLAY"):
        wanted |= XCB_LIBRARIES
    if display and environment.get("WAYLAND_DISPLAY"):
        wanted |= WAYLAND_LIBRARIES
    return wanted


def absent(libraries: Iterable[str], load: Callable[[str], object] = ctypes.CDLL) -> list[str]:
    """Those of `libraries` that the loader cannot load."""
    missing = []
    for library in libraries:
        try:
            load(library)
        except OSError:
            missing.append(library)
    return missing


def is_debian_like(os_release: Path = OS_RELEASE) -> bool:
    """Whether packages come from apt: Debian, Ubuntu and what is made from them."""
    try:
        lines = os_release.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    values = {
        name: value.strip("\"'") for name, _, value in (line.partition("=") for line in lines)
    }
    kinds = {values.get("ID", ""), *values.get("ID_LIKE", "").split()}
    return bool(kinds & {"debian", "ubuntu"}) and shutil.which("apt-get") is not None


def privilege() -> list[str] | None:
    """What to put before a command that changes the system; None if nothing would help."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    silent = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)  # noqa: S607
    return ["sudo"] if silent.returncode == 0 or sys.stdin.isatty() else None


def apt_command(packages: Sequence[str]) -> list[str]:
    """The command that installs `packages`."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def missing_parts(*, display: bool, new_venv: bool) -> dict[str, str]:
    """What this system lacks, each with the Debian package that holds it."""
    missing = {}
    if new_venv and importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        missing["Python's module ensurepip"] = f"python{version}-venv"
    if sys.platform.startswith("linux"):
        libraries = qt_libraries(display=display)
        missing |= {library: libraries[library] for library in absent(libraries)}
    return missing


def apt_install(packages: Sequence[str], prefix: Sequence[str]) -> str:
    """Install Debian packages; an empty text, or why it failed."""
    before = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"] if prefix else []
    environment = child_environment(DEBIAN_FRONTEND="noninteractive")
    with step(f"apt-get install {' '.join(packages)}"):
        # A failing update is not the end: one broken source must not hide the good ones.
        run_keeping_errors([*before, "apt-get", "update", "-q"], environment=environment)
        code, errors = run_keeping_errors(
            [*before, *apt_command(packages)], environment=environment
        )
    if code == 0:
        return ""
    reasons = [line.removeprefix("E: ") for line in errors.splitlines() if line.startswith("E: ")]
    return reasons[0] if reasons else f"apt-get ended with {code}."


def ensure_system(*, display: bool, new_venv: bool, may_install: bool) -> None:
    """Make sure of everything that pip cannot bring, installing it where that is allowed.

    Raises:
        SetupProblem: if something is missing still; the text says the exact command to type.
    """
    missing = missing_parts(display=display, new_venv=new_venv)
    if not missing:
        return
    say(f"Missing on this system: {', '.join(missing)}")
    if not is_debian_like():
        message = "Install the packages of your system that hold them, then run again."
        raise SetupProblem(message)
    packages = list(dict.fromkeys(missing.values()))
    by_hand = f"Type this, then run again:\n\n    sudo {' '.join(apt_command(packages))}"
    prefix = privilege() if may_install else None
    if prefix is None:
        message = f"This run may not install system packages. {by_hand}"
        raise SetupProblem(message)
    reason = apt_install(packages, prefix)
    if reason:
        message = f"System packages could not be installed: {reason}\n{by_hand}"
        raise SetupProblem(message)
    importlib.invalidate_caches()
    still = missing_parts(display=display, new_venv=new_venv)
    if still:
        message = f"Not found although the packages are installed: {', '.join(still)}."
        raise SetupProblem(message)
