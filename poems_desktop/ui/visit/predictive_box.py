"""Predictive values: the chance is typed here, nothing is supplied, nothing is kept."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.predictive import predicted, read_chance, refused, set_figures
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.number_edit import NumberEdit
from poems_desktop.ui.visit.conclusions_view import ConclusionLine

_HINT = tr(
    "Type how many of 100 people like this one you take to have POEMS. Nothing is assumed here, "
    "nothing is saved, and no verdict reads it."
)


class PredictiveBox(QFrame):
    """A field for the chance, and what follows from it for each published cut-off."""

    def __init__(self, definitions: Definitions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName("predictive")
        self._definitions = definitions
        self._shown: list[ConclusionLine] = []
        self.chance = NumberEdit(name=tr("Chance of POEMS before the test, in percent"))
        self.chance.setObjectName("predictive.chance")
        self.chance.typing.connect(self._on_typing)
        self.chance.edited.connect(self.show_chance)
        self._message = InlineMessage()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 7, 10, 8)
        self._column.setSpacing(4)
        self._build()

    def show_chance(self, typed: str) -> None:
        """Calculate at what was typed, or say why not; blank clears."""
        self._clear()
        if not typed.strip():
            return
        if why := refused(typed):
            self._message.show_message("error", why)
            self.chance.show_problem(why)
            return
        for one in predicted(read_chance(typed), self._definitions):
            line = ConclusionLine(one, self._definitions)
            self._shown.append(line)
            self._column.insertWidget(self._column.indexOf(self._message) + len(self._shown), line)

    def problem(self) -> str:
        """Why what was typed is refused; empty where it is not."""
        return self._message.text()

    def lines(self) -> tuple[ConclusionLine, ...]:
        """What is shown for the chance."""
        return tuple(self._shown)

    def _build(self) -> None:
        self._column.addWidget(Label(tr("Predictive values, calculated"), "strong", wrap=True))
        self._column.addWidget(Label(_HINT, "caption", tone="ink2", wrap=True))
        self._column.addWidget(field_label(tr("Chance before the test, in percent"), self.chance))
        row = QHBoxLayout()
        row.setSpacing(4)
        self.chance.setMaximumWidth(90)
        row.addWidget(self.chance)
        row.addWidget(Label("%", "dense"))
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(self._message)
        why = self._definitions.library.tables.points.whole_sets
        self._column.addWidget(Label(why.text, "caption", tone="ink2", wrap=True))
        marks = FlowLayout(spacing=3, line_spacing=3)
        for mark, reference in citations(why.cites, self._definitions):
            marks.addWidget(CitationMark(mark, reference))
        self._column.addLayout(marks)
        for one in set_figures(self._definitions):
            self._column.addWidget(Label(f"{tr(one.title)}: {one.known}", "caption", wrap=True))

    def _on_typing(self, _text: str) -> None:
        self._clear()

    def _clear(self) -> None:
        self._message.clear()
        self.chance.show_problem(None)
        for line in self._shown:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._shown = []
