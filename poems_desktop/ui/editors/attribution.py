"""Another cause of a present finding: it stays present and does not count."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.entries import attribution
from poems_desktop.app.words import tr
from poems_desktop.clinical.record import Attribution
from poems_desktop.clinical.wording import EXPLAINED
from poems_desktop.ui.kit.buttons import IconButton, LinkButton
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.line_field import LineField


class AttributionEditor(QWidget):
    """A quiet button until it is wanted; then cause and reason, in the name of who works here.

    `edited(attribution, typing)` carries None where no cause stands any more. The reason can be
    typed once there is a cause.
    """

    edited = Signal(object, bool)
    left = Signal()

    def __init__(self, key: str, label: str, author: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._author = author
        self._value: Attribution | None = None
        self._asked = False
        self._read_only = False
        self.ask = LinkButton(tr("Explained by another cause…"), measure="small")
        self.ask.setObjectName(f"{key}.explain")
        self.ask.setAccessibleName(tr("{label}, explained by another cause").format(label=label))
        self.ask.clicked.connect(self._on_ask)
        self.cause = LineField(name=tr("{label}, other cause").format(label=label))
        self.cause.setObjectName(f"{key}.cause")
        self.reason = LineField(name=tr("{label}, why it is the cause").format(label=label))
        self.reason.setObjectName(f"{key}.cause_reason")
        self.remove = IconButton("x", tr("{label}: no other cause").format(label=label), size=12)
        self.remove.setObjectName(f"{key}.cause_remove")
        self.remove.clicked.connect(self._on_remove)
        self._said = Label("", "caption", tone="unk", wrap=True)
        self._cells = QWidget()
        self._build()
        for field in (self.cause, self.reason):
            field.typing.connect(self._on_typing)
            field.edited.connect(self._on_left)

    def show_value(self, value: Attribution | None) -> None:
        """Show a cause, or only the button where there is none."""
        if value is None and self._value is not None:
            self._asked = False
        self._value = value
        if value is not None:
            self.cause.show_value(value.cause)
            self.reason.show_value(value.reason)
        elif not self._asked:
            self.cause.show_value("")
            self.reason.show_value("")
        self._arrange()

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        self._read_only = read_only
        for line in (self.cause, self.reason):
            line.setReadOnly(read_only)
        self._arrange()

    def _build(self) -> None:
        row = QHBoxLayout(self._cells)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for text, field, stretch in (
            (tr("Other cause"), self.cause, 2),
            (tr("Why"), self.reason, 3),
        ):
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(field_label(text, field))
            cell.addWidget(field)
            row.addLayout(cell, stretch)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._cells)
        column.addWidget(self._said)
        self._arrange()

    def _arrange(self) -> None:
        shown = self._asked or self._value is not None
        self.ask.setVisible(not shown and not self._read_only)
        self.remove.setVisible(not self._read_only)
        self._cells.setVisible(shown)
        self.reason.setEnabled(self._value is not None or self._read_only)
        by = self._value.author if self._value is not None else ""
        told = tr(EXPLAINED)
        self._said.setText(
            " ".join((told, tr("Stated by {author}.").format(author=by))) if by else told
        )
        self._said.setVisible(self._value is not None)

    def _on_ask(self) -> None:
        self._asked = True
        self._arrange()
        self.cause.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove(self) -> None:
        self._asked = False
        self.show_value(None)
        self.edited.emit(None, False)
        self.left.emit()

    def _on_typing(self, _text: str) -> None:
        self._take(typing=True)

    def _on_left(self, _text: str) -> None:
        self._take(typing=False)
        for field in (self.cause, self.reason):
            field.setCursorPosition(0)
        self.left.emit()

    def _take(self, *, typing: bool) -> None:
        self._value = attribution(self.cause.text(), self.reason.text(), self._author)
        self._asked = True
        self._arrange()
        self.edited.emit(self._value, typing)
