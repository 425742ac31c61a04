"""What stands around an open store: it joins the window to the sitting."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from poems_desktop.app.editing import EditSession
from poems_desktop.app.entries import problem_count
from poems_desktop.app.sitting import Sitting
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.reports.identity import RevisionInfo
from poems_desktop.ui.autosave import Autosave
from poems_desktop.ui.context import Context
from poems_desktop.ui.dialogs import Dialogs, RealDialogs
from poems_desktop.ui.identity import banner_facts
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.page_host import PAGES, PageHost
from poems_desktop.ui.pages.holder import Holder
from poems_desktop.ui.patient_flow import PatientFlow
from poems_desktop.ui.shell import Shell
from poems_desktop.ui.status_strip import StatusFacts
from poems_desktop.ui.theme import qt_application
from poems_desktop.ui.visit_flow import VisitFlow
from poems_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from poems_desktop.store.store import Store

__all__ = ["PAGES", "Desk"]
_SOURCES = "Sources: N = NORD 23-Sep-2021 · F = POEMS FAQ 07-Aug-2017"


class Desk(QObject):
    """Owns the open store while it is unlocked."""

    def __init__(
        self,
        shell: Shell,
        store: "Store",
        clock: Callable[[], datetime],
        dialogs: Dialogs | None = None,
        user: str = "",
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._store = store
        self._user = user
        self.sitting = Sitting(store, load_definitions(), Policy(), clock, user)
        self.context = Context(
            self.sitting, shell, dialogs or RealDialogs(), self.flush, self._show_page
        )
        self._autosave: Autosave | None = None
        self._saved_text = ""
        self._banner_soon = QTimer(self)
        self._banner_soon.setSingleShot(True)
        self._banner_soon.setInterval(0)
        self._banner_soon.timeout.connect(self._show_banner)

    @property
    def session(self) -> EditSession | None:
        """The visit being edited."""
        return self.sitting.session

    @property
    def today(self) -> date:
        """The local day of the sitting."""
        return self.sitting.today

    def attach(self, workspace: Workspace) -> None:
        """Fill a fresh workspace."""
        self._workspace = workspace
        self.patients = PatientFlow(self.context, workspace.patients, self._on_visit_opened)
        self.visits = VisitFlow(self.context, self._on_visit_opened, workspace)
        self.pages = PageHost(self.context, workspace, self._saved)
        self.pages.settled.connect(self._save_now)
        self.pages.edited.connect(self._on_edited)
        self.pages.visit_chosen.connect(self.visits.choose)
        self.pages.visit_wanted.connect(self.visits.start)
        workspace.patients.new_requested.connect(self.new_patient)
        workspace.banner.chip_activated.connect(self._on_chip)
        workspace.page_changed.connect(self._on_page)
        qt_application().applicationStateChanged.connect(self.flush)
        self._shell.set_user(self._user)
        self._add_page_actions()
        self.patients.show()
        self._show_status()

    def new_patient(self) -> None:
        """Ask who it is, save, and start the first visit."""
        if self.patients.add():
            self.visits.start()

    def undo(self) -> None:
        """Take the last step back."""
        if self.session is not None:
            self._finish_field()
            self.session.undo()
            self._save_now()

    def redo(self) -> None:
        """Do it again."""
        if self.session is not None:
            self.session.redo()
            self._save_now()

    def next_not_assessed(self) -> None:
        """Go to the next finding that nobody assessed."""
        if (page := self.pages.visit_page()) is not None:
            self._show_page("Visit")
            page.next_not_assessed()

    def flush(self, *_: object) -> bool:
        """Take the field being typed in as finished and write the draft; False where it failed."""
        self._finish_field()
        return self._save_now()

    def close(self) -> bool:
        """Write what is open and close the store; the key leaves memory."""
        if not self.flush():
            return False
        self._put_away()
        return True

    def let_go(self) -> bool:
        """Close without what could not be written, if the user says so."""
        text = (
            "The last entries could not be written to the store and would be lost. "
            "Cancel keeps the window open; the program goes on trying."
        )
        title, action = "Close without saving?", "Close without saving"
        if not self.context.dialogs.confirm(title, text, action, self._shell):
            return False
        self._put_away()
        return True

    def assessment(self) -> Assessment:
        """The open record weighed today.

        Raises:
            LookupError: while no patient is open.
        """
        return self.sitting.assessment

    def page(self, name: str) -> Holder:
        """The holder of a page, for the shell's factories."""
        return self.pages.page(name)

    def page_widget(self, name: str) -> QWidget | None:
        """The holder of a page that was already shown."""
        return self._workspace.built(name)

    def show_anew(self) -> None:
        """Make the pages again, as for another text size; the sitting and its undo stay."""
        self.flush()
        if self.sitting.file is not None:
            self.pages.fill()

    def _add_page_actions(self) -> None:
        self._sign = PrimaryButton("Sign visit…", measure="small")
        self._sign.setObjectName("visit.sign")
        self._sign.clicked.connect(self.visits.sign)
        start = SecondaryButton("New visit…", "plus", measure="small")
        start.clicked.connect(self.visits.start)
        self._shell.set_page_actions("Visit", (start, self._sign))

    def _put_away(self) -> None:
        qt_application().applicationStateChanged.disconnect(self.flush)
        self._end_autosave()
        self.pages.let_go()
        self.sitting.close()
        self._store.lock()

    def _show_page(self, name: str) -> None:
        self._shell.set_page(PAGES.index(name))

    def _on_visit_opened(self) -> None:
        self._end_autosave()
        session = self.session
        if session is not None:
            self._autosave = Autosave(session, self._now, self)
            self._autosave.saved.connect(self._on_saved)
            self._autosave.failed.connect(self._on_save_failed)
        self._sign.setEnabled(session is not None and not session.read_only)
        # Before the banner: it lets the workspace show a page, which is then made only once.
        self.pages.fill()
        self._show_banner()
        self._show_status()

    def _end_autosave(self) -> None:
        if self._autosave is not None:
            self._autosave.stop()
            self._autosave.deleteLater()
        self._autosave = None

    def _on_page(self, name: str) -> None:
        self._save_now()
        self.pages.refresh(name)

    def _on_chip(self, index: int) -> None:
        self._show_page("Transplant" if index else "Visit")

    def _on_edited(self) -> None:
        if self._autosave is not None:
            self._autosave.on_edited()
        self._banner_soon.start()

    def _show_banner(self) -> None:
        if self.sitting.file is not None:
            self._shell.show_patient(banner_facts(self.assessment(), self.today))
        self._show_status()

    def _finish_field(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and hasattr(focused, "flush"):
            focused.flush()

    def _save_now(self) -> bool:
        return True if self._autosave is None else self._autosave.save_now()

    def _on_saved(self, when: datetime) -> None:
        # Not %b: it speaks the language of the computer.
        self._saved_text = f"Saved {show_date(PartialDate.of(when.date()))} {when:%H:%M}"
        self._show_status()

    def _on_save_failed(self, sentence: str) -> None:
        self._saved_text = f"Not saved: {sentence} Your entries are kept here; trying again."
        self._show_status()

    def _show_status(self) -> None:
        problems = 0
        if (session := self.session) is not None:
            problems = problem_count(session.visit, session.definitions, self.today)
        facts = StatusFacts(
            saved=self._saved_text, store=self._store.name, problems=problems, sources=_SOURCES
        )
        self._shell.set_status(facts)

    def _saved(self) -> RevisionInfo:
        """The latest revision of the open record, and when it or a draft of it was saved."""
        patient_id = self.sitting.record.patient.id
        heads = self._store.heads_of(patient_id)
        instants = [head.saved_at for head in heads]
        instants += [draft.saved_at for draft in self._store.drafts_of(patient_id)]
        return RevisionInfo(max(head.seq for head in heads), max(instants).astimezone())

    def _now(self) -> datetime:
        return self.sitting.now
