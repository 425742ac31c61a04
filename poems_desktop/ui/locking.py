"""The lock: hides at once, writes, lets the key go, and leads the same user back afterwards.

The order is what keeps it safe. What is typed is taken in, the workspace and every dialog are off
the screen, then the draft is written, then the store is closed and the key wiped. A store that
refuses the draft (a full disk) cannot hold up the first half: everything is hidden, the session
stays in memory with the key and is written again every few seconds until it is taken, or until
somebody unlocks. No question is asked at any point.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from poems_desktop.app.words import tr

if TYPE_CHECKING:
    from poems_desktop.app.resume import DialogState, Resume, SealedResume
    from poems_desktop.ui.bench import Bench
    from poems_desktop.ui.desk import Desk
    from poems_desktop.ui.opened import Opened

_HELD = tr(
    "Locked, but the last entries are not in the store yet. {sentence} They are kept in memory "
    "and tried again every few seconds; the key leaves memory when they are written. Unlock to "
    "see them."
)
_RETRY_MS = 3000
_NOTE_MS = 1000
_NOTED = "poems_noted"
_WRITTEN = tr("Locked. The last entries are in the store now.")


class Locking(QObject):
    """Locks the bench and remembers, sealed, where its user was.

    `locked()` comes when the key has left memory; `held(sentence)` when it could not yet.
    """

    locked = Signal()
    held = Signal(str)

    def __init__(self, bench: "Bench", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._sealed: dict[tuple[str, str], SealedResume] = {}
        self._resume_key: bytearray | None = None
        self._who = ("", "")
        self._waiting: Resume | None = None
        self._looking: Resume | None = None
        self._retry = QTimer(self)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self._on_written)
        self._noting = QTimer(self)
        self._noting.setInterval(_NOTE_MS)
        self._noting.timeout.connect(self.note_open)

    @property
    def is_held(self) -> bool:
        """Whether the screen is locked while entries wait to be written."""
        return self._waiting is not None

    def opened(self, opened: "Opened") -> None:
        """A store is open: from its key comes the one that will seal where its user is."""
        from poems_desktop.app.resume import resume_key

        self._forget_key()
        self._resume_key = resume_key(opened.key.data_key)
        self._who = (opened.store.store_id, opened.user_id)
        self._noting.start()

    def note_open(self) -> None:
        """Keep in the store what stands in an open dialog, in case the program ends now."""
        desk = self._bench.desk
        if desk is None or self.is_held or self._looking is not None:
            return
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog) and not box.property(_NOTED):
            box.setProperty(_NOTED, True)
            box.finished.connect(self.note_open)  # what it was used for must not come back
        self._keep(desk, None if box is None else self._take(desk))

    def lock(self) -> bool:
        """Lock now; False while what could not be written keeps the store open behind the page."""
        desk, shell = self._bench.desk, self._bench.shell
        if desk is None:
            return True
        if self.is_held:
            return self._try_to_end(desk)
        desk.hush()
        desk.writing.finish_field()
        resume = self._take(desk)
        self._hide()
        self._note(desk, resume)
        if not desk.writing.write():
            self._hold(desk, resume)
            return False
        self._seal(resume)
        self._end()
        shell.start_page.unlock_card.focus_passphrase()
        return True

    def _note(self, desk: "Desk", resume: "Resume") -> None:
        self._noting.stop()
        self._keep(desk, resume)

    def _keep(self, desk: "Desk", resume: "Resume | None") -> None:
        from poems_desktop.store.errors import StoreError
        from poems_desktop.ui import left_open

        with suppress(StoreError):  # a store that cannot be read stops no lock; the next try may
            left_open.keep(desk, resume)

    def give_up_hold(self) -> None:
        """Somebody unlocked while entries wait: keep them sealed, and close the store."""
        desk, resume = self._bench.desk, self._waiting
        if desk is None or resume is None:
            return
        desk.writing.write()
        self._seal(resume)
        self._end()

    def drop_hold(self) -> None:
        """The user closes without what could not be written."""
        self._waiting = None
        self._retry.stop()
        self._forget_key()

    def come_back(self) -> bool:
        """Lead the user who was here back to where they were; False where nobody was.

        After an end of the program only a dialog that was open then leads back.
        """
        desk, workspace = self._bench.desk, self._bench.shell.workspace()
        if desk is None or workspace is None:
            return False
        resume = self._left(desk)
        if resume is None:
            return False
        from poems_desktop.ui.whereabouts import go_back

        go_back(desk, resume)
        self._looking = resume
        # Once the page has its place; then the dialog, which holds up everything behind it.
        QTimer.singleShot(0, self._look_again)
        return True

    def _left(self, desk: "Desk") -> "Resume | None":
        """Where the user was, from memory or from the store."""
        from poems_desktop.app.resume import NotForThisKeyError, unseal
        from poems_desktop.store.errors import StoreError
        from poems_desktop.ui import left_open

        sealed = self._sealed.pop(self._who, None)
        if sealed is not None and self._resume_key is not None:
            try:
                return unseal(sealed, self._resume_key)
            except NotForThisKeyError:
                return None
        try:
            return left_open.found(desk)
        except StoreError:
            return None

    def _take(self, desk: "Desk") -> "Resume":
        from poems_desktop.ui.frozen_dialog import freeze_open
        from poems_desktop.ui.whereabouts import take

        workspace = self._bench.shell.workspace()
        if workspace is None:
            message = "there is a workspace while a store is open"
            raise RuntimeError(message)
        return take(desk, workspace, freeze_open())

    def _hide(self) -> None:
        from poems_desktop.ui.frozen_dialog import close_all

        self._bench.shell.cover()
        close_all()

    def _hold(self, desk: "Desk", resume: "Resume") -> None:
        self._waiting = resume
        desk.writing.written.connect(self._on_written)
        self._retry.start()
        sentence = _HELD.format(sentence=desk.writing.trouble)
        self._bench.shell.start_page.unlock_card.show_note(sentence, caution=True)
        self.held.emit(sentence)

    def _on_written(self) -> None:
        if self._bench.desk is not None and self._waiting is not None:
            self._try_to_end(self._bench.desk)

    def _try_to_end(self, desk: "Desk") -> bool:
        resume = self._waiting
        if resume is None or not desk.writing.write():
            return False
        self._seal(resume)
        self._end()
        self._bench.shell.start_page.unlock_card.show_note(_WRITTEN)
        return True

    def _seal(self, resume: "Resume") -> None:
        from poems_desktop.app.resume import seal
        from poems_desktop.ui.whereabouts import with_unsaved

        if self._resume_key is not None and self._bench.desk is not None:
            resume = with_unsaved(self._bench.desk, resume)
            self._sealed[self._who] = seal(resume, self._resume_key, *self._who)

    def _end(self) -> None:
        self._waiting = None
        self._retry.stop()
        self._forget_key()
        self._bench.release()
        self.locked.emit()

    def _forget_key(self) -> None:
        if self._resume_key is not None:
            self._resume_key[:] = bytes(len(self._resume_key))
            self._resume_key = None

    def _look_again(self) -> None:
        from poems_desktop.ui.whereabouts import look_again

        desk, workspace = self._bench.desk, self._bench.shell.workspace()
        resume, self._looking = self._looking, None
        if desk is None or workspace is None or resume is None:
            return
        look_again(desk, workspace, resume)
        if resume.dialog is not None:
            self._open_again(desk, resume.dialog)

    def _open_again(self, desk: "Desk", state: "DialogState") -> None:
        """Open the dialog as it was opened; it finds there what stood in it."""
        from poems_desktop.ui.frozen_dialog import expect

        with expect(self._bench.shell, state):
            page, _, what = state.action.removeprefix("page:").partition("/")
            if not what:
                self._bench.trigger(state.action)
            elif (open_again := getattr(desk.pages.held(page), what, None)) is not None:
                open_again(state.more) if state.more else open_again()
