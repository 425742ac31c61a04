"""How long work reports its progress and learns that it should stop."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from poems_desktop.store.backup.errors import BackupCancelled
from poems_desktop.store.sqlcipher import dbapi

Step = Literal["copying", "checking", "finishing", "restoring"]

_INTERRUPTED = 9  # SQLITE_INTERRUPT
_LOOK_EVERY = 20_000  # Instructions of SQLite's machine: some milliseconds.


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the work is: `done` of `total` parts of the step (pages, bytes or checks)."""

    step: Step
    done: int
    total: int


def _ignore(_progress: Progress) -> None:
    return


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told about progress, in the worker's thread, and the event that stops the work."""

    report: Callable[[Progress], None] = _ignore
    stop: threading.Event | None = None

    def tell(self, step: Step, done: int, total: int) -> None:
        """`report` has heard it.

        Raises:
            BackupCancelled: if the work should stop.

        """
        if self.stopped:
            raise BackupCancelled
        self.report(Progress(step, done, total))

    @property
    def stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return self.stop is not None and self.stop.is_set()

    @contextmanager
    def over(self, connection: dbapi.Connection) -> Iterator[None]:
        """A long statement of `connection` inside the block ends soon after somebody asks to stop.

        Raises:
            BackupCancelled: when that happened.

        """
        connection.set_progress_handler(lambda: self.stopped, _LOOK_EVERY)
        try:
            yield
        except dbapi.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == _INTERRUPTED:
                raise BackupCancelled from None
            raise
        finally:
            connection.set_progress_handler(None, 0)


UNWATCHED = Watch()
