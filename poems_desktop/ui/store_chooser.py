"""Which store is meant on the start page: its folder, who may open it, and the other ways in."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from poems_desktop.app.ports import Clock
from poems_desktop.app.words import tr
from poems_desktop.ui.start_page import StartPage
from poems_desktop.ui.work import Work

if TYPE_CHECKING:
    from poems_desktop.ui.unlocking import Unlocking

NEW_STORE = "poems-records.poems"


class StoreChooser(QObject):
    """Answers what the start page asks about folders; `stores` is where new ones are put."""

    def __init__(self, page: StartPage, clock: Clock, stores: Path, unlocking: "Unlocking") -> None:
        super().__init__(unlocking)
        self._page = page
        self._clock = clock
        self._stores = stores
        self._unlocking = unlocking
        self._asking: Work | None = None
        page.set_folder(str(stores / NEW_STORE))
        page.browse_requested.connect(self._on_browse)
        page.unlock_card.stores.chosen.connect(self._ask_users)
        page.unlock_card.sheet_requested.connect(self._on_sheet)
        page.unlock_card.restore_requested.connect(self._on_restore)

    def _ask_users(self, folder: str) -> None:
        """Who may open the store: read off the GUI thread, told only while it is still chosen."""
        path = as_path(folder)
        if path is None or not folder:
            return

        def job() -> object:
            from poems_desktop.store.users import list_users

            return folder, [(user.id, user.name) for user in list_users(path)]

        self._asking = Work(job, self)
        self._asking.done.connect(self._on_users)
        self._asking.start()

    def _on_users(self, found: tuple[str, list[tuple[str, str]]]) -> None:
        folder, users = found
        if self._page.unlock_card.stores.folder() == folder:
            self._page.unlock_card.users.offer(users)

    def _on_sheet(self, folder: str) -> None:
        from poems_desktop.ui.recovering import Recovering

        if (path := as_path(folder)) is not None:
            Recovering(self._page, path, self._unlocking).show()

    def _on_restore(self, folder: str) -> None:
        from poems_desktop.ui.restoring import Restoring

        if (path := as_path(folder)) is not None:
            Restoring(self._page, path, self._clock).show()

    def _on_browse(self, where: str) -> None:
        from poems_desktop.ui.pages.start_stores import RecentStore

        chosen = QFileDialog.getExistingDirectory(
            self._page, tr("Choose a folder"), str(self._stores)
        )
        if not chosen:
            return
        if where == "create":
            self._page.set_folder(str(Path(chosen) / NEW_STORE))
        else:
            self._page.choose_store(RecentStore(chosen, Path(chosen).name))


def as_path(typed: str) -> Path | None:
    """The folder meant, None where the text cannot name one."""
    if "\0" in typed:
        return None
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # ~name of somebody unknown
        return None
