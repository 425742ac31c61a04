"""A patient's record, put together from the store's revisions and drafts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time

from poems_desktop.app.ports import RecordStore
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

    @property
    def newest(self) -> int | None:
        """The highest revision the record was read from."""
        return max(self.base.values(), default=None)


def open_file(store: RecordStore, patient_id: str) -> PatientFile:
    """Read the latest of everything; a visit's draft stands in for its signed state.

    Raises:
        LookupError: if the store holds no such patient.
    """
    patient: Patient | None = None
    visits: dict[str, Visit] = {}
    treatments: list[Treatment] = []
    transplants: list[Transplant] = []
    entries: dict[str, list[LogEntry]] = {}
    overrides: list[Override] = []
    reasons: list[Reason] = []
    base: dict[str, int] = {}
    for revision in store.heads_of(patient_id):
        base[revision.entity_id] = revision.seq
        match revision.kind:
            case "patient":
                patient = Patient.model_validate(revision.content)
            case "visit":
                visits[revision.entity_id] = Visit.model_validate(revision.content)
            case "treatment":
                treatments.append(Treatment.model_validate(revision.content))
            case "transplant":
                transplants.append(Transplant.model_validate(revision.content))
            case "log_entry":
                logged = Logged.model_validate(revision.content)
                entries.setdefault(logged.transplant, []).append(logged.entry)
            case "override":
                overrides.append(Override.model_validate(revision.content))
            case "reason":
                reasons.append(Reason.model_validate(revision.content))
    for draft in store.drafts_of(patient_id):
        visits[draft.visit_id] = Visit.model_validate(draft.content)
        if draft.base_seq is not None:
            base[draft.visit_id] = draft.base_seq
    if patient is None:
        message = "this store holds no such patient"
        raise LookupError(message)
    record = Record(
        patient=patient,
        visits=_in_order(visits, base),
        treatments=tuple(treatments),
        transplants=tuple(_with_entries(one, entries.get(one.id, ())) for one in transplants),
        overrides=tuple(overrides),
        reasons=tuple(reasons),
    )
    return PatientFile(record, base)


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
