"""Handing the screen to a patient: only they are shown, until it is ended or the window locks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from poems_desktop.app.words import tr
from poems_desktop.ui.allowing import allow_actions

if TYPE_CHECKING:
    from poems_desktop.app.sitting import Sitting
    from poems_desktop.ui.patient_search import PatientSearch
    from poems_desktop.ui.shell import Shell

_HAND_OVER = tr("&Hand over: show one patient")
_HAND_BACK = tr("&Hand over: show all patients again")
_LEADS_TO_OTHERS = ("edit.find", "patient.new")


class HandOver(QObject):
    """Shows the open patient alone; the list and the menu then lead to nobody else.

    `changed` is called after each change.
    """

    def __init__(
        self,
        shell: "Shell",
        sitting: "Sitting",
        search: "PatientSearch",
        changed: Callable[[], object],
    ) -> None:
        """A fresh sitting shows everybody."""
        super().__init__(search)
        self._shell = shell
        self._sitting = sitting
        self._search = search
        self._changed = changed
        self._offer()

    def toggle(self) -> None:
        """Show the open patient alone, as for handing the screen to them, or everybody again."""
        if (file := self._sitting.file) is None:
            return
        self._search.show_alone(None if self._search.is_alone else file.record.patient.id)
        self._changed()
        self._offer()

    def _offer(self) -> None:
        """The menu offers what can be done now."""
        alone = self._search.is_alone
        self._shell.menus.set_text("file.handover", _HAND_BACK if alone else _HAND_OVER)
        for action in _LEADS_TO_OTHERS:
            self._shell.menus.set_enabled(action, enabled=not alone)
        if not alone:
            allow_actions(self._shell, self._sitting.rights)
