"""A sitting at an open store: which patient, which visit, and everything saved about them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import uuid4

from poems_desktop.app.editing import EditSession
from poems_desktop.app.made_with import Snapshot
from poems_desktop.app.patient_file import Logged, PatientFile, open_file
from poems_desktop.app.ports import Clock, Kind, RecordStore
from poems_desktop.app.rights import Rights, rights_of
from poems_desktop.clinical.assessment import Assessment, assess
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Record, Visit
from poems_desktop.clinical.transplant import LogEntry, Transplant
from poems_desktop.core.partial_date import PartialDate

Listener = Callable[[], None]


class NobodyOpenError(LookupError):
    """Asked about a patient while none is open."""

    def __init__(self) -> None:
        super().__init__("no patient is open")


class OtherPatientError(LookupError):
    """Something of another patient was to be saved under the open one."""

    def __init__(self) -> None:
        super().__init__("this belongs to a patient who is not open")


class Sitting:
    """Knows the open patient and visit; every save beside the visit's draft goes through it.

    `author` is who works here, as records name them. Whatever the store raises passes through.
    """

    def __init__(  # noqa: PLR0913 - what a sitting is made of
        self,
        store: RecordStore,
        definitions: Definitions,
        policy: Policy,
        clock: Clock,
        author: str = "",
        snapshot: Snapshot | None = None,
    ) -> None:
        """Nobody is open yet. `snapshot` makes of an assessment what a signed visit keeps."""
        self._snapshot = snapshot
        self.store = store
        self.definitions = definitions
        self.policy = policy
        self.author = author
        self.session: EditSession | None = None
        self._clock = clock
        self._day = self.today
        self._file: PatientFile | None = None
        self._assessment: Assessment | None = None
        self._listeners: list[Listener] = []

    @property
    def rights(self) -> Rights:
        """What who works here may change."""
        role = getattr(self.store, "role", "owner")
        return rights_of(role, read_only=getattr(self.store, "read_only", False))

    @property
    def now(self) -> datetime:
        """The clinic's time, with its zone."""
        return self._clock().astimezone()

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    @property
    def file(self) -> PatientFile | None:
        """The open record as it was read; None while nobody is open."""
        return self._file

    @property
    def record(self) -> Record:
        """The open record as edited so far.

        Raises:
            NobodyOpenError: while no patient is open.
        """
        if self.session is not None:
            return self.session.record
        return self._opened().record

    @property
    def assessment(self) -> Assessment:
        """The open record weighed today.

        Raises:
            NobodyOpenError: while no patient is open.
        """
        if self.session is not None:
            return self.session.assessment
        if self._assessment is None:
            record = self._opened().record
            self._assessment = assess(record, self.definitions, self.policy, self.today)
        return self._assessment

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told when the record was read anew or saved beside the visit; returns what ends it."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def open(self, patient_id: str) -> None:
        """Read a record and choose its newest visit."""
        self._file = open_file(self.store, patient_id)
        visits = self._file.record.visits
        self._choose(visits[-1].id if visits else None)

    def open_again(self, visit_id: str | None) -> None:
        """Read the open record anew and choose a visit of it; its undo steps end."""
        self._read_anew()
        self._choose(visit_id)

    def use_policy(self, policy: Policy) -> None:
        """Weigh by another policy from now on; the visit being edited and its undo stay."""
        self.policy = policy
        self._assessment = None
        if self.session is not None:
            self.session.use_policy(policy)
        self._tell()

    @property
    def day_has_changed(self) -> bool:
        """Whether what is open is still weighed by a day that is over."""
        return self._day != self.today

    def turn_day(self) -> None:
        """Weigh by the present day from now on; the visit being edited and its undo stay."""
        self._day = self.today
        self._assessment = None
        if self.session is not None:
            self.session.use_today(self._day)
        self._tell()

    def start_visit(self) -> str:
        """A visit of today, as a draft in the store from the first moment; its id."""
        record = self._opened().record
        visit = Visit(
            id=uuid4().hex,
            date=PartialDate.of(self.today),
            label="Visit" if record.visits else "Baseline",
            forms_digest=self.definitions.digest,
        )
        content = visit.model_dump(mode="json")
        self.store.save_draft(visit.id, record.patient.id, content, None)
        self.open_again(visit.id)
        return visit.id

    def save(
        self,
        kind: Kind,
        entity_id: str,
        content: Mapping[str, object],
        *,
        reason: str | None = None,
    ) -> None:
        """Save what belongs to the open patient beside visits; the visit being edited stays.

        Raises:
            NobodyOpenError: while no patient is open.
        """
        file = self._opened()
        self.store.save(
            kind,
            entity_id,
            file.record.patient.id,
            content,
            reason=reason,
            expected_seq=file.base.get(entity_id, 0),
        )
        self.refresh()

    def save_transplant(self, transplant: Transplant) -> None:
        """Save what is said of a transplant; its daily log is saved entry by entry."""
        bare = transplant.model_copy(update={"entries": ()})
        self.save("transplant", bare.id, bare.model_dump(mode="json"))

    def save_entry(self, transplant_id: str, entry: LogEntry, *, reason: str | None = None) -> None:
        """Save one entry of a transplant's daily log; earlier versions of it stay.

        Raises:
            OtherPatientError: where the transplant is not one of the open patient.
        """
        if all(one.id != transplant_id for one in self.record.transplants):
            raise OtherPatientError
        logged = Logged(transplant=transplant_id, entry=entry)
        self.save("log_entry", entry.id, logged.model_dump(mode="json"), reason=reason)

    def refresh(self) -> None:
        """Read the open record anew; the visit being edited stays as it is, with its undo."""
        file = self._read_anew()
        self._assessment = None
        if self.session is not None:
            self.session.adopt(file)
        self._tell()

    def close(self) -> None:
        """Nobody is open any more."""
        self.session, self._file, self._assessment = None, None, None

    def _read_anew(self) -> PatientFile:
        before = self._opened()
        self._file = open_file(self.store, before.record.patient.id, before=before)
        return self._file

    def _choose(self, visit_id: str | None) -> None:
        self._assessment = None
        self.session = None
        if visit_id is not None:
            self.session = EditSession(
                self.store,
                self._opened(),
                visit_id,
                self.definitions,
                self.policy,
                self.today,
                self._snapshot,
                may_edit=self.rights.record,
            )
        self._tell()

    def _opened(self) -> PatientFile:
        if self._file is None:
            raise NobodyOpenError
        return self._file

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
