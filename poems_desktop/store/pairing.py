"""`keys.json` and `records.db` as a pair, while the key is renewed and after that was cut short.

The steps are told in `rotation`.
"""

import hmac
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from poems_desktop.store.canonical import canonical_json
from poems_desktop.store.database import connect_to_read
from poems_desktop.store.errors import StoreBusy, StoreInUse
from poems_desktop.store.key_errors import KeysAltered
from poems_desktop.store.key_file import (
    KeyFile,
    Previous,
    locked_keys,
    read_key_file,
    write_key_file,
)
from poems_desktop.store.keys import KEY_BYTES, NONCE_BYTES, UnlockedKey, WrappedKey, reseal
from poems_desktop.store.lease import Lease
from poems_desktop.store.places import RECORDS_FILE
from poems_desktop.store.sqlcipher import dbapi
from poems_desktop.store.unlocking import ROTATION_WORK

_NOT_A_DATABASE = 26


def settle(folder: Path, file: KeyFile, key: UnlockedKey) -> UnlockedKey:
    """The key that opens the records at `folder`, once a rotation that was cut short is settled.

    `file` is what `keys.json` says and `key` what was unlocked with it; whichever of the two keys
    is not given back is wiped.

    Raises:
        StoreInUse: if a rotation is going on, or somebody has the store open.
        KeysAltered, StoreBusy; errors of SQLCipher and the system.

    """
    old = None if file.previous is None else _open_previous(file, file.previous, key)
    try:
        with _alone(folder) as writable:
            fitting = _fitting(folder, old, key)
            if writable:
                _require_same(folder, file)
                with suppress(OSError):  # Else it is settled another time.
                    _tidy(folder, file, fitting)
    except BaseException:
        for each in (old, key):
            if each is not None:
                each.wipe()
        raise
    for each in (old, key):
        if each is not None and each is not fitting:
            each.wipe()
    return fitting


def drop_left_behind(folder: Path) -> None:
    """No work folder of a rotation is left, unless somebody is at work there."""
    with suppress(OSError, StoreInUse), _alone(folder) as writable:
        if writable:
            _drop_work(folder)


def resealed(file: KeyFile, key: UnlockedKey) -> KeyFile:
    """`file` with `key` sealed for every holder that held the one before."""

    def sealed(entry: WrappedKey) -> WrappedKey:
        return entry if entry.sealed is None else reseal(entry, key)

    return KeyFile(
        file.store_id,
        key.generation,
        tuple((user, sealed(entry)) for user, entry in file.users),
        None if file.recovery is None else sealed(file.recovery),
    )


@contextmanager
def work_folder(folder: Path) -> Iterator[Path]:
    """A folder for a rotation inside the store's folder, gone when the block ends."""
    _drop_work(folder)
    work = folder / f"{ROTATION_WORK}{secrets.token_hex(4)}"
    work.mkdir(mode=0o700)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _work_folders(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.name.startswith(ROTATION_WORK))


def _drop_work(folder: Path) -> None:
    for left in list(_work_folders(folder)):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Nobody else writes to the store or its keys; False where the folder cannot be written."""
    try:
        lease = Lease(folder)
    except OSError:
        yield False
        return
    try:
        with locked_keys(folder):
            yield True
    finally:
        lease.release()


def _fitting(folder: Path, old: UnlockedKey | None, new: UnlockedKey) -> UnlockedKey:
    if old is not None and not _fits(folder, new) and _fits(folder, old):
        return old
    return new


def _fits(folder: Path, key: UnlockedKey) -> bool:
    try:
        connect_to_read(folder / RECORDS_FILE, key).close()
    except dbapi.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != _NOT_A_DATABASE:
            raise
        return False
    return True


def _require_same(folder: Path, file: KeyFile) -> None:
    if read_key_file(folder) != file:
        raise StoreBusy


def _tidy(folder: Path, file: KeyFile, fitting: UnlockedKey) -> None:
    if fitting.generation == file.generation:
        write_key_file(folder, replace(file, previous=None), fitting)
    else:
        write_key_file(folder, resealed(file, fitting), fitting)
    _drop_work(folder)


def seal_previous(old: UnlockedKey, new: UnlockedKey) -> Previous:
    """`old` for who holds `new`, and for nobody else."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(_under(new)).encrypt(nonce, old.data_key, _bound(new, old.generation))
    return Previous(old.generation, nonce, sealed)


def _open_previous(file: KeyFile, previous: Previous, new: UnlockedKey) -> UnlockedKey:
    data_key = bytearray(KEY_BYTES)
    bound_to = _bound(new, previous.generation)
    try:
        AESGCM(_under(new)).decrypt_into(previous.nonce, previous.wrapped, bound_to, data_key)
    except InvalidTag:
        new.wipe()
        raise KeysAltered from None
    return UnlockedKey(file.store_id, previous.generation, data_key, new.user)


def _under(key: UnlockedKey) -> bytes:
    return hmac.new(key.data_key, b"poems-desktop key before this one", "sha256").digest()


def _bound(new: UnlockedKey, generation: int) -> bytes:
    parts = {"store_id": new.store_id, "generation": new.generation, "previous": generation}
    return canonical_json(parts).encode("utf-8")
