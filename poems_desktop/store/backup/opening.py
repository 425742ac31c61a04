"""Keyed connections for copies: one file each, without the side files of a store in use."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

from poems_desktop.store.database import connect_to_copy
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.sqlcipher import dbapi

Mode = Literal["ro", "rw"]

_WAIT = "PRAGMA busy_timeout = 5000"  # A backup has more patience than a save.


@contextmanager
def keyed(records: Path, key: UnlockedKey, mode: Mode) -> Iterator[dbapi.Connection]:
    """A connection to the existing file `records`, closed when the block ends.

    Raises:
        Errors of SQLCipher; at the first statement that reads if the key does not fit.

    """
    with closing(connect_to_copy(records, key, mode)) as connection:
        connection.execute(_WAIT)
        yield connection
