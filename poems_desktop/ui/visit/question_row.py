"""One contradiction of the record: what stands against what, and the reason that answers it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.question_words import Question
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from poems_desktop.ui.kit.citation_mark import marks_in_short
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.text import unbroken
from poems_desktop.ui.visit.beside import Beside


class QuestionRow(QFrame):
    """`answered(key, reason)`; `field_wanted(key)` goes to an entry."""

    answered = Signal(str, str)
    field_wanted = Signal(str)

    def __init__(
        self,
        question: Question,
        definitions: Definitions,
        beside: Beside,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.question = question
        self.setProperty("kind", "box")
        self.setProperty("tone", "" if question.answered else "unk")
        self.reason = LineField(name=tr("Reason: {text}").format(text=question.text))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 8)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(Label(question.text, "dense", tone="ink", wrap=True), 1)
        for mark in marks_in_short(citations(question.cites, definitions), 1):
            top.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(Label(unbroken("\n".join(question.entries)), "secondary", wrap=True))
        column.addLayout(self._links())
        if question.answered:
            column.addWidget(
                Label(
                    tr("Answered: {answered}").format(answered=question.answered),
                    "dense",
                    wrap=True,
                )
            )
        elif beside.can_save:
            column.addLayout(self._entry())
            self._box = beside.box({"reason": self.reason}, self)
            self._box.at(f"question/{question.key}")

    def used(self) -> None:
        """The reason was kept."""
        self._box.used()

    def refuse(self, sentence: str) -> None:
        """Say what is missing."""
        self.reason.show_problem(sentence)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _links(self) -> FlowLayout:
        links = FlowLayout(spacing=2, line_spacing=2)
        for key, label in self.question.fields:
            link = LinkButton(tr("Go to {label}").format(label=tr(label)), measure="small")
            link.setProperty("field", key)
            link.clicked.connect(self._on_link)
            links.addWidget(link)
        return links

    def _entry(self) -> QVBoxLayout:
        save = SecondaryButton(tr("Keep"), measure="small")
        save.setObjectName(f"question.{self.question.key}.save")
        save.setAccessibleName(tr("Keep the reason: {text}").format(text=self.question.text))
        save.clicked.connect(self._on_save)
        self.reason.setObjectName(f"question.{self.question.key}.reason")
        self.reason.returnPressed.connect(self._on_save)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.reason, 1)
        line.addWidget(save)
        entry = QVBoxLayout()
        entry.setSpacing(2)
        entry.addWidget(field_label(tr("Both stand because"), self.reason))
        entry.addLayout(line)
        return entry

    def _on_link(self) -> None:
        self.field_wanted.emit(self.sender().property("field"))

    def _on_save(self) -> None:
        self.answered.emit(self.question.key, self.reason.text())
