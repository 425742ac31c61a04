"""A disk that is full, gone, locked or failing: a known error, nothing lost, nothing half made."""

import errno
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from poems_desktop.store.backup import (
    BackupFailed,
    BackupNoRoom,
    BackupPlaceReadOnly,
    BackupPlaceVanished,
    Made,
    Progress,
    SourceDamaged,
    Watch,
    back_up,
    backups_folder,
    copy_backup,
    list_backups,
)
from poems_desktop.store.errors import StoreCorrupt
from poems_desktop.store.key_errors import KeyOutOfDate
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.store import Store

Clock = Callable[[], datetime]


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def unfinished(place: Path) -> list[str]:
    return [path.name for path in place.glob("*.partial")] if place.is_dir() else []


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


def test_too_little_room_is_seen_before_anything_is_written(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 1000, 1000))
    with pytest.raises(BackupNoRoom):
        back_up(folder, key, clock=clock)
    assert list_backups(folder) == []
    assert clinic.verify().ok


CHILD = """
    import resource, shutil, signal, sys
    from datetime import UTC, datetime
    from pathlib import Path
    from poems_desktop.store.backup import back_up
    from poems_desktop.store.errors import StoreError
    from poems_desktop.store.store import unlock_key
    folder, place, limit = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    if sys.argv[4:]:
        # As if somebody filled the disk after the first look at it.
        shutil.disk_usage = lambda _: shutil._ntuple_diskusage(10**12, 0, 10**12)
    with unlock_key(folder, "open sesame") as key:
        if limit:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            back_up(folder, key, clock=lambda: datetime(2026, 3, 2, tzinfo=UTC), destination=place)
        except StoreError as error:
            print(type(error).__name__)
        else:
            print("made")
"""


def in_child(
    folder: Path, place: Path, limit: int = 0, *, before: str = "", late: bool = False
) -> str:
    script = textwrap.dedent(CHILD)
    command = [sys.executable, "-c", script, str(folder), str(place), str(limit)]
    command += ["late"] if late else []
    if before:
        command = ["unshare", "-rm", "sh", "-c", before + ' && exec "$@"', "sh", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_file_that_may_not_grow_further_is_a_known_error(
    clinic: Store, folder: Path, stick: Path
) -> None:
    """The system ends every write beyond 24 KiB, whichever file it is for."""
    assert in_child(folder, stick, 24 * 1024) in {"BackupNoRoom", "BackupFailed"}
    assert list(stick.iterdir()) == []
    assert clinic.verify().ok
    assert in_child(folder, stick) == "made"
    assert len(list_backups(folder, stick)) == 1


def can_mount() -> bool:
    try:
        done = subprocess.run(
            ["unshare", "-rm", "mount", "-t", "tmpfs", "-o", "size=64k", "none", "/mnt"],
            capture_output=True,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


needs_a_disk = pytest.mark.skipif(
    not can_mount(), reason="this system lets nobody mount a disk of their own"
)


@needs_a_disk
@pytest.mark.parametrize("late", [False, True])
def test_a_disk_that_is_really_full(clinic: Store, folder: Path, stick: Path, late: bool) -> None:
    mount = f"mount -t tmpfs -o size=SIZE none '{stick}'"
    too_small = mount.replace("SIZE", "64k")
    assert in_child(folder, stick, before=too_small, late=late) == "BackupNoRoom"
    assert in_child(folder, stick, before=mount.replace("SIZE", "16m")) == "made"
    assert clinic.verify().ok


@needs_a_disk
def test_a_disk_that_is_locked(clinic: Store, folder: Path, stick: Path) -> None:
    mount = f"mount -t tmpfs -o size=16m,ro none '{stick}'"
    assert in_child(folder, stick, before=mount) == "BackupPlaceReadOnly"
    assert clinic.verify().ok


def test_a_disk_that_fills_up_at_any_of_our_own_writes(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every fsync in turn says that there is no room: copy, keys, manifest, folders, ledger."""
    real, failures = os.fsync, 0
    for failing in range(30):
        counted = iter(range(100))

        def no_room(descriptor: int, at: int = failing, counted: object = counted) -> None:
            if next(counted) == at:  # type: ignore[call-overload]
                raise OSError(errno.ENOSPC, "no room")
            real(descriptor)

        monkeypatch.setattr(os, "fsync", no_room)
        try:
            back_up(folder, key, clock=clock)
        except BackupNoRoom:
            failures += 1
        finally:
            monkeypatch.setattr(os, "fsync", real)
        assert unfinished(backups_folder(folder)) == []
        for info in list_backups(folder):
            assert info.contents.drafts == 1
    assert failures >= 6
    assert clinic.verify().ok


def test_a_stick_that_is_not_there(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock, tmp_path: Path
) -> None:
    with pytest.raises(BackupPlaceVanished):
        back_up(folder, key, clock=clock, destination=tmp_path / "no-stick")
    assert not (tmp_path / "no-stick").exists()


@pytest.mark.parametrize("step", ["copying", "checking", "finishing"])
def test_a_stick_pulled_out_at_any_step(
    clinic: Store,
    folder: Path,
    key: UnlockedKey,
    clock: Clock,
    stick: Path,
    step: str,
    tmp_path: Path,
) -> None:
    pulled = tmp_path / "pulled"

    def pull(progress: Progress) -> None:
        if progress.step == step and stick.exists():
            stick.rename(pulled)

    with pytest.raises(BackupPlaceVanished):
        back_up(folder, key, clock=clock, destination=stick, watch=Watch(pull))
    assert not stick.exists()
    assert clinic.verify().ok
    pulled.rename(stick)
    assert len(unfinished(stick)) == 1
    made = back_up(folder, key, clock=clock, destination=stick)
    assert [path.name for path in stick.iterdir()] == [made.info.name]


def test_a_stick_pulled_out_while_a_backup_is_copied_to_it(
    clinic: Store, back_up_now: Callable[[], Made], stick: Path, tmp_path: Path
) -> None:
    info = back_up_now().info

    def pull(progress: Progress) -> None:
        if progress.step == "copying" and stick.exists():
            stick.rename(tmp_path / "pulled")

    with pytest.raises(BackupPlaceVanished):
        copy_backup(info, stick, Watch(pull))
    (tmp_path / "pulled").rename(stick)
    copied = copy_backup(info, stick)
    assert [path.name for path in stick.iterdir()] == [copied.name]


@pytest.mark.parametrize(
    ("number", "known"),
    [
        (errno.EIO, BackupFailed),
        (errno.EROFS, BackupPlaceReadOnly),
        (errno.EACCES, BackupPlaceReadOnly),
        (errno.ENODEV, BackupPlaceVanished),
        (errno.EDQUOT, BackupNoRoom),
    ],
)
def test_what_the_system_says_of_a_place(
    clinic: Store,
    folder: Path,
    key: UnlockedKey,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    known: type[Exception],
) -> None:
    def failing(_descriptor: int) -> None:
        raise OSError(number, "as the system says")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        with pytest.raises(known):
            back_up(folder, key, clock=clock)
    assert list_backups(folder) == []
    assert clinic.verify().ok


def test_a_medium_that_does_not_keep_what_was_written(
    clinic: Store,
    folder: Path,
    key: UnlockedKey,
    clock: Clock,
    stick: Path,
    flip: Callable[[Path, int], None],
) -> None:
    def damage(progress: Progress) -> None:
        if progress.step == "checking" and progress.done == 0:
            (work,) = stick.glob("*.partial")
            flip(work / "records.db", 5000)

    with pytest.raises(BackupFailed):
        back_up(folder, key, clock=clock, destination=stick, watch=Watch(damage))
    assert list(stick.iterdir()) == []


def test_a_copy_that_is_not_read_back_as_written_is_given_up(
    clinic: Store, back_up_now: Callable[[], Made], stick: Path, flip: Callable[[Path, int], None]
) -> None:
    info = back_up_now().info

    def damage(progress: Progress) -> None:
        for work in stick.glob("*.partial"):
            if progress.step == "checking":
                flip(work / "keys.json", 10)

    with pytest.raises(BackupFailed):
        copy_backup(info, stick, Watch(damage))
    assert list(stick.iterdir()) == []


def test_no_page_of_a_damaged_store_gets_into_a_backup(
    clinic: Store,
    folder: Path,
    key: UnlockedKey,
    clock: Clock,
    back_up_now: Callable[[], Made],
    flip: Callable[[Path, int], None],
) -> None:
    """One byte in every page in turn; the control is that the whole store can be backed up."""
    good = back_up_now().info
    clinic.lock()
    records = folder / "records.db"
    before = {path: path.read_bytes() for path in good.path.iterdir()}
    pages = records.stat().st_size // 4096
    assert pages > 10
    for page in range(pages):
        flip(records, page * 4096 + 100)
        with pytest.raises(SourceDamaged) as caught:
            back_up(folder, key, clock=clock)
        assert isinstance(caught.value, StoreCorrupt)
        assert "earlier backups are as they were" in caught.value.sentence
        flip(records, page * 4096 + 100)
    assert {path: path.read_bytes() for path in good.path.iterdir()} == before
    assert [info.name for info in list_backups(folder)] == [good.name]
    assert unfinished(backups_folder(folder)) == []
    back_up(folder, key, clock=clock)


def test_a_broken_chain_gets_into_no_backup(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock
) -> None:
    connection = clinic._database.connection
    connection.execute("DROP TRIGGER revision_is_never_changed")
    connection.execute("UPDATE revision SET content = '{}' WHERE kind = 'visit'")
    with pytest.raises(SourceDamaged):
        back_up(folder, key, clock=clock)
    assert list_backups(folder) == []


def test_a_key_that_was_renewed_meanwhile_is_said(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock
) -> None:
    with pytest.raises(KeyOutOfDate):
        back_up(folder, replace(key, generation=key.generation + 1), clock=clock)
    assert list_backups(folder) == []
