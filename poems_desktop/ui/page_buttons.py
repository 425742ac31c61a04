"""The buttons beside the tabs of the pages that only show."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.kit.buttons import PrimaryButton
from poems_desktop.ui.print_button import PrintButton

if TYPE_CHECKING:
    from poems_desktop.ui.context import Context
    from poems_desktop.ui.page_host import PageHost


class PageButtons(QObject):
    """Grey until a patient is open."""

    def __init__(self, context: "Context", host: "PageHost") -> None:
        super().__init__(host)
        self._context = context
        self._summary = PrintButton(tr("Print summary…"), "summary", context, host)
        self._trend = PrintButton(tr("Print trend…"), "trend", context, host)
        self._start = PrimaryButton(tr("Start visit"), measure="small")
        self._start.setObjectName("overview.start")
        self._start.clicked.connect(host.visit_wanted)
        self.refresh()

    @property
    def by_page(self) -> dict[str, tuple[QWidget, ...]]:
        """The buttons of each page, from left to right."""
        return {"Overview": (self._summary, self._start), "Trends": (self._trend,)}

    def refresh(self) -> None:
        """Another patient is open, or the first one."""
        self._summary.refresh()
        self._trend.refresh()
        rights, anybody = self._context.rights, self._context.sitting.file is not None
        why = "" if rights.record else rights.why
        allow_buttons((self._start,), why, allowed=rights.record and anybody)
