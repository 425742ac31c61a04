"""Making a backup: a copy that gets its name only after it was checked."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from poems_desktop.store.anchors import write_anchor
from poems_desktop.store.backup.boundary import at_place, is_damage
from poems_desktop.store.backup.copying import copy_records, size_of, sync_folder
from poems_desktop.store.backup.errors import (
    BackupDamaged,
    BackupError,
    BackupFailed,
    BackupNoRoom,
    BackupPlaceVanished,
    SourceDamaged,
)
from poems_desktop.store.backup.files import copy_file, file_digest
from poems_desktop.store.backup.guard import only_one
from poems_desktop.store.backup.ledger import backups_folder, read_ledger, write_ledger
from poems_desktop.store.backup.listing import (
    clear_unfinished,
    free_name,
    partial_path,
    require_intact,
)
from poems_desktop.store.backup.manifest import (
    MANIFEST_FILE,
    BackupInfo,
    name_of,
    write_manifest,
)
from poems_desktop.store.backup.opening import keyed
from poems_desktop.store.backup.snapshot import Snapshot, take_snapshot
from poems_desktop.store.backup.verifying import Reassess, Verified, verify_copy
from poems_desktop.store.backup.watching import UNWATCHED, Watch
from poems_desktop.store.boundary import translated
from poems_desktop.store.key_errors import KeyOutOfDate
from poems_desktop.store.key_file import read_key_file
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.places import KEYS_FILE, RECORDS_FILE, require_store, write_private
from poems_desktop.store.revisions import instant_text
from poems_desktop.store.sqlcipher import dbapi

_SMALL_FILES = 1024 * 1024  # Manifest, keys and what the file system adds.

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup and what its check found."""

    info: BackupInfo
    verified: Verified


def back_up(  # noqa: PLR0913 - the last three only by keyword and seldom
    folder: Path,
    key: UnlockedKey,
    *,
    clock: Clock,
    destination: Path | None = None,
    watch: Watch = UNWATCHED,
    reassess: Reassess | None = None,
) -> Made:
    """A checked backup of the store at `folder` lies in `destination`, on the disk.

    For a worker thread: it opens its own connection, and whoever has the store open goes on
    reading and saving meanwhile. `destination` is the store's own `backups` folder if None, else
    a folder that must be there: a stick that is not mounted is not silently made a folder.
    Nothing is removed; see `rotate`.

    Raises:
        SourceDamaged: if the store fails the check. Earlier backups are untouched.
        BackupNoRoom, BackupPlaceVanished, BackupPlaceReadOnly, BackupFailed, BackupCancelled,
        BackupBusy; NotAStore, StoreBusy and other `StoreError`.

    """
    with only_one(folder):
        place = destination or backups_folder(folder)
        _require_place(place)
        made = _make(folder, key, place, (clock(), watch, reassess))
        if destination is None:
            _remember(folder, made.info)
    return made


def copy_backup(info: BackupInfo, place: Path, watch: Watch = UNWATCHED) -> BackupInfo:
    """The finished backup `info` lies in `place` as well, byte for byte, read back and compared.

    Raises:
        BackupDamaged: if `info` is no longer whole; the copy is given up.
        BackupNoRoom, BackupPlaceVanished, BackupPlaceReadOnly, BackupFailed, BackupCancelled.

    """
    _require_place(place)
    require_intact(info, watch)
    store_id = info.contents.store_id
    with at_place(place):
        clear_unfinished(place, store_id)
        _require_room(place, info.records_bytes)
        name = free_name(place, info.name)
        with _finished_as(place, name, store_id) as work:
            for file in (RECORDS_FILE, KEYS_FILE, MANIFEST_FILE):
                copy_file(
                    info.path / file,
                    work / file,
                    lambda done: watch.tell("copying", min(done, info.records_bytes), done),
                )
            try:
                require_intact(_moved(info, work), watch)
            except BackupDamaged as error:
                raise BackupFailed from error
    return _moved(info, place / name)


def _make(
    folder: Path,
    key: UnlockedKey,
    place: Path,
    rest: tuple[datetime, Watch, Reassess | None],
) -> Made:
    now, watch, reassess = rest
    with at_place(place):
        clear_unfinished(place, key.store_id)
    with _moment_of(folder, key) as (source, keys, moment):
        with translated(folder):
            size = size_of(source)
        with at_place(place):
            _require_room(place, size)
            name = free_name(place, name_of(now, moment.head_seq))
            with _finished_as(place, name, key.store_id) as work:
                records = copy_records(source, work, key, watch)
                verified = verify_copy(work, key, moment, watch, reassess)
                watch.tell("finishing", 0, 1)
                info = BackupInfo(
                    path=work,
                    taken_at=now,
                    contents=moment,
                    records_bytes=records.stat().st_size,
                    records_sha256=file_digest(records, lambda _: None),
                    keys_sha256=hashlib.sha256(keys).hexdigest(),
                )
                write_private(work / KEYS_FILE, keys)
                info = write_manifest(work, info, key)
    return Made(_moved(info, place / name), verified)


@contextmanager
def _moment_of(
    folder: Path, key: UnlockedKey
) -> Iterator[tuple[dbapi.Connection, bytes, Snapshot]]:
    """The store as it stands now, held still for the block: records, key file, what they hold."""
    with translated(folder):
        require_store(folder)
        keys = (folder / KEYS_FILE).read_bytes()
        if read_key_file(folder).generation != key.generation:
            raise KeyOutOfDate
    with ExitStack() as stack:
        with translated(folder):
            source = stack.enter_context(keyed(folder / RECORDS_FILE, key, "rw"))
            source.execute("BEGIN")
            try:
                moment = take_snapshot(source, key)
            except dbapi.DatabaseError as error:
                if not is_damage(error):
                    raise
                raise SourceDamaged from error
        if (moment.store_id, moment.generation) != (key.store_id, key.generation):
            raise KeyOutOfDate  # Being renewed just now: the next backup will find a pair.
        yield source, keys, moment


@contextmanager
def _finished_as(place: Path, name: str, store_id: str) -> Iterator[Path]:
    """A folder that gets its name when the block ends well, and is gone when it does not."""
    work = partial_path(place, name, store_id)
    work.mkdir(mode=0o700)
    try:
        yield work
        sync_folder(work)
        work.rename(place / name)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    sync_folder(place)


def _require_place(place: Path) -> None:
    if not place.is_dir():
        raise BackupPlaceVanished


def _require_room(place: Path, size: int) -> None:
    if shutil.disk_usage(place).free < size + _SMALL_FILES:
        raise BackupNoRoom


def _moved(info: BackupInfo, path: Path) -> BackupInfo:
    return replace(info, path=path)


def _remember(folder: Path, info: BackupInfo) -> None:
    # The backup is there and whole: that it could not be noted is no reason to call it failed.
    contents = info.contents
    with suppress(BackupError), at_place(backups_folder(folder)):
        ledger = read_ledger(folder)
        if ledger.readable:
            changes = {"last_made": info.name, "last_made_at": instant_text(info.taken_at)}
            write_ledger(folder, ledger.model_copy(update=changes))
    with suppress(BackupError), at_place(folder):
        write_anchor(folder, contents.head_seq, contents.head_hash, info.taken_at)
