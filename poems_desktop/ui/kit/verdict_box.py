"""The box that states a verdict by shape, word and color."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from poems_desktop.ui.icons import state_pixmap
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import scaled, set_look

VerdictState = Literal["met", "notmet", "unknown"]
_TONES = {"met": "acc", "notmet": "not", "unknown": "unk"}
_HOLES = {"met": "accS", "notmet": "subtle", "unknown": "unkS"}
_ICON = 30


class VerdictBox(Themed, QFrame):
    """A verdict's title and one line below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "box")
        self._state: VerdictState = "unknown"
        self._icon = QLabel()
        self._title = Label("", "verdict", wrap=True)
        self._detail = Label("", "dense", tone="ink", wrap=True)
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(self._title)
        text.addWidget(self._detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 7, 12, 8)
        layout.setSpacing(11)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(text, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_verdict("unknown", "", "")
        self.follow_theme()

    def show_verdict(self, state: VerdictState, title: str, detail: str) -> None:
        """Show the state with its word (`Not yet known`) and a sentence."""
        self._state = state
        self._title.setText(title)
        self._detail.setText(detail)
        set_look(self, "tone", _TONES[state])
        self._title.set_tone(_TONES[state])
        self.setAccessibleName(f"{title}. {detail}")
        self.refresh_look()

    def refresh_look(self) -> None:
        """Draw for the present theme."""
        size = scaled(_ICON)
        drawn = state_pixmap(self._state, size, hole_token=_HOLES[self._state])
        self._icon.setPixmap(drawn)
