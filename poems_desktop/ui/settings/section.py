"""What the sections of Settings have in common."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label


class Section(QWidget):
    """Title, a remark, `column` for the content, and a line for what happened."""

    def __init__(self, title: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.message = InlineMessage()
        self.column = QVBoxLayout()
        self.column.setSpacing(6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(4)
        outer.addWidget(Label(title, "title"))
        if remark:
            outer.addWidget(Label(remark, "secondary", wrap=True))
        outer.addSpacing(8)
        outer.addLayout(self.column)
        outer.addSpacing(4)
        outer.addWidget(self.message)
        outer.addStretch(1)

    def add_field(self, label: str, widget: QWidget, remark: str = "") -> None:
        """A labeled field, with a remark below."""
        self.column.addWidget(field_label(label, widget, "row"))
        side = Qt.AlignmentFlag(0) if isinstance(widget, QLabel) else Qt.AlignmentFlag.AlignLeft
        self.column.addWidget(widget, 0, side)
        if remark:
            self.column.addWidget(Label(remark, "caption", wrap=True))
        self.column.addSpacing(6)

    def add_row(self, widgets: Sequence[QWidget]) -> None:
        """Widgets side by side."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addLayout(row)

    def add_head(self, text: str) -> None:
        """A heading inside the section."""
        self.column.addSpacing(8)
        self.column.addWidget(Label(text, "section", wrap=True))

    def say(self, sentence: str) -> None:
        """Something went well."""
        self.message.show_message("note", sentence)

    def warn(self, sentence: str) -> None:
        """Something needs attention."""
        self.message.show_message("caution", sentence)

    def refuse(self, sentence: str) -> None:
        """Something was not done."""
        self.message.show_message("error", sentence)

    def refresh(self) -> None:
        """Show how things stand now."""

    @property
    def dirty(self) -> bool:
        """Whether something was changed here that is not saved."""
        return False

    def come_back(self) -> None:
        """Shown again: how things stand now, except where something is not saved."""
        if not self.dirty:
            self.refresh()

    def freeze(self) -> str:
        """What the section is beyond its fields, to be there again after a lock."""
        return ""

    def thaw(self, kept: str) -> None:
        """Be as `freeze` said; the fields are filled afterwards."""

    def open_inner(self, action: str) -> None:
        """Open the dialog over the settings that names this action."""
