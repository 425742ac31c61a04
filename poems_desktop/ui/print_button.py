"""A button that shows what would be printed: the preview of one kind of document."""

from typing import TYPE_CHECKING

from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.kit.buttons import SecondaryButton
from poems_desktop.ui.pages.documents_page import DocumentsPage

if TYPE_CHECKING:
    from poems_desktop.reports.kind_names import Kind
    from poems_desktop.ui.context import Context
    from poems_desktop.ui.page_host import PageHost


class PrintButton(SecondaryButton):
    """Grey until a patient is open; `kind` is the document that is previewed."""

    def __init__(self, text: str, kind: "Kind", context: "Context", host: "PageHost") -> None:
        super().__init__(text, "print", measure="small")
        self.setObjectName(f"preview.{kind}")
        self._kind: Kind = kind
        self._context = context
        self._host = host
        self.clicked.connect(self._on_clicked)
        self.refresh()

    def refresh(self) -> None:
        """Another patient is open, or the first one."""
        rights, anybody = self._context.rights, self._context.sitting.file is not None
        why = "" if rights.log else rights.why
        allow_buttons((self,), why, allowed=rights.log and anybody)

    def _on_clicked(self) -> None:
        self._context.show_page("Documents")
        if isinstance(page := self._host.held("Documents"), DocumentsPage):
            page.chooser.choose(self._kind)
