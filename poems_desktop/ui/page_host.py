"""The pages of the open patient: made when first shown, filled anew with the visit."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.context import Context
from poems_desktop.ui.documents.leaving import Warned
from poems_desktop.ui.overview.due_flow import DueFlow
from poems_desktop.ui.overview.overview_page import OverviewPage
from poems_desktop.ui.pages.documents_page import DocumentsPage
from poems_desktop.ui.pages.holder import EmptyPage, Holder
from poems_desktop.ui.pages.trends_page import TrendsPage
from poems_desktop.ui.transplant.transplant_page import TransplantPage
from poems_desktop.ui.visit.visit_page import VisitPage

if TYPE_CHECKING:
    from poems_desktop.reports.feeds import Feed
    from poems_desktop.reports.identity import RevisionInfo
    from poems_desktop.ui.trends.entry import Way
    from poems_desktop.ui.workspace import Workspace

PAGES = ("Overview", "Visit", "Trends", "Transplant", "Documents")


class PageHost(QObject):
    """Knows which page stands where. A page that has `refresh()` is refreshed when shown."""

    settled = Signal()
    edited = Signal()
    visit_chosen = Signal(str)
    visit_wanted = Signal()

    def __init__(
        self,
        context: Context,
        workspace: "Workspace",
        revision: "Callable[[], RevisionInfo]",
    ) -> None:
        super().__init__(workspace)
        self._context = context
        self._sitting = context.sitting
        self._workspace = workspace
        self._revision = revision
        self._warned = Warned()
        self._due = DueFlow(context, self)

    def page(self, name: str) -> Holder:
        """The holder of a page, for the shell's factories."""
        holder = Holder()
        if self._sitting.file is not None:
            holder.hold(self._content(name))
        return holder

    def held(self, name: str) -> QWidget | None:
        """What a page shows, if it was made already."""
        holder = self._workspace.built(name)
        return holder.held if isinstance(holder, Holder) else None

    def visit_page(self) -> VisitPage | None:
        """The Visit page, where it was made and a visit is open."""
        held = self.held("Visit")
        return held if isinstance(held, VisitPage) else None

    def fill(self) -> None:
        """Make anew what was made already, for another visit, patient or text size."""
        self.let_go()
        for name in PAGES:
            holder = self._workspace.built(name)
            if isinstance(holder, Holder):
                holder.hold(self._content(name))
        self.refresh(self._workspace.current_page())

    def write(self) -> bool:
        """A page that keeps a draft of its own, as the transplant log, writes it; False if not."""
        done = True
        for name in PAGES:
            write = getattr(self.held(name), "flush", None)
            if write is not None and self._sitting.file is not None:
                done = bool(write()) and done
        return done

    def let_go(self) -> None:
        """The record or the visit is left: no page writes of it any more."""
        for name in PAGES:
            close = getattr(self.held(name), "close_session", None)
            if close is not None:
                close()

    def refresh(self, name: str) -> None:
        """Bring the page that is shown up to date."""
        refresh = getattr(self.held(name), "refresh", None)
        if refresh is not None and self._sitting.file is not None:
            refresh()

    def _content(self, name: str) -> QWidget:
        match name:
            case "Overview":
                page = OverviewPage(self._context)
                page.follow_up.wanted.connect(self._due.act)
                return page
            case "Transplant":
                arithmetic = self._context.site().dose_arithmetic
                return TransplantPage(self._context, dose_arithmetic=arithmetic)
            case "Trends":
                return self._trends()
            case "Documents":
                return self._documents()
            case _:
                return self._visit_content()

    def _documents(self) -> DocumentsPage:
        page = DocumentsPage(self._context, self._revision, self._warned)
        page.feed_wanted.connect(self._on_feed_wanted)
        return page

    def _on_feed_wanted(self, feed: "Feed") -> None:
        """Go to where something is recorded, or could be: its visit, else the one that is open."""
        session = self._sitting.session
        if feed.visit and session is not None and session.visit.id != feed.visit:
            self.visit_chosen.emit(feed.visit)
            session = self._sitting.session
            if session is None or session.visit.id != feed.visit:
                return  # it could not be opened, and why was said
        self._context.show_page(feed.page)
        if feed.page == "Visit" and feed.key and (page := self.visit_page()) is not None:
            page.ways.go_to(feed.key)

    def _trends(self) -> TrendsPage:
        page = TrendsPage(self._context)
        page.settled.connect(self.settled)
        page.edited.connect(self.edited)
        page.visit_started.connect(self._on_results_visit)
        return page

    def _on_results_visit(self, visit_id: str, way: "Way") -> None:
        """A visit was begun on the Trends page: show it everywhere, then go on there."""
        self.visit_chosen.emit(visit_id)
        if isinstance(page := self.held("Trends"), TrendsPage):
            page.begin(way)

    def _visit_content(self) -> QWidget:
        if self._sitting.session is None:
            text = tr("No visit is recorded for this patient. Start one to record findings.")
            empty = EmptyPage(tr("No visit yet"), text, tr("Start visit"))
            if empty.button is not None:
                rights = self._context.rights
                allow_buttons((empty.button,), rights.why, allowed=rights.record)
                empty.button.clicked.connect(self.visit_wanted)
            return empty
        page = VisitPage(self._sitting.session, self._context)
        page.settled.connect(self.settled)
        page.edited.connect(self.edited)
        page.visit_chosen.connect(self.visit_chosen)
        return page
