"""What stands around an open store: it joins the window to the sitting."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from poems_desktop.app.editing import EditSession
from poems_desktop.app.half_typed import HalfTyped
from poems_desktop.app.preferences import Preferences
from poems_desktop.app.printed import record_version
from poems_desktop.app.site_settings import SiteSettings, load_choices
from poems_desktop.app.sitting import Sitting
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import shipped_definitions
from poems_desktop.exchange.assessment_json import signed_snapshot
from poems_desktop.reports.identity import RevisionInfo
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.context import Context
from poems_desktop.ui.dialogs import Dialogs, HushableDialogs, RealDialogs
from poems_desktop.ui.hand_over import HandOver
from poems_desktop.ui.identity import banner_facts
from poems_desktop.ui.new_day import NewDay
from poems_desktop.ui.page_buttons import PageButtons
from poems_desktop.ui.page_host import PAGES, PageHost
from poems_desktop.ui.patient_flow import PatientFlow
from poems_desktop.ui.patient_search import PatientSearch
from poems_desktop.ui.shell import Shell
from poems_desktop.ui.status_line import StatusLine
from poems_desktop.ui.theme import qt_application
from poems_desktop.ui.undo_flow import UndoFlow
from poems_desktop.ui.visit_flow import VisitFlow
from poems_desktop.ui.workspace import Workspace
from poems_desktop.ui.writing import Writing

if TYPE_CHECKING:
    from poems_desktop.store.store import Store

__all__ = ["PAGES", "Desk"]
_LOST = tr(
    "The last entries could not be written to the store and would be lost. "
    "Cancel keeps the window open; the program goes on trying."
)


class Desk(QObject):
    """Owns the open store while it is unlocked.

    Attributes:
        sitting, context: who is open, and what flows and pages share of it.
        writing, status, steps: saving, the line at the foot, undo and redo.
        search, patients, visits, pages, hand_over: made with the workspace.
    """

    backup_cancelled = Signal()

    def __init__(  # noqa: PLR0913 - what a desk is made of
        self,
        shell: Shell,
        store: "Store",
        clock: Callable[[], datetime],
        dialogs: Dialogs | None = None,
        user: str = "",
        preferences: Callable[[], Preferences] = Preferences,
        user_id: str = "",
    ) -> None:
        """`user_id` keeps apart who has, or once had, the same name as another."""
        super().__init__(shell)
        self._shell, self._store, self._user = shell, store, user
        choices = load_choices(store)
        self.site, self._unread = choices.site, choices.sentence
        self.sitting = sitting = Sitting(
            store, shipped_definitions(), choices.policy, clock, user, signed_snapshot
        )
        self._alike = 0
        self._asking: Dialogs = dialogs or RealDialogs()
        self._dialogs = HushableDialogs(self._asking)
        self.half_typed = HalfTyped(store if sitting.rights.log else None, user_id or user)
        self.writing = Writing(sitting, self.half_typed, self._write_pages, self)
        self.status = StatusLine(shell, sitting, store.name)
        self.steps = UndoFlow(shell, sitting, self.writing)
        self.context = Context(
            sitting,
            shell,
            self._dialogs,
            self.flush,
            self.show_page,
            self._site,
            preferences,
            self.half_typed,
        )
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

    @property
    def store(self) -> "Store":
        """The open store."""
        return self._store

    def attach(self, workspace: Workspace) -> None:
        """Fill a fresh workspace."""
        self._workspace = workspace
        self.search = PatientSearch(self.context, workspace.patients)
        self.patients = PatientFlow(
            self.context, workspace.patients, self.search, self._on_visit_opened
        )
        self.visits = VisitFlow(self.context, self._on_visit_opened, workspace)
        self.pages = PageHost(self.context, workspace, self._revision)
        self.hand_over = HandOver(self._shell, self.sitting, self.search, self._show_banner)
        self._new_day = NewDay(self, workspace)
        self._connect(workspace)
        rights = self.sitting.rights
        allow_buttons((workspace.patients.new,), rights.why, allowed=rights.record)
        self._shell.set_user(self._user)
        self._page_buttons = PageButtons(self.context, self.pages, self.visits)
        for name, widgets in self._page_buttons.by_page.items():
            self._shell.set_page_actions(name, widgets)
        self.search.show()
        self._show_status()
        if self._unread:
            self.context.dialogs.tell(tr("Settings of this store"), self._unread, self._shell)

    def _connect(self, workspace: Workspace) -> None:
        self.pages.settled.connect(self.writing.save_visit)
        self.pages.edited.connect(self._on_edited)
        self.pages.visit_chosen.connect(self.visits.choose)
        self.pages.visit_wanted.connect(self.visits.start)
        self.writing.saved.connect(self._on_saved)
        self.writing.failed.connect(self.status.on_failed)
        self._no_more_told = self.sitting.subscribe(self.status.on_read)
        workspace.patients.new_requested.connect(self.new_patient)
        workspace.banner.chip_activated.connect(self._on_chip)
        workspace.page_changed.connect(self._on_page)
        workspace.status.cancel_wanted.connect(self.backup_cancelled)
        qt_application().applicationStateChanged.connect(self.flush)

    def new_patient(self) -> None:
        """Ask who it is, save, and start the first visit."""
        if self.patients.add():
            self.visits.start()

    def flush(self, *_: object) -> bool:
        """Take the field being typed in as finished and write the draft; False where it failed."""
        return self.writing.flush()

    def hush(self) -> None:
        """From now on nothing asks or tells: the window is being locked."""
        self._dialogs.hush()

    def use_site(self, site: SiteSettings) -> None:
        """The site has chosen something else; pages that show it are made anew."""
        self.site = site
        self.show_anew()

    def close(self) -> None:
        """Close the store; the key leaves memory. What is to be written is written before."""
        qt_application().applicationStateChanged.disconnect(self.flush)
        self._no_more_told()
        self.writing.stop()
        self._new_day.stop()
        self.search.stop()
        self.pages.let_go()
        self.sitting.close()
        self._store.lock()

    def may_let_go(self) -> bool:
        """Whether the user gives up what could not be written."""
        title, action = tr("Close without saving?"), tr("Close without saving")
        return self._asking.confirm(title, _LOST, action, self._shell)

    def page_widget(self, name: str) -> QWidget | None:
        """The holder of a page that was already shown."""
        return self._workspace.built(name)

    def show_page(self, name: str) -> None:
        """Choose a page by its name."""
        self._shell.set_page(PAGES.index(name))

    def show_anew(self) -> None:
        """Make the pages again, as for another text size; the sitting and its undo stay."""
        if self.flush() and self.sitting.file is not None:
            self.pages.fill()
            self._show_banner()

    def _write_pages(self) -> bool:
        return self.pages.write()

    def _site(self) -> SiteSettings:
        return self.site

    def _on_visit_opened(self) -> None:
        self.writing.follow(self.session)
        self._page_buttons.refresh()
        self._alike = self.patients.named_alike()
        # Before the banner: it lets the workspace show a page, which is then made only once.
        self.pages.fill()
        self._show_banner()
        self.search.follow_open()

    def _on_page(self, name: str) -> None:
        self.writing.save_visit()
        self.pages.refresh(name)

    def _on_chip(self, index: int) -> None:
        self.show_page("Transplant" if index else "Visit")

    def _on_edited(self) -> None:
        self.writing.on_edited()
        self._banner_soon.start()

    def _on_saved(self, when: datetime) -> None:
        self.status.on_saved(when)
        self.steps.name_steps()
        self.search.follow_open()

    def _show_banner(self) -> None:
        if self.sitting.file is not None:
            alike = 0 if self.search.is_alone else self._alike
            self._shell.show_patient(banner_facts(self.sitting.assessment, self.today, alike=alike))
        self._show_status()

    def _show_status(self) -> None:
        self.status.show()
        self.steps.name_steps()

    def _revision(self) -> RevisionInfo:
        """The version of the open record, and when it or a draft of it was last saved."""
        patient_id = self.sitting.record.patient.id
        heads = self._store.heads_of(patient_id)
        instants = [head.saved_at for head in heads if head.kind != "document"]
        instants += [draft.saved_at for draft in self._store.drafts_of(patient_id)]
        return RevisionInfo(record_version(heads), max(instants).astimezone())
