"""Bringing a store back from a backup: to a new folder, or in place of a damaged one."""

import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from poems_desktop.store.audit import append_event
from poems_desktop.store.backup.boundary import at_place, is_damage
from poems_desktop.store.backup.errors import BackupDamaged, BackupNoRoom, OtherStore, SourceDamaged
from poems_desktop.store.backup.files import copy_file
from poems_desktop.store.backup.guard import only_one
from poems_desktop.store.backup.ledger import Ledger, read_ledger, write_ledger
from poems_desktop.store.backup.listing import require_intact
from poems_desktop.store.backup.making import Clock
from poems_desktop.store.backup.manifest import BackupInfo, read_backup, require_sealed
from poems_desktop.store.backup.opening import keyed
from poems_desktop.store.backup.settling import (
    ASIDE,
    RESTORING,
    discard,
    exchange,
    settle_leased,
)
from poems_desktop.store.backup.verifying import (
    Reassess,
    Verified,
    reassess_sample,
    require_chain,
    verify_contents,
    verify_pages,
)
from poems_desktop.store.backup.watching import UNWATCHED, Watch
from poems_desktop.store.boundary import translated
from poems_desktop.store.errors import StoreCorrupt, StoreError
from poems_desktop.store.key_errors import KeyOutOfDate
from poems_desktop.store.key_file import read_key_file
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.lease import Lease
from poems_desktop.store.places import (
    KEYS_FILE,
    RECORDS_FILE,
    SUFFIX,
    new_folder,
    sync,
)
from poems_desktop.store.revisions import instant_text
from poems_desktop.store.saving import open_records
from poems_desktop.store.sqlcipher import dbapi

ROTATION_RESTS: Final = timedelta(days=7)
_REPLACED = (RECORDS_FILE, f"{RECORDS_FILE}-wal", KEYS_FILE)


@dataclass(frozen=True, slots=True)
class Restored:
    """A store was brought back; `kept_aside` is the folder with the one it replaced."""

    folder: Path
    backup: BackupInfo
    verified: Verified
    kept_aside: Path | None = None


def restore(  # noqa: PLR0913 - the last ones only by keyword and seldom
    backup: Path,
    target: Path,
    key: UnlockedKey,
    *,
    author: str,
    clock: Clock,
    watch: Watch = UNWATCHED,
    reassess: Reassess | None = None,
) -> Restored:
    """The store at `target` is the one in `backup`, checked, with the restore in its log.

    If nothing lies at `target` it is a new folder, whole or not at all. If a store does, it must
    be the same store, not open anywhere; what it held is kept in a folder `replaced-...` inside
    it, which can be opened like a store. Its backups stay, and none is thinned out for a week.

    Args:
        backup: the folder of the backup.
        target: the store's folder, its name ending in .poems.
        key: from `unlock_key` or `unlock_with_recovery`, given the backup's folder: a backup opens
            with the passphrase of its day.
        author: who restores, for the log.
        clock: the time, aware and in UTC.
        watch: who hears of progress and may stop; up to the exchange, nothing is changed.
        reassess: see `verifying.Reassess`.

    Raises:
        BackupDamaged, OtherStore, BackupNoRoom, BackupCancelled, BackupBusy; StoreInUse and
        other `StoreError`.

    """
    with at_place(backup):
        info = read_backup(backup)
    if (info.contents.store_id, info.contents.generation) != (key.store_id, key.generation):
        raise KeyOutOfDate
    job = _Job(info, key, author, clock(), watch, reassess)
    if os.path.lexists(target):
        return _in_place(job, target)
    with translated(target.parent), new_folder(target) as work:
        verified = _prepare(job, work)
    return Restored(target, info, verified)


@dataclass(frozen=True, slots=True)
class _Job:
    info: BackupInfo
    key: UnlockedKey
    author: str
    now: datetime
    watch: Watch
    reassess: Reassess | None


def unpack(info: BackupInfo, work: Path, watch: Watch) -> None:
    """The records of the backup, then its keys, lie in the folder `work`, as their digests say.

    Raises:
        BackupDamaged, BackupNoRoom, BackupPlaceVanished, BackupCancelled.

    """
    require_intact(info, watch, step="restoring")
    if shutil.disk_usage(work).free < info.records_bytes:
        raise BackupNoRoom
    with at_place(info.path):
        for name in (RECORDS_FILE, KEYS_FILE):
            copy_file(
                info.path / name,
                work / name,
                lambda done: watch.tell("restoring", min(done, info.records_bytes), done),
            )


def verify_unpacked(
    info: BackupInfo, work: Path, key: UnlockedKey, watch: Watch, reassess: Reassess | None
) -> Verified:
    """What `unpack` put into `work` is what the manifest says.

    Raises:
        BackupDamaged, BackupFailed, BackupCancelled.

    """
    require_sealed(info, key)
    with keyed(work / RECORDS_FILE, key, "ro") as connection:
        verify_pages(connection, watch)
        try:
            with watch.over(connection):
                return verify_contents(connection, key, info.contents, watch, reassess)
        except StoreCorrupt as error:
            raise BackupDamaged from error
        except dbapi.DatabaseError as error:
            if not is_damage(error):
                raise
            raise BackupDamaged from error


def _prepare(job: _Job, work: Path) -> Verified:
    """`work` holds a store that can be opened: unpacked, checked, the restore in its log."""
    unpack(job.info, work, job.watch)
    verified = verify_unpacked(job.info, work, job.key, job.watch, job.reassess)
    database = open_records(work, job.key)  # Brings an earlier schema up to date.
    try:
        connection = database.connection
        with database.writing():
            if verified.chain != job.info.contents.head_seq:
                verified = _verify_updated(job, connection)
            append_event(
                connection,
                "restore",
                job.info.details(),
                store_id=job.key.store_id,
                author=job.author,
                role=job.key.user.role if job.key.user else "recovery",
                at=job.now,
            )
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()
    sync(work / RECORDS_FILE)
    return verified


def _verify_updated(job: _Job, connection: dbapi.Connection) -> Verified:
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM revision").fetchone()
    try:
        chain = require_chain(connection, job.key.store_id, last)
    except SourceDamaged as error:
        raise BackupDamaged from error
    return Verified(chain, *reassess_sample(connection, job.reassess))


def _in_place(job: _Job, target: Path) -> Restored:
    _require_same_store(target, job.key.store_id)
    with only_one(target), translated(target):
        lease = Lease(target)
        try:
            settle_leased(target)
            _rest_rotation(target, job.now)
            work = target / RESTORING
            work.mkdir(mode=0o700)
            try:
                verified = _prepare(job, work)
                _gather_log(target, job.key)
                _keep_aside(target, work / ASIDE)
            except BaseException:
                discard(work)
                raise
            aside = exchange(target, job.now)
        finally:
            lease.release()
    return Restored(target, job.info, verified, aside)


def _gather_log(target: Path, key: UnlockedKey) -> None:
    """What the old store's log holds is in its records, if they can still be read."""
    try:
        with keyed(target / RECORDS_FILE, key, "rw") as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except dbapi.Error:
        return  # Damaged, missing or of another key: it is kept aside as it is.


def _keep_aside(target: Path, aside: Path) -> None:
    """The folder `aside` has the records and keys of `target` as they are; they stay in place."""
    aside.mkdir(mode=0o700)
    for name in _REPLACED:
        if (target / name).is_file():
            _same_file(target / name, aside / name)
    sync(aside)


def _same_file(source: Path, copy: Path) -> None:
    try:
        os.link(source, copy)  # At once and without room; both names are replaced, not rewritten.
    except OSError:
        copy_file(source, copy, lambda _: None)  # Sticks and some shares know no links.


def _require_same_store(target: Path, store_id: str) -> None:
    # A folder of anything else is not to be written to; a store without its files may be.
    if target.suffix != SUFFIX or not target.is_dir():
        msg = "This is not a store's folder. Nothing was changed. Choose one that ends in .poems."
        raise OtherStore(msg)
    try:
        found = read_key_file(target).store_id
    except (StoreError, OSError):
        return
    if found != store_id:
        raise OtherStore


def _rest_rotation(target: Path, now: datetime) -> None:
    ledger = read_ledger(target)
    if not ledger.readable:
        ledger = Ledger()
    until = instant_text(now + ROTATION_RESTS)
    write_ledger(target, ledger.model_copy(update={"rotation_rests_until": until}))
