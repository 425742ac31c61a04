"""The key of a store: by a passphrase or a recovery sheet, of a new store, of the demo."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from poems_desktop import demo
from poems_desktop.app.ports import Clock
from poems_desktop.app.words import tr
from poems_desktop.ui.start_page import StartPage, Where
from poems_desktop.ui.store_chooser import as_path
from poems_desktop.ui.work import FAULT, Work, sentence_of

if TYPE_CHECKING:
    from poems_desktop.store.keys import UnlockedKey
    from poems_desktop.store.recovery import RecoveryWords

_NO_FOLDER = tr("This is not the name of a folder. Type a whole path, or choose one with Browse.")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for."""

    where: Where
    path: Path
    passphrase: str = ""
    user: str = ""
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a worker found: the key, the groups of a sheet just made, the sheet in force."""

    key: "UnlockedKey"
    words: "RecoveryWords | None" = None
    sheet: str | None = None


class Unlocking(QObject):
    """Answers the start page's wishes off the GUI thread: deriving a key is slow by intent.

    One wish at a time: the page takes no input while one is being answered. `found(Found)` hands
    over a key of the store at `wish.path`, or `failed(error)` comes once the page has said it.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, page: StartPage, clock: Clock, demo_folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._clock = clock
        self._demo_folder = demo_folder
        self._work: Work | None = None
        self.wish = Wish("unlock", Path())
        page.set_demo_passphrase(demo.PASSPHRASE)
        page.create_requested.connect(self.create)
        page.unlock_requested.connect(self.unlock)
        page.demo_requested.connect(self.open_demo)
        page.unlock_card.reading_requested.connect(self._open_for_reading)

    def create(self, folder: str, passphrase: str, name: str) -> None:
        """Make a store, then its recovery sheet, and open it once the sheet is in hand."""
        path = as_path(folder)
        if path is None or not path.name:
            self._page.show_problem("create", _NO_FOLDER)
            return
        if path.suffix != ".poems":
            path = path.with_name(f"{path.name}.poems")
        clock = self._clock

        def job() -> Found:
            from poems_desktop.store.boundary import translated
            from poems_desktop.store.creation import create_store
            from poems_desktop.store.recovery import seal_recovery

            with translated(path.parent):
                path.parent.mkdir(parents=True, exist_ok=True)
            key = create_store(path, passphrase, clock=clock, author=name)
            try:
                return Found(key, seal_recovery(path, key))
            except BaseException:
                key.wipe()
                raise

        self._begin(Wish("create", path), tr("Creating the record store…"), job)

    def unlock(self, folder: str, passphrase: str, user: str = "") -> None:
        """Open an existing store."""
        path = as_path(folder)
        if path is None:
            self._page.show_problem("unlock", _NO_FOLDER)
            return
        self._unlock(Wish("unlock", path, passphrase, user))

    def open_demo(self) -> None:
        """Open the demo store, made first where it is missing."""
        folder = self._demo_folder

        def job() -> Found:
            return Found(demo.prepare(folder))

        self._begin(Wish("demo", folder), tr("Opening the demo patients…"), job)

    def open_by_sheet(self, folder: Path, groups: str, user: str, passphrase: str) -> None:
        """Open a store by its recovery sheet and give `user` a new passphrase."""

        def job() -> Found:
            from poems_desktop.store.unlocking import unlock_key, unlock_with_recovery
            from poems_desktop.store.users import change_passphrase

            with unlock_with_recovery(folder, groups) as by_sheet:
                change_passphrase(folder, by_sheet, user, passphrase)
            return Found(unlock_key(folder, passphrase, user), sheet=_sheet_in_force(folder))

        self._begin(Wish("unlock", folder), tr("Opening with the recovery sheet…"), job)

    def take_key(self, folder: Path, key: "UnlockedKey") -> None:
        """A key that is at hand, as after it was renewed, opens the store; it is taken over."""
        self.wish = Wish("unlock", folder)
        self.found.emit(Found(key, sheet=_sheet_in_force(folder)))

    def make_sheet(self, key: "UnlockedKey") -> None:
        """Make a new recovery sheet for the store whose key was found."""
        path = self.wish.path

        def job() -> Found:
            from poems_desktop.store.recovery import seal_recovery

            return Found(key, seal_recovery(path, key))

        self._begin(self.wish, tr("Making a recovery sheet…"), job)

    def refuse(self, error: Exception) -> None:
        """Say at the wish's card why it could not be answered, and offer the way on."""
        from poems_desktop.store.errors import StoreCorrupt, StoreInUse
        from poems_desktop.store.key_errors import TooManyTries

        self.failed.emit(error)
        where = self.wish.where
        self._page.show_problem(where, sentence_of(error))
        if where != "unlock" or self._page.step is not None:
            return
        card = self._page.unlock_card
        if isinstance(error, TooManyTries):
            card.show_wait(-(-int(error.wait.total_seconds() * 1000) // 1000))
        elif isinstance(error, StoreInUse):
            card.show_problem(error.sentence, reading=not self.wish.read_only)
        elif isinstance(error, StoreCorrupt):
            card.show_problem(error.sentence, restore=True)

    def forget_passphrase(self) -> None:
        """The wish was answered: nobody asks to open the store for reading instead."""
        self.wish = replace(self.wish, passphrase="")

    def forget(self) -> None:
        """Nobody wants anything any more."""
        self.wish = Wish("unlock", Path())

    def _unlock(self, wish: Wish) -> None:
        def job() -> Found:
            from poems_desktop.store.creation import unlock_key

            key = unlock_key(wish.path, wish.passphrase, wish.user or None)
            return Found(key, sheet=_sheet_in_force(wish.path))

        self._begin(wish, tr("Unlocking…"), job)

    def _open_for_reading(self) -> None:
        if self.wish.passphrase:
            self._unlock(replace(self.wish, read_only=True))

    def _begin(self, wish: Wish, busy: str, job: Callable[[], object]) -> None:
        if self._work is not None:
            return
        self._page.show_problem(wish.where, "")
        self._page.show_busy(busy)
        self.wish = wish
        self._work = Work(job, self)
        self._work.done.connect(self._on_found)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._work.start()

    def _end(self) -> None:
        if self._work is not None:
            self._work.deleteLater()
        self._work = None

    def _on_found(self, found: Found) -> None:
        self._end()
        self.found.emit(found)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.refuse(error)

    def _on_broke(self) -> None:
        self._end()
        self._page.show_problem(self.wish.where, FAULT)


def _sheet_in_force(folder: Path) -> str | None:
    from poems_desktop.store.recovery import sheet_in_force

    return sheet_in_force(folder)
