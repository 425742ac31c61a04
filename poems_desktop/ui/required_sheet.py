"""A store opens once somebody holds its recovery sheet, or puts it off."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from poems_desktop.app.ports import Clock
from poems_desktop.app.preferences import Paper
from poems_desktop.ui.opened import author_of, log_unconfirmed
from poems_desktop.ui.start_page import StartPage

if TYPE_CHECKING:
    from poems_desktop.store.keys import UnlockedKey
    from poems_desktop.store.recovery import RecoveryWords
    from poems_desktop.store.store import Store


class RequiredSheet(QObject):
    """The steps of the start page that ask for the sheet.

    `typed_back()` comes when two groups of a new sheet were typed, `settled()` when the store may
    open, `make_wanted()` when there is to be a new sheet.
    """

    typed_back = Signal()
    settled = Signal()
    make_wanted = Signal()

    def __init__(self, page: StartPage, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self.paper: Paper = "a4"
        self._page = page
        self._clock = clock
        self._new: tuple[RecoveryWords, UnlockedKey, str] | None = None
        self._store: Store | None = None
        self._in_force = ""

    def show_new(self, words: "RecoveryWords", key: "UnlockedKey", store_name: str) -> None:
        """Show a sheet that was just made; it is shown only now."""
        from poems_desktop.ui.pages.start_recovery import RecoveryStep

        self._new = (words, key, store_name)
        step = RecoveryStep(words.groups, words.sheet, self._sheet_page)
        step.confirmed.connect(self.typed_back)
        self._page.show_step(step)

    def ask_for(self, store: "Store", in_force: str | None) -> None:
        """Ask for the sheet in force, None for none; somebody may have confirmed it before."""
        from poems_desktop.app.site_settings import confirmed_sheet
        from poems_desktop.ui.pages.start_no_sheet import NoSheetStep

        if in_force is not None and in_force == confirmed_sheet(store):
            self.settled.emit()
            return
        self._store, self._in_force = store, in_force or ""
        step = NoSheetStep(in_force)
        step.make_requested.connect(self.make_wanted)
        step.held.connect(self._on_held)
        step.later.connect(self._on_later)
        self._page.show_step(step)

    def confirm(self, store: "Store", sheet: str) -> None:
        """Somebody holds this sheet: the store says so, and opens."""
        from poems_desktop.app.site_settings import confirm_sheet
        from poems_desktop.store.errors import StoreError

        # On a full disk, say, it is asked again at the next unlocking.
        with suppress(StoreError):
            confirm_sheet(store, sheet)
        self.settled.emit()

    def forget(self) -> None:
        """No group and no store is held here any more."""
        self._new, self._store = None, None

    def _on_held(self) -> None:
        if self._store is not None and self._in_force:
            self.confirm(self._store, self._in_force)

    def _on_later(self) -> None:
        if self._store is not None:
            log_unconfirmed(self._store)
        self.settled.emit()

    def _sheet_page(self) -> bytes:
        from poems_desktop.reports.recovery_sheet import render_recovery_sheet

        if self._new is None:
            return b""
        words, key, store_name = self._new
        return render_recovery_sheet(
            words.groups,
            sheet=words.sheet,
            store_name=store_name,
            printed_at=self._clock().astimezone(),
            printed_by=author_of(key),
            paper=self.paper,
        )
