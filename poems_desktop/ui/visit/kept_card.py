"""Answers that are kept and no longer asked, listed at the end of the form."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from poems_desktop.app.asking import Kept
from poems_desktop.app.words import tr
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.moving_card import MovingCard


class KeptCard(MovingCard):
    """Hidden while there is nothing; a label for each domain, so that few are measured anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("No longer asked"),
            tr("kept in the draft and in what is signed"),
            parent=parent,
        )
        self.setObjectName("kept")
        self._labels: dict[str, Label] = {}
        self.column.setContentsMargins(12, 6, 12, 8)
        self.hide()

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Show them in the order given, which keeps the answers of a domain together."""
        lines: dict[str, list[str]] = {}
        for one in kept:
            lines.setdefault(one.domain, []).append(f"{one.label}: {one.text} ({one.why})")
        for domain in self._labels.keys() - lines.keys():
            gone = self._labels.pop(domain)
            self.column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        before, self._labels = self._labels, {}
        for at, (domain, told) in enumerate(lines.items()):
            label = self._labels[domain] = before.get(domain) or Label("", "dense", wrap=True)
            label.setText("\n".join(told))
            if domain not in before:
                self.column.insertWidget(at, label)
        if self.isHidden() == bool(kept):
            self.setVisible(bool(kept))

    def text(self) -> str:
        """What is listed, a line each."""
        return "" if self.isHidden() else "\n".join(one.text() for one in self._labels.values())
