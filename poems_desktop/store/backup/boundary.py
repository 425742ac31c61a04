"""Errors of a place for backups become known errors. Those of the store: `store.boundary`."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from poems_desktop.store.backup.errors import (
    BackupDamaged,
    BackupError,
    BackupFailed,
    BackupNoRoom,
    BackupPlaceReadOnly,
    BackupPlaceVanished,
)
from poems_desktop.store.sqlcipher import dbapi

_BY_RESULT_CODE: dict[int, type[BackupError]] = {
    3: BackupPlaceReadOnly,  # PERM
    5: BackupFailed,  # BUSY: somebody else holds a file that only this run knows
    8: BackupPlaceReadOnly,  # READONLY
    10: BackupFailed,  # IOERR
    11: BackupDamaged,  # CORRUPT
    13: BackupNoRoom,  # FULL
    14: BackupPlaceReadOnly,  # CANTOPEN
    26: BackupDamaged,  # NOTADB
}
# What `Connection.backup` raises bears no code, only the text that SQLite has for it.
_BY_TEXT: dict[str, int] = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
_DAMAGE = (11, 26)  # CORRUPT, NOTADB
_BY_ERRNO: dict[int, type[BackupError]] = {
    errno.ENOSPC: BackupNoRoom,
    errno.EDQUOT: BackupNoRoom,
    errno.EACCES: BackupPlaceReadOnly,
    errno.EPERM: BackupPlaceReadOnly,
    errno.EROFS: BackupPlaceReadOnly,
    errno.ENOENT: BackupPlaceVanished,
    errno.ENOTDIR: BackupPlaceVanished,
    errno.ENODEV: BackupPlaceVanished,
    errno.ENXIO: BackupPlaceVanished,
    errno.ESTALE: BackupPlaceVanished,
}


@contextmanager
def at_place(place: Path) -> Iterator[None]:
    """Errors of SQLCipher and the system inside the block leave it as `BackupError`.

    Args:
        place: the folder that holds the backups, asked whether it is still there.

    Raises:
        BackupError: for what can happen to a correct program; a bug's exception passes unchanged.

    """
    try:
        yield
    except dbapi.Error as error:
        known = known_error(error, place)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        if not place.is_dir():
            raise BackupPlaceVanished from error
        known_class = _BY_ERRNO.get(error.errno or 0, BackupFailed)
        raise known_class from error


def is_damage(error: dbapi.Error) -> bool:
    """Whether `error` says that what was read is broken, and not that reading failed."""
    return _code(error) in _DAMAGE


def known_error(error: dbapi.Error, place: Path) -> BackupError | None:
    """What `error` of SQLCipher means for a backup at `place`; None if it is a bug."""
    known = _BY_RESULT_CODE.get(_code(error))
    if known is None:
        return None
    if not place.is_dir():
        return BackupPlaceVanished()
    return known()


def _code(error: dbapi.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code or _BY_TEXT.get(str(error), 0)
