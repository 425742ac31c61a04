"""A new transplant: what is known of it now; everything else can follow."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.entries import Hint
from poems_desktop.app.half_typed import HalfTyped
from poems_desktop.app.transplant_course import new_transplant
from poems_desktop.app.transplant_details import read_details
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.ui.half_typed import Box
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.theme import text_scale

_DATE = 140
_PLACE = "new transplant"


class AddStrip(QFrame):
    """`made(transplant)` once the days can be read; nothing is saved before."""

    made = Signal(object)
    ended = Signal()

    def __init__(
        self, constants: EngraftmentConstants, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "subtle")
        self.setAccessibleName(tr("New transplant"))
        self._constants = constants
        self._today = today
        self.infusion = DateEdit(name=tr("Stem cells returned on"))
        self.mobilization = DateEdit(name=tr("Mobilization began on"))
        self.add = PrimaryButton(tr("Add transplant"))
        self.cancel = SecondaryButton(tr("Cancel"))
        self._message = InlineMessage()
        self._box: Box | None = None
        self._build()

    def keep_in(self, book: HalfTyped, patient: str) -> None:
        """Keep what is half typed for this patient, and be open where it was left open."""
        fields = {"infusion": self.infusion, "mobilization": self.mobilization}
        self._box = Box(book, patient, fields, self)
        self._box.at(_PLACE)
        self.setVisible(self._box.is_open)

    def open(self) -> None:
        """Ask for the days."""
        self.show()
        self.infusion.setFocus()
        if self._box is not None:
            self._box.set_open(shown=True)

    def used(self) -> None:
        """The transplant was added: ready for the next."""
        for field in (self.infusion, self.mobilization):
            field.show_problem(None)
        self._message.clear()
        if self._box is not None:
            self._box.used()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds; Escape discards nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._on_add()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.addWidget(Label(tr("New transplant"), "section"))
        text = tr("Both dates may stay blank and follow later. Type them like 11-Nov-2025.")
        column.addWidget(Label(text, "caption", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(10)
        for label, field in (
            (tr("Stem cells returned"), self.infusion),
            (tr("Mobilization began"), self.mobilization),
        ):
            cell = QVBoxLayout()
            cell.setSpacing(3)
            field.set_today(self._today)
            field.setFixedWidth(round(_DATE * text_scale()))
            cell.addWidget(field_label(label, field))
            cell.addWidget(field)
            row.addLayout(cell)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._message)
        self.infusion.setObjectName("transplant.new.infusion")
        self.mobilization.setObjectName("transplant.new.mobilization")
        self.add.setObjectName("transplant.new.add")
        self.cancel.setObjectName("transplant.new.cancel")
        self.add.clicked.connect(self._on_add)
        self.cancel.clicked.connect(self._on_cancel)

    def _on_add(self) -> None:
        typed = {
            "infusions.0": self.infusion.text(),
            "mobilization_began": self.mobilization.text(),
        }
        read = read_details(typed, new_transplant(None, None), self._today, self._constants)
        fields = {"infusions.0": self.infusion, "mobilization_began": self.mobilization}
        wrong: list[Hint] = []
        for key, field in fields.items():
            hint = read.hints.get(key)
            error = hint if hint is not None and hint.level == "error" else None
            field.show_problem(error.sentence if error else None)
            wrong += [error] if error else []
        if wrong:
            self._message.show_message("error", wrong[0].sentence)
            return
        self._message.clear()
        self.made.emit(read.course)

    def _on_cancel(self) -> None:
        """Put away; what was typed is there again when it is opened again."""
        if self._box is not None:
            self._box.set_open(shown=False)
        self.hide()
        self.ended.emit()
