"""A value as reported: digits, a decimal mark, perhaps `<` or `>` before it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from poems_desktop.ui.kit.line_field import LineField


class NumberEdit(LineField):
    """A typed number. It checks nothing itself, so that nothing typed is ever lost."""

    def __init__(self, *, name: str = "", width: int = 66, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self.setMinimumWidth(width)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
