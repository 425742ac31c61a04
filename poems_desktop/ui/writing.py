"""What is being entered reaches the store: soon, on demand, and again where it failed."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from poems_desktop.ui.autosave import Autosave

if TYPE_CHECKING:
    from collections.abc import Callable

    from poems_desktop.app.editing import EditSession
    from poems_desktop.app.half_typed import HalfTyped
    from poems_desktop.app.sitting import Sitting


class Writing(QObject):
    """Writes the draft of the visit, the drafts that pages keep, and what is half typed.

    `saved(when)` comes when the visit is in the store as it was entered, `failed(sentence)` when
    something could not be written; `trouble` is that sentence until it could. `written()` follows
    each draft that reached the store, of whatever kind.
    """

    saved = Signal(object)
    failed = Signal(str)
    written = Signal()

    def __init__(
        self,
        sitting: "Sitting",
        half_typed: "HalfTyped",
        write_pages: "Callable[[], bool]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.trouble = ""
        self._sitting = sitting
        self._write_pages = write_pages
        self._visit: Autosave | None = None
        self._half = Autosave(half_typed, self._now, self)
        self._half.saved.connect(self._on_half_saved)
        self._half.failed.connect(self._on_failed)
        half_typed.subscribe(self._half.on_edited)

    def follow(self, session: "EditSession | None") -> None:
        """From now on write this visit; what was to be written of the one before has been."""
        if self._visit is not None:
            self._visit.stop()
            self._visit.deleteLater()
            self._visit = None
        if session is not None:
            self._visit = Autosave(session, self._now, self)
            self._visit.saved.connect(self._on_saved)
            self._visit.failed.connect(self._on_failed)

    def on_edited(self) -> None:
        """Something was typed into the visit: it is written soon."""
        if self._visit is not None:
            self._visit.on_edited()

    def save_visit(self) -> bool:
        """Write the visit's draft now; False where it failed."""
        return True if self._visit is None else self._visit.save_now()

    def save_half_typed(self) -> bool:
        """Write what is half typed now; False where it failed."""
        return self._half.save_now()

    def flush(self, *_: object) -> bool:
        """Take the field being typed in as finished and write the draft; False where it failed.

        What is half typed elsewhere is written too, but holds nobody up: it stays with its
        patient in memory, whoever is opened meanwhile.
        """
        self.finish_field()
        self.save_half_typed()
        return self._save_record()

    def write(self) -> bool:
        """Write all that is being entered; False where it failed, and `trouble` says why."""
        record = self._save_record()
        return self.save_half_typed() and record

    def finish_field(self) -> None:
        """Take the field being typed in as finished."""
        focused = QApplication.focusWidget()
        if focused is not None and hasattr(focused, "flush"):
            focused.flush()

    def stop(self) -> None:
        """The sitting ends: nothing more is written."""
        self.follow(None)
        self._half.stop()

    def _save_record(self) -> bool:
        visit = self.save_visit()
        return self._write_pages() and visit

    def _on_saved(self, when: datetime) -> None:
        self.trouble = ""
        self.saved.emit(when)
        self.written.emit()

    def _on_half_saved(self, when: datetime) -> None:
        session = self._sitting.session
        waits = session is not None and session.dirty
        if self.trouble and not waits:  # else the visit is what could not be written
            self._on_saved(when)
        else:
            self.written.emit()

    def _on_failed(self, sentence: str) -> None:
        self.trouble = sentence
        self.failed.emit(sentence)

    def _now(self) -> datetime:
        return self._sitting.now
