"""The store as the rest of the program sees it: records go in, nothing is overwritten."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from poems_desktop.store import drafts, erasure, index, revisions
from poems_desktop.store.audit import Event, EventKind
from poems_desktop.store.canonical import canonical_json
from poems_desktop.store.corrections import Correction
from poems_desktop.store.creation import create_store, unlock_key
from poems_desktop.store.drafts import Draft, DraftKind
from poems_desktop.store.erasure import ErasureReport
from poems_desktop.store.errors import PatientDeleted, PatientErased
from poems_desktop.store.keys import DEFAULT_KDF, KdfCost, UnlockedKey
from poems_desktop.store.known import KnownAt
from poems_desktop.store.permissions import (
    OWNER,
    require_known,
    require_may_save,
    require_physician,
)
from poems_desktop.store.reader import StoreReader
from poems_desktop.store.revisions import Action, ChainReport, Kind, NewRevision, Revision
from poems_desktop.store.saving import require_alive, save_revision
from poems_desktop.store.search import CohortQuestion, CohortRow, PatientRow
from poems_desktop.store.session import Clock, Session, Worker
from poems_desktop.store.signing import require_assessment, require_savable

__all__ = [
    "DEFAULT_KDF",
    "ChainReport",
    "CohortQuestion",
    "CohortRow",
    "Correction",
    "Draft",
    "ErasureReport",
    "Event",
    "EventKind",
    "KdfCost",
    "Kind",
    "KnownAt",
    "PatientRow",
    "Revision",
    "Store",
    "UnlockedKey",
    "create_store",
    "unlock_key",
]

Content = Mapping[str, object]
Setting = tuple[str, Content, Mapping[str, str | int]]
"""Name, content, and what the log says of it beside the name: ids and counts, never contents."""


class Store(StoreReader):
    """An open store: the only writer of its folder, used from the thread that opened it.

    Every method may raise a `StoreError`; what was acknowledged before stays saved. A ValueError
    or TypeError is a mistake of the caller. `clock` gives the time as an aware datetime in UTC.
    Opening and locking are in the store's log; one opened `read_only` writes nothing at all.
    """

    def __init__(  # noqa: PLR0913 - five only by keyword
        self,
        folder: Path,
        key: UnlockedKey,
        *,
        author: str,
        clock: Clock,
        role: str | None = None,
        read_only: bool = False,
    ) -> None:
        """As `open`. `role` is that of the key's user unless another is given."""
        _require_author(author)
        worker = Worker(author, role or (key.user.role if key.user else OWNER), clock)
        require_known(worker.role)
        super().__init__(Session(folder, key, worker, read_only=read_only))

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

        `author` is its first user, a physician.

        Raises:
            EmptyPassphrase, UserNameUnfit, StoreExists, NotAStore (wrong name), StoreFull,
            StoreReadOnly.

        """
        _require_author(author)
        with create_store(folder, passphrase, clock=clock, kdf=kdf, author=author) as key:
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
    def open(
        cls,
        folder: Path,
        key: UnlockedKey,
        *,
        author: str,
        clock: Clock,
        read_only: bool = False,
    ) -> Self:
        """The store at `folder`, open: quick, and in the thread that will use it.

        The store keeps a copy of `key`; the caller wipes its own. With `read_only` it opens beside
        a writer and where nothing may be written; nothing is then saved, logged or migrated.

        Raises:
            NotAStore, StoreInUse, StoreCorrupt, StoreNewer, StoreReadOnly.
            StoreOlder: with `read_only`, for records of an earlier format.

        """
        return cls(folder, key, author=author, clock=clock, read_only=read_only)

    def save(  # noqa: PLR0913 - four of them only by keyword or nothing to group
        self,
        kind: Kind,
        entity_id: str,
        patient_id: str,
        content: Content,
        *,
        reason: str | None = None,
        expected_seq: int | None = None,
        definitions: Content | None = None,
    ) -> Revision:
        """`content` is the new latest revision of the entity, on the disk.

        `expected_seq` is the revision the caller began from, 0 for "there is none yet", None to
        save whatever the latest is. `definitions` are the ids and versions of the definitions
        the content was made with. A "setting" belongs to no patient: its `patient_id` is "".

        Raises:
            Conflict: if `expected_seq` is not the entity's latest; it carries the versions.
            NotAllowed, ReasonMissing (a signed visit), PatientDeleted, PatientErased.
            ValueError: if the patient was never saved, or the entity belongs to another one.

        """
        require_savable(kind, entity_id, patient_id)
        require_may_save(self.role, kind)
        new = self._new((kind, entity_id, patient_id), content, reason, definitions)
        with self._session.writing() as connection:
            return save_revision(connection, new, expected_seq)

    def save_settings(self, settings: Sequence[Setting]) -> None:
        """Each setting is the latest revision of its name and in the log: all of them, or none.

        Raises:
            NotAllowed.

        """
        require_may_save(self.role, "setting")
        with self._session.writing() as connection:
            for name, content, told in settings:
                require_savable("setting", name, "")
                new = self._new(("setting", name, ""), content, None, None)
                save_revision(connection, new, None)
                self._session.log(connection, "settings", {"entity": name, **told})

    def sign_visit(  # noqa: PLR0913
        self,
        visit_id: str,
        patient_id: str,
        content: Content,
        *,
        base_seq: int | None,
        reason: str | None = None,
        definitions: Content | None = None,
        assessment: Content | None = None,
    ) -> Revision:
        """The visit is a revision and its draft is gone, both or neither.

        Where the visit was signed before, this is a correction and `reason` says why.
        `assessment` is what the visit was weighed as; it names `definitions_digest` and
        `policy_digest`, and is sealed with the visit.

        Raises:
            Conflict: if `base_seq` (None: no revision) is not the visit's latest; the draft stays.
            NotAllowed, ReasonMissing, PatientDeleted, PatientErased.
            ValueError: as for `save`, or if the assessment names no digests.

        """
        require_savable("visit", visit_id, patient_id)
        require_physician(self.role)
        new = self._new(
            ("visit", visit_id, patient_id), content, reason, definitions, "sign", assessment
        )
        with self._session.writing() as connection:
            revision = save_revision(connection, new, base_seq or 0)
            drafts.drop_draft(connection, visit_id)
            return revision

    def save_draft(
        self,
        visit_id: str,
        patient_id: str,
        content: Content,
        base_seq: int | None,
        *,
        kind: DraftKind = "visit",
    ) -> Draft:
        """`content` is the only draft of the visit, or transplant, on the disk.

        Raises:
            NotAllowed, PatientDeleted, PatientErased.
            ValueError: if the draft belongs to another patient or is of another kind.

        """
        require_savable(kind, visit_id, patient_id)
        require_may_save(self.role, kind)
        now = self._session.worker.clock()
        draft = Draft(visit_id, patient_id, base_seq, canonical_json(content), now, kind)
        with self._session.writing() as connection:
            require_alive(connection, patient_id)
            drafts.put_draft(connection, draft)
        return draft

    def discard_draft(self, visit_id: str) -> None:
        """The visit or transplant has no draft."""
        with self._session.writing() as connection:
            found = drafts.get_draft(connection, visit_id)
            kind = found.kind if found else "transplant"
            require_may_save(self.role, "transplant" if kind == drafts.UNFINISHED else kind)
            drafts.drop_draft(connection, visit_id)

    def save_unfinished(self, name: str, patient_id: str, content: Content) -> bool:
        """`content` is what stands in boxes that nobody finished, under `name`; empty: nothing.

        `patient_id` is empty for somebody who is not in the store yet. False where the patient
        was deleted or erased: nothing is kept of them.

        Raises:
            NotAllowed.
            ValueError: if the name is empty, or belongs to another patient or to a visit.

        """
        if not name:
            msg = "an id is empty"
            raise ValueError(msg)
        require_may_save(self.role, "transplant")
        now = self._session.worker.clock()
        draft = Draft(name, patient_id, None, canonical_json(content), now, drafts.UNFINISHED)
        with self._session.writing() as connection:
            if not content:
                drafts.drop_draft(connection, name)
                return True
            try:
                require_alive(connection, patient_id)
            except (PatientDeleted, PatientErased):
                return False
            drafts.put_draft(connection, draft)
        return True

    def delete_patient(self, patient_id: str, reason: str) -> Revision:
        """The patient is in no list any more; everything stays in the history.

        Raises:
            NotAllowed, ReasonMissing, PatientDeleted, PatientErased.
            ValueError: if the patient was never saved.

        """
        return self._mark(patient_id, reason, "delete")

    def restore_patient(self, patient_id: str, reason: str) -> Revision:
        """A deleted patient is in the lists again.

        Raises:
            NotAllowed, ReasonMissing.
            ValueError: if the patient is not deleted.

        """
        return self._mark(patient_id, reason, "restore")

    def erase_patient(self, patient_id: str, reason: str, legal_basis: str) -> ErasureReport:
        """What was recorded of the patient is gone for good; the report says what remains where.

        `reason` and `legal_basis` stay in the log: they name no person.

        Raises:
            NotAllowed, ReasonMissing.
            ValueError: if the store holds nothing of the patient.

        """
        require_physician(self.role)
        erasure.require_reason(reason, legal_basis)
        demand = erasure.Demand(
            *(patient_id, reason, legal_basis, self.store_id),
            *(self._session.worker.author, self.role, self._session.worker.clock()),
        )
        with self._session.writing() as connection:
            gone = erasure.erase(connection, demand)
        with self._session.reading() as connection:
            return erasure.report(connection, self.folder, patient_id, gone)

    def record_event(
        self, event: EventKind, details: Mapping[str, str | int] | None = None
    ) -> Revision:
        """The event is in the log, on the disk. `details` hold ids and counts, never contents."""
        with self._session.writing() as connection:
            return self._session.log(connection, event, details or {})

    def rebuild(self) -> None:
        """The search and list tables are made anew from the revisions; the log tells of it."""
        with self._session.writing() as connection:
            index.rebuild_index(connection)
            self._session.log(connection, "rebuild", {})

    def lock(self) -> None:
        """The records are closed and the key is wiped; a second call does nothing.

        What libraries and the system keep of the key in freed or swapped memory, and what a
        caller still holds of the contents, stays out of reach.
        """
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.lock()

    def _mark(self, patient_id: str, reason: str, action: Action) -> Revision:
        require_physician(self.role)
        erasure.require_reason(reason)
        with self._session.writing() as connection:
            latest = revisions.head(connection, "patient", patient_id)
            if latest is None:
                require_alive(connection, patient_id)
                msg = "the patient is not in this store"
                raise ValueError(msg)
            new = self._new(
                ("patient", patient_id, patient_id),
                latest.content,
                reason,
                latest.definitions,
                action,
            )
            return save_revision(connection, new, latest.seq)

    def _new(  # noqa: PLR0913 - the parts of a revision
        self,
        entity: tuple[Kind, str, str],
        content: Content,
        reason: str | None,
        definitions: Content | None,
        action: Action = "save",
        assessment: Content | None = None,
    ) -> NewRevision:
        kind, entity_id, patient_id = entity
        require_assessment(assessment)
        worker = self._session.worker
        return NewRevision(
            store_id=self.store_id,
            kind=kind,
            entity_id=entity_id,
            patient_id=patient_id,
            author=worker.author,
            role=worker.role,
            saved_at=worker.clock(),
            reason=reason,
            definitions_json=canonical_json(definitions or {}),
            content_json=canonical_json(content),
            action=action,
            assessment_json=None if assessment is None else canonical_json(assessment),
        )


def _require_author(author: str) -> None:
    if not author.strip():
        msg = "an author is needed"
        raise ValueError(msg)
