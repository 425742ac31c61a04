"""What the entries of the menus do. Each is a bound method; the table is in `actions.py`."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from poems_desktop.ui.bench import Bench
    from poems_desktop.ui.desk import Desk
    from poems_desktop.ui.help.help_window import HelpWindow
    from poems_desktop.ui.settings.settings_flow import SettingsFlow
    from poems_desktop.ui.store_jobs import StoreJobs


class MenuFlow(QObject):
    """Binds the menus of the window to whatever desk is there."""

    def __init__(self, program: "Bench") -> None:
        super().__init__(program.shell)
        self._program = program
        self._help: HelpWindow | None = None
        self._settings: SettingsFlow | None = None
        self._jobs: StoreJobs | None = None
        for action, slot in (
            ("edit.undo", self.undo),
            ("edit.redo", self.redo),
            ("patient.new", self.new_patient),
            ("patient.edit", self.edit_patient),
            ("visit.new", self.new_visit),
            ("visit.next_open", self.next_open),
            ("visit.find_field", self.find_field),
            ("visit.next_problem", self.next_problem),
            ("visit.checklist", self.toggle_checklist),
            ("visit.save", self.save),
            ("visit.sign", self.sign),
            ("reports.print", self.print_document),
            ("reports.save_pdf", self.save_document),
            ("reports.verify", self.verify_page),
            ("file.handover", self.hand_over),
            ("file.settings", self.settings),
            ("file.passphrase", self.change_passphrase),
            ("file.backup", self.back_up),
            ("file.verify", self.verify),
            ("file.export", self.export),
            ("help.guide", self.guide),
            ("help.shortcuts", self.shortcuts),
            ("help.about", self.about),
            ("help.diagnostics", self.diagnostics),
        ):
            program.shell.menus.bind(action, slot)

    @property
    def _desk(self) -> "Desk | None":
        return self._program.desk

    def undo(self) -> None:
        """Take the last step back."""
        if self._desk is not None:
            self._desk.steps.undo()

    def redo(self) -> None:
        """Do it again."""
        if self._desk is not None:
            self._desk.steps.redo()

    def new_patient(self) -> None:
        """Add a patient and start the first visit."""
        if self._desk is not None:
            self._desk.new_patient()

    def edit_patient(self) -> None:
        """Correct who the patient is."""
        if self._desk is not None:
            self._desk.patients.edit()

    def new_visit(self) -> None:
        """Start a visit of today."""
        if self._desk is not None:
            self._desk.visits.start()

    def next_open(self) -> None:
        """Go to the next finding that nobody assessed."""
        self._on_visit("next_not_assessed")

    def find_field(self) -> None:
        """Type a word of a finding or test, and go to it."""
        if self._desk is not None:
            self._desk.show_page("Visit")
        self._on_visit("find_field")

    def next_problem(self) -> None:
        """Go to the next entry that needs correction."""
        self._on_visit("next_problem")

    def toggle_checklist(self) -> None:
        """Fold or unfold the checklist."""
        self._on_visit("toggle_checklist")

    def save(self) -> None:
        """Write the draft now."""
        if self._desk is not None:
            self._desk.flush()

    def sign(self) -> None:
        """Freeze the visit, after asking."""
        if self._desk is not None:
            self._desk.visits.sign()

    def print_document(self) -> None:
        """Show the documents and ask for a printer."""
        self._on_documents("print_document")

    def verify_page(self) -> None:
        """Show the documents and ask for the code of a printed page."""
        self._on_documents("verify_code")

    def save_document(self) -> None:
        """Show the documents and ask where to save the one chosen."""
        self._on_documents("save_document")

    def hand_over(self) -> None:
        """Show the open patient alone, or everybody again."""
        if self._desk is not None:
            self._desk.hand_over.toggle()

    def settings(self) -> None:
        """Open the settings."""
        from poems_desktop.ui.settings.settings_flow import SettingsFlow

        if self._desk is not None:
            if self._settings is None:
                self._settings = SettingsFlow(self._program)
            self._settings.show()

    def change_passphrase(self) -> None:
        """Ask for the old passphrase and twice for the new one."""
        if self._desk is not None and self._program.opened is not None:
            from poems_desktop.ui.frozen_dialog import reopened_by
            from poems_desktop.ui.settings.passphrase_dialog import PassphraseDialog

            dialog = PassphraseDialog(self._program.opened, self._program.shell)
            reopened_by(dialog, "file.passphrase")
            dialog.open()

    def back_up(self) -> None:
        """Back up now, whether it is due or not."""
        if self._program.backups is not None:
            self._program.backups.back_up_now()

    def verify(self) -> None:
        """Prove the chain of the store."""
        from poems_desktop.ui.verifying import verify_store

        verify_store(self._program, self._store_jobs())

    def export(self) -> None:
        """Write all records to an open file."""
        from poems_desktop.ui.exporting import Exporting

        Exporting(self._program, self._store_jobs()).ask()

    def guide(self) -> None:
        """Open the guide."""
        self._shown_help().show_guide()

    def shortcuts(self) -> None:
        """Show the keyboard shortcuts."""
        self._shown_help().show_shortcuts(self._program.shell.menus.shortcuts())

    def about(self) -> None:
        """Show versions and licenses."""
        self._shown_help().show_about()

    def diagnostics(self) -> None:
        """Save the log where the user says."""
        from poems_desktop.ui.help.save_diagnostics import save_diagnostics

        save_diagnostics(self._program.places.log, self._program.shell)

    def _shown_help(self) -> "HelpWindow":
        from poems_desktop.ui.help.help_window import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self._program.shell)
        return self._help

    def _store_jobs(self) -> "StoreJobs":
        from poems_desktop.ui.store_jobs import StoreJobs

        if self._jobs is None:
            self._jobs = StoreJobs(self._program)
        return self._jobs

    def _on_visit(self, what: str) -> None:
        desk = self._desk
        if desk is None or (page := desk.pages.visit_page()) is None:
            return
        desk.show_page("Visit")
        act = getattr(page, what, None)
        if act is not None:
            act()

    def _on_documents(self, what: str) -> None:
        desk = self._desk
        if desk is None or desk.sitting.file is None:
            return
        desk.show_page("Documents")
        act = getattr(desk.pages.held("Documents"), what, None)
        if act is not None:
            act()
