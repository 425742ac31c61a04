"""Answers that are kept and no longer asked, listed at the end of the form."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from poems_desktop.app.asking import Kept
from poems_desktop.app.words import tr
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.moving_card import MovingCard


class KeptCard(MovingCard):
    """Hidden while there is nothing; a line each, so that one that changed is drawn alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("No longer asked"),
            tr("kept in the draft and in what is signed"),
            parent=parent,
        )
        self.setObjectName("kept")
        self._lines: list[tuple[Kept, Label]] = []
        self.column.setContentsMargins(12, 6, 12, 8)
        self.hide()

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Show them; lines that stay as they are are not drawn again."""
        before = [one for one, _ in self._lines]
        first = _alike(before, kept)
        last = min(_alike(before[::-1], kept[::-1]), len(kept) - first, len(before) - first)
        for _, label in self._lines[first : len(before) - last]:
            self.column.removeWidget(label)
            label.hide()
            label.deleteLater()
        new = [(one, _line(one)) for one in kept[first : len(kept) - last]]
        self._lines[first : len(before) - last] = new
        for at, (_, label) in enumerate(new, first):
            self.column.insertWidget(at, label)
        if self.isHidden() == bool(kept):
            self.setVisible(bool(kept))

    def text(self) -> str:
        """What is listed, a line each."""
        return "" if self.isHidden() else "\n".join(label.text() for _, label in self._lines)


def _line(kept: Kept) -> Label:
    return Label(f"{kept.label}: {kept.text} ({kept.why})", "dense", wrap=True)


def _alike(some: Sequence[Kept], others: Sequence[Kept]) -> int:
    """How many are the same from the beginning."""
    pairs = zip(some, others, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(some), len(others)))
