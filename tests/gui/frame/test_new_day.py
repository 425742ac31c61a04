"""Midnight passes while a record is open."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from poems_desktop.core.partial_date import PartialDate
from poems_desktop.program import Program
from poems_desktop.ui.screens import settle
from tests.gui.frame.conftest import NOW

TOMORROW = PartialDate(2025, 11, 21)


@pytest.fixture
def after_midnight(at_visit: Program):
    """Lets midnight pass; the program sees it at its next look."""

    def pass_it() -> None:
        at_visit.desk.sitting._clock = lambda: NOW + timedelta(hours=18)

    return pass_it


def note(program: Program, qtbot: QtBot) -> QLineEdit:
    form = program.desk.pages.visit_page().form
    form.finish()
    qtbot.keyClick(form.editor("hyperpigmentation").control, Qt.Key.Key_P)
    found = form.findChild(QLineEdit, "hyperpigmentation.note")
    found.setFocus()
    return found


def test_everything_is_weighed_by_the_new_day(at_visit, after_midnight, qtbot):
    session = at_visit.desk.session
    after_midnight()
    qtbot.waitUntil(lambda: session.today == TOMORROW.earliest, timeout=5000)
    assert at_visit.desk.session is session
    assert session.assessment.as_of == TOMORROW.earliest
    assert at_visit.desk.sitting.assessment.as_of == TOMORROW.earliest
    date = at_visit.desk.pages.visit_page().heading.date
    assert date._today.toPython() == TOMORROW.earliest


def test_what_was_being_typed_stays_with_its_cursor_and_its_undo(at_visit, after_midnight, qtbot):
    field = note(at_visit, qtbot)
    qtbot.keyClicks(field, "both ha")
    field.setCursorPosition(4)
    session = at_visit.desk.session
    after_midnight()
    qtbot.waitUntil(lambda: session.today == TOMORROW.earliest, timeout=5000)
    settle(200)
    again = QApplication.focusWidget()
    assert (again.objectName(), again.text()) == ("hyperpigmentation.note", "both ha")
    assert again.cursorPosition() == 4
    assert session.visit.answers["hyperpigmentation"].note == "both ha"
    assert session.undo_name


@pytest.mark.slow
def test_it_waits_for_an_open_dialog(at_visit, after_midnight, qtbot):
    dialog = QDialog(at_visit.shell)
    dialog.setModal(True)
    dialog.show()
    after_midnight()
    at_visit.desk._new_day.look()
    assert at_visit.desk.session.today == NOW.date()
    dialog.close()
    dialog.deleteLater()
    at_visit.desk._new_day.look()
    assert at_visit.desk.session.today == TOMORROW.earliest


@pytest.mark.slow
def test_it_waits_until_what_was_entered_is_written(at_visit, after_midnight, monkeypatch):
    after_midnight()
    monkeypatch.setattr(at_visit.desk.writing, "flush", lambda: False)
    at_visit.desk._new_day.look()
    assert at_visit.desk.session.today == NOW.date()
    monkeypatch.undo()
    at_visit.desk._new_day.look()
    assert at_visit.desk.session.today == TOMORROW.earliest
