"""A signed visit is corrected by a new version with a reason; two versions are joined."""

import pytest

from poems_desktop.app.editing import ReasonNeededError
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Finding, Visit

PRESENT = Finding(state=FindingState.PRESENT)
ABSENT = Finding(state=FindingState.ABSENT)


@pytest.fixture
def signed():
    return Visit(id="v1", signed=True, answers={"papilledema": ABSENT})


def test_opening_for_correction_writes_nothing_until_something_changes(open_session, store, signed):
    session = open_session(signed, base={"v1": 4})
    assert session.read_only
    assert not session.correcting
    session.start_correction()
    assert session.correcting
    assert not session.read_only
    assert not session.flush()
    assert store.drafts == {}
    session.set_answer("papilledema", PRESENT)
    assert session.undo_name == "Papilledema"
    assert session.flush()
    assert store.drafts["v1"].base_seq == 4
    assert store.drafts["v1"].content["signed"] is False


def test_a_correction_without_a_reason_is_not_signed(open_session, store, signed):
    session = open_session(signed, base={"v1": 4})
    session.start_correction()
    session.set_answer("papilledema", PRESENT)
    for blank in ("", "  \n"):
        with pytest.raises(ReasonNeededError):
            session.sign(blank)
    assert store.heads == {}
    assert session.correcting


def test_a_correction_is_a_new_version_from_the_old_one(open_session, store, signed):
    session = open_session(signed, base={"v1": 4})
    session.start_correction()
    session.set_answer("papilledema", PRESENT)
    session.sign("letter of the eye clinic")
    assert store.reasons == ["letter of the eye clinic"]
    assert store.expected == [4]
    assert session.read_only
    assert not session.dirty
    assert store.heads["v1"].content["answers"]["papilledema"]["state"] == "present"


def test_a_first_signature_needs_no_reason(open_session, store):
    session = open_session()
    session.sign()
    assert store.reasons == [None]


def test_a_failed_signature_leaves_everything(open_session, store, signed):
    session = open_session(signed, base={"v1": 4})
    session.start_correction()
    session.set_answer("papilledema", PRESENT)
    store.failing = True
    with pytest.raises(OSError, match="full"):
        session.sign("why")
    assert session.correcting
    assert session.visit.answers["papilledema"] == PRESENT
    assert session.undo_name == "Papilledema"


def test_two_versions_are_joined_from_the_newer_one_and_can_be_undone(open_session, store, signed):
    session = open_session(signed, base={"v1": 4})
    session.start_correction()
    session.set_answer("papilledema", PRESENT)
    mine = session.visit
    joined = signed.model_copy(update={"answers": {"papilledema": PRESENT, "hemangioma": ABSENT}})
    session.settle_conflict(joined, 9)
    assert not session.visit.signed
    assert session.base_seq == 9
    session.flush()
    assert store.drafts["v1"].base_seq == 9
    session.undo()
    assert session.visit == mine
