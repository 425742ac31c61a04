"""Every test of the window runs without a screen and in the light theme."""

import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from poems_desktop.ui.fonts import load_start_fonts
from poems_desktop.ui.singletons import keep_singletons
from poems_desktop.ui.theme import apply_theme, load_theme, qt_arguments
from poems_desktop.ui.work import wait_for_all

_OLD = 15
"""After so many collections of the young, one of all: windows are old when they are let go."""


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments that the program itself gives."""
    return qt_arguments()


@pytest.fixture(scope="session", autouse=True)
def kept_singletons() -> None:
    """No number of calls into Qt ends the interpreter."""
    keep_singletons()


@pytest.fixture(scope="session", autouse=True)
def themed(qapp: QApplication) -> QApplication:
    """The application with the bundled fonts and the light theme."""
    assert load_start_fonts() == ()
    apply_theme(qapp, load_theme("light"))
    return qapp


@pytest.fixture(scope="session", autouse=True)
def garbage_in_this_thread() -> Iterator[None]:
    """As in the program: no worker thread frees a widget."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def no_stray_work() -> Iterator[None]:
    """No job of one test runs into the next."""
    yield
    wait_for_all()
    gc.collect(2 if gc.get_count()[2] > _OLD else 1)
    # Left on by one test, it would free widgets in a thread of any later one.
    assert not gc.isenabled()


@pytest.fixture(autouse=True)
def light_again(themed: QApplication) -> Iterator[None]:
    """A test that changes the theme or the text size leaves no trace."""
    yield
    apply_theme(themed, load_theme("light"))


@pytest.fixture(autouse=True)
def no_stray_windows(themed: QApplication) -> Iterator[None]:
    """A test fails if a window that it opened is still on the screen when it ends."""
    yield
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert left == []
