"""A record put together from revisions and drafts, and saved whole."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from poems_desktop.app.patient_file import PatientFile, open_file, save_record
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.reason import Reason
from poems_desktop.clinical.record import Measurement, Patient, Record, Treatment, Visit
from poems_desktop.clinical.transplant import LogEntry, Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

RECORD = Record(
    patient=Patient(id="p1", family="O'Hara <b>", born=PartialDate(1971, 5)),
    visits=(
        Visit(id="v1", date=PartialDate(2020), signed=True),
        Visit(
            id="v2",
            date=PartialDate(2021, 3),
            results=(Measurement(id="r", test="vegf", value=Decimal("318.50")),),
        ),
        Visit(id="v3"),
    ),
    treatments=(Treatment(id="t1", name="x", directed=True, start=PartialDate(2021)),),
    transplants=(
        Transplant(
            id="a1",
            day0=PartialDate(2022, 1, 2),
            entries=(
                LogEntry(id="l2", day=date(2022, 1, 9), at=time(7, 30), by="A"),
                LogEntry(id="l1", day=date(2022, 1, 9), at=time(19), by="B"),
                LogEntry(id="l3", day=date(2022, 1, 9), fever="present"),
            ),
        ),
    ),
    overrides=(
        Override(
            id="o1",
            set_id="dispenzieri",
            criterion_id="vegf",
            truth=Truth.TRUE,
            reason="seen",
            author="A",
            day=PartialDate(2022),
        ),
    ),
    reasons=(Reason(contradiction="c", reason="r", author="A", date=PartialDate(2022)),),
)


def test_what_is_saved_reads_back(store):
    save_record(store, RECORD)
    assert open_file(store, "p1").record == RECORD
    assert set(store.drafts) == {"v2", "v3"}


def test_each_entry_of_the_daily_log_is_saved_on_its_own(store):
    save_record(store, RECORD)
    kinds = [revision.kind for revision in store.heads_of("p1")]
    assert kinds.count("log_entry") == 3
    head = next(one for one in store.heads_of("p1") if one.kind == "transplant")
    assert head.content["entries"] == []


def test_a_draft_stands_in_for_its_signed_state_and_keeps_its_base(store):
    save_record(store, RECORD)
    draft = RECORD.visits[0].model_copy(update={"note": "again"})
    store.save_draft("v1", "p1", draft.model_dump(mode="json"), 2)
    file = open_file(store, "p1")
    assert file.record.visits[0].note == "again"
    assert file.base["v1"] == 2


def test_a_draft_without_a_base_has_none(store):
    save_record(store, RECORD)
    assert "v2" not in open_file(store, "p1").base


def test_visits_stand_oldest_first_undated_last(store):
    store.save("patient", "p1", "p1", {"id": "p1"})
    for name, day in (("a", None), ("b", "2021-03-05"), ("c", "2021-03"), ("d", "2019")):
        store.save("visit", name, "p1", {"id": name, "date": day})
    assert [v.id for v in open_file(store, "p1").record.visits] == ["d", "c", "b", "a"]


def test_kinds_of_later_versions_are_left_alone(store):
    save_record(store, RECORD)
    store.save("scale", "s1", "p1", {"anything": 1})
    assert open_file(store, "p1").record == RECORD


def test_a_patient_that_is_not_there_is_refused(store):
    with pytest.raises(LookupError, match="no such patient"):
        open_file(store, "p1")


def test_the_newest_revision_is_known():
    assert PatientFile(RECORD, {"a": 3, "b": 9}).newest == 9
    assert PatientFile(RECORD).newest is None


def test_visits_of_one_day_keep_the_order_in_which_they_were_saved(store):
    patient = Patient(id="p1", family="Rossi")
    day = PartialDate.from_iso("2025-11-20")
    store.save("patient", "p1", "p1", patient.model_dump(mode="json"))
    for name in ("zz", "mm"):
        visit = Visit(id=name, date=day, signed=True)
        store.save("visit", name, "p1", visit.model_dump(mode="json"))
    store.save_draft("aa", "p1", Visit(id="aa", date=day).model_dump(mode="json"), None)
    record = open_file(store, "p1").record
    assert [visit.id for visit in record.visits] == ["zz", "mm", "aa"]


SPRING = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
MAY = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
JUNE = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


@dataclass
class Past:
    """A store that keeps every version with its instant."""

    versions: list[Any]
    drafts: list[Any]

    def heads_of(self, patient_id, known_at=None, kind=None):
        known = [one for one in self.versions if known_at is None or one.saved_at <= known_at]
        return list({one.entity_id: one for one in known}.values())

    def drafts_of(self, patient_id):
        return self.drafts


def _version(seq, saved_at, name, **parts):
    kind = "patient" if name == "p1" else "visit"
    content = {"id": name, **parts}
    return SimpleNamespace(
        seq=seq, kind=kind, entity_id=name, visit_id=name, base_seq=None, content=content,
        content_json=json.dumps(content), saved_at=saved_at,
    )  # fmt: skip


def _past():
    versions = [
        _version(1, SPRING, "p1"),
        _version(2, SPRING, "v1", note="first"),
        _version(3, JUNE, "v1", note="corrected"),
        _version(4, JUNE, "v2"),
    ]
    drafts = [_version(0, MAY, "d1"), _version(0, JUNE, "d2")]
    return Past(versions, drafts)


@pytest.mark.parametrize(
    ("known_at", "visits", "note"),
    [
        (None, {"v1", "v2", "d1", "d2"}, "corrected"),
        (JUNE, {"v1", "v2", "d1", "d2"}, "corrected"),
        (MAY, {"v1", "d1"}, "first"),
        (MAY - timedelta(seconds=1), {"v1"}, "first"),
    ],
)
def test_what_was_known_at_an_instant(known_at, visits, note):
    record = open_file(_past(), "p1", known_at=known_at).record
    assert {visit.id for visit in record.visits} == visits
    assert next(visit.note for visit in record.visits if visit.id == "v1") == note


def test_a_patient_not_yet_saved_was_not_known():
    with pytest.raises(LookupError, match="no such patient"):
        open_file(_past(), "p1", known_at=SPRING - timedelta(seconds=1))


def test_read_again_what_has_no_new_revision_is_taken_as_it_was(store):
    save_record(store, RECORD)
    first = open_file(store, "p1")
    changed = RECORD.treatments[0].model_copy(update={"name": "melphalan"})
    store.save("treatment", "t1", "p1", changed.model_dump(mode="json"))
    second = open_file(store, "p1", before=first)
    assert second == open_file(store, "p1")
    assert second.record.treatments == (changed,)
    assert second.record.visits[0] is first.record.visits[0]
    assert second.record.patient is first.record.patient
    assert open_file(store, "p1").record.patient is not first.record.patient
