"""Time the store at two sizes, each task beside raw SQLCipher, and print one table.

Two sizes, 1,000 and 100,000 patients, are built where they are missing; `--large 10000` is for a
first look. The stores are kept in out/scale for the next run.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from console import ending, say
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.store.unlocking import unlock_key
from scale_content import Cohort
from scale_store import PASSPHRASE, build, size_of
from store_figures import Figure, Scene, reading, whole, writing

ROOT = Path(__file__).resolve().parent.parent
_MANY = 20_000


def main() -> int:
    """Build what is missing, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=1000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=ROOT / "out" / "scale")
    parser.add_argument("--no-rebuild", action="store_true", help="leave out what takes longest")
    options = parser.parse_args()
    cohort = Cohort(load_definitions())
    measured = [
        _measure(options.folder, patients, cohort, rebuild=not options.no_rebuild)
        for patients in (options.small, options.large)
    ]
    for line in table(measured[0], measured[1], options.small, options.large):
        say(line)
    return 0


def _measure(place: Path, patients: int, cohort: Cohort, *, rebuild: bool) -> list[Figure]:
    place.mkdir(parents=True, exist_ok=True)
    folder = place / f"scale-{patients}.poems"
    if not folder.is_dir():
        say(f"== building a store of {patients} patients")
        build(folder, patients, tell=True)
    say(f"== measuring {patients} patients, {size_of(folder) / 1e6:.0f} MB; load {_load()}")
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(dir=place) as scratch:
        scene = Scene(folder, Path(scratch), patients, cohort)
        with unlock_key(folder, PASSPHRASE) as key:
            figures += map(_said, reading(scene, key))
            figures += map(_said, whole(scene, key, 1 if patients > _MANY else 3))
        figures += map(_said, writing(scene, rebuild=rebuild))
    return figures


def _said(figure: Figure) -> Figure:
    say(f"   {figure.name}: {_ms(figure.ours)} ms; floor {_ms(figure.floor)} ms")
    return figure


def table(small: Sequence[Figure], large: Sequence[Figure], few: int, many: int) -> list[str]:
    """The figures of both sizes side by side: medians in ms, worst of ours, ratio, growth."""
    lines = [
        f"| task | {few}: ours (worst) | floor | ratio | {many}: ours (worst) | floor | ratio | |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one, other in zip(small, large, strict=True):
        growth = statistics.median(other.ours) / statistics.median(one.ours)
        aim = f" (aim {one.aim})" if one.aim else ""
        lines.append(f"| {one.name}{aim} | {_cells(one)} | {_cells(other)} | {growth:.1f}x |")
    return lines


def _cells(figure: Figure) -> str:
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}x"
    worst = f"{1000 * max(figure.ours):.1f}"
    return f"{_ms(figure.ours)} ({worst}) | {_ms(figure.floor)} | {ratio}"


def _ms(times: Sequence[float]) -> str:
    return f"{1000 * statistics.median(times):.2f}" if times else ""


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


if __name__ == "__main__":
    sys.exit(ending(main))
