"""Sees every use of the window and says when it has been left alone for too long."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from poems_desktop.app.idle import IdleClock, IdleState
from poems_desktop.ui.theme import qt_application

_USES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.HoverMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
        QEvent.Type.NativeGesture,
        QEvent.Type.ContextMenu,
    }
)
_LOOK_EVERY_MS = 1000


class IdleWatch(QObject):
    """`warned(seconds left)` comes each second before the lock, `eased()` when somebody is back.

    `expired()` comes once; `start` begins anew.
    """

    warned = Signal(int)
    eased = Signal()
    expired = Signal()

    def __init__(
        self,
        minutes: float,
        steady: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._steady = steady
        self._wall = wall
        self._clock = IdleClock(minutes, steady(), wall())
        self._warning = False
        self._running = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Watch from now on."""
        self._used()
        if not self._running:
            self._running = True
            qt_application().focusWindowChanged.connect(self._watch_windows)
            self._timer.start()
        self._watch_windows()

    def stop(self) -> None:
        """Watch no longer: nothing is open."""
        if self._running:
            self._running = False
            qt_application().focusWindowChanged.disconnect(self._watch_windows)
            for window in QGuiApplication.allWindows():
                window.removeEventFilter(self)
            self._timer.stop()
        self._ease()

    def set_minutes(self, minutes: float) -> None:
        """Lock after `minutes` without use."""
        self._clock.set_minutes(minutes)

    def look(self) -> IdleState:
        """How it stands; tells whoever listens."""
        self._watch_windows()
        state = self._clock.state(self._steady(), self._wall())
        if state.phase == "expired":
            self.stop()
            self.expired.emit()
        elif state.phase == "warning":
            self._warning = True
            self.warned.emit(state.left)
        else:
            self._ease()
        return state

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USES:
            self._used()
        return False

    def note_use(self) -> None:
        """Somebody is here, though no event told of it."""
        self._used()

    def _watch_windows(self, *_: object) -> None:
        # The windows and not the application: what a page does inside itself, many thousand
        # events while it is made, never comes by here. A window that is watched is moved only.
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)

    def _used(self) -> None:
        self._clock.used(self._steady(), self._wall())
        self._ease()

    def _ease(self) -> None:
        if self._warning:
            self._warning = False
            self.eased.emit()
