"""What a backup is, and that making one disturbs nobody."""

import json
import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from poems_desktop.store import places
from poems_desktop.store.anchors import read_anchors
from poems_desktop.store.backup import (
    BackupBusy,
    BackupCancelled,
    Made,
    Progress,
    Watch,
    back_up,
    backups_folder,
    copy_backup,
    list_backups,
    require_intact,
    restore,
)
from poems_desktop.store.backup.guard import only_one
from poems_desktop.store.backup.opening import keyed
from poems_desktop.store.errors import WrongPassphrase
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.store import Store, unlock_key

Clock = Callable[[], datetime]


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"backup.lock", "ledger.json"}


def test_a_backup_holds_records_keys_and_a_manifest(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made]
) -> None:
    made = back_up_now()
    info = made.info
    assert info.path.parent == backups_folder(folder)
    assert files_in(info.path) == {"records.db", "keys.json", "manifest.json"}
    assert files_in(backups_folder(folder)) == {info.name}
    assert (info.path / "keys.json").read_bytes() == (folder / "keys.json").read_bytes()
    assert info.contents.revisions["visit"] == 1
    assert info.contents.drafts == 1
    assert made.verified.chain == info.contents.head_seq
    assert list_backups(folder) == [info]
    require_intact(info)


def test_its_name_and_manifest_tell_nothing_of_a_patient(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock
) -> None:
    info = back_up_now().info
    assert (
        info.name == f"backup-{clock.now:%Y%m%dT%H%M%S}Z-{info.contents.head_seq:09d}.poemsbackup"
    )
    everything = b"".join(path.read_bytes() for path in info.path.iterdir())
    everything += (backups_folder(folder) / "ledger.json").read_bytes()
    for secret in (b"Rossi", b"A-17", b"rossi", b"1961-04"):
        assert secret not in everything
    # The control: the same search finds what does stand there.
    assert info.contents.store_id.encode() in everything
    said = json.loads((info.path / "manifest.json").read_text("utf-8"))
    assert set(said) == {
        *("format", "store_id", "generation", "schema", "taken_at", "head_seq", "head_hash"),
        *("revisions", "drafts", "state", "records_bytes", "records_sha256", "keys_sha256"),
        *("seal", "check"),
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_files_are_private(clinic: Store, back_up_now: Callable[[], Made]) -> None:
    info = back_up_now().info
    assert {path.stat().st_mode & 0o077 for path in (info.path, *info.path.iterdir())} == {0}


def test_it_opens_with_its_passphrase_alone_and_is_not_readable_without(
    clinic: Store, back_up_now: Callable[[], Made]
) -> None:
    info = back_up_now().info
    with (
        unlock_key(info.path, "open sesame") as key,
        keyed(info.path / "records.db", key, "ro") as copy,
    ):
        assert copy.execute("SELECT count(*) FROM draft").fetchone() == (1,)
    with pytest.raises(WrongPassphrase):
        unlock_key(info.path, "open sesam")
    assert not (info.path / "records.db").read_bytes().startswith(b"SQLite format 3")


def test_saves_during_a_backup_wait_for_nothing_and_are_in_the_next(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poems_desktop.store.backup.copying._PAGES_AT_ONCE", 1)
    looks: list[Progress] = []

    def report(progress: Progress) -> None:
        looks.append(progress)
        if progress.step == "copying" and len(looks) < 6:
            clinic.save("visit", f"during-{len(looks)}", "p1", {"n": len(looks)})

    before = clinic.verify()
    made = back_up(folder, key, clock=clock, watch=Watch(report))
    assert made.verified.chain == before.count + before.events
    assert clinic.verify().count == before.count + 5
    assert [look.done for look in looks if look.step == "copying"][-1] == looks[0].total
    assert back_up(folder, key, clock=clock).info.contents.revisions["visit"] == 6


def test_a_backup_runs_in_a_thread_of_its_own_while_the_store_is_used(
    clinic: Store, folder: Path, key: UnlockedKey
) -> None:
    instant = datetime(2026, 3, 2, tzinfo=UTC)
    made: list[Made] = []
    worker = threading.Thread(
        target=lambda: made.append(back_up(folder, key, clock=lambda: instant))
    )
    worker.start()
    for number in range(20):
        clinic.save("visit", f"meanwhile-{number}", "p1", {"n": number})
    worker.join(30)
    assert made
    assert clinic.verify().ok


@pytest.mark.parametrize("at", ["copying", "checking", "finishing"])
def test_stopping_leaves_nothing_behind(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock, at: str
) -> None:
    stop = threading.Event()

    def report(progress: Progress) -> None:
        if progress.step == at:
            stop.set()

    if at == "finishing":
        # Too late: what is checked already is kept.
        back_up(folder, key, clock=clock, watch=Watch(report, stop))
        assert len(list_backups(folder)) == 1
        return
    with pytest.raises(BackupCancelled):
        back_up(folder, key, clock=clock, watch=Watch(report, stop))
    assert files_in(backups_folder(folder)) == set()


def test_a_killed_backup_is_cleared_by_the_next(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock
) -> None:
    place = backups_folder(folder)
    place.mkdir()
    mine = place / f"backup-x.poemsbackup.{key.store_id[:8]}.partial"
    removing = place / "backup-y.poemsbackup.removing"
    foreign = place / "backup-x.poemsbackup.00000000.partial"
    for left in (mine, removing, foreign):
        left.mkdir()
        (left / "records.db").write_bytes(b"half")
    info = back_up(folder, key, clock=clock).info
    assert files_in(place) == {info.name, foreign.name}


def test_two_backups_at_once_exclude_each_other(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock
) -> None:
    with only_one(folder), pytest.raises(BackupBusy):
        back_up(folder, key, clock=clock)
    back_up(folder, key, clock=clock)


def test_two_backups_of_one_instant_have_two_names(
    clinic: Store, folder: Path, key: UnlockedKey
) -> None:
    instant = datetime(2026, 3, 2, tzinfo=UTC)
    names = [back_up(folder, key, clock=lambda: instant).info.name for _ in range(3)]
    assert len(set(names)) == 3
    found = [info.name for info in list_backups(folder)]
    assert sorted(found) == sorted(names)
    assert found[0] == names[-1]


def test_the_end_of_the_chain_is_noted_outside(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made]
) -> None:
    info = back_up_now().info
    last = read_anchors(folder)[-1]
    assert (last.seq, last.hash) == (info.contents.head_seq, info.contents.head_hash)
    assert clinic.verify().unanchored == 0


def test_every_file_and_folder_is_synced_before_the_name_is_given(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    real = places.sync

    def noting(path: Path) -> None:
        synced.append(path)
        real(path)

    monkeypatch.setattr("poems_desktop.store.backup.copying.sync", noting)
    info = back_up_now().info
    work = f"{info.name}.{info.contents.store_id[:8]}.partial"
    place = backups_folder(folder)
    assert synced == [place / work / "records.db", place / work, place]


def test_an_empty_store_can_be_backed_up(
    store: Store, folder: Path, back_up_now: Callable[[], Made], tmp_path: Path, clock: Clock
) -> None:
    made = back_up_now()
    assert made.info.contents.drafts == 0
    target = tmp_path / "again.poems"
    with unlock_key(made.info.path, "open sesame") as key:
        restore(made.info.path, target, key, author="Dr. Ada", clock=clock)
    with Store.unlock(target, "open sesame", author="Dr. Ada", clock=clock) as again:
        assert again.verify().ok


def test_a_copy_elsewhere_is_the_same_byte_for_byte(
    clinic: Store, back_up_now: Callable[[], Made], tmp_path: Path
) -> None:
    info = back_up_now().info
    stick = tmp_path / "stick"
    stick.mkdir()
    copied = copy_backup(info, stick)
    assert copied.path == stick / info.name
    for path in info.path.iterdir():
        assert (copied.path / path.name).read_bytes() == path.read_bytes()
    assert copy_backup(info, stick).name != copied.name


def test_a_sample_is_assessed_again_from_the_copy(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock
) -> None:
    asked: list[list[str]] = []

    def reassess(revisions: object) -> bool:
        asked.append([f"{revision.kind}:{revision.entity_id}" for revision in revisions])  # type: ignore[attr-defined]
        return False

    made = back_up(folder, key, clock=clock, reassess=reassess)
    assert asked == [["patient:p1", "visit:v1"]]
    assert (made.verified.reassessed, made.verified.differing) == (1, 1)
    assert list_backups(folder) == [made.info]


def test_instants_must_be_utc(clinic: Store, folder: Path, key: UnlockedKey) -> None:
    with pytest.raises(ValueError, match="UTC"):
        back_up(folder, key, clock=lambda: datetime(2026, 1, 1) + timedelta(0))  # noqa: DTZ001
    assert files_in(backups_folder(folder)) == set()
