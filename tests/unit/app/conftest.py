"""A store of a few lines that keeps what it is given, or fails when told to."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from poems_desktop.app.editing import EditSession
from poems_desktop.app.patient_file import PatientFile
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Patient, Record, Visit

TODAY = date(2025, 11, 20)


@dataclass
class Saved:
    seq: int
    kind: str
    entity_id: str
    content: Any
    saved_at: datetime = datetime(2025, 11, 20, 12, 32, tzinfo=UTC)

    @property
    def content_json(self):
        return json.dumps(self.content)


@dataclass
class Drafted:
    visit_id: str
    base_seq: int | None
    content: Any
    saved_at: datetime = datetime(2025, 11, 20, 12, 33, tzinfo=UTC)


@dataclass
class FakeStore:
    heads: dict[str, Saved] = field(default_factory=dict)
    drafts: dict[str, Drafted] = field(default_factory=dict)
    failing: bool = False
    expected: list[Any] = field(default_factory=list)
    signed_with: Any = None
    saved_after: list[Any] = field(default_factory=list)
    reasons: list[Any] = field(default_factory=list)

    def _write(self):
        if self.failing:
            message = "the disk is full"
            raise OSError(message)

    def save(self, kind, entity_id, patient_id, content, *, reason=None, expected_seq=None):
        self._write()
        self.saved_after.append(expected_seq)
        self.heads[entity_id] = Saved(len(self.heads) + 1, kind, entity_id, content)
        return self.heads[entity_id]

    def heads_of(self, patient_id, known_at=None, kind=None):
        return [one for one in self.heads.values() if kind in (None, one.kind)]

    def save_draft(self, visit_id, patient_id, content, base_seq):
        self._write()
        self.drafts[visit_id] = Drafted(visit_id, base_seq, content)

    def drafts_of(self, patient_id):
        return list(self.drafts.values())

    def sign_visit(
        self,
        visit_id,
        patient_id,
        content,
        *,
        base_seq,
        reason=None,
        definitions=None,
        assessment=None,
    ):
        self.signed_with = (definitions, assessment)
        self._write()
        self.expected.append(base_seq)
        self.reasons.append(reason)
        self.drafts.pop(visit_id, None)
        return self.save("visit", visit_id, patient_id, content)


@pytest.fixture(scope="session")
def shipped():
    return load_definitions()


@pytest.fixture
def store():
    return FakeStore()


@pytest.fixture
def open_session(store, shipped):
    """A session on visit v1 of a patient; other visits may stand beside it."""

    def opened(visit=None, *others, base=None):
        first = visit or Visit(id="v1")
        record = Record(patient=Patient(id="p1"), visits=(first, *others))
        file = PatientFile(record, base or {})
        return EditSession(store, file, first.id, shipped, Policy(), TODAY)

    return opened
