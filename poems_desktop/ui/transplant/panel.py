"""Engraftment syndrome on one day: features, advice in both halves, dose words, definitions."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.engraftment.arithmetic import weight_arithmetic
from poems_desktop.clinical.engraftment.bedside import bedside_lines
from poems_desktop.clinical.engraftment.days import assumed_first_dose, min_days_interpretation
from poems_desktop.clinical.engraftment.definition import DefinitionResult
from poems_desktop.clinical.engraftment.panel import EngraftmentPanel
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.text import unbroken
from poems_desktop.ui.transplant.judgments import Judgments
from poems_desktop.ui.transplant.panel_parts import (
    PAD,
    both_boxes,
    cited,
    confirm_box,
    definition_lines,
    definition_part,
    fact,
    feature_row,
    marks,
    part,
    products,
    quotation,
)

_SHOW, _HIDE = tr("Show lines"), tr("Hide lines")
_ABOVE = frozenset({"no_number", "no_taper"})
"""Texts that stand where they belong, further up."""


@dataclass(frozen=True, slots=True)
class PanelView:
    """What the panel shows: the panel of a day, the log behind it, and how the day is named."""

    panel: EngraftmentPanel
    log: Log
    title: str
    today: bool
    arithmetic: bool


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a definition, made when they are first asked for."""

    button: LinkButton
    room: QVBoxLayout
    result: DefinitionResult


class EngraftmentView(QFrame):
    """Reads a panel; the only entry here is the clinician's judgment of a fever."""

    print_wanted = Signal()
    dose_wanted = Signal()

    def __init__(self, definitions: Definitions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(tr("Engraftment syndrome"))
        self._definitions = definitions
        self._view: PanelView | None = None
        self._body = QWidget()
        self._tail = QWidget()
        self._open: set[str] = set()
        self._lines: dict[str, _Lines] = {}
        self._narrow = False
        self._why_not = ""
        self.judgments = Judgments()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self._body)
        self._column.addWidget(rule())
        self._column.addWidget(self.judgments)
        self._column.addWidget(rule())
        self._column.addWidget(self._tail)
        self._column.addStretch(1)

    def show_view(self, view: PanelView) -> None:
        """Show a day; nothing is drawn anew where nothing changed."""
        if view == self._view:
            return
        self._view = view
        self._rebuild()

    def set_can_record(self, allowed: bool, why: str) -> None:
        """Whether a dose may be recorded; `why` says why not."""
        self._why_not = "" if allowed else why

    def set_side_by_side(self, wide: bool) -> None:
        """Below the log there is room for two columns."""
        if wide != self._narrow:
            self._narrow = wide
            if self._view is not None:
                self._rebuild()

    def _rebuild(self) -> None:
        if (view := self._view) is None:
            return
        body = QWidget()
        direction = QBoxLayout.Direction
        outer = QBoxLayout(direction.LeftToRight if self._narrow else direction.TopToBottom, body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        first, second = QVBoxLayout(), QVBoxLayout()
        for column in (first, second):
            column.setSpacing(0)
            outer.addLayout(column, 1)
        self._lines = {}
        self._fill_bedside(view, first)
        if not self._narrow:
            first.addWidget(rule())
        self._fill_definitions(view, second)
        first.addStretch(1)
        second.addStretch(1)
        self._body = self._replaced(self._body, body)
        self._tail = self._replaced(self._tail, self._texts(view))

    def _replaced(self, old: QWidget, new: QWidget) -> QWidget:
        self._column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        new.show()
        return new

    def _fill_bedside(self, view: PanelView, column: QVBoxLayout) -> None:
        column.addWidget(self._features(view))
        column.addWidget(rule())
        column.addWidget(self._advice(view))
        column.addWidget(rule())
        column.addWidget(self._dose(view))
        column.addLayout(self._buttons())

    def _features(self, view: PanelView) -> QWidget:
        holder, column = part(2)
        row = QHBoxLayout()
        row.setSpacing(7)
        row.addWidget(Label(tr("Engraftment syndrome"), "section"))
        row.addWidget(marks(view.panel.window.cites, self._definitions), 1)
        column.addLayout(row)
        when = view.title if view.today else tr("{title}, as known then").format(title=view.title)
        column.addWidget(Label(unbroken(when), "dense", tone="plum", wrap=True))
        for one in bedside_lines(view.panel, view.log):
            column.addWidget(feature_row(one))
        column.addWidget(Label(view.panel.window.cautions[0], "caption", tone="ink2", wrap=True))
        return holder

    def _advice(self, view: PanelView) -> QWidget:
        holder, column = part()
        advice = view.panel.advice
        column.addLayout(cited(advice.lead, self._definitions, "dense"))
        column.addWidget(both_boxes(advice))
        column.addWidget(
            Label(unbroken(view.panel.infection.value), "dense", tone="ink", wrap=True)
        )
        column.addLayout(cited(view.log.constants.texts["both_at_once"], self._definitions))
        return holder

    def _dose(self, view: PanelView) -> QWidget:
        holder, column = part(6)
        texts = view.log.constants.texts
        column.addWidget(Label(tr("The source on the dose"), "section"))
        column.addWidget(quotation(view.panel.quotation, self._definitions))
        if view.arithmetic:
            products(weight_arithmetic(view.log, switched_on=view.arithmetic), column)
        column.addWidget(confirm_box(texts["confirm_dose"].text, texts["dose_open"].text))
        course = view.panel.steroid
        constants, zero = view.log.constants, view.panel.day_zero.day
        first = assumed_first_dose(view.panel.as_of, zero, constants)
        told = min_days_interpretation(first, constants)
        if course is not None:
            told = course.minimum
            on_day = tr("Steroid for engraftment syndrome: day {day}.").format(day=course.day)
            column.addWidget(Label(on_day, "body"))
        column.addWidget(fact(told.title, told, self._definitions))
        return holder

    def _fill_definitions(self, view: PanelView, column: QVBoxLayout) -> None:
        panel = view.panel
        holder, inner = part()
        inner.addWidget(Label(tr("Days and definitions"), "section"))
        inner.addWidget(fact(tr("Window"), panel.window, self._definitions))
        inner.addWidget(
            fact(tr("Engraftment"), panel.engraftment.interpretation, self._definitions)
        )
        inner.addWidget(fact(tr("Baseline weight"), panel.baseline, self._definitions))
        column.addWidget(holder)
        for result in (panel.spitzer, panel.maiolino):
            column.addWidget(rule())
            column.addWidget(self._definition(result))

    def _definition(self, result: DefinitionResult) -> QWidget:
        holder, column = part()
        told = result.interpretation
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(Label(told.title, "section"))
        if told.confidence == "unconfirmed":
            head.addWidget(Label("unconfirmed", "caption", tone="unk"))
        head.addStretch(1)
        button = LinkButton(_SHOW, measure="small")
        button.setObjectName(f"engraftment.lines.{told.id}")
        button.clicked.connect(self._on_lines)
        head.addWidget(button)
        column.addLayout(head)
        definition_part(result, column)
        room = QVBoxLayout()
        column.addLayout(room)
        column.addWidget(marks(told.cites, self._definitions))
        self._lines[told.id] = _Lines(button, room, result)
        self._show_lines(told.id)
        return holder

    def _texts(self, view: PanelView) -> QWidget:
        holder, column = part(6)
        column.addWidget(Label(tr("Keep in mind"), "section"))
        for text in view.panel.texts:
            if text.id not in _ABOVE:
                column.addLayout(cited(text, self._definitions))
        return holder

    def _show_lines(self, name: str) -> None:
        found = self._lines[name]
        shown = name in self._open
        found.button.setText(_HIDE if shown else _SHOW)
        title = found.result.interpretation.title
        found.button.setAccessibleName(
            tr("{text} of {title}").format(text=found.button.text(), title=title)
        )
        if shown and found.room.count() == 0:
            found.room.addWidget(definition_lines(found.result))
        if found.room.count():
            found.room.itemAt(0).widget().setVisible(shown)

    def _on_lines(self) -> None:
        sender = self.sender()
        for name, found in self._lines.items():
            if found.button is sender:
                self._open ^= {name}
                self._show_lines(name)

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(spacing=8, line_spacing=6)
        row.setContentsMargins(PAD, 2, PAD, 10)
        note = PrimaryButton(tr("Print bedside note…"), "print")
        dose = SecondaryButton(tr("Record dose…"))
        note.setObjectName("engraftment.print")
        dose.setObjectName("engraftment.dose")
        note.clicked.connect(self.print_wanted)
        dose.clicked.connect(self.dose_wanted)
        allow_buttons((dose,), self._why_not, allowed=not self._why_not)
        row.addWidget(note)
        row.addWidget(dose)
        return row
