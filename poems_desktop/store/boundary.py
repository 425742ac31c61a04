"""The one place where errors of SQLCipher and of the file system become known errors."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from poems_desktop.store.errors import (
    NotAStore,
    StoreBusy,
    StoreCorrupt,
    StoreDiskError,
    StoreError,
    StoreExists,
    StoreFull,
    StoreReadOnly,
    StoreVanished,
)
from poems_desktop.store.places import RECORDS_FILE
from poems_desktop.store.sqlcipher import dbapi

# Primary result codes of SQLite (sqlite.org/rescode.html). NOMEM, CONSTRAINT, MISUSE and the
# like are left out on purpose: they are bugs.
_BY_RESULT_CODE: dict[int, type[StoreError]] = {
    3: StoreReadOnly,  # PERM
    5: StoreBusy,  # BUSY
    6: StoreBusy,  # LOCKED
    8: StoreReadOnly,  # READONLY
    10: StoreDiskError,  # IOERR
    11: StoreCorrupt,  # CORRUPT
    13: StoreFull,  # FULL
    14: StoreReadOnly,  # CANTOPEN
    26: StoreCorrupt,  # NOTADB
}
_READONLY = 8
_READONLY_DBMOVED = 1032
_WINDOWS_IN_USE = (32, 33)  # Sharing and lock violations, which have the errno of a refusal.

_BY_ERRNO: dict[int, type[StoreError]] = {
    errno.ENOSPC: StoreFull,
    errno.EDQUOT: StoreFull,
    errno.EACCES: StoreReadOnly,
    errno.EPERM: StoreReadOnly,
    errno.EROFS: StoreReadOnly,
    errno.ENOENT: StoreVanished,
    errno.ENOTDIR: NotAStore,
    errno.EEXIST: StoreExists,
    errno.ENOTEMPTY: StoreExists,
}


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Errors of SQLCipher and the system inside the block leave it as `StoreError`.

    Args:
        folder: the store's folder, asked whether it is still there.

    Raises:
        StoreError: for what can happen to a correct program; a bug's exception passes unchanged.

    """
    try:
        yield
    except dbapi.Error as error:
        known = _of_sqlite(getattr(error, "sqlite_errorcode", 0), folder)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        raise _of_system(error) from error


def _of_sqlite(code: int, folder: Path) -> StoreError | None:
    known = _BY_RESULT_CODE.get(code & 0xFF)
    if known is None:
        return None
    if code == _READONLY_DBMOVED:
        return StoreVanished()
    if known in (StoreDiskError, StoreReadOnly) and not folder.is_dir():
        return StoreVanished()
    if code == _READONLY and os.access(folder / RECORDS_FILE, os.W_OK):
        # After a page that fails its check SQLCipher refuses further writes in this way.
        return StoreCorrupt()
    return known()


def _of_system(error: OSError) -> StoreError:
    if getattr(error, "winerror", None) in _WINDOWS_IN_USE:
        return StoreBusy()
    return _BY_ERRNO.get(error.errno or 0, StoreDiskError)()
