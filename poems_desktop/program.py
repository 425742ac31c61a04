"""The one place where the parts meet: preferences, window, store and sitting."""

# Nothing but the start page is imported before the first window is painted.

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from poems_desktop import __version__
from poems_desktop.app.preferences import Places
from poems_desktop.app.words import tr
from poems_desktop.ui.remembered import Remembered
from poems_desktop.ui.shell import Shell
from poems_desktop.ui.theme import qt_application

if TYPE_CHECKING:
    from poems_desktop.app.diagnostics import Event
    from poems_desktop.store.store import Store
    from poems_desktop.ui.backup_watch import BackupFacts, BackupWatch
    from poems_desktop.ui.desk import Desk
    from poems_desktop.ui.dialogs import Dialogs
    from poems_desktop.ui.idle_watch import IdleWatch
    from poems_desktop.ui.locking import Locking
    from poems_desktop.ui.opened import Opened
    from poems_desktop.ui.opening import Opening

Clock = Callable[[], datetime]
_DAMAGED = tr("The program's own definitions are damaged. Nothing was changed; install it again.")


def note(event: "Event", **facts: int | bool) -> None:
    """Write into the log, which is not loaded before the first paint."""
    from poems_desktop.app import diagnostics

    diagnostics.note(event, **facts)


def now() -> datetime:
    """The present as an aware UTC instant."""
    return datetime.now(UTC)


class Program(QObject):
    """The window and, while a store is open, the sitting at its desk.

    `backups_ended()` comes when the last backup of a lock has ended.
    """

    backups_ended = Signal()

    def __init__(self, places: Places, clock: Clock, dialogs: "Dialogs | None" = None) -> None:
        super().__init__()
        self.places = places
        self.clock = clock
        self.dialogs = dialogs
        self.remembered = Remembered(places.preferences)
        self.shell = Shell()
        self.shell.contrast = self.remembered.now.contrast
        self.desk: Desk | None = None
        self.opened: Opened | None = None
        self.opening: Opening | None = None
        self.locking: Locking | None = None
        self.idle: IdleWatch | None = None
        self.backups: BackupWatch | None = None
        self._ending: list[BackupWatch] = []
        self._menu: QObject | None = None
        self.shell.lock_requested.connect(self.lock)
        self.shell.installEventFilter(self)
        self.shell.theme_changed.connect(self._on_look)
        self.shell.text_scale_changed.connect(self._on_look)
        self.shell.text_scale_changed.connect(self._on_text_scale)
        self.shell.start_page.set_version(__version__)

    def ready(self, store: Path | None = None, *, demo: bool = False) -> None:
        """Let the start page work: called once the first window is painted."""
        from poems_desktop.ui.idle_watch import IdleWatch
        from poems_desktop.ui.locking import Locking
        from poems_desktop.ui.menu_flow import MenuFlow
        from poems_desktop.ui.opening import Opening
        from poems_desktop.ui.preparing import Preparing

        Preparing(self)
        page, places = self.shell.start_page, self.places
        self.locking = Locking(self, self)
        self.idle = IdleWatch(self.remembered.now.lock_minutes, parent=self)
        self.idle.expired.connect(self.lock_idle)
        self.idle.warned.connect(self._on_warned)
        self.idle.eased.connect(self._on_eased)
        self.opening = Opening(page, self.clock, places.stores, places.demo)
        self.opening.sheet.paper = self.remembered.now.paper
        self.opening.about_to_open.connect(self.locking.give_up_hold)
        self.opening.opened.connect(self._on_unlocked)
        self.opening.unlocking.failed.connect(self._on_unlock_failed)
        page.unlock_card.stores.forget_requested.connect(self._on_forget)
        page.create_card.set_lock_minutes(self.remembered.now.lock_minutes)
        page.create_card.lock_minutes_chosen.connect(self.set_lock_minutes)
        self._show_recent(store)
        self._add_pages()
        self._menu = MenuFlow(self)
        application = qt_application()
        self._hints = application.styleHints()  # held, or its signals end with the wrapper
        self._hints.accessibility().contrastPreferenceChanged.connect(self._on_contrast)
        application.aboutToQuit.connect(self.end_session)
        if hasattr(application, "commitDataRequest"):
            application.commitDataRequest.connect(self.end_session)
        if demo:
            self.opening.unlocking.open_demo()

    def lock(self) -> bool:
        """Hide everything, write what is open, close the store; False where it is held."""
        if self.desk is None or self.locking is None:
            return True
        done = self.locking.lock()
        note("lock" if done else "lock_held")
        return done

    def lock_idle(self) -> None:
        """Nobody has used the window for too long."""
        note("idle_lock")
        self.lock()

    def end_session(self, *_: object) -> None:
        """The computer is being shut down or the user logs off: write and lock, ask nothing."""
        if self.desk is not None:
            note("session_end")
            self.lock()
        if self.opening is not None:
            self.opening.put_away()

    def release(self) -> None:
        """The desk is put away: store closed, key wiped, the backup of the lock begun."""
        desk, self.desk = self.desk, None
        if self.idle is not None:
            self.idle.stop()
        if desk is not None:
            desk.close()
            desk.deleteLater()
        if self.opened is not None:
            self.opened.key.wipe()
            self.opened = None
        backups, self.backups = self.backups, None
        if backups is not None:
            self._ending.append(backups)
            backups.done.connect(self._on_backups_done)
            backups.lock()
        self.shell.show_start()
        self._show_recent(None)

    @property
    def is_backing_up(self) -> bool:
        """Whether the backup of a lock is still running."""
        return bool(self._ending)

    def when_backed_up(self, then: Callable[[], object]) -> None:
        """Call the bound method `then` once, when the backup of the lock has ended."""
        self.backups_ended.connect(then, Qt.ConnectionType.SingleShotConnection)

    def trigger(self, action_id: str) -> None:
        """Do what the menu entry does."""
        self.shell.trigger(action_id)

    def set_lock_minutes(self, minutes: int) -> None:
        """Lock after this time without use, from now on."""
        self.remembered.change(lock_minutes=minutes)
        if self.idle is not None:
            self.idle.set_minutes(minutes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the window closes only when everything is written, or when the user says so."""
        closing = watched is self.shell and event.type() == QEvent.Type.Close
        if closing and self.desk is not None and not self.lock():
            if not self.desk.may_let_go():
                event.ignore()
                return True
            if self.locking is not None:
                self.locking.drop_hold()
            self.release()
        if closing and self.opening is not None:
            self.opening.put_away()
        return super().eventFilter(watched, event)

    def _add_pages(self) -> None:
        from poems_desktop.ui.desk import PAGES

        for name in PAGES:
            self.shell.add_page(name, _PageOf(self, name), rail=name in {"Trends", "Transplant"})

    def _on_unlocked(self, opened: "Opened") -> None:
        self.opened = opened
        if self.locking is not None:
            self.locking.opened(opened)
        self._on_opened(opened.store)

    def _on_opened(self, store: "Store") -> None:
        from poems_desktop import demo
        from poems_desktop.clinical.problems import ProblemsError
        from poems_desktop.ui.desk import PAGES, Desk

        is_demo = store.folder == self.places.demo
        clock = demo.clock if is_demo else self.clock
        try:
            self.desk = Desk(
                self.shell,
                store,
                clock,
                self._asking(),
                self._user(is_demo=is_demo),
                self.remembered.preferences,
                "" if self.opened is None else self.opened.user_id,
            )
        except ProblemsError:
            store.lock()
            self.shell.start_page.show_problem("demo" if is_demo else "unlock", _DAMAGED)
            return
        note("unlock", demo=is_demo, read_only=store.read_only)
        self.desk.attach(self.shell.show_workspace())
        self.shell.set_page(PAGES.index("Visit"))
        if not is_demo:
            self._remember(store.folder)
            self._watch_backups(store)
        if self.idle is not None:
            self.idle.start()
        if self.locking is not None:
            self.locking.come_back()

    def _user(self, *, is_demo: bool) -> str:
        from poems_desktop import demo
        from poems_desktop.ui.opened import author_of

        if is_demo:
            return demo.AUTHOR
        return author_of(self.opened.key) if self.opened is not None else "Owner"

    def _asking(self) -> "Dialogs":
        from poems_desktop.ui.dialogs import RealDialogs

        return self.dialogs or RealDialogs()

    def _watch_backups(self, store: "Store") -> None:
        if self.opened is None or store.read_only or self.desk is None:
            return
        from poems_desktop.app.reassess import reassessing
        from poems_desktop.exchange.assessment_json import signed_snapshot
        from poems_desktop.ui.backup_watch import BackupWatch

        sitting = self.desk.sitting
        again = reassessing(sitting.definitions, sitting.policy, signed_snapshot)
        self.backups = BackupWatch(store, self.opened.key, self.clock, self, again)
        self.backups.changed.connect(self._on_backup)
        self.desk.backup_cancelled.connect(self.backups.cancel)

    def _on_backup(self, facts: "BackupFacts") -> None:
        if self.desk is not None and self.sender() is self.backups:
            from poems_desktop.ui.backup_words import strip_text

            self.desk.status.say_backup(strip_text(facts), running=bool(facts.running))

    def _on_backups_done(self) -> None:
        ended = self.sender()
        self._ending = [one for one in self._ending if one is not ended]
        if ended is not None:
            ended.deleteLater()
        if not self._ending:
            self.backups_ended.emit()

    def _on_warned(self, left: int) -> None:
        from poems_desktop.app.idle import warning_sentence

        if self.desk is not None:
            self.desk.status.say_notice(warning_sentence(left))

    def _on_eased(self) -> None:
        if self.desk is not None:
            self.desk.status.say_notice("")

    def _on_unlock_failed(self, error: BaseException) -> None:
        from poems_desktop.app.diagnostics import note_class

        note_class("unlock_failed", error)

    def _on_forget(self, folder: str) -> None:
        self.remembered.forget(folder)
        self._show_recent(None)

    def _remember(self, folder: Path) -> None:
        self.remembered.opened(folder, self.clock())

    def _on_look(self, *_: object) -> None:
        from poems_desktop.ui.theme import current_theme, text_scale

        self.remembered.change(
            theme=current_theme().name, text_scale=text_scale(), contrast=self.shell.contrast
        )

    def _on_contrast(self, _wanted: object) -> None:
        self.shell.follow_contrast()

    def _on_text_scale(self, _scale: float) -> None:
        if self.desk is not None:
            self.desk.show_anew()

    def _show_recent(self, chosen: Path | None) -> None:
        from poems_desktop.ui.instants import last_opened
        from poems_desktop.ui.pages.start_stores import RecentStore

        known = [
            RecentStore(one.folder, Path(one.folder).name, last_opened(one.opened))
            for one in self.remembered.now.recent
            if Path(one.folder).is_dir()
        ]
        self.shell.start_page.set_recent(known)
        if chosen is not None:
            self.shell.start_page.choose_store(RecentStore(str(chosen), chosen.name))


class _PageOf:
    """Makes a page of whatever sitting is open."""

    def __init__(self, program: Program, name: str) -> None:
        self._program = program
        self._name = name

    def __call__(self) -> QWidget:
        if self._program.desk is None:
            message = "pages are made while a store is open"
            raise RuntimeError(message)
        return self._program.desk.pages.page(self._name)
