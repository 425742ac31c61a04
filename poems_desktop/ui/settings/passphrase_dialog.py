"""Changing a passphrase: one's own by the old one, or a colleague's by a physician."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.pages.new_passphrase import NewPassphrase
from poems_desktop.ui.work import FAULT, Work, sentence_of

if TYPE_CHECKING:
    from poems_desktop.store.roles import User
    from poems_desktop.ui.opened import Opened

_OWN = tr("Nothing is encrypted anew. Old backups open with the passphrase of their day.")
_OTHERS = tr("{name} opens the store with it from now on. Tell it in person, not in writing.")


class PassphraseDialog(QDialog):
    """`changed()` once the new passphrase is in force. Without `user` it is one's own."""

    changed = Signal()

    def __init__(
        self, opened: "Opened", parent: QWidget | None = None, user: "User | None" = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("POEMS Desktop")
        self.setMinimumWidth(460)
        self._opened = opened
        self._user = user
        self._work: Work | None = None
        self._old = PassphraseEdit(name=tr("Present passphrase"))
        self._new = NewPassphrase()
        self._message = InlineMessage()
        self._go = PrimaryButton(tr("Change passphrase"))
        self._cancel = SecondaryButton(tr("Cancel"))
        self._build()
        self._new.changed.connect(self._refresh)
        self._old.typing.connect(self._refresh)
        self._new.entered.connect(self._on_go)
        self._go.clicked.connect(self._on_go)
        self._cancel.clicked.connect(self.reject)
        self.finished.connect(self._forget)
        self._refresh()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(4)
        own = self._user is None
        column.addWidget(Label(tr("Change passphrase") if own else tr("Set a passphrase"), "title"))
        said = _OWN if self._user is None else _OTHERS.format(name=self._user.name)
        column.addWidget(Label(said, "secondary", wrap=True))
        column.addSpacing(8)
        if own:
            column.addWidget(field_label(tr("&Present passphrase"), self._old, "row"))
            column.addWidget(self._old)
            column.addSpacing(6)
        else:
            self._old.hide()
        column.addWidget(self._new)
        column.addWidget(self._message)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._go)
        column.addLayout(row)

    def _refresh(self, *_: object) -> None:
        known = bool(self._old.text()) or self._user is not None
        self._go.setEnabled(known and bool(self._new.passphrase()) and self._work is None)

    def _on_go(self) -> None:
        if not self._go.isEnabled():
            return
        opened, new = self._opened, self._new.passphrase()
        folder, by_right = opened.store.folder, opened.key.copy()
        user_id = opened.user_id if self._user is None else self._user.id
        old = self._old.text()
        own = self._user is None

        def job() -> object:
            from poems_desktop.store.users import change_passphrase

            with by_right as key:
                change_passphrase(folder, old if own else key, user_id, new)
            return None

        self._message.show_message("note", tr("Changing the passphrase…"))
        self._work = Work(job, self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._work.start()
        self._refresh()

    def _on_done(self, _nothing: object) -> None:
        self._work = None
        self.changed.emit()
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._work = None
        self._message.show_message("error", sentence_of(error))
        self._refresh()

    def _on_broke(self) -> None:
        self._work = None
        self._message.show_message("error", FAULT)
        self._refresh()

    def _forget(self, _result: int) -> None:
        self._old.forget()
        self._new.forget()
        self.deleteLater()
