"""The clinician's judgments of a fever: infectious or not, for named days, never from cultures."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.transplant_judgment import INFECTIOUS, NOT_INFECTIOUS
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.engraftment.days import date_text
from poems_desktop.clinical.transplant import FeverJudgment
from poems_desktop.ui.kit.buttons import IconButton, SecondaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.text import unbroken
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.transplant.panel_parts import cited

_DATE, _REASON = 130, 230
_CHOICES = (
    (None, tr("Not judged")),
    (NOT_INFECTIOUS, tr("Not infectious")),
    (INFECTIOUS, tr("Infectious")),
)


class Judgments(QWidget):
    """`judged(typed)` carries what was typed, by field; `removed(id)` takes one back."""

    judged = Signal(object)
    removed = Signal(str)

    def __init__(self, definitions: Definitions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = False
        self._shown: tuple[FeverJudgment, ...] | None = None
        self._buttons: dict[str, IconButton] = {}
        self._list = QVBoxLayout()
        self.first = DateEdit(name=tr("Fever judged from"))
        self.last = DateEdit(name=tr("Fever judged to"))
        self.choice = ChoiceBox(_CHOICES, name=tr("Cause of the fever as judged"))
        self.reason = LineField(name=tr("Why it is judged so"))
        self.add = SecondaryButton(tr("Add judgment"))
        self._message = InlineMessage()
        self._build(definitions)

    @property
    def fields(self) -> dict[str, LineField | ChoiceBox]:
        """What is half typed until it is added, by name."""
        return {
            "first": self.first,
            "last": self.last,
            "choice": self.choice,
            "reason": self.reason,
        }

    def show_judgments(self, judgments: Sequence[FeverJudgment], today: date) -> None:
        """Show what was judged."""
        self.first.set_today(today)
        self.last.set_today(today)
        if self._shown == tuple(judgments):
            return
        self._shown = tuple(judgments)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = {}
        for one in judgments:
            self._list.addWidget(self._row(one))

    def set_read_only(self, read_only: bool) -> None:
        """Show what was judged; nothing is judged or taken back here."""
        self._read_only = read_only
        for line in (self.first, self.last, self.reason):
            line.setReadOnly(read_only)
        self.choice.set_read_only(read_only)
        self.add.setEnabled(not read_only)
        for button in self._buttons.values():
            button.setEnabled(not read_only)

    def refuse(self, field: str, sentence: str) -> None:
        """What was typed is no judgment yet: say why, at the field it is about."""
        control = self.fields[field]
        control.show_problem(sentence)
        self._message.show_message("error", sentence)
        control.setFocus()

    def _build(self, definitions: Definitions) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(5)
        column.addWidget(Label(tr("Fever as judged"), "section"))
        said = definitions.library.engraftment.texts["fever_judged"]
        column.addLayout(cited(said, definitions))
        column.addLayout(self._list)
        holder = QWidget()
        flow = FlowLayout(holder, spacing=8, line_spacing=5)
        cells = (
            (tr("From"), "first", self.first, _DATE),
            (tr("To"), "last", self.last, _DATE),
            (tr("Cause"), "choice", self.choice, 0),
            (tr("Reason"), "reason", self.reason, _REASON),
        )
        for label, name, control, wide in cells:
            cell = QWidget()
            inner = QVBoxLayout(cell)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(3)
            inner.addWidget(field_label(label, control))
            inner.addWidget(control)
            control.setObjectName(f"judgment.{name}")
            if wide:
                control.setFixedWidth(round(wide * text_scale()))
            flow.addWidget(cell)
        column.addWidget(holder)
        column.addWidget(self._message)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)
        self.add.setObjectName("judgment.add")
        self.add.clicked.connect(self._on_add)

    def _row(self, one: FeverJudgment) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        days = date_text(one.first_day)
        if one.last_day != one.first_day:
            days += tr(" to {last}").format(last=date_text(one.last_day))
        cause = tr("infectious") if one.infectious else tr("not infectious")
        by = one.by or tr("by: not recorded")
        words = f"{days}: {cause}, {by}"
        words += f". {one.reason}" if one.reason else ""
        row.addWidget(Label(unbroken(words), "dense", tone="ink", wrap=True), 1)
        button = IconButton("x", tr("Take back the judgment of {days}").format(days=days), size=12)
        button.setObjectName(f"judgment.remove.{one.id}")
        button.clicked.connect(self._on_remove)
        button.setEnabled(not self._read_only)
        self._buttons[one.id] = button
        row.addWidget(button)
        return holder

    def _on_remove(self) -> None:
        sender = self.sender()
        for name, button in self._buttons.items():
            if button is sender:
                self.removed.emit(name)
                return

    def _on_add(self) -> None:
        for field in (self.first, self.last, self.choice):
            field.show_problem(None)
        self._message.clear()
        choice = str(self.choice.value() or "")
        typed = {"first": self.first.text(), "last": self.last.text(), "choice": choice}
        self.judged.emit({**typed, "reason": self.reason.text()})
