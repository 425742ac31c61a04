"""The cards that unlock a store and open the demo."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.kit.themed import Themed


@dataclass(frozen=True, slots=True)
class RecentStore:
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
        self._icon.setPixmap(pixmap(self.ICON, "acc", 17))


class UnlockCard(_SideCard):
    """A store and its passphrase. It opens nothing itself."""

    ICON = "lock"
    TITLE = "Unlock an existing store"

    unlock_requested = Signal(str, str)
    browse_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._stores: dict[object, RecentStore] = {}
        self._store = ChoiceBox(name="Store")
        self._store.setProperty("measure", "large")
        self._store.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._remark = Label("", "caption", wrap=True)
        self._passphrase = PassphraseEdit(name="Passphrase of the store")
        self._passphrase.setPlaceholderText("Passphrase")
        self._problem = InlineMessage()
        self._unlock = SecondaryButton("Unlock", measure="large")
        self._browse = LinkButton("Another store…", measure="large")
        self.column.addWidget(self._store)
        self.column.addSpacing(3)
        self.column.addWidget(self._remark)
        self.column.addSpacing(8)
        self.column.addWidget(self._passphrase)
        self.column.addWidget(self._problem)
        self.column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._unlock)
        row.addWidget(self._browse)
        row.addStretch(1)
        self.column.addLayout(row)
        self._store.edited.connect(self._on_store)
        self._passphrase.typing.connect(self._on_typing)
        self._passphrase.returnPressed.connect(self._on_unlock)
        self._unlock.clicked.connect(self._on_unlock)
        self._browse.clicked.connect(self.browse_requested)
        self.show_stores(())

    def show_stores(self, stores: Sequence[RecentStore]) -> None:
        """Offer these stores, the first one chosen."""
        self._stores = {store.folder: store for store in stores}
        self._store.set_options([(store.folder, store.name) for store in stores])
        self._store.show_value(stores[0].folder if stores else None)
        self._store.setVisible(bool(stores))
        self._refresh()

    def choose(self, store: RecentStore) -> None:
        """Choose a store that may not be in the list yet."""
        others = [kept for kept in self._stores.values() if kept.folder != store.folder]
        self.show_stores([store, *others])
        self._passphrase.setFocus()

    def has_stores(self) -> bool:
        """Whether there is a store to unlock."""
        return bool(self._stores)

    def focus_passphrase(self) -> None:
        """Put the cursor into the passphrase."""
        self._passphrase.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say why the store was not opened; empty says nothing."""
        self._problem.show_message("error", sentence)
        self._passphrase.show_problem(sentence or None)
        if sentence:
            self._passphrase.selectAll()
            self._passphrase.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Take no input while the program works."""
        self._busy = busy
        for widget in (self._store, self._passphrase, self._browse):
            widget.setEnabled(not busy)
        self._refresh()

    def forget(self) -> None:
        """Empty the passphrase."""
        self._passphrase.forget()
        self._refresh()

    def _on_store(self, _folder: object) -> None:
        self.show_problem("")
        self._refresh()

    def _on_typing(self, _text: str) -> None:
        self.show_problem("")
        self._refresh()

    def _on_unlock(self) -> None:
        folder, passphrase = self._store.value(), self._passphrase.text()
        if isinstance(folder, str) and passphrase and not self._busy:
            self.unlock_requested.emit(folder, passphrase)

    def _refresh(self) -> None:
        store = self._stores.get(self._store.value())
        none_yet = "No store was opened here before. Choose the folder of one."
        self._remark.setText(store.remark if store else none_yet)
        self._passphrase.setVisible(store is not None)
        self._unlock.setVisible(store is not None)
        self._unlock.setEnabled(bool(self._passphrase.text()) and not self._busy)


class DemoCard(_SideCard):
    """Opens the demo store, whose passphrase is no secret."""

    ICON = "people"
    TITLE = "Try with demo patients"

    demo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = (
            "Fictional patients, from first symptoms to long follow-up. Opens a separate store, "
            "kept apart from real records."
        )
        self._passphrase = Label("", "dense", tone="ink2", wrap=True)
        self._problem = InlineMessage()
        self._open = SecondaryButton("Open demo", measure="large")
        self.column.addWidget(Label(text, "body", tone="ink2", wrap=True))
        self.column.addWidget(self._passphrase)
        self.column.addWidget(self._problem)
        self.column.addSpacing(12)
        self.column.addWidget(self._open)
        self._passphrase.hide()
        self._open.clicked.connect(self.demo_requested)

    def show_passphrase(self, passphrase: str) -> None:
        """Write the demo store's passphrase; it protects nothing real."""
        self._passphrase.setText(f"Its passphrase: {passphrase}")
        self._passphrase.setVisible(bool(passphrase))

    def show_problem(self, sentence: str) -> None:
        """Say why the demo was not opened; empty says nothing."""
        self._problem.show_message("error", sentence)

    def set_busy(self, busy: bool) -> None:
        """Take no input while the program works."""
        self._open.setEnabled(not busy)
