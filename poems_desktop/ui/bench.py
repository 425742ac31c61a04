"""What the flows of the window need of the program around them, without importing it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from poems_desktop.app.ports import Clock
    from poems_desktop.app.preferences import Places
    from poems_desktop.ui.backup_watch import BackupWatch
    from poems_desktop.ui.desk import Desk
    from poems_desktop.ui.opened import Opened
    from poems_desktop.ui.opening import Opening
    from poems_desktop.ui.remembered import Remembered
    from poems_desktop.ui.shell import Shell


class Bench(Protocol):
    """The program: its window, and what belongs to the store that is open."""

    shell: "Shell"
    places: "Places"
    clock: "Clock"
    remembered: "Remembered"
    desk: "Desk | None"
    opened: "Opened | None"
    opening: "Opening | None"
    backups: "BackupWatch | None"

    @property
    def is_backing_up(self) -> bool:
        """Whether the backup of a lock is still running."""
        ...

    def lock(self) -> bool:
        """Hide everything, write, close the store; False where it is held."""
        ...

    def release(self) -> None:
        """The desk is put away."""
        ...

    def trigger(self, action_id: str) -> None:
        """Do what the menu entry does."""
        ...

    def set_lock_minutes(self, minutes: int) -> None:
        """Lock after this time without use."""
        ...

    def when_backed_up(self, then: Callable[[], object]) -> None:
        """Call the bound method `then` once, when the backup of the lock has ended."""
        ...
