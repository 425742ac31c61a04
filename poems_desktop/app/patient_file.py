"""A patient's record, put together from the store's revisions and drafts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import TypeVar

from poems_desktop.app.ports import Content, Draft, RecordStore, Revision
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.reason import Reason
from poems_desktop.clinical.record import Patient, Record, Treatment, Visit
from poems_desktop.clinical.transplant import LogEntry, Transplant


class Logged(Model):
    """An entry of a transplant's daily log, kept on its own: two who write at once both stand."""

    transplant: str
    entry: LogEntry


@dataclass(frozen=True, slots=True)
class PatientFile:
    """A record and the revisions it was read from, by entity."""

    record: Record
    base: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Why a signed visit is corrected, as typed so far in its draft, by visit."""
    parts: Mapping[str, tuple[int, Model]] = field(default_factory=dict, repr=False)
    """What each revision was read into, by entity, with its number: a revision never changes."""
    saved_at: datetime | None = None
    """When something of the record, or a draft of it, was last saved: an aware instant."""

    @property
    def newest(self) -> int | None:
        """The highest revision the record was read from."""
        return max(self.base.values(), default=None)


_PARTS: Mapping[str, type[Model]] = {
    "patient": Patient,
    "visit": Visit,
    "treatment": Treatment,
    "transplant": Transplant,
    "log_entry": Logged,
    "override": Override,
    "reason": Reason,
}
_M = TypeVar("_M", bound=Model)
_REASON = "correction_reason"


class _Gathered:
    """Revisions of one patient, read into models by kind; kinds of later versions are left out."""

    def __init__(self, before: PatientFile | None = None) -> None:
        self._before = {} if before is None else before.parts
        self._read: dict[str, tuple[int, Model]] = {}
        self.base: dict[str, int] = {}
        self.visits: dict[str, Visit] = {}
        self.reasons: dict[str, str] = {}
        self._parts: dict[type[Model], list[Model]] = {}
        self._saved: list[datetime] = []

    def take(self, revision: Revision) -> None:
        self.base[revision.entity_id] = revision.seq
        model = _PARTS.get(revision.kind)
        if model is None:
            return
        self._saved.append(revision.saved_at)
        seq, part = self._before.get(revision.entity_id, (None, None))
        if part is None or seq != revision.seq:
            part = model.model_validate_json(revision.content_json)
        self._read[revision.entity_id] = (revision.seq, part)
        if isinstance(part, Visit):
            self.visits[revision.entity_id] = part
        self._parts.setdefault(model, []).append(part)

    def take_draft(self, draft: Draft) -> None:
        self._saved.append(draft.saved_at)
        content = dict(draft.content)
        if reason := content.pop(_REASON, None):
            self.reasons[draft.visit_id] = str(reason)
        self.visits[draft.visit_id] = Visit.model_validate(content)
        if draft.base_seq is not None:
            self.base[draft.visit_id] = draft.base_seq

    def all(self, model: type[_M]) -> tuple[_M, ...]:
        return tuple(part for part in self._parts.get(model, ()) if isinstance(part, model))

    def transplants(self) -> Iterator[Transplant]:
        entries: dict[str, list[LogEntry]] = {}
        for logged in self.all(Logged):
            entries.setdefault(logged.transplant, []).append(logged.entry)
        for one in self.all(Transplant):
            yield _with_entries(one, entries.get(one.id, ()))

    def file(self) -> PatientFile:
        patient = next(iter(self.all(Patient)), None)
        if patient is None:
            message = "this store holds no such patient"
            raise LookupError(message)
        record = Record(
            patient=patient,
            visits=_in_order(self.visits, self.base),
            treatments=self.all(Treatment),
            transplants=tuple(self.transplants()),
            overrides=self.all(Override),
            reasons=self.all(Reason),
        )
        return PatientFile(record, self.base, self.reasons, self._read, max(self._saved))


def open_file(
    store: RecordStore,
    patient_id: str,
    *,
    known_at: datetime | None = None,
    before: PatientFile | None = None,
) -> PatientFile:
    """Read the latest of everything; a visit's draft stands in for its signed state.

    `before` is the same patient as read earlier: what has had no new revision since is taken from
    it as it is.

    With `known_at`, an aware instant, the record is read as the store held it then: later
    revisions and drafts last written after it are left out. Of a draft only its last state is
    kept, so one that was written on since is not shown as it stood.

    Raises:
        LookupError: if the store holds no such patient.
    """
    found = _Gathered(before)
    for revision in store.heads_of(patient_id, known_at=known_at):
        found.take(revision)
    for draft in store.drafts_of(patient_id):
        if known_at is not None and draft.saved_at > known_at:
            continue
        found.take_draft(draft)
    return found.file()


def draft_content(visit: Visit, reason: str = "") -> Content:
    """What a draft of `visit` holds: the visit, and why a signed one is corrected, once typed."""
    content = visit.model_dump(mode="json")
    return {**content, _REASON: reason} if reason.strip() else content


def file_of(revisions: Iterable[Revision]) -> PatientFile:
    """The record that these latest revisions of one patient make, without any draft.

    Raises:
        LookupError: where the patient themselves is not among them.
        ValueError: where a revision does not hold what its kind says.
    """
    found = _Gathered()
    for revision in revisions:
        found.take(revision)
    return found.file()


def _with_entries(transplant: Transplant, entries: Iterable[LogEntry]) -> Transplant:
    """The log in order of day and time; entries without a time stand last on their day."""
    ordered = sorted(entries, key=lambda one: (one.day, one.at or time.max, one.id))
    return transplant.model_copy(update={"entries": tuple(ordered)})


def _in_order(visits: Mapping[str, Visit], base: Mapping[str, int]) -> tuple[Visit, ...]:
    """Oldest first, undated last; of one day, in the order saved, drafts of new visits last."""
    never_saved = max(base.values(), default=0) + 1

    def order(visit: Visit) -> tuple[bool, str, int, str]:
        day = "" if visit.date is None else visit.date.iso()
        return (visit.date is None, day, base.get(visit.id, never_saved), visit.id)

    return tuple(sorted(visits.values(), key=order))


def save_record(store: RecordStore, record: Record) -> None:
    """Save a whole record as first revisions: signed visits as signed, others as drafts."""
    patient = record.patient
    store.save("patient", patient.id, patient.id, patient.model_dump(mode="json"))
    for treatment in record.treatments:
        store.save("treatment", treatment.id, patient.id, treatment.model_dump(mode="json"))
    for transplant in record.transplants:
        bare = transplant.model_copy(update={"entries": ()})
        store.save("transplant", bare.id, patient.id, bare.model_dump(mode="json"))
        for entry in transplant.entries:
            logged = Logged(transplant=bare.id, entry=entry)
            store.save("log_entry", entry.id, patient.id, logged.model_dump(mode="json"))
    for number, override in enumerate(record.overrides, 1):
        name = override.id or f"{patient.id}-override-{number}"
        store.save("override", name, patient.id, override.model_dump(mode="json"))
    for number, reason in enumerate(record.reasons, 1):
        name = f"{patient.id}-reason-{number}"
        store.save("reason", name, patient.id, reason.model_dump(mode="json"))
    for visit in record.visits:
        content = visit.model_dump(mode="json")
        if visit.signed:
            store.save("visit", visit.id, patient.id, content)
        else:
            store.save_draft(visit.id, patient.id, content, None)
