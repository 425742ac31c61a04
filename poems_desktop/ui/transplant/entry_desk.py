"""Opens an entry of the log, keeps what is typed, writes it, corrects it with a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from poems_desktop.app.transplant_course import entry_title, find_transplant, new_entry
from poems_desktop.app.transplant_days import day_title, still_lacking, takes_entries
from poems_desktop.app.transplant_keeper import EntryKeeper, HeldEntry
from poems_desktop.app.words import tr
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.ui.autosave import Autosave
from poems_desktop.ui.context import Context
from poems_desktop.ui.transplant.entry_form import EntryForm
from poems_desktop.ui.transplant.entry_head import NEW
from poems_desktop.ui.transplant.page_words import reminder


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user is in the log, to come back after a lock."""

    transplant: str
    day: date
    entry: str


class EntryDesk(QObject):
    """Joins the form of an entry to the sitting.

    `moved` when another day or entry may be in the form, `saved(when)` after each write,
    `failed(sentence)` after each failure; what failed stays in the form and is tried again.
    """

    moved = Signal()
    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, context: Context, form: EntryForm, parent: QObject) -> None:
        super().__init__(parent)
        self._half = context.half_typed
        self._sitting = context.sitting
        self._form = form
        file = context.sitting.file
        self._patient = "" if file is None else file.record.patient.id
        self._transplant = ""
        self._day = self._sitting.today
        self._autosave: Autosave | None = None
        form.edited.connect(self._on_edited)
        form.entry_chosen.connect(self.go_to_entry)
        form.finished.connect(self._on_finished)
        form.reason.typing.connect(self._on_reason)

    @property
    def keeper(self) -> EntryKeeper | None:
        """The entry in the form."""
        return self._form.keeper

    @property
    def day(self) -> date:
        """The day whose entry is in the form."""
        return self._day

    @property
    def course(self) -> Transplant | None:
        """The transplant whose log it is, as the record has it; None before one was opened."""
        return find_transplant(self._sitting.record, self._transplant)

    def place(self) -> Place:
        """Where the user is."""
        keeper = self.keeper
        return Place(self._transplant, self._day, keeper.entry.id if keeper else "")

    def open(self, course: Transplant, day: date, entry_id: str = NEW) -> None:
        """Put an entry of a day into the form; a new one where the log has none of this id."""
        if self._autosave is not None:
            self._autosave.stop()
            self._autosave.deleteLater()
        self._transplant, self._day = course.id, day
        known = next((one for one in course.entries if one.id == entry_id), None)
        entry = known or new_entry(day, self._sitting.now, self._sitting.author)
        keeper = EntryKeeper(self._sitting, course, entry, known=known is not None)
        if keeper.known:
            keeper.reason = self._half.at(self._patient, _why(keeper)).get("reason", "")
        self._autosave = Autosave(keeper, lambda: self._sitting.now, self)
        self._autosave.saved.connect(self._on_saved)
        self._autosave.failed.connect(self._on_failed)
        self._form.show_keeper(keeper)
        self._form.show_state("")

    def go_to_day(self, day: date) -> None:
        """Come to a new entry of another day, once the one in the form is written."""
        if day != self._day:
            self._move(day, NEW)

    def go_to_entry(self, entry_id: str) -> None:
        """Come to another entry of the day, or a new one, once the one in the form is written."""
        self._move(self._day, entry_id)

    def begin_today(self, key: str) -> bool:
        """Come to an entry of today in which a field can be entered without correcting anything.

        False where the entry in the form could not be written: it stays there and says why.
        """
        today, keeper = self._sitting.today, self.keeper
        if self._day == today and keeper is not None and keeper.can_begin(key):
            return True
        return self._move(today, NEW)

    def leave(self) -> bool:
        """Finish the field being typed in and write the entry; False where that failed."""
        self._form.fields.flush()
        return True if self._autosave is None else self._autosave.save_now()

    def close_session(self) -> None:
        """The record is left: no entry is written any more."""
        if self._autosave is not None:
            self._autosave.stop()
            self._autosave = None

    def show_course(self, course: Transplant) -> None:
        """Bring what stands around the fields up to date."""
        form, today, day = self._form, self._sitting.today, self._day
        entries = [(one.id, entry_title(one)) for one in course.entries if one.day == day]
        form.show_day(day_title(course, day), entries)
        form.head.show_reminder(reminder(still_lacking(course, day, today), today=day == today))
        form.setEnabled(takes_entries(day, today))
        if not takes_entries(day, today):
            form.show_state(tr("This day has not come yet. Choose today or an earlier day."))
        form.show_earlier(() if self.keeper is None else self.keeper.earlier)

    def held_back(self) -> HeldEntry | None:
        """What was entered and the store does not have; None where it has all."""
        return None if self.keeper is None else self.keeper.held_back()

    def take_back(self, held: HeldEntry) -> None:
        """Show again what was held back."""
        if (keeper := self.keeper) is not None:
            keeper.take_back(held)
            self._form.show_keeper(keeper)

    def _move(self, day: date, entry_id: str) -> bool:
        course = self.course if self.leave() else None
        if course is not None:
            self.open(course, day, entry_id)
        self.moved.emit()
        return course is not None

    def _on_edited(self, typing: bool) -> None:
        if self._autosave is None:
            return
        if typing:
            self._autosave.on_edited()
        else:
            self._autosave.save_now()

    def _on_reason(self, reason: str) -> None:
        if (keeper := self.keeper) is not None and keeper.known:
            self._half.put(self._patient, _why(keeper), {"reason": reason})

    def _on_saved(self, when: datetime) -> None:
        if (keeper := self.keeper) is not None and keeper.known:
            self._half.put(self._patient, _why(keeper), {})
        self._form.show_saved(tr("Saved {when}").format(when=f"{when:%H:%M}"))
        self.saved.emit(when)

    def _on_failed(self, sentence: str) -> None:
        text = tr("Not saved: {sentence} The entry is kept here; trying again.").format(
            sentence=sentence
        )
        self._form.show_state(text, "err")
        self.failed.emit(sentence)

    def _on_finished(self) -> None:
        keeper = self.keeper
        if not self.leave():
            return
        if keeper is None or not keeper.known:
            said = tr("Nothing is entered yet. Fill in a field; it saves itself.")
            self._form.show_state(said)
            return
        self._move(self._day, NEW)
        self._form.show_state(tr("Entry saved. The form is ready for the next one."))


def _why(keeper: EntryKeeper) -> str:
    """Where the reason for correcting an entry is kept until a correction bears it."""
    return f"log entry/{keeper.entry.id}"
