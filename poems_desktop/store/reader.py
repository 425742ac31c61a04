"""The reading half of a store: everything that asks and changes nothing."""

from datetime import datetime
from pathlib import Path

from poems_desktop.store import audit, corrections, drafts, revisions, search
from poems_desktop.store.anchors import read_anchors
from poems_desktop.store.audit import Event
from poems_desktop.store.chain import heads_until
from poems_desktop.store.corrections import Correction
from poems_desktop.store.database import Database
from poems_desktop.store.drafts import Draft
from poems_desktop.store.errors import StoreCorrupt
from poems_desktop.store.index import stale_heads
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.known import KnownAt, known_at
from poems_desktop.store.revisions import ChainReport, Kind, Revision
from poems_desktop.store.search import CohortQuestion, CohortRow, PatientRow
from poems_desktop.store.session import Session
from poems_desktop.store.verifying import check_pages, verify_chain, with_lists


class StoreReader:
    """What an open store can be asked. Every method may raise a `StoreError`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def folder(self) -> Path:
        """Where the store lies."""
        return self._session.folder

    @property
    def name(self) -> str:
        """The folder's name without its ending."""
        return self.folder.stem

    @property
    def store_id(self) -> str:
        """The random name that every revision of this store bears."""
        return self._key.store_id

    @property
    def role(self) -> str:
        """In which role this store is open: physician, coordinator, reader or owner."""
        return self._session.worker.role

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved."""
        return self._session.read_only

    @property
    def locked(self) -> bool:
        """Whether the key has left memory."""
        return self._database is None

    @property
    def _database(self) -> Database | None:
        return self._session.database

    @property
    def _key(self) -> UnlockedKey:
        return self._session.key

    def assessment_of(self, visit_id: str, version: int | None = None) -> dict[str, object] | None:
        """What the visit was weighed as when `version` (None: the latest) was signed, or None."""
        found = self.history("visit", visit_id)
        chosen = found[-1:] if version is None else [one for one in found if one.version == version]
        return chosen[0].assessment if chosen else None

    def corrections(self, kind: Kind, entity_id: str) -> list[Correction]:
        """Every value that was replaced: what, by what, by whom, when and why; oldest first."""
        return corrections.corrections(self.history(kind, entity_id))

    def head(self, kind: Kind, entity_id: str) -> Revision | None:
        """The latest revision of an entity, None if it was never saved or was erased."""
        with self._session.reading() as connection:
            return revisions.head(connection, kind, entity_id)

    def history(self, kind: Kind, entity_id: str) -> list[Revision]:
        """Every revision of an entity, oldest first."""
        with self._session.reading() as connection:
            return revisions.history(connection, kind, entity_id)

    def heads_of(
        self, patient_id: str, known_at: datetime | None = None, kind: Kind | None = None
    ) -> list[Revision]:
        """The latest revision of everything of a patient, themselves included, oldest first.

        With `known_at`, as it was at that instant; `known_at()` says how sure that is. With
        `kind`, only what is of it.
        """
        with self._session.reading() as connection:
            if known_at is None:
                return revisions.heads_of(connection, patient_id, kind)
            found = heads_until(connection, patient_id, self.known_at(known_at).seq)
            return [one for one in found if kind is None or one.kind == kind]

    def known_at(self, instant: datetime) -> KnownAt:
        """How far the store had come at `instant`, honest about a clock that was set back."""
        with self._session.reading() as connection:
            return known_at(connection, instant)

    def patients(self, query: str = "", *, limit: int | None = None) -> list[PatientRow]:
        """Patients who match `query`, in order of folded name; see `search`."""
        return self.search(query, limit=limit)

    def search(
        self, query: str, *, limit: int | None = 100, after: str | None = None
    ) -> list[PatientRow]:
        """A page of the patients in whose words each word of `query` begins one.

        Looked at are name, record number, diagnosis and the notes of signed visits. `after` is
        the patient of the last row of the page before.
        """
        with self._session.reading() as connection:
            return search.search_patients(connection, query, limit, after)

    def has_record_number(self, record_number: str) -> bool:
        """Whether a patient, also a deleted one, bears exactly this record number."""
        with self._session.reading() as connection:
            return search.has_record_number(connection, record_number)

    def cohort(
        self, question: CohortQuestion, *, limit: int = 100, after: str | None = None
    ) -> list[CohortRow]:
        """A page of the patients whom `question` means, in order of name."""
        with self._session.reading() as connection:
            return search.cohort(connection, question, limit, after)

    def cohort_size(self, question: CohortQuestion) -> int:
        """How many patients `question` means."""
        with self._session.reading() as connection:
            return search.cohort_size(connection, question)

    def diagnoses(self) -> list[tuple[str, int]]:
        """Every diagnosis of the signed visits, and how many patients have it as the latest."""
        with self._session.reading() as connection:
            return search.diagnoses(connection)

    def draft(self, visit_id: str) -> Draft | None:
        """The draft of the visit or transplant, None if there is none."""
        with self._session.reading() as connection:
            return drafts.get_draft(connection, visit_id)

    def unfinished(self, name: str) -> dict[str, object]:
        """What was kept under `name` of boxes that nobody finished; empty for nothing.

        Damage to it alone is no reason to refuse the record: then it is empty too.
        """
        with self._session.reading() as connection:
            try:
                found = drafts.get_draft(connection, name)
            except StoreCorrupt:
                return {}
        return found.content if found is not None and found.kind == drafts.UNFINISHED else {}

    def drafts_of(self, patient_id: str) -> list[Draft]:
        """The patient's drafts, oldest first."""
        with self._session.reading() as connection:
            return drafts.drafts_of(connection, patient_id)

    def deleted_patients(self, *, limit: int = 100) -> list[PatientRow]:
        """Patients who were deleted and can be restored, in order of name."""
        with self._session.reading() as connection:
            return search.deleted_patients(connection, limit)

    def events(self, *, limit: int = 100, before: int | None = None) -> list[Event]:
        """The newest events of the log, or the newest before the place `before`."""
        with self._session.reading() as connection:
            return audit.events(connection, limit=limit, before=before)

    def verify(self) -> ChainReport:
        """Whether every revision is as it was saved, or the first that is not."""
        with self._session.reading() as connection:
            if not self._session.read_only and (found := check_pages(connection)) is not None:
                return found
            report = verify_chain(connection, self.store_id, read_anchors(self.folder))
            return with_lists(report, stale_heads(connection)) if report.ok else report
