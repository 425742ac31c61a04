"""Build SAFETY.md from resources/safety.toml, the tests and the shipped data.

Without arguments it writes the file; with --check it only compares. Needs no installed package.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from console import SetupProblem, say

ROOT = Path(__file__).resolve().parent.parent
TRAPS = range(1, 97)
LONGEST_TITLE = 15
SHIPPED = ("resources/*.toml", "resources/*/*.toml", "forms/*.toml")
NAMES = ("text", "label", "title")
NOT_SAID = {"id", "key", "version", "short", "confidence", "mark", "validation", "year", *NAMES}

Table = Mapping[str, Any]


def known_tests(root: Path) -> tuple[str, ...]:
    """Every test function as `path::name`, in order of path and then of the file."""
    return tuple(
        f"{path.relative_to(root).as_posix()}::{node.name}"
        for path in sorted((root / "tests").rglob("test_*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def tests_of(trap: Table, known: Sequence[str]) -> list[str]:
    """The tests named after the trap, then those that the data lists besides."""
    named = re.compile(rf"::test_trap_0*{trap['number']}(_|$)")
    return list(dict.fromkeys([*filter(named.search, known), *trap.get("also", ())]))


def problems(data: Table, known: Sequence[str], root: Path) -> list[str]:
    """What keeps the file from being made, a sentence each; empty where nothing does."""
    numbers = [trap["number"] for trap in data["trap"]]
    found = [f"Trap {number} is not listed." for number in TRAPS if number not in numbers]
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    found += [f"Trap {number} is listed more than once." for number in twice]
    found += [f"Trap {number} does not exist." for number in numbers if number not in TRAPS]
    for trap in data["trap"]:
        found += [f"Trap {trap['number']}: {told}" for told in _faults(trap, known, root)]
    return found


def _faults(trap: Table, known: Sequence[str], root: Path) -> Iterator[str]:
    if len(trap["title"].split()) > LONGEST_TITLE:
        yield f"the title is longer than {LONGEST_TITLE} words."
    gone = sorted(set(trap.get("also", ())) - set(known))
    yield from (f"there is no test {name}." for name in gone)
    tests = tests_of(trap, known)
    if not trap["concerns"]:
        if not trap.get("why_not") or "answer" in trap:
            yield "it does not concern the program; say `why_not`, and no `answer`."
        if tests:
            yield "it does not concern the program, yet tests prove it."
        return
    if not tests:
        yield "no test proves it."
    if "why_not" in trap:
        yield "it concerns the program; `why_not` has no place."
    places = re.findall(r"`([\w./]+)`", trap.get("answer", ""))
    if not places:
        yield "the answer names no module or data file in backticks."
    yield from (
        f"there is no file {place}."
        for place in places
        if not (root / place).exists() and not (root / "poems_desktop" / place).exists()
    )


def unconfirmed(root: Path) -> list[tuple[str, str, str]]:
    """File, place and words of everything shipped as unconfirmed."""
    return [
        (path.relative_to(root).as_posix(), place, words)
        for path in sorted(path for pattern in SHIPPED for path in root.glob(pattern))
        for place, words in _marked(tomllib.loads(path.read_text(encoding="utf-8")), (), "")
    ]


def _marked(value: Any, trail: tuple[str, ...], above: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    if isinstance(value, list):
        for count, one in enumerate(value, 1):
            own = one.get("id", one.get("key", count)) if isinstance(one, dict) else count
            yield from _marked(one, (*trail, str(own)), above)
    if not isinstance(value, dict):
        return
    name = next((value[key] for key in NAMES if isinstance(value.get(key), str)), "")
    if value.get("confidence") == "unconfirmed":
        yield " / ".join(trail) or "the whole file", _words(value, name or above)
    for key, inner in value.items():
        yield from _marked(inner, (*trail, key), name or above)


def _words(value: Table, name: str) -> str:
    if isinstance(value.get("text"), str):
        return name
    said = [
        f"{key.replace('_', ' ')} {inner}"
        for key, inner in value.items()
        if key not in NOT_SAID and isinstance(inner, str | int) and not isinstance(inner, bool)
    ]
    return ": ".join(part for part in (name, "; ".join(said)) if part)


def page(data: Table, known: Sequence[str], root: Path) -> str:
    """The whole of SAFETY.md."""
    lines = [
        "# Safety file",
        "",
        "Made by `packaging/build_safety.py` from `resources/safety.toml`, tests and shipped data.",
    ]
    lines += _listed("Intended use", data["intended_use"])
    lines += _listed(
        "Foreseeable misuse", [f"**{one['what']}** {one['answer']}" for one in data["misuse"]]
    )
    lines += _listed("Known limits of this version", data["limits"])
    lines += ["", "## Awaiting a clinician's confirmation", ""]
    lines += [
        "Not found in what could be read; somebody with access to the journals has to look:",
        "",
    ]
    lines += [f"{count}. {one['text']}" for count, one in enumerate(data["awaiting"], 1)]
    lines += ["", "Shipped with the visible mark `unconfirmed`:", ""]
    lines += ["| File | Place | What |", "|---|---|---|"]
    for row in unconfirmed(root):
        file, place, words = (" ".join(cell.split()).replace("|", "\\|") for cell in row)
        lines.append(f"| `{file}` | {place} | {words} |")
    lines += ["", "## Traps", "", _tally(data, known)]
    for trap in sorted(data["trap"], key=lambda one: int(one["number"])):
        lines += ["", f"### {trap['number']}. {trap['title']}", ""]
        lines.append(trap["answer"] if trap["concerns"] else f"Not concerned: {trap['why_not']}")
        tests = tests_of(trap, known)
        lines += ["", *(f"- `{name}`" for name in tests)] if tests else []
    return "\n".join([*lines, ""])


def _listed(title: str, items: Sequence[str]) -> list[str]:
    return ["", f"## {title}", "", *(f"- {item}" for item in items)]


def _tally(data: Table, known: Sequence[str]) -> str:
    concerning = [trap for trap in data["trap"] if trap["concerns"]]
    tests = {name for trap in concerning for name in tests_of(trap, known)}
    return (
        f"Ways in which software would mislead about this disease: {len(data['trap'])}, of which "
        f"{len(concerning)} concern this version; {len(tests)} tests prove the answers. Modules "
        "without a folder before them are under `poems_desktop/`."
    )


def build(root: Path = ROOT, data: Table | None = None) -> str:
    """SAFETY.md as it has to be.

    Raises:
        SetupProblem: for a trap without test, rule or number; the message lists them all.
    """
    if data is None:
        data = tomllib.loads((root / "resources" / "safety.toml").read_text(encoding="utf-8"))
    known = known_tests(root)
    if told := problems(data, known, root):
        raise SetupProblem("\n".join(told))
    return page(data, known, root)


def main() -> int:
    """Write or compare; 1 where it cannot be made or differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; write nothing")
    arguments = parser.parse_args()
    target = ROOT / "SAFETY.md"
    try:
        made = build()
    except SetupProblem as problem:
        say(f"SAFETY.md cannot be made:\n{problem}")
        return 1
    if not arguments.check:
        target.write_text(made, encoding="utf-8", newline="\n")
        return 0
    if not target.exists() or target.read_text(encoding="utf-8") != made:
        say("SAFETY.md is not what the data and the tests make. Run this without --check.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
