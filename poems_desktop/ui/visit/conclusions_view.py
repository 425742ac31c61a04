"""What follows beyond the criteria, made when it is looked at: questions first, then sections."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from poems_desktop.app.question_words import (
    Question,
    caution_lines,
    input_words,
    missing_words,
    questions,
)
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.conclusions import Section
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label, frame
from poems_desktop.ui.text import unbroken
from poems_desktop.ui.visit.beside import Beside
from poems_desktop.ui.visit.question_row import QuestionRow


class ConclusionLine(QFrame):
    """One conclusion: title, value, what is missing, cautions, rule and sources."""

    def __init__(
        self, one: Interpretation, definitions: Definitions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setObjectName(f"conclusion.{one.id}")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5, 10, 6)
        column.setSpacing(2)
        column.addWidget(Label(one.title, "denseStrong", wrap=True))
        if one.value:
            column.addWidget(Label(one.value, "dense", wrap=True))
        if missing := missing_words(one):
            column.addWidget(Label(missing, "dense", tone="unk", wrap=True))
        for text in caution_lines(one):
            column.addWidget(Label(text, "caption", tone="unk", wrap=True))
        told = "\n".join(input_words(entry) for entry in one.inputs)
        if told:
            column.addWidget(
                Label(tr("From: {told}").format(told=unbroken(told)), "caption", wrap=True)
            )
        column.addWidget(Label(one.rule, "caption", wrap=True))
        marks = FlowLayout(spacing=3, line_spacing=3)
        for mark, reference in citations(one.cites, definitions):
            marks.addWidget(CitationMark(mark, reference))
        column.addLayout(marks)


class SectionCard(Card):
    """A heading with its count; the lines are made when it is first unfolded."""

    def __init__(
        self, section: Section, definitions: Definitions, parent: QWidget | None = None
    ) -> None:
        super().__init__(section.title, str(len(section.lines)), collapsible=True, parent=parent)
        self.section = section
        self._definitions = definitions
        self._made = False
        self._title.setWordWrap(True)
        self.set_collapsed(True)
        self.collapsed_changed.connect(self._on_folded)

    def _on_folded(self, folded: bool) -> None:
        if folded or self._made:
            return
        self._made = True
        for line in self.section.lines:
            self.body.addWidget(ConclusionLine(line, self._definitions))


class ConclusionsView(QScrollArea):
    """Filled when it is shown; sections that did not change stay as they are, unfolded or not."""

    field_wanted = Signal(str)

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside = beside
        self._questions: tuple[Question, ...] = ()
        self._rows: list[QuestionRow] = []
        self._cards: dict[str, SectionCard] = {}
        content = frame("bar")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(14, 9, 14, 10)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show everything that follows now."""
        definitions = assessment.definitions
        self._show_questions(questions(assessment), definitions)
        sections = [one for one in assessment.conclusions if not one.asks]
        wanted = {one.title: one for one in sections}
        for title in [title for title in self._cards if title not in wanted]:
            self._drop(self._cards.pop(title))
        for at, (title, section) in enumerate(wanted.items()):
            card = self._cards.get(title)
            place = len(self._rows) + at
            if card is not None and card.section == section:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
                continue
            unfolded = card is not None and not card.is_collapsed()
            if card is not None:
                self._drop(card)
            made = SectionCard(section, definitions)
            self._cards[title] = made
            self._column.insertWidget(place, made)
            made.set_collapsed(not unfolded)

    def cards(self) -> dict[str, SectionCard]:
        """The sections by title."""
        return self._cards

    def question_rows(self) -> tuple[QuestionRow, ...]:
        """The questions shown, unanswered ones first."""
        return tuple(self._rows)

    def _show_questions(self, found: tuple[Question, ...], definitions: Definitions) -> None:
        if found == self._questions:
            return
        self._questions = found
        for row in self._rows:
            self._drop(row)
        self._rows = []
        for at, one in enumerate(found):
            row = QuestionRow(one, definitions, self._beside)
            row.field_wanted.connect(self.field_wanted)
            row.answered.connect(self._on_answered)
            self._rows.append(row)
            self._column.insertWidget(at, row)

    def _on_answered(self, key: str, reason: str) -> None:
        answered = [row for row in self._rows if row.question.key == key]
        wrong = self._beside.answer(key, reason)
        for row in answered:
            if wrong is None:
                row.used()
            else:
                row.refuse(wrong)

    def _drop(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
