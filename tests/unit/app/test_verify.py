"""A printed code against the store: it still matches, or what changed since, in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from poems_desktop.app.document_basis import Basis, code_of, entities_of
from poems_desktop.app.patient_file import open_file, save_record
from poems_desktop.app.printed import (
    document_record,
    kept_documents,
    last_calendar,
    record_version,
)
from poems_desktop.app.verify import MISTYPED, UNKNOWN, verify
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Finding, Measurement, Patient, Record, Treatment, Visit
from poems_desktop.clinical.transplant import LogEntry, Temperature, Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
VISIT = Visit(
    id="v1",
    date=PartialDate(2025, 5, 14),
    signed=True,
    answers={"papilledema": Finding(state=FindingState.PRESENT)},
)
ENTRY = LogEntry(id="e1", day=date(2025, 11, 12), temperature=Temperature(value="37.2", unit="Cel"))
RECORD = Record(
    patient=Patient(id="p1", family="Marsh", given="Ada", record_number="R-1"),
    visits=(VISIT,),
    treatments=(Treatment(id="t1", name="lenalidomide", start=PartialDate(2025, 6, 1)),),
    transplants=(Transplant(id="x1", day0=PartialDate(2025, 11, 11), entries=(ENTRY,)),),
)


@pytest.fixture
def store(tmp_path):
    ticks = iter(range(10_000))

    def clock():
        return datetime(2025, 11, 20, 12, 0, tzinfo=UTC) + timedelta(seconds=next(ticks))

    with Store.create(
        tmp_path / "c.poems", "violet anchor 9", author="O", clock=clock, kdf=CHEAP
    ) as made:
        save_record(made, RECORD)
        yield made


@pytest.fixture
def keep(store, shipped):
    """Record a print of the record as the store holds it; its code."""

    def kept(kind="summary", **changes):
        file = open_file(store, "p1")
        basis = Basis(
            kind, entities_of(file.record), shipped.digest, Policy().digest(), "2025-11-20", {}
        )
        document = document_record(basis, "Patient summary", "printed", file.base)
        document = document.model_copy(update=changes)
        name = f"d{len(kept_documents(store.heads_of('p1')))}"
        store.save("document", name, "p1", document.model_dump(mode="json"))
        return document.code

    return kept


@pytest.fixture
def check(store, shipped):
    def checked(code, policy=None):
        return verify(code, store, shipped, policy or Policy())

    return checked


def test_a_page_of_today_matches(keep, check):
    found = check(keep())
    assert found.matches
    assert found.patient_id == "p1"
    assert found.lines[0].startswith("Patient summary, printed 20-Nov-2025")
    assert "still matches the record" in found.lines[1]


def test_printing_again_changes_nothing(keep, check, store):
    before = record_version(store.heads_of("p1"))
    first = keep()
    keep("checklist")
    assert check(first).matches
    assert record_version(store.heads_of("p1")) == before


def test_a_corrected_visit_is_told_with_what_it_said(keep, check, store):
    code = keep()
    answers = {"papilledema": Finding(state=FindingState.ABSENT)}
    result = Measurement(id="m", test="platelets", value="318", unit="10*9/L")
    corrected = VISIT.model_copy(update={"answers": answers, "results": (result,)})
    store.save("visit", "v1", "p1", corrected.model_dump(mode="json"), reason="read again")
    found = check(code)
    assert not found.matches
    assert [one.what for one in found.changed] == ["Visit of 14-May-2025: changed since."]
    told = "\n".join(found.changed[0].lines)
    assert "Papilledema: present → absent" in told
    assert "318" in told


def test_each_part_is_told_by_name(keep, check, store):
    code = keep()
    stopped = RECORD.treatments[0].model_copy(update={"stop": PartialDate(2025, 9, 1)})
    store.save("treatment", "t1", "p1", stopped.model_dump(mode="json"))
    hot = ENTRY.model_copy(update={"temperature": Temperature(value="38.9", unit="Cel")})
    logged = {"transplant": "x1", "entry": hot.model_dump(mode="json")}
    store.save("log_entry", "e1", "p1", logged)
    store.save_draft("v2", "p1", Visit(id="v2", date=PartialDate(2025, 11, 20)).model_dump(
        mode="json"), None)  # fmt: skip
    found = {one.what: "\n".join(one.lines) for one in check(code).changed}
    assert "stop: nothing recorded → 01-Sep-2025" in found["Treatment lenalidomide: changed since."]
    assert "38.9" in found["Daily log of 12-Nov-2025: changed since."]
    assert found["Visit of 20-Nov-2025: recorded since."] == ""
    assert len(found) == 3


def test_a_draft_that_changed_is_said_to_be_lost(keep, check, store):
    draft = Visit(id="v2", date=PartialDate(2025, 11, 20))
    store.save_draft("v2", "p1", draft.model_dump(mode="json"), None)
    code = keep()
    assert check(code).matches
    more = draft.model_copy(update={"note": "more"})
    store.save_draft("v2", "p1", more.model_dump(mode="json"), None)
    (changed,) = check(code).changed
    assert changed.what.startswith("Visit of 20-Nov-2025: changed since; it was a draft then")


def test_other_rules_are_told(keep, check):
    found = check(keep(), Policy(vegf_rule="published"))
    assert not found.matches
    assert "rules of the site" in found.lines[-1]
    assert "another version of the program" in check(keep(definitions="older")).lines[-1]


def test_a_replaced_calendar_is_void(keep, check, store):
    first = keep("calendar", transplant="x1", day_zero=PartialDate(2025, 11, 11))
    found = last_calendar(kept_documents(store.heads_of("p1")), "x1")
    assert found.document.code == first
    assert last_calendar(kept_documents(store.heads_of("p1")), "other") is None
    keep(
        "calendar",
        transplant="x1",
        day_zero=PartialDate(2025, 11, 12),
        voids=first,
        code="22222-22222",
    )
    told = check(first)
    assert not told.matches
    assert "VOID" in told.void
    assert "22222-22222" in told.lines[1]


def test_codes_that_are_not_known_are_refused_in_a_sentence(keep, check):
    keep()
    assert check("K7QD2-M9XR").lines == (MISTYPED,)
    assert check(code_of("never printed")).lines == (UNKNOWN,)
