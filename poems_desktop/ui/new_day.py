"""Midnight passes over an open record: nothing is weighed or refused by the day before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from poems_desktop.app.resume import Resume
    from poems_desktop.ui.desk import Desk
    from poems_desktop.ui.workspace import Workspace

_EVERY_MS = 1000


class NewDay(QObject):
    """Turns the open sitting to the new day and makes its pages anew, where somebody was.

    It waits while a dialog or a menu is open, and until what was entered is written.
    """

    def __init__(self, desk: "Desk", workspace: "Workspace") -> None:
        super().__init__(desk)
        self._desk, self._workspace = desk, workspace
        self._resume: Resume | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Turn to the new day, if there is one."""
        desk = self._desk
        in_front = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if in_front is not None or not desk.sitting.day_has_changed:
            return
        # Imported here: the first list of patients needs none of it.
        from poems_desktop.ui.whereabouts import stand_again, take

        resume = take(desk, self._workspace, None)
        if not desk.flush():
            return
        desk.sitting.turn_day()
        desk.show_anew()
        desk.search.show_again()
        stand_again(desk, resume)
        self._resume = resume
        QTimer.singleShot(0, self, self._look_again)

    def stop(self) -> None:
        """The store is closed."""
        self._timer.stop()
        self._resume = None

    def _look_again(self) -> None:
        from poems_desktop.ui.whereabouts import look_again

        resume, self._resume = self._resume, None
        if resume is not None:
            look_again(self._desk, self._workspace, resume)
