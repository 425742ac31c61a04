"""The ways to a field of the visit that is open."""

from PySide6.QtCore import QObject, Qt

from poems_desktop.app import treatment_entry
from poems_desktop.app.asking import next_not_assessed
from poems_desktop.app.editing import EditSession
from poems_desktop.app.to_correct import Problem, following, problems
from poems_desktop.ui.visit.form_page import FormPage
from poems_desktop.ui.visit.navigator import Navigator
from poems_desktop.ui.visit.side_views import SideViews
from poems_desktop.ui.visit.visit_heading import VisitHeading


class VisitWays(QObject):
    """By name, by domain, to the next that nobody assessed, to the next that needs correction."""

    def __init__(  # noqa: PLR0913 - what a way leads through
        self,
        session: EditSession,
        heading: VisitHeading,
        navigator: Navigator,
        form: FormPage,
        sides: SideViews,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._heading = heading
        self._navigator = navigator
        self._form = form
        self._sides = sides
        self._entered = ""
        self._last_problem: Problem | None = None
        form.domain_entered.connect(navigator.show_domain)
        form.field_entered.connect(self._on_entered)

    def go_to(self, key: str) -> None:
        """Bring a field into view and give it the focus; an empty key leads nowhere."""
        if key:
            self._sides.show_form()
            self._form.go_to(key)
            self._navigator.show_domain(self._session.definitions.form_of[key].id)

    def go_to_domain(self, form_id: str) -> None:
        """Bring a domain to the top."""
        self._sides.show_form()
        self._form.go_to_domain(form_id)
        self._navigator.show_domain(form_id)

    def go_to_treatments(self) -> None:
        """Bring the treatments to the top."""
        self.go_to_domain(treatment_entry.DOMAIN)

    def next_not_assessed(self) -> None:
        """Go to the next finding that nobody assessed, from the present field or domain on."""
        rows = self._form.summaries()
        self.go_to(next_not_assessed(rows, self._navigator.domain(), self._entered) or "")

    def next_problem(self) -> bool:
        """Go to the next entry that needs correction; False where there is none."""
        session = self._session
        found = problems(session.visit, session.definitions, session.today)
        if not found:
            return False
        problem = self._last_problem = following(found, self._last_problem)
        self._sides.show_form()
        if problem.key == "visit":
            self._heading.date.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._form.go_to_problem(problem)
            self._navigator.show_domain(session.definitions.form_of[problem.key].id)
        return True

    def _on_entered(self, key: str) -> None:
        self._entered = key
