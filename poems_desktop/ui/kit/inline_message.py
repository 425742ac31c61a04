"""A sentence under a row: an error, a caution or a note, each with its own shape."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.fonts import ensure_script_fonts
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.text import escaped
from poems_desktop.ui.theme import scaled

MessageKind = Literal["error", "caution", "note"]
_MOST_MARKS = 2
_LOOKS = {"error": ("err", "err"), "caution": ("warn", "unk"), "note": ("info", "ink2")}


def message_kind(level: str) -> MessageKind:
    """The kind that shows a hint of a level: everything that is no error is a caution."""
    return "error" if level == "error" else "caution"


def _word(kind: MessageKind) -> str:
    return {"error": tr("Error"), "caution": tr("Caution"), "note": tr("Note")}[kind]


class InlineMessage(QWidget):
    """Icon, wrapped text and the marks of its sources; takes no space with nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: MessageKind = "note"
        self._icon: QLabel | None = None
        self._words: Label | None = None
        self._marks: tuple[tuple[str, str], ...] = ()
        self._sources = QHBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 2, 0, 2)
        self._row.setSpacing(6)
        self._row.addLayout(self._sources)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_message(self, kind: MessageKind, text: str, lead: str = "") -> None:
        """Show `lead` in bold followed by `text`, both literally. Empty texts hide it."""
        plain = f"{lead} {text}".strip()
        if plain or self._words is not None:
            self._fill(kind, text, lead)
        self.setAccessibleName(f"{_word(kind)}: {plain}" if plain else "")
        self.setVisible(bool(plain))

    def show_sources(self, marks: tuple[tuple[str, str], ...]) -> None:
        """Where what is said comes from: each mark with its reference."""
        if marks == self._marks:
            return
        self._marks = marks
        while (taken := self._sources.takeAt(0)) is not None:
            taken.widget().hide()
            taken.widget().deleteLater()
        # Imported here: the start page shows no source.
        from poems_desktop.ui.kit.citation_mark import marks_in_short

        for mark in marks_in_short(marks, _MOST_MARKS, self):
            self._sources.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            mark.show()

    def sources(self) -> tuple[str, ...]:
        """The marks shown after the text."""
        return tuple(mark for mark, _ in self._marks)

    def clear(self) -> None:
        """Say nothing and take no space."""
        self.show_message("note", "")
        self.show_sources(())

    def text(self) -> str:
        """What is said, without the kind."""
        return self.accessibleName().partition(": ")[2]

    def refresh_look(self) -> None:
        """Draw for the present theme."""
        if self._icon is not None:
            name, token = _LOOKS[self._kind]
            self._icon.setPixmap(pixmap(name, token, scaled(15)))

    def _fill(self, kind: MessageKind, text: str, lead: str) -> None:
        """Set icon and text, which most of the hundreds of messages of a form never need."""
        if self._words is None:
            self._icon, self._words = QLabel(), Label("", "dense", wrap=True)
            self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._words.setTextFormat(Qt.TextFormat.RichText)
            self._row.insertWidget(0, self._icon, 0, Qt.AlignmentFlag.AlignTop)
            self._row.insertWidget(1, self._words, 1)
        ensure_script_fonts(f"{lead}{text}")
        bold = f'<span style="font-weight:600">{escaped(lead)}</span> ' if lead else ""
        self._words.setText(f"{bold}{escaped(text)}")
        self._words.set_tone(_LOOKS[kind][1])
        self._kind = kind
        self.refresh_look()
