"""Speaking to the terminal and running children, for the set-up scripts. Standard library only."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

INTERRUPTED = 130
NOT_FOR_CHILDREN = ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH")


class SetupProblem(Exception):  # noqa: N818 - a sentence for the user, not a programming error
    """What went wrong and what to do, in words that are printed as they are."""


def say(text: str = "") -> None:
    """Print a line at once, also into a pipe."""
    print(text, flush=True)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Name a step before it begins and tell its time when it ends well."""
    say(f"== {name}")
    started = time.monotonic()
    yield
    say(f"   {name}: done in {time.monotonic() - started:.1f} s")


def child_environment(**more: str) -> dict[str, str]:
    """The environment for children: ours without what would slow or mislead their Python."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_FOR_CHILDREN}
    return {**kept, **more}


def run(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> int:
    """Run `command` on this terminal and return its exit code."""
    return subprocess.run(
        [str(part) for part in command],
        env=dict(environment) if environment is not None else child_environment(),
        cwd=folder,
        check=False,
    ).returncode


def run_keeping_errors(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    on_error_line: Callable[[str], None] = lambda _line: None,
) -> tuple[int, str]:
    """Run `command`, its output on this terminal; return the exit code and its error stream.

    `on_error_line` is given each line of the error stream as it comes.
    """
    lines = []
    with subprocess.Popen(
        [str(part) for part in command],
        env=dict(environment) if environment is not None else child_environment(),
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as child:
        for line in child.stderr or ():
            lines.append(line)
            on_error_line(line)
    return child.returncode, "".join(lines)


def ending(main: Callable[[], int]) -> int:
    """Run `main`; a known problem ends with its sentence and 1, Ctrl+C with a sentence and 130."""
    try:
        return main()
    except SetupProblem as problem:
        sys.stdout.flush()
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The next run takes up from here.", file=sys.stderr)
        return INTERRUPTED
