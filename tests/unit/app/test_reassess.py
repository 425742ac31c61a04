"""A record of a backup is weighed again and says what was signed."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

import pytest

from poems_desktop.app.reassess import reassessing
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Finding, Patient, Record, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.exchange.assessment_json import signed_snapshot

SHIPPED = load_definitions()
DAY = date(2025, 11, 20)
PATIENT = Patient(id="p1", family="Rossi")
VISIT = Visit(
    id="v1",
    date=PartialDate.of(DAY),
    signed=True,
    answers={"papilledema": Finding(state=FindingState.PRESENT)},
)


@dataclass(frozen=True)
class Saved:
    seq: int
    kind: str
    entity_id: str
    content: dict = field(default_factory=dict)
    assessment: dict | None = None
    saved_at: datetime = datetime(2025, 11, 20, tzinfo=UTC)

    @property
    def content_json(self):
        return json.dumps(self.content)


@pytest.fixture
def revisions():
    record = Record(patient=PATIENT, visits=(VISIT,))
    kept = signed_snapshot(assess(record, SHIPPED, Policy(), DAY))
    return [
        Saved(1, "patient", "p1", PATIENT.model_dump(mode="json")),
        Saved(2, "visit", "v1", VISIT.model_dump(mode="json"), kept),
    ]


@pytest.fixture
def same():
    return reassessing(SHIPPED, Policy(), signed_snapshot)


def test_what_was_signed_is_said_again(same, revisions):
    assert same(revisions)


def test_another_answer_than_the_one_signed_is_noticed(same, revisions):
    other = VISIT.model_copy(update={"answers": {}})
    revisions[1] = replace(revisions[1], content=other.model_dump(mode="json"))
    assert not same(revisions)


def test_what_may_rightly_differ_is_not_compared(same, revisions):
    wrong = {**revisions[1].assessment, "criteria": {}}
    assert not same([revisions[0], replace(revisions[1], assessment=wrong)])
    for part in ({"definitions_digest": "older"}, {"unsigned_visits": 1}):
        given = replace(revisions[1], assessment={**wrong, **part})
        assert same([revisions[0], given])
    later = Saved(3, "treatment", "t1", {"id": "t1", "name": "x"})
    assert same([revisions[0], replace(revisions[1], assessment=wrong), later])


def test_a_record_that_cannot_be_read_is_noticed(same, revisions):
    assert not same(revisions[1:])
    assert not same([revisions[0], Saved(2, "visit", "v1", {"answers": 7})])
