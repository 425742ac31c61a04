"""From a line of the follow-up plan to where it is entered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from poems_desktop.app.due_actions import DueAction, obstacle
from poems_desktop.app.words import tr
from poems_desktop.ui.pages.trends_page import TrendsPage

if TYPE_CHECKING:
    from poems_desktop.ui.context import Context
    from poems_desktop.ui.page_host import PageHost

_ASK = tr("Start a visit of today to record it in?")


class DueFlow(QObject):
    """Nothing of today is ever put into the visit of another day without being asked for."""

    def __init__(self, context: "Context", host: "PageHost") -> None:
        super().__init__(host)
        self._context = context
        self._host = host

    def act(self, action: DueAction) -> None:
        """Go to where it is entered; a visit is begun for it only after asking."""
        match action.way:
            case "visit":
                self._host.visit_wanted.emit()
            case "result":
                self._context.show_page("Trends")
                if isinstance(page := self._host.held("Trends"), TrendsPage):
                    page.begin("add")
            case "treatments":
                if self._context.sitting.session is not None or self._has_visit(today=True):
                    self._go_to_treatments()
            case "date" | "field":
                if self._has_visit(today=action.way == "field"):
                    self._go_to(action.key)

    def _has_visit(self, *, today: bool) -> bool:
        """Whether a visit is open that can be written in, and is of today where that is asked."""
        sitting = self._context.sitting
        why = obstacle(sitting.session, sitting.today, of_today=today)
        return not why or self._started(why)

    def _started(self, why: str) -> bool:
        context = self._context
        title, action = tr("Start a visit?"), tr("Start visit")
        if not context.dialogs.confirm(title, f"{why} {_ASK}", action, context.window):
            return False
        self._host.visit_wanted.emit()
        session = context.sitting.session
        return session is not None and not session.read_only

    def _go_to(self, key: str) -> None:
        self._context.show_page("Visit")
        if (page := self._host.visit_page()) is not None:
            page.ways.go_to(key)

    def _go_to_treatments(self) -> None:
        self._context.show_page("Visit")
        if (page := self._host.visit_page()) is not None:
            page.ways.go_to_treatments()
