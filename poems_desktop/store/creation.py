"""Making a store and opening its key: the slow parts, safe in any thread."""

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from poems_desktop.store.boundary import translated
from poems_desktop.store.database import Database
from poems_desktop.store.key_file import KeyFile, read_key_file
from poems_desktop.store.keys import DEFAULT_KDF, KEY_BYTES, KdfCost, UnlockedKey, unwrap, wrap
from poems_desktop.store.places import (
    RECORDS_FILE,
    new_folder,
    require_store,
    sync,
    write_private,
)
from poems_desktop.store.revisions import instant_text

OWNER = "owner"


def create_store(
    folder: Path,
    passphrase: str,
    *,
    clock: Callable[[], datetime],
    kdf: KdfCost = DEFAULT_KDF,
) -> UnlockedKey:
    """An empty encrypted store lies at `folder`, whole or not at all; its key, for `Store.open`.

    Slow by intent (key derivation); call it from a worker thread. Who gets the key wipes it.

    Raises:
        EmptyPassphrase, StoreExists, StoreFull, StoreReadOnly and other `StoreError`.

    """
    key = UnlockedKey(secrets.token_hex(16), 1, bytearray(secrets.token_bytes(KEY_BYTES)))
    try:
        wrapped = wrap(key, OWNER, passphrase, kdf)
        with translated(folder.parent), new_folder(folder) as work:
            KeyFile(key.store_id, key.generation, (wrapped,)).write(work)
            _make_records(work, key, clock())
    except BaseException:
        key.wipe()
        raise
    return key


def unlock_key(folder: Path, passphrase: str, *, label: str = OWNER) -> UnlockedKey:
    """The data key of the store at `folder`, for `Store.open`.

    Slow by intent (key derivation); call it from a worker thread. Who gets the key wipes it.

    Raises:
        WrongPassphrase, NotAStore, StoreCorrupt, StoreNewer and other `StoreError`.

    """
    with translated(folder):
        require_store(folder)
        file = read_key_file(folder)
        return unwrap(file.entry(label), file.store_id, file.generation, passphrase)


def _make_records(work: Path, key: UnlockedKey, now: datetime) -> None:
    # sqlite-utils takes a third of a second to import; only a store's making or upgrade needs it.
    from poems_desktop.store.migrations import migrate

    records = work / RECORDS_FILE
    write_private(records, b"")  # SQLite gives its side files the permissions of this one.
    database = Database(work, key, fresh=True)
    try:
        # Nobody sees the file before it is synced as a whole, below.
        database.connection.execute("PRAGMA synchronous = OFF")
        migrate(database.connection)
        with database.writing() as connection:
            (version,) = connection.execute("PRAGMA cipher_version").fetchone()
            connection.executemany(
                "INSERT INTO store_meta (name, value) VALUES (?, ?)",
                [
                    ("store_id", key.store_id),
                    ("key_generation", str(key.generation)),
                    ("created_at", instant_text(now)),
                    ("cipher_version", version),
                ],
            )
    finally:
        database.close()
    sync(records)
