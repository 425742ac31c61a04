"""When a window that nobody uses is locked: warned a minute before, at once when the time is up."""

from typing import Final, Literal, NamedTuple

from poems_desktop.app.words import tr

WARN_BEFORE: Final = 60.0
"""Seconds between the warning and the lock."""
LOCK_CHOICES: Final = (2, 5, 10, 15, 30, 60)
"""Minutes without use that a workstation offers."""
DEFAULT_MINUTES: Final = 10

Phase = Literal["working", "warning", "expired"]


class IdleState(NamedTuple):
    """Where the idle time stands; `left` is in whole seconds, rounded up, and 0 when expired."""

    phase: Phase
    left: int


class IdleClock:
    """Counts from the last use. Instants are seconds, of a steady clock and of the computer's.

    The steady clock may stand still while the computer sleeps, the computer's own may be set:
    whichever says that more time has passed is believed. A clock set back shortens nothing.
    """

    def __init__(self, minutes: float, steady: float, wall: float) -> None:
        self._limit = minutes * 60
        self._steady = steady
        self._wall = wall

    def set_minutes(self, minutes: float) -> None:
        """Lock after `minutes` from now on; what has passed already counts."""
        self._limit = minutes * 60

    def used(self, steady: float, wall: float) -> None:
        """Somebody pressed a key or moved the mouse."""
        self._steady = steady
        self._wall = wall

    def state(self, steady: float, wall: float) -> IdleState:
        """How it stands now. Where the limit is short, the warning comes at once."""
        passed = max(steady - self._steady, wall - self._wall, 0.0)
        left = self._limit - passed
        if left <= 0:
            return IdleState("expired", 0)
        whole = int(-(-left // 1))
        return IdleState("warning" if left <= WARN_BEFORE else "working", whole)


def warning_sentence(left: int) -> str:
    """What the status line says before the lock."""
    if left == 1:
        return tr("Locks in 1 second without use. What you entered is kept.")
    return tr("Locks in {left} seconds without use. What you entered is kept.").format(left=left)
