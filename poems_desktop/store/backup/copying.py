"""Records copied page by page, as they stood at one moment, while others go on writing."""

import os
from pathlib import Path

from poems_desktop.store.backup.boundary import known_error
from poems_desktop.store.backup.errors import BackupDamaged, SourceDamaged
from poems_desktop.store.backup.opening import keyed
from poems_desktop.store.backup.watching import Watch
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.places import RECORDS_FILE, sync, write_private
from poems_desktop.store.sqlcipher import dbapi

_PAGES_AT_ONCE = 500  # 2 MB: some ten milliseconds between two looks at `stop`.


def copy_records(source: dbapi.Connection, work: Path, key: UnlockedKey, watch: Watch) -> Path:
    """`records.db` in the folder `work` is the copy, encrypted with the same key, on the disk.

    `source` must be inside a transaction that has read: its moment is what is copied, and
    writers neither wait for the copy nor make it begin again.

    Raises:
        SourceDamaged: if a page of the source cannot be read.
        BackupCancelled, and other `BackupError`.

    """
    records = work / RECORDS_FILE
    write_private(records, b"")
    try:
        with keyed(records, key, "rw") as target:
            # Nobody sees the file before it is synced as a whole and has its name.
            target.execute("PRAGMA journal_mode = OFF")
            target.execute("PRAGMA synchronous = OFF")
            source.backup(
                target,
                pages=_PAGES_AT_ONCE,
                progress=lambda _, left, total: watch.tell("copying", total - left, total),
            )
            # The copied header says WAL; a backup is one file, readable on a locked medium.
            target.execute("PRAGMA journal_mode = DELETE")
    except dbapi.Error as error:
        known = known_error(error, work)
        if known is None:
            raise
        if isinstance(known, BackupDamaged):
            # Nothing was in the target that could be damaged.
            raise SourceDamaged from error
        raise known from error
    sync(records)
    return records


def size_of(source: dbapi.Connection) -> int:
    """How many bytes a copy of the records will take."""
    (pages,) = source.execute("PRAGMA page_count").fetchone()
    (size,) = source.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(size)


def sync_folder(folder: Path) -> None:
    """Names in `folder` are on the disk."""
    if os.name != "nt":
        sync(folder)
