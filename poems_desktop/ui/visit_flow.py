"""Starting, choosing, signing and correcting visits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from poems_desktop.app.to_correct import problem_count
from poems_desktop.app.words import tr
from poems_desktop.store.errors import Conflict

if TYPE_CHECKING:
    from collections.abc import Callable

    from poems_desktop.app.editing import EditSession
    from poems_desktop.app.merging import Versions
    from poems_desktop.ui.context import Context

_SIGNING = tr(
    "A signed visit is never changed. A later correction is a new version beside it, "
    "with author, time and reason."
)
_CORRECTING = tr("The earlier version is kept and can be read in the history of the visit.")
_NO_REASON = tr("Type in the bar above the form why the signed visit is corrected, then sign.")
_WITHDRAWING = tr(
    "What was changed in this correction is dropped. The signed version stands as it was."
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
        if self._context.attempt(tr("The visit was not started"), self._sitting.start_visit):
            self._opened()
            self._context.show_page("Visit")

    def choose(self, visit_id: str) -> None:
        """Show another visit of the same patient."""
        if self._context.flush() and self._context.attempt(
            tr("The visit cannot be opened"), lambda: self._sitting.open_again(visit_id)
        ):
            self._opened()

    def sign(self) -> None:
        """Freeze the visit, after asking; a correction needs its reason first."""
        session = self._sitting.session
        if session is None or session.read_only or not self._context.flush():
            return
        dialogs, window = self._context.dialogs, self._context.window
        if session.lacks_reason:
            self._context.show_page("Visit")
            dialogs.tell(tr("The correction needs a reason"), _NO_REASON, window)
            return
        title = tr("Sign this correction?") if session.correcting else tr("Sign this visit?")
        action = tr("Sign correction") if session.correcting else tr("Sign visit")
        if dialogs.confirm(title, _said(session), action, window) and self._signed(session):
            self._sitting.open_again(session.visit.id)
            self._opened()

    def correct(self) -> None:
        """Open the signed visit for correction; a new version is made when it is signed."""
        session = self._sitting.session
        if session is not None and session.read_only:
            session.start_correction()
            self._context.show_page("Visit")

    def withdraw_correction(self) -> None:
        """Drop a correction that was not signed, after asking; the signed version stands."""
        session = self._sitting.session
        if session is None or not session.correcting:
            return
        dialogs, window = self._context.dialogs, self._context.window
        title, action = tr("Withdraw this correction?"), tr("Withdraw correction")
        if not dialogs.confirm(title, _WITHDRAWING, action, window) or not self._context.flush():
            return
        visit_id = session.visit.id
        discard = self._sitting.store.discard_draft
        if self._context.attempt(tr("The correction was not dropped"), lambda: discard(visit_id)):
            self._sitting.open_again(visit_id)
            self._opened()

    def _signed(self, session: "EditSession") -> bool:
        """Whether it was signed; one that was signed elsewhere meanwhile shows both versions."""

        def sign() -> None:
            try:
                session.sign(session.reason)
            except Conflict as conflict:
                if conflict.comparison is None:
                    raise
                met.append(conflict.comparison)

        met: list[Versions] = []
        if not self._context.attempt(tr("The visit was not signed"), sign):
            return False
        if met:
            session.report_conflict(met[0])
            self._context.show_page("Visit")
        return not met


def _said(session: "EditSession") -> str:
    text = _CORRECTING if session.correcting else _SIGNING
    if problems := problem_count(session.visit, session.definitions, session.today):
        entries = (
            tr("1 entry needs")
            if problems == 1
            else tr("{problems} entries need").format(problems=problems)
        )
        text = tr("{entries} correction: kept as typed, never used. {text}").format(
            entries=entries, text=text
        )
    return text
