"""Cyclic garbage is collected in the GUI thread only.

Python collects in whatever thread allocates. A cycle that holds a widget would be freed in a
worker thread, which Qt does not survive.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 5000


class GuiGarbage(QObject):
    """Switches automatic collection off and collects by a timer; stops when it is freed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the generations that are full, as Python itself would."""
        gc.disable()  # whoever switched it on
        thresholds = gc.get_threshold()
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
