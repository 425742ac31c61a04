"""The Visit page: navigator, forms and checklist around one editing session."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.editing import Edited, EditSession
from poems_desktop.app.entries import Problem, problems
from poems_desktop.app.evidence_links import criteria_of
from poems_desktop.app.field_about import about
from poems_desktop.app.field_search import FieldSearch
from poems_desktop.app.words import tr
from poems_desktop.ui.context import Context
from poems_desktop.ui.kit.labels import rule
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.visit.about_bar import AboutBar
from poems_desktop.ui.visit.beside import Beside
from poems_desktop.ui.visit.checklist_panel import ChecklistPanel
from poems_desktop.ui.visit.checklist_strip import ChecklistStrip
from poems_desktop.ui.visit.correction_bar import CorrectionBar
from poems_desktop.ui.visit.form_page import FormPage
from poems_desktop.ui.visit.navigator import Navigator
from poems_desktop.ui.visit.reading_order import put_in_reading_order
from poems_desktop.ui.visit.side_views import SideViews
from poems_desktop.ui.visit.visit_heading import VisitHeading
from poems_desktop.ui.visit_flow import VisitFlow

_STRIP_BELOW = 1100
_DOMAINS_ABOVE = 700
_ABOUT_ABOVE = 560
_AT_REST_MS = 250


class VisitPage(QWidget):
    """One visit. `settled` is the moment to write the draft; `edited` follows every change.

    `visit_chosen(id)` asks for another visit of the same patient, or to read this one anew.
    Without a context nothing can be saved beside the visit.
    """

    settled = Signal()
    edited = Signal()
    visit_chosen = Signal(str)
    _turned = Signal()

    def __init__(
        self,
        session: EditSession,
        context: Context | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.beside = Beside(context)
        self.navigator = Navigator()
        self.navigator.finder.search_in(self._fields)
        self.form = FormPage(session, self.beside)
        self.checklist = ChecklistPanel(session.assessment, self.beside)
        self.strip = ChecklistStrip()
        self.heading = VisitHeading(session)
        self.correction = CorrectionBar(session, can_correct=self.beside.can_save)
        self.about = AboutBar()
        self.sides = SideViews(session, self.beside, self.form)
        self._flow = None if context is None else VisitFlow(context, self._open_again, self)
        self._about_wanted: bool | None = None
        self._about_key = ""
        self._last_problem: Problem | None = None
        self._filter = SegmentedControl(
            (
                SegmentOption("all", tr("All"), "a"),
                SegmentOption("open", tr("Not assessed"), "n"),
            ),
            name=tr("Fields shown"),
            rest="all",
        )
        self._filter.setObjectName("visit.filter")
        self._is_behind = False
        self._arranged_for = (0, 0.0)  # px wide, text scale
        self._changed: frozenset[str] = frozenset()
        self._order_soon = self._timer(0, self._put_in_order)
        self._about_soon = self._timer(_AT_REST_MS, self._show_about)
        self._build()
        self._connect()
        self._learn_signed()
        self._refresh()

    def close_session(self) -> None:
        """Stop following the session; the page is about to go."""
        self._unsubscribe()
        self._is_behind = False  # what was posted for the last edit finds nothing to do
        self.form.close_session()
        self.checklist.stop()
        for timer in (self._order_soon, self._about_soon):
            timer.stop()

    def next_not_assessed(self) -> None:
        """Go to the next finding that nobody assessed, from the present domain on."""
        rows = self.form.summaries()
        current = self.navigator.list.currentIndex().row()
        order = [*rows[max(current, 0) :], *rows[: max(current, 0)]]
        for row in order:
            for field in row.form.field:
                if field.label in row.not_assessed and field.key not in self.session.visit.answers:
                    self._go_to(field.key)
                    return

    def next_problem(self) -> bool:
        """Go to the next entry that needs correction; False where there is none."""
        session = self.session
        found = problems(session.visit, session.definitions, session.today)
        if not found:
            return False
        last = self._last_problem
        place = found.index(last) + 1 if last in found else 0
        problem = self._last_problem = found[place % len(found)]
        self.sides.show_form()
        if problem.key == "visit":
            self.heading.date.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.go_to_problem(problem)
            self.navigator.show_domain(session.definitions.form_of[problem.key].id)
        return True

    def toggle_checklist(self) -> None:
        """Show or put away the checklist panel; in a narrow window in place of the navigator."""
        if self._narrow():
            self._on_open_wanted()
            return
        shown = self.checklist.isHidden()
        self.checklist.setVisible(shown)
        self.strip.setVisible(not shown)
        self._show_strip()
        if shown:
            self.checklist.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, key: str) -> None:
        """Bring a field into view and give it the focus."""
        self._go_to(key)

    def start_correction(self) -> None:
        """Open the signed visit for correction."""
        self.session.start_correction()
        self._learn_signed()
        self._refresh()
        self.correction.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_history(self) -> None:
        """The versions of this visit, in place of the form."""
        self.settled.emit()
        self.sides.show_history()

    def show_comparison(self) -> None:
        """This visit beside another one, in place of the form."""
        self.sides.show_comparison()

    def find_field(self) -> None:
        """Go to the field above the domains that finds others."""
        self.navigator.show()
        self.navigator.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.navigator.finder.selectAll()

    def _fields(self) -> FieldSearch:
        return FieldSearch(self.session.definitions, self.session.record.patient)

    def toggle_about(self) -> None:
        """Show or put away what is known of the field with the focus."""
        self._about_wanted = self.about.isHidden()
        self.about.setVisible(self._about_wanted)
        self._show_about()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page shows the checklist as a strip, a low one no words about the field.

        Where the form would be cut, the domains give way too; the menu or Ctrl+G brings them back.
        """
        super().resizeEvent(event)
        arranged_for = (self.width(), text_scale())
        if arranged_for != self._arranged_for:  # what was opened by hand stays in any height
            self._arranged_for = arranged_for
            narrow = self._narrow()
            self.strip.setVisible(narrow)
            self.checklist.setVisible(not narrow)
            self.navigator.setVisible(self._has_room_for_domains())
            self.strip.show_open(False)
            self._show_strip()
        high = self.height() / text_scale() >= _ABOUT_ABOVE
        self.about.setVisible(high if self._about_wanted is None else self._about_wanted)

    def _narrow(self) -> bool:
        return self.width() / text_scale() < _STRIP_BELOW

    def _has_room_for_domains(self) -> bool:
        return self.width() / text_scale() >= _DOMAINS_ABOVE

    def toggle_domains(self) -> None:
        """Show or put away the domains."""
        self.navigator.setVisible(self.navigator.isHidden())

    def _timer(self, milliseconds: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 14, 6)
        head.setSpacing(10)
        head.addWidget(self.heading, 1)
        head.addWidget(self._filter)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 0, 14, 6)
        bar.addWidget(self.correction)
        center = QVBoxLayout()
        center.setContentsMargins(0, 0, 0, 0)
        center.setSpacing(0)
        center.addLayout(head)
        center.addLayout(bar)
        center.addWidget(self.sides, 1)
        center.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigator)
        row.addWidget(rule(vertical=True))
        row.addLayout(center, 1)
        row.addWidget(rule(vertical=True))
        row.addWidget(self.checklist)
        row.addWidget(self.strip)

    def _connect(self) -> None:
        self._unsubscribe = self.session.subscribe(self._on_session_edited)
        self._turned.connect(self._refresh)
        self.form.settled.connect(self.settled)
        self.form.grown.connect(self._order_soon.start)
        self.form.domain_entered.connect(self.navigator.show_domain)
        self.form.field_entered.connect(self._on_field_entered)
        self._order_soon.start()
        self.navigator.domain_chosen.connect(self._on_domain)
        self.navigator.next_wanted.connect(self.next_not_assessed)
        self.navigator.finder.field_wanted.connect(self._on_found)
        self.heading.domains_wanted.connect(self.toggle_domains)
        self.checklist.field_wanted.connect(self._go_to)
        self.about.criterion_wanted.connect(self._on_criterion_wanted)
        self.strip.open_wanted.connect(self.toggle_checklist)
        self._filter.edited.connect(self._on_filter)
        self.heading.visit_chosen.connect(self.visit_chosen)
        self.heading.settled.connect(self.settled)
        self.heading.history_wanted.connect(self.show_history)
        self.heading.comparison_wanted.connect(self.show_comparison)
        self.heading.about_wanted.connect(self.toggle_about)
        self.correction.edited.connect(self.edited)
        self.correction.settled.connect(self.settled)
        self.correction.correct_wanted.connect(self.start_correction)
        self.sides.settled.connect(self.settled)
        if self._flow is not None:
            self.correction.sign_wanted.connect(self._flow.sign)
            self.correction.withdraw_wanted.connect(self._flow.withdraw_correction)

    def _put_in_order(self) -> None:
        put_in_reading_order(self)

    def _learn_signed(self) -> None:
        session = self.session
        if session.correcting:
            self.correction.show_signed(self.beside.signed(session.visit.id))

    def _open_again(self) -> None:
        self.visit_chosen.emit(self.session.visit.id)

    def customEvent(self, _event: QEvent) -> None:
        """What an edit asked for: show the visit as it is now."""
        if self._is_behind:
            self._turned.emit()  # to a slot: what goes wrong in it is told, not lost in an override

    def _on_session_edited(self, edited: Edited) -> None:
        """Show it once for all edits of a turn, ahead of what Qt draws for them."""
        self._changed |= edited.keys
        if not self._is_behind:
            self._is_behind = True
            event = QEvent(QEvent.Type.User)
            QCoreApplication.postEvent(self, event, Qt.EventPriority.HighEventPriority.value)
        self.edited.emit()

    def _refresh(self) -> None:
        self._is_behind = False
        session = self.session
        self.heading.refresh()
        self.correction.refresh()
        self.navigator.show_summaries(self.form.summaries())
        self.form.refresh_kept()
        assessment = session.assessment
        self.checklist.show_assessment(assessment)
        self._show_strip()
        self.form.settle_changed(self._changed)
        self._changed = frozenset()
        if session.conflict is not None:
            self.sides.show_conflict(session.conflict)

    def _show_strip(self) -> None:
        if not self.strip.isHidden():
            self.strip.show_result(self.session.assessment.main)

    def _go_to(self, key: str) -> None:
        if key:
            self.sides.show_form()
            self.form.go_to(key)
            self.navigator.show_domain(self.session.definitions.form_of[key].id)

    def _on_found(self, key: str) -> None:
        self.navigator.setVisible(self._has_room_for_domains())
        self._go_to(key)

    def _on_domain(self, form_id: str) -> None:
        self.sides.show_form()
        self.form.go_to_domain(form_id)

    def _on_field_entered(self, key: str) -> None:
        self._about_key = key
        self._about_soon.start()

    def _show_about(self) -> None:
        """Tell of the field once the focus rests on it: the first time tables are read for it."""
        key = self._about_key
        if not key or self.about.isHidden() or self.about.key == key:
            return
        definitions = self.session.definitions
        criteria = [
            (letter, item.criterion.id, tr(item.criterion.label))
            for letter, item in criteria_of(key, self.checklist.view.result)
        ]
        self.about.show_about(key, about(key, definitions), criteria, definitions)

    def _on_criterion_wanted(self, criterion: str) -> None:
        if self.checklist.isHidden():
            self.toggle_checklist()
        self.checklist.go_to(criterion)

    def _on_filter(self, value: str) -> None:
        self.form.show_open_only(value == "open")

    def _on_open_wanted(self) -> None:
        """Show the whole checklist in place of the navigator, until the width changes."""
        shown = self.checklist.isHidden()
        self.checklist.setVisible(shown)
        self.strip.show_open(shown)
        self.navigator.setVisible(not shown and self._has_room_for_domains())
        if shown:
            self.checklist.setFocus(Qt.FocusReason.OtherFocusReason)
