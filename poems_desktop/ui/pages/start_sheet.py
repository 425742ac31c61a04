"""Opening a store with its recovery sheet, and giving somebody a new passphrase."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import LinkButton, PrimaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.labels import field_label
from poems_desktop.ui.kit.note_edit import NoteEdit
from poems_desktop.ui.pages.new_passphrase import NewPassphrase
from poems_desktop.ui.pages.start_step import StepCard

_TITLE = tr("Use the recovery sheet")
_TEXT = tr(
    "Type the groups of the sheet in their order; spaces and capitals do not matter. Then set a "
    "new passphrase for one user. Nothing in the store is changed but that passphrase."
)


class SheetStep(StepCard):
    """`recover_requested(groups, user, passphrase)`; `back()` returns to the start page."""

    recover_requested = Signal(str, str, str)
    back = Signal()

    def __init__(self, users: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(_TITLE, _TEXT, parent)
        self._groups = NoteEdit(name=tr("Groups of the recovery sheet"))
        self._user = ChoiceBox(users, name=tr("Whose passphrase is set anew"))
        if users:
            self._user.show_value(users[0][0])
        self._user.setProperty("measure", "large")
        self._new = NewPassphrase()
        self._go = PrimaryButton(tr("Open with the sheet"), measure="large")
        self._back = LinkButton(tr("Back"), measure="large")
        self.body.addWidget(field_label(tr("&Groups of the sheet"), self._groups, "row"))
        self.body.addSpacing(3)
        self.body.addWidget(self._groups)
        self.body.addSpacing(10)
        self.body.addWidget(field_label(tr("&Whose passphrase"), self._user, "row"))
        self.body.addSpacing(3)
        self.body.addWidget(self._user)
        self.body.addSpacing(10)
        self.body.addWidget(self._new)
        self.buttons.addWidget(self._go)
        self.buttons.addWidget(self._back)
        self.buttons.addStretch(1)
        self._groups.textChanged.connect(self._refresh)
        self._new.changed.connect(self._refresh)
        self._new.entered.connect(self._on_go)
        self._go.clicked.connect(self._on_go)
        self._back.clicked.connect(self.back)
        self._refresh()
        self._groups.setFocus()

    def forget(self) -> None:
        """Empty groups and passphrases."""
        self._groups.clear()
        self._new.forget()

    def _refresh(self) -> None:
        ready = bool(self._groups.toPlainText().strip() and self._new.passphrase())
        self._go.setEnabled(ready)

    def _on_go(self) -> None:
        if self._go.isEnabled():
            groups, user = self._groups.toPlainText(), str(self._user.value() or "")
            self.recover_requested.emit(groups, user, self._new.passphrase())
