"""What did we know on 3 May: answered from the order of saving, honest about clocks."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
DAY = datetime(2026, 5, 1, 12, tzinfo=UTC)


class Days:
    """A clock that shows noon of a day of May."""

    def __init__(self) -> None:
        self.day = 0

    def __call__(self) -> datetime:
        return DAY + timedelta(days=self.day)


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def diary(folder: Path, days: Days) -> Store:
    store = Store.create(folder, "pw", author="A", clock=days, kdf=CHEAP)
    store.save("patient", "p1", "p1", {"family": "Old"})
    days.day = 2
    store.sign_visit("v1", "p1", {"n": 1}, base_seq=None)
    days.day = 4
    store.save("patient", "p1", "p1", {"family": "New"})
    store.sign_visit("v1", "p1", {"n": 2}, base_seq=3, reason="misread")
    return store


def test_the_past_is_answered_as_it_was(diary: Store) -> None:
    with diary as store:
        for day, expected in (
            (-1, []),
            (0, [{"family": "Old"}]),
            (1, [{"family": "Old"}]),
            (2, [{"family": "Old"}, {"n": 1}]),
            (4, [{"family": "New"}, {"n": 2}]),
            (99, [{"family": "New"}, {"n": 2}]),
        ):
            found = store.heads_of("p1", known_at=DAY + timedelta(days=day))
            assert [one.content for one in found] == expected
        assert store.known_at(DAY + timedelta(days=3)).certain
        assert store.heads_of("p2", known_at=DAY) == []


def test_after_a_clock_set_back_nothing_is_claimed_too_early(diary: Store, days: Days) -> None:
    with diary as store:
        days.day = 1
        store.sign_visit("v2", "p1", {"n": 9}, base_seq=None)
        answer = store.known_at(DAY + timedelta(days=3))
        assert not answer.certain
        assert "set back" in answer.sentence
        heads = store.heads_of("p1", known_at=DAY + timedelta(days=3))
        assert [one.content for one in heads] == [{"family": "Old"}, {"n": 1}]
        assert store.known_at(DAY).certain
        # From the day on which the clock had been highest everything is known.
        days.day = 6
        heads = store.heads_of("p1", known_at=DAY + timedelta(days=5))
        assert [one.content for one in heads] == [{"family": "New"}, {"n": 2}, {"n": 9}]


def test_the_instant_must_speak_utc(diary: Store) -> None:
    with diary as store, pytest.raises(ValueError, match="UTC"):
        store.heads_of("p1", known_at=DAY.replace(tzinfo=None))


def test_erased_and_deleted_patients_in_the_past(diary: Store, days: Days) -> None:
    with diary as store:
        days.day = 6
        store.delete_patient("p1", "entered twice")
        assert len(store.heads_of("p1", known_at=DAY)) == 1
        store.erase_patient("p1", "asked for", "law")
        assert store.heads_of("p1", known_at=DAY) == []


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=12), st.integers(-1, 10))
def test_the_quick_answer_is_that_of_looking_at_every_entry(
    tmp_path_factory: pytest.TempPathFactory, shown: list[int], asked: int
) -> None:
    days = Days()
    folder = tmp_path_factory.mktemp("known") / "a.poems"
    with Store.create(folder, "pw", author="A", clock=days, kdf=CHEAP) as store:
        for day in shown:
            days.day = day
            store.save("patient", "p1", "p1", {"day": day})
        rows = store._database.connection.execute("SELECT seq, saved_at FROM revision ORDER BY seq")
        instant = DAY + timedelta(days=asked)
        text = instant.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        dated = rows.fetchall()
        until = next((seq - 1 for seq, at in dated if at > text), len(dated))
        answer = store.known_at(instant)
        assert answer.seq == until
        assert answer.certain is not any(at <= text for seq, at in dated if seq > until)
