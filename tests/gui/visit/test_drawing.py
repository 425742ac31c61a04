"""What an edit leaves on the screen is what drawing the page anew would show."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from poems_desktop.ui.screens import settle

KEYS = (Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_N, Qt.Key.Key_P)


def on_screen(page):
    """The window as it was last drawn, piece by piece, once nothing in it moves any more."""
    before, now = None, page.window().backingStore().paintDevice().copy()
    while now != before:
        settle(40)
        before, now = now, page.window().backingStore().paintDevice().copy()
    return now


def drawn_anew(page):
    for widget in page.window().findChildren(QWidget):
        widget.update()
    return on_screen(page)


@pytest.mark.parametrize(
    "key", ["papilledema", pytest.param("castleman_disease", marks=pytest.mark.slow)]
)
def test_every_state_of_a_finding_leaves_a_whole_page(opened, key):
    page = opened()
    page.form.finish()
    page.about.hide()  # its words come when the focus rests
    page.form.go_to(key)
    settle(100)
    control = page.form.editor(key).control
    faults = []
    for pressed in KEYS:
        QTest.keyClick(control, pressed)
        if on_screen(page) != drawn_anew(page):
            faults.append(pressed)
    assert faults == []
