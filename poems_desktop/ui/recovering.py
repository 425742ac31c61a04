"""The way in with the recovery sheet, when a passphrase is forgotten."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from poems_desktop.ui.pages.start_sheet import SheetStep
from poems_desktop.ui.start_page import StartPage

if TYPE_CHECKING:
    from poems_desktop.ui.unlocking import Unlocking


class Recovering(QObject):
    """Joins the step to the unlocking of the store at `folder`."""

    def __init__(self, page: StartPage, folder: Path, unlocking: "Unlocking") -> None:
        super().__init__(page)
        self._page = page
        self._folder = folder
        self._unlocking = unlocking

    def show(self) -> None:
        """Ask for the groups, for whose passphrase it is, and for the new one."""
        from poems_desktop.store.errors import StoreError
        from poems_desktop.store.users import list_users

        try:
            users = list_users(self._folder)
        except StoreError as error:
            self._page.show_problem("unlock", error.sentence)
            return
        step = SheetStep([(user.id, f"{user.name} ({user.role})") for user in users])
        step.recover_requested.connect(self._on_recover)
        step.back.connect(self._page.end_step)
        self._page.show_step(step)

    def _on_recover(self, groups: str, user: str, passphrase: str) -> None:
        self._unlocking.open_by_sheet(self._folder, groups, user, passphrase)
