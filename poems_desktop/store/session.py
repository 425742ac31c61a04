"""An open store's other half: key, lease, connection, who works in it, and what the log gets."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from poems_desktop.store.anchors import write_anchor
from poems_desktop.store.audit import EventKind, append_event
from poems_desktop.store.boundary import translated
from poems_desktop.store.chain import Revision, instant_text, last_link
from poems_desktop.store.database import Database
from poems_desktop.store.errors import SavesMissing, StoreError, StoreFull, StoreLocked
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.lease import Lease
from poems_desktop.store.places import require_store
from poems_desktop.store.saving import open_records
from poems_desktop.store.sqlcipher import dbapi

if TYPE_CHECKING:
    from poems_desktop.store.unlocks import FailedUnlocks

UNLOCKS_FILE = "unlocks.json"

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Worker:
    """Who works in a store, in which role, and the clock that dates what they do."""

    author: str
    role: str
    clock: Clock


@dataclass(frozen=True, slots=True)
class _Event:
    kind: EventKind
    details: Mapping[str, object]
    at: datetime


class Session:
    """The open records of a store, for as long as the key is in memory."""

    def __init__(
        self, folder: Path, key: UnlockedKey, worker: Worker, *, read_only: bool = False
    ) -> None:
        """Opened, and the opening in the log unless `read_only`.

        Raises:
            StoreError: as `Store.open` says.

        """
        self.folder = folder
        self.worker = worker
        self.read_only = read_only
        self._unsaid: list[_Event] = []
        with translated(folder):
            require_store(folder)
            self._lease = None if read_only else Lease(folder)
            try:
                self.database: Database | None = open_records(folder, key, read_only=read_only)
            except BaseException:
                self._release()
                raise
        self.key = key.copy()
        try:
            missing = self._note_missing_saves()
            self._log_opening()
        except BaseException:
            self._shut()
            raise
        if missing:
            self._shut()
            raise SavesMissing.of(missing)

    @contextmanager
    def reading(self) -> Iterator[dbapi.Connection]:
        """The open records, with the errors of the block translated.

        Raises:
            StoreLocked, and other `StoreError`.

        """
        database = self.database
        if database is None:
            raise StoreLocked
        with translated(self.folder):
            database.require_as_found()
            try:
                yield database.connection
            finally:
                database.require_as_found()

    @contextmanager
    def writing(self) -> Iterator[dbapi.Connection]:
        """One transaction: all of the block is on the disk when it ends, or none of it.

        Raises:
            StoreLocked, OpenedReadOnly, and other `StoreError`.

        """
        if self.database is None:
            raise StoreLocked
        with translated(self.folder), self.database.writing() as connection:
            for event in self._unsaid:
                self._append(connection, event)
            yield connection
        self._unsaid.clear()

    def log(
        self, connection: dbapi.Connection, kind: EventKind, details: Mapping[str, object]
    ) -> Revision:
        """The event is in the chain, in the transaction of `connection`."""
        return self._append(connection, _Event(kind, details, self.worker.clock()))

    def close(self) -> None:
        """The log and the anchor tell of it if that can be written; records and key are gone."""
        if self.database is None:
            return
        try:
            if not self.read_only:
                # Locking must not fail: what is not written shows as an unlock without a lock.
                with suppress(StoreError):
                    self._log_closing()
        finally:
            self._shut()

    def _append(self, connection: dbapi.Connection, event: _Event) -> Revision:
        return append_event(
            connection,
            event.kind,
            event.details,
            store_id=self.key.store_id,
            author=self.worker.author,
            role=self.worker.role,
            at=event.at,
        )

    def _note_missing_saves(self) -> int:
        """How many acknowledged saves are missing; the log of them is kept and told of."""
        if self.read_only or self.database is None:
            return 0
        with translated(self.folder):
            missing = self.database.missing_commits()
            if missing:
                self.database.keep_log()
                now = self.worker.clock()
                self._unsaid.append(_Event("damaged_log", {"missing": missing}, now))
        return missing

    def _log_opening(self) -> None:
        if self.read_only:
            return
        failed = _failed_unlocks(self.folder)
        now = self.worker.clock()
        with self.reading() as connection:
            migrated = connection.execute(
                "SELECT value FROM store_meta WHERE name = 'migrated_from'"
            ).fetchone()
        if migrated is not None:
            self._unsaid.append(_Event("migration", {"from_schema": int(migrated[0])}, now))
        if failed is not None:
            self._unsaid.append(_Event("failed_unlocks", _told(failed), now))
        self._unsaid.append(_Event("unlock", {}, now))
        # On a full disk the records can still be read; the log gets its entry with the next save.
        with suppress(StoreFull), self.writing() as connection:
            connection.execute("DELETE FROM store_meta WHERE name = 'migrated_from'")
        if failed is not None and not self._unsaid:
            _clear_failed(self.folder)

    def _log_closing(self) -> None:
        with self.writing() as connection:
            event = self.log(connection, "lock", {})
        with translated(self.folder):
            write_anchor(self.folder, event.seq, event.hash, event.saved_at)

    def write_anchor(self) -> None:
        """The chain's head is noted outside the database.

        Raises:
            StoreError: if it cannot be written.

        """
        with self.reading() as connection:
            link = last_link(connection)
            if link is not None:
                write_anchor(self.folder, *link, self.worker.clock())

    def _shut(self) -> None:
        database, self.database = self.database, None
        self.key.wipe()
        try:
            if database is not None:
                with translated(self.folder):
                    database.close()
        finally:
            self._release()

    def _release(self) -> None:
        if self._lease is not None:
            self._lease.release()


def _failed_unlocks(folder: Path) -> "FailedUnlocks | None":
    # The module checks its file with pydantic, which an opening without failures need not load.
    if not (folder / UNLOCKS_FILE).exists():
        return None
    from poems_desktop.store.unlocks import failed_unlocks

    with translated(folder):
        return failed_unlocks(folder)


def _clear_failed(folder: Path) -> None:
    from poems_desktop.store.unlocks import clear_failed

    with translated(folder):
        clear_failed(folder)


def _told(failed: "FailedUnlocks") -> dict[str, object]:
    return {
        "count": failed.count,
        "first": instant_text(failed.first),
        "last": instant_text(failed.last),
    }
