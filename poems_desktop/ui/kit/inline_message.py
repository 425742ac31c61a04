"""A sentence under a row: an error, a caution or a note, each with its own shape."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.fonts import ensure_script_fonts
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.text import escaped
from poems_desktop.ui.theme import text_scale

MessageKind = Literal["error", "caution", "note"]
_LOOKS = {"error": ("err", "err"), "caution": ("warn", "unk"), "note": ("info", "ink2")}


def message_kind(level: str) -> MessageKind:
    """The kind that shows a hint of a level: everything that is no error is a caution."""
    return "error" if level == "error" else "caution"


def _word(kind: MessageKind) -> str:
    return {"error": tr("Error"), "caution": tr("Caution"), "note": tr("Note")}[kind]


class InlineMessage(Themed, QWidget):
    """Icon and wrapped text; takes no space while it has nothing to say.

    Attributes:
        trailing: a layout after the text, for a citation mark.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: MessageKind = "note"
        self._icon = QLabel()
        self._text = Label("", "dense", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self.trailing = QHBoxLayout()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(6)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addLayout(self.trailing)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        self.follow_theme()

    def show_message(self, kind: MessageKind, text: str, lead: str = "") -> None:
        """Show `lead` in bold followed by `text`, both literally. Empty texts hide it."""
        self._kind = kind
        plain = f"{lead} {text}".strip()
        ensure_script_fonts(plain)
        bold = f'<span style="font-weight:600">{escaped(lead)}</span> ' if lead else ""
        self._text.setText(f"{bold}{escaped(text)}")
        self._text.set_tone(_LOOKS[kind][1])
        self.setAccessibleName(f"{_word(kind)}: {plain}" if plain else "")
        self.refresh_look()
        self.setVisible(bool(plain))

    def clear(self) -> None:
        """Say nothing and take no space."""
        self.show_message("note", "")

    def text(self) -> str:
        """What is said, without the kind."""
        return self.accessibleName().partition(": ")[2]

    def refresh_look(self) -> None:
        """Draw for the present theme."""
        name, token = _LOOKS[self._kind]
        self._icon.setPixmap(pixmap(name, token, round(15 * text_scale())))
