"""What was chosen of two versions of a visit is there again after a lock, for these two alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Finding
from poems_desktop.program import Program
from poems_desktop.ui.visit.conflict_view import ConflictView
from tests.gui.frame.conftest import free_deleted

PRESENT = Finding(state=FindingState.PRESENT)
ABSENT = Finding(state=FindingState.ABSENT)
KEY, OTHER = "answers.papilledema", "answers.hemangioma"
UNSURE = Finding(state=FindingState.NOT_ASSESSED, note="both discs flat")


@pytest.fixture
def correcting(at_visit: Program) -> Program:
    """A signed visit that is being corrected in two findings."""
    desk = at_visit.desk
    for key in ("papilledema", "hemangioma"):
        desk.session.set_answer(key, ABSENT)
    desk.visits.sign()
    desk.visits.correct()
    for key in ("papilledema", "hemangioma"):
        desk.session.set_answer(key, PRESENT)
    desk.session.reason = "letter of the eye clinic"
    return at_visit


def signed_meanwhile(program: Program) -> None:
    """Somebody else signed another correction of the same two findings."""
    store = program.desk.store
    content = dict(store.head("visit", "v1").content)
    answers = {**content["answers"]}
    for key in ("papilledema", "hemangioma"):
        answers[key] = UNSURE.model_dump(mode="json")
    content |= {"answers": answers, "label": f"{content['label']}, seen elsewhere"}
    store.save("visit", "v1", "p1", content, reason="seen elsewhere")


def signing(program: Program) -> ConflictView:
    """Sign, and meet the other version."""
    program.desk.visits.sign()
    QApplication.processEvents()
    free_deleted()
    view = program.desk.pages.visit_page().sides.view()
    assert isinstance(view, ConflictView)
    return view


def chosen(view: ConflictView) -> tuple[object, object]:
    return view.choices[KEY].value(), view.choices[OTHER].value()


@pytest.mark.slow
def test_choices_outlive_a_lock_and_go_once_they_are_used(
    correcting: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    signed_meanwhile(correcting)
    view = signing(correcting)
    assert chosen(view) == (None, None)
    qtbot.keyClick(view.choices[KEY], Qt.Key.Key_M)
    assert correcting.lock()
    unlock()
    view = signing(correcting)
    assert chosen(view) == ("mine", None)
    qtbot.keyClick(view.choices[OTHER], Qt.Key.Key_T)
    view._take.click()
    answers = correcting.desk.session.visit.answers
    assert answers["papilledema"].state is FindingState.PRESENT
    assert answers["hemangioma"] == UNSURE
    assert correcting.desk.half_typed.places("p1", "conflict/") == []


@pytest.mark.slow
def test_choices_are_there_after_going_back_to_the_form(correcting: Program, qtbot: QtBot) -> None:
    signed_meanwhile(correcting)
    view = signing(correcting)
    qtbot.keyClick(view.choices[KEY], Qt.Key.Key_T)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert correcting.desk.pages.visit_page().sides.view() is None
    assert chosen(signing(correcting)) == ("theirs", None)


@pytest.mark.slow
def test_another_version_is_chosen_from_anew(
    correcting: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    signed_meanwhile(correcting)
    qtbot.keyClick(signing(correcting).choices[KEY], Qt.Key.Key_T)
    assert len(correcting.desk.half_typed.places("p1", "conflict/")) == 1
    assert correcting.lock()
    unlock()
    signed_meanwhile(correcting)
    assert chosen(signing(correcting)) == (None, None)
    assert correcting.desk.half_typed.places("p1", "conflict/") == []
