"""From the start page to an open store: the slow key derivation runs off the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from poems_desktop import demo
from poems_desktop.app.ports import Clock
from poems_desktop.app.words import tr
from poems_desktop.ui.opened import Opened, author_of, may_manage
from poems_desktop.ui.required_sheet import RequiredSheet
from poems_desktop.ui.start_page import StartPage, Where
from poems_desktop.ui.store_chooser import StoreChooser, as_path
from poems_desktop.ui.work import FAULT, Work, sentence_of

if TYPE_CHECKING:
    from poems_desktop.store.keys import UnlockedKey
    from poems_desktop.store.recovery import RecoveryWords

_NO_FOLDER = tr("This is not the name of a folder. Type a whole path, or choose one with Browse.")


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the user asked for."""

    where: Where
    path: Path
    passphrase: str = ""
    user: str = ""
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """What a worker found: the key, the groups of a sheet just made, the sheet in force."""

    key: "UnlockedKey"
    words: "RecoveryWords | None" = None
    sheet: str | None = None


class Opening(QObject):
    """Answers the start page's wishes; `opened(Opened)` comes with a store that is open.

    One wish at a time: the page takes no input while one is being answered. `about_to_open()`
    comes before a store is opened, for whoever still holds one open behind the start page.
    """

    opened = Signal(object)
    about_to_open = Signal()
    unlock_failed = Signal(object)

    def __init__(self, page: StartPage, clock: Clock, stores: Path, demo_folder: Path) -> None:
        super().__init__(page)
        self._page = page
        self._clock = clock
        self._demo_folder = demo_folder
        self._work: Work | None = None
        self._wish = _Wish("unlock", Path())
        self._found: _Found | None = None
        self._opened: Opened | None = None
        page.set_demo_passphrase(demo.PASSPHRASE)
        page.create_requested.connect(self.create)
        page.unlock_requested.connect(self.unlock)
        page.demo_requested.connect(self.open_demo)
        page.unlock_card.reading_requested.connect(self._open_for_reading)
        StoreChooser(page, clock, stores, self)
        self.sheet = RequiredSheet(page, clock, self)
        self.sheet.typed_back.connect(self._on_typed_back)
        self.sheet.settled.connect(self._hand_over)
        self.sheet.make_wanted.connect(self._make_sheet)

    def create(self, folder: str, passphrase: str, name: str) -> None:
        """Make a store, then its recovery sheet, and open it once the sheet is in hand."""
        path = as_path(folder)
        if path is None or not path.name:
            self._page.show_problem("create", _NO_FOLDER)
            return
        if path.suffix != ".poems":
            path = path.with_name(f"{path.name}.poems")
        clock = self._clock

        def job() -> _Found:
            from poems_desktop.store.boundary import translated
            from poems_desktop.store.creation import create_store
            from poems_desktop.store.recovery import seal_recovery

            with translated(path.parent):
                path.parent.mkdir(parents=True, exist_ok=True)
            key = create_store(path, passphrase, clock=clock, author=name)
            try:
                return _Found(key, seal_recovery(path, key))
            except BaseException:
                key.wipe()
                raise

        self._begin(_Wish("create", path), tr("Creating the record store…"), job)

    def unlock(self, folder: str, passphrase: str, user: str = "") -> None:
        """Open an existing store."""
        path = as_path(folder)
        if path is None:
            self._page.show_problem("unlock", _NO_FOLDER)
            return
        self._unlock(_Wish("unlock", path, passphrase, user))

    def open_demo(self) -> None:
        """Open the demo store, made first where it is missing."""
        folder = self._demo_folder

        def job() -> _Found:
            return _Found(demo.prepare(folder))

        self._begin(_Wish("demo", folder), tr("Opening the demo patients…"), job)

    def open_with_sheet(self, folder: Path, groups: str, user: str, passphrase: str) -> None:
        """Open a store by its recovery sheet and give `user` a new passphrase."""

        def job() -> _Found:
            from poems_desktop.store.unlocking import unlock_key, unlock_with_recovery
            from poems_desktop.store.users import change_passphrase

            with unlock_with_recovery(folder, groups) as by_sheet:
                change_passphrase(folder, by_sheet, user, passphrase)
            return _Found(unlock_key(folder, passphrase, user), sheet=_sheet_in_force(folder))

        self._begin(_Wish("unlock", folder), tr("Opening with the recovery sheet…"), job)

    def open_with_key(self, folder: Path, key: "UnlockedKey") -> None:
        """Open a store whose key is at hand, as after it was renewed. The key is taken over."""
        self._wish = _Wish("unlock", folder)
        self._open(_Found(key, sheet=_sheet_in_force(folder)))

    def put_away(self) -> None:
        """Nothing stays open behind a step of the start page; keys are wiped."""
        opened, self._opened = self._opened, None
        found, self._found = self._found, None
        self._wish = _Wish("unlock", Path())
        if found is not None:
            found.key.wipe()
        if opened is not None:
            opened.store.lock()
            opened.key.wipe()
        self.sheet.forget()
        self._page.end_step()

    def _unlock(self, wish: _Wish) -> None:
        def job() -> _Found:
            from poems_desktop.store.creation import unlock_key

            key = unlock_key(wish.path, wish.passphrase, wish.user or None)
            return _Found(key, sheet=_sheet_in_force(wish.path))

        self._begin(wish, tr("Unlocking…"), job)

    def _open_for_reading(self) -> None:
        if self._wish.passphrase:
            self._unlock(replace(self._wish, read_only=True))

    def _begin(self, wish: _Wish, busy: str, job: Callable[[], object]) -> None:
        if self._work is not None:
            return
        self._page.show_problem(wish.where, "")
        self._page.show_busy(busy)
        self._wish = wish
        self._work = Work(job, self)
        self._work.done.connect(self._on_found)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._work.start()

    def _end(self) -> None:
        if self._work is not None:
            self._work.deleteLater()
        self._work = None

    def _on_found(self, found: _Found) -> None:
        self._end()
        if found.words is None:
            self._open(found)
        else:
            self._found = found
            self.sheet.show_new(found.words, found.key, self._wish.path.stem)

    def _on_typed_back(self) -> None:
        """Somebody has the sheet that was just made."""
        found, self._found = self._found, None
        if found is None:
            return
        self._page.end_step()
        if self._opened is None:
            self._open(found)
        elif found.words is not None:
            self.sheet.confirm(self._opened.store, found.words.sheet)

    def _open(self, found: _Found) -> None:
        from poems_desktop.store.errors import StoreError
        from poems_desktop.store.store import Store

        self.about_to_open.emit()
        wish, key = self._wish, found.key
        is_demo = wish.where == "demo"
        try:
            store = Store.open(
                wish.path,
                key,
                author=demo.AUTHOR if is_demo else author_of(key),
                clock=demo.clock if is_demo else self._clock,
                read_only=wish.read_only,
            )
        except StoreError as error:
            key.wipe()
            self._on_failed(error)
            return
        self._page.show_busy("")
        self._opened = Opened(store, key)
        if found.words is not None:
            self.sheet.confirm(store, found.words.sheet)
        elif is_demo or wish.read_only or not may_manage(key):
            self._hand_over()
        else:
            self.sheet.ask_for(store, found.sheet)

    def _make_sheet(self) -> None:
        opened, path = self._opened, self._wish.path
        if opened is None:
            return

        def job() -> _Found:
            from poems_desktop.store.recovery import seal_recovery

            return _Found(opened.key, seal_recovery(path, opened.key))

        self._begin(self._wish, tr("Making a recovery sheet…"), job)

    def _hand_over(self) -> None:
        opened, self._opened, self._found = self._opened, None, None
        self._wish = replace(self._wish, passphrase="")
        self.sheet.forget()
        self._page.end_step()
        if opened is not None:
            self.opened.emit(opened)

    def _on_failed(self, error: Exception) -> None:
        from poems_desktop.store.errors import StoreCorrupt, StoreInUse
        from poems_desktop.store.key_errors import TooManyTries

        self._end()
        self.unlock_failed.emit(error)
        where = self._wish.where
        self._page.show_problem(where, sentence_of(error))
        if where != "unlock" or self._page.step is not None:
            return
        card = self._page.unlock_card
        if isinstance(error, TooManyTries):
            card.show_wait(-(-int(error.wait.total_seconds() * 1000) // 1000))
        elif isinstance(error, StoreInUse):
            card.show_problem(error.sentence, reading=not self._wish.read_only)
        elif isinstance(error, StoreCorrupt):
            card.show_problem(error.sentence, restore=True)

    def _on_broke(self) -> None:
        self._end()
        self._page.show_problem(self._wish.where, FAULT)


def _sheet_in_force(folder: Path) -> str | None:
    from poems_desktop.store.recovery import sheet_in_force

    return sheet_in_force(folder)
