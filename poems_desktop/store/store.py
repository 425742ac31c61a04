"""The store as the rest of the program sees it: records go in, nothing is overwritten."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from poems_desktop.store import drafts, index, revisions
from poems_desktop.store.boundary import translated
from poems_desktop.store.canonical import canonical_json
from poems_desktop.store.creation import OWNER, create_store, unlock_key
from poems_desktop.store.database import Database
from poems_desktop.store.drafts import Draft
from poems_desktop.store.errors import StoreLocked
from poems_desktop.store.index import PatientRow
from poems_desktop.store.keys import DEFAULT_KDF, KdfCost, UnlockedKey
from poems_desktop.store.lease import Lease
from poems_desktop.store.places import require_store
from poems_desktop.store.revisions import (
    KINDS,
    ChainReport,
    Kind,
    NewRevision,
    Revision,
)
from poems_desktop.store.saving import open_records, save_revision

__all__ = [
    "DEFAULT_KDF",
    "ChainReport",
    "Draft",
    "KdfCost",
    "Kind",
    "PatientRow",
    "Revision",
    "Store",
    "UnlockedKey",
    "create_store",
    "unlock_key",
]

Clock = Callable[[], datetime]


class Store:
    """An open store: the only writer of its folder, used from the thread that opened it.

    Every method may raise a `StoreError`; what was acknowledged before stays saved. A ValueError
    or TypeError is a mistake of the caller. `clock` gives the time as an aware datetime in UTC.
    """

    def __init__(
        self,
        folder: Path,
        key: UnlockedKey,
        *,
        author: str,
        clock: Clock,
        role: str = OWNER,
    ) -> None:
        """As `open`."""
        if not author.strip():
            msg = "an author is needed"
            raise ValueError(msg)
        self._folder = folder
        self._author = author
        self._role = role
        self._clock = clock
        with translated(folder):
            require_store(folder)
            self._lease = Lease(folder)
            try:
                self._database: Database | None = open_records(folder, key)
            except BaseException:
                self._lease.release()
                raise
        self._key = key.copy()

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        *,
        author: str,
        clock: Clock,
        kdf: KdfCost = DEFAULT_KDF,
    ) -> Self:
        """A new store at `folder` (a name that ends in .poems), open. Slow: see `create_store`.

        Raises:
            EmptyPassphrase, StoreExists, NotAStore (wrong name), StoreFull, StoreReadOnly.

        """
        with create_store(folder, passphrase, clock=clock, kdf=kdf) as key:
            return cls(folder, key, author=author, clock=clock)

    @classmethod
    def unlock(cls, folder: Path, passphrase: str, *, author: str, clock: Clock) -> Self:
        """The store at `folder`, open. Slow: see `unlock_key`.

        Raises:
            WrongPassphrase, NotAStore, StoreInUse, StoreCorrupt, StoreNewer, StoreReadOnly.

        """
        with unlock_key(folder, passphrase) as key:
            return cls(folder, key, author=author, clock=clock)

    @classmethod
    def open(cls, folder: Path, key: UnlockedKey, *, author: str, clock: Clock) -> Self:
        """The store at `folder`, open: quick, and in the thread that will use it.

        The store keeps a copy of `key`; the caller wipes its own.

        Raises:
            NotAStore, StoreInUse, StoreCorrupt, StoreNewer, StoreReadOnly.

        """
        return cls(folder, key, author=author, clock=clock)

    @property
    def folder(self) -> Path:
        """Where the store lies."""
        return self._folder

    @property
    def name(self) -> str:
        """The folder's name without its ending."""
        return self._folder.stem

    @property
    def store_id(self) -> str:
        """The random name that every revision of this store bears."""
        return self._key.store_id

    @property
    def locked(self) -> bool:
        """Whether the key has left memory."""
        return self._database is None

    def save(  # noqa: PLR0913 - four of them only by keyword or nothing to group
        self,
        kind: Kind,
        entity_id: str,
        patient_id: str,
        content: Mapping[str, object],
        *,
        reason: str | None = None,
        expected_seq: int | None = None,
        definitions: Mapping[str, object] | None = None,
    ) -> Revision:
        """`content` is the new latest revision of the entity, on the disk.

        `expected_seq` is the revision the caller began from, 0 for "there is none yet", None to
        save whatever the latest is. `definitions` are the ids and versions of the definitions
        the content was made with.

        Raises:
            Conflict: if `expected_seq` is not the entity's latest.
            ValueError: if the patient was never saved, or the entity belongs to another one.

        """
        new = self._new_revision((kind, entity_id, patient_id), content, reason, definitions)
        with self._records() as database, database.writing() as connection:
            return save_revision(connection, new, expected_seq)

    def sign_visit(  # noqa: PLR0913
        self,
        visit_id: str,
        patient_id: str,
        content: Mapping[str, object],
        *,
        base_seq: int | None,
        reason: str | None = None,
        definitions: Mapping[str, object] | None = None,
    ) -> Revision:
        """The visit is a revision and its draft is gone, both or neither.

        Raises:
            Conflict: if `base_seq` (None: no revision) is not the visit's latest; the draft stays.
            ValueError: as for `save`.

        """
        new = self._new_revision(("visit", visit_id, patient_id), content, reason, definitions)
        with self._records() as database, database.writing() as connection:
            revision = save_revision(connection, new, base_seq or 0)
            drafts.drop_draft(connection, visit_id)
            return revision

    def head(self, kind: Kind, entity_id: str) -> Revision | None:
        """The latest revision of an entity, None if it was never saved."""
        with self._records() as database:
            return revisions.head(database.connection, kind, entity_id)

    def history(self, kind: Kind, entity_id: str) -> list[Revision]:
        """Every revision of an entity, oldest first."""
        with self._records() as database:
            return revisions.history(database.connection, kind, entity_id)

    def heads_of(self, patient_id: str) -> list[Revision]:
        """The latest revision of everything of a patient, themselves included, oldest first."""
        with self._records() as database:
            return revisions.heads_of(database.connection, patient_id)

    def patients(self, query: str = "") -> list[PatientRow]:
        """Patients whose name or record number holds every word of `query`, by folded name."""
        with self._records() as database:
            return index.find_patients(database.connection, query)

    def save_draft(
        self,
        visit_id: str,
        patient_id: str,
        content: Mapping[str, object],
        base_seq: int | None,
    ) -> Draft:
        """`content` is the visit's only draft, on the disk.

        Raises:
            ValueError: if the visit's draft belongs to another patient.

        """
        _require_ids(visit_id, patient_id)
        draft = Draft(visit_id, patient_id, base_seq, canonical_json(content), self._clock())
        with self._records() as database, database.writing() as connection:
            drafts.put_draft(connection, draft)
        return draft

    def draft(self, visit_id: str) -> Draft | None:
        """The visit's draft, None if there is none."""
        with self._records() as database:
            return drafts.get_draft(database.connection, visit_id)

    def drafts_of(self, patient_id: str) -> list[Draft]:
        """The patient's drafts, oldest first."""
        with self._records() as database:
            return drafts.drafts_of(database.connection, patient_id)

    def discard_draft(self, visit_id: str) -> None:
        """The visit has no draft."""
        with self._records() as database, database.writing() as connection:
            drafts.drop_draft(connection, visit_id)

    def verify(self) -> ChainReport:
        """Whether every revision is as it was saved, or the first that is not."""
        with self._records() as database:
            return revisions.verify_chain(database.connection, self.store_id)

    def rebuild(self) -> None:
        """The search and list tables are made anew from the revisions."""
        with self._records() as database, database.writing() as connection:
            index.rebuild_index(connection)

    def lock(self) -> None:
        """The records are closed and the key is wiped; a second call does nothing.

        What libraries and the system keep of the key in freed or swapped memory, and what a
        caller still holds of the contents, stays out of reach.
        """
        database, self._database = self._database, None
        if database is None:
            return
        self._key.wipe()
        try:
            with translated(self._folder):
                database.close()
        finally:
            self._lease.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.lock()

    @contextmanager
    def _records(self) -> Iterator[Database]:
        if self._database is None:
            raise StoreLocked
        with translated(self._folder):
            yield self._database

    def _new_revision(
        self,
        entity: tuple[Kind, str, str],
        content: Mapping[str, object],
        reason: str | None,
        definitions: Mapping[str, object] | None,
    ) -> NewRevision:
        kind, entity_id, patient_id = entity
        _require_ids(entity_id, patient_id)
        if kind not in KINDS:
            msg = f"unknown kind of record: {kind}"
            raise ValueError(msg)
        if kind == "patient" and entity_id != patient_id:
            msg = "a patient's entity id is the patient id"
            raise ValueError(msg)
        return NewRevision(
            store_id=self.store_id,
            kind=kind,
            entity_id=entity_id,
            patient_id=patient_id,
            author=self._author,
            role=self._role,
            saved_at=self._clock(),
            reason=reason,
            definitions_json=canonical_json(definitions or {}),
            content_json=canonical_json(content),
        )


def _require_ids(*ids: str) -> None:
    if not all(ids):
        msg = "an id is empty"
        raise ValueError(msg)
