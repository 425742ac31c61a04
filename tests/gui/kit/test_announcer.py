"""A changed verdict is spoken once, when nothing changes any more."""

import pytest
from PySide6.QtWidgets import QLabel

from poems_desktop.ui.kit.announcer import Announcer


@pytest.fixture
def announcer(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    made = Announcer(label)
    made.show("Not yet known")
    return made


def test_what_stands_at_first_is_not_spoken(qtbot, announcer):
    announcer.show("Not yet known")
    with qtbot.assertNotEmitted(announcer.announced, wait=700):
        announcer.typing()


def test_only_the_last_of_quick_changes_is_spoken(qtbot, announcer):
    heard = []
    announcer.announced.connect(heard.append)
    announcer.show("Criteria met")
    announcer.show("Criteria not met")
    qtbot.waitUntil(lambda: heard == ["Criteria not met"], timeout=2000)


@pytest.mark.slow
def test_typing_on_puts_it_off(qtbot, announcer):
    announcer.show("Criteria met")
    for _ in range(4):
        with qtbot.assertNotEmitted(announcer.announced, wait=300):
            announcer.typing()
    qtbot.waitSignal(announcer.announced, timeout=2000).wait()


def test_a_change_taken_back_is_not_spoken(qtbot, announcer):
    announcer.show("Criteria met")
    announcer.show("Not yet known")
    with qtbot.assertNotEmitted(announcer.announced, wait=700):
        pass
