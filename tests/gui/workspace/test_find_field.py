"""From anywhere to any field by typing a word of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from poems_desktop.ui.screens import settle


def find(sitting, typed: str):
    sitting.program.trigger("visit.find_field")
    finder = sitting.page.navigator.finder
    assert QApplication.focusWidget() is finder
    sitting.qtbot.keyClicks(finder, typed)
    return finder


@pytest.mark.slow
def test_a_word_and_enter_go_to_a_field_that_was_folded_away(sitting) -> None:
    sitting.go("Trends")
    finder = find(sitting, "adrenal ins")
    assert finder.offered()[0] == "primary_adrenal_insufficiency"
    popup = finder._offer.popup()
    sitting.qtbot.keyClick(popup, Qt.Key.Key_Return)
    settle(60)
    control = sitting.child("primary_adrenal_insufficiency.state")
    assert QApplication.focusWidget() is control
    assert control.isVisible()
    sitting.qtbot.keyClick(control, Qt.Key.Key_P)
    assert sitting.desk.session.visit.answers["primary_adrenal_insufficiency"].state == "present"
    assert finder.text() == ""


@pytest.mark.slow
def test_another_one_is_chosen_with_the_arrows(sitting) -> None:
    finder = find(sitting, "neuropathy")
    popup, second = finder._offer.popup(), finder.offered()[1]
    sitting.qtbot.keyClick(popup, Qt.Key.Key_Down)
    sitting.qtbot.keyClick(popup, Qt.Key.Key_Return)
    settle(60)
    assert sitting.page.form.editor(second).isAncestorOf(QApplication.focusWidget())


@pytest.mark.slow
def test_a_word_of_no_field_says_so_and_enter_goes_nowhere(sitting) -> None:
    finder = find(sitting, "zzyzx")
    popup = finder._offer.popup()
    assert popup.model().index(0, 0).data() == "No field has this in its name."
    sitting.qtbot.keyClick(popup, Qt.Key.Key_Return)
    settle(30)
    assert QApplication.focusWidget() is finder
    sitting.qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert finder.text() == ""
