"""SIGKILL before, and in the middle of, every call that changes a file; then: what was lost?"""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from fault_kit.operations import Operation
from fault_kit.reading import Lost
from fault_kit.shim import NOTE, Step, compiled, steps_of

SERVER = Path(__file__).with_name("server.py")
ROOT = Path(__file__).resolve().parents[3]


@dataclass(slots=True)
class Tally:
    """What was tried on one operation and what was lost."""

    operation: str
    way: str
    steps: int = 0
    kills: int = 0
    torn: int = 0
    ran_to_the_end: int = 0
    losses: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a child ended: what it acknowledged, how many steps it counted, whether it was killed."""

    acknowledged: list[str]
    steps: int | None
    killed: bool
    code: int


class Server:
    """Children from one warmed process, killed at a given step. Needs the shim."""

    def __init__(self, shim: Path) -> None:
        environment = {**os.environ, "LD_PRELOAD": str(shim), "PYTHONDONTWRITEBYTECODE": "1"}
        environment["PYTHONPATH"] = str(ROOT)
        pipe = subprocess.PIPE
        command = [sys.executable, str(SERVER)]
        self._process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, text=True, env=environment
        )
        assert self._answer() == "ready"

    def run(
        self, operation: str, place: Path, *, step: int = 0, torn: bool = False, log: str = ""
    ) -> Ending:
        """`operation` on `place`, killed at `step`; to its end where `step` is 0."""
        order = {"operation": operation, "place": str(place), "step": step, "torn": torn}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({**order, "log": log}) + "\n")
        self._process.stdin.flush()
        return Ending(**self._answer())

    def _answer(self) -> object:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


@contextmanager
def server(scratch: Path) -> Iterator[Server | None]:
    """A server of children, or None where this machine can have none."""
    shim = compiled(scratch)
    if shim is None:
        yield None
        return
    with Server(shim) as made:
        yield made


class Campaign:
    """One operation, killed again and again on copies of one prepared place.

    `really` is what the children do, if not `operation` itself: a control that does it wrong.
    """

    def __init__(
        self, operation: Operation, scratch: Path, *, really: Operation | None = None
    ) -> None:
        self.operation = operation
        self.child = (really or operation).name
        self._template = scratch / f"{operation.name}-template"
        self._place = scratch / f"{operation.name}-place"
        self._template.mkdir(parents=True)
        operation.prepare(self._template)
        self.states, self.labels = self._expected(scratch / f"{operation.name}-states")

    def _expected(self, scratch: Path) -> tuple[list[object], list[str]]:
        """What there is before the operation and after each acknowledgment, undisturbed."""
        labels: list[str] = []
        place = self.fresh()

        def tell(label: str) -> None:
            labels.append(label)
            shutil.copytree(place, scratch / str(len(labels)))

        shutil.copytree(place, scratch / "0")
        self.operation.run(place, tell)
        folders = [scratch / str(number) for number in range(len(labels) + 1)]
        states = [self.operation.look(folder) for folder in folders]
        shutil.rmtree(scratch)
        return states, labels

    def fresh(self) -> Path:
        """A new copy of the prepared place."""
        shutil.rmtree(self._place, ignore_errors=True)
        shutil.copytree(self._template, self._place)
        return self._place

    def log(self, server: Server) -> list[Step]:
        """Every step of one undisturbed run, its acknowledgments among them."""
        log = self._place.with_suffix(".log")
        ending = server.run(self.child, self.fresh(), log=str(log))
        assert ending.code == 0, f"{self.child} failed without any fault"
        assert ending.acknowledged == self.labels
        steps = steps_of(log)
        assert ending.steps == sum(step.kind != NOTE for step in steps)
        return steps

    def judge(self, place: Path, acknowledged: list[str]) -> None:
        """Nothing happens if what was acknowledged is there, and nothing half done.

        Raises:
            Lost: else.

        """
        if acknowledged != self.labels[: len(acknowledged)]:
            msg = f"acknowledged out of turn: {acknowledged}"
            raise Lost(msg)
        found = self.operation.look(place)
        # The step after the last acknowledged one may have been finished, but whole.
        if found not in self.states[len(acknowledged) : len(acknowledged) + 2]:
            told = acknowledged[-1] if acknowledged else "nothing"
            msg = f"after {told!r} the place holds {_difference(found, self.states)}"
            raise Lost(msg)

    def kill_at_steps(self, server: Server, *, at_most: int | None = None) -> Tally:
        """Killed before each step, and in the middle of each write; or `at_most` of them."""
        steps = [step for step in self.log(server) if step.kind != NOTE]
        orders = [(number, False) for number in range(1, len(steps) + 1)]
        orders += [(number, True) for number, step in enumerate(steps, 1) if step.can_be_torn]
        if at_most is not None:
            orders = random.Random(4).sample(orders, min(at_most, len(orders)))
        tally = Tally(self.operation.name, "at every write step", len(steps))
        for number, torn in sorted(orders):
            place = self.fresh()
            ending = server.run(self.child, place, step=number, torn=torn)
            tally.kills += ending.killed
            tally.torn += ending.killed and torn
            tally.ran_to_the_end += not ending.killed
            if not ending.killed and ending.code:
                tally.losses.append(f"step {number}: the child failed, exit code {ending.code}")
            try:
                self.judge(place, ending.acknowledged)
            except Lost as loss:
                what = steps[number - 1]
                where = f"{chr(what.kind)} {what.path.name}{' torn' if torn else ''}"
                tally.losses.append(f"step {number} ({where}): {loss}")
        return tally

    def kill_at_times(self, count: int) -> Tally:
        """Killed `count` times at random moments: where the machine has no compiler."""
        chance = random.Random(4)
        tally = Tally(self.operation.name, "at random moments")
        longest = _timed(self.child, self.fresh(), None)[1]
        for number in range(count):
            place = self.fresh()
            wait = chance.uniform(0, longest)
            ending, _ = _timed(self.child, place, wait)
            tally.kills += ending.killed
            tally.ran_to_the_end += not ending.killed
            try:
                self.judge(place, ending.acknowledged)
            except Lost as loss:
                tally.losses.append(f"kill {number} after {wait:.3f} s: {loss}")
        return tally


def _timed(operation: str, place: Path, wait: float | None) -> tuple[Ending, float]:
    """One child on its own, killed `wait` seconds after it began; and how long it worked."""
    command = [sys.executable, str(SERVER), operation, str(place)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        started = time.monotonic()
        if wait is not None:
            time.sleep(wait)
            child.kill()
        told = child.stdout.read()
        child.wait()
        passed = time.monotonic() - started
    # The last line may have been cut off by the kill.
    lines = told.split("\n")[:-1]
    return Ending(lines, None, child.returncode != 0, child.returncode), passed


def _difference(found: object, states: list[object]) -> str:
    if found in states:
        return f"the state of step {states.index(found)} of {len(states) - 1}"
    return f"what it never held: {str(found)[:600]}"
