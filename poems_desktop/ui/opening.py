"""From the key of a store to the open store, by way of its recovery sheet."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from poems_desktop import demo
from poems_desktop.app.ports import Clock
from poems_desktop.ui.opened import Opened, author_of, may_manage
from poems_desktop.ui.required_sheet import RequiredSheet
from poems_desktop.ui.start_page import StartPage
from poems_desktop.ui.store_chooser import StoreChooser
from poems_desktop.ui.unlocking import Found, Unlocking


class Opening(QObject):
    """Opens what `unlocking` has found; `opened(Opened)` comes with a store that is open.

    `about_to_open()` comes before a store is opened, for whoever still holds one open behind the
    start page.
    """

    opened = Signal(object)
    about_to_open = Signal()

    def __init__(self, page: StartPage, clock: Clock, stores: Path, demo_folder: Path) -> None:
        super().__init__(page)
        self._page = page
        self._clock = clock
        self._found: Found | None = None
        self._opened: Opened | None = None
        self.unlocking = Unlocking(page, clock, demo_folder, self)
        self.unlocking.found.connect(self._on_found)
        StoreChooser(page, clock, stores, self.unlocking)
        self.sheet = RequiredSheet(page, clock, self)
        self.sheet.typed_back.connect(self._on_typed_back)
        self.sheet.settled.connect(self._hand_over)
        self.sheet.make_wanted.connect(self._make_sheet)

    def put_away(self) -> None:
        """Nothing stays open behind a step of the start page; keys are wiped."""
        opened, self._opened = self._opened, None
        found, self._found = self._found, None
        self.unlocking.forget()
        if found is not None:
            found.key.wipe()
        if opened is not None:
            opened.store.lock()
            opened.key.wipe()
        self.sheet.forget()
        self._page.end_step()

    def _on_found(self, found: Found) -> None:
        if found.words is None:
            self._open(found)
        else:
            self._found = found
            self.sheet.show_new(found.words, found.key, self.unlocking.wish.path.stem)

    def _on_typed_back(self) -> None:
        """Somebody has the sheet that was just made."""
        found, self._found = self._found, None
        if found is None:
            return
        self._page.end_step()
        if self._opened is None:
            self._open(found)
        elif found.words is not None:
            self.sheet.confirm(self._opened.store, found.words.sheet)

    def _open(self, found: Found) -> None:
        from poems_desktop.store.errors import StoreError
        from poems_desktop.store.store import Store

        self.about_to_open.emit()
        wish, key = self.unlocking.wish, found.key
        is_demo = wish.where == "demo"
        try:
            store = Store.open(
                wish.path,
                key,
                author=demo.AUTHOR if is_demo else author_of(key),
                clock=demo.clock if is_demo else self._clock,
                read_only=wish.read_only,
            )
        except StoreError as error:
            key.wipe()
            self.unlocking.refuse(error)
            return
        self._page.show_busy("")
        self._opened = Opened(store, key)
        if found.words is not None:
            self.sheet.confirm(store, found.words.sheet)
        elif is_demo or wish.read_only or not may_manage(key):
            self._hand_over()
        else:
            self.sheet.ask_for(store, found.sheet)

    def _make_sheet(self) -> None:
        if self._opened is not None:
            self.unlocking.make_sheet(self._opened.key)

    def _hand_over(self) -> None:
        opened, self._opened, self._found = self._opened, None, None
        self.unlocking.forget_passphrase()
        self.sheet.forget()
        self._page.end_step()
        if opened is not None:
            self.opened.emit(opened)
