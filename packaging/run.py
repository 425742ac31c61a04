"""Set up what is missing, then run POEMS Desktop.

With a display the program opens on a demo store of fictional patients. Without one the same job
runs headless on the published cases of resources/demo and writes its documents into out/.
Any further arguments are handed to the program's own command line instead.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from console import SetupProblem, child_environment, ending, run, say
from environment import Environment, prepare
from system import has_display

OUT = "out"
SUMMARY = ("--kind", "summary")
PATIENT = "okonjo.json"  # one fictional patient with a full record
PUBLISHED = "published-cases.json"


@dataclass(frozen=True)
class Headless:
    """The headless job: the program's commands in order, and what they write."""

    commands: list[tuple[str, list[str]]] = field(default_factory=list)
    results: list[Path] = field(default_factory=list)


def arguments_of(argv: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Our options, and what is meant for the program."""
    parser = argparse.ArgumentParser(
        prog="run.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--no-install", action="store_true", help="install nothing")
    parser.add_argument("--headless", action="store_true", help="open no window")
    parser.add_argument("--store", type=Path, metavar="PATH", help="open this store, not the demo")
    options, rest = parser.parse_known_args(argv)
    if options.headless and options.store is not None:
        parser.error("--store opens a window and --headless opens none; give one of them.")
    return options, rest[1:] if rest[:1] == ["--"] else rest


def headless_job(root: Path) -> Headless:
    """What the headless run does: verdicts, summaries, trends, screens.

    Raises:
        SetupProblem: if the shipped case files are missing.
    """
    demo = root / "resources" / "demo"
    patient, published = str(demo / PATIENT), str(demo / PUBLISHED)
    if not (Path(patient).is_file() and Path(published).is_file()):
        message = f"{PATIENT} and {PUBLISHED} are not both in {demo}. Get the project again."
        raise SetupProblem(message)
    out = root / OUT
    job = Headless()
    for path in sorted(demo.glob("*.json")):
        job.commands.append((f"verdicts of {path.name}", ["assess", str(path)]))

    def write(name: str, command: Sequence[str], target: Path) -> None:
        job.commands.append((name, [*command, "--out", str(target)]))
        job.results.append(target)

    write("summary PDF", ["report", patient, *SUMMARY], out / "summary.pdf")
    write("VEGF trend (SVG)", ["plot", patient], out / "vegf-trend.svg")
    write("VEGF trend (PNG)", ["plot", patient], out / "vegf-trend.png")
    write("summaries of the published cases", ["report", published, *SUMMARY], out / "summaries")
    write("VEGF trends of the published cases", ["plot", published], out / "trends")
    write("screenshots", ["screens"], out / "screens")
    return job


def described(path: Path, root: Path) -> str:
    """A result's place, and how much is in it."""
    place = path.relative_to(root)
    if path.is_dir():
        return f"{place}{'/'} ({sum(1 for _ in path.iterdir())} files)"
    return f"{place} ({path.stat().st_size // 1024} KiB)"


def run_headless(environment: Environment) -> int:
    """Run the headless job and say where its results are; 1 if a part of it failed."""
    root = environment.root
    job = headless_job(root)
    (root / OUT).mkdir(exist_ok=True)
    failed = []
    for name, command in job.commands:
        say(f"== {name}")
        started = time.monotonic()
        code = run(
            [environment.python, "-m", "poems_desktop", *command],
            environment=child_environment(QT_QPA_PLATFORM="offscreen"),
            folder=root,
        )
        if code != 0:
            failed.append(f"{name} (exit code {code})")
        took = time.monotonic() - started
        say(f"   {name}: {'done' if code == 0 else 'FAILED'} in {took:.1f} s")
    say(f"\nResults in {root / OUT}:")
    for path in job.results:
        if path.exists():
            say(f"  {described(path, root)}")
    if failed:
        message = f"Failed: {', '.join(failed)}"
        raise SetupProblem(message)
    return 0


def run_window(environment: Environment, store: Path | None) -> int:
    """Open the program, on `store` or on the demo store; its exit code."""
    chosen = ["--demo"] if store is None else ["--store", str(store.absolute())]
    code = run([environment.python, "-m", "poems_desktop", *chosen])
    if code < 0:
        message = (
            f"The program was ended by signal {-code}. If the display cannot be reached, run the "
            "same job without a window:\n\n    python3 packaging/run.py --headless"
        )
        raise SetupProblem(message)
    return code


def main() -> int:
    """Set up, then run."""
    options, rest = arguments_of(sys.argv[1:])
    display = has_display() and not options.headless
    environment = prepare("run", display=display, may_install=not options.no_install)
    if rest:
        return run([environment.python, "-m", "poems_desktop", *rest])
    if display:
        return run_window(environment, options.store)
    if options.store is not None:
        message = "There is no display to open the store on. Set DISPLAY, or leave out --store."
        raise SetupProblem(message)
    return run_headless(environment)


if __name__ == "__main__":
    raise SystemExit(ending(main))
