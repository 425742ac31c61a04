"""Signed visits: corrected with a reason, compared, their history read; two versions joined."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import DateAnswer, Finding, Measurement, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.ui.visit.conflict_view import ConflictView
from poems_desktop.ui.visit_flow import VisitFlow

PRESENT = Finding(state=FindingState.PRESENT)
ABSENT = Finding(state=FindingState.ABSENT)
SIGNED = Visit(
    id="v1", date=PartialDate(2026, 3, 1), label="Baseline", answers={"papilledema": ABSENT}
)


def texts(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


@pytest.fixture
def correcting(bench):
    """The signed visit, opened for correction, with papilledema present now."""
    bench.sign(SIGNED)
    page = bench.open()
    bench.click("visit.correct")
    bench.choose("papilledema", "p")
    bench.settled()
    return page


def test_a_signed_visit_opens_for_correction_beside_what_stands(bench, correcting):
    assert not correcting.form.editor("papilledema").control.accessibleName().endswith("read only")
    assert correcting.correction.changes() == "Papilledema: absent → present"
    assert bench.store.draft("v1") is not None
    head = bench.store.head("visit", "v1").content
    assert head["answers"]["papilledema"]["state"] == "absent"


def test_a_correction_without_a_reason_is_not_signed(bench, correcting):
    bench.click("visit.sign_correction")
    assert correcting.correction._message.text().startswith("The reason is missing.")
    assert bench.dialogs.asked == []
    assert len(bench.store.history("visit", "v1")) == 1


@pytest.mark.slow
def test_a_correction_keeps_the_old_value_with_author_time_and_reason(bench, correcting):
    bench.type("visit.reason", "letter of the eye clinic")
    bench.click("visit.sign_correction")
    assert bench.dialogs.asked == ["Sign this correction?"]
    page = bench.page
    assert page.session.read_only
    first, second = bench.store.history("visit", "v1")
    assert first.content["answers"]["papilledema"]["state"] == "absent"
    assert (second.reason, second.author) == ("letter of the eye clinic", "Dr Ada Marsh")
    page.show_history()
    said = texts(page.sides.view())
    for text in ("Version 2", "Version 1", "Reason: letter of the eye clinic", "Papilledema"):
        assert text in said
    assert said.index("absent") < said.index("present")
    assert any(text.startswith("Dr Ada Marsh · 01-Apr-2026") for text in said)
    bench.qtbot.keyClick(page.sides.view(), Qt.Key.Key_Escape)
    assert page.sides.view() is None


@pytest.mark.slow
def test_a_correction_is_withdrawn_and_the_signed_version_stands(bench, correcting):
    bench.dialogs.agree = False
    bench.click("visit.withdraw_correction")
    assert bench.page.session.correcting
    bench.dialogs.agree = True
    bench.click("visit.withdraw_correction")
    assert bench.page.session.read_only
    assert bench.page.session.visit.answers["papilledema"] == ABSENT
    assert bench.store.draft("v1") is None
    assert len(bench.store.history("visit", "v1")) == 1


@pytest.mark.slow
def test_a_correction_goes_on_after_a_new_sitting(bench, correcting):
    page = bench.open()
    assert page.session.correcting
    assert page.correction.changes() == "Papilledema: absent → present"


@pytest.mark.slow
def test_the_menu_of_the_window_refuses_to_sign_without_a_reason(bench, correcting):
    VisitFlow(bench.context, str, bench.window).sign()
    assert bench.dialogs.told[0].startswith("The correction needs a reason")
    assert bench.page.session.correcting


def test_two_visits_are_compared_field_by_field(bench):
    bench.sign(SIGNED)
    answers = {"papilledema": PRESENT, "hemangioma": PRESENT}
    page = bench.open(Visit(id="v2", date=PartialDate(2026, 4, 1), answers=answers))
    page.sides.show_comparison()
    said = texts(page.sides.view())
    for text in ("01-Mar-2026  Baseline", "01-Apr-2026", "Papilledema", "absent", "present"):
        assert text in said
    assert page.session.visit.answers == answers
    bench.click("side.back")
    assert page.sides.view() is None


def signed_meanwhile(bench, **answers):
    theirs = SIGNED.model_copy(update={"signed": True, "answers": {**SIGNED.answers, **answers}})
    bench.store.save("visit", "v1", "p1", theirs.model_dump(mode="json"), reason="seen elsewhere")


def test_a_conflict_shows_both_versions_and_loses_nothing(bench, correcting):
    note = Finding(state=FindingState.ABSENT, note="both discs flat")
    unsure = Finding(state=FindingState.NOT_ASSESSED, note="both discs flat")
    signed_meanwhile(bench, papilledema=unsure, hemangioma=PRESENT)
    bench.type("visit.reason", "letter of the eye clinic")
    bench.click("visit.sign_correction")
    bench.settled()
    view = bench.page.sides.view()
    assert isinstance(view, ConflictView)
    assert set(view.choices) == {"answers.papilledema"}
    assert "Changed on one side only" in texts(view)
    bench.click("conflict.take")
    assert isinstance(bench.page.sides.view(), ConflictView)
    bench.qtbot.keyClicks(view.choices["answers.papilledema"], "m")
    bench.click("conflict.take")
    answers = bench.page.session.visit.answers
    assert answers["papilledema"].state is FindingState.PRESENT
    assert answers["papilledema"].note == note.note
    assert answers["hemangioma"] == PRESENT
    bench.click("visit.sign_correction")
    history = bench.store.history("visit", "v1")
    assert [one.reason for one in history] == [None, "seen elsewhere", "letter of the eye clinic"]
    assert history[-1].content["answers"]["hemangioma"]["state"] == "present"


@pytest.mark.slow
def test_next_entry_to_correct_goes_around(bench, shipped):
    date_key = next(key for key, one in shipped.fields.items() if one.kind == "date")
    visit = Visit(
        id="v2",
        date=PartialDate(2026, 4, 1),
        answers={
            date_key: DateAnswer(unread={"value": "soon"}),
            "papilledema": Finding(state=FindingState.PRESENT, unread={"onset": "long ago"}),
        },
        results=(Measurement(id="r1", test="vegf", unread={"value": "many"}),),
    )
    page = bench.open(visit)
    met = []
    for _ in range(4):
        assert page.next_problem()
        met.append(QApplication.focusWidget().objectName())
    assert set(met[:3]) == {f"{date_key}.date", "papilledema.onset", "r1.value"}
    assert met[3] == met[0]
    page.session.set_heading(page.session.visit.model_copy(update={"date": None}))
    assert page.next_problem()


def test_without_anything_to_correct_nothing_moves(opened):
    assert not opened().next_problem()


def test_the_checklist_is_put_away_and_shown(opened):
    page = opened()
    page.toggle_checklist()
    assert (page.checklist.isHidden(), page.strip.isHidden()) == (True, False)
    page.toggle_checklist()
    assert (page.checklist.isHidden(), page.strip.isHidden()) == (False, True)


@pytest.mark.slow
def test_undo_names_what_it_takes_back(bench, opened):
    page = opened()
    bench.choose("papilledema", "p")
    assert page.session.undo_name == "Papilledema"
    page.session.undo()
    assert page.session.redo_name == "Papilledema"
