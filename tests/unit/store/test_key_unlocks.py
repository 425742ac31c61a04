"""Failed unlocks are counted beside the keys and slow the next ones down; nobody sleeps."""

import errno
import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from poems_desktop.store import keys, replacing
from poems_desktop.store.errors import EmptyPassphrase, StoreError, WrongPassphrase
from poems_desktop.store.key_errors import MistypedSheet, TooManyTries, WrongSheet
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.recovery import new_recovery_words, seal_recovery
from poems_desktop.store.store import create_store
from poems_desktop.store.unlocking import unlock_key, unlock_with_recovery
from poems_desktop.store.unlocks import (
    FREE_TRIES,
    LONGEST_WAIT,
    count_failure,
    delay_after,
    failed_unlocks,
    require_patience,
    take_failed,
    wait_before_try,
)
from poems_desktop.store.users import change_passphrase

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Hand:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def on(self, **by: int) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def fresh(folder: Path, hand: Hand) -> Path:
    create_store(folder, "right", clock=hand, kdf=CHEAP).wipe()
    return folder


def fail(folder: Path, hand: Hand, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassphrase):
            unlock_key(folder, "wrong", clock=hand)


def test_the_first_tries_are_free_and_then_the_wait_doubles_to_five_minutes() -> None:
    waits = [delay_after(count).total_seconds() for count in range(13)]
    assert waits == [0, 0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300]
    assert delay_after(10**9) == LONGEST_WAIT


def test_a_failure_is_counted_with_its_first_and_last_time(fresh: Path, hand: Hand) -> None:
    assert failed_unlocks(fresh) is None
    fail(fresh, hand)
    hand.on(minutes=3)
    fail(fresh, hand)
    found = failed_unlocks(fresh)
    assert (found.count, found.first, found.last) == (2, NOON, NOON + timedelta(minutes=3))
    assert set(json.loads((fresh / "unlocks.json").read_bytes())) == {
        *("format", "count", "first", "last")
    }


def test_too_soon_even_the_right_passphrase_is_not_tried(
    fresh: Path, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(fresh, hand, FREE_TRIES + 1)
    tried = []
    real = keys.derive
    monkeypatch.setattr(keys, "derive", lambda *given: tried.append(1) or real(*given))
    hand.on(seconds=4)
    began = time.perf_counter()
    with pytest.raises(TooManyTries, match="Wait 1 second,") as refused:
        unlock_key(fresh, "right", clock=hand)
    assert time.perf_counter() - began < 0.5
    assert refused.value.wait == timedelta(seconds=1)
    assert not tried
    assert failed_unlocks(fresh).count == FREE_TRIES + 1
    hand.on(seconds=1)
    unlock_key(fresh, "right", clock=hand).wipe()
    assert tried


def test_each_further_failure_waits_longer(fresh: Path, hand: Hand) -> None:
    fail(fresh, hand, FREE_TRIES)
    waits = []
    for _ in range(9):
        fail(fresh, hand)
        waits.append(wait_before_try(fresh, hand()).total_seconds())
        hand.now += wait_before_try(fresh, hand())
    assert waits == [5, 10, 20, 40, 80, 160, 300, 300, 300]


def test_the_refusal_says_that_nothing_is_deleted(fresh: Path, hand: Hand) -> None:
    fail(fresh, hand, FREE_TRIES + 1)
    with pytest.raises(TooManyTries, match="nothing will be deleted"):
        unlock_key(fresh, "right", clock=hand)
    assert (fresh / "records.db").exists()


def test_an_unlocking_alone_does_not_forget_what_failed(fresh: Path, hand: Hand) -> None:
    fail(fresh, hand, 2)
    unlock_key(fresh, "right", clock=hand).wipe()
    assert failed_unlocks(fresh).count == 2


def test_the_count_is_taken_once(fresh: Path, hand: Hand) -> None:
    fail(fresh, hand, 3)
    assert take_failed(fresh).count == 3
    assert take_failed(fresh) is None
    assert not (fresh / "unlocks.json").exists()


def test_a_clock_set_back_makes_nobody_wait_for_ever(fresh: Path, hand: Hand) -> None:
    for _ in range(FREE_TRIES + 3):
        count_failure(fresh, hand())
    hand.now -= timedelta(days=400)
    assert wait_before_try(fresh, hand()) == timedelta(seconds=20)
    hand.on(seconds=20)
    unlock_key(fresh, "right", clock=hand).wipe()


def test_an_empty_or_mistyped_try_is_not_counted(fresh: Path, hand: Hand) -> None:
    with pytest.raises(EmptyPassphrase):
        unlock_key(fresh, "", clock=hand)
    with pytest.raises(MistypedSheet):
        unlock_with_recovery(fresh, "ABC", clock=hand)
    assert failed_unlocks(fresh) is None


def test_a_wrong_sheet_and_a_wrong_old_passphrase_are_counted(fresh: Path, hand: Hand) -> None:
    with unlock_key(fresh, "right", clock=hand) as key:
        seal_recovery(fresh, key, kdf=CHEAP)
    with pytest.raises(WrongSheet):
        unlock_with_recovery(fresh, new_recovery_words().text, clock=hand)
    with pytest.raises(WrongPassphrase):
        change_passphrase(fresh, "wrong", "owner", "new", kdf=CHEAP, clock=hand)
    assert failed_unlocks(fresh).count == 2
    fail(fresh, hand, FREE_TRIES - 1)
    for use in (
        lambda: unlock_with_recovery(fresh, new_recovery_words().text, clock=hand),
        lambda: change_passphrase(fresh, "right", "owner", "new", kdf=CHEAP, clock=hand),
    ):
        with pytest.raises(TooManyTries):
            use()


def test_a_folder_that_cannot_be_written_still_tells_that_the_passphrase_is_wrong(
    fresh: Path, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(replacing, "write_private", refuse)
    fail(fresh, hand, FREE_TRIES + 3)
    unlock_key(fresh, "right", clock=hand).wipe()


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"x" * 10_000, b'{"format": 1, "count": 0, "first": "", "last": ""}', b"\xff"],
)
def test_a_damaged_count_counts_as_one_failure(fresh: Path, hand: Hand, content: bytes) -> None:
    (fresh / "unlocks.json").write_bytes(content)
    assert failed_unlocks(fresh).count == 1
    unlock_key(fresh, "right", clock=hand).wipe()
    fail(fresh, hand)
    assert failed_unlocks(fresh).count == 2


def test_a_time_that_is_none_is_a_damaged_count(fresh: Path) -> None:
    bad = {"format": 1, "count": 9, "first": "2026-99-01T00:00:00.000000Z"}
    (fresh / "unlocks.json").write_text(json.dumps({**bad, "last": bad["first"]}))
    assert failed_unlocks(fresh).count == 1


def test_nothing_of_what_was_typed_is_kept_or_told(fresh: Path, hand: Hand) -> None:
    with pytest.raises(WrongPassphrase) as refused:
        unlock_key(fresh, "Rossi 1950", "Owner", clock=hand)
    told = repr(refused.value) + str(refused.value)
    assert "Rossi" not in told
    for path in fresh.iterdir():
        assert b"Rossi" not in path.read_bytes()


def test_counting_and_waiting_need_no_store(tmp_path: Path) -> None:
    require_patience(tmp_path, NOON)
    for _ in range(FREE_TRIES):
        assert count_failure(tmp_path, NOON) == timedelta()
    assert count_failure(tmp_path, NOON) == timedelta(seconds=5)
    with pytest.raises(TooManyTries):
        require_patience(tmp_path, NOON)


def test_without_a_given_clock_the_wait_follows_the_computers_own(fresh: Path, hand: Hand) -> None:
    def tries() -> list[type[StoreError]]:
        met = []
        for _ in range(FREE_TRIES + 2):
            try:
                unlock_key(fresh, "wrong")
            except StoreError as error:
                met.append(type(error))
        return met

    assert tries() == [WrongPassphrase] * (FREE_TRIES + 1) + [TooManyTries]
