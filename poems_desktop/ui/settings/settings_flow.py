"""Joins the settings to the program: a new sheet, a new key, a restore."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout

from poems_desktop.app.half_typed import NOBODY
from poems_desktop.app.resume import Resume, from_text, to_text
from poems_desktop.app.site_settings import settings_state
from poems_desktop.app.words import tr
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.frozen_dialog import freeze, reopened_by
from poems_desktop.ui.opened import author_of, log_unconfirmed
from poems_desktop.ui.pages.start_recovery import RecoveryStep
from poems_desktop.ui.renewing import Renewing
from poems_desktop.ui.settings.backups_section import BackupsSection
from poems_desktop.ui.settings.computer_section import ComputerSection
from poems_desktop.ui.settings.section import Section
from poems_desktop.ui.settings.settings_dialog import SettingsDialog
from poems_desktop.ui.settings.site_section import SiteSection
from poems_desktop.ui.settings.users_section import UsersSection
from poems_desktop.ui.work import FAULT, Work, sentence_of

if TYPE_CHECKING:
    from poems_desktop.app.resume import DialogState
    from poems_desktop.store.recovery import RecoveryWords
    from poems_desktop.ui.bench import Bench
    from poems_desktop.ui.desk import Desk

_PLACE = (NOBODY, "settings")
_LEFT = tr("What was changed here and not saved is still here. Start over takes it away.")


class SettingsFlow(QObject):
    """Makes the dialog for the store that is open; a locked one takes it along."""

    def __init__(self, program: "Bench") -> None:
        super().__init__(program.shell)
        self._program = program
        self._renewing = Renewing(program)
        self._work: Work | None = None
        self._words: RecoveryWords | None = None
        self._sheet: QDialog | None = None
        self.dialog: SettingsDialog | None = None
        self._users: UsersSection | None = None

    def show(self) -> None:
        """Open the settings."""
        if self.dialog is None:
            sections = [
                (tr("This computer"), self._computer),
                (tr("Site"), self._site),
                (tr("Users and keys"), self._users_section),
                (tr("Backups"), self._backups),
            ]
            if self._program.opened is None:
                sections = sections[:2]
            self.dialog = SettingsDialog(sections, self._program.shell)
            self.dialog.finished.connect(self._on_finished)
            reopened_by(self.dialog, "file.settings", self._left())
            if (section := self.dialog.dirty) is not None:
                section.say(_LEFT)
        self.dialog.open()

    def _left(self) -> "DialogState | None":
        """The settings as they were closed with something in them that was not saved.

        Nothing where the site has decided something else meanwhile: saving would undo that.
        """
        desk = self._program.desk
        kept = {} if desk is None else desk.half_typed.at(*_PLACE)
        same = desk is not None and bool(kept) and kept.get("over") == _over(desk)
        return from_text(kept["state"]).dialog if same else None

    def _keep(self, dialog: SettingsDialog) -> None:
        desk = self._program.desk
        if desk is not None:
            state = freeze(dialog) if dialog.dirty is not None else None
            kept = {} if state is None else {"state": to_text(Resume(dialog=state))}
            over = {"over": _over(desk)} if kept else {}
            desk.half_typed.put(*_PLACE, {**kept, **over})

    def _on_finished(self, _result: int) -> None:
        if self.dialog is not None:
            self._keep(self.dialog)
            self.dialog.deleteLater()
        self.dialog, self._users = None, None

    def _computer(self) -> Section:
        return ComputerSection(self._program)

    def _site(self) -> Section:
        if self._program.desk is None:
            return Section(tr("Site"), tr("Open a store to see the settings of its site."))
        return SiteSection(self._program.desk)

    def _users_section(self) -> Section:
        self._users = UsersSection(self._program)
        self._users.rotation_wanted.connect(self._on_rotation)
        self._users.sheet_wanted.connect(self._on_sheet)
        return self._users

    def _backups(self) -> Section:
        section = BackupsSection(self._program)
        section.restore_wanted.connect(self._on_restore)
        return section

    def _on_rotation(self) -> None:
        if self.dialog is not None:
            self.dialog.close()
        self._renewing.ask()

    def _on_restore(self) -> None:
        desk = self._program.desk
        if desk is None:
            return
        folder = str(desk.store.folder)
        if self.dialog is not None:
            self.dialog.close()
        if self._program.lock():
            self._program.shell.start_page.unlock_card.restore_requested.emit(folder)

    def _on_sheet(self) -> None:
        opened = self._program.opened
        if opened is None or self._work is not None:
            return
        folder, key = opened.store.folder, opened.key.copy()

        def job() -> object:
            from poems_desktop.store.recovery import seal_recovery

            with key:
                return seal_recovery(folder, key)

        if self._users is not None:
            self._users.say(tr("Making a recovery sheet…"))
        self._work = Work(job, self)
        self._work.done.connect(self._on_words)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._work.start()

    def _on_words(self, words: "RecoveryWords") -> None:
        self._work, self._words = None, words
        step = RecoveryStep(words.groups, words.sheet, self._page, may_wait=True)
        self._sheet = QDialog(self.dialog or self._program.shell)
        self._sheet.setWindowTitle(tr("POEMS Desktop: recovery sheet"))
        column = QVBoxLayout(self._sheet)
        column.addWidget(step)
        step.confirmed.connect(self._on_confirmed)
        step.later.connect(self._sheet.reject)
        # The groups are secret and kept nowhere: closed by a slip, they would be gone.
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self._sheet, step.stay)
        self._sheet.finished.connect(self._on_sheet_closed)
        self._sheet.open()

    def _page(self) -> bytes:
        from poems_desktop.reports.recovery_sheet import render_recovery_sheet

        opened, words = self._program.opened, self._words
        if opened is None or words is None:
            return b""
        return render_recovery_sheet(
            words.groups,
            sheet=words.sheet,
            store_name=opened.store.name,
            printed_at=self._program.clock().astimezone(),
            printed_by=author_of(opened.key),
            paper=self._program.remembered.now.paper,
        )

    def _on_confirmed(self) -> None:
        from poems_desktop.app.site_settings import confirm_sheet

        opened, words = self._program.opened, self._words
        if opened is not None and words is not None:
            try:
                confirm_sheet(opened.store, words.sheet)
                self._words = None
                opened.store.record_event("users", {"what": "recovery_sheet"})
            except StoreError as error:
                self._say(error.sentence)
        if self._sheet is not None:
            self._sheet.accept()

    def _on_sheet_closed(self, _result: int) -> None:
        # Closed without typing back: the sheet is in force, and asked for at the next unlocking.
        words, self._words = self._words, None
        if words is not None and self._program.opened is not None:
            log_unconfirmed(self._program.opened.store)
        if self._sheet is not None:
            for step in self._sheet.findChildren(RecoveryStep):
                step.forget()
            self._sheet.deleteLater()
            self._sheet = None
        if self._users is not None:
            self._users.message.clear()
            self._users.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._work = None
        self._say(sentence_of(error))

    def _on_broke(self) -> None:
        self._work = None
        self._say(FAULT)

    def _say(self, sentence: str) -> None:
        if self._users is not None:
            self._users.refuse(sentence)


def _over(desk: "Desk") -> str:
    """What the site's settings stand over; empty where the store does not say."""
    try:
        return f"{desk.sitting.policy.digest()} {settings_state(desk.store)}"
    except StoreError:
        return ""
