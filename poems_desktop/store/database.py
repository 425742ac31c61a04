"""One keyed connection to `records.db`: opening, pragmas, and the transaction every write uses."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from poems_desktop.store.errors import (
    StoreCorrupt,
    StoreDiskError,
    StoreNewer,
    StoreReadOnly,
    StoreVanished,
)
from poems_desktop.store.keys import UnlockedKey, wipe
from poems_desktop.store.places import RECORDS_FILE
from poems_desktop.store.sqlcipher import dbapi

APPLICATION_ID = 0x504F454D  # "POEM"
FORMAT = 1  # The number of migrations; kept as user_version.

_BUSY_MS = 2000
_PRAGMAS = (
    # Named, so that a later default of SQLCipher does not make the store unreadable.
    "PRAGMA cipher_compatibility = 4",
    f"PRAGMA busy_timeout = {_BUSY_MS}",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    # Else INSERT OR REPLACE would delete a revision without asking the triggers.
    "PRAGMA recursive_triggers = ON",
)


class _Keyed(Protocol):
    def set_key(self, key: bytearray) -> None: ...


class Database:
    """The open records of a store. Used from the thread that opened it."""

    __slots__ = ("_identity", "_path", "connection")

    def __init__(self, folder: Path, key: UnlockedKey, *, fresh: bool = False) -> None:
        """Opened with `key`; the file must be there, and be empty if `fresh`, else hold records.

        Raises:
            StoreCorrupt, StoreNewer, StoreDiskError; errors of SQLCipher and the system.

        """
        self._path = folder / RECORDS_FILE
        self._identity = _identity(self._path)
        if not os.access(self._path, os.W_OK):
            raise StoreReadOnly  # SQLite would open it and fail at the first save.
        self.connection = dbapi.connect(_uri(self._path), uri=True, isolation_level=None)
        try:
            _unlock(self.connection, key.data_key)
            self._require_known_format(fresh=fresh)
        except BaseException:
            self.connection.close()
            raise

    @property
    def format(self) -> int:
        """How many migrations the file has seen."""
        (number,) = self.connection.execute("PRAGMA user_version").fetchone()
        return int(number)

    @contextmanager
    def writing(self) -> Iterator[dbapi.Connection]:
        """One transaction: all of the block is on the disk when it ends, or none of it.

        Raises:
            StoreVanished: if the files are no longer the ones that were opened.
            Errors of SQLCipher; the transaction is then undone.

        """
        self._require_in_place()
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        self._require_in_place()
        if not self._path.with_name(f"{RECORDS_FILE}-wal").exists():
            raise StoreVanished

    def require_of(self, key: UnlockedKey) -> None:
        """Nothing happens if the records are those that `key` belongs to.

        Raises:
            StoreCorrupt: if `keys.json` and `records.db` come from different stores or days.

        """
        stored = dict(self.connection.execute("SELECT name, value FROM store_meta"))
        expected = (key.store_id, str(key.generation))
        if (stored.get("store_id"), stored.get("key_generation")) != expected:
            msg = (
                "The store's files keys.json and records.db do not belong together. Nothing was "
                "changed. Bring back both from the same backup."
            )
            raise StoreCorrupt(msg)

    def close(self) -> None:
        """The connection is closed; SQLCipher wipes its copy of the key."""
        self.connection.close()

    def _require_in_place(self) -> None:
        # On Linux and macOS SQLite would go on writing into a removed file.
        try:
            now = _identity(self._path)
        except FileNotFoundError:
            raise StoreVanished from None
        if now != self._identity:
            raise StoreVanished

    def _require_known_format(self, *, fresh: bool) -> None:
        if self.format > FORMAT:
            raise StoreNewer
        (application,) = self.connection.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID and not fresh:
            # Stores are made whole or not at all: this file was emptied or replaced.
            raise StoreCorrupt
        (mode,) = self.connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            msg = (
                "This disk or network place cannot keep records safely while they are written. "
                "Nothing was changed. Move the store to a disk of this computer."
            )
            raise StoreDiskError(msg)


def _unlock(connection: dbapi.Connection, data_key: bytearray) -> None:
    # First, else SQLCipher writes to the error stream. `set_key` and not PRAGMA key: a pragma's
    # text would stay in the connection's statement cache.
    connection.execute("PRAGMA cipher_log_level = NONE")
    literal = bytearray(b"x'" + data_key.hex().encode("ascii") + b"'")
    try:
        cast("_Keyed", connection).set_key(literal)
    finally:
        wipe(literal)
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _uri(path: Path) -> str:
    # mode=rw: a file that is missing must not be made anew. An empty authority before the path
    # keeps drive letters and network paths of Windows valid.
    text = path.absolute().as_posix()
    for sign, escaped in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        text = text.replace(sign, escaped)
    return f"file://{'' if text.startswith('/') else '/'}{text}?mode=rw"


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
