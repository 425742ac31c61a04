"""A place in the workspace whose content changes with the patient and the visit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.ui.kit.buttons import PrimaryButton
from poems_desktop.ui.kit.labels import Label, frame
from poems_desktop.ui.theme import text_scale

_CARD_WIDTH = 560


class Holder(QWidget):
    """Holds one widget; the one before is freed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._held: QWidget | None = None

    @property
    def held(self) -> QWidget | None:
        """What is held now."""
        return self._held

    def hold(self, widget: QWidget) -> None:
        """Show `widget` in place of the one before."""
        if self._held is not None:
            self._column.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = widget
        self._column.addWidget(widget)


class EmptyPage(QWidget):
    """A page that has nothing to show yet, and says why and where to go."""

    def __init__(self, title: str, text: str, action: str = "") -> None:
        super().__init__()
        card = frame("card")
        card.setFixedWidth(round(_CARD_WIDTH * text_scale()))
        inner = QVBoxLayout(card)
        inner.setContentsMargins(24, 20, 24, 22)
        inner.setSpacing(8)
        inner.addWidget(Label(title, "verdict"))
        inner.addWidget(Label(text, "body", tone="ink2", wrap=True))
        self.button = PrimaryButton(action) if action else None
        if self.button is not None:
            inner.addSpacing(6)
            inner.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 40, 24, 24)
        # Not by alignment: an aligned widget is not asked how high its text is at its width.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
