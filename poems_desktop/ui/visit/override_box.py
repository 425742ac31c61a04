"""Overrides: every one on record with its author and reason, and the entry of a new one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.overrides import Told
from poems_desktop.app.words import tr
from poems_desktop.core.truth import Truth
from poems_desktop.ui.editors.field_row import wrapped_message
from poems_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.note_edit import NoteEdit
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.visit.beside import Beside

_TRUTHS = {"met": Truth.TRUE, "notmet": Truth.FALSE}


class OverrideEditor(QFrame):
    """A physician's word against one criterion of a set. `given(criterion, truth, reason)`.

    What is half typed stays with its criterion.
    """

    given = Signal(str, object, str)

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "detail")
        self._criterion = self._place = ""
        self._title = Label("", "strong", wrap=True)
        self._by = Label("", "caption", wrap=True)
        options = (
            SegmentOption("met", tr("Met"), "m", "met", "acc"),
            SegmentOption("notmet", tr("Not met"), "n", "notmet", "not"),
        )
        self.truth = SegmentedControl(options, name=tr("Held to be"))
        self.truth.setObjectName("override.truth")
        self.reason = NoteEdit(name=tr("Reason for the override"))
        self.reason.setObjectName("override.reason")
        self._message = wrapped_message()
        self.truth.edited.connect(self._message.clear)
        self._save = SecondaryButton(tr("Override"), measure="small")
        self._save.setObjectName("override.save")
        self._save.clicked.connect(self._on_save)
        self._cancel = LinkButton(tr("Leave it"), measure="small")
        self._cancel.setObjectName("override.cancel")
        self._cancel.clicked.connect(self.put_away)
        self._box = beside.box({"truth": self.truth, "reason": self.reason}, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 8, 8)
        column.setSpacing(4)
        for widget in (self._title, self._by):
            column.addWidget(widget)
        column.addWidget(self.truth, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(field_label(tr("Reason"), self.reason))
        column.addWidget(self.reason)
        column.addWidget(self._message)
        buttons = QHBoxLayout()
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.hide()

    def half_typed(self, set_id: str) -> str:
        """The criterion of a set about which this was asking; empty for none."""
        beginning = _place(set_id, "")
        return next((one.removeprefix(beginning) for one in self._box.places(beginning)), "")

    def ask(self, set_id: str, criterion: str, label: str, by: str) -> None:
        """Ask about a criterion, with what was typed for it before."""
        place = _place(set_id, criterion)
        if self._box.is_open and self._place != place:
            self._box.set_open(shown=False)
        self._place = place
        self._box.at(place)
        self._box.set_open(shown=True)
        self._criterion = criterion
        self._title.setText(tr("Override: {label}").format(label=label))
        self._by.setText(
            tr("{by}. It stands beside what was weighed, and can be withdrawn.").format(by=by)
        )
        self._message.clear()
        self.show()

    def leave(self) -> None:
        """Another set is shown: stand at no criterion; what was typed stays with its own."""
        self._place = self._criterion = ""
        self._box.at("")
        self.hide()

    def put_away(self) -> None:
        """Close the entry; the typed reason stays for the next time."""
        self._box.set_open(shown=False)
        self.hide()

    def refuse(self, sentence: str) -> None:
        """Say what is missing."""
        self._message.show_message("error", sentence)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self) -> None:
        """It was kept."""
        self._box.used()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the entry away; the typed reason stays for the next time."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.put_away()
            return
        super().keyPressEvent(event)

    def _on_save(self) -> None:
        truth = _TRUTHS.get(str(self.truth.value()))
        if truth is None:
            self._message.show_message("error", tr("Choose Met or Not met."))
            self.truth.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.given.emit(self._criterion, truth, self.reason.toPlainText())


def _place(set_id: str, criterion: str) -> str:
    return f"override/{set_id}/{criterion}"


class OverrideList(QWidget):
    """Every override of the shown set; one that was withdrawn stays, and says so."""

    withdrawn = Signal(object)

    def __init__(self, *, can_withdraw: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_withdraw = can_withdraw
        self._told: tuple[Told, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_overrides(self, told: Sequence[Told]) -> None:
        """Show them; nothing is built where they are the same as before."""
        if tuple(told) == self._told:
            return
        self._told = tuple(told)
        while (taken := self._column.takeAt(0)) is not None:
            taken.widget().hide()
            taken.widget().deleteLater()
        for at, one in enumerate(self._told):
            self._column.addWidget(self._row(at, one))
        self.setVisible(bool(self._told))

    def texts(self) -> tuple[str, ...]:
        """What is said of each."""
        return tuple(one.text for one in self._told)

    def _row(self, at: int, one: Told) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        tone = "unk" if one.standing else "ink3"
        row.addWidget(Label(one.text, "dense", tone=tone, wrap=True), 1)
        if one.standing and self._can_withdraw:
            button = LinkButton(tr("Withdraw"), measure="small")
            button.setObjectName(f"override.{at}.withdraw")
            button.setAccessibleName(tr("Withdraw: {text}").format(text=one.text))
            button.setProperty("place", at)
            button.clicked.connect(self._on_withdraw)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _on_withdraw(self) -> None:
        place = self.sender().property("place")
        self.withdrawn.emit(self._told[place].override)
