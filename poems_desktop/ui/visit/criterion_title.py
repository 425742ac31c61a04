"""The line of a criterion: its name, a few words, its sources and its state, as they have room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from poems_desktop.ui.kit.citation_mark import CitationMark, marks_in_short
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.theme import text_scale

_LETTERS = 40
_BESIDE = 8
_MARKS_APART = 3
_MOST_MARKS = 2
_WIDE = 274
"""What the narrowest checklist has for a line, in px at the usual text size."""


class CriterionTitle:
    """Labels and marks of `parent` in two layouts.

    Attributes:
        line: name, few words, marks and state; few words only in a `compact` row.
        below: the marks where the line has no room for them.
        state: the word of the state.
    """

    def __init__(self, parent: QWidget, *, compact: bool) -> None:
        self._parent = parent
        self._name = Label("", "row")
        self._brief = Label("", "secondary")
        policy = self._brief.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        self._brief.setSizePolicy(policy)
        self.state = Label("", "denseStrong")
        self._cites: list[CitationMark] = []
        self._shown_marks: tuple[tuple[str, str], ...] = ()
        self._marks, self.below = QHBoxLayout(), QHBoxLayout()
        for marks in (self._marks, self.below):
            marks.setSpacing(_MARKS_APART)
        self.line = QHBoxLayout()
        self.line.setSpacing(4)
        self.line.addWidget(self._name)
        self.line.addWidget(self._brief, 1 if compact else 0)
        self.line.addLayout(self._marks)
        if not compact:
            self.line.addStretch(1)
        self.line.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)

    def show_name(self, letter: str, label: str, brief: str) -> None:
        """Show the name, and the few words where a line has room for them."""
        self._name.setText(f"{letter}  {label}" if letter else label)
        self._brief.setText(brief if len(label) + len(brief) <= _LETTERS else "")

    def show_marks(self, marks: Sequence[tuple[str, str]]) -> None:
        """Show sources by mark and reference."""
        if tuple(marks) == self._shown_marks:
            return
        self._shown_marks = tuple(marks)
        for line in (self._marks, self.below):
            while line.takeAt(0) is not None:
                pass
        for old in self._cites:
            old.hide()
            old.deleteLater()
        self._cites = marks_in_short(self._shown_marks, _MOST_MARKS, self._parent)

    def fit(self) -> None:
        """Break the name where state and marks leave no room for it in one line.

        Where they leave none for its longest word, the marks stand below.
        """
        metrics = self._name.fontMetrics()
        # Each is asked itself: a layout counts a widget as nothing that is not shown yet.
        marks = sum(mark.sizeHint().width() + _MARKS_APART for mark in self._cites)
        room = round(_WIDE * text_scale()) - self.state.sizeHint().width()
        longest = max(map(metrics.horizontalAdvance, self._name.text().split()), default=0)
        beside = longest + marks <= room
        self._place_marks(self._marks if beside else self.below)
        room -= marks if beside else 0
        named = metrics.horizontalAdvance(self._name.text())
        self._name.setWordWrap(named > room)
        told = self._brief.fontMetrics().horizontalAdvance(self._brief.text())
        if told and named + told + _BESIDE > room:
            self._brief.setText("")

    def _place_marks(self, line: QHBoxLayout) -> None:
        if line.count() or not self._cites:
            return
        other = self.below if line is self._marks else self._marks
        while other.takeAt(0) is not None:
            pass
        for mark in self._cites:
            line.addWidget(mark)
        if line is self.below:
            line.addStretch(1)
