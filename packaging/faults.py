"""Run every fault against the store, and print what was tried and what was lost.

Kills at every write step, power cuts, damaged bytes, full disks, vanished files, and the search for
a planted patient. Exit code 0 only if nothing was lost and every control found its planted fault.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from console import child_environment, ending, run, say
from environment import ROOT, prepare

SUITE = ("tests/fault", "tests/property/test_store_machine.py", "tests/migration")
# Some of the tests take minutes, and are not hanging.
PYTEST = ("-m", "pytest", "-q", "-p", "no:benchmark", "-o", "faulthandler_timeout=900")
Line = Mapping[str, Any]
LOSSES_SHOWN = 3


def report_of(path: Path) -> list[Line]:
    """The lines that the tests wrote, in order; none if they never began."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def table(lines: Sequence[Line]) -> list[str]:
    """What was tried, how, how often, and what was lost, in columns."""
    told = [_cells(line) for line in lines]
    widths = [max((len(row[column]) for row in told), default=0) for column in range(4)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, (*widths, 0), strict=True)).rstrip()
        for row in told
    ]


def _cells(line: Line) -> tuple[str, str, str, str, str]:
    lost = len(line["losses"])
    outcome = f"found {lost}" if line["control"] else f"lost {lost or 'nothing'}"
    return line["what"], line["way"], str(line["tried"]), outcome, line["remark"]


def losses(lines: Sequence[Line]) -> list[str]:
    """What was lost in earnest: not in the controls, which lose on purpose."""
    return [
        f"{line['what']}, {line['way']}: {loss}"
        for line in lines
        if not line["control"]
        for loss in line["losses"][:LOSSES_SHOWN]
    ]


def tell(lines: Sequence[Line]) -> None:
    """The report on the terminal."""
    real = [line for line in lines if not line["control"]]
    say("\n== tried, and lost")
    for row in table(real):
        say(f"   {row}")
    say("\n== controls: faults planted in the test itself, which must be found")
    for row in table([line for line in lines if line["control"]]):
        say(f"   {row}")
    kills = sum(line["tried"] for line in real if "SIGKILL" in line["way"])
    cuts = sum(line["tried"] for line in real if "power" in line["way"])
    say(f"\nKills: {kills}. Power cuts: {cuts}. All faults: {sum(ln['tried'] for ln in real)}.")
    lost = losses(lines)
    say("\n".join(lost) if lost else "Lost: nothing.")


def main() -> int:
    """Set up, run the suite, report; 0 only if every test passed and nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-install", action="store_true", help="install nothing")
    parser.add_argument("-k", metavar="WORDS", help="only the tests whose name holds WORDS")
    options = parser.parse_args()
    environment = prepare("dev", display=False, may_install=not options.no_install)
    present = [place for place in SUITE if (ROOT / place).exists()]
    chosen = ["-k", options.k] if options.k else []
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="poems-faults-") as folder:
        report = Path(folder) / "report.jsonl"
        code = run(
            [environment.python, *PYTEST, *chosen, *present],
            environment=child_environment(
                POEMS_FAULT_REPORT=str(report),
                QT_QPA_PLATFORM="offscreen",
            ),
            folder=ROOT,
        )
        lines = report_of(report)
    tell(lines)
    say(f"{time.monotonic() - started:.0f} s.")
    return 0 if code == 0 and lines and not losses(lines) else 1


if __name__ == "__main__":
    sys.exit(ending(main))
