"""What people typed that a document prints: names, notes, laboratories."""

from collections.abc import Iterator

from pydantic import BaseModel

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.record import Finding, Record
from poems_desktop.reports.identity import full_name
from poems_desktop.reports.kind_names import Kind

_WHOLE = frozenset({"summary", "summary-anonymous", "referral"})
_LOG = frozenset({"engraftment", "calendar", "daily-log"})
_TREND = frozenset({"trend", "trend-anonymous"})


def typed_texts(kind: Kind, assessment: Assessment) -> str:
    """All of it in one text, as typed; the entries of a transplant's log only for its documents."""
    record = assessment.record
    patient = record.patient
    named = (full_name(patient), patient.record_number, patient.source)
    return "\n".join((*named, *_beside_the_name(kind, record)))


def _beside_the_name(kind: Kind, record: Record) -> Iterator[str]:
    if kind in _WHOLE:
        yield from _strings([*record.visits, *record.treatments, *record.overrides])
        yield from (one.note for one in record.transplants)
    elif kind in _LOG:
        yield from _strings(record.transplants)
    elif kind in _TREND:
        yield from (one.name for one in record.treatments)
        yield from _vegf_laboratories(record)
    elif kind == "checklist":
        yield from _strings(record.overrides)
        answers = (answer for visit in record.visits for answer in visit.answers.values())
        yield from _strings([one.explained_by for one in answers if isinstance(one, Finding)])
    elif kind == "handout-vegf":
        yield from _vegf_laboratories(record)


def _vegf_laboratories(record: Record) -> Iterator[str]:
    return (one.laboratory for one in record.results if one.test == "vegf")


def _strings(value: object) -> Iterator[str]:
    """Every string in a value of any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from _strings(value.model_dump(mode="python"))
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _strings(one)
