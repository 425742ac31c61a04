"""One keyed connection to `records.db`: opening, pragmas, and the transaction every write uses."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol, cast

from poems_desktop.store.commit_mark import CommitMark, read_mark
from poems_desktop.store.errors import (
    BeingWritten,
    OpenedReadOnly,
    StoreCorrupt,
    StoreDiskError,
    StoreNewer,
    StoreOlder,
    StoreReadOnly,
    StoreVanished,
)
from poems_desktop.store.keys import UnlockedKey, wipe
from poems_desktop.store.places import RECORDS_FILE
from poems_desktop.store.sqlcipher import dbapi

APPLICATION_ID = 0x504F454D  # "POEM"
FORMAT = 2  # The number of migrations; kept as user_version.

_BUSY_MS = 2000
_COPIES = (
    # Named, so that a later default of SQLCipher does not make the store unreadable.
    "PRAGMA cipher_compatibility = 4",
    f"PRAGMA busy_timeout = {_BUSY_MS}",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)
# In KiB: the default of 2 MiB would read and decrypt the same index pages again and again. Unlike
# the pragmas above it reads the file, and so may be the first to meet its damage.
LARGE_CACHE = "PRAGMA cache_size = -65536"
_STORE = (
    *_COPIES,
    LARGE_CACHE,
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # Else INSERT OR REPLACE would delete a revision without asking the triggers.
    "PRAGMA recursive_triggers = ON",
)


_COUNT_COMMIT = """
    INSERT INTO store_meta (name, value) VALUES ('commits', '1')
    ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)
    RETURNING value
"""


class _Keyed(Protocol):
    def set_key(self, key: bytearray) -> None: ...


class Database:
    """The open records of a store. Used from the thread that opened it."""

    __slots__ = (
        *("_as_found", "_identity", "_log_found", "_mark", "_path"),
        *("connection", "read_only"),
    )

    def __init__(
        self, folder: Path, key: UnlockedKey, *, fresh: bool = False, read_only: bool = False
    ) -> None:
        """Opened with `key`; the file must be there, and be empty if `fresh`, else hold records.

        Raises:
            StoreCorrupt, StoreNewer, StoreDiskError; errors of SQLCipher and the system.
            StoreOlder: if `read_only` and the records are of an earlier format.
            BeingWritten: as `connect_to_read`.

        """
        self._path = folder / RECORDS_FILE
        self._identity = _identity(self._path)
        self.read_only = read_only
        self._mark = CommitMark(folder)
        self._log_found = b"" if read_only else _log_left_behind(self._path)
        if not read_only and not os.access(self._path, os.W_OK):
            raise StoreReadOnly  # SQLite would open it and fail at the first save.
        self._as_found: _Sight | None = None
        if read_only:
            self.connection, self._as_found = _connect_to_read(self._path, key)
        else:
            self.connection = _connect(self._path, key, "mode=rw", _STORE)
        try:
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
            OpenedReadOnly: if they were opened for reading only.
            Errors of SQLCipher; the transaction is then undone.

        """
        if self.read_only:
            raise OpenedReadOnly
        self._require_in_place()
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
            self._commit()
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

    def require_as_found(self) -> None:
        """Nothing happens unless the records are read without SQLite's guard and were changed.

        Raises:
            BeingWritten: if they were; what is read may be half old, half new.

        """
        if self._as_found is not None and _sight_of(self._path) != self._as_found:
            raise BeingWritten

    def missing_commits(self) -> int:
        """How many acknowledged saves the records lack: 0 unless their log was damaged or cut."""
        marked = read_mark(self._path.parent)
        row = self.connection.execute(
            "SELECT value FROM store_meta WHERE name = 'commits'"
        ).fetchone()
        return max(0, (marked or 0) - int(row[0] if row else 0))

    def keep_log(self) -> None:
        """The log as it was found at opening is kept beside the records, for an expert."""
        if self._log_found:
            number = read_mark(self._path.parent)
            self._path.with_name(f"damaged-log-{number}.wal").write_bytes(self._log_found)

    def close(self) -> None:
        """The connection is closed; SQLCipher wipes its copy of the key."""
        self.connection.close()

    def _commit(self) -> None:
        try:
            ((number,),) = self.connection.execute(_COUNT_COMMIT).fetchall()
            self.connection.execute("COMMIT")
        except MemoryError:
            # So SQLCipher refuses to write pages after one failed its check.
            raise StoreCorrupt from None
        self._mark.write(int(number))

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
        if self.read_only:
            if self.format < FORMAT:
                raise StoreOlder
            return
        (mode,) = self.connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            msg = (
                "This disk or network place cannot keep records safely while they are written. "
                "Nothing was changed. Move the store to a disk of this computer."
            )
            raise StoreDiskError(msg)


def connect_to_copy(path: Path, key: UnlockedKey, mode: Literal["ro", "rw"]) -> dbapi.Connection:
    """A connection to the existing file `path`, as it takes to copy, check and compare records.

    Raises:
        Errors of SQLCipher; only at the first statement that reads if the key does not fit.

    """
    return _connect(path, key, f"mode={mode}", _COPIES)


def connect_to_read(path: Path, key: UnlockedKey) -> dbapi.Connection:
    """A connection that reads the records at `path` and writes nothing.

    Raises:
        BeingWritten: where nothing can be written beside the records and a log of them is there.
        Errors of SQLCipher and the system.

    """
    connection, _ = _connect_to_read(path, key)
    return connection


def _connect_to_read(path: Path, key: UnlockedKey) -> "tuple[dbapi.Connection, _Sight | None]":
    try:
        return _read_once(path, key, "mode=ro"), None
    except dbapi.OperationalError:
        # Where nothing can be written beside the file, SQLite cannot join in its log, nor see
        # that others write. The file alone is read only while no log holds what it does not, and
        # for as long as it stays as it is.
        found = _sight_of(path)
        if any(found[1:]):
            raise BeingWritten from None
        return _read_once(path, key, "mode=ro&immutable=1"), found


# The file itself, then the sizes of its two possible logs.
_Sight = tuple[tuple[int, int, int], int, int]


def _sight_of(path: Path) -> _Sight:
    status = path.stat()
    log, journal = (_size_of(path.with_name(f"{RECORDS_FILE}-{end}")) for end in ("wal", "journal"))
    return (status.st_ino, status.st_size, status.st_mtime_ns), log, journal


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _read_once(path: Path, key: UnlockedKey, options: str) -> dbapi.Connection:
    connection = _connect(path, key, options, _STORE)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(
    path: Path, key: UnlockedKey, options: str, pragmas: tuple[str, ...]
) -> dbapi.Connection:
    connection = dbapi.connect(_uri(path, options), uri=True, isolation_level=None)
    try:
        _unlock(connection, key.data_key)
        for pragma in pragmas:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: dbapi.Connection, data_key: bytearray) -> None:
    # First, else SQLCipher writes to the error stream. `set_key` and not PRAGMA key: a pragma's
    # text would stay in the connection's statement cache.
    connection.execute("PRAGMA cipher_log_level = NONE")
    literal = bytearray(b"x'" + data_key.hex().encode("ascii") + b"'")
    try:
        cast("_Keyed", connection).set_key(literal)
    finally:
        wipe(literal)


def _uri(path: Path, options: str) -> str:
    # mode=rw: a file that is missing must not be made anew. An empty authority before the path
    # keeps drive letters and network paths of Windows valid.
    text = path.absolute().as_posix()
    for sign, escaped in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        text = text.replace(sign, escaped)
    return f"file://{'' if text.startswith('/') else '/'}{text}?{options}"


def _log_left_behind(path: Path) -> bytes:
    """What a program that died left in the log, before SQLite reads as much of it as it can."""
    wal = path.with_name(f"{RECORDS_FILE}-wal")
    return wal.read_bytes() if wal.exists() else b""


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
