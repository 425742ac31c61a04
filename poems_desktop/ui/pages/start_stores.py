"""Which store is meant: those opened before, and taking one from the list."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.labels import Label


class RecentStore(NamedTuple):
    """A store that was open before: its folder, its name and a line such as `Last opened ...`."""

    folder: str
    name: str
    remark: str = ""


class StoreChoice(QVBoxLayout):
    """The list, and below it what is known of the store chosen. Deleting is offered nowhere.

    `chosen(folder)` follows every choice, with an empty text where there is no store; before it
    comes `other_picked()` where the user made the choice. `forget_requested(folder)`.
    """

    chosen = Signal(str)
    other_picked = Signal()
    forget_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._stores: dict[object, RecentStore] = {}
        self._list = ChoiceBox(name=tr("Store"))
        self._list.setProperty("measure", "large")
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._remark = Label("", "caption", wrap=True)
        self._forget = LinkButton(tr("Forget"), measure="small")
        self._forget.setAccessibleName(
            tr("Forget this store: take it from the list, delete nothing")
        )
        about = QHBoxLayout()
        about.setSpacing(4)
        about.addWidget(self._remark, 1)
        about.addWidget(self._forget)
        self.setSpacing(0)
        self.addWidget(self._list)
        self.addSpacing(3)
        self.addLayout(about)
        self._list.edited.connect(self._on_picked)
        self._forget.clicked.connect(self._on_forget)

    def offer(self, stores: Sequence[RecentStore]) -> None:
        """Offer these stores, the first one chosen."""
        self._stores = {store.folder: store for store in stores}
        self._list.set_options([(store.folder, store.name) for store in stores])
        self._list.show_value(stores[0].folder if stores else None)
        self._list.setVisible(bool(stores))
        self._tell()

    def choose(self, store: RecentStore) -> None:
        """Choose a store that may not be in the list yet."""
        self.offer([store, *(kept for kept in self._stores.values() if kept[0] != store.folder)])

    def folder(self) -> str:
        """The store chosen, empty where there is none."""
        value = self._list.value()
        return value if isinstance(value, str) else ""

    def set_busy(self, busy: bool) -> None:
        """Take no input while the program works."""
        self._list.setEnabled(not busy)
        self._forget.setEnabled(not busy)

    def _tell(self) -> None:
        folder = self.folder()
        store = self._stores.get(folder)
        none_yet = tr("No store was opened here before. Choose the folder of one.")
        self._remark.setText(store.remark if store else none_yet)
        self._forget.setVisible(store is not None)
        self.chosen.emit(folder)

    def _on_picked(self) -> None:
        self.other_picked.emit()
        self._tell()

    def _on_forget(self) -> None:
        self.forget_requested.emit(self.folder())
