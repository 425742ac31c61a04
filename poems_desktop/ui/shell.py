"""The window: it puts the start page, the workspace and the menus together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from poems_desktop.ui.menus import Menus
from poems_desktop.ui.pages_table import PageFactory, PageSpec
from poems_desktop.ui.start_page import StartPage
from poems_desktop.ui.theme import (
    apply_theme,
    asks_for_contrast,
    current_theme,
    load_theme,
    text_scale,
)

if TYPE_CHECKING:
    from poems_desktop.ui.banner import BannerFacts
    from poems_desktop.ui.status_strip import StatusFacts
    from poems_desktop.ui.workspace import Workspace

TITLE = "POEMS Desktop"


class Shell(QMainWindow):
    """Start page or workspace, menus and shortcuts. It decides nothing clinical.

    `workspace_made(workspace)` comes when a workspace was made: connect to its parts there.
    `contrast`: whether the user asks for high contrast, whatever the computer asks.
    `closing()` comes before the window closes: save there.
    """

    lock_requested = Signal()
    page_changed = Signal(str)
    theme_changed = Signal(str)
    text_scale_changed = Signal(float)
    workspace_made = Signal(object)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(1024, 720)
        self.contrast = False
        self._workspace: Workspace | None = None
        self._pages: list[PageSpec] = []
        # From the window inward: Qt styles a whole subtree anew whenever it changes its parent.
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self.start_page = StartPage(self._stack)
        self._stack.addWidget(self.start_page)
        self.menus = Menus(self)
        self.menus.page_wanted.connect(self.set_page)
        self._corner = self.menus.corner
        self._corner.theme_button.clicked.connect(self.toggle_theme)
        self._corner.lock_button.clicked.connect(self.lock_now)
        self._corner.show_theme(current_theme().name)
        self.show_start()

    def add_page(self, name: str, factory: PageFactory, *, rail: bool = False) -> None:
        """Add a page at the end. `factory` is called when the page is first shown.

        `rail`: the patient list starts folded beside this page.
        """
        self._pages.append(PageSpec(name, factory, rail))
        self.menus.add_page(len(self._pages), name)
        if self._workspace is not None:
            self._workspace.add_page(self._pages[-1])

    def show_start(self) -> None:
        """Show the start page and throw the workspace away, with all patient data it shows."""
        workspace, self._workspace = self._workspace, None
        self._stack.setCurrentWidget(self.start_page)
        if workspace is not None:
            workspace.hide()
            self._stack.removeWidget(workspace)
            workspace.deleteLater()
        self.menus.show_for(open_store=False)

    def cover(self) -> None:
        """Show the start page in front of the workspace, which stays: the first half of a lock."""
        self._stack.setCurrentWidget(self.start_page)
        self.menus.show_for(open_store=False)

    def show_workspace(self) -> "Workspace":
        """Show the workspace, made anew if a store was just unlocked."""
        if self._workspace is None:
            # Imported here: the start page must paint without it.
            from poems_desktop.ui.workspace import Workspace

            self._workspace = Workspace(self._pages, self._stack)
            self._workspace.page_changed.connect(self.page_changed)
            self._stack.addWidget(self._workspace)
            self.workspace_made.emit(self._workspace)
        self.start_page.forget_secrets()
        self._stack.setCurrentWidget(self._workspace)
        self.menus.show_for(open_store=True)
        self._workspace.patients.focus_list()
        return self._workspace

    def workspace(self) -> "Workspace | None":
        """The workspace while a store is open."""
        return self._workspace

    def show_patient(self, facts: "BannerFacts | None") -> None:
        """Show whose record is open; None shows that no record is."""
        if self._workspace is not None:
            self._workspace.show_patient(facts)

    def set_page(self, index: int) -> None:
        """Choose a page by its place."""
        if self._workspace is not None:
            self._workspace.set_page(index)

    def set_page_actions(self, name: str, widgets: Sequence[QWidget]) -> None:
        """The buttons beside the tabs while the page `name` is shown."""
        if self._workspace is not None:
            self._workspace.set_page_actions(name, widgets)

    def set_status(self, facts: "StatusFacts") -> None:
        """Say in the status line what is saved, where, and what needs correction."""
        if self._workspace is not None:
            self._workspace.status.show_facts(facts)

    def set_user(self, user: str) -> None:
        """Say in the menu bar who works here."""
        self._corner.show_user(user)
        self.menus.fit()

    def trigger(self, action_id: str) -> None:
        """Do what the menu entry does, where it can be done now."""
        self.menus.trigger(action_id)

    def lock_now(self) -> None:
        """Ask for the lock; who holds the store saves, closes it and calls `show_start`."""
        if self._workspace is not None:
            self.lock_requested.emit()

    def find_patient(self) -> None:
        """Go to the search field."""
        if self._workspace is not None:
            self._workspace.patients.focus_search()

    def read_identity(self) -> None:
        """Speak the open patient's identity to a screen reader."""
        if self._workspace is not None:
            self._workspace.banner.read_out()

    def toggle_list(self) -> None:
        """Fold or unfold the patient list."""
        if self._workspace is not None:
            self._workspace.toggle_list()

    def next_page(self) -> None:
        """Go to the next page, after the last to the first."""
        if self._workspace is not None:
            self._workspace.step_page(1)

    def previous_page(self) -> None:
        """Go to the previous page, before the first to the last."""
        if self._workspace is not None:
            self._workspace.step_page(-1)

    def toggle_theme(self) -> None:
        """Change between light and dark."""
        name = "light" if current_theme().name == "dark" else "dark"
        self._apply(name, text_scale())
        self.theme_changed.emit(name)

    def toggle_contrast(self) -> None:
        """Change between the usual colors and black and white, beyond what the computer asks."""
        self.contrast = not self.contrast
        self.follow_contrast()
        self.theme_changed.emit(current_theme().name)

    def follow_contrast(self) -> None:
        """Show what the user and the computer ask for: either may ask for high contrast."""
        self._apply(current_theme().name, text_scale())

    def set_text_scale(self, scale: float) -> None:
        """Show text at `scale` (1.0 is 100 %)."""
        self._apply(current_theme().name, scale)
        self.text_scale_changed.emit(scale)

    def text_100(self) -> None:
        """Text at 100 %."""
        self.set_text_scale(1.0)

    def text_115(self) -> None:
        """Text at 115 %."""
        self.set_text_scale(1.15)

    def text_130(self) -> None:
        """Text at 130 %."""
        self.set_text_scale(1.3)

    def text_150(self) -> None:
        """Text at 150 %."""
        self.set_text_scale(1.5)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the program the chance to save, then close."""
        self.closing.emit()
        super().closeEvent(event)

    def _apply(self, name: str, scale: float) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            contrast = self.contrast or asks_for_contrast(app)
            found = load_theme("dark" if name == "dark" else "light", contrast=contrast)
            apply_theme(app, found, scale)
        self._corner.show_theme(name)
        self.menus.fit()
        if self._workspace is not None:
            self._workspace.fit(self._workspace.width())
