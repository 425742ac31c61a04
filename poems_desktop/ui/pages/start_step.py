"""What the steps of the start page have in common: a wide card in the place of the others."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label


class StepCard(QFrame):
    """Title, text, `body` for the content, one line for a problem, and a row of buttons."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self.setMaximumWidth(720)
        self.setMinimumWidth(420)
        self.problem = InlineMessage()
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(33, 26, 33, 26)
        column.setSpacing(0)
        column.addWidget(Label(title, "title", wrap=True))
        column.addSpacing(4)
        column.addWidget(Label(text, "body", tone="ink2", wrap=True))
        column.addSpacing(14)
        column.addLayout(self.body)
        column.addSpacing(8)
        column.addWidget(self.problem)
        column.addSpacing(8)
        column.addLayout(self.buttons)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong and what to do; empty says nothing."""
        self.problem.show_message("error", sentence)

    def show_note(self, sentence: str) -> None:
        """Say something that is no problem."""
        self.problem.show_message("note", sentence)

    def set_busy(self, busy: bool) -> None:
        """Take no input while the program works."""
        self.setEnabled(not busy)

    def forget(self) -> None:
        """Empty whatever is secret."""
