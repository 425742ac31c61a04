"""The entry of one shift: the daily row, everything else one click away."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from poems_desktop.app.transplant_fields import CORE, MORE, Field, Section, unit_options
from poems_desktop.app.transplant_keeper import EntryKeeper
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.inline_message import InlineMessage, message_kind
from poems_desktop.ui.kit.labels import Label, field_label, rule
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.transplant.culture_rows import CultureRows
from poems_desktop.ui.transplant.field_cell import FieldCell

NEW = "new"
_MORE, _LESS = tr("More fields"), tr("Fewer fields")
_BRIEF = tr("Saved")


class EntryForm(Themed, QFrame):
    """Shows a keeper's entry and feeds it.

    `edited(typing)` comes after the keeper has taken a change; `left` when a field was finished.
    """

    edited = Signal(bool)
    entry_chosen = Signal(str)
    finished = Signal()

    def __init__(
        self, constants: EngraftmentConstants, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "subtle")
        self.setAccessibleName(tr("Entry of the log"))
        self._constants = constants
        self._keeper: EntryKeeper | None = None
        self.cells: dict[str, FieldCell] = {}
        self.cultures = CultureRows(today)
        self.cultures.edited.connect(self._on_cultures)
        self._title = Label("", "section")
        self._who = Label("", "dense", tone="ink2")
        self.chooser = ChoiceBox([(NEW, tr("New entry"))], name=tr("Entries of the day"))
        self.chooser.setObjectName("log.entry")
        self._clock = QLabel()
        self._reminder = Label("", "dense", tone="unk")
        self._state = Label("", "caption", tone="ink2", wrap=True)
        self.save = PrimaryButton(tr("Save entry"))
        self.more = SecondaryButton(_MORE)
        self.correct = LinkButton(tr("Correct…"), measure="small")
        self.reason = LineField(name=tr("Why the entry is corrected"))
        self._reason_row = QWidget()
        self._messages = QVBoxLayout()
        self._more = QWidget()
        self._earlier = Label("", "caption", tone="ink2", wrap=True)
        self._saved = ""
        self._can_write = True
        self._shown: list[InlineMessage] = []
        self._sections: list[tuple[QWidget, tuple[Field, ...]]] = []
        self._build()
        self.follow_theme()

    @property
    def keeper(self) -> EntryKeeper | None:
        """Whose entry is shown."""
        return self._keeper

    def show_keeper(self, keeper: EntryKeeper, title: str) -> None:
        """Show an entry; nothing is told."""
        self._keeper = keeper
        self.show_title(title)
        self.reason.show_value(keeper.reason)
        self._reason_row.setVisible(bool(keeper.reason))
        for key, cell in self.cells.items():
            cell.show_value(keeper.sheet.get(key))
        self.cultures.show_value(keeper.sheet.cultures)
        self._follow()

    def set_can_write(self, allowed: bool, why: str) -> None:
        """Whether who works here keeps the log; `why` says why not."""
        self._can_write = allowed
        allow_buttons((self.save,), why, allowed=allowed)
        self.reason.setReadOnly(not allowed)

    def show_title(self, title: str) -> None:
        """Which day is entered."""
        self._title.setText(tr("Entry for {title}").format(title=title))

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer the entries of the day."""
        options = [(NEW, tr("New entry")), *entries]
        known = self._keeper is not None and self._keeper.known
        shown = self._keeper.entry.id if known and self._keeper is not None else NEW
        self.chooser.set_options(options)
        self.chooser.show_value(shown)

    def show_reminder(self, text: str) -> None:
        """What the day still lacks; empty for nothing."""
        self._reminder.setText(text)
        self._clock.setVisible(bool(text))

    def show_state(self, text: str, tone: str = "ink2") -> None:
        """What is said of saving."""
        brief = text.startswith(_BRIEF)
        self._saved = text if brief else ""
        self._state.setText("" if brief else text)
        self._state.set_tone(tone)
        self._state.setVisible(bool(text) and not brief)
        self._show_who()

    def show_earlier(self, lines: Sequence[str]) -> None:
        """What corrections replaced."""
        self._earlier.setText("\n".join(["Corrected:", *lines]) if lines else "")
        self._earlier.setVisible(bool(lines))

    def finish(self) -> None:
        """Take the field being typed in as finished."""
        for cell in self.cells.values():
            cell.flush()
        self.cultures.flush()

    def go_to(self, key: str) -> None:
        """Put the focus on a field, in view."""
        cell = self.cells[key]
        if self._more.isAncestorOf(cell):
            self.set_more(True)
        cell.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_more(self, shown: bool) -> None:
        """Show or hide the fields that are asked where they were done."""
        self._more.setVisible(shown)
        self.more.setText(_LESS if shown else _MORE)

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self._clock.setPixmap(pixmap("clock", "unk", round(14 * text_scale())))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(5)
        column.addLayout(self._heading())
        column.addWidget(self._correction())
        row = QHBoxLayout()
        row.setSpacing(10)
        core = QWidget()
        flow = FlowLayout(core, spacing=10, line_spacing=4)
        for field in CORE:
            flow.addWidget(self._cell(field))
        row.addWidget(core, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        buttons.addWidget(self.more, 0, Qt.AlignmentFlag.AlignRight)
        row.addLayout(buttons)
        row.setAlignment(buttons, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addLayout(self._messages)
        column.addWidget(self._state)
        column.addWidget(self._more_part())
        column.addWidget(self._earlier)
        self._earlier.hide()
        self._state.hide()
        self.save.setObjectName("log.save")
        self.more.setObjectName("log.more")
        self.correct.setObjectName("log.correct")
        self.save.clicked.connect(self.finished)
        self.more.clicked.connect(self._on_more)
        self.correct.clicked.connect(self._on_correct)
        self.chooser.edited.connect(self._on_chosen)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        holder = QWidget()
        flow = FlowLayout(holder, spacing=8, line_spacing=4)
        for widget in (self._title, self.chooser, self._who, self.correct):
            flow.addWidget(widget)
        row.addWidget(holder, 1)
        row.addWidget(self._clock)
        row.addWidget(self._reminder)
        return row

    def _correction(self) -> QWidget:
        row = QHBoxLayout(self._reason_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(field_label(tr("Why is it corrected?"), self.reason))
        row.addWidget(self.reason, 1)
        row.addWidget(Label(tr("The earlier values stay in the record."), "caption"))
        self.reason.setObjectName("log.reason")
        self.reason.typing.connect(self._on_reason)
        self._reason_row.hide()
        return self._reason_row

    def _more_part(self) -> QWidget:
        column = QVBoxLayout(self._more)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        for section in MORE:
            if section.title == "Note":
                column.addWidget(rule())
                column.addWidget(Label(tr("Cultures"), "dense", tone="ink2"))
                column.addWidget(self.cultures)
            column.addWidget(self._section(section))
        self._more.hide()
        return self._more

    def _section(self, section: Section) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(rule())
        column.addWidget(Label(tr(section.title), "dense", tone="ink2"))
        inner = QWidget()
        flow = FlowLayout(inner, spacing=10, line_spacing=5)
        for field in section.fields:
            flow.addWidget(self._cell(field))
        column.addWidget(inner)
        self._sections.append((holder, section.fields))
        return holder

    def _cell(self, field: Field) -> FieldCell:
        options = field.options
        if field.units is not None:
            options = unit_options(field.units, self._constants)
        cell = FieldCell(field, options)
        cell.typed.connect(self._on_typed)
        cell.settled.connect(self._on_settled)
        self.cells[field.key] = cell
        return cell

    def _follow(self) -> None:
        """Locks, hints and asked fields as the keeper has them now."""
        if (keeper := self._keeper) is None:
            return
        for key, cell in self.cells.items():
            cell.set_read_only(not keeper.may_change(key))
            asked = cell.field.asked_if
            shown = asked is None or keeper.sheet.get(f"{cell.field.group}.{asked[0]}") == asked[1]
            cell.setVisible(shown)
            cell.show_hint(keeper.composed.hints.get(key))
        self.cultures.set_read_only(not keeper.may_change_cultures())
        self.cultures.show_hints(keeper.composed.hints)
        self._show_messages(keeper)
        for holder, fields in self._sections:
            holder.setVisible(any(not self.cells[one.key].isHidden() for one in fields))
        self._show_who()
        self.correct.setVisible(
            self._can_write and keeper.lock != "open" and self._reason_row.isHidden()
        )

    def _show_who(self) -> None:
        if self._keeper is None:
            return
        entry = self._keeper.entry
        said = [entry.by or tr("by: not recorded")]
        said += [tr("late entry")] if entry.late else []
        said += [self._saved] if self._saved else []
        self._who.setText(" · ".join(said))

    def _show_messages(self, keeper: EntryKeeper) -> None:
        hints = keeper.composed.hints
        said = [(self._name_of(key), hint) for key, hint in hints.items()]
        while len(self._shown) < len(said):
            message = InlineMessage()
            self._shown.append(message)
            self._messages.addWidget(message)
        for place, message in enumerate(self._shown):
            if place < len(said):
                name, hint = said[place]
                message.show_message(message_kind(hint.level), hint.sentence, f"{name}:")
            else:
                message.clear()

    def _name_of(self, key: str) -> str:
        if key in self.cells:
            return self.cells[key].field.name
        _, place, member = key.split(".")
        return tr("Culture {number}, {member}").format(number=int(place) + 1, member=member)

    def _on_typed(self, key: str, text: str) -> None:
        if self._keeper is not None:
            self._keeper.set(key, text)
            self.edited.emit(True)

    def _on_settled(self, key: str, text: str) -> None:
        if (keeper := self._keeper) is None:
            return
        keeper.set(key, text)
        self._show_as_kept(key, keeper)
        self._follow()
        self.edited.emit(False)

    def _show_as_kept(self, key: str, keeper: EntryKeeper) -> None:
        """A number is echoed as it was read; what cannot be read stays as it was typed."""
        if self.cells[key].field.kind in ("number", "count", "clock"):
            self.cells[key].show_value(keeper.kept(key))

    def _on_cultures(self, cultures: Sequence[Mapping[str, str]], typing: bool) -> None:
        if self._keeper is not None:
            self._keeper.set_cultures(cultures)
            self._follow()
            self.edited.emit(typing)

    def _on_more(self) -> None:
        self.set_more(self._more.isHidden())

    def _on_correct(self) -> None:
        self._reason_row.show()
        self.correct.hide()
        self.reason.setFocus()

    def _on_reason(self, text: str) -> None:
        if self._keeper is not None:
            self._keeper.reason = text
            self._follow()

    def _on_chosen(self, entry_id: object) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and focused is not self.chooser and self.isAncestorOf(focused):
            self.finish()
        self.entry_chosen.emit(str(entry_id))
