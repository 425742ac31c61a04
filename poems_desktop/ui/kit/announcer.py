"""Speaks what changes to a screen reader, once, when it has come to rest."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_REST_MS = 600


class Announcer(QObject):
    """Announces the latest sentence politely; `announced(sentence)` follows.

    The first sentence is what the user comes to and is not announced. A change that is taken back
    before it has come to rest is not announced either.
    """

    announced = Signal(str)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._known: str | None = None
        self._next = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._speak)

    def show(self, sentence: str) -> None:
        """`sentence` holds from now on."""
        if self._known is None:
            self._known = sentence
        self._next = sentence
        if sentence == self._known:
            self._rest.stop()
        else:
            self._rest.start()

    def typing(self) -> None:
        """The user types on: wait from now."""
        if self._rest.isActive():
            self._rest.start()

    def _speak(self) -> None:
        self._known = self._next
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, self._next))
        self.announced.emit(self._next)
