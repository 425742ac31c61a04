"""Every shipped set on records made in a line, and the words of its verdict."""

import pytest

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Attribution, Finding
from poems_desktop.core.partial_date import PartialDate

WORDS = {"TRUE": "met", "FALSE": "not met", "UNKNOWN": "unknown"}


@pytest.fixture(scope="session")
def all_sets(shipped):
    return tuple(shipped.sets)


@pytest.fixture(scope="session")
def weigh_sets(shipped, make_record, day):
    """The assessment by named sets (all of them), switched off ones confirmed."""

    def weighed(findings=None, results=(), *, sets=None, rule="stated", overrides=(), as_of=None):
        names = tuple(sets or shipped.sets)
        policy = Policy(sets=names, confirmed=("japan_mhlw_2024",), vegf_rule=rule)
        record = make_record(findings, results)
        record = record.model_copy(update={"overrides": tuple(overrides)})
        return assess(record, shipped, policy, as_of or day)

    return weighed


@pytest.fixture(scope="session")
def day():
    return PartialDate(2025, 11, 20).earliest


@pytest.fixture(scope="session")
def result_of(weigh_sets):
    def result(name, findings=None, results=(), **parts):
        return weigh_sets(findings, results, sets=(name,), **parts).main

    return result


@pytest.fixture(scope="session")
def verdict_of(result_of):
    """`met`, `not met` or `unknown`."""

    def verdict(name, findings=None, results=(), **parts):
        return WORDS[result_of(name, findings, results, **parts).truth.name]

    return verdict


@pytest.fixture(scope="session")
def item_of(result_of):
    def item(name, criterion, findings=None, results=(), **parts):
        items = result_of(name, findings, results, **parts).items
        return next(one for one in items if one.criterion.id == criterion)

    return item


@pytest.fixture(scope="session")
def state_of(item_of):
    def state(name, criterion, findings=None, results=(), **parts):
        return WORDS[item_of(name, criterion, findings, results, **parts).truth.name]

    return state


@pytest.fixture(scope="session")
def explained():
    """A present finding with another cause."""

    def make(cause="amlodipine", reason="gone after stopping it", author="Dr. Ada"):
        why = Attribution(cause=cause, reason=reason, author=author)
        return Finding(state=FindingState.PRESENT, explained_by=why)

    return make
