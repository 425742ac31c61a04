"""The tests that cannot be had at this site, as the Visit page reads and marks them."""

from collections.abc import Callable

from poems_desktop.app.not_here import NotHere
from poems_desktop.app.site_settings import (
    UnreadableListError,
    change_not_here,
    load_not_here,
)
from poems_desktop.app.words import tr
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.context import Context

_NOT_SAVED = tr("This was not saved")


class NotHereList:
    """The list is the store's: what is shown is what was last read of it."""

    def __init__(self, context: Context | None) -> None:
        self._context = context
        self._last: NotHere | None = None

    @property
    def listed(self) -> NotHere:
        """As last read; empty where it cannot be read, or without a context."""
        if self._last is None:
            self._last = self._read()
        return self._last

    def read_anew(self) -> None:
        """Something beside the visit has changed: the list is read again when it is asked for."""
        self._last = None

    def mark(self, field: str) -> bool:
        """Keep for the site that the test behind a field cannot be had; False where refused."""
        return self._change(lambda kept: kept.marked(field))

    def unmark(self, field: str) -> bool:
        """The test can be had after all."""
        return self._change(lambda kept: kept.unmarked(field))

    def _read(self) -> NotHere:
        if self._context is None:
            return NotHere()
        try:
            return load_not_here(self._context.sitting.store)
        except (StoreError, UnreadableListError):
            return NotHere()

    def _change(self, change: Callable[[NotHere], NotHere]) -> bool:
        if self._context is None:
            return False
        store = self._context.sitting.store

        def write() -> None:
            self._last = change_not_here(store, change)

        try:
            return self._context.attempt(_NOT_SAVED, write)
        except UnreadableListError as error:
            self._context.dialogs.tell(_NOT_SAVED, str(error), self._context.window)
            return False
