"""The follow-up card leads to where each line is entered, and begins no visit unasked."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from poems_desktop.app.due_actions import DueAction, action_of
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.guidance.calendar import State
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import DateAnswer, Patient, Record, Treatment, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.ui.overview.overview_page import OverviewPage
from tests.gui.overview.conftest import Show
from tests.gui.workspace.conftest import Sitting

TODAY = PartialDate(2025, 11, 20)


def day(text: str) -> PartialDate:
    return PartialDate.from_iso(text)


def treated(name: str, *, signed: bool = True) -> Record:
    """Diagnosed, treated and last seen long ago."""
    answers = {"diagnosis_date": DateAnswer(value=day("2022-03-12"))}
    visit = Visit(id=f"{name}-v", date=day("2025-05-14"), signed=signed, answers=answers)
    drug = Treatment(id=f"{name}-rx", name="lenalidomide", start=day("2022-04-11"))
    return Record(
        patient=Patient(id=name, family=name.upper()), visits=(visit,), treatments=(drug,)
    )


def buttons(page: OverviewPage) -> dict[str, QAbstractButton]:
    found = page.follow_up.findChildren(QAbstractButton)
    return {
        one.accessibleName(): one
        for one in found
        if one.objectName().startswith("due.") and one.isVisibleTo(page)
    }


def pressed(sitting: Sitting, page: OverviewPage, words: str) -> None:
    next(one for name, one in buttons(page).items() if name.startswith(words)).click()
    QApplication.processEvents()


def within(above: QWidget, one: QWidget | None) -> bool:
    return one is not None and (one is above or above.isAncestorOf(one))


def test_each_line_that_is_due_offers_its_step(shipped: Definitions) -> None:
    assessment = assess(treated("t"), shipped, Policy(), TODAY.exact)
    offered = {
        one.line.id.removeprefix("followup_"): action_of(one, assessment)
        for one in assessment.advice.followup
    }
    assert offered["visit"] == DueAction("visit", "Start visit")
    assert offered["vegf"] == DueAction("result", "Add result", "vegf")
    assert offered["hematologic"] == DueAction("field", "Record", "serum_immunofixation")
    assert offered["endocrine"] == DueAction("field", "Record", "tsh")
    for one in assessment.advice.followup:
        told = action_of(one, assessment)
        assert (told is None) == (one.standing.state in {State.EARLY, State.DONE})
        if told is not None and told.key:
            assert told.key in shipped.fields


def test_without_the_date_it_counts_from_the_date_is_asked_for(shipped: Definitions) -> None:
    bare = Record(patient=Patient(id="n", family="N"))
    assessment = assess(bare, shipped, Policy(), TODAY.exact)
    told = {one.line.id: action_of(one, assessment) for one in assessment.advice.followup}
    assert told["followup_visit"] == DueAction("date", "Set date", "diagnosis_date")
    assert told["followup_vegf"] == DueAction("treatments", "Set date")
    assert told["followup_pet"] == DueAction("date", "Set date", "diagnosis_date")


@pytest.mark.parametrize("signed", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_what_is_found_today_goes_into_a_visit_of_today(
    show: Show, sitting: Sitting, signed: bool
) -> None:
    page = show(treated("late", signed=signed))
    before = sitting.desk.session.visit.id
    sitting.dialogs.agree = False
    pressed(sitting, page, "Record: Electrophoresis")
    assert sitting.dialogs.asked[-1] == "Start a visit?"
    assert sitting.desk.session.visit.id == before, "nothing is begun unasked"
    sitting.dialogs.agree = True
    pressed(sitting, page, "Record: Electrophoresis")
    session = sitting.desk.session
    assert (session.visit.date, session.visit.id != before) == (TODAY, True)
    visit = sitting.desk.pages.visit_page()
    editor = visit.form.editor("serum_immunofixation")
    assert within(editor, QApplication.focusWidget())
    count = len(sitting.dialogs.asked)
    pressed(sitting, sitting.go("Overview"), "Record: Hormone axes")
    assert len(sitting.dialogs.asked) == count, "the visit of today is there"
    assert sitting.desk.session.visit.id == session.visit.id
    assert within(visit.form.editor("tsh"), QApplication.focusWidget())


def test_a_visit_is_started_and_a_result_added(show: Show, sitting: Sitting) -> None:
    page = show(treated("two"))
    pressed(sitting, page, "Add result: VEGF")
    assert sitting.dialogs.asked[-1] == "Start a visit?"
    trends = sitting.desk.pages.held("Trends")
    assert trends.isVisible()
    assert trends.strip.isVisible()
    page = show(treated("three"))
    pressed(sitting, page, "Start visit: Visit")
    assert sitting.desk.session.visit.date == TODAY
    assert sitting.desk.pages.visit_page().isVisible()
    assert not any(name.startswith("Start visit") for name in buttons(sitting.go("Overview"))), (
        "the visit that was begun is the one that was due"
    )


@pytest.mark.slow
def test_the_buttons_beside_the_tabs_print_and_start(show: Show, sitting: Sitting) -> None:
    show(treated("four"))
    find = sitting.shell.findChild
    find(QAbstractButton, "preview.summary").click()
    documents = sitting.desk.pages.held("Documents")
    assert documents.isVisible()
    assert documents.chooser.document_kind == "summary"
    sitting.qtbot.waitUntil(lambda: not documents.busy, timeout=20_000)
    sitting.go("Trends")
    find(QAbstractButton, "preview.trend").click()
    assert (documents.isVisible(), documents.chooser.document_kind) == (True, "trend")
    sitting.go("Overview")
    find(QAbstractButton, "overview.start").click()
    assert sitting.desk.session.visit.date == TODAY
