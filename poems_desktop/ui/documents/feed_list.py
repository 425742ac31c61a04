"""What the chosen document is made from, beside its preview: each line goes to its field."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.reports.feeds import Feed, FeedGroup
from poems_desktop.ui.kit.clicks import ends_click
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.text import unbroken

_MOST = 90
_NOTHING = tr("A text of the program: nothing of the record stands on it but the name.")
_LONGEST = 160


class FeedRow(QFrame):
    """One thing recorded, or not; Enter, Space or a click goes to its field."""

    chosen = Signal()

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.feed = feed
        self.setProperty("kind", "line")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = feed.words if len(feed.words) <= _LONGEST else f"{feed.words[: _LONGEST - 1]}…"
        self.setAccessibleName(
            tr("{label}: {words}. Go to its place.").format(label=tr(feed.label), words=words)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 1, 4, 1)
        column.setSpacing(0)
        column.addWidget(Label(tr(feed.label), "row", wrap=True))
        tone = "" if feed.recorded else "unk"
        column.addWidget(Label(unbroken(words), "secondary", tone=tone, wrap=True))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the line."""
        if ends_click(event, self):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space, as a link."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
            return
        super().keyPressEvent(event)


class FeedList(QWidget):
    """All lines of a document; `wanted(feed)` asks to go to one's field."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[FeedGroup, ...] | None = None
        self._held: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def rows(self) -> list[FeedRow]:
        """The lines shown, in their order."""
        return [] if self._held is None else self._held.findChildren(FeedRow)

    def show_feeds(self, groups: Sequence[FeedGroup]) -> None:
        """Show these, anew only where they differ from those shown."""
        if tuple(groups) == self._shown:
            return
        self._shown = tuple(groups)
        if self._held is not None:
            self._column.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = QWidget()
        inner = QVBoxLayout(self._held)
        inner.setContentsMargins(12, 8, 12, 12)
        inner.setSpacing(1)
        if not groups:
            inner.addWidget(Label(_NOTHING, "secondary", wrap=True))
        for group in groups:
            self._add(group, inner)
        inner.addStretch(1)
        self._column.addWidget(self._held)

    def _add(self, group: FeedGroup, inner: QVBoxLayout) -> None:
        inner.addSpacing(6)
        inner.addWidget(Label(tr(group.title), "section"))
        for feed in group.feeds[:_MOST]:
            row = FeedRow(feed)
            row.chosen.connect(partial(self.wanted.emit, feed))
            inner.addWidget(row)
        left = len(group.feeds) - _MOST
        if left > 0:
            inner.addWidget(Label(tr("and {left} more").format(left=left), "secondary"))
