"""A sitting: what is open, what is saved beside the visit, and that the visit's undo survives."""

from datetime import UTC, date, datetime

import pytest

from poems_desktop.app.patient_file import save_record
from poems_desktop.app.sitting import NobodyOpenError, OtherPatientError, Sitting
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Finding, Patient, Record, Treatment, Visit
from poems_desktop.clinical.transplant import Infusion, LogEntry, Transplant
from poems_desktop.core.partial_date import PartialDate

NOW = datetime(2025, 11, 20, 12, tzinfo=UTC)
RECORD = Record(
    patient=Patient(id="p1", family="Rossi"),
    visits=(
        Visit(id="v1", date=PartialDate(2020), signed=True),
        Visit(id="v2", date=PartialDate(2025, 11, 20)),
    ),
)
ENTRY = LogEntry(id="e1", day=date(2025, 11, 18), fever=FindingState.PRESENT)


@pytest.fixture
def sitting(store):
    save_record(store, RECORD)
    return Sitting(store, load_definitions(), Policy(), lambda: NOW, "Dr. A")


def test_nobody_is_open_at_first(sitting):
    assert sitting.file is None
    for ask in (lambda: sitting.record, lambda: sitting.assessment, sitting.refresh):
        with pytest.raises(NobodyOpenError):
            ask()


def test_the_newest_visit_is_chosen(sitting):
    sitting.open("p1")
    assert sitting.session.visit.id == "v2"
    sitting.open_again("v1")
    assert sitting.session.read_only


def test_a_patient_without_a_visit_is_weighed_too(store, sitting):
    store.save("patient", "p1", "p1", {"id": "p1"})
    for name in ("v1",):
        del store.heads[name]
    store.drafts.clear()
    sitting.open("p1")
    assert sitting.session is None
    assert sitting.assessment.record == sitting.record
    assert sitting.assessment is sitting.assessment


def test_a_visit_starts_as_a_draft(store, sitting):
    sitting.open("p1")
    name = sitting.start_visit()
    assert sitting.session.visit.id == name
    assert store.drafts[name].content["label"] == "Visit"


def test_what_is_saved_beside_the_visit_leaves_its_edits_and_undo_alone(sitting):
    sitting.open("p1")
    session = sitting.session
    session.set_answer("papilledema", Finding(state=FindingState.PRESENT))
    told = []
    end = sitting.subscribe(lambda: told.append(sitting.record.treatments))
    treatment = Treatment(id="t1", name="melphalan", directed=True)
    sitting.save("treatment", "t1", treatment.model_dump(mode="json"))
    assert told == [(treatment,)]
    assert sitting.session is session
    assert session.visit.answers["papilledema"].state is FindingState.PRESENT
    assert session.undo_name == "Papilledema"
    session.undo()
    assert "papilledema" not in session.visit.answers
    assert session.record.treatments == (treatment,)
    end()
    end()
    sitting.refresh()
    assert len(told) == 1


def test_the_revision_that_was_read_is_expected(store, sitting):
    sitting.open("p1")
    for _ in range(2):
        sitting.save("treatment", "t1", Treatment(id="t1", name="x").model_dump(mode="json"))
    assert store.saved_after == [None, None, 0, 3]


def test_a_transplant_and_its_log_are_saved_apart(store, sitting):
    sitting.open("p1")
    infusion = Infusion(id="i", day=date(2025, 11, 11))
    sitting.save_transplant(Transplant(id="a", infusions=(infusion,), entries=(ENTRY,)))
    sitting.save_entry("a", ENTRY)
    (transplant,) = sitting.record.transplants
    assert transplant.entries == (ENTRY,)
    assert store.heads["a"].content["entries"] == []
    assert sitting.assessment.engraftment[0].day_zero.day == date(2025, 11, 11)


def test_an_entry_is_never_saved_under_another_patient(store, sitting):
    sitting.open("p1")
    with pytest.raises(OtherPatientError):
        sitting.save_entry("of somebody else", ENTRY)
    assert "e1" not in store.heads


def test_another_policy_weighs_anew_and_keeps_the_undo(sitting):
    sitting.open("p1")
    sitting.session.set_answer("papilledema", Finding(state=FindingState.PRESENT))
    sitting.use_policy(Policy(sets=("dispenzieri", "suichi_2019")))
    assert set(sitting.assessment.results) == {"dispenzieri", "suichi_2019"}
    assert sitting.session.undo_name == "Papilledema"
    sitting.close()
    sitting.use_policy(Policy())
    assert sitting.session is None
