"""Which error of SQLCipher or the system becomes which known error, and which stays a bug."""

import errno
from pathlib import Path

import pytest

from poems_desktop.store.boundary import translated
from poems_desktop.store.errors import (
    NotAStore,
    NotEnoughMemory,
    StoreBusy,
    StoreCorrupt,
    StoreDiskError,
    StoreError,
    StoreExists,
    StoreFull,
    StoreReadOnly,
    StoreVanished,
)
from poems_desktop.store.keys import Argon2id, KdfCost, UnlockedKey, wrap
from poems_desktop.store.sqlcipher import dbapi


def of_sqlite(code: int) -> Exception:
    error = dbapi.OperationalError("as SQLite says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "known"),
    [
        (5, StoreBusy),
        (517, StoreBusy),  # BUSY_SNAPSHOT
        (6, StoreBusy),
        (10, StoreDiskError),
        (778, StoreDiskError),  # IOERR_WRITE
        (11, StoreCorrupt),
        (13, StoreFull),
        (14, StoreReadOnly),
        (1544, StoreReadOnly),  # READONLY_DIRECTORY
        (1032, StoreVanished),
        (26, StoreCorrupt),
    ],
)
def test_known_results_of_sqlite(tmp_path: Path, code: int, known: type[StoreError]) -> None:
    with pytest.raises(known) as caught, translated(tmp_path):
        raise of_sqlite(code)
    assert isinstance(caught.value.__cause__, dbapi.Error)


def test_a_failing_disk_whose_folder_is_gone_has_vanished(tmp_path: Path) -> None:
    for code in (8, 10, 14):
        with pytest.raises(StoreVanished), translated(tmp_path / "gone"):
            raise of_sqlite(code)


@pytest.mark.parametrize("code", [1, 7, 19, 21])
def test_other_results_of_sqlite_are_bugs_and_pass_unchanged(tmp_path: Path, code: int) -> None:
    with pytest.raises(dbapi.OperationalError, match="as SQLite says"), translated(tmp_path):
        raise of_sqlite(code)


@pytest.mark.parametrize(
    ("number", "known"),
    [
        (errno.ENOSPC, StoreFull),
        (errno.EACCES, StoreReadOnly),
        (errno.EROFS, StoreReadOnly),
        (errno.ENOENT, StoreVanished),
        (errno.ENOTDIR, NotAStore),
        (errno.EEXIST, StoreExists),
        (errno.EIO, StoreDiskError),
        (None, StoreDiskError),
    ],
)
def test_errors_of_the_system(tmp_path: Path, number: int | None, known: type[StoreError]) -> None:
    with pytest.raises(known), translated(tmp_path):
        raise OSError(number, "as the system says")


def test_other_errors_pass_unchanged(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), translated(tmp_path):
        raise ZeroDivisionError


def test_too_little_memory_for_the_derivation_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def derive_into(*_: object) -> None:
        raise MemoryError

    class Hungry:
        def __init__(self, **_: object) -> None:
            self.derive_into = derive_into

    monkeypatch.setattr(f"{KdfCost.__module__}.{Argon2id.__name__}", Hungry)
    with pytest.raises(NotEnoughMemory):
        wrap(UnlockedKey("s", 1, bytearray(32)), "owner", "pw", KdfCost(1, 64, 1))
