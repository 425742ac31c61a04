"""A patient's record, put together from the store's revisions and drafts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from poems_desktop.app.ports import RecordStore
from poems_desktop.clinical.record import Patient, Record, Transplant, Treatment, Visit


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
        transplants=tuple(transplants),
    )
    return PatientFile(record, base)


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
        store.save("transplant", transplant.id, patient.id, transplant.model_dump(mode="json"))
    for visit in record.visits:
        content = visit.model_dump(mode="json")
        if visit.signed:
            store.save("visit", visit.id, patient.id, content)
        else:
            store.save_draft(visit.id, patient.id, content, None)
