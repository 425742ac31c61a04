"""Backups of this store: what there is, when one was last proven, second places, the way back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from poems_desktop.app.rights import Rights
from poems_desktop.app.words import tr
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.backup_words import proof_text, strip_text
from poems_desktop.ui.frozen_dialog import leave_alone
from poems_desktop.ui.instants import shown_instant
from poems_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.settings.backup_places import BackupPlaces
from poems_desktop.ui.settings.section import Section
from poems_desktop.ui.work import FAULT, Work, sentence_of

if TYPE_CHECKING:
    from poems_desktop.store.backup import Proof
    from poems_desktop.ui.backup_watch import BackupFacts
    from poems_desktop.ui.bench import Bench

_REMARK = tr(
    "Made after each lock and every half hour of use, where something was entered. Encrypted like "
    "the store; a backup opens with a passphrase or the recovery sheet of its day."
)
_SHOWN = 6


class BackupsSection(Section):
    """`restore_wanted()` locks the store and begins a restore on the start page."""

    restore_wanted = Signal()

    def __init__(self, program: "Bench") -> None:
        super().__init__(tr("Backups"), _REMARK)
        leave_alone(self)
        self._program = program
        self._work: Work | None = None
        self._proof = Label("", "strong", wrap=True)
        self._running = Label("", "body", tone="ink2")
        self._list = Label("", "body", tone="ink2", wrap=True)
        self._rights = Rights() if program.desk is None else program.desk.sitting.rights
        self.places = BackupPlaces(program.desk, self._rights)
        self._now = PrimaryButton(tr("Back up now"))
        self._prove = SecondaryButton(tr("Prove now"))
        self._restore = SecondaryButton(tr("Restore…"))
        self._cancel = LinkButton(tr("Cancel"))
        self._add = SecondaryButton(tr("Add a second place…"), "plus")
        self.column.addWidget(self._proof)
        self.column.addWidget(self._running)
        self.add_row((self._now, self._prove, self._restore, self._cancel))
        self.add_head(tr("Newest backups"))
        self.column.addWidget(self._list)
        self.add_head(tr("Second places: a stick, another disk, a share"))
        self.column.addWidget(self.places)
        self.add_row((self._add,))
        self._now.clicked.connect(self._on_now)
        self._prove.clicked.connect(self._on_prove)
        self._restore.clicked.connect(self.restore_wanted)
        self._cancel.clicked.connect(self._on_cancel)
        self._add.clicked.connect(self._on_add)
        self.places.changed.connect(self._on_places)
        self.places.refused.connect(self.refuse)
        if self._rights.why:
            self.warn(self._rights.why)
        if program.backups is not None:
            program.backups.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read ledger, backups and places anew."""
        self._show_what_is_allowed()
        self._show_ledger()
        self._show_folder()

    def _show_what_is_allowed(self) -> None:
        backups, rights = self._program.backups, self._rights
        free = backups is not None and not backups.facts.running and self._work is None
        for buttons, allowed in (
            ((self._now, self._prove), rights.log),
            ((self._add, self._restore), rights.record),
        ):
            allow_buttons(buttons, rights.why, allowed=allowed)
        for button in (self._now, self._prove, self._add):
            button.setEnabled(free and button.isEnabled())
        self._cancel.setVisible(backups is not None and bool(backups.facts.running))

    def _show_ledger(self) -> None:
        backups = self._program.backups
        if self._program.desk is not None and backups is not None:
            self._proof.setText(proof_text(backups.facts))
            self._running.setText(strip_text(backups.facts) if backups.facts.running else "")

    def _show_folder(self) -> None:
        from poems_desktop.store.backup import list_backups, second_places

        desk = self._program.desk
        if desk is None:
            return
        try:
            found = list_backups(desk.store.folder)[:_SHOWN]
            places = second_places(desk.store.folder)
        except StoreError as error:
            self.refuse(error.sentence)
            return
        lines = [
            (tr("{when}, proven") if one.proven_at else tr("{when}, checked")).format(
                when=shown_instant(one.taken_at)
            )
            for one in found
        ]
        self._list.setText("\n".join(lines) or tr("None yet."))
        self.places.show_places(places)

    def _on_places(self, sentence: str) -> None:
        self.refresh()
        self.say(sentence)

    def _on_now(self) -> None:
        if self._program.backups is not None and self._program.backups.back_up_now():
            self.message.clear()
            self._running.setText(tr("Backing up…"))

    def _on_cancel(self) -> None:
        if self._program.backups is not None:
            self._program.backups.cancel()

    def _on_changed(self, facts: "BackupFacts") -> None:
        if self.sender() is not self._program.backups:
            return
        if not facts.running:
            self.refresh()
            if facts.trouble:
                self.warn(facts.trouble)
            return
        self._running.setText(strip_text(facts))
        self._cancel.show()
        self._now.setEnabled(False)
        self._prove.setEnabled(False)

    def _on_prove(self) -> None:
        opened, clock = self._program.opened, self._program.clock
        if opened is None:
            return
        folder, key = opened.store.folder, opened.key.copy()
        watch = self._program.backups
        again = None if watch is None else watch.reassess

        def job() -> object:
            from poems_desktop.store.backup import prove_newest

            with key:
                return prove_newest(folder, key, clock=clock, reassess=again)

        self._running.setText(tr("Proving the newest backup by restoring it…"))
        self._work = Work(job, self)
        self._work.done.connect(self._on_proven)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._work.start()
        self.refresh()

    def _on_proven(self, proof: "Proof") -> None:
        self._end()
        self.say(proof.sentence)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.refuse(sentence_of(error))

    def _on_broke(self) -> None:
        self._end()
        self.refuse(FAULT)

    def _end(self) -> None:
        self._work = None
        self._running.setText("")
        if self._program.backups is not None:
            self._program.backups.read_ledger()
        self.refresh()

    def _on_add(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Choose a folder for backups"))
        if chosen:
            self.places.add(Path(chosen))
