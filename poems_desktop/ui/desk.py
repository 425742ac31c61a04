"""What stands around an open store: it joins the window to the sitting."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from poems_desktop.app.editing import EditSession
from poems_desktop.app.entries import problem_count
from poems_desktop.app.half_typed import HalfTyped
from poems_desktop.app.preferences import Preferences
from poems_desktop.app.printed import record_version
from poems_desktop.app.site_settings import SiteSettings, load_choices
from poems_desktop.app.sitting import Sitting
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import shipped_definitions
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.exchange.assessment_json import signed_snapshot
from poems_desktop.reports.identity import RevisionInfo
from poems_desktop.ui.allowing import allow_actions, allow_buttons
from poems_desktop.ui.autosave import Autosave
from poems_desktop.ui.context import Context
from poems_desktop.ui.dialogs import Dialogs, HushableDialogs, RealDialogs
from poems_desktop.ui.identity import banner_facts
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.page_buttons import PageButtons
from poems_desktop.ui.page_host import PAGES, PageHost
from poems_desktop.ui.pages.holder import Holder
from poems_desktop.ui.patient_flow import PatientFlow
from poems_desktop.ui.shell import Shell
from poems_desktop.ui.status_strip import StatusFacts
from poems_desktop.ui.text import without_mnemonics
from poems_desktop.ui.theme import qt_application
from poems_desktop.ui.visit_flow import VisitFlow
from poems_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from poems_desktop.store.store import Store

__all__ = ["PAGES", "Desk"]
_HAND_OVER = tr("&Hand over: show one patient")
_HAND_BACK = tr("&Hand over: show all patients again")
_SOURCES = tr("Sources: N = NORD 23-Sep-2021 · F = POEMS FAQ 07-Aug-2017")


class Desk(QObject):
    """Owns the open store while it is unlocked.

    `written()` follows each draft that reached the store.
    """

    written = Signal()
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
        self._shell = shell
        self._store = store
        self._user = user
        choices = load_choices(store)
        self.sitting = Sitting(
            store, shipped_definitions(), choices.policy, clock, user, signed_snapshot
        )
        self.site = choices.site
        self.trouble = ""
        self._unread = choices.sentence
        self._notice = ""
        self._alike = 0
        self._backup = ("", False)
        self._asking: Dialogs = dialogs or RealDialogs()
        self._dialogs = HushableDialogs(self._asking)
        self.half_typed = HalfTyped(store if self.sitting.rights.log else None, user_id or user)
        self.context = Context(
            self.sitting,
            shell,
            self._dialogs,
            self.flush,
            self.show_page,
            self._site,
            preferences,
            self.half_typed,
        )
        self._half_saving = Autosave(self.half_typed, self._now, self)
        self._half_saving.saved.connect(self._on_half_saved)
        self._half_saving.failed.connect(self._on_save_failed)
        self.half_typed.subscribe(self._half_saving.on_edited)
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
        rights = self.sitting.rights
        allow_buttons((workspace.patients.new,), rights.why, allowed=rights.record)
        workspace.banner.chip_activated.connect(self._on_chip)
        workspace.page_changed.connect(self._on_page)
        workspace.status.cancel_wanted.connect(self.backup_cancelled)
        qt_application().applicationStateChanged.connect(self.flush)
        self._shell.set_user(self._user)
        self._add_page_actions()
        self._show_hand_over(on=False)
        self.patients.show()
        self._show_status()
        if self._unread:
            self.context.dialogs.tell(tr("Settings of this store"), self._unread, self._shell)

    def new_patient(self) -> None:
        """Ask who it is, save, and start the first visit."""
        if self.patients.add():
            self.visits.start()

    def undo(self) -> None:
        """Take the last step back."""
        if self.session is not None:
            self.finish_field()
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
            self.show_page("Visit")
            page.next_not_assessed()

    def flush(self, *_: object) -> bool:
        """Take the field being typed in as finished and write the draft; False where it failed.

        What is half typed elsewhere is written too, but holds nobody up: it stays with its
        patient in memory, whoever is opened meanwhile.
        """
        self.finish_field()
        self._half_saving.save_now()
        return self._write_record()

    def write(self) -> bool:
        """Write all that is being entered; False where it failed, and `trouble` says why."""
        record = self._write_record()
        return self._half_saving.save_now() and record

    def _write_record(self) -> bool:
        visit = self._save_now()
        return self._write_pages() and visit

    def hush(self) -> None:
        """From now on nothing asks or tells: the window is being locked."""
        self._dialogs.hush()

    def _write_pages(self) -> bool:
        """A page that keeps a draft of its own, as the transplant log, writes it."""
        done = True
        for name in PAGES:
            write = getattr(self.pages.held(name), "flush", None)
            if write is not None and self.sitting.file is not None:
                done = bool(write()) and done
        return done

    @property
    def store(self) -> "Store":
        """The open store."""
        return self._store

    def use_site(self, site: SiteSettings) -> None:
        """The site has chosen something else; pages that show it are made anew."""
        self.site = site
        self.show_anew()

    def toggle_hand_over(self) -> None:
        """Show the open patient alone, as for handing the screen to them, or everybody again."""
        if self.sitting.file is None:
            return
        on = not self.patients.handed_over
        self.patients.hand_over(on=on)
        self._show_banner()
        self._show_hand_over(on=on)

    def _show_hand_over(self, *, on: bool) -> None:
        """The menu offers what can be done now; a fresh sitting shows everybody."""
        self._shell.set_action_text("file.handover", _HAND_BACK if on else _HAND_OVER)
        for action in ("edit.find", "patient.new"):
            self._shell.set_action_enabled(action, enabled=not on)
        if not on:
            allow_actions(self._shell, self.sitting.rights)

    def _site(self) -> SiteSettings:
        return self.site

    def say_notice(self, notice: str) -> None:
        """Say something in the status line that must be seen now; empty ends it."""
        self._notice = notice
        self._show_status()

    def say_backup(self, text: str, *, running: bool) -> None:
        """Say in the status line how the backups stand."""
        self._backup = (text, running)
        self._show_status()

    def close(self) -> None:
        """Close the store; the key leaves memory. What is to be written is written before."""
        qt_application().applicationStateChanged.disconnect(self.flush)
        self._end_autosave()
        self._half_saving.stop()
        self.patients.stop()
        self.pages.let_go()
        self.sitting.close()
        self._store.lock()

    def may_let_go(self) -> bool:
        """Whether the user gives up what could not be written."""
        text = tr(
            "The last entries could not be written to the store and would be lost. "
            "Cancel keeps the window open; the program goes on trying."
        )
        title, action = tr("Close without saving?"), tr("Close without saving")
        return self._asking.confirm(title, text, action, self._shell)

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
        if self.flush() and self.sitting.file is not None:
            self.pages.fill()

    def _add_page_actions(self) -> None:
        self._sign = PrimaryButton(tr("Sign visit…"), measure="small")
        self._sign.setObjectName("visit.sign")
        self._sign.clicked.connect(self.visits.sign)
        start = SecondaryButton(tr("New visit…"), "plus", measure="small")
        start.setObjectName("visit.new")
        start.clicked.connect(self.visits.start)
        rights = self.sitting.rights
        allow_buttons((start, self._sign), rights.why, allowed=rights.record)
        why = Label(rights.sign, "caption", tone="ink2")
        why.setObjectName("visit.sign_why")
        self._shell.set_page_actions("Visit", ((why,) if rights.sign else ()) + (start, self._sign))
        self._page_buttons = PageButtons(self.context, self.pages)
        for name, widgets in self._page_buttons.by_page.items():
            self._shell.set_page_actions(name, widgets)

    def show_page(self, name: str) -> None:
        """Choose a page by its name."""
        self._shell.set_page(PAGES.index(name))

    def _on_visit_opened(self) -> None:
        self._end_autosave()
        session = self.session
        if session is not None:
            self._autosave = Autosave(session, self._now, self)
            self._autosave.saved.connect(self._on_saved)
            self._autosave.failed.connect(self._on_save_failed)
        self._sign.setEnabled(session is not None and not session.read_only)
        self._page_buttons.refresh()
        self._alike = self.patients.named_alike()
        # Before the banner: it lets the workspace show a page, which is then made only once.
        self.pages.fill()
        self._show_banner()
        self._show_status()
        self.patients.follow_open()

    def _end_autosave(self) -> None:
        if self._autosave is not None:
            self._autosave.stop()
            self._autosave.deleteLater()
        self._autosave = None

    def _on_page(self, name: str) -> None:
        self._save_now()
        self.pages.refresh(name)

    def _on_chip(self, index: int) -> None:
        self.show_page("Transplant" if index else "Visit")

    def _on_edited(self) -> None:
        if self._autosave is not None:
            self._autosave.on_edited()
        self._banner_soon.start()

    def _show_banner(self) -> None:
        if self.sitting.file is not None:
            alike = 0 if self.patients.handed_over else self._alike
            self._shell.show_patient(banner_facts(self.assessment(), self.today, alike=alike))
        self._show_status()

    def finish_field(self) -> None:
        """Take the field being typed in as finished."""
        focused = QApplication.focusWidget()
        if focused is not None and hasattr(focused, "flush"):
            focused.flush()

    def _save_now(self) -> bool:
        return True if self._autosave is None else self._autosave.save_now()

    def _on_saved(self, when: datetime) -> None:
        # Not %b: it speaks the language of the computer.
        self._saved_text = tr("Saved {day} {time}").format(
            day=show_date(PartialDate.of(when.date())), time=f"{when:%H:%M}"
        )
        self.trouble = ""
        self._show_status()
        self.patients.follow_open()
        self.written.emit()

    def _on_half_saved(self, when: datetime) -> None:
        waits = self.session is not None and self.session.dirty
        if self.trouble and not waits:  # else the visit is what could not be written
            self._on_saved(when)
        else:
            self.written.emit()

    def _on_save_failed(self, sentence: str) -> None:
        self.trouble = sentence
        self._saved_text = tr(
            "Not saved: {sentence} Your entries are kept here; trying again."
        ).format(sentence=sentence)
        self._show_status()

    def _show_status(self) -> None:
        problems = 0
        if (session := self.session) is not None:
            problems = problem_count(session.visit, session.definitions, self.today)
        backup, running = self._backup
        saved = self.sitting.rights.why or self._saved_text
        facts = StatusFacts(
            saved=saved,
            store=self._store.name,
            problems=problems,
            sources=_SOURCES,
            notice=self._notice,
            backup=backup,
            running=running,
        )
        self._shell.set_status(facts)
        self._name_steps()

    def _name_steps(self) -> None:
        """Undo and redo say what they would do."""
        session = self.session
        for action, word, step in (
            ("edit.undo", tr("&Undo"), session.undo_name if session else None),
            ("edit.redo", tr("&Redo"), session.redo_name if session else None),
        ):
            self._shell.set_action_text(
                action, f"{word} {without_mnemonics(tr(step))}" if step else word
            )
            self._shell.set_action_enabled(action, enabled=step is not None)

    def _saved(self) -> RevisionInfo:
        """The version of the open record, and when it or a draft of it was last saved."""
        patient_id = self.sitting.record.patient.id
        heads = self._store.heads_of(patient_id)
        instants = [head.saved_at for head in heads if head.kind != "document"]
        instants += [draft.saved_at for draft in self._store.drafts_of(patient_id)]
        return RevisionInfo(record_version(heads), max(instants).astimezone())

    def _now(self) -> datetime:
        return self.sitting.now
