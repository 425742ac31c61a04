"""A copy of a store that is proven equal before it bears its name; made before a migration."""

import hashlib
import shutil
from itertools import count
from pathlib import Path
from typing import Final

from poems_desktop.store.database import FORMAT, connect_to_read
from poems_desktop.store.errors import MigrationFailed
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.places import (
    KEYS_FILE,
    RECORDS_FILE,
    SUFFIX,
    ensure_private_folder,
    sync,
    write_private,
)
from poems_desktop.store.sqlcipher import dbapi

BACKUPS_FOLDER: Final = "backups"
_TRUTH: Final = ("store_meta", "revision", "draft")


def copy_before_migration(connection: dbapi.Connection, folder: Path, key: UnlockedKey) -> Path:
    """A whole store, as it is before a migration, under `backups/`; it opens as any store does.

    Nobody else may write meanwhile.

    Raises:
        MigrationFailed: if the copy is not equal to the records.
        Errors of SQLCipher and the system.

    """
    backups = folder / BACKUPS_FOLDER
    ensure_private_folder(backups)
    (seq,) = connection.execute("SELECT coalesce(max(seq), 0) FROM revision").fetchone()
    names = (f"before-schema-{FORMAT}-entry-{seq}-{number}{SUFFIX}" for number in count(1))
    destination = next(backups / name for name in names if not (backups / name).exists())
    copy_verified(connection, folder, key, destination)
    return destination


def copy_verified(
    connection: dbapi.Connection, folder: Path, key: UnlockedKey, destination: Path
) -> None:
    """The records behind `connection` and their `keys.json` lie in `destination`, proven equal.

    Raises:
        MigrationFailed: if the copy is not equal.
        Errors of SQLCipher and the system; nothing bears the name `destination` then.

    """
    work = destination.with_name(f".{destination.name}.partial")
    if work.exists():
        shutil.rmtree(work)  # Left by a crash.
    work.mkdir(mode=0o700)
    try:
        write_private(work / RECORDS_FILE, b"")
        connection.execute("VACUUM INTO ?", (str(work / RECORDS_FILE),))
        write_private(work / KEYS_FILE, (folder / KEYS_FILE).read_bytes())
        sync(work / RECORDS_FILE)
        _require_equal(connection, work / RECORDS_FILE, key)
        sync(work)
        work.rename(destination)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    sync(destination.parent)


def _require_equal(connection: dbapi.Connection, records: Path, key: UnlockedKey) -> None:
    copy = connect_to_read(records, key)
    try:
        sound = not copy.execute("PRAGMA cipher_integrity_check").fetchall()
        if not sound or copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise MigrationFailed
        for table in _TRUTH:
            if _content_digest(copy, table) != _content_digest(connection, table):
                raise MigrationFailed
    finally:
        copy.close()


def _content_digest(connection: dbapi.Connection, table: str) -> str:
    sha = hashlib.sha256()
    for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1"):  # noqa: S608 - ours
        sha.update(repr(row).encode("utf-8", "surrogatepass"))
    return sha.hexdigest()
