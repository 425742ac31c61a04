"""Records over several visits, in a line."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.guidance.case import Case
from poems_desktop.clinical.record import (
    Choice,
    DateAnswer,
    Finding,
    Measurement,
    Patient,
    Record,
    Treatment,
    Visit,
)
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate


@pytest.fixture(scope="session")
def shipped():
    return load_definitions()


def _day(text):
    return None if text is None else PartialDate.from_iso(text)


def _answer(word):
    if not isinstance(word, str):
        return word
    if word in set(FindingState):
        return Finding(state=FindingState(word))
    return Choice(value=word)


def _result(name, given):
    filled = dict(given)
    for key in ("value", "ref_lower", "ref_upper"):
        if filled.get(key) is not None:
            filled[key] = Decimal(str(filled[key]))
    if "collected" in filled:
        filled["collected"] = _day(filled["collected"])
    return Measurement(id=name, **filled)


def a_visit(name, day=None, findings=None, results=()):
    return Visit(
        id=name,
        date=_day(day),
        answers={key: _answer(word) for key, word in (findings or {}).items()},
        results=tuple(_result(f"{name}-r{n}", one) for n, one in enumerate(results, 1)),
    )


def a_treatment(name, start=None, stop=None, directed=None):
    return Treatment(
        id=f"t-{name}", name=name, start=_day(start), stop=_day(stop), directed=directed
    )


def a_transplant(day0=None):
    return Transplant(id="tx1", day0=_day(day0))


def absent(method=None):
    return Finding(state=FindingState.ABSENT, method=method)


def found(method=None):
    return Finding(state=FindingState.PRESENT, method=method)


def dated(text):
    return DateAnswer(value=_day(text))


@pytest.fixture(scope="session")
def make(shipped):
    """`make([a_visit(...)], as_of="2025-11-20")` gives a case."""

    def made(visits=(), treatments=(), transplants=(), as_of="2025-11-20", born=None):
        record = Record(
            patient=Patient(id="p1", born=_day(born)),
            visits=tuple(visits),
            treatments=tuple(treatments),
            transplants=tuple(transplants),
        )
        return Case(record, shipped, date.fromisoformat(as_of))

    return made


@pytest.fixture(scope="session")
def visit():
    return a_visit


@pytest.fixture(scope="session")
def treatment():
    return a_treatment


@pytest.fixture(scope="session")
def transplant():
    return a_transplant


@pytest.fixture(scope="session")
def lacking():
    """A finding recorded as absent, by a method where one is given."""
    return absent


@pytest.fixture(scope="session")
def having():
    """A finding recorded as present."""
    return found


@pytest.fixture(scope="session")
def on():
    """A date field's answer."""
    return dated
