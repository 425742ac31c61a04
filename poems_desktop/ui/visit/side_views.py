"""The middle of the Visit page: the form, or for a while something to read in its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from poems_desktop.app.editing import EditSession
from poems_desktop.app.merging import Versions
from poems_desktop.app.visit_differences import differences
from poems_desktop.clinical.record import Visit
from poems_desktop.ui.half_typed import Box
from poems_desktop.ui.visit.beside import Beside
from poems_desktop.ui.visit.compare_view import CompareView
from poems_desktop.ui.visit.conflict_view import ConflictView
from poems_desktop.ui.visit.history_view import HistoryView
from poems_desktop.ui.visit.side_view import SideView


class SideViews(QStackedWidget):
    """Each view is made when it is wanted and freed on the way back."""

    settled = Signal()

    def __init__(
        self, session: EditSession, beside: Beside, form: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._beside = beside
        self._form = form
        self._versions: Versions | None = None
        self._picks: Box | None = None
        self.addWidget(form)

    def view(self) -> SideView | None:
        """What stands in place of the form; None while the form is shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, SideView) else None

    def show_form(self) -> None:
        """Back to the form."""
        shown = self.view()
        self.setCurrentWidget(self._form)
        if shown is not None:
            self.removeWidget(shown)
            shown.deleteLater()

    def show_history(self) -> None:
        """The versions of the visit."""
        session = self._session
        found = self._beside.versions(session.visit.id)
        draft = None
        if session.correcting and found and found[0].visit is not None:
            draft = differences(found[0].visit, session.visit, session.definitions)
        self._show(HistoryView(found, draft))

    def show_comparison(self) -> None:
        """The visit beside another one."""
        self._show(CompareView(self._session))

    def show_conflict(self, versions: Versions) -> None:
        """Two versions of the visit to choose from; made once for each conflict."""
        if versions is self._versions and isinstance(self.view(), ConflictView):
            return
        self._versions = versions
        view = ConflictView(versions, self._session.definitions)
        self._picks = self._half_picked(view, versions.theirs_seq)
        view.joined.connect(self._on_joined)
        self._show(view)

    def _half_picked(self, view: ConflictView, seq: int) -> Box:
        """What was chosen already, kept for these two versions: others say something else."""
        box = self._beside.box(view.choices, view)
        beginning = f"conflict/{self._session.visit.id}/"
        here = f"{beginning}{seq}"
        for place in self._beside.half_typed(beginning):
            if place != here:
                box.at(place)
                box.used()
        box.at(here)
        return box

    def _show(self, view: SideView) -> None:
        self.show_form()
        view.back.connect(self.show_form)
        self.addWidget(view)
        self.setCurrentWidget(view)
        view.enter()

    def _on_joined(self, visit: Visit, seq: int) -> None:
        if self._picks is not None:
            self._picks.used()
        self.show_form()
        self._session.settle_conflict(visit, seq)
        self.settled.emit()
