"""Undo and redo: the menu says which step they would take back or do again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from poems_desktop.app.words import tr
from poems_desktop.ui.text import without_mnemonics

if TYPE_CHECKING:
    from poems_desktop.app.sitting import Sitting
    from poems_desktop.ui.shell import Shell
    from poems_desktop.ui.writing import Writing


class UndoFlow(QObject):
    """Steps of the visit being edited, back and forth, each written at once."""

    def __init__(self, shell: "Shell", sitting: "Sitting", writing: "Writing") -> None:
        super().__init__(writing)
        self._shell = shell
        self._sitting = sitting
        self._writing = writing

    def undo(self) -> None:
        """Take the last step back."""
        if (session := self._sitting.session) is not None:
            self._writing.finish_field()
            session.undo()
            self._writing.save_visit()

    def redo(self) -> None:
        """Do it again."""
        if (session := self._sitting.session) is not None:
            session.redo()
            self._writing.save_visit()

    def name_steps(self) -> None:
        """The menu says what undo and redo would do."""
        session = self._sitting.session
        for action, word, step in (
            ("edit.undo", tr("&Undo"), session.undo_name if session else None),
            ("edit.redo", tr("&Redo"), session.redo_name if session else None),
        ):
            said = f"{word} {without_mnemonics(tr(step))}" if step else word
            self._shell.menus.set_text(action, said)
            self._shell.menus.set_enabled(action, enabled=step is not None)
