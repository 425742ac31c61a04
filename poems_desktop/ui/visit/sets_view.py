"""Criteria sets side by side: verdict, what decides each, where they disagree, how sure."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from poems_desktop.app.set_overview import SetLine, disagreement_lines, set_lines, with_set
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.icons import state_pixmap
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.citation_mark import marks_in_short
from poems_desktop.ui.kit.labels import Label, frame
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.visit.beside import Beside
from poems_desktop.ui.visit.criterion_row import STATE, TONE
from poems_desktop.ui.visit.predictive_box import PredictiveBox

_NONE = tr("The sets in use agree.")
_ONE = tr("One set is in use. Tick another to compare; this sitting only.")
_MOST_MARKS = 2


class SetCard(QFrame):
    """One set; ticking it weighs by it too."""

    used = Signal(str, bool)

    def __init__(self, line: SetLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._id = line.id
        self._line: SetLine | None = None
        self.box = CheckBox(tr(line.short))
        self.box.setObjectName(f"set.{line.id}")
        self.box.clicked.connect(self._on_clicked)
        self._icon = QLabel()
        self._word = Label("", "denseStrong")
        self._title = Label(tr(line.title), "caption", tone="ink2", wrap=True)
        self._deciding = Label("", "dense", wrap=True)
        self._robust = Label("", "caption", tone="ink2", wrap=True)
        self._refused = Label("", "dense", tone="unk", wrap=True)
        self._marks = QHBoxLayout()
        self._marks.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.box)
        head.addStretch(1)
        head.addWidget(self._icon)
        head.addWidget(self._word)
        under = QHBoxLayout()
        under.addWidget(self._title, 1)
        under.addLayout(self._marks)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 5, 10, 7)
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(under)
        for label in (self._deciding, self._robust, self._refused):
            column.addWidget(label)

    def show_line(self, line: SetLine, assessment: Assessment, *, can_save: bool) -> None:
        """Show a set as weighed, or why it is not."""
        if line == self._line:
            return
        self._line = line
        used = line.truth is not None
        self.box.setChecked(used)
        self.box.setEnabled(can_save and not line.leads and not line.refused)
        said = tr(line.verdict) if line.verdict else tr("not in use")
        self.box.setAccessibleName(f"{tr(line.title)}: {said}")
        self._icon.setVisible(used)
        self._word.setText(
            tr(line.verdict)
            if line.verdict
            else (tr("Switched off") if line.refused else tr("Not in use"))
        )
        self._word.set_tone("ink3" if line.truth is None else TONE[line.truth])
        if line.truth is not None:
            self._icon.setPixmap(state_pixmap(STATE[line.truth], round(15 * text_scale())))
        for label, text in (
            (self._deciding, line.deciding),
            (self._robust, line.robust),
            (self._refused, line.refused),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        if self._marks.count() == 0:
            sources = citations(line.cites, assessment.definitions)
            for mark in marks_in_short(sources, _MOST_MARKS):
                self._marks.addWidget(mark)

    def _on_clicked(self) -> None:
        self.used.emit(self._id, self.box.isChecked())


class SetsView(QScrollArea):
    """All shipped sets; filled when it is shown."""

    def __init__(
        self, assessment: Assessment, beside: Beside, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self._beside = beside
        self._cards: dict[str, SetCard] = {}
        self._disagree = Label("", "dense", tone="ink", wrap=True)
        box = frame("box")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 7, 12, 8)
        inside.setSpacing(3)
        inside.addWidget(Label(tr("Where they disagree"), "strong"))
        inside.addWidget(self._disagree)
        content = frame("bar")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(14, 9, 14, 10)
        self._column.setSpacing(8)
        self._column.addWidget(box)
        self.predictive = PredictiveBox(assessment.definitions)
        self._column.addWidget(self.predictive)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def card(self, set_id: str) -> SetCard:
        """The card of a set, once the view was shown."""
        return self._cards[set_id]

    def disagreement(self) -> str:
        """What is said of where they disagree."""
        return self._disagree.text()

    def show_assessment(self, assessment: Assessment) -> None:
        """Show all sets as weighed now."""
        self._assessment = assessment
        lines = disagreement_lines(assessment)
        several = len(assessment.results) > 1
        self._disagree.setText("\n".join(lines) or (_NONE if several else _ONE))
        for line in set_lines(assessment):
            if line.id not in self._cards:
                self._add(line)
            self._cards[line.id].show_line(line, assessment, can_save=self._beside.connected)

    def _add(self, line: SetLine) -> None:
        made = SetCard(line)
        made.used.connect(self._on_used)
        self._cards[line.id] = made
        self._column.insertWidget(self._column.count() - 2, made)

    def _on_used(self, name: str, used: bool) -> None:
        self._beside.use_sets(with_set(self._assessment, name, used=used))
