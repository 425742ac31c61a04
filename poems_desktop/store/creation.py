"""Making a store: slow by intent, safe in any thread. Opening its key is in `unlocking`."""

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from poems_desktop.store.boundary import translated
from poems_desktop.store.database import Database
from poems_desktop.store.key_file import KeyFile, write_key_file
from poems_desktop.store.keys import DEFAULT_KDF, KEY_BYTES, KdfCost, UnlockedKey, wrap
from poems_desktop.store.places import (
    RECORDS_FILE,
    new_folder,
    sync,
    write_private,
)
from poems_desktop.store.revisions import instant_text
from poems_desktop.store.roles import User
from poems_desktop.store.unlocking import unlock_key, unlock_with_recovery
from poems_desktop.store.users import fit_name

__all__ = ["OWNER", "create_store", "unlock_key", "unlock_with_recovery"]

OWNER = "owner"


def create_store(
    folder: Path,
    passphrase: str,
    *,
    clock: Callable[[], datetime],
    kdf: KdfCost = DEFAULT_KDF,
    author: str = "Owner",
) -> UnlockedKey:
    """An empty encrypted store lies at `folder`, whole or not at all; its key, for `Store.open`.

    `author` is the first user, a physician. Slow by intent (key derivation); call it from a
    worker thread. Who gets the key wipes it.

    Raises:
        EmptyPassphrase, UserNameUnfit, StoreExists, StoreFull, StoreReadOnly and other
        `StoreError`.

    """
    user = User(OWNER, fit_name(author), "physician")
    data_key = bytearray(secrets.token_bytes(KEY_BYTES))
    key = UnlockedKey(secrets.token_hex(16), 1, data_key, user)
    try:
        wrapped = wrap(key, user.id, passphrase, kdf)
        file = KeyFile(key.store_id, key.generation, ((user, wrapped),))
        with translated(folder.parent), new_folder(folder) as work:
            write_key_file(work, file, key)
            _make_records(work, key, clock())
    except BaseException:
        key.wipe()
        raise
    return key


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
