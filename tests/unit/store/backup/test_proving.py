"""The weekly proof: restored, checked, compared, remembered; and the way back after damage."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from poems_desktop.store.backup import (
    BackupDamaged,
    Made,
    NoBackup,
    backups_folder,
    list_backups,
    newest_proven,
    offer_after_damage,
    prove_due,
    prove_newest,
    read_ledger,
    rotate,
)
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.store import Store

Clock = Callable[[], datetime]


def test_a_proof_is_dated_and_leaves_nothing_behind(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    made = back_up_now()
    assert newest_proven(folder) is None
    before = {path.name for path in folder.iterdir()}
    proof = prove_newest(folder, key, clock=clock)
    assert {path.name for path in folder.iterdir()} == before
    assert proof.against == "same"
    assert proof.verified.chain == made.info.contents.head_seq
    assert newest_proven(folder) == proof.backup
    assert read_ledger(folder).last_proof == proof.backup.proven_at == clock.now
    assert "exactly what the store holds" in proof.sentence


def test_a_proof_compares_with_a_store_that_went_on(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    back_up_now()
    clinic.save("visit", "later", "p1", {})
    assert prove_newest(folder, key, clock=clock).against == "earlier"


def test_a_proof_notices_a_store_whose_content_was_changed_outside(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    back_up_now()
    connection = clinic._database.connection
    connection.execute("DROP TRIGGER revision_is_never_changed")
    connection.execute("UPDATE revision SET content = '{}' WHERE kind = 'visit'")
    proof = prove_newest(folder, key, clock=clock)
    assert proof.against == "store_differs"
    assert "the store is damaged" in proof.sentence
    assert newest_proven(folder) is not None


def test_a_proof_does_not_need_the_store_itself(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    back_up_now()
    clinic.lock()
    (folder / "records.db").unlink()
    assert prove_newest(folder, key, clock=clock).against == "not_readable"


def test_a_damaged_backup_is_not_proven(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    clock: Clock,
    key: UnlockedKey,
    flip: Callable[[Path, int], None],
) -> None:
    made = back_up_now()
    flip(made.info.path / "records.db", 9000)
    with pytest.raises(BackupDamaged):
        prove_newest(folder, key, clock=clock)
    assert newest_proven(folder) is None
    assert not list(folder.glob(".proving-*"))


def test_without_a_backup_there_is_no_proof(
    clinic: Store, folder: Path, clock: Clock, key: UnlockedKey
) -> None:
    with pytest.raises(NoBackup):
        prove_newest(folder, key, clock=clock)


def test_a_sample_assessed_differently_withholds_the_title(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    back_up_now()
    proof = prove_newest(folder, key, clock=clock, reassess=lambda _: False)
    assert proof.backup.proven_at is None
    assert "does not count as proven" in proof.sentence
    assert newest_proven(folder) is None
    assert prove_newest(folder, key, clock=clock, reassess=lambda _: True).backup.proven_at


@pytest.mark.parametrize(("days", "expected"), [(0, False), (6, False), (7, True), (-30, True)])
def test_a_proof_is_due_weekly_and_when_the_clock_was_set_back(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    clock: Clock,
    key: UnlockedKey,
    days: int,
    expected: bool,
) -> None:
    back_up_now()
    assert prove_due(folder, clock.now)
    prove_newest(folder, key, clock=clock)
    assert prove_due(folder, clock.now + timedelta(days=days)) is expected


def test_what_a_kill_left_of_a_proof_is_cleared(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    back_up_now()
    (folder / ".proving-00000000").mkdir()
    (folder / ".proving-00000000" / "records.db").write_bytes(b"half")
    prove_newest(folder, key, clock=clock)
    assert not list(folder.glob(".proving-*"))


def test_the_last_proven_backup_survives_every_rotation(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    back_up_now()
    proven = prove_newest(folder, key, clock=clock).backup
    for number in range(12):
        clock.now += timedelta(days=40)
        clinic.save("visit", f"v{number + 10}", "p1", {})
        made = back_up_now()
        rotate(folder, key, made, now=clock(), budget=0)
        assert {info.name for info in list_backups(folder)} == {proven.name, made.info.name}


def test_a_store_set_back_rotates_nothing_away_that_it_no_longer_holds(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    """Somebody put an old records.db in place by hand: the newer backups hold what is missing."""
    clinic.lock()
    old = (folder / "records.db").read_bytes()
    names = []
    for number in range(4):
        with Store.unlock(folder, "open sesame", author="A", clock=clock) as again:
            again.save("visit", f"v{number + 10}", "p1", {})
        names.append(back_up_now().info.name)
    (folder / "records.db").write_bytes(old)
    (folder / "anchors.jsonl").unlink(missing_ok=True)
    made = back_up_now()
    clock.now += timedelta(days=400)
    assert rotate(folder, key, made, now=clock(), budget=0).removed == ()
    assert {info.name for info in list_backups(folder)} == {*names, made.info.name}


def test_after_the_rotation_of_a_sound_store_the_rule_holds(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    old = [back_up_now().info.name for _ in range(3)]
    clock.now += timedelta(days=5)
    made = back_up_now()
    outcome = rotate(folder, key, made, now=clock(), budget=10**12)
    assert set(outcome.removed) == set(old[:2])
    assert outcome.sentence is None
    assert not list(backups_folder(folder).glob("*.removing"))


def test_damaged_notes_hold_rotation_back(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    clock: Clock,
    key: UnlockedKey,
    flip: Callable[[Path, int], None],
) -> None:
    back_up_now()
    made = back_up_now()
    ledger = backups_folder(folder) / "ledger.json"
    whole = ledger.read_bytes()
    for at in range(0, len(whole), 7):
        flip(ledger, at)
        outcome = rotate(folder, key, made, now=clock(), budget=0)
        assert outcome.removed == ()
        assert "notes" in outcome.sentence
        ledger.write_bytes(whole)
    assert rotate(folder, key, made, now=clock(), budget=0).removed


def test_an_assessment_that_came_out_differently_holds_rotation_back(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    back_up_now()
    made = back_up_now()
    doubtful = replace(made, verified=replace(made.verified, differing=1))
    assert rotate(folder, key, doubtful, now=clock(), budget=0).removed == ()


def test_the_way_back_is_the_newest_whole_backup_and_names_the_proven_one(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    clock: Clock,
    key: UnlockedKey,
    flip: Callable[[Path, int], None],
) -> None:
    assert offer_after_damage(folder).backup is None
    assert "No whole backup" in offer_after_damage(folder).sentence
    first = back_up_now().info
    prove_newest(folder, key, clock=clock)
    clinic.save("visit", "v3", "p1", {})
    second = back_up_now().info
    third = back_up_now().info
    clinic.lock()
    flip(folder / "records.db", 100)
    flip(folder / "keys.json", 100)
    offer = offer_after_damage(folder)
    assert (offer.backup.name, offer.proven.name) == (third.name, first.name)
    flip(third.path / "records.db", 4500)
    (second.path / "keys.json").unlink()
    offer = offer_after_damage(folder)
    assert offer.backup.name == offer.proven.name == first.name
    assert third.name in offer.damaged
    assert "proven by a restore" in offer.sentence
