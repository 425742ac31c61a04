"""One more user of a store."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.half_typed import NOBODY, HalfTyped
from poems_desktop.app.words import tr
from poems_desktop.ui.half_typed import KEPT, Box
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.pages.new_passphrase import NewPassphrase
from poems_desktop.ui.work import FAULT, Work, sentence_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poems_desktop.store.roles import Role
    from poems_desktop.ui.opened import Opened

ROLE_OPTIONS = (
    SegmentOption("physician", tr("Physician")),
    SegmentOption("coordinator", tr("Coordinator")),
    SegmentOption("reader", tr("Reader")),
)
_ROLES: "Mapping[object, Role]" = MappingProxyType(
    {"physician": "physician", "coordinator": "coordinator", "reader": "reader"}
)

_PLACE = "new user"


class UserDialog(QDialog):
    """Name, role and a first passphrase; `added()` once the user can open the store.

    Name and role are kept until they are used: only Cancel takes them away, Escape does not. A
    passphrase is kept nowhere.
    """

    added = Signal()

    def __init__(
        self, opened: "Opened", half_typed: HalfTyped, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("POEMS Desktop")
        self.setMinimumWidth(460)
        self._opened = opened
        self._work: Work | None = None
        self._name = LineField(name=tr("Name of the user"))
        self._name.setObjectName("user.name")
        self._role = SegmentedControl(ROLE_OPTIONS, name=tr("Role"), rest="reader")
        self._role.setObjectName("user.role")
        self._new = NewPassphrase()
        self._message = InlineMessage()
        self._go = PrimaryButton(tr("Add user"))
        self._cancel = SecondaryButton(tr("Cancel"))
        self._build()
        self._box = Box(half_typed, NOBODY, {"name": self._name, "role": self._role}, self)
        self._box.at(_PLACE)
        if self._box.holds_text:
            self._message.show_message("note", KEPT)
        self._name.typing.connect(self._refresh)
        self._new.changed.connect(self._refresh)
        self._go.clicked.connect(self._on_go)
        self._new.entered.connect(self._on_go)
        self._cancel.clicked.connect(self._on_cancel)
        self.finished.connect(self._forget)
        self._refresh()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(4)
        column.addWidget(Label(tr("Add a user"), "title"))
        column.addWidget(field_label(tr("&Name, as it stands on records"), self._name, "row"))
        column.addWidget(self._name)
        column.addWidget(field_label(tr("&Role"), self._role, "row"))
        column.addWidget(self._role)
        column.addWidget(self._new)
        column.addWidget(self._message)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._go)
        column.addLayout(row)

    def _refresh(self, *_: object) -> None:
        ready = bool(self._name.text().strip() and self._new.passphrase())
        self._go.setEnabled(ready and self._work is None)

    def _on_go(self) -> None:
        if not self._go.isEnabled():
            return
        folder, key = self._opened.store.folder, self._opened.key.copy()
        name, new = self._name.text(), self._new.passphrase()
        role = _ROLES.get(self._role.value(), "reader")

        def job() -> object:
            from poems_desktop.store.users import add_user

            with key:
                return add_user(folder, key, name, role, new)

        self._message.show_message("note", tr("Adding the user…"))
        self._work = Work(job, self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._work.start()
        self._refresh()

    def _on_done(self, _user: object) -> None:
        self._work = None
        self._box.used()
        self.added.emit()
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._work = None
        self._message.show_message("error", sentence_of(error))
        self._refresh()

    def _on_broke(self) -> None:
        self._work = None
        self._message.show_message("error", FAULT)
        self._refresh()

    def _on_cancel(self) -> None:
        self._box.used()
        self.reject()

    def _forget(self, _result: int) -> None:
        self._new.forget()
        self.deleteLater()
