"""Answers that are kept and no longer asked, listed at the end of the form."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from poems_desktop.app.asking import Kept
from poems_desktop.app.words import tr
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.labels import Label


class KeptCard(Card):
    """Hidden while there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("No longer asked"), tr("kept in the draft and in what is signed"), parent=parent
        )
        self.setObjectName("kept")
        self._kept: tuple[Kept, ...] = ()
        self.body.setContentsMargins(12, 6, 12, 8)
        self._text = Label("", "dense", wrap=True)
        self.body.addWidget(self._text)
        self.hide()

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Show them; nothing is drawn where they are the same as before."""
        if tuple(kept) == self._kept:
            return
        self._kept = tuple(kept)
        lines = [f"{one.label}: {one.text} ({one.why})" for one in kept]
        self._text.setText("\n".join(lines))
        self.setVisible(bool(kept))

    def text(self) -> str:
        """What is listed, a line each."""
        return self._text.text() if not self.isHidden() else ""
