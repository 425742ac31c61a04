"""Writes what is said of a transplant as a whole; a day 0 that moves is confirmed first."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from poems_desktop.app.half_typed import HalfTyped
from poems_desktop.app.transplant_details import details_of
from poems_desktop.app.transplant_details_keeper import DetailsKeeper
from poems_desktop.app.words import tr
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.ui.autosave import Autosave
from poems_desktop.ui.context import Context
from poems_desktop.ui.transplant.log_card import LogCard

_FAILED = tr("The transplant was not saved")


class CourseDesk(QObject):
    """Joins the details form and the strip for a new transplant to the sitting.

    `saved(when)` follows each write, `failed(sentence)` each failure, `added(id)` a new transplant.
    """

    saved = Signal(object)
    failed = Signal(str)
    added = Signal(str)

    def __init__(self, context: Context, card: LogCard, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._sitting = context.sitting
        self._card = card
        self._keeper: DetailsKeeper | None = None
        self._autosave: Autosave | None = None
        file = context.sitting.file
        self._patient = "" if file is None else file.record.patient.id
        card.details.settled.connect(self._on_settled)
        card.details.infusion_wanted.connect(self._on_infusion_wanted)
        card.add_strip.made.connect(self._on_made)

    def open(self, transplant_id: str) -> None:
        """Come to a transplant."""
        if self._autosave is not None:
            self._autosave.stop()
            self._autosave.deleteLater()
        self._keeper = DetailsKeeper(self._sitting, transplant_id)
        self._autosave = Autosave(self._keeper, lambda: self._sitting.now, self)
        self._autosave.saved.connect(self.saved)
        self._autosave.failed.connect(self._on_failed)
        self._show_details()
        self._show_unconfirmed(self._keeper)

    def show_hints(self) -> None:
        """Bring what is said of the details up to date."""
        if self._keeper is not None:
            self._card.details.show_hints(self._keeper.read.hints)

    def flush(self) -> bool:
        """Write what the store lacks; False where that failed."""
        if self._keeper is None or self._autosave is None:
            return True
        self._card.details.flush()
        return self._autosave.save_now()

    def held_back(self) -> dict[str, str] | None:
        """What was typed and the store does not have, by field; None where it has all."""
        keeper = self._keeper
        return dict(keeper.details) if keeper is not None and keeper.dirty else None

    def take_back(self, details: Mapping[str, str]) -> None:
        """Show the details as they stood when they were held back."""
        if self._keeper is not None:
            self._keeper.details = dict(details)
            self._card.set_details_shown(True)
            self._show_details()

    def close_session(self) -> None:
        """The record is left: nothing of the transplant is written any more."""
        if self._autosave is not None:
            self._autosave.stop()
        self._autosave, self._keeper = None, None

    @property
    def _half(self) -> HalfTyped:
        return self._context.half_typed

    @property
    def _unconfirmed(self) -> str:
        """Where a day 0 is kept that was typed and not confirmed yet."""
        return f"day0/{'' if self._keeper is None else self._keeper.course.id}"

    def _on_settled(self, key: str, text: str) -> None:
        keeper = self._keeper
        if keeper is None or self._autosave is None:
            return
        before = dict(keeper.details)
        keeper.set(key, text)
        if not self._confirmed(keeper, key):
            keeper.details = before
            self._show_details()
            return
        self._autosave.save_now()
        if keeper.dirty:
            self.show_hints()  # what was not read stays as typed
        else:
            keeper.put_back()
            self._show_details()

    def _confirmed(self, keeper: DetailsKeeper, key: str) -> bool:
        """Whether day 0 may move. Nobody answers while the window locks: then it is asked again."""
        words = keeper.question(key)
        if words is None:
            return True
        context, place = self._context, self._unconfirmed
        self._half.put(self._patient, place, {key: keeper.details.get(key, "")})
        agreed = context.dialogs.confirm(
            tr("Change day 0?"), words, tr("Change day 0"), context.window
        )
        if not context.hushed:
            self._half.put(self._patient, place, {})
        return agreed

    def _show_details(self) -> None:
        if (keeper := self._keeper) is None:
            return
        self._card.details.show_details(keeper.details, _infusions(keeper.details))
        self.show_hints()

    def _show_unconfirmed(self, keeper: DetailsKeeper) -> None:
        """A day 0 that was typed when the window locked: leaving its field asks again."""
        typed = self._half.at(self._patient, self._unconfirmed)
        if not typed:
            return
        details = self._card.details
        details.show_details(keeper.details, _infusions({**keeper.details, **typed}))
        details.show_unconfirmed(typed)
        self._card.set_details_shown(True)

    def _on_infusion_wanted(self) -> None:
        if (keeper := self._keeper) is None:
            return
        details = {**details_of(keeper.course), **keeper.details}
        count = _infusions(details)
        self._card.details.show_details(details, count + 1)
        self._card.details.fields[f"infusions.{count}"].setFocus()

    def _on_made(self, course: Transplant) -> None:
        if self._context.attempt(_FAILED, lambda: self._sitting.save_transplant(course)):
            self._card.add_strip.used()
            self.added.emit(course.id)
            self._card.set_details_shown(True)
            self._card.details.fields["infusions.0"].setFocus()

    def _on_failed(self, sentence: str) -> None:
        self._card.show_facts(
            tr("Not saved: {sentence} Kept here; trying again.").format(sentence=sentence)
        )
        self.failed.emit(sentence)


def _infusions(details: Mapping[str, str]) -> int:
    """How many infusions the form shows; they are numbered from 0."""
    numbers = [int(key.partition(".")[2]) for key in details if key.startswith("infusions.")]
    return max(numbers, default=-1) + 1
