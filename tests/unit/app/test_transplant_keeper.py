"""Which entry of the log takes something new without correcting what stands there."""

from datetime import UTC, date, datetime

import pytest

from poems_desktop.app.patient_file import save_record
from poems_desktop.app.sitting import Sitting
from poems_desktop.app.transplant_course import new_entry
from poems_desktop.app.transplant_keeper import EntryKeeper
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Patient, Record
from poems_desktop.clinical.transplant import LogEntry, Steroid, Transplant

NOW = datetime(2025, 11, 20, 12, tzinfo=UTC)
TODAY = NOW.astimezone().date()
COURSE = Transplant(id="t1")


@pytest.fixture
def sitting(store, shipped):
    save_record(store, Record(patient=Patient(id="p1", family="Rossi"), transplants=(COURSE,)))
    made = Sitting(store, shipped, Policy(), lambda: NOW, "Dr. A")
    made.open("p1")
    return made


def keeper(sitting, entry, *, known=True):
    return EntryKeeper(sitting, COURSE, entry, known=known)


def test_a_new_entry_and_blank_fields_of_ones_own_of_today_take_a_dose(sitting):
    fresh = new_entry(TODAY, sitting.now, "Dr. A")
    assert keeper(sitting, fresh, known=False).can_begin("steroid.given")
    own = LogEntry(id="e1", day=TODAY, by="Dr. A", note="seen")
    assert keeper(sitting, own).can_begin("steroid.given")
    assert not keeper(sitting, own).can_begin("note.value")


@pytest.mark.parametrize(
    "entry",
    [
        LogEntry(id="e1", day=TODAY, by="Nurse B", note="seen"),
        LogEntry(id="e1", day=TODAY, by="Nurse B"),
        LogEntry(id="e1", day=date(2025, 11, 19), by="Dr. A", note="seen"),
        LogEntry(id="e1", day=TODAY, by="Dr. A", steroid=Steroid(given=True)),
    ],
)
def test_what_would_be_a_correction_takes_none_even_with_a_reason(sitting, entry):
    one = keeper(sitting, entry)
    assert not one.can_begin("steroid.given")
    one.reason = "wrong patient"
    assert not one.can_begin("steroid.given")


def test_somebody_who_keeps_no_log_begins_nothing(sitting, store):
    store.role = "reader"
    fresh = new_entry(TODAY, sitting.now, "Dr. A")
    assert not keeper(sitting, fresh, known=False).can_begin("steroid.given")
