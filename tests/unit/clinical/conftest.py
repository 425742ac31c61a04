"""Records made in a line: findings as words, results as dictionaries."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Choice, Finding, Measurement, Patient, Record, Visit

DAY = date(2025, 11, 20)


@pytest.fixture(scope="session")
def shipped():
    return load_definitions()


def _answer(word):
    if not isinstance(word, str):
        return word
    if word in set(FindingState):
        return Finding(state=FindingState(word))
    return Choice(value=word)


def _result(place, given):
    filled = {"test": "vegf", "unit": "pg/mL", **given}
    value = filled.pop("value", None)
    number = None if value is None else Decimal(str(value))
    return Measurement(id=f"r{place}", value=number, **filled)


@pytest.fixture(scope="session")
def make_record():
    """`make_record({key: "present"}, [{"value": 200, "specimen": "plasma"}])`."""

    def make(findings=None, results=(), **parts):
        visit = Visit(
            id="v1",
            answers={key: _answer(word) for key, word in (findings or {}).items()},
            results=tuple(_result(n, given) for n, given in enumerate(results, 1)),
        )
        return Record(patient=Patient(id="p1"), visits=(visit,), **parts)

    return make


@pytest.fixture(scope="session")
def weigh(shipped, make_record):
    """The assessment of what `make_record` makes."""

    def weighed(findings=None, results=(), *, rule="stated", as_of=DAY, **parts):
        record = make_record(findings, results, **parts)
        return assess(record, shipped, Policy(vegf_rule=rule), as_of)

    return weighed


@pytest.fixture(scope="session")
def truth_of(weigh):
    """The truth of one criterion, as `met`, `not met` or `unknown`."""
    words = {"TRUE": "met", "FALSE": "not met", "UNKNOWN": "unknown"}

    def truth(criterion, findings=None, results=(), **parts):
        items = weigh(findings, results, **parts).main.items
        return words[next(i.truth.name for i in items if i.criterion.id == criterion)]

    return truth
