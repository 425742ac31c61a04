"""Engraftment syndrome on one day: features, advice in both halves, dose words, definitions."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.transplant_view import DayView
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.engraftment.arithmetic import weight_arithmetic
from poems_desktop.clinical.engraftment.bedside import bedside_lines
from poems_desktop.clinical.engraftment.days import min_days_interpretation
from poems_desktop.clinical.engraftment.definition import DefinitionResult
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.text import unbroken
from poems_desktop.ui.theme import set_look
from poems_desktop.ui.transplant.definition_view import DefinitionView
from poems_desktop.ui.transplant.judgments import Judgments
from poems_desktop.ui.transplant.panel_buttons import PanelButtons
from poems_desktop.ui.transplant.panel_parts import (
    both_boxes,
    cited,
    confirm_box,
    fact,
    feature_row,
    marks,
    part,
    products,
    quotation,
)


class EngraftmentView(QFrame):
    """Reads a panel; the only entry here is the clinician's judgment of a fever.

    Attributes:
        buttons: with the dose where this stands below the log, else whoever shows this places it.
    """

    def __init__(self, definitions: Definitions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setAccessibleName(tr("Engraftment syndrome"))
        self._definitions = definitions
        self._view: DayView | None = None
        self._body = QWidget()
        self._tail = QWidget()
        self._open: set[str] = set()
        self._narrow = False
        self.buttons = PanelButtons()
        self.judgments = Judgments(definitions)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self._body)
        self._column.addWidget(rule())
        self._column.addWidget(self.judgments)
        self._column.addWidget(rule())
        self._column.addWidget(self._tail)
        self._column.addStretch(1)

    def show_view(self, view: DayView) -> None:
        """Show a day; nothing is drawn anew where nothing changed."""
        if view == self._view:
            return
        self._view = view
        self._rebuild()

    def set_side_by_side(self, wide: bool) -> None:
        """Below the log there is room for two columns."""
        if wide != self._narrow:
            self._narrow = wide
            set_look(self, "kind", "card" if wide else "plain")
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

    def _fill_bedside(self, view: DayView, column: QVBoxLayout) -> None:
        column.addWidget(self._features(view))
        column.addWidget(rule())
        column.addWidget(self._advice(view))
        column.addWidget(rule())
        column.addWidget(self._dose(view))
        if self._narrow:
            column.addWidget(self.buttons)

    def _features(self, view: DayView) -> QWidget:
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
        for sentence in view.panel.window.cautions:
            column.addWidget(Label(sentence, "caption", tone="ink2", wrap=True))
        return holder

    def _advice(self, view: DayView) -> QWidget:
        holder, column = part()
        advice = view.panel.advice
        column.addLayout(cited(advice.lead, self._definitions, "dense"))
        column.addWidget(both_boxes(advice))
        column.addWidget(
            Label(unbroken(view.panel.infection.value), "dense", tone="ink", wrap=True)
        )
        column.addLayout(cited(view.log.constants.texts["both_at_once"], self._definitions))
        return holder

    def _dose(self, view: DayView) -> QWidget:
        holder, column = part(6)
        texts = view.log.constants.texts
        column.addWidget(Label(tr("The source on the dose"), "section"))
        column.addWidget(quotation(view.panel.quotation, self._definitions))
        if view.arithmetic:
            products(weight_arithmetic(view.log, switched_on=view.arithmetic), column)
        column.addWidget(confirm_box(texts["confirm_dose"].text, texts["dose_open"].text))
        course = view.panel.steroid
        told = min_days_interpretation(view.panel.first_dose, view.log.constants)
        if course is not None:
            on_day = tr("Steroid for engraftment syndrome: day {day}.").format(day=course.day)
            column.addWidget(Label(on_day, "body"))
        column.addWidget(fact(told.title, told, self._definitions))
        return holder

    def _fill_definitions(self, view: DayView, column: QVBoxLayout) -> None:
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

    def _definition(self, result: DefinitionResult) -> DefinitionView:
        name = result.interpretation.id
        shown = DefinitionView(result, self._definitions, opened=name in self._open)
        shown.toggled.connect(self._on_toggled)
        return shown

    def _texts(self, view: DayView) -> QWidget:
        holder, column = part(6)
        column.addWidget(Label(tr("Keep in mind"), "section"))
        for text in view.panel.texts:
            column.addLayout(cited(text, self._definitions))
        return holder

    def _on_toggled(self, name: str) -> None:
        self._open ^= {name}
