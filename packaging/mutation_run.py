"""The tests, collected once, run for each change in a forked child until one fails."""

from __future__ import annotations

import functools
import gc
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType

import pytest

from mutants import Mutant, compiled
from mutation_anew import steady_hypothesis

TESTS = (
    "tests/unit/core",
    "tests/unit/clinical",
    "tests/unit/exchange",
    "tests/property",
    "tests/definitions",
    "--ignore-glob=tests/property/test_store*",
)
QUIET = (
    "-q",
    "-p",
    "no:benchmark",
    "-p",
    "without_qt",
    "-p",
    "no:pytest-qt",
    "-p",
    "no:cacheprovider",
)
SURVIVED, KILLED, BROKEN = 0, 1, 3
LONGEST_S = 60.0
"""A change that keeps the tests busy for longer has been noticed."""
NEAR_S, WIDE_S = 15.0, 3.0
"""How many seconds of tests a change is given: of those that execute it, of others of its file."""


def line(one: Mutant) -> str:
    """A change in one line, as the terminal shows it."""
    return f"{one.file}:{one.lines[0]} {one.where}: {one.before}  ->  {one.after}  (#{one.number})"


@dataclass
class Outcome:
    """What became of one change."""

    mutant: Mutant
    state: str
    """`killed`, `timed out` or `survived`."""
    by: str = ""


@dataclass
class Baseline:
    """Which tests execute which lines, how long they take, and which fail as it is."""

    lines: dict[str, dict[int, list[int]]]
    seconds: list[float]
    failing: list[int]


@dataclass
class _Running:
    mutant: Mutant
    pid: int
    slot: int
    note: Path
    deadline: float


@dataclass
class Run:
    """A pytest plugin that takes the place of the loop over the tests."""

    root: Path
    mutants: Sequence[Mutant]
    jobs: int
    work: Path
    outcomes: list[Outcome] = field(default_factory=list)
    failing: list[str] = field(default_factory=list)
    killers: dict[str, list[int]] = field(default_factory=dict)
    slots: list[int] = field(default_factory=list)
    names: Sequence[str] = ()
    living: dict[tuple[str, str], list[FunctionType]] = field(default_factory=dict)

    def pytest_collection(self) -> None:
        """Set hypothesis before the test modules make their own settings from its profile."""
        steady_hypothesis()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn what each test executes, then make every change."""
        items = session.items
        self.names = [item.nodeid for item in items]
        base = self._learn(items)
        self.failing = [items[place].nodeid for place in base.failing]
        _warm(items, base, session)
        forget_caches()
        self.living = _living(self.root)
        self.slots = list(range(self.jobs))
        queue = list(reversed(self.mutants))
        running: list[_Running] = []
        while queue or running:
            while queue and len(running) < self.jobs:
                running.append(self._start(queue.pop(), items, base))
            running = [one for one in running if not self._ended(one, items)]
            time.sleep(0.002)
        return True

    def _learn(self, items: Sequence[pytest.Item]) -> Baseline:
        note = self.work / f"baseline-{_digest(self.root, self.names)}.json"
        if not note.exists():
            pid = os.fork()
            if pid == 0:
                _child(lambda: _measure(items, self.root, note), self.work / "baseline.log")
            os.waitpid(pid, 0)
        told = json.loads(note.read_text(encoding="utf-8"))
        lines = {
            name: {int(line): tests for line, tests in found.items()}
            for name, found in told["lines"].items()
        }
        return Baseline(lines, told["seconds"], told["failing"])

    def _tests(self, mutant: Mutant, base: Baseline) -> tuple[list[int], list[int]]:
        """Those that execute the statement, and the others that touch its file; quickest first."""
        lines = base.lines.get(mutant.file, {})
        near = {n for line in _span(mutant.lines) for n in lines.get(line, ())}
        near -= set(base.failing)
        wide = {n for tests in lines.values() for n in tests} - near - set(base.failing)
        killers = [n for n in self.killers.get(mutant.file, []) if n in near]
        stem = Path(mutant.file).stem

        def rank(place: int) -> tuple[bool, float]:
            return (stem not in self.names[place], base.seconds[place])

        rest = sorted(near - set(killers), key=rank)
        return [*killers, *_within(rest, base.seconds, NEAR_S)], _within(
            sorted(wide, key=rank), base.seconds, WIDE_S
        )

    def _start(self, mutant: Mutant, items: Sequence[pytest.Item], base: Baseline) -> _Running:
        near, wide = self._tests(mutant, base)
        slot = self.slots.pop()
        note, log = self.work / f"killer-{slot}.txt", self.work / f"child-{slot}.log"
        needed = sum(base.seconds[n] for n in near)
        pid = os.fork()
        if pid == 0 and mutant.where:
            _child(lambda: self._try(mutant, items, [*near, *wide], note), log)
        elif pid == 0:
            names = [items[n].nodeid for n in (*near, *wide)]
            _child(lambda: _try_anew(mutant, self.root, names), log)
        return _Running(mutant, pid, slot, note, time.monotonic() + LONGEST_S + 5 * needed)

    def _try(
        self, mutant: Mutant, items: Sequence[pytest.Item], tests: Sequence[int], note: Path
    ) -> int:
        if not self._exchange(mutant):
            return _try_anew(mutant, self.root, [items[n].nodeid for n in tests])
        for place, following in zip(tests, [*tests[1:], None], strict=True):
            after = None if following is None else items[following]
            if not _passes(items[place], after):
                note.write_text(str(place), encoding="utf-8")
                return KILLED
        return SURVIVED

    def _exchange(self, mutant: Mutant) -> bool:
        """Put the changed code into the living function; False where it does not fit into it."""
        path = self.root / mutant.file
        changed = compiled(path, mutant.index)
        for (file, name), living in self.living.items():
            # What a function made when its module was imported lives on by itself.
            if file == str(path) and f"{name}.".startswith(f"{mutant.where}."):
                for code in _codes(changed, name):
                    if not _exchange(living, code):
                        return False
        return True

    def _ended(self, one: _Running, items: Sequence[pytest.Item]) -> bool:
        pid, status = os.waitpid(one.pid, os.WNOHANG)
        late = pid == 0 and time.monotonic() > one.deadline
        if late:
            os.kill(one.pid, signal.SIGKILL)
            os.waitpid(one.pid, 0)
        if pid == 0 and not late:
            return False
        self.slots.append(one.slot)
        code = os.waitstatus_to_exitcode(status) if pid else KILLED
        if code == BROKEN:
            message = (
                f"The run of {one.mutant} broke off; look at {self.work}/child-{one.slot}.log."
            )
            raise RuntimeError(message)
        by = ""
        if one.note.exists():
            place = int(one.note.read_text(encoding="utf-8"))
            one.note.unlink()
            by = items[place].nodeid
            known = self.killers.setdefault(one.mutant.file, [])
            if place in known:
                known.remove(place)
            known.insert(0, place)
            del known[12:]
        state = "timed out" if late else "survived" if code == SURVIVED else "killed"
        self.outcomes.append(Outcome(one.mutant, state, by))
        if len(self.outcomes) % 100 == 0 or state == "survived":
            told = f"{len(self.outcomes)} of {len(self.mutants)} {state}: {line(one.mutant)}"
            print(told, file=sys.__stderr__, flush=True)
        return True


def _exchange(living: Sequence[FunctionType], code: CodeType) -> bool:
    for function in living:
        if function.__code__.co_firstlineno == code.co_firstlineno:
            if len(function.__code__.co_freevars) != len(code.co_freevars):
                return False  # without its super() a method needs another closure
            function.__code__ = code
    return True


def _digest(root: Path, names: Sequence[str]) -> str:
    """Of everything that says which test executes what."""
    found = hashlib.sha256("\n".join(names).encode())
    for folder in ("poems_desktop/core", "poems_desktop/clinical", "tests", "forms", "resources"):
        for path in sorted((root / folder).rglob("*.[pt]*")):
            if path.suffix in {".py", ".toml"}:
                found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _within(places: Sequence[int], seconds: Sequence[float], limit: float) -> list[int]:
    """As many of the tests, in order, as fit into `limit` seconds when nothing is changed."""
    kept: list[int] = []
    spent = 0.0
    for place in places:
        spent += seconds[place]
        if spent <= limit:
            kept.append(place)
    return kept


def _span(lines: tuple[int, int]) -> range:
    return range(lines[0], lines[1] + 1)


def _child(action: Callable[[], int], log: Path) -> None:
    """Run `action` and end this process with its code, whatever happens."""
    code = BROKEN
    try:
        written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(written, 1)
        os.dup2(written, 2)
        code = action()
    except BaseException:  # whatever ends the child (pytest's own exits too) is told in its log
        traceback.print_exc()
        raise
    finally:
        sys.stderr.flush()
        os._exit(code)


def _measure(items: Sequence[pytest.Item], root: Path, note: Path) -> int:
    from coverage import Coverage

    seconds: list[float] = []
    failing: list[int] = []
    watched = [str(root / "poems_desktop" / part / "*") for part in ("core", "clinical")]
    measured = Coverage(data_file=None, include=watched, config_file=False)
    measured.start()
    for place, item in enumerate(items):
        measured.switch_context(str(place))
        started = time.process_time()  # a busy machine makes no test slower
        following = items[place + 1] if place + 1 < len(items) else None
        if not _passes(item, following):
            failing.append(place)
        seconds.append(time.process_time() - started)
    measured.stop()
    data = measured.get_data()
    lines = {
        Path(name).relative_to(root).as_posix(): {
            line: [int(test) for test in tests if test]
            for line, tests in data.contexts_by_lineno(name).items()
        }
        for name in data.measured_files()
    }
    told = {"lines": lines, "seconds": seconds, "failing": failing}
    note.write_text(json.dumps(told), encoding="utf-8")
    return SURVIVED


def _passes(item: pytest.Item, following: pytest.Item | pytest.Session | None) -> bool:
    from _pytest.runner import runtestprotocol

    reports = runtestprotocol(item, log=False, nextitem=following)  # type: ignore[arg-type]
    return not any(report.failed for report in reports)


def _warm(items: Sequence[pytest.Item], base: Baseline, session: pytest.Session) -> None:
    """Set up what lasts for a whole session once, here, so that no child has to."""
    cheapest: dict[str, int] = {}
    for place in sorted(range(len(items)), key=lambda n: -base.seconds[n]):
        if place not in base.failing:
            info = items[place]._fixtureinfo.name2fixturedefs  # type: ignore[attr-defined]  # noqa: SLF001
            session_wide = (name for name, found in info.items() if found[-1].scope == "session")
            cheapest |= dict.fromkeys(session_wide, place)
    for place in sorted(set(cheapest.values())):
        _passes(items[place], session)


def _living(root: Path) -> dict[tuple[str, str], list[FunctionType]]:
    """Every function under test by its file and name; a decorated one is found too."""
    found: dict[tuple[str, str], list[FunctionType]] = {}
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(str(root)):
            code = one.__code__
            found.setdefault((code.co_filename, code.co_qualname), []).append(one)
    return found


def _codes(code: CodeType, where: str) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            if one.co_qualname == where:
                yield one
            yield from _codes(one, where)


def forget_caches() -> None:
    """Empty what the modules under test have cached, so that changed code runs again."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith(  # noqa: SLF001
            "poems_desktop."
        ):
            one.cache_clear()


def _try_anew(mutant: Mutant, root: Path, tests: Sequence[str]) -> int:
    """Import the changed module in a new process and run the tests of the files named there."""
    paths = list(dict.fromkeys(one.partition("::")[0] for one in tests)) or list(TESTS)
    command = [sys.executable, "packaging/mutation.py", "--anew", mutant.file, str(mutant.index)]
    code = subprocess.run([*command, *paths], cwd=root, check=False, timeout=None).returncode
    return SURVIVED if code == pytest.ExitCode.OK else KILLED
