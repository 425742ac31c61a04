"""The entry of one shift: the daily row, everything else one click away."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.transplant_keeper import EntryKeeper
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.transplant.entry_fields import EntryFields
from poems_desktop.ui.transplant.entry_head import NEW, EntryHead
from poems_desktop.ui.transplant.hint_list import HintList

_MORE, _LESS = tr("More fields"), tr("Fewer fields")


class EntryForm(QFrame):
    """Shows a keeper's entry and feeds it.

    `edited(typing)` comes after the keeper has taken a change; `entry_chosen(id)` when the user
    goes to another entry of the day, `finished` when to the next.
    """

    edited = Signal(bool)
    entry_chosen = Signal(str)
    finished = Signal()

    def __init__(
        self, definitions: Definitions, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "subtle")
        self.setAccessibleName(tr("Entry of the log"))
        self._keeper: EntryKeeper | None = None
        self.head = EntryHead()
        self.fields = EntryFields(definitions.library.engraftment, today, self)
        self.cells = self.fields.cells
        self.messages = HintList(definitions)
        self.save = PrimaryButton(tr("Save entry"))
        self.more = SecondaryButton(_MORE)
        self.reason = LineField(name=tr("Why the entry is corrected"))
        self._reason_row = QWidget()
        self._state = Label("", "caption", tone="ink2", wrap=True)
        self._earlier = Label("", "caption", tone="ink2", wrap=True)
        self._saved = ""
        self._can_write = True
        self._build()
        self._connect()

    @property
    def keeper(self) -> EntryKeeper | None:
        """Whose entry is shown."""
        return self._keeper

    def show_keeper(self, keeper: EntryKeeper) -> None:
        """Show an entry; nothing is told."""
        self._keeper = keeper
        self.reason.show_value(keeper.reason)
        self._reason_row.setVisible(bool(keeper.reason))
        self.fields.show_sheet(keeper.sheet)
        self._follow()

    def set_can_write(self, allowed: bool, why: str) -> None:
        """Whether who works here keeps the log; `why` says why not."""
        self._can_write = allowed
        allow_buttons((self.save,), why, allowed=allowed)
        self.reason.setReadOnly(not allowed)

    def show_day(self, title: str, entries: Sequence[tuple[str, str]]) -> None:
        """Which day is entered, and its entries to choose from, by id."""
        keeper = self._keeper
        known = keeper is not None and keeper.known
        self.head.show_day(title, entries, keeper.entry.id if known else NEW)

    def show_state(self, text: str, tone: str = "ink2") -> None:
        """What is said of saving; empty for nothing."""
        self._saved = ""
        self._state.setText(text)
        self._state.set_tone(tone)
        self._state.setVisible(bool(text))
        self._show_who()

    def show_saved(self, text: str) -> None:
        """That all is saved, in a few words."""
        self.show_state("")
        self._saved = text
        self._show_who()

    def show_earlier(self, lines: Sequence[str]) -> None:
        """What corrections replaced."""
        self._earlier.setText("\n".join([tr("Corrected:"), *lines]) if lines else "")
        self._earlier.setVisible(bool(lines))

    def go_to(self, key: str) -> None:
        """Put the focus on a field, in view."""
        cell = self.cells[key]
        if self.fields.more.isAncestorOf(cell):
            self.set_more(True)
        cell.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_more(self, shown: bool) -> None:
        """Show or hide the fields that are asked where they were done."""
        self.fields.more.setVisible(shown)
        self.more.setText(_LESS if shown else _MORE)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 2)
        column.setSpacing(5)
        column.addWidget(self.head)
        column.addWidget(self._correction())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.fields.core, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        buttons.addWidget(self.more, 0, Qt.AlignmentFlag.AlignRight)
        row.addLayout(buttons)
        row.setAlignment(buttons, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addLayout(self.messages)
        for part in (self._state, self.fields.more, self._earlier):
            column.addWidget(part)
            part.hide()
        self.save.setObjectName("log.save")
        self.more.setObjectName("log.more")

    def _correction(self) -> QWidget:
        row = QHBoxLayout(self._reason_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(field_label(tr("Why is it corrected?"), self.reason))
        row.addWidget(self.reason, 1)
        row.addWidget(Label(tr("The earlier values stay in the record."), "caption"))
        self.reason.setObjectName("log.reason")
        self._reason_row.hide()
        return self._reason_row

    def _connect(self) -> None:
        self.save.clicked.connect(self.finished)
        self.more.clicked.connect(self._on_more)
        self.head.correct.clicked.connect(self._on_correct)
        self.head.chooser.edited.connect(self._on_chosen)
        self.reason.typing.connect(self._on_reason)
        self.fields.typed.connect(self._on_typed)
        self.fields.settled.connect(self._on_settled)
        self.fields.cultures.edited.connect(self._on_cultures)

    def _follow(self) -> None:
        """Locks, hints and asked fields as the keeper has them now."""
        if (keeper := self._keeper) is None:
            return
        self.fields.follow(keeper)
        hints = keeper.composed.hints
        self.messages.show_hints((self.fields.name_of(key), hint) for key, hint in hints.items())
        self._show_who()
        locked = self._can_write and keeper.lock != "open"
        self.head.correct.setVisible(locked and self._reason_row.isHidden())

    def _show_who(self) -> None:
        if self._keeper is not None:
            self.head.show_who(self._keeper.entry, self._saved)

    def _on_typed(self, key: str, text: str) -> None:
        if self._keeper is not None:
            self._keeper.set(key, text)
            self.edited.emit(True)

    def _on_settled(self, key: str, text: str) -> None:
        if (keeper := self._keeper) is None:
            return
        keeper.set(key, text)
        if self.cells[key].field.kind in ("number", "count", "clock"):
            self.cells[key].show_value(keeper.kept(key))  # as it was read, or as typed
        self._follow()
        self.edited.emit(False)

    def _on_cultures(self, cultures: Iterable[Mapping[str, str]], typing: bool) -> None:
        if self._keeper is not None:
            self._keeper.set_cultures(cultures)
            self._follow()
            self.edited.emit(typing)

    def _on_more(self) -> None:
        self.set_more(self.fields.more.isHidden())

    def _on_correct(self) -> None:
        self._reason_row.show()
        self.head.correct.hide()
        self.reason.setFocus()

    def _on_reason(self, text: str) -> None:
        if self._keeper is not None:
            self._keeper.reason = text
            self._follow()

    def _on_chosen(self, entry_id: object) -> None:
        focused = QApplication.focusWidget()
        chooser = self.head.chooser
        if focused is not None and focused is not chooser and self.isAncestorOf(focused):
            self.fields.flush()
        self.entry_chosen.emit(str(entry_id))
