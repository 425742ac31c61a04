"""Editing a visit: every change is told, undone and written; nothing is lost when writing fails."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.app.editing import EditSession, ReadOnlyError
from poems_desktop.app.patient_file import PatientFile
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Finding, Measurement, Patient, Record, Visit
from poems_desktop.core.partial_date import PartialDate

PRESENT = Finding(state=FindingState.PRESENT)
ABSENT = Finding(state=FindingState.ABSENT)


def _result(value, name="r1", test="vegf"):
    return Measurement(id=name, test=test, value=Decimal(value), unit="pg/mL", specimen="plasma")


@pytest.fixture
def session(open_session):
    return open_session()


def _heard(session):
    heard = []
    session.subscribe(heard.append)
    return heard


def test_a_session_starts_clean(session):
    assert not session.dirty
    assert (session.undo_name, session.redo_name, session.read_only) == (None, None, False)
    assert session.flush() is False


def test_an_answer_is_set_told_and_weighed_at_once(session):
    heard = _heard(session)
    session.set_answer("papilledema", PRESENT, origin="box")
    assert session.visit.answers == {"papilledema": PRESENT}
    assert [(e.keys, e.origin) for e in heard] == [(frozenset({"papilledema"}), "box")]
    states = {i.criterion.id: i.truth.name for i in session.assessment.main.items}
    assert states["papilledema"] == "TRUE"
    assert session.dirty
    assert session.undo_name == "Papilledema"
    assert session.assessment is session.assessment


def test_the_assessment_follows_every_edit_and_every_undo(session):
    def papilledema():
        items = session.assessment.main.items
        return next(i.truth.name for i in items if i.criterion.id == "papilledema")

    seen = [papilledema()]
    for answer in (PRESENT, ABSENT, None):
        session.set_answer("papilledema", answer)
        seen.append(papilledema())
    session.undo()
    seen.append(papilledema())
    session.redo()
    seen.append(papilledema())
    assert seen == ["UNKNOWN", "TRUE", "FALSE", "UNKNOWN", "FALSE", "UNKNOWN"]


def test_the_same_answer_again_is_no_step(session):
    session.set_answer("papilledema", PRESENT)
    heard = _heard(session)
    session.set_answer("papilledema", Finding(state=FindingState.PRESENT))
    session.set_answer("ascites", None)
    assert heard == []
    session.undo()
    assert session.undo_name is None


def test_clearing_an_answer_removes_it(session):
    session.set_answer("papilledema", PRESENT)
    session.set_answer("papilledema", None)
    assert session.visit.answers == {}
    session.undo()
    assert session.visit.answers == {"papilledema": PRESENT}


def test_a_key_without_a_field_is_named_by_itself(session):
    session.set_answer("from_elsewhere", PRESENT)
    assert session.undo_name == "from_elsewhere"
    session.set_result(_result("1", test="other_test"))
    assert session.undo_name == "other_test"


def test_results_are_added_replaced_and_removed_in_their_place(session):
    session.set_result(_result("1", "a"))
    session.set_result(_result("2", "b"))
    session.set_result(_result("3", "a"))
    assert [(r.id, r.value) for r in session.visit.results] == [("a", 3), ("b", 2)]
    session.remove_result("a")
    assert [r.id for r in session.visit.results] == ["b"]
    session.undo()
    assert [r.id for r in session.visit.results] == ["a", "b"]
    assert session.undo_name == "VEGF"


def test_removing_what_is_not_there_is_refused_and_changes_nothing(session):
    session.set_result(_result("1", "a"))
    with pytest.raises(StopIteration):
        session.remove_result("b")
    assert len(session.visit.results) == 1


def test_the_heading_is_replaced_and_everything_else_stays(open_session):
    before = Visit(id="v1", answers={"ascites": PRESENT}, results=(_result("1"),), other={"x": "y"})
    session = open_session(before)
    given = Visit(
        id="another",
        date=PartialDate(2025, 11, 20),
        label="Follow-up",
        note="n",
        signed=True,
        unread={"date": "31-Feb"},
    )
    session.set_heading(given, "form")
    after = session.visit
    assert (after.id, after.signed, after.answers) == ("v1", False, before.answers)
    assert (after.results, after.other) == (before.results, before.other)
    assert (after.date, after.label, after.note) == (given.date, "Follow-up", "n")
    assert after.unread == {"date": "31-Feb"}
    session.undo()
    assert session.visit == before


def test_other_visits_are_weighed_but_never_changed(open_session):
    beside = Visit(id="v2", answers={"polyneuropathy": PRESENT})
    session = open_session(Visit(id="v1"), beside)
    session.set_answer("ascites", PRESENT)
    assert session.record.visits[1] is beside
    states = {i.criterion.id: i.truth.name for i in session.assessment.main.items}
    assert (states["polyneuropathy"], states["volume_overload"]) == ("TRUE", "TRUE")


# --- typing, undo, redo --------------------------------------------------------------------


def test_typing_in_one_field_is_one_step_until_it_is_left(session):
    for value in ("3", "31", "318"):
        session.set_result(_result(value), typing=True)
    session.seal()
    session.set_result(_result("3180"), typing=True)
    session.undo()
    assert session.visit.results[0].value == Decimal(318)
    session.undo()
    assert session.visit.results == ()


def test_typing_in_another_field_is_another_step(session):
    session.set_result(_result("3", "a"), typing=True)
    session.set_result(_result("4", "b"), typing=True)
    session.set_result(_result("31", "a"), typing=True)
    session.undo()
    assert [r.value for r in session.visit.results] == [3, 4]


def test_a_choice_of_a_state_is_never_merged_with_typing(session):
    noted = Finding(state=FindingState.PRESENT, note="a")
    session.set_answer("ascites", PRESENT)
    session.set_answer("ascites", noted, typing=True)
    session.undo()
    assert session.visit.answers == {"ascites": PRESENT}


def test_undo_and_redo_tell_what_differs(session):
    session.set_answer("ascites", PRESENT)
    session.set_result(_result("1", "a"))
    heard = _heard(session)
    session.undo()
    session.undo()
    session.redo()
    assert [set(e.keys) for e in heard] == [
        {"a", "visit"},
        {"ascites", "visit"},
        {"ascites", "visit"},
    ]
    assert all(e.origin is None for e in heard)
    assert session.redo_name == "VEGF"


def test_a_new_edit_forgets_what_was_undone(session):
    session.set_answer("ascites", PRESENT)
    session.undo()
    session.set_answer("plethora", PRESENT)
    session.redo()
    assert set(session.visit.answers) == {"plethora"}


def test_undo_and_redo_of_nothing_are_silent(session):
    heard = _heard(session)
    session.undo()
    session.redo()
    assert heard == []


def test_a_listener_may_leave_twice_and_while_being_told(session):
    heard = []
    leave = session.subscribe(lambda edited: leave())
    session.subscribe(heard.append)
    session.set_answer("ascites", PRESENT)
    leave()
    assert len(heard) == 1


# --- writing -------------------------------------------------------------------------------


def test_the_draft_is_the_visit(store, open_session):
    session = open_session(base={"v1": 7})
    session.set_answer("ascites", PRESENT)
    session.set_result(_result("318.50"))
    assert session.flush() is True
    draft = store.drafts["v1"]
    assert Visit.model_validate(draft.content) == session.visit
    assert draft.base_seq == 7
    assert not session.dirty
    assert session.flush() is False


def test_a_failed_write_leaves_it_dirty_and_loses_nothing(store, session):
    session.set_answer("ascites", PRESENT)
    before = session.visit
    store.failing = True
    for _ in range(3):
        with pytest.raises(OSError, match="disk"):
            session.flush()
        assert session.dirty
    assert session.visit is before
    assert store.drafts == {}
    store.failing = False
    assert session.flush() is True
    assert Visit.model_validate(store.drafts["v1"].content) == before


def test_undoing_what_was_written_is_written_again(store, session):
    session.set_answer("ascites", PRESENT)
    session.flush()
    session.undo()
    assert session.dirty
    session.flush()
    assert store.drafts["v1"].content["answers"] == {}


def test_signing_freezes_the_visit(store, open_session):
    session = open_session(base={"v1": 7})
    session.set_answer("ascites", PRESENT)
    session.flush()
    heard = _heard(session)
    session.sign("a letter came")
    assert (session.read_only, session.dirty, session.undo_name) == (True, False, None)
    assert store.drafts == {}
    assert store.expected == [7]
    assert Visit.model_validate(store.heads["v1"].content) == session.visit
    assert len(heard) == 1
    with pytest.raises(ReadOnlyError, match="new revision"):
        session.set_answer("ascites", ABSENT)
    with pytest.raises(ReadOnlyError):
        session.set_heading(Visit(id="v1", note="x"))
    session.undo()
    assert session.visit.answers == {"ascites": PRESENT}
    assert session.flush() is False


def test_a_failed_signature_leaves_the_visit_open(store, session):
    session.set_answer("ascites", PRESENT)
    store.failing = True
    with pytest.raises(OSError, match="disk"):
        session.sign()
    assert (session.read_only, session.dirty, session.undo_name) == (False, True, "Ascites")


def test_a_session_knows_its_day_and_its_definitions(session, shipped):
    assert session.today == date(2025, 11, 20)
    assert session.definitions is shipped
    assert session.assessment.as_of == session.today


def test_a_signed_visit_keeps_versions_and_what_it_was_weighed_as(store, shipped):
    visit = Visit(id="v1", date=PartialDate(2025, 11, 20))
    file = PatientFile(Record(patient=Patient(id="p1"), visits=(visit,)))

    def snapshot(one):
        return {"policy_digest": one.policy.digest(), "signed": one.record.visits[0].signed}

    session = EditSession(store, file, "v1", shipped, Policy(), date(2025, 11, 20), snapshot)
    session.set_answer("ascites", PRESENT)
    session.sign()
    versions, assessment = store.signed_with
    assert versions["digest"] == shipped.digest
    assert versions["criteria"]["dispenzieri"] == shipped.sets["dispenzieri"].version
    assert assessment == {"policy_digest": Policy().digest(), "signed": True}


def test_many_results_are_one_named_step(session):
    session.set_result(_result("1", "a"))
    heard = _heard(session)
    session.add_results([_result("2", "b"), _result("3", "c")], "Import of 2 results", "page")
    assert [(e.keys, e.origin) for e in heard] == [(frozenset({"b", "c"}), "page")]
    assert session.undo_name == "Import of 2 results"
    session.undo()
    assert [r.id for r in session.visit.results] == ["a"]
    session.redo()
    assert [r.id for r in session.visit.results] == ["a", "b", "c"]


def test_a_result_that_is_there_already_is_not_added_again(session):
    session.set_result(_result("1", "a"))
    for results in ([_result("2", "a")], [_result("2", "b"), _result("3", "b")]):
        with pytest.raises(ValueError, match="id of its own"):
            session.add_results(results, "Import")
    assert [r.value for r in session.visit.results] == [1]


def test_an_import_of_nothing_is_no_step(session):
    session.add_results([], "Import of 0 results")
    assert session.undo_name is None
