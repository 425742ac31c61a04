"""Makes the cards of a form one after the other, so that the page answers at once."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer


class CardBuilder:
    """One card per turn of the event loop; `done` is called when all are made."""

    def __init__(self, make: Callable[[], Iterator[object]], done: Callable[[], None]) -> None:
        self._steps = make()
        self._done = done
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.step)

    def start(self) -> None:
        """Make the first now, the others from the next turn on."""
        next(self._steps, None)
        self._timer.start()

    def finish(self) -> None:
        """Make at once all that is left."""
        for _ in self._steps:
            pass
        self._end()

    def stop(self) -> None:
        """Make no more: the page is about to go."""
        self._timer.stop()

    def step(self) -> bool:
        """Make one more; False where all were made."""
        if next(self._steps, None) is None:
            self._end()
            return False
        return True

    def _end(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._done()
