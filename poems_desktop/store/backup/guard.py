"""One backup, proof or restore of a store at a time, over all processes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from poems_desktop.store.backup.boundary import at_place
from poems_desktop.store.backup.errors import BackupBusy
from poems_desktop.store.backup.ledger import backups_folder
from poems_desktop.store.errors import NotAStore
from poems_desktop.store.places import sync

LOCK_FILE: Final = "backup.lock"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Inside the block no other backup, proof or restore of the store at `folder` runs.

    Raises:
        BackupBusy: if one is running.
        NotAStore, BackupPlaceReadOnly and other `BackupError`.

    """
    if not folder.is_dir():
        raise NotAStore
    place = backups_folder(folder)
    lock = FileLock(place / LOCK_FILE, timeout=0, mode=0o600, thread_local=False)
    with at_place(folder):
        place.mkdir(mode=0o700, exist_ok=True)
        sync(folder)  # Else a power cut could take the new folder with every backup in it.
        try:
            lock.acquire()
        except Timeout:
            raise BackupBusy from None
    try:
        yield
    finally:
        lock.release()
