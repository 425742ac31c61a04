"""The line under the figure that says one result in words, also to a screen reader."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.theme import px

REST = tr("Point at a result, or press Left and Right in the figure, to read it here.")
_LINES = 2
_LEADING = 1.4


class Readout(Label):
    """Two lines high whatever it says, so that the figure keeps its size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(REST, "dense", tone="ink2", wrap=True, parent=parent)
        self.setObjectName("trend.readout")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str, over: QWidget, *, aloud: bool) -> None:
        """Show `text`, the hint where it is empty; `aloud` announces it once, politely."""
        self.setText(text or REST)
        self.set_tone("ink" if text else "ink2")
        over.setAccessibleDescription(text)
        if text and aloud:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(over, text))

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        super().refresh_look()
        self.setFixedHeight(round(_LINES * px("dense") * _LEADING) + 4)
