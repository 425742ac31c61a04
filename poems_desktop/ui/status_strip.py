"""The line at the foot of the window."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import height, scaled

_OFFLINE = tr("Offline. Nothing leaves this computer.")
_EDGE = _APART = 14
_GAP = 6
_ROOMY = 1130
_NARROW = 900


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """What the strip says.

    Attributes:
        saved: `Saved 20-Nov-2025 14:32`, or a sentence that something is not saved.
        store: the name of the open store.
        problems: how many entries need correction.
        sources: what the source marks stand for; leaves first in a narrow window.
        notice: what must be seen now, as that the window will lock; amber.
        backup: what is being backed up, or when a backup was last proven.
        running: whether that can be canceled.
        failed: whether `saved` says that something is not saved; amber, with a triangle.
    """

    saved: str = ""
    store: str = ""
    problems: int = 0
    sources: str = ""
    notice: str = ""
    backup: str = ""
    running: bool = False
    failed: bool = False


class StatusStrip(Themed, QFrame):
    """Saved, store, backup, offline, problems, sources; `cancel_wanted()` stops a backup."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setAccessibleName(tr("Status"))
        self._facts = StatusFacts()
        self._width = _ROOMY
        self._saved_icon = QLabel()
        self._store_icon = QLabel()
        self._saved = Label("", "caption", tone="ink2")
        self._notice = Label("", "caption", tone="unk")
        self._backup = Label("", "caption", tone="ink2")
        self._cancel = LinkButton(tr("Cancel"), measure="small")
        self._cancel.setAccessibleName(tr("Cancel the backup"))
        self._cancel.clicked.connect(self.cancel_wanted)
        self._store = Label("", "caption", tone="ink2")
        self._offline = Label(_OFFLINE, "caption", tone="ink2")
        self._problems = Label("", "caption", tone="ink2")
        self._sources = Label("", "caption", tone="ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 0, _EDGE, 0)
        row.setSpacing(_GAP)
        for label in (self._saved, self._store, self._backup, self._problems):
            label.setContentsMargins(0, 0, _APART, 0)
        # Left out where it has no room: it must not keep the window from being made narrower.
        self._sources.setMinimumWidth(1)
        said: tuple[QWidget, ...] = (
            *(self._notice, self._saved_icon, self._saved, self._store_icon, self._store),
            *(self._backup, self._cancel, self._offline),
        )
        for widget in said:
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._problems)
        row.addWidget(self._sources)
        self._parts = (*said, self._problems, self._sources)
        self.follow_theme()
        self.show_facts(self._facts)

    def show_facts(self, facts: StatusFacts) -> None:
        """Show other facts."""
        self._facts = facts
        self._saved.setText(facts.saved)
        self._saved.set_tone(self._saved_tone())
        self._show_saved_icon()
        for part in (self._saved, self._saved_icon):
            part.setVisible(bool(facts.saved))
        self._store.setText(
            tr("Encrypted store: {store}").format(store=facts.store) if facts.store else ""
        )
        self._store_icon.setVisible(bool(facts.store))
        self._notice.setText(facts.notice)
        self._notice.setVisible(bool(facts.notice))
        self._backup.setText(facts.backup)
        self._cancel.setVisible(facts.running)
        count = facts.problems
        needs = (
            tr("1 entry needs correction")
            if count == 1
            else tr("{count} entries need correction").format(count=count)
        )
        self._problems.setText(needs if count else "")
        self._problems.set_tone("err" if count else "ink2")
        self._sources.setText(facts.sources)
        self.fit(self._width)

    def facts(self) -> StatusFacts:
        """What is shown."""
        return self._facts

    def fit(self, width: int) -> None:
        """Leave out what matters least where the window is narrow for its text size."""
        self._width = width
        self._offline.setVisible(width >= _ROOMY)
        backup = width >= _NARROW or self._facts.running
        self._backup.setVisible(backup and bool(self._facts.backup))
        self._sources.setVisible(width >= _ROOMY and self._has_room())

    def _has_room(self) -> bool:
        """Whether what the sources stand for fits beside all else that is said."""
        wanted = 2 * _EDGE + _APART
        for one in self._parts:
            if one is self._sources or one.isVisibleTo(self):
                wanted += one.sizeHint().width() + _GAP
        return wanted <= self.width()

    def refresh_look(self) -> None:
        """Draw for the present theme."""
        self.setFixedHeight(height("status"))
        self._cancel.setFixedHeight(height("status") - 2)
        self._show_saved_icon()
        self._store_icon.setPixmap(pixmap("lock", "ink2", scaled(12)))

    def _show_saved_icon(self) -> None:
        icon = "warn" if self._facts.failed else "check"
        self._saved_icon.setPixmap(pixmap(icon, self._saved_tone(), scaled(12)))

    def _saved_tone(self) -> str:
        return "unk" if self._facts.failed else "ink2"
