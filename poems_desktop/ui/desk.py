"""A sitting: which store, which patient, which visit; it joins the window to the session."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from poems_desktop.app.editing import EditSession
from poems_desktop.app.entries import problem_count
from poems_desktop.app.patient_file import PatientFile, open_file
from poems_desktop.app.ports import Kind
from poems_desktop.clinical.assessment import Assessment, assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.reports.identity import RevisionInfo
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.autosave import Autosave
from poems_desktop.ui.dialogs import Dialogs, RealDialogs
from poems_desktop.ui.identity import banner_facts, list_item
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.pages.documents_page import DocumentsPage, document_maker
from poems_desktop.ui.pages.holder import OVERVIEW, TRANSPLANT, EmptyPage, Holder
from poems_desktop.ui.pages.trends_page import TrendsPage
from poems_desktop.ui.shell import Shell
from poems_desktop.ui.status_strip import StatusFacts
from poems_desktop.ui.theme import qt_application
from poems_desktop.ui.visit.visit_page import VisitPage
from poems_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from poems_desktop.store.store import Store

PAGES = ("Overview", "Visit", "Trends", "Transplant", "Documents")
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
        self._clock = clock
        self._dialogs = dialogs or RealDialogs()
        self._user = user
        self._definitions = load_definitions()
        self._policy = Policy()
        self._file: PatientFile | None = None
        self.session: EditSession | None = None
        self._autosave: Autosave | None = None
        self._saved_text = ""
        self._banner_soon = QTimer(self)
        self._banner_soon.setSingleShot(True)
        self._banner_soon.setInterval(0)
        self._banner_soon.timeout.connect(self._show_banner)

    @property
    def today(self) -> date:
        """The local day of the sitting."""
        return self._clock().astimezone().date()

    def attach(self, workspace: Workspace) -> None:
        """Fill a fresh workspace."""
        self._workspace = workspace
        workspace.patients.search_changed.connect(self.show_patients)
        workspace.patients.open_requested.connect(self.open_patient)
        workspace.patients.new_requested.connect(self.new_patient)
        workspace.banner.chip_activated.connect(self._on_chip)
        workspace.page_changed.connect(self._on_page)
        qt_application().applicationStateChanged.connect(self.flush)
        self._shell.set_user(self._user)
        self._sign = PrimaryButton("Sign visit…", measure="small")
        self._sign.setObjectName("visit.sign")
        self._sign.clicked.connect(self.sign_visit)
        self._start = SecondaryButton("New visit…", "plus", measure="small")
        self._start.clicked.connect(self.new_visit)
        self._shell.set_page_actions("Visit", (self._start, self._sign))
        self.show_patients()
        self._show_status()

    def show_patients(self, query: str = "") -> None:
        """List the patients that match."""
        try:
            rows = self._store.patients(query)
        except StoreError as error:
            self._dialogs.tell("The list cannot be read", error.sentence, self._shell)
            return
        items = [list_item(row, self.today) for row in rows]
        nothing = "Nobody matches." if query else "No patient yet. Add one with the plus sign."
        self._workspace.patients.show_items(items, nothing=nothing)
        if self._file is not None:
            self._workspace.patients.show_current(self._file.record.patient.id)

    def _list_again(self) -> None:
        self.show_patients(self._workspace.patients.search_text())

    def open_patient(self, patient_id: str) -> None:
        """Open a record; the visit before is written first and never asked about."""
        if self._file is not None and self._file.record.patient.id == patient_id:
            return
        if not self.flush():
            return
        try:
            self._file = open_file(self._store, patient_id)
        except StoreError as error:
            self._dialogs.tell("The record cannot be opened", error.sentence, self._shell)
            return
        visits = self._file.record.visits
        self._open_visit(visits[-1].id if visits else None)
        self._workspace.patients.show_current(patient_id)

    def new_patient(self) -> None:
        """Ask who it is, save, and start the first visit."""
        patient = self._dialogs.ask_patient(self.today, self._known_number, None, self._shell)
        if patient is None:
            return
        if self._save("patient", patient.id, patient.id, patient.model_dump(mode="json")):
            self._list_again()
            self.open_patient(patient.id)
            self.new_visit()

    def edit_patient(self) -> None:
        """Correct who the patient is; the earlier version stays in the store."""
        if self._file is None or not self.flush():
            return
        before = self._file.record.patient
        patient = self._dialogs.ask_patient(self.today, self._known_number, before, self._shell)
        if patient is None or patient == before:
            return
        if self._save("patient", patient.id, patient.id, patient.model_dump(mode="json")):
            self._reopen(self.session.visit.id if self.session else None)
            self._list_again()

    def new_visit(self) -> None:
        """Start a visit today, as a draft in the store from the first moment."""
        if self._file is None or not self.flush():
            return
        visit = Visit(
            id=uuid4().hex,
            date=PartialDate.of(self.today),
            label="Visit" if self._file.record.visits else "Baseline",
            forms_digest=self._definitions.digest,
        )
        patient_id = self._file.record.patient.id
        try:
            self._store.save_draft(visit.id, patient_id, visit.model_dump(mode="json"), None)
        except StoreError as error:
            self._dialogs.tell("The visit was not started", error.sentence, self._shell)
            return
        self._reopen(visit.id)
        self._shell.set_page(PAGES.index("Visit"))

    def choose_visit(self, visit_id: str) -> None:
        """Show another visit of the same patient."""
        if self.flush():
            self._reopen(visit_id)

    def sign_visit(self) -> None:
        """Freeze the visit, after asking."""
        if self.session is None or self.session.read_only or not self.flush():
            return
        text = (
            "A signed visit is never changed. A later correction is a new version beside it, "
            "with author, time and reason."
        )
        problems = problem_count(self.session.visit, self._definitions, self.today)
        if problems:
            entries = "1 entry needs" if problems == 1 else f"{problems} entries need"
            text = f"{entries} correction: kept as typed, never used. {text}"
        if not self._dialogs.confirm("Sign this visit?", text, "Sign visit", self._shell):
            return
        try:
            self.session.sign()
        except StoreError as error:
            self._dialogs.tell("The visit was not signed", error.sentence, self._shell)
            return
        self._reopen(self.session.visit.id)

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
        if (page := self._visit_page()) is not None:
            self._shell.set_page(PAGES.index("Visit"))
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
        if not self._dialogs.confirm(
            "Close without saving?", text, "Close without saving", self._shell
        ):
            return False
        self._put_away()
        return True

    def _put_away(self) -> None:
        qt_application().applicationStateChanged.disconnect(self.flush)
        self._end_session()
        self._store.lock()

    def assessment(self) -> Assessment:
        """The open record weighed today.

        Raises:
            LookupError: while no patient is open.
        """
        if self.session is not None:
            return self.session.assessment
        if self._file is None:
            message = "no patient is open"
            raise LookupError(message)
        return assess(self._file.record, self._definitions, self._policy, self.today)

    def page(self, name: str) -> Holder:
        """The holder of a page, for the shell's factories."""
        holder = Holder()
        if self._file is not None:
            holder.hold(self._content(name))
        return holder

    def page_widget(self, name: str) -> QWidget | None:
        """The holder of a page that was already shown."""
        return self._workspace.built(name)

    def _content(self, name: str) -> QWidget:
        match name:
            case "Overview":
                return EmptyPage(*OVERVIEW)
            case "Transplant":
                return EmptyPage(*TRANSPLANT)
            case "Trends":
                return TrendsPage(self.assessment)
            case "Documents":
                made = document_maker(self.assessment, self._saved, self._now, self._user)
                return DocumentsPage(made, self._now)
            case _:
                return self._visit_content()

    def _visit_content(self) -> QWidget:
        if self.session is None:
            text = "No visit is recorded for this patient. Start one to record findings."
            empty = EmptyPage("No visit yet", text, "Start visit")
            if empty.button is not None:
                empty.button.clicked.connect(self.new_visit)
            return empty
        page = VisitPage(self.session)
        page.settled.connect(self._save_now)
        page.edited.connect(self._on_edited)
        page.visit_chosen.connect(self.choose_visit)
        return page

    def _reopen(self, visit_id: str | None) -> None:
        if self._file is not None:
            self._file = open_file(self._store, self._file.record.patient.id)
            self._open_visit(visit_id)

    def _open_visit(self, visit_id: str | None) -> None:
        self._end_session()
        if visit_id is not None and self._file is not None:
            self.session = EditSession(
                self._store, self._file, visit_id, self._definitions, self._policy, self.today
            )
            self._autosave = Autosave(self.session, self._now, self)
            self._autosave.saved.connect(self._on_saved)
            self._autosave.failed.connect(self._on_save_failed)
        self._sign.setEnabled(self.session is not None and not self.session.read_only)
        # Before the banner: it lets the workspace show a page, which is then made only once.
        self._fill_pages()
        self._show_banner()
        self._on_page(self._workspace.current_page())
        self._show_status()

    def _fill_pages(self) -> None:
        for name in PAGES:
            holder = self._workspace.built(name)
            if isinstance(holder, Holder):
                holder.hold(self._content(name))

    def show_anew(self) -> None:
        """Make the pages again, as for another text size; the sitting and its undo stay."""
        self.flush()
        if self._file is None:
            return
        if (page := self._visit_page()) is not None:
            page.close_session()
        self._fill_pages()
        self._on_page(self._workspace.current_page())

    def _end_session(self) -> None:
        if (page := self._visit_page()) is not None:
            page.close_session()
        if self._autosave is not None:
            self._autosave.stop()
            self._autosave.deleteLater()
        self.session, self._autosave = None, None

    def _visit_page(self) -> VisitPage | None:
        holder = self._workspace.built("Visit")
        held = holder.held if isinstance(holder, Holder) else None
        return held if isinstance(held, VisitPage) else None

    def _on_page(self, name: str) -> None:
        self._save_now()
        holder = self._workspace.built(name)
        held = holder.held if isinstance(holder, Holder) else None
        if isinstance(held, (TrendsPage, DocumentsPage)) and self._file is not None:
            held.refresh()

    def _on_chip(self, index: int) -> None:
        self._shell.set_page(PAGES.index("Transplant" if index else "Visit"))

    def _on_edited(self) -> None:
        if self._autosave is not None:
            self._autosave.on_edited()
        self._banner_soon.start()

    def _show_banner(self) -> None:
        if self._file is not None:
            self._shell.show_patient(banner_facts(self.assessment(), self.today))
        self._show_status()

    def _finish_field(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and hasattr(focused, "flush"):
            focused.flush()

    def _save_now(self) -> bool:
        return True if self._autosave is None else self._autosave.save_now()

    def _save(self, kind: Kind, entity: str, patient: str, content: dict[str, object]) -> bool:
        try:
            self._store.save(kind, entity, patient, content)
        except StoreError as error:
            self._dialogs.tell("This was not saved", error.sentence, self._shell)
            return False
        return True

    def _on_saved(self, when: datetime) -> None:
        # Not %b: it speaks the language of the computer.
        self._saved_text = f"Saved {show_date(PartialDate.of(when.date()))} {when:%H:%M}"
        self._show_status()

    def _on_save_failed(self, sentence: str) -> None:
        self._saved_text = f"Not saved: {sentence} Your entries are kept here; trying again."
        self._show_status()

    def _show_status(self) -> None:
        problems = 0
        if self.session is not None:
            problems = problem_count(self.session.visit, self._definitions, self.today)
        self._shell.set_status(
            StatusFacts(
                saved=self._saved_text,
                store=self._store.name,
                problems=problems,
                sources=_SOURCES,
            )
        )

    def _known_number(self, number: str) -> bool:
        return any(row.record_number == number for row in self._store.patients(number))

    def _saved(self) -> RevisionInfo:
        """The latest revision of the open record, and when it or a draft of it was saved."""
        if self._file is None:
            message = "no patient is open"
            raise LookupError(message)
        patient_id = self._file.record.patient.id
        heads = self._store.heads_of(patient_id)
        instants = [head.saved_at for head in heads]
        instants += [draft.saved_at for draft in self._store.drafts_of(patient_id)]
        saved_at = max(instants)
        return RevisionInfo(max(head.seq for head in heads), saved_at.astimezone())

    def _now(self) -> datetime:
        return self._clock().astimezone()
