"""Differences side by side: an entry, and what each of two states says of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from poems_desktop.app.visit_differences import Difference
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.text import breakable


class DifferencesGrid(QFrame):
    """A table of labels that wrap; the text can be selected and copied."""

    def __init__(
        self,
        differences: Sequence[Difference],
        headings: tuple[str, str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        for column, (text, stretch) in enumerate(zip(headings, (3, 4, 4), strict=True)):
            grid.addWidget(Label(text, "caption"), 0, column)
            grid.setColumnStretch(column, stretch)
        for place, one in enumerate(differences):
            row = 2 * place + 1
            grid.addWidget(rule(), row, 0, 1, 3)
            for column, text in enumerate((one.label, one.before, one.after)):
                role = "denseStrong" if column == 0 else "dense"
                label = Label(breakable(text), role, wrap=True)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(label, row + 1, column, Qt.AlignmentFlag.AlignTop)
