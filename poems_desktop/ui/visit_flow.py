"""Starting, choosing and signing visits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from poems_desktop.app.entries import problem_count

if TYPE_CHECKING:
    from collections.abc import Callable

    from poems_desktop.ui.context import Context

_SIGNING = (
    "A signed visit is never changed. A later correction is a new version beside it, "
    "with author, time and reason."
)


class VisitFlow(QObject):
    """What happens to whole visits. `opened()` follows every change of visit."""

    def __init__(self, context: "Context", opened: "Callable[[], object]", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._sitting = context.sitting
        self._opened = opened

    def start(self) -> None:
        """Start a visit today, as a draft in the store from the first moment."""
        if self._sitting.file is None or not self._context.flush():
            return
        if self._context.attempt("The visit was not started", self._sitting.start_visit):
            self._opened()
            self._context.show_page("Visit")

    def choose(self, visit_id: str) -> None:
        """Show another visit of the same patient."""
        if self._context.flush() and self._context.attempt(
            "The visit cannot be opened", lambda: self._sitting.open_again(visit_id)
        ):
            self._opened()

    def sign(self) -> None:
        """Freeze the visit, after asking."""
        session = self._sitting.session
        if session is None or session.read_only or not self._context.flush():
            return
        text = _SIGNING
        if problems := problem_count(session.visit, session.definitions, session.today):
            entries = "1 entry needs" if problems == 1 else f"{problems} entries need"
            text = f"{entries} correction: kept as typed, never used. {text}"
        dialogs, window = self._context.dialogs, self._context.window
        if not dialogs.confirm("Sign this visit?", text, "Sign visit", window):
            return
        if self._context.attempt("The visit was not signed", session.sign):
            self._sitting.open_again(session.visit.id)
            self._opened()
