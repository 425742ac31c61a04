"""Caps Lock beside a passphrase, as far as Qt can tell.

Qt has no question for Caps Lock. What a key press carries tells it with X11, Wayland, Windows and
macOS; elsewhere (and where a remote desktop or an input method sends finished text) only a letter
whose case does not go with the Shift key gives it away, and until then nothing is said.
"""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from poems_desktop.app.words import tr

# The bit of `nativeModifiers` that stands for Caps Lock.
_BITS: Mapping[str, int] = MappingProxyType(
    {"xcb": 0x2, "wayland": 0x2, "windows": 0x100, "cocoa": 0x10000}
)
CAPS_SENTENCE = tr("Caps Lock is on. Passphrases tell capitals from small letters.")


def caps_lock(text: str, *, shift: bool, native: int, platform: str) -> bool | None:
    """Whether Caps Lock is on, by one key press; None where it cannot be told."""
    bit = _BITS.get(platform)
    if bit is not None and native:
        return bool(native & bit)
    if len(text) != 1 or text.upper() == text.lower():
        return bool(native & bit) if bit is not None else None
    return text.isupper() != shift


class CapsWatch(QObject):
    """Follows the keys pressed in some fields. `changed(on)` comes when the answer changes."""

    changed = Signal(bool)

    def __init__(self, *fields: QLineEdit) -> None:
        super().__init__(fields[0])
        self._on = False
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            # The event tells the state before the key; the next letter settles it.
            return
        found = caps_lock(
            event.text(),
            shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
            native=event.nativeModifiers(),
            platform=QGuiApplication.platformName(),
        )
        if found is not None and found != self._on:
            self._on = found
            self.changed.emit(found)
