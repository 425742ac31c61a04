"""Starts the program: the application, its language and look, then its window.

What shows text is imported when the language is known: most texts are read at import.
"""

import gc
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from poems_desktop.app.preferences import Places, Preferences, load_preferences, user_places
from poems_desktop.ui.fonts import load_start_fonts
from poems_desktop.ui.garbage import GuiGarbage
from poems_desktop.ui.language import ENGLISH, use_language
from poems_desktop.ui.singletons import keep_singletons
from poems_desktop.ui.theme import apply_theme, asks_for_contrast, load_theme, qt_arguments

if TYPE_CHECKING:
    from poems_desktop.program import Program
    from poems_desktop.ui.shell import Shell

SIZES = ((1440, 900), (1024, 720), (2560, 1440))
SCALES = (1.0, 1.5)
THEMES = ("light", "dark")


class _FirstPaint(QObject):
    """Calls back once, after the first paint of the window."""

    def __init__(self, shell: "Shell", then: Callable[[], None]) -> None:
        super().__init__(shell)
        self._then: Callable[[], None] | None = then
        shell.start_page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: see every event of the start page."""
        if event.type() == QEvent.Type.Paint and self._then is not None:
            then, self._then = self._then, None
            QTimer.singleShot(0, then)
        return super().eventFilter(watched, event)


def application(language: str = ENGLISH) -> QApplication:
    """The application in a language, with the fonts of its first window."""
    keep_singletons()
    app = QApplication.instance() or QApplication(qt_arguments())
    if not isinstance(app, QApplication):
        message = "a window needs a QApplication"
        raise TypeError(message)
    app.setApplicationName("POEMS Desktop")
    GuiGarbage(app)
    load_start_fonts()
    use_language(app, language)
    return app


def run_window(
    *,
    demo: bool = False,
    store: Path | None = None,
    quit_when_painted: bool = False,
    places: Places | None = None,
) -> int:
    """Open the program; the exit code when its window is closed."""
    found = places or user_places()
    preferences = load_preferences(found.preferences)
    app = application(preferences.language)
    program = _program(app, found, preferences)
    program.shell.resize(1440, 900)

    def painted() -> None:
        gc.freeze()
        if quit_when_painted:
            app.quit()
        else:
            _guard(program)
            program.ready(store, demo=demo)

    _FirstPaint(program.shell, painted)
    program.shell.show()
    code = app.exec()
    # The backup of the last lock may still be running; the process ends when it has.
    from poems_desktop.ui.work import wait_for_all

    wait_for_all()
    # While Python is whole: at its very end Qt would call into objects that are half gone.
    program.shell.deleteLater()
    program.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not quit_when_painted:
        from poems_desktop.program import note

        note("end")
    return code


def _program(app: QApplication, places: Places, preferences: Preferences) -> "Program":
    # The theme before the window: what is made afterwards is styled once.
    contrast = preferences.contrast or asks_for_contrast(app)
    theme = load_theme("dark" if preferences.theme == "dark" else "light", contrast=contrast)
    apply_theme(app, theme, preferences.text_scale)
    from poems_desktop.program import Program, now

    return Program(places, now)


def _guard(program: "Program") -> None:
    """From here on a fault of the program shows a page, and the log tells of it."""
    from poems_desktop.app.diagnostics import start_log
    from poems_desktop.program import note
    from poems_desktop.ui.crash_guard import CrashGuard

    start_log(program.places.log)
    note("start")
    CrashGuard(program, program.shell).install()


def render_screens(out: Path) -> Iterator[Path]:
    """Every page on the demo patients, in both themes, all window and text sizes, as PNG files."""
    from tempfile import TemporaryDirectory

    from poems_desktop.program import Program, now

    app = application()
    from poems_desktop.ui.screens import render

    with TemporaryDirectory() as scratch:
        places = Places(data=Path(scratch) / "data", config=Path(scratch) / "config")
        for theme, scale, size in product(THEMES, SCALES, SIZES):
            apply_theme(app, load_theme("dark" if theme == "dark" else "light"), scale)
            program = Program(places, now)
            yield from render(program, out, _look(theme, scale), size)


def _look(theme: str, scale: float) -> str:
    return theme if scale == 1.0 else f"{theme}-{scale:.0%}".rstrip("%")
