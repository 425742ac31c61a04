"""The cards that unlock a store and open the demo."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.caps_watch import CAPS_SENTENCE, CapsWatch
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.pages.start_pause import TryPause
from poems_desktop.ui.pages.start_stores import RecentStore, StoreChoice
from poems_desktop.ui.pages.start_users import UserChoice
from poems_desktop.ui.theme import scaled


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
    """A passphrase for the store chosen, and the other ways in. It opens nothing itself.

    `stores` and `users` are chosen from; `unlock_requested(folder, passphrase, user)` has an empty
    `user` where there is nobody to choose.
    """

    ICON = "lock"
    TITLE = tr("Unlock an existing store")

    unlock_requested = Signal(str, str, str)
    browse_requested = Signal()
    sheet_requested = Signal(str)
    restore_requested = Signal(str)
    reading_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._passphrase = PassphraseEdit(name=tr("Passphrase of the store"))
        self._passphrase.setPlaceholderText(tr("Passphrase"))
        self.stores = StoreChoice()
        self.users = UserChoice(self._passphrase)
        self._caps = InlineMessage()
        self._problem = InlineMessage()
        self._pause = TryPause(self)
        self._unlock = SecondaryButton(tr("Unlock"), measure="large")
        self._browse = LinkButton(tr("Another store…"), measure="large")
        self._sheet = LinkButton(tr("Use the recovery sheet…"), measure="small")
        self._restore = SecondaryButton(tr("Restore…"), measure="large")
        self._reading = SecondaryButton(tr("Open for reading only"), measure="large")
        self._build()
        self._connect()
        self.stores.offer(())

    def choose(self, store: RecentStore) -> None:
        """Choose a store that may not be in the list yet."""
        if store.folder != self.stores.folder():
            self._on_other_store()
        self.stores.choose(store)
        self._passphrase.setFocus()

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
        self._pause.begin(seconds)

    def set_busy(self, busy: bool) -> None:
        """Take no input while the program works."""
        self._busy = busy
        self.stores.set_busy(busy)
        self.users.set_busy(busy)
        for widget in (self._passphrase, self._browse, self._sheet):
            widget.setEnabled(not busy)
        self._refresh()

    def forget(self) -> None:
        """Empty the passphrase."""
        self._passphrase.forget()
        self._refresh()

    def _build(self) -> None:
        self.column.addLayout(self.stores)
        self.column.addSpacing(8)
        self.column.addLayout(self.users)
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
        self.stores.other_picked.connect(self._on_other_store)
        self.stores.chosen.connect(self._on_store)
        self._passphrase.typing.connect(self._on_typing)
        self._passphrase.returnPressed.connect(self._on_unlock)
        self._unlock.clicked.connect(self._on_unlock)
        self._browse.clicked.connect(self.browse_requested)
        self._sheet.clicked.connect(self._on_sheet)
        self._restore.clicked.connect(self._on_restore)
        self._reading.clicked.connect(self.reading_requested)
        self._pause.told.connect(self._on_pause)
        CapsWatch(self._passphrase).changed.connect(self._on_caps)

    def _on_other_store(self) -> None:
        self.show_problem("")
        self._pause.end()

    def _on_store(self, folder: str) -> None:
        self.users.offer(())
        for widget in (self._passphrase, self._unlock, self._sheet):
            widget.setVisible(bool(folder))
        self._refresh()

    def _on_typing(self, _text: str) -> None:
        if not self._pause.is_on():
            self.show_problem("")
        self._refresh()

    def _on_caps(self, on: bool) -> None:
        self._caps.show_message("caution", CAPS_SENTENCE if on else "")

    def _on_unlock(self) -> None:
        folder, passphrase = self.stores.folder(), self._passphrase.text()
        if folder and passphrase and self._is_free():
            self.unlock_requested.emit(folder, passphrase, self.users.user())

    def _on_sheet(self) -> None:
        self.sheet_requested.emit(self.stores.folder())

    def _on_restore(self) -> None:
        self.restore_requested.emit(self.stores.folder())

    def _on_pause(self, sentence: str) -> None:
        self.show_problem(sentence)
        self._refresh()

    def _is_free(self) -> bool:
        return not self._busy and not self._pause.is_on()

    def _refresh(self) -> None:
        self._unlock.setEnabled(bool(self._passphrase.text()) and self._is_free())


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
