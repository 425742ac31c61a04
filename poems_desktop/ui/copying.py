"""Text of the record on the clipboard: the log of the store tells of it first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from poems_desktop.app.words import tr

if TYPE_CHECKING:
    from poems_desktop.ui.context import Context

PutText = Callable[[str], object]


def put_text(text: str) -> None:
    """The text is on the clipboard."""
    QGuiApplication.clipboard().setText(text)


class LoggedCopies:
    """What a table of the open record hands out; `what` names the table in the log."""

    def __init__(self, context: "Context", what: str) -> None:
        self._context = context
        self._what = what

    def put_text(self, text: str) -> None:
        """Log that a copy is made, then make it; where the log cannot tell of it, there is none."""
        if self._context.attempt(tr("This was not copied"), self._log):
            put_text(text)

    def _log(self) -> None:
        sitting = self._context.sitting
        details = {"format": f"clipboard/{self._what}", "patient_id": sitting.record.patient.id}
        sitting.store.record_event("export", details)
