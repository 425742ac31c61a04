"""The folder of a store: its files, their permissions, and how a new one appears at once."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from poems_desktop.store.errors import NotAStore, StoreExists

SUFFIX = ".poems"
RECORDS_FILE = "records.db"
KEYS_FILE = "keys.json"
BINARY = getattr(os, "O_BINARY", 0)


def require_store(folder: Path) -> None:
    """Nothing happens if `folder` looks like a whole store.

    Raises:
        NotAStore: naming what is missing.
        OSError: if the system does not let the program look.

    """
    if not folder.exists():
        raise NotAStore
    if not folder.is_dir():
        msg = (
            "This is a file, not a store. It was left as it is. "
            "Choose a folder whose name ends in .poems."
        )
        raise NotAStore(msg)
    if not (folder / RECORDS_FILE).is_file():
        msg = (
            "This folder is not a store, or its file records.db is missing. Nothing was changed. "
            "Choose another folder, or bring back records.db from a backup."
        )
        raise NotAStore(msg)
    if not (folder / KEYS_FILE).is_file():
        msg = (
            "The store's file keys.json is missing; without it no passphrase opens the records. "
            "Nothing was changed. Bring back keys.json from a backup of this store."
        )
        raise NotAStore(msg)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A working folder that becomes `folder` in one step when the block ends well.

    Whatever interrupts the block, nothing half made ever bears the final name.

    Raises:
        StoreExists: if something already lies at `folder`.
        NotAStore: if the name does not end in .poems.
        OSError: if the system refuses.

    """
    if folder.suffix != SUFFIX:
        msg = "The name of a store's folder must end in .poems. Nothing was made."
        raise NotAStore(msg)
    if os.path.lexists(folder):
        raise StoreExists
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        msg = (
            "A part of this path is a file, not a folder, so no store was made. "
            "Choose another folder."
        )
        raise NotAStore(msg) from None
    work = folder.parent / f".{folder.stem}.new-{secrets.token_hex(4)}"
    work.mkdir(mode=0o700)
    try:
        yield work
        sync(work)
        work.rename(folder)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    sync(folder.parent)


def ensure_private_folder(folder: Path) -> None:
    """`folder` is there, on the disk, and a new one is readable by its owner only.

    Raises:
        OSError: if the system refuses.

    """
    if not folder.is_dir():
        folder.mkdir(mode=0o700)
        sync(folder.parent)


def write_private(path: Path, content: bytes) -> None:
    """`content` on the disk under the new name `path`, readable by its owner only."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync(path: Path) -> None:
    """What was written to the file or folder `path` is on the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows has no handle to sync for a folder.
    descriptor = os.open(path, os.O_RDWR | BINARY if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
