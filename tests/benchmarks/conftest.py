"""Each claim beside its floor, in one run and in turns, so that a noisy machine hits both alike.

A benchmark registers pairs; the terminal shows medians and the ratio. Nothing is asserted on time.
"""

import statistics
import time
from dataclasses import dataclass, field

import pytest

from poems_desktop.ui.singletons import keep_singletons

keep_singletons()
ROUNDS = 9


@dataclass
class Pair:
    """The times of a floor and of what is claimed, in seconds."""

    name: str
    aim: str
    floor: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)


@dataclass
class Board:
    """All pairs of a run."""

    pairs: list[Pair] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)

    def note(self, pair, a_round, whole):
        """Tell the rate of a pair, and how long `whole` of them would take at that rate."""
        each = statistics.median(pair.ours) / a_round
        self.notes[pair.name] = (
            f"{1 / each:,.0f} in a second; {whole:,} would take {whole * each:,.0f} s "
            f"(from {len(pair.ours)} rounds of {a_round}, not run whole)"
        )

    def compare(self, name, aim, floor, ours, *, rounds=ROUNDS):
        """Time two callables in turns, after one turn of each that does not count."""
        floor()
        ours()
        pair = Pair(name, aim)
        for _ in range(rounds):
            pair.floor.append(_timed(floor))
            pair.ours.append(_timed(ours))
        self.pairs.append(pair)
        return pair


def _timed(call):
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


_BOARD = pytest.StashKey[Board]()


def pytest_configure(config):
    config.stash[_BOARD] = Board()


@pytest.fixture
def board(request):
    """Where a benchmark registers what it timed."""
    return request.config.stash[_BOARD]


def pytest_terminal_summary(terminalreporter, config):
    board = config.stash[_BOARD]
    pairs = board.pairs
    if not pairs:
        return
    terminalreporter.section("benchmarks: median [min-max] in ms, ratio of medians")
    for pair in pairs:
        ratio = statistics.median(pair.ours) / statistics.median(pair.floor)
        terminalreporter.write_line(
            f"{pair.name}: {_spread(pair.ours)}; floor {_spread(pair.floor)}; "
            f"{ratio:.2f}x (aim: {pair.aim})"
        )
        if pair.name in board.notes:
            terminalreporter.write_line(f"    {board.notes[pair.name]}")


def _spread(times):
    middle, low, high = statistics.median(times), min(times), max(times)
    return f"{middle * 1000:.2f} [{low * 1000:.2f}-{high * 1000:.2f}]"
