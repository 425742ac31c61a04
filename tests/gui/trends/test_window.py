"""The page inside the whole window: a visit begun here, the autosave, the lock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from poems_desktop.clinical.record import Visit
from poems_desktop.ui.kit.buttons import PrimaryButton

pytestmark = pytest.mark.slow  # In --full: the default run stays under four minutes.


def page(program):
    return program.desk.page_widget("Trends").held


def test_a_visit_begun_here_goes_on_with_what_was_asked_for(window, qtbot):
    before = page(window)
    window.desk.session.sign()
    qtbot.mouseClick(window.shell.findChild(PrimaryButton, "trend.add"), Qt.MouseButton.LeftButton)
    after = page(window)
    assert after is not before
    assert window.desk.session.visit.label == "Results"
    assert not after.strip.isHidden()
    assert window.shell.workspace().current_page() == "Trends"
    qtbot.keyClicks(after.strip.row.value, "75")
    qtbot.keyClick(after.strip.row.value, Qt.Key.Key_Tab)
    kept = Visit.model_validate(window.desk.store.draft(window.desk.session.visit.id).content)
    assert [str(one.value) for one in kept.results] == ["75"]


def test_an_import_is_saved_at_once_and_undone_from_the_menu(window, qtbot):
    QApplication.clipboard().setText("Date\tResult\tUnit\n12-Jan-2024\t480\tpg/mL\n")
    shown = page(window)
    qtbot.mouseClick(shown.results.findChild(object, "trend.paste"), Qt.MouseButton.LeftButton)
    dialog = shown.entry.dialog
    qtbot.waitUntil(lambda: not dialog.busy and dialog.accept_button.isEnabled(), timeout=5000)
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    kept = Visit.model_validate(window.desk.store.draft("v1").content)
    assert len(kept.results) == 9
    window.desk.steps.undo()
    kept = Visit.model_validate(window.desk.store.draft("v1").content)
    assert len(kept.results) == 8


def test_locking_closes_the_import_and_keeps_nothing_of_it(window, qtbot):
    QApplication.clipboard().setText("Date\tResult\tUnit\n12-Jan-2024\t480\tpg/mL\n")
    shown = page(window)
    qtbot.mouseClick(shown.results.findChild(object, "trend.paste"), Qt.MouseButton.LeftButton)
    assert window.lock()
    assert not any(one.isVisible() for one in QApplication.topLevelWidgets() if one.isModal())
