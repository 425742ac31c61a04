"""Writes the draft: at once when a field is left, at most a second behind continuous typing."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from poems_desktop.store.errors import StoreError

_BEHIND_TYPING_MS = 800
_RETRY_MS = 3000


class Draftable(Protocol):
    """What can be written."""

    @property
    def dirty(self) -> bool:
        """Whether something is not written yet."""
        ...

    def flush(self) -> bool:
        """Write it."""
        ...


class Autosave(QObject):
    """Keeps one session's draft in the store.

    `saved(when)` follows each write, `failed(sentence)` each failure; a failure is tried again
    until it succeeds, and nothing typed is dropped meanwhile.
    """

    saved = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        session: Draftable,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._now = now
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_now)

    def on_edited(self) -> None:
        """Something was typed: write it soon. The wait is never prolonged by more typing."""
        if not self._timer.isActive():
            self._timer.start(_BEHIND_TYPING_MS)

    def save_now(self) -> bool:
        """Write now; False where it failed."""
        self._timer.stop()
        if not self._session.dirty:
            return True
        try:
            self._session.flush()
        except StoreError as error:
            self.failed.emit(error.sentence)
            self._timer.start(_RETRY_MS)
            return False
        when: datetime = self._now()
        self.saved.emit(when)
        return True

    def stop(self) -> None:
        """The session ends; what was to be written has been."""
        self._timer.stop()
