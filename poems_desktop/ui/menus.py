"""The menu bar: what its entries do, which can be used now, and their shortcuts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from poems_desktop.app.words import tr
from poems_desktop.ui.actions import ACTIONS, MENUS, ActionSpec
from poems_desktop.ui.corner import Corner
from poems_desktop.ui.pages_table import page_title
from poems_desktop.ui.text import plain_tooltip, without_mnemonics
from poems_desktop.ui.theme import height


class Menus(QObject):
    """Makes the entries of `ACTIONS`; `page_wanted(place)` when a page is chosen in the menu.

    An entry is shown once something is bound to it, and works only while it is shown.
    """

    page_wanted = Signal(int)

    def __init__(self, window: QMainWindow) -> None:
        """Entries with a handler do what the method of `window` with that name does."""
        super().__init__(window)
        self._bar: QMenuBar = window.menuBar()
        self.actions: dict[str, QAction] = {}
        self.corner = Corner(window)
        self._menus: dict[str, QMenu] = {}
        self._bound: set[str] = set()
        self._disabled: set[str] = set()
        self._open = False
        self._bar.setNativeMenuBar(False)
        for title in MENUS:
            self._menus[title] = self._bar.addMenu(title)
            self._menus[title].setToolTipsVisible(True)  # why an entry is grey
        for spec in ACTIONS:
            self._add(spec, window)
        self.fit()

    def bind(self, action_id: str, slot: Callable[[], object]) -> None:
        """Let a menu entry do something; from now on it is shown. Pass a bound method.

        Raises KeyError for an entry that is not in the table.
        """
        self.actions[action_id].triggered.connect(slot)
        self._bound.add(action_id)
        self._show()

    def add_page(self, number: int, name: str) -> None:
        """An entry for the page at the place `number`, from 1."""
        action = QAction(without_mnemonics(page_title(name)), self)
        action.setShortcut(f"Alt+{number}")
        action.setData(number - 1)
        action.triggered.connect(self._on_page)
        self._menus[tr("V&iew")].addAction(action)
        key = f"page.{number}"
        self.actions[key] = action
        self._bound.add(key)
        self._show()

    def set_enabled(self, action_id: str, *, enabled: bool, why: str = "") -> None:
        """Grey out a menu entry, or not; `why` is told at it."""
        action = self.actions[action_id]
        action.setToolTip(plain_tooltip(why) if why else "")
        (self._disabled.discard if enabled else self._disabled.add)(action_id)
        action.setEnabled(enabled and action.isVisible())

    def set_text(self, action_id: str, text: str) -> None:
        """Say more exactly what a menu entry does, as which step it takes back."""
        self.actions[action_id].setText(text)

    def trigger(self, action_id: str) -> None:
        """Do what the menu entry does, where it can be done now."""
        action = self.actions[action_id]
        if action.isEnabled():
            action.trigger()

    def shortcuts(self) -> list[tuple[str, str, str]]:
        """Menu, entry and keys of every bound entry that has keys, in the order of the menus."""
        found = []
        bound = [self.actions[key] for key in self._bound]
        for title, menu in self._menus.items():
            for action in menu.actions():
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                if keys and action in bound:
                    found.append((plain(title), plain(action.text()), keys))
        return found

    def unbound(self) -> list[str]:
        """The entries that nothing is bound to, and that are never shown."""
        return [key for key in self.actions if key not in self._bound]

    def show_for(self, *, open_store: bool) -> None:
        """Offer what can be done while a store is open, or while none is."""
        self._open = open_store
        self.corner.set_locked(locked=not open_store)
        self.fit()
        self._show()

    def fit(self) -> None:
        """Qt gives a corner the room it needed when it was set: set it anew for what it says."""
        self._bar.setFixedHeight(height("menu"))
        self.corner.adjustSize()
        self._bar.setCornerWidget(self.corner, Qt.Corner.TopRightCorner)

    def _add(self, spec: ActionSpec, window: QMainWindow) -> None:
        action = QAction(spec.text, self)
        if spec.shortcut:
            action.setShortcut(spec.shortcut)
        if spec.handler:
            action.triggered.connect(getattr(window, spec.handler))
            self._bound.add(spec.action_id)
        self._menus[spec.menu].addAction(action)
        self.actions[spec.action_id] = action

    def _on_page(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.page_wanted.emit(action.data())

    def _show(self) -> None:
        always = {spec.action_id for spec in ACTIONS if not spec.needs_store}
        for key, action in self.actions.items():
            shown = key in self._bound and (self._open or key in always)
            action.setVisible(shown)
            # A shortcut of a hidden entry would still work.
            action.setEnabled(shown and key not in self._disabled)
        for menu in self._menus.values():
            menu.menuAction().setVisible(any(action.isVisible() for action in menu.actions()))


def plain(text: str) -> str:
    """The text of a menu entry without its mark for the mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
