"""The right end of the menu bar: user, theme, lock."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import CornerButton
from poems_desktop.ui.kit.labels import Label


class Corner(QWidget):
    """Says who works here and offers the two switches that must be near at hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locked = True
        self._user = Label("", "dense", tone="ink2")
        self.theme_button = CornerButton("moon", tr("Light"))
        self.lock_button = CornerButton("lock", tr("Lock now"), token="acc")
        self._keys = Label("Ctrl+L", "dense", tone="ink3")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(6)
        row.addStretch(1)
        for widget in (self._user, self.theme_button, self.lock_button, self._keys):
            row.addWidget(widget)
        self.show_user("")
        self.show_theme("light")
        self.set_locked(locked=True)

    def show_user(self, user: str) -> None:
        """Who works here."""
        self._user.setText(user)
        self._user.setHidden(self._locked or not user)

    def show_theme(self, name: str) -> None:
        """Which theme is in use."""
        shown = tr("Dark") if name == "dark" else tr("Light")
        self.theme_button.setText(shown)
        self.theme_button.set_name(tr("Theme: {name}. Press for the other one.").format(name=shown))

    def set_locked(self, *, locked: bool) -> None:
        """Offer the lock only while a store is open."""
        self._locked = locked
        self.lock_button.setHidden(locked)
        self._keys.setHidden(locked)
        self._user.setHidden(locked or not self._user.text())
