"""Progress on the error stream: a line that is written over at a terminal, few lines elsewhere."""

import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from poems_desktop.store.backup import Progress, Watch

_AT_TERMINAL, _ELSEWHERE = 0.2, 10.0


class Teller:
    """Tells how far the work is, never more often than a reader can follow."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._last = time.monotonic()
        self._open = False

    def tell(self, text: str) -> None:
        """`text` is shown, unless something was shown a moment ago."""
        wait = _AT_TERMINAL if self._live else _ELSEWHERE
        if time.monotonic() - self._last < wait:
            return
        self._last = time.monotonic()
        if self._live:
            click.echo(f"\r{text:<60}", err=True, nl=False)
            self._open = True
        else:
            click.echo(text, err=True)

    def done(self) -> None:
        """The next line starts on its own."""
        if self._open:
            click.echo("\r" + " " * 60 + "\r", err=True, nl=False)
            self._open = False

    def watch(self) -> "Watch":
        """What backups report to."""
        from poems_desktop.store.backup import Watch

        return Watch(self._of_backup)

    def _of_backup(self, progress: "Progress") -> None:
        share = 100 * progress.done // max(progress.total, 1)
        self.tell(f"{progress.step}: {share} %")
