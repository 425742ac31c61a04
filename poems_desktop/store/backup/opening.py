"""Keyed connections for copies: one file each, without the side files of a store in use."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol, cast

from poems_desktop.store.keys import UnlockedKey, wipe
from poems_desktop.store.sqlcipher import dbapi

Mode = Literal["ro", "rw"]

_BUSY_MS = 5000
_PRAGMAS = (
    "PRAGMA cipher_compatibility = 4",
    f"PRAGMA busy_timeout = {_BUSY_MS}",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
)


class _Keyed(Protocol):
    def set_key(self, key: bytearray) -> None: ...


@contextmanager
def keyed(records: Path, key: UnlockedKey, mode: Mode) -> Iterator[dbapi.Connection]:
    """A connection to the existing file `records`, closed when the block ends.

    Raises:
        Errors of SQLCipher; at the first statement that reads if the key does not fit.

    """
    connection = dbapi.connect(_uri(records, mode), uri=True, isolation_level=None)
    try:
        _unlock(connection, key.data_key)
        yield connection
    finally:
        connection.close()


def _unlock(connection: dbapi.Connection, data_key: bytearray) -> None:
    # In this order, and by set_key, for the reasons given in poems_desktop.store.database.
    connection.execute("PRAGMA cipher_log_level = NONE")
    literal = bytearray(b"x'" + data_key.hex().encode("ascii") + b"'")
    try:
        cast("_Keyed", connection).set_key(literal)
    finally:
        wipe(literal)
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _uri(path: Path, mode: Mode) -> str:
    text = path.absolute().as_posix()
    for sign, escaped in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        text = text.replace(sign, escaped)
    return f"file://{'' if text.startswith('/') else '/'}{text}?mode={mode}"
