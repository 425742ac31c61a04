"""What is said of the fields of a form, one message under another."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout

from poems_desktop.app.entries import Hint
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.kit.inline_message import InlineMessage, message_kind


class HintList(QVBoxLayout):
    """Each message names its field and shows its sources; it is made when it is first needed."""

    def __init__(self, definitions: Definitions) -> None:
        super().__init__()
        self._definitions = definitions
        self._messages: list[InlineMessage] = []

    def show_hints(self, hints: Iterable[tuple[str, Hint]]) -> None:
        """Show these and no others, each with the name of its field."""
        said = list(hints)
        while len(self._messages) < len(said):
            message = InlineMessage()
            self._messages.append(message)
            self.addWidget(message)
        for message, (name, hint) in zip(self._messages, said, strict=False):
            message.show_message(message_kind(hint.level), hint.sentence, f"{name}:")
            message.show_sources(citations(hint.cites, self._definitions))
        for message in self._messages[len(said) :]:
            message.clear()

    def text(self) -> str:
        """All that is said."""
        return " | ".join(one.text() for one in self._messages if one.text())
