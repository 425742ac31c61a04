"""One writer at a time: the lock beside the records."""

from pathlib import Path

from filelock import FileLock, Timeout

from poems_desktop.store.errors import StoreInUse

LOCK_FILE = "writer.lock"


class Lease:
    """The right to write to a store, held from construction until `release`.

    The system drops it when the process ends, however it ends.

    Raises:
        StoreInUse: if another process, or another `Lease` in this one, holds it.
        OSError: if the lock file cannot be made.

    """

    __slots__ = ("_lock",)

    def __init__(self, folder: Path) -> None:
        self._lock = FileLock(folder / LOCK_FILE, timeout=0, mode=0o600, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise StoreInUse from None

    def release(self) -> None:
        """Give the store free for the next writer; a second call does nothing."""
        self._lock.release()
