"""Who opens this store and as what; the recovery sheet; a new key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.allowing import fix_fields
from poems_desktop.ui.frozen_dialog import leave_alone, reopened_by
from poems_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.settings.passphrase_dialog import PassphraseDialog
from poems_desktop.ui.settings.section import Section
from poems_desktop.ui.settings.user_dialog import ROLE_OPTIONS, UserDialog
from poems_desktop.ui.theme import text_scale

if TYPE_CHECKING:
    from poems_desktop.store.roles import User
    from poems_desktop.ui.bench import Bench

_NAME, _LONGEST_NAME = 180, 360
_REMARK = tr(
    "Roles are a rule of the house: physicians sign and manage, coordinators keep the daily log "
    "and print, readers read. All users share one key, so a removed user asks for a new one."
)
_REMOVE = tr(
    "That passphrase no longer opens the store. A copy of the key, of an older keys.json or of a "
    "backup may still be in other hands: renew the key afterwards."
)
_ADD, _PASSPHRASE = "users.add", "users.passphrase:"


class UsersSection(Section):
    """`rotation_wanted()` asks for a new key, `sheet_wanted()` for a new recovery sheet."""

    rotation_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, program: "Bench") -> None:
        super().__init__(tr("Users and keys"), _REMARK)
        leave_alone(self)
        self._program = program
        self._users: dict[str, User] = {}
        self._rows = QVBoxLayout()
        self._add = PrimaryButton(tr("Add user…"), "plus")
        self._sheet_text = Label("", "body", wrap=True)
        self._sheet = SecondaryButton(tr("Make a new recovery sheet…"))
        self._rotate = SecondaryButton(tr("Renew the key…"))
        self.column.addLayout(self._rows)
        self.add_row((self._add,))
        self.add_head(tr("Recovery sheet"))
        self.column.addWidget(self._sheet_text)
        self.add_row((self._sheet,))
        self.add_head(tr("Key of the store"))
        text = tr(
            "A new key encrypts every record anew; nobody's passphrase changes. Renew it after a "
            "user was removed, or when the recovery sheet was lost or seen."
        )
        self.column.addWidget(Label(text, "body", wrap=True))
        self.add_row((self._rotate,))
        self._add.clicked.connect(self._on_add)
        self._sheet.clicked.connect(self.sheet_wanted)
        self._rotate.clicked.connect(self.rotation_wanted)
        self.refresh()

    def refresh(self) -> None:
        """Read users and sheet anew."""
        from poems_desktop.app.site_settings import confirmed_sheet
        from poems_desktop.store.recovery import sheet_in_force
        from poems_desktop.store.users import list_users

        opened = self._program.opened
        if opened is None:
            return
        try:
            users = list_users(opened.store.folder)
            sheet = sheet_in_force(opened.store.folder)
            confirmed = confirmed_sheet(opened.store)
        except StoreError as error:
            self.refuse(error.sentence)
            return
        self._show_users(users)
        if sheet is None:
            said = tr("No recovery sheet opens this store: make one.")
        else:
            state = tr("confirmed") if sheet == confirmed else tr("not confirmed by anybody")
            said = tr("Sheet {sheet} is in force and {state}. A new one ends it.").format(
                sheet=sheet, state=state
            )
        self._sheet_text.setText(said)

    def _show_users(self, users: "list[User]") -> None:
        self._users = {user.id: user for user in users}
        while self._rows.count():
            widget = self._rows.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for user in users:
            self._rows.addWidget(self._line(user))
        desk = self._program.desk
        if desk is not None and not desk.sitting.rights.record:
            fix_fields(self)
            self.say(desk.sitting.rights.why)

    def _line(self, user: "User") -> QWidget:
        role = ChoiceBox(
            [(str(one.value), one.text) for one in ROLE_OPTIONS],
            name=tr("Role of {name}").format(name=user.name),
        )
        role.show_value(user.role)
        role.setProperty("user", user.id)
        role.edited.connect(self._on_role)
        anew = LinkButton(tr("Set passphrase…"), measure="small")
        anew.setAccessibleName(tr("Set a passphrase for {name}").format(name=user.name))
        remove = LinkButton(tr("Remove…"), measure="small")
        remove.setAccessibleName(tr("Remove {name}").format(name=user.name))
        for button, slot in ((anew, self._on_passphrase), (remove, self._on_remove)):
            button.setProperty("user", user.id)
            button.clicked.connect(slot)
        line = QWidget()
        row = FlowLayout(line, spacing=8, line_spacing=2)
        for widget in (_name_label(user.name), role, anew, remove):
            row.addWidget(widget)
        return line

    def _asked(self) -> "User | None":
        return self._users.get(str(self.sender().property("user")))

    def _on_add(self) -> None:
        opened, desk = self._program.opened, self._program.desk
        if opened is not None and desk is not None:
            dialog = UserDialog(opened, desk.half_typed, self)
            dialog.added.connect(self._on_added)
            reopened_by(dialog, _ADD)
            dialog.open()

    def _on_added(self) -> None:
        self._log("add")
        self.refresh()
        self.say(tr("The user can open the store from now on."))

    def open_inner(self, action: str) -> None:
        """Open the dialog for a new user, or for the passphrase of one."""
        if action == _ADD:
            self._on_add()
        elif (user := self._users.get(action.removeprefix(_PASSPHRASE))) is not None:
            self._ask_passphrase(user)

    def _on_passphrase(self) -> None:
        user = self._asked()
        if user is not None:
            self._ask_passphrase(user)

    def _ask_passphrase(self, user: "User") -> None:
        if self._program.opened is not None:
            dialog = PassphraseDialog(self._program.opened, self, user)
            dialog.changed.connect(self._on_set)
            reopened_by(dialog, f"{_PASSPHRASE}{user.id}")
            dialog.open()

    def _on_set(self) -> None:
        self._log("passphrase")
        self.say(tr("The new passphrase is in force."))

    def _on_role(self, role: object) -> None:
        from poems_desktop.store.users import set_role

        user, opened = self._asked(), self._program.opened
        if user is None or opened is None or role not in ("physician", "coordinator", "reader"):
            return
        try:
            set_role(opened.store.folder, opened.key, user.id, role)
        except StoreError as error:
            self.refresh()
            self.refuse(error.sentence)
            return
        self._log("role")
        self.refresh()
        self.say(tr("The role holds from the next unlocking on."))

    def _on_remove(self) -> None:
        from poems_desktop.store.users import remove_user

        user, opened, desk = self._asked(), self._program.opened, self._program.desk
        if user is None or opened is None or desk is None:
            return
        title = tr("Remove {name}?").format(name=user.name)
        if not desk.context.dialogs.confirm(title, _REMOVE, tr("Remove"), self):
            return
        try:
            remove_user(opened.store.folder, opened.key, user.id)
        except StoreError as error:
            self.refuse(error.sentence)
            return
        self._log("remove")
        self.refresh()
        self.warn(tr("{name} was removed. {about}").format(name=user.name, about=_REMOVE))

    def _log(self, what: str) -> None:
        desk = self._program.desk
        if desk is not None and not desk.store.read_only:
            desk.context.attempt(
                tr("This was not noted in the log"),
                lambda: desk.store.record_event("users", {"what": what}),
            )


def _name_label(name: str) -> Label:
    """The names of the lines stand in one column; a very long one is broken."""
    label = Label(name, "row", wrap=True)
    wide = label.fontMetrics().horizontalAdvance(name) + 2
    least, most = (round(one * text_scale()) for one in (_NAME, _LONGEST_NAME))
    wide = min(max(least, wide), most)
    label.setFixedSize(wide, label.heightForWidth(wide))
    return label
