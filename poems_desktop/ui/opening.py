"""From the start page to an open store: the slow key derivation runs off the GUI thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtWidgets import QFileDialog

from poems_desktop import demo
from poems_desktop.app.ports import Clock
from poems_desktop.ui.start_page import StartPage, Where

if TYPE_CHECKING:
    from poems_desktop.store.keys import UnlockedKey

OWNER = "Owner"
NEW_STORE = "poems-records.poems"
_FAULT = (
    "The program met a fault of its own and opened nothing. What was saved before is kept. "
    "Start the program again."
)
_NO_FOLDER = "This is not the name of a folder. Type a whole path, or choose one with Browse."


class _Outcome(QObject):
    """Carries what a worker found back to the GUI thread."""

    done = Signal(object)
    failed = Signal(str)


class _KeyWork(QRunnable):
    """Derives or makes a key. A known failure comes back as its sentence, a bug as one of ours."""

    def __init__(self, job: "Callable[[], UnlockedKey]") -> None:
        super().__init__()
        self.outcome = _Outcome()
        self._job = job

    def run(self) -> None:
        """Qt: called in a worker thread."""
        from poems_desktop.store.errors import StoreError

        said = _FAULT
        try:
            key = self._job()
            said = ""
        except StoreError as error:
            said = error.sentence
        finally:
            if said:
                self.outcome.failed.emit(said)
        if not said:
            self.outcome.done.emit(key)


class Opening(QObject):
    """Answers the start page's wishes; `opened(store)` comes with a store that is open.

    One wish at a time: the page takes no input while one is being answered.
    """

    opened = Signal(object)

    def __init__(self, page: StartPage, clock: Clock, stores: Path, demo_folder: Path) -> None:
        super().__init__(page)
        self._page = page
        self._clock = clock
        self._stores = stores
        self._demo_folder = demo_folder
        self._work: _KeyWork | None = None
        self._asked: tuple[Where, Path] | None = None
        page.set_folder(str(stores / NEW_STORE))
        page.set_demo_passphrase(demo.PASSPHRASE)
        page.create_requested.connect(self.create)
        page.unlock_requested.connect(self.unlock)
        page.demo_requested.connect(self.open_demo)
        page.browse_requested.connect(self._on_browse)

    def create(self, folder: str, passphrase: str) -> None:
        """Make a store and open it."""
        path = _as_path(folder)
        if path is None or not path.name:
            self._page.show_problem("create", _NO_FOLDER)
            return
        if path.suffix != ".poems":
            path = path.with_name(f"{path.name}.poems")
        self._begin("create", path, "Creating the record store…", self._creating(path, passphrase))

    def unlock(self, folder: str, passphrase: str) -> None:
        """Open an existing store."""
        path = _as_path(folder)
        if path is None:
            self._page.show_problem("unlock", _NO_FOLDER)
            return

        def job() -> "UnlockedKey":
            from poems_desktop.store.creation import unlock_key

            return unlock_key(path, passphrase)

        self._begin("unlock", path, "Unlocking…", job)

    def open_demo(self) -> None:
        """Open the demo store, made first where it is missing."""
        folder = self._demo_folder

        def job() -> "UnlockedKey":
            return demo.prepare(folder)

        self._begin("demo", folder, "Opening the demo patients…", job)

    def _creating(self, path: Path, passphrase: str) -> "Callable[[], UnlockedKey]":
        clock = self._clock

        def job() -> "UnlockedKey":
            from poems_desktop.store.boundary import translated
            from poems_desktop.store.creation import create_store

            with translated(path.parent):
                path.parent.mkdir(parents=True, exist_ok=True)
            return create_store(path, passphrase, clock=clock)

        return job

    def _begin(self, where: Where, path: Path, busy: str, job: "Callable[[], UnlockedKey]") -> None:
        if self._work is not None:
            return
        self._page.show_busy(busy)
        self._asked = (where, path)
        self._work = _KeyWork(job)
        self._work.setAutoDelete(False)
        self._work.outcome.done.connect(self._on_key)
        self._work.outcome.failed.connect(self._on_failed)
        QThreadPool.globalInstance().start(self._work)

    def _on_key(self, key: "UnlockedKey") -> None:
        from poems_desktop.store.errors import StoreError
        from poems_desktop.store.store import Store

        where, path = self._asked or ("unlock", Path())
        is_demo = where == "demo"
        author = demo.AUTHOR if is_demo else OWNER
        try:
            store: Store = Store.open(
                path, key, author=author, clock=demo.clock if is_demo else self._clock
            )
        except StoreError as error:
            self._on_failed(error.sentence)
            return
        finally:
            key.wipe()
        self._work = None
        self._page.show_busy("")
        self.opened.emit(store)

    def _on_failed(self, sentence: str) -> None:
        where: Where = self._asked[0] if self._asked else "unlock"
        self._work = None
        self._page.show_problem(where, sentence)

    def _on_browse(self, where: str) -> None:
        from poems_desktop.ui.pages.start_unlock import RecentStore

        chosen = QFileDialog.getExistingDirectory(self._page, "Choose a folder", str(self._stores))
        if not chosen:
            return
        if where == "create":
            self._page.set_folder(str(Path(chosen) / NEW_STORE))
        else:
            self._page.choose_store(RecentStore(chosen, Path(chosen).name))


def _as_path(typed: str) -> Path | None:
    """The folder meant, None where the text cannot name one."""
    if "\0" in typed:
        return None
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # ~name of somebody unknown
        return None
