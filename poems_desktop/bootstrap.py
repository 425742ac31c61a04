"""The one place where the parts meet: preferences, window, store and sitting."""

# Nothing but the start page is imported before the first window is painted.

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from poems_desktop import __version__
from poems_desktop.app.preferences import (
    Places,
    load_preferences,
    save_preferences,
    user_places,
)
from poems_desktop.ui.fonts import load_start_fonts
from poems_desktop.ui.shell import Shell
from poems_desktop.ui.singletons import keep_singletons
from poems_desktop.ui.theme import apply_theme, load_theme, qt_arguments

if TYPE_CHECKING:
    from poems_desktop.store.store import Store
    from poems_desktop.ui.desk import Desk
    from poems_desktop.ui.dialogs import Dialogs

Clock = Callable[[], datetime]
SIZES = ((1440, 900), (1024, 720))
_DAMAGED = "The program's own definitions are damaged. Nothing was changed; install it again."
THEMES = ("light", "dark")


def now() -> datetime:
    """The present as an aware UTC instant."""
    return datetime.now(UTC)


class Program(QObject):
    """The window and, while a store is open, the sitting at its desk."""

    def __init__(self, places: Places, clock: Clock, dialogs: "Dialogs | None" = None) -> None:
        super().__init__()
        self._places = places
        self._clock = clock
        self._dialogs = dialogs
        self._preferences = load_preferences(places.preferences)
        self.shell = Shell()
        self.desk: Desk | None = None
        self._opening: QObject | None = None
        self.shell.lock_requested.connect(self.lock)
        self.shell.installEventFilter(self)
        self.shell.theme_changed.connect(self._on_look)
        self.shell.text_scale_changed.connect(self._on_look)
        self.shell.text_scale_changed.connect(self._on_text_scale)
        self.shell.start_page.set_version(__version__)

    def ready(self, store: Path | None = None, *, demo: bool = False) -> None:
        """Let the start page work: called once the first window is painted."""
        from poems_desktop.ui.opening import Opening

        opening = Opening(
            self.shell.start_page, self._clock, self._places.stores, self._places.demo
        )
        opening.opened.connect(self._on_opened)
        self._opening = opening
        self._show_recent(store)
        self._bind()
        if demo:
            opening.open_demo()

    def lock(self) -> bool:
        """Write what is open, close the store and show the start page."""
        if self.desk is None:
            return True
        if not self.desk.close():
            return False
        self._leave()
        self._show_recent(None)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the window closes only when everything is written, or when the user says so."""
        closing = watched is self.shell and event.type() == QEvent.Type.Close
        if closing and self.desk is not None and not self.lock():
            if not self.desk.let_go():
                event.ignore()
                return True
            self._leave()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        if self.desk is not None:
            self.shell.show_start()
            self.desk.deleteLater()
            self.desk = None

    def _bind(self) -> None:
        from poems_desktop.ui.desk import PAGES

        for name in PAGES:
            self.shell.add_page(name, _PageOf(self, name), rail=name in {"Trends", "Transplant"})
        self.shell.bind("edit.undo", self._undo)
        self.shell.bind("edit.redo", self._redo)
        self.shell.bind("patient.new", self._new_patient)
        self.shell.bind("patient.edit", self._edit_patient)
        self.shell.bind("visit.new", self._new_visit)
        self.shell.bind("visit.next_open", self._next_open)
        self.shell.bind("visit.save", self._save)

    def _on_opened(self, store: "Store") -> None:
        from poems_desktop import demo
        from poems_desktop.clinical.problems import ProblemsError
        from poems_desktop.ui.desk import PAGES, Desk

        is_demo = store.folder == self._places.demo
        clock = demo.clock if is_demo else self._clock
        user = demo.AUTHOR if is_demo else "Owner"
        try:
            self.desk = Desk(self.shell, store, clock, self._dialogs, user=user)
        except ProblemsError:
            store.lock()
            self.shell.start_page.show_problem("demo" if is_demo else "unlock", _DAMAGED)
            return
        self.desk.attach(self.shell.show_workspace())
        self.shell.set_page(PAGES.index("Visit"))
        if not is_demo:
            self._remember(store.folder)

    def _remember(self, folder: Path) -> None:
        opened = self._clock().isoformat(timespec="minutes")
        self._preferences = self._preferences.with_recent(str(folder), opened)
        self._save_preferences()

    def _on_look(self, *_: object) -> None:
        from dataclasses import replace

        from poems_desktop.ui.theme import current_theme, text_scale

        self._preferences = replace(
            self._preferences, theme=current_theme().name, text_scale=text_scale()
        )
        self._save_preferences()

    def _on_text_scale(self, _scale: float) -> None:
        if self.desk is not None:
            self.desk.show_anew()

    def _save_preferences(self) -> None:
        try:
            save_preferences(self._places.preferences, self._preferences)
        except OSError:
            return  # a look that is not remembered costs nothing; the next change tries again

    def _show_recent(self, chosen: Path | None) -> None:
        from poems_desktop.ui.pages.start_unlock import RecentStore

        known = [
            RecentStore(one.folder, Path(one.folder).name, _last_opened(one.opened))
            for one in self._preferences.recent
            if Path(one.folder).is_dir()
        ]
        self.shell.start_page.set_recent(known)
        if chosen is not None:
            self.shell.start_page.choose_store(RecentStore(str(chosen), chosen.name))

    def _undo(self) -> None:
        if self.desk is not None:
            self.desk.undo()

    def _redo(self) -> None:
        if self.desk is not None:
            self.desk.redo()

    def _new_patient(self) -> None:
        if self.desk is not None:
            self.desk.new_patient()

    def _edit_patient(self) -> None:
        if self.desk is not None:
            self.desk.patients.edit()

    def _new_visit(self) -> None:
        if self.desk is not None:
            self.desk.visits.start()

    def _next_open(self) -> None:
        if self.desk is not None:
            self.desk.next_not_assessed()

    def _save(self) -> None:
        if self.desk is not None:
            self.desk.flush()


class _PageOf:
    """Makes a page of whatever sitting is open."""

    def __init__(self, program: Program, name: str) -> None:
        self._program = program
        self._name = name

    def __call__(self) -> QWidget:
        if self._program.desk is None:
            message = "pages are made while a store is open"
            raise RuntimeError(message)
        return self._program.desk.page(self._name)


def _last_opened(instant: str) -> str:
    from poems_desktop.core.partial_date import PartialDate
    from poems_desktop.core.reading import show_date

    try:
        when = datetime.fromisoformat(instant).astimezone()
    except ValueError:
        return ""
    return f"Last opened {show_date(PartialDate.of(when.date()))} {when:%H:%M}"


class _FirstPaint(QObject):
    """Calls back once, after the first paint of the window."""

    def __init__(self, shell: Shell, then: Callable[[], None]) -> None:
        super().__init__(shell)
        self._then: Callable[[], None] | None = then
        shell.start_page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: see every event of the start page."""
        if event.type() == QEvent.Type.Paint and self._then is not None:
            then, self._then = self._then, None
            QTimer.singleShot(0, then)
        return super().eventFilter(watched, event)


def _application() -> QApplication:
    keep_singletons()
    app = QApplication.instance() or QApplication(qt_arguments())
    if not isinstance(app, QApplication):
        message = "a window needs a QApplication"
        raise TypeError(message)
    app.setApplicationName("POEMS Desktop")
    load_start_fonts()
    return app


def run_window(
    *,
    demo: bool = False,
    store: Path | None = None,
    quit_when_painted: bool = False,
    places: Places | None = None,
) -> int:
    """Open the program; the exit code when its window is closed."""
    app = _application()
    found = places or user_places()
    preferences = load_preferences(found.preferences)
    theme = load_theme("dark" if preferences.theme == "dark" else "light")
    apply_theme(app, theme, preferences.text_scale)
    program = Program(found, now)
    program.shell.resize(1440, 900)

    def painted() -> None:
        gc.freeze()
        gc.enable()
        if quit_when_painted:
            app.quit()
        else:
            program.ready(store, demo=demo)

    _FirstPaint(program.shell, painted)
    program.shell.show()
    return app.exec()


def render_screens(out: Path) -> Iterator[Path]:
    """Every page on the demo patients, in both themes and two sizes, as PNG files in `out`."""
    from tempfile import TemporaryDirectory

    from poems_desktop.ui.screens import render

    app = _application()
    with TemporaryDirectory() as scratch:
        places = Places(data=Path(scratch) / "data", config=Path(scratch) / "config")
        for theme in THEMES:
            apply_theme(app, load_theme("dark" if theme == "dark" else "light"))
            for size in SIZES:
                program = Program(places, now)
                yield from render(program, out, theme, size)
