"""Backups without being asked: when, where to, and what is said when something fails."""

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from poems_desktop.store.backup import (
    BackupKeeper,
    BackupNoRoom,
    BackupPlaceVanished,
    Progress,
    SourceDamaged,
    add_place,
    backups_folder,
    due,
    forget_place,
    list_backups,
    newest_proven,
    offer_after_damage,
    second_places,
)
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.store import Store, unlock_key

Clock = Callable[[], datetime]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "changed", "locking", "expected"),
    [
        (None, True, False, True),
        (None, False, True, False),
        (29, True, False, False),
        (30, True, False, True),
        (30, False, False, False),
        (1, True, True, True),
        (1, False, True, False),
        (-5, True, False, True),  # The clock was set back.
    ],
)
def test_when_a_backup_is_due(
    minutes: int | None, changed: bool, locking: bool, expected: bool
) -> None:
    last = None if minutes is None else NOON - timedelta(minutes=minutes)
    assert due(last, NOON, changed=changed, locking=locking) is expected


@pytest.fixture
def keeper(clinic: Store, folder: Path, key: UnlockedKey, clock: Clock) -> Iterator[BackupKeeper]:
    keeper = BackupKeeper(folder, key, clock=clock)
    yield keeper
    keeper.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


def test_the_first_round_backs_up_and_proves(keeper: BackupKeeper, folder: Path) -> None:
    outcome = keeper.run()
    assert outcome.sentences == []
    assert outcome.made.info.name == outcome.proof.backup.name
    assert newest_proven(folder) is not None


def test_at_most_every_half_hour_and_only_after_an_entry(
    keeper: BackupKeeper, clinic: Store, clock: Clock
) -> None:
    assert keeper.run().made
    clock.now += timedelta(hours=2)
    assert keeper.run().made is None
    clinic.save_draft("v2", "p1", {"n": 3}, None)
    assert keeper.run().made
    clinic.save_draft("v2", "p1", {"n": 4}, None)
    assert keeper.run().made is None
    clock.now += timedelta(minutes=30)
    assert keeper.run().made
    assert keeper.run(at_once=True).made


def test_on_lock_what_was_entered_is_backed_up_at_once(
    keeper: BackupKeeper, clinic: Store, folder: Path
) -> None:
    keeper.run()
    clinic.save("visit", "v9", "p1", {})
    clinic.lock()
    outcome = keeper.run(locking=True)
    assert outcome.made.info.contents.revisions["visit"] == 2
    assert outcome.proof is None
    assert keeper.run(locking=True).made is None


def test_events_alone_ask_for_no_backup(keeper: BackupKeeper, clinic: Store, clock: Clock) -> None:
    outcome = keeper.run()
    clinic.record_event("backup", outcome.made.info.details())
    clock.now += timedelta(hours=1)
    assert keeper.run().made is None


def test_a_clock_set_back_neither_stops_backups_nor_makes_one_at_every_look(
    keeper: BackupKeeper, clinic: Store, clock: Clock, folder: Path
) -> None:
    keeper.run()
    clock.now -= timedelta(days=365)
    for number in range(4):
        clinic.save("visit", f"v{number + 10}", "p1", {})
        keeper.run()
    assert len(list_backups(folder)) == 2
    clock.now += timedelta(minutes=31)
    assert keeper.run().made
    newest = list_backups(folder)[0]
    report = clinic.verify()
    assert newest.contents.head_seq == report.count + report.events
    assert newest.taken_at < list_backups(folder)[1].taken_at
    assert offer_after_damage(folder).backup == newest


def test_stopping_ends_the_round_and_the_next_works(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock
) -> None:
    looks: list[Progress] = []
    keeper = BackupKeeper(folder, key, clock=clock, report=looks.append)
    keeper.cancel()
    outcome = keeper.run()
    assert outcome.made is None
    assert "Stopped as asked" in outcome.sentences[0]
    assert keeper.run().made
    assert {look.step for look in looks} >= {"copying", "checking", "finishing", "restoring"}


def test_it_works_from_another_thread_than_the_store_and_wipes_its_key(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock
) -> None:
    keeper = BackupKeeper(folder, key, clock=clock)
    outcomes: list[object] = []
    worker = threading.Thread(target=lambda: outcomes.append(keeper.run()))
    worker.start()
    worker.join(30)
    assert outcomes[0].made
    keeper.close()
    assert not any(keeper._key.data_key)
    assert any(key.data_key)


def test_every_backup_also_goes_to_the_second_place(
    keeper: BackupKeeper, folder: Path, stick: Path
) -> None:
    add_place(folder, stick)
    outcome = keeper.run()
    assert [each.trouble for each in outcome.arrivals] == [None]
    (arrived,) = list_backups(folder, stick)
    assert arrived.name == outcome.made.info.name
    assert arrived.proven_at
    assert second_places(folder)[0].last_made is not None
    with unlock_key(arrived.path, "open sesame") as key:
        assert key.store_id == arrived.contents.store_id


def test_a_second_place_that_is_missing_is_said_and_the_backup_at_home_is_made(
    keeper: BackupKeeper, folder: Path, stick: Path, tmp_path: Path, clinic: Store
) -> None:
    add_place(folder, stick)
    stick.rename(tmp_path / "away")
    outcome = keeper.run()
    assert outcome.made
    assert isinstance(outcome.arrivals[0].trouble, BackupPlaceVanished)
    assert "stick" in outcome.sentences[0]
    # The empty folder in which the stick would appear is not the stick.
    stick.mkdir()
    outcome = keeper.run(at_once=True)
    assert isinstance(outcome.arrivals[0].trouble, BackupPlaceVanished)
    assert list(stick.iterdir()) == []


def test_no_room_at_home_still_backs_up_to_the_second_place(
    keeper: BackupKeeper, folder: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_place(folder, stick)
    real = shutil.disk_usage

    def usage(path: Path) -> object:
        found = real(path)
        at_home = Path(path).is_relative_to(folder)
        return found._replace(free=100) if at_home else found

    monkeypatch.setattr(shutil, "disk_usage", usage)
    outcome = keeper.run()
    assert isinstance(outcome.troubles[0], BackupNoRoom)
    assert outcome.arrivals[0].trouble is None
    assert list_backups(folder) == []
    assert len(list_backups(folder, stick)) == 1


def test_a_forgotten_place_gets_no_more_and_keeps_what_it_has(
    keeper: BackupKeeper, folder: Path, stick: Path
) -> None:
    place = add_place(folder, stick)
    assert add_place(folder, stick).place_id == place.place_id
    keeper.run()
    forget_place(folder, place.place_id)
    assert second_places(folder) == []
    assert keeper.run(at_once=True).arrivals == ()
    assert len(list_backups(folder, stick)) == 1


def test_a_store_that_turns_bad_keeps_all_its_good_backups(
    keeper: BackupKeeper,
    clinic: Store,
    folder: Path,
    clock: Clock,
    stick: Path,
    flip: Callable[[Path, int], None],
) -> None:
    add_place(folder, stick)
    for _ in range(3):
        keeper.run(at_once=True)
    before = {info.name for info in list_backups(folder)}
    clinic.lock()
    pages = (folder / "records.db").stat().st_size // 4096
    for page in range(pages):
        flip(folder / "records.db", page * 4096 + 77)
    clock.now += timedelta(days=100)
    outcome = keeper.run(at_once=True)
    assert isinstance(outcome.troubles[0], SourceDamaged)
    assert outcome.made is None
    assert {info.name for info in list_backups(folder)} == before
    assert {info.name for info in list_backups(folder, stick)} == before
    assert not list(backups_folder(folder).glob("*.partial"))
    # The old backups are still proved meanwhile.
    assert outcome.proof.against == "not_readable"
