"""A backup brought back: to a new folder, in place, interrupted at any step."""

import json
import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from poems_desktop.store.backup import (
    BackupCancelled,
    BackupDamaged,
    BackupNoRoom,
    Made,
    OtherStore,
    Progress,
    Watch,
    back_up,
    list_backups,
    prove_newest,
    read_backup,
    restore,
    rotate,
    settle_restore,
    settling,
)
from poems_desktop.store.backup.watching import UNWATCHED
from poems_desktop.store.canonical import canonical_json, digest
from poems_desktop.store.errors import NotAStore, StoreError, StoreInUse
from poems_desktop.store.key_errors import KeyOutOfDate
from poems_desktop.store.keys import KdfCost, UnlockedKey
from poems_desktop.store.store import Store, create_store, unlock_key

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
Clock = Callable[[], datetime]


def open_store(folder: Path, clock: Clock) -> Store:
    return Store.unlock(folder, "open sesame", author="Dr. Ada", clock=clock)


def visits(store: Store) -> list[str]:
    return [each.entity_id for each in store.heads_of("p1") if each.kind == "visit"]


def kinds_of_events(store: Store) -> list[str]:
    sql = "SELECT entity_id FROM revision WHERE kind = 'event' ORDER BY seq"
    return [kind for (kind,) in store._database.connection.execute(sql)]


def bring_back(backup: Path, target: Path, clock: Clock, **options: object) -> object:
    with unlock_key(backup, "open sesame") as key:
        return restore(backup, target, key, author="Dr. Ada", clock=clock, **options)


def test_on_another_computer_the_backup_and_the_passphrase_are_enough(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], tmp_path: Path, clock: Clock
) -> None:
    made = back_up_now()
    expected = clinic.heads_of("p1"), clinic.draft("v2")
    clinic.lock()
    elsewhere = tmp_path / "elsewhere" / made.info.name
    shutil.copytree(made.info.path, elsewhere)
    shutil.rmtree(folder)
    target = tmp_path / "new" / "clinic.poems"
    restored = bring_back(elsewhere, target, clock)
    assert restored.folder == target
    assert restored.kept_aside is None
    with open_store(target, clock) as again:
        assert (again.heads_of("p1"), again.draft("v2")) == expected
        assert again.verify().ok
        assert "restore" in kinds_of_events(again)
    assert elsewhere.is_dir()


def test_in_place_keeps_what_it_replaces_and_every_backup(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock
) -> None:
    made = back_up_now()
    clinic.save("visit", "later", "p1", {"n": 9})
    newer = back_up_now()
    clinic.lock()
    restored = bring_back(made.info.path, folder, clock)
    with open_store(folder, clock) as again:
        assert visits(again) == ["v1"]
        assert again.verify().ok
        assert kinds_of_events(again)[-1] in {"restore", "unlock"}
    assert restored.kept_aside.parent == folder
    assert restored.kept_aside.name.startswith("replaced-")
    with open_store(restored.kept_aside, clock) as old:
        assert visits(old) == ["v1", "later"]
        assert old.verify().ok
    assert {info.name for info in list_backups(folder)} == {made.info.name, newer.info.name}


def test_nothing_is_rotated_away_for_a_week_after_a_restore(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    first = back_up_now()
    clinic.save("visit", "later", "p1", {"n": 9})
    newer = back_up_now()
    clinic.lock()
    bring_back(first.info.path, folder, clock)
    made = back_up_now()
    outcome = rotate(folder, key, made, now=clock(), budget=0)
    assert outcome.removed == ()
    assert "restored" in outcome.sentence
    clock.now = clock.now.replace(day=20)
    late = back_up_now()
    outcome = rotate(folder, key, late, now=clock(), budget=0)
    assert made.info.name in outcome.removed
    # What the restored store no longer holds stays, whatever the room.
    assert newer.info.name not in outcome.removed


def test_a_store_that_is_open_is_not_replaced(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock
) -> None:
    made = back_up_now()
    with pytest.raises(StoreInUse):
        bring_back(made.info.path, folder, clock)
    assert clinic.verify().ok
    assert not list(folder.glob("replaced-*"))


def test_another_store_is_not_replaced(
    clinic: Store, back_up_now: Callable[[], Made], clock: Clock, tmp_path: Path
) -> None:
    made = back_up_now()
    other = tmp_path / "other.poems"
    create_store(other, "open sesame", clock=clock, kdf=CHEAP).wipe()
    before = {path.name: path.read_bytes() for path in other.iterdir() if path.is_file()}
    with pytest.raises(OtherStore):
        bring_back(made.info.path, other, clock)
    assert {p.name: p.read_bytes() for p in other.iterdir() if p.is_file()} == before


def test_a_folder_that_is_no_store_is_not_written_to(
    clinic: Store, back_up_now: Callable[[], Made], clock: Clock, tmp_path: Path
) -> None:
    made = back_up_now()
    photos = tmp_path / "photos"
    photos.mkdir()
    with pytest.raises(OtherStore):
        bring_back(made.info.path, photos, clock)
    assert list(photos.iterdir()) == []
    with pytest.raises(NotAStore):
        bring_back(made.info.path, tmp_path / "no-ending", clock)


@pytest.mark.parametrize("broken", ["records.db", "keys.json", "records.db gone", "both gone"])
def test_a_damaged_store_is_replaced_and_kept_as_it_is(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    clock: Clock,
    broken: str,
    flip: Callable[[Path, int], None],
) -> None:
    made = back_up_now()
    clinic.lock()
    match broken:
        case "records.db gone":
            (folder / "records.db").unlink()
        case "both gone":
            (folder / "records.db").unlink()
            (folder / "keys.json").unlink()
        case name:
            flip(folder / name, 200)
    left = {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.name in {"records.db", "keys.json"}
    }
    restored = bring_back(made.info.path, folder, clock)
    with open_store(folder, clock) as again:
        assert visits(again) == ["v1"]
        assert again.verify().ok
    kept = {path.name: path.read_bytes() for path in restored.kept_aside.iterdir()}
    assert {name: kept[name] for name in left} == left


@pytest.mark.parametrize("file", ["records.db", "keys.json", "manifest.json"])
def test_a_damaged_backup_restores_nothing(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    clock: Clock,
    key: UnlockedKey,
    file: str,
    flip: Callable[[Path, int], None],
) -> None:
    made = back_up_now()
    clinic.lock()
    before = (folder / "records.db").read_bytes()
    for at in range(0, (made.info.path / file).stat().st_size, 6000):
        flip(made.info.path / file, at)
        with pytest.raises(BackupDamaged):
            restore(made.info.path, folder, key, author="Dr. Ada", clock=clock)
        flip(made.info.path / file, at)
    (made.info.path / file).rename(folder / "kept")
    with pytest.raises(BackupDamaged):
        restore(made.info.path, folder, key, author="Dr. Ada", clock=clock)
    assert (folder / "records.db").read_bytes() == before
    (folder / "kept").rename(made.info.path / file)
    restore(made.info.path, folder, key, author="Dr. Ada", clock=clock)


def test_an_old_backup_cannot_be_passed_off_as_new(
    clinic: Store, back_up_now: Callable[[], Made], clock: Clock, tmp_path: Path
) -> None:
    """Whoever can write the folder can make every sum of the manifest anew, but not its seal."""
    made = back_up_now()
    manifest = made.info.path / "manifest.json"
    body = json.loads(manifest.read_text("utf-8"))
    body["taken_at"] = "2026-11-21T09:00:00.000000Z"
    del body["check"]
    body["check"] = digest(canonical_json(body).encode("utf-8"))
    manifest.write_text(json.dumps(body), encoding="utf-8")
    assert read_backup(made.info.path).taken_at.month == 11
    with pytest.raises(BackupDamaged):
        bring_back(made.info.path, tmp_path / "new.poems", clock)
    assert not (tmp_path / "new.poems").exists()


@pytest.mark.parametrize("in_place", [True, False])
def test_without_room_nothing_is_restored_and_nothing_changed(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    in_place: bool,
) -> None:
    made = back_up_now()
    clinic.save("visit", "later", "p1", {"n": 9})
    clinic.lock()
    full = shutil.disk_usage(folder)._replace(free=1000)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: full)
        with pytest.raises(BackupNoRoom):
            bring_back(made.info.path, folder if in_place else tmp_path / "new.poems", clock)
    assert not (tmp_path / "new.poems").exists()
    with open_store(folder, clock) as again:
        assert visits(again) == ["v1", "later"]


def test_the_key_of_another_day_is_refused(
    clinic: Store, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey, tmp_path: Path
) -> None:
    made = back_up_now()
    renewed = replace(key, generation=2)
    with pytest.raises(KeyOutOfDate):
        restore(made.info.path, tmp_path / "n.poems", renewed, author="A", clock=clock)
    assert not (tmp_path / "n.poems").exists()


@pytest.mark.parametrize("step", ["restoring", "checking"])
@pytest.mark.parametrize("in_place", [True, False])
def test_a_restore_can_be_stopped_and_then_nothing_was_changed(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    clock: Clock,
    tmp_path: Path,
    step: str,
    in_place: bool,
) -> None:
    made = back_up_now()
    clinic.save("visit", "later", "p1", {"n": 9})
    clinic.lock()
    stop = threading.Event()
    target = folder if in_place else tmp_path / "new.poems"

    def report(progress: Progress) -> None:
        if progress.step == step:
            stop.set()

    with pytest.raises(BackupCancelled):
        bring_back(made.info.path, target, clock, watch=Watch(report, stop))
    assert not (tmp_path / "new.poems").exists()
    assert not (folder / ".restoring").exists()
    with open_store(folder, clock) as again:
        assert visits(again) == ["v1", "later"]


class Killed(BaseException):
    """Stands for SIGKILL: nothing of ours runs afterwards."""


@pytest.mark.parametrize("log_left", [False, True])
def test_killed_at_any_step_of_the_exchange_the_next_start_finds_old_or_new_whole(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    log_left: bool,
    tmp_path: Path,
) -> None:
    """The folder is copied away before every step: that is what a crash there would leave."""
    made = back_up_now()
    clinic.save("visit", "later", "p1", {"n": 9})
    if log_left:
        leave_log(clinic, folder, tmp_path)
    clinic.lock()
    if log_left:
        shutil.rmtree(folder)
        (tmp_path / "killed").rename(folder)
    crashed: list[Path] = []

    def look() -> None:
        if folder.is_dir():
            crashed.append(tmp_path / f"crashed-{len(crashed)}.poems")
            shutil.copytree(folder, crashed[-1])

    for name in ("replace", "unlink", "rename"):
        monkeypatch.setattr(Path, name, looked_at(getattr(Path, name), look))
    monkeypatch.setattr(settling, "sync", looked_at(settling.sync, look))
    bring_back(made.info.path, folder, clock)
    monkeypatch.undo()
    states = [state_after_settling(each, clock) for each in crashed]
    old, new = ["v1", "later", *(["in-log"] if log_left else [])], ["v1"]
    assert states[0] == old
    assert states[-1] == new
    assert states == [old] * states.count(old) + [new] * states.count(new)
    assert len(states) > 9


def leave_log(store: Store, folder: Path, tmp_path: Path) -> None:
    """A copy of the folder as a killed program leaves it: entries in the log only."""
    store.save("visit", "in-log", "p1", {})
    assert (folder / "records.db-wal").stat().st_size > 0
    shutil.copytree(folder, tmp_path / "killed")


def looked_at(real: Callable[..., object], look: Callable[[], None]) -> Callable[..., object]:
    def watched(*args: object, **more: object) -> object:
        look()
        return real(*args, **more)

    return watched


def state_after_settling(crashed: Path, clock: Clock) -> list[str]:
    settle_restore(crashed)
    assert not (crashed / ".restoring").exists()
    with open_store(crashed, clock) as again:
        assert again.verify().ok
        assert ("restore" in kinds_of_events(again)) == ("later" not in visits(again))
        return visits(again)


def test_a_restore_that_was_decided_is_completed_and_settling_twice_is_harmless(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, monkeypatch: object
) -> None:
    made = back_up_now()
    clinic.save("visit", "later", "p1", {"n": 9})
    clinic.lock()

    decide_and_die(made.info.path, folder, clock, monkeypatch)
    assert settle_restore(folder) is True
    assert settle_restore(folder) is False
    with open_store(folder, clock) as again:
        assert visits(again) == ["v1"]
        assert again.verify().ok


def decide_and_die(
    backup: Path, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(settling, "_exchange", killed)
        with pytest.raises(Killed):
            bring_back(backup, folder, clock)


def test_who_worked_on_after_an_interrupted_restore_does_not_lose_that_to_it(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = back_up_now()
    clinic.lock()
    with unlock_key(folder, "open sesame") as key:  # unlocking later completes it
        decide_and_die(made.info.path, folder, clock, monkeypatch)
        with Store.open(folder, key, author="A", clock=clock) as again:
            again.save("visit", "after the crash", "p1", {})
    assert settle_restore(folder) is False
    assert not list(folder.glob("replaced-*"))
    with open_store(folder, clock) as again:
        assert "after the crash" in visits(again)


def test_what_is_kept_aside_is_no_link_to_the_store_in_use(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = back_up_now()
    clinic.lock()
    decide_and_die(made.info.path, folder, clock, monkeypatch)
    assert not list(folder.glob("replaced-*"))
    settle_restore(folder)
    (aside,) = folder.glob("replaced-*.poems")
    for name in ("records.db", "keys.json"):
        assert not (aside / name).samefile(folder / name)


def test_where_the_disk_knows_no_links_the_replaced_store_is_copied(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = back_up_now()
    clinic.save("visit", "later", "p1", {"n": 9})
    clinic.lock()

    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    restored = bring_back(made.info.path, folder, clock)
    with open_store(restored.kept_aside, clock) as old:
        assert visits(old) == ["v1", "later"]


def test_settling_does_not_disturb_a_store_in_use(clinic: Store, folder: Path) -> None:
    (folder / ".restoring").mkdir()
    assert settle_restore(folder) is False
    assert (folder / ".restoring").is_dir()
    clinic.lock()
    assert settle_restore(folder) is False
    assert not (folder / ".restoring").exists()


def test_a_restored_store_can_be_backed_up_proven_and_restored_again(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    made = back_up_now()
    clinic.lock()
    for _ in range(3):
        bring_back(made.info.path, folder, clock)
        made = back_up(folder, key, clock=clock, watch=UNWATCHED)
    assert prove_newest(folder, key, clock=clock).against == "same"
    assert len(list(folder.glob("replaced-*"))) == 3


def test_errors_of_a_restore_are_known_ones(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> None:
    back_up_now()
    with pytest.raises(StoreError):
        restore(folder / "backups" / "none", folder, key, author="A", clock=clock)
