"""A box of fields that is no record yet: what is half typed in it is kept until it is used.

The box says at which place it stands, as `override/imwg/vegf`; there its fields show what was
typed before, and every key is kept. Another place, page or patient, a lock or a crash loses none
of it, and it comes back nowhere else.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from poems_desktop.app.half_typed import HalfTyped
from poems_desktop.app.words import tr
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.note_edit import NoteEdit
from poems_desktop.ui.kit.segmented import SegmentedControl

Field = LineField | NoteEdit | ChoiceBox | SegmentedControl
_OPEN = "open"
KEPT = tr("What was typed here before is still here. Cancel takes it away.")
"""For a box that has a Cancel, beside what it shows again."""


class Box(QObject):
    """Keeps what stands in `fields`, by name, for one patient.

    `is_open` says whether the box was open there; one that is always shown never asks.
    """

    def __init__(
        self, book: HalfTyped, patient: str, fields: Mapping[str, Field], parent: QObject
    ) -> None:
        """What the fields show now is what they show where nothing was typed."""
        super().__init__(parent)
        self._book = book
        self._patient = patient
        self._fields = dict(fields)
        self._blank = {name: _text(field) for name, field in self._fields.items()}
        self._place = ""
        self._open = False
        for field in self._fields.values():
            field.edited.connect(self._take)
            if isinstance(field, (LineField, NoteEdit)):
                field.typing.connect(self._take)

    @property
    def is_open(self) -> bool:
        """Whether the box stands open at its place."""
        return self._open

    @property
    def holds_text(self) -> bool:
        """Whether anything was typed at this place."""
        return any(_text(field) != self._blank[name] for name, field in self._fields.items())

    def at(self, place: str) -> None:
        """Stand at a place and show what was typed there; empty is nowhere."""
        self._place = place
        kept = self._book.at(self._patient, place) if place else {}
        self._open = bool(kept.get(_OPEN))
        for name, field in self._fields.items():
            _show(field, kept.get(name, self._blank[name]))

    def places(self, beginning: str) -> list[str]:
        """The places that begin so and where a box stands open."""
        found = self._book.places(self._patient, beginning)
        return [place for place in found if self._book.at(self._patient, place).get(_OPEN)]

    def set_open(self, *, shown: bool) -> None:
        """The box was opened, or put away with what is typed in it."""
        self._open = shown
        self._take()

    def used(self) -> None:
        """What was typed is in the record now, or was taken back: nothing is kept of it."""
        if self._place:
            self._book.put(self._patient, self._place, {})
        self.at(self._place)

    def leave(self) -> None:
        """The fields are about to go: what is kept of them is now the business of others."""
        self._place = ""

    def settled(self) -> None:
        """What stands in the fields now is in the record: it is what they show from now on."""
        self._blank = {name: _text(field) for name, field in self._fields.items()}
        self._take()

    def _take(self, *_: object) -> None:
        if not self._place:
            return
        typed = {name: _text(field) for name, field in self._fields.items()}
        kept = {name: text for name, text in typed.items() if text != self._blank[name]}
        emptied = [name for name, text in kept.items() if not text]
        said = {**kept, _OPEN: "yes"} if self._open else kept
        self._book.put(self._patient, self._place, said, emptied=emptied)


def _text(field: Field) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    value = field.value()
    return "" if value is None else str(value)


def _show(field: Field, text: str) -> None:
    if isinstance(field, QComboBox):
        values = [field.itemData(at) for at in range(field.count())]
        field.show_value(next((one for one in values if text and str(one) == text), None))
    else:
        field.show_value(text)
