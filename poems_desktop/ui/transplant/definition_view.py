"""A definition of engraftment syndrome: its verdict with the tally, and its lines on demand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.engraftment.definition import DefinitionResult
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.core.truth import Truth
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.text import unbroken
from poems_desktop.ui.transplant.panel_parts import filled, icon_label, marks

_SHOW, _HIDE = tr("Show lines"), tr("Hide lines")
_MET = {Truth.TRUE: "met", Truth.FALSE: "notmet", Truth.UNKNOWN: "unknown"}


class DefinitionView(QWidget):
    """`toggled(id)` when its lines are shown or hidden; they are made when first shown."""

    toggled = Signal(str)

    def __init__(self, result: DefinitionResult, definitions: Definitions, *, opened: bool) -> None:
        super().__init__()
        self._result = result
        self._lines: QWidget | None = None
        self._room = QVBoxLayout()
        self._button = LinkButton(_SHOW, measure="small")
        told = result.interpretation
        self._button.setObjectName(f"engraftment.lines.{told.id}")
        self._button.clicked.connect(self._on_clicked)
        column = filled(self)
        column.addLayout(self._head())
        column.addLayout(self._verdict())
        column.addWidget(Label(f"{result.tally}.", "caption", tone="ink2", wrap=True))
        column.addLayout(self._room)
        column.addWidget(marks(told.cites, definitions))
        self._show_lines(shown=opened)

    def _head(self) -> QHBoxLayout:
        told = self._result.interpretation
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(Label(told.title, "section"))
        if told.confidence == "unconfirmed":
            head.addWidget(Label(tr("unconfirmed"), "caption", tone="unk"))
        head.addStretch(1)
        head.addWidget(self._button)
        return head

    def _verdict(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(icon_label(_MET[self._result.truth]), 0, Qt.AlignmentFlag.AlignTop)
        told = unbroken(self._result.interpretation.value)
        row.addWidget(Label(told, "dense", tone="ink", wrap=True), 1)
        return row

    def _show_lines(self, *, shown: bool) -> None:
        text = _HIDE if shown else _SHOW
        title = self._result.interpretation.title
        self._button.setText(text)
        self._button.setAccessibleName(tr("{text} of {title}").format(text=text, title=title))
        if shown and self._lines is None:
            self._lines = _all_lines(self._result)
            self._room.addWidget(self._lines)
        if self._lines is not None:
            self._lines.setVisible(shown)

    def _on_clicked(self) -> None:
        self._show_lines(shown=self._lines is None or self._lines.isHidden())
        self.toggled.emit(self._result.interpretation.id)


def _all_lines(result: DefinitionResult) -> QWidget:
    """Rule, lines and cautions of a definition."""
    told = result.interpretation
    lines = QWidget()
    inner = QVBoxLayout(lines)
    inner.setContentsMargins(0, 2, 0, 2)
    inner.setSpacing(5)
    inner.addWidget(Label(told.rule, "caption", tone="ink2", wrap=True))
    for item in result.items:
        role = item.item.role.replace("_", " ")
        inner.addWidget(_line(f"{item.item.title} ({role})", item.interpretation))
    for sentence in told.cautions:
        inner.addWidget(Label(unbroken(sentence), "caption", wrap=True))
    return lines


def _line(title: str, told: Interpretation) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    truth = told.truth if told.truth is not None else Truth.UNKNOWN
    row.addWidget(icon_label(_MET[truth], 14), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Label(f"{title}: {told.value}", "dense", tone="ink", wrap=True))
    open_now = " ".join((*told.missing, *told.cautions))
    if open_now:
        column.addWidget(Label(unbroken(open_now), "caption", wrap=True))
    row.addLayout(column, 1)
    holder.setAccessibleName(f"{title}: {told.value}. {open_now}")
    return holder
