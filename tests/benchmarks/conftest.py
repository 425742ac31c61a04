"""Each claim beside its floor, in one run and in turns, so that a noisy machine hits both alike.

A benchmark registers pairs; the terminal shows medians and the ratio. Nothing is asserted on time.
"""

import statistics
import time
from dataclasses import dataclass, field

import pytest

from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.record import (
    Choice,
    DateAnswer,
    Finding,
    Measurement,
    Patient,
    Record,
    TextAnswer,
    Treatment,
    Visit,
)
from poems_desktop.core.partial_date import PartialDate
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
    told: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)

    def note(self, pair, a_round, whole):
        """Tell the rate of a pair, and how long `whole` of them would take at that rate."""
        each = statistics.median(pair.ours) / a_round
        self.notes[pair.name] = (
            f"{1 / each:,.0f} in a second; {whole:,} would take {whole * each:,.0f} s "
            f"(from {len(pair.ours)} rounds of {a_round}, not run whole)"
        )

    def tell(self, line):
        """A line of its own: what is no pair of times."""
        self.told.append(line)

    def tail(self, pair):
        """Tell the 99th of 100 of a pair's times."""
        worst = sorted(pair.ours)[int(len(pair.ours) * 0.99) - 1]
        self.notes[pair.name] = f"99 of 100 within {worst * 1000:.1f} ms (from {len(pair.ours)})"

    def pair(self, name, aim):
        """A pair that the benchmark fills itself."""
        made = Pair(name, aim)
        self.pairs.append(made)
        return made

    def compare(self, name, aim, floor, ours, *, rounds=ROUNDS):
        """Time two callables in turns, after one turn of each that does not count."""
        floor()
        ours()
        pair = self.pair(name, aim)
        for _ in range(rounds):
            pair.floor.append(_timed(floor))
            pair.ours.append(_timed(ours))
        return pair


def _timed(call):
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


STATES = ("present", "absent", "not_assessed")


def _answer(field, turn):
    """An answer to any field: states in turn, so that every rule has something to weigh."""
    if field.kind == "finding":
        return Finding(state=STATES[turn % 3], assessed=PartialDate(2024, 1 + turn % 12, 3))
    if field.kind == "choice":
        return Choice(value=field.options[turn % len(field.options)].value)
    if field.kind == "date":
        return DateAnswer(value=PartialDate(2024, 1 + turn % 12, 3))
    return TextAnswer(value="recorded") if field.kind == "text" else None


def _results(field, visit):
    """A result with unit, limit and laboratory, in the middle of what is possible."""
    middle = (field.possible.low + field.possible.high) / 4
    return Measurement(
        id=f"{visit}-{field.key}",
        test=field.key,
        value=middle,
        unit=field.units[0],
        specimen="plasma" if visit % 2 else "serum",
        laboratory="Elm Valley",
        collected=PartialDate(2024, visit, 3),
        ref_upper=middle / 2,
    )


@pytest.fixture(scope="session")
def full_record():
    """Four visits, each with an answer to every field and a value for every result."""
    definitions, visits = load_definitions(), []
    for visit in range(1, 5):
        fields = enumerate(definitions.fields.values())
        answers = {one.key: _answer(one, turn + visit) for turn, one in fields}
        results = [
            _results(one, visit) for one in definitions.fields.values() if one.kind == "result"
        ]
        visits.append(
            Visit(
                id=f"v{visit}",
                date=PartialDate(2024, visit, 3),
                answers={key: answer for key, answer in answers.items() if answer is not None},
                results=tuple(results),
            )
        )
    begun = Treatment(id="t", name="lenalidomide", directed=True, start=PartialDate(2024, 6, 1))
    return Record(patient=Patient(id="p", sex="F"), visits=tuple(visits), treatments=(begun,))


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
    if not pairs and not board.told:
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
    for line in board.told:
        terminalreporter.write_line(line)


def _spread(times):
    middle, low, high = statistics.median(times), min(times), max(times)
    return f"{middle * 1000:.2f} [{low * 1000:.2f}-{high * 1000:.2f}]"
