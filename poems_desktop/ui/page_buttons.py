"""The buttons beside the tabs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.pages.trends_page import TrendsPage
from poems_desktop.ui.print_button import PrintButton

if TYPE_CHECKING:
    from poems_desktop.ui.context import Context
    from poems_desktop.ui.page_host import PageHost
    from poems_desktop.ui.visit_flow import VisitFlow


class PageButtons(QObject):
    """Print and start; new visit and sign. Grey where there is nothing to do it with."""

    def __init__(self, context: "Context", host: "PageHost", visits: "VisitFlow") -> None:
        super().__init__(host)
        self._context = context
        self._host = host
        self._summary = PrintButton(tr("Print summary…"), "summary", context, host)
        self._trend = PrintButton(tr("Print trend…"), "trend", context, host)
        self._start = PrimaryButton(tr("Start visit"), measure="small")
        self._start.setObjectName("overview.start")
        self._start.clicked.connect(host.visit_wanted)
        self._add = PrimaryButton(tr("Add result"), "plus", measure="small")
        self._add.setObjectName("trend.add")
        self._add.clicked.connect(self._on_add)
        self._new = SecondaryButton(tr("New visit…"), "plus", measure="small")
        self._new.setObjectName("visit.new")
        self._new.clicked.connect(visits.start)
        self.sign = PrimaryButton(tr("Sign visit…"), measure="small")
        self.sign.setObjectName("visit.sign")
        self.sign.clicked.connect(visits.sign)
        rights = context.rights
        allow_buttons((self._new, self.sign), rights.why, allowed=rights.record)
        self._why = _remark(rights.sign) if rights.sign else None
        self.refresh()

    @property
    def by_page(self) -> dict[str, tuple[QWidget, ...]]:
        """The buttons of each page, from left to right; before them why nobody here signs."""
        why = () if self._why is None else (self._why,)
        return {
            "Overview": (self._summary, self._start),
            "Visit": (*why, self._new, self.sign),
            "Trends": (self._trend, self._add),
        }

    def refresh(self) -> None:
        """Another patient or visit is open, or the first one."""
        self._summary.refresh()
        self._trend.refresh()
        sitting, rights = self._context.sitting, self._context.rights
        why = "" if rights.record else rights.why
        anybody = sitting.file is not None
        allow_buttons((self._start, self._add), why, allowed=rights.record and anybody)
        session = sitting.session
        self.sign.setEnabled(session is not None and not session.read_only)

    def _on_add(self) -> None:
        if isinstance(page := self._host.held("Trends"), TrendsPage):
            page.begin("add")


def _remark(why: str) -> Label:
    label = Label(why, "caption", tone="ink2")
    label.setObjectName("visit.sign_why")
    return label
