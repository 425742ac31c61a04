"""The cards that unlock a store and open the demo."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.caps_watch import CAPS_SENTENCE, CapsWatch
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import scaled


class RecentStore(NamedTuple):
    """A store that was open before: its folder, its name and a line such as `Last opened ...`."""

    folder: str
    name: str
    remark: str = ""


class _SideCard(Themed, QFrame):
    """A small card with an icon before its title."""

    ICON = ""
    TITLE = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.TITLE)
        self._icon = QLabel()
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(self._icon)
        head.addWidget(Label(self.TITLE, "verdict", wrap=True), 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(23, 18, 23, 22)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addSpacing(8)
        self.follow_theme()

    def refresh_look(self) -> None:
        """Draw for the present theme."""
        self._icon.setPixmap(pixmap(self.ICON, "acc", scaled(17)))


class UnlockCard(_SideCard):
    """A store, who unlocks it, and the passphrase. It opens nothing itself.

    `unlock_requested(folder, passphrase, user)`: `user` is empty where there is nobody to choose.
    `store_chosen(folder)` asks who its users are. Deleting is offered nowhere.
    """

    ICON = "lock"
    TITLE = tr("Unlock an existing store")

    unlock_requested = Signal(str, str, str)
    browse_requested = Signal()
    store_chosen = Signal(str)
    sheet_requested = Signal(str)
    forget_requested = Signal(str)
    restore_requested = Signal(str)
    reading_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._wait = 0
        self._stores: dict[object, RecentStore] = {}
        self._store = ChoiceBox(name=tr("Store"))
        self._store.setProperty("measure", "large")
        self._store.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._remark = Label("", "caption", wrap=True)
        self._user: ChoiceBox | None = None
        self._passphrase = PassphraseEdit(name=tr("Passphrase of the store"))
        self._passphrase.setPlaceholderText(tr("Passphrase"))
        self._caps = InlineMessage()
        self._problem = InlineMessage()
        self._unlock = SecondaryButton(tr("Unlock"), measure="large")
        self._browse = LinkButton(tr("Another store…"), measure="large")
        self._sheet = LinkButton(tr("Use the recovery sheet…"), measure="small")
        self._forget = LinkButton(tr("Forget"), measure="small")
        self._restore = SecondaryButton(tr("Restore…"), measure="large")
        self._reading = SecondaryButton(tr("Open for reading only"), measure="large")
        self._forget.setAccessibleName(
            tr("Forget this store: take it from the list, delete nothing")
        )
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._build()
        self._connect()
        self.show_stores(())

    def show_stores(self, stores: Sequence[RecentStore]) -> None:
        """Offer these stores, the first one chosen."""
        self._stores = {store.folder: store for store in stores}
        self._store.set_options([(store.folder, store.name) for store in stores])
        self._store.show_value(stores[0].folder if stores else None)
        self._store.setVisible(bool(stores))
        self.show_users(())
        self._refresh()
        if stores:
            self.store_chosen.emit(stores[0].folder)

    def choose(self, store: RecentStore) -> None:
        """Choose a store that may not be in the list yet."""
        others = [kept for kept in self._stores.values() if kept.folder != store.folder]
        self.show_stores([store, *others])
        self._passphrase.setFocus()

    def show_users(self, users: Sequence[tuple[str, str]]) -> None:
        """Let one of several users (id, name) be chosen; with fewer nothing is asked."""
        if len(users) < 2:
            if self._user is not None:
                self._user.hide()
                self._user.set_options(())
            return
        if self._user is None:
            self._user = ChoiceBox(name=tr("User"))
            self._user.setProperty("measure", "large")
            self._user.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            place = self.column.indexOf(self._passphrase)
            self.column.insertSpacing(place, 8)
            self.column.insertWidget(place, self._user)
            self.setTabOrder(self._user, self._passphrase)
        self._user.show_value(None)
        self._user.set_options(users)
        self._user.show_value(users[0][0])
        self._user.show()

    def choose_user(self, user_id: str) -> None:
        """Choose who unlocks, where that user is among those offered."""
        if self._user is not None and self._user.findData(user_id) >= 0:
            self._user.show_value(user_id)

    def folder(self) -> str:
        """The store chosen, empty where there is none."""
        value = self._store.value()
        return value if isinstance(value, str) else ""

    def has_stores(self) -> bool:
        """Whether there is a store to unlock."""
        return bool(self._stores)

    def focus_passphrase(self) -> None:
        """Put the cursor into the passphrase; what stands there is typed over."""
        self._passphrase.setFocus()
        self._passphrase.selectAll()

    def show_problem(self, sentence: str, *, restore: bool = False, reading: bool = False) -> None:
        """Say why the store was not opened and offer the way on; empty says nothing."""
        self._problem.show_message("error", sentence)
        self._restore.setVisible(restore)
        self._reading.setVisible(reading)

    def show_note(self, sentence: str, *, caution: bool = False) -> None:
        """Say something that is no failure, as what became of a lock."""
        self._problem.show_message("caution" if caution else "note", sentence)

    def show_wait(self, seconds: int) -> None:
        """Take no passphrase for so long, and say how long it still is."""
        self._wait = seconds
        self._timer.start()
        self._say_wait()

    def set_busy(self, busy: bool) -> None:
        """Take no input while the program works."""
        self._busy = busy
        for widget in (self._store, self._passphrase, self._browse, self._sheet, self._forget):
            widget.setEnabled(not busy)
        if self._user is not None:
            self._user.setEnabled(not busy)
        self._refresh()

    def forget(self) -> None:
        """Empty the passphrase."""
        self._passphrase.forget()
        self._refresh()

    def _build(self) -> None:
        store = QHBoxLayout()
        store.setSpacing(4)
        store.addWidget(self._store, 1)
        self.column.addLayout(store)
        self.column.addSpacing(3)
        about = QHBoxLayout()
        about.setSpacing(4)
        about.addWidget(self._remark, 1)
        about.addWidget(self._forget)
        self.column.addLayout(about)
        self.column.addSpacing(8)
        self.column.addWidget(self._passphrase)
        self.column.addWidget(self._caps)
        self.column.addWidget(self._problem)
        self.column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._unlock)
        row.addWidget(self._restore)
        row.addWidget(self._browse)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addSpacing(4)
        self.column.addWidget(self._reading)
        self.column.addWidget(self._sheet)
        self._restore.hide()
        self._reading.hide()

    def _connect(self) -> None:
        self._store.edited.connect(self._on_store)
        self._passphrase.typing.connect(self._on_typing)
        self._passphrase.returnPressed.connect(self._on_unlock)
        self._unlock.clicked.connect(self._on_unlock)
        self._browse.clicked.connect(self.browse_requested)
        self._sheet.clicked.connect(self._on_sheet)
        self._forget.clicked.connect(self._on_forget)
        self._restore.clicked.connect(self._on_restore)
        self._reading.clicked.connect(self.reading_requested)
        self._timer.timeout.connect(self._on_second)
        CapsWatch(self._passphrase).changed.connect(self._on_caps)

    def _on_store(self, folder: object) -> None:
        self.show_problem("")
        self._end_wait()
        self.show_users(())
        self._refresh()
        self.store_chosen.emit(str(folder))

    def _on_typing(self, _text: str) -> None:
        if not self._wait:
            self.show_problem("")
        self._refresh()

    def _on_caps(self, on: bool) -> None:
        self._caps.show_message("caution", CAPS_SENTENCE if on else "")

    def _on_unlock(self) -> None:
        folder, passphrase = self.folder(), self._passphrase.text()
        if folder and passphrase and not self._busy and not self._wait:
            user = None if self._user is None or self._user.isHidden() else self._user.value()
            self.unlock_requested.emit(folder, passphrase, str(user or ""))

    def _on_sheet(self) -> None:
        self.sheet_requested.emit(self.folder())

    def _on_forget(self) -> None:
        self.forget_requested.emit(self.folder())

    def _on_restore(self) -> None:
        self.restore_requested.emit(self.folder())

    def _on_second(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._say_wait()
        else:
            self._end_wait()
            self.show_problem("")

    def _end_wait(self) -> None:
        self._wait = 0
        self._timer.stop()
        self._refresh()

    def _say_wait(self) -> None:
        again = (
            tr("The next try can be made in 1 second.")
            if self._wait == 1
            else tr("The next try can be made in {wait} seconds.").format(wait=self._wait)
        )
        self.show_problem(
            tr(
                "Too many wrong passphrases were typed. Nothing was changed and nothing "
                "will be deleted. {again}"
            ).format(again=again)
        )
        self._refresh()

    def _refresh(self) -> None:
        store = self._stores.get(self._store.value())
        none_yet = tr("No store was opened here before. Choose the folder of one.")
        self._remark.setText(store.remark if store else none_yet)
        for widget in (self._passphrase, self._unlock, self._sheet, self._forget):
            widget.setVisible(store is not None)
        free = not self._busy and not self._wait
        self._unlock.setEnabled(bool(self._passphrase.text()) and free)


class DemoCard(_SideCard):
    """Opens the demo store, whose passphrase is no secret."""

    ICON = "people"
    TITLE = tr("Try with demo patients")

    demo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = tr(
            "Fictional patients, from first symptoms to long follow-up. Opens a separate store, "
            "kept apart from real records."
        )
        self._passphrase = Label("", "dense", tone="ink2", wrap=True)
        self._problem = InlineMessage()
        self._open = SecondaryButton(tr("Open demo"), measure="large")
        self.column.addWidget(Label(text, "body", tone="ink2", wrap=True))
        self.column.addWidget(self._passphrase)
        self.column.addWidget(self._problem)
        self.column.addSpacing(12)
        self.column.addWidget(self._open)
        self._passphrase.hide()
        self._open.clicked.connect(self.demo_requested)

    def show_passphrase(self, passphrase: str) -> None:
        """Write the demo store's passphrase; it protects nothing real."""
        self._passphrase.setText(tr("Its passphrase: {passphrase}").format(passphrase=passphrase))
        self._passphrase.setVisible(bool(passphrase))

    def show_problem(self, sentence: str) -> None:
        """Say why the demo was not opened; empty says nothing."""
        self._problem.show_message("error", sentence)

    def set_busy(self, busy: bool) -> None:
        """Take no input while the program works."""
        self._open.setEnabled(not busy)
