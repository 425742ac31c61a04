"""The first page: create a record store, unlock one, or try the demo."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.pages.start_create import CreateCard
from poems_desktop.ui.pages.start_side import StartSide
from poems_desktop.ui.pages.start_stores import RecentStore
from poems_desktop.ui.pages.start_unlock import DemoCard, UnlockCard

if TYPE_CHECKING:
    from poems_desktop.ui.pages.start_step import StepCard

Where = Literal["create", "unlock", "demo"]

_WIDE = 1300
_MOST_LEFT, _MOST_RIGHT = 620, 420


class StartPage(QWidget):
    """A pure view: it asks by signals and is told what to show.

    A step (recovery sheet, restore) takes the place of the cards until `end_step`.
    `browse_requested(where)` asks for a folder dialog (`create` or `unlock`); answer with
    `set_folder` or `choose_store`. After a success call `forget_secrets`.
    """

    create_requested = Signal(str, str, str)
    unlock_requested = Signal(str, str, str)
    demo_requested = Signal()
    browse_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Start"))
        # From the page inward: Qt styles a whole subtree anew whenever it changes its parent.
        self._area = QScrollArea(self)
        self._content = QWidget(self._area)
        self._area.setWidget(self._content)
        self._area.setWidgetResizable(True)  # while it is empty: nothing is laid out for it yet
        self._side = StartSide(self)
        self.create_card = CreateCard(self._content)
        self.unlock_card = UnlockCard(self._content)
        self.demo_card = DemoCard(self._content)
        self._busy = InlineMessage(self._content)
        self._cards = QHBoxLayout(self._content)
        self._columns = QHBoxLayout(self)
        self._step: QWidget | None = None
        self.step: StepCard | None = None
        self._build()
        self._connect()

    def set_version(self, version: str) -> None:
        """The program's version, shown at the lower left."""
        self._side.show_version(version)

    def set_folder(self, folder: str) -> None:
        """Where a new store would be kept."""
        self.create_card.set_folder(folder)

    def set_recent(self, stores: Sequence[RecentStore]) -> None:
        """Stores that were open before, the latest first."""
        self.unlock_card.stores.offer(stores)

    def choose_store(self, store: RecentStore) -> None:
        """The store that the user picked from a folder dialog."""
        self.unlock_card.choose(store)

    def set_demo_passphrase(self, passphrase: str) -> None:
        """The demo store's passphrase, shown openly."""
        self.demo_card.show_passphrase(passphrase)

    def show_step(self, card: "StepCard") -> None:
        """Show a step in the place of the cards; the step before is freed."""
        # Imported here: the first paint needs no step.
        from poems_desktop.ui.kit.scroll import Scroller
        from poems_desktop.ui.pages.start_recovery import in_the_middle

        self._free_step()
        self.show_busy("")
        holder = Scroller(self)
        holder.show_widget(in_the_middle(card))
        holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._columns.addWidget(holder, 1)
        self._area.hide()
        self._step, self.step = holder, card

    def end_step(self) -> None:
        """Show the cards again."""
        self._free_step()
        self._area.show()

    def show_busy(self, text: str) -> None:
        """Say what is being done and take no input; an empty text ends it."""
        self._busy.show_message("note", text)
        for card in (self.create_card, self.unlock_card, self.demo_card):
            card.set_busy(bool(text))
        if self.step is not None:
            self.step.set_busy(bool(text))
            self.step.show_note(text)

    def show_problem(self, where: Where, sentence: str) -> None:
        """End being busy and say at the right card what went wrong and what to do."""
        self.show_busy("")
        if self.step is not None:
            self.step.show_problem(sentence)
            return
        cards: dict[Where, CreateCard | UnlockCard | DemoCard]
        cards = {"create": self.create_card, "unlock": self.unlock_card, "demo": self.demo_card}
        for name, card in cards.items():
            card.show_problem(sentence if name == where else "")
        if where == "unlock" and sentence:
            self.unlock_card.focus_passphrase()

    def forget_secrets(self) -> None:
        """Empty every passphrase and hide what is typed next."""
        self.end_step()
        self.show_busy("")
        self.create_card.forget()
        self.unlock_card.forget()

    def showEvent(self, event: QShowEvent) -> None:
        """Someone who has a store goes straight to its passphrase."""
        super().showEvent(event)
        if self.unlock_card.stores.folder():
            self.unlock_card.focus_passphrase()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow the side and the margins in a narrow window."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        side = 440 if wide else min(280, max(200, self.width() // 4))
        self._side.setFixedWidth(side)
        self._side.set_narrow(not wide)
        between = 20 if wide else 14
        free = self.width() - side - _MOST_LEFT - _MOST_RIGHT - between
        gap = max(44 if wide else 20, free // 2)
        self._cards.setContentsMargins(gap, 58 if wide else 24, gap, 24)
        self._cards.setSpacing(between)

    def _build(self) -> None:
        keys = tr(
            "Keyboard: Tab moves between fields, Enter unlocks, Alt with the underlined letter "
        )
        right = QVBoxLayout()
        right.setSpacing(17)
        right.addWidget(self.unlock_card)
        right.addWidget(self.demo_card)
        right.addWidget(self._busy)
        right.addWidget(Label(keys + tr("opens a menu."), "dense", tone="ink2", wrap=True))
        right.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.create_card)
        left.addStretch(1)
        self.create_card.setMinimumWidth(390)
        self.create_card.setMaximumWidth(_MOST_LEFT)
        for card in (self.unlock_card, self.demo_card):
            card.setMinimumWidth(270)
            card.setMaximumWidth(_MOST_RIGHT)
        self._cards.addLayout(left, 556)
        self._cards.addLayout(right, 336)
        area = self._area
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = self._columns
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side)
        layout.addWidget(area, 1)

    def _free_step(self) -> None:
        holder, self._step = self._step, None
        card, self.step = self.step, None
        if card is not None:
            card.forget()
        if holder is not None:
            holder.hide()
            self._columns.removeWidget(holder)
            holder.deleteLater()

    def _connect(self) -> None:
        self.create_card.create_requested.connect(self.create_requested)
        self.unlock_card.unlock_requested.connect(self.unlock_requested)
        self.demo_card.demo_requested.connect(self.demo_requested)
        self.create_card.browse_requested.connect(self._on_browse_create)
        self.unlock_card.browse_requested.connect(self._on_browse_unlock)

    def _on_browse_create(self) -> None:
        self.browse_requested.emit("create")

    def _on_browse_unlock(self) -> None:
        self.browse_requested.emit("unlock")
