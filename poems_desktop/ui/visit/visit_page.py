"""The Visit page: navigator, forms and checklist around one editing session."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.editing import Edited, EditSession
from poems_desktop.clinical.summary import summarize
from poems_desktop.ui.kit.labels import rule
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.visit.checklist_panel import ChecklistPanel
from poems_desktop.ui.visit.checklist_strip import ChecklistStrip
from poems_desktop.ui.visit.form_page import FormPage
from poems_desktop.ui.visit.navigator import Navigator
from poems_desktop.ui.visit.reading_order import put_in_reading_order
from poems_desktop.ui.visit.visit_heading import VisitHeading

_STRIP_BELOW = 1100


class VisitPage(QWidget):
    """One visit. `settled` is the moment to write the draft; `edited` follows every change.

    `visit_chosen(id)` asks for another visit of the same patient.
    """

    settled = Signal()
    edited = Signal()
    visit_chosen = Signal(str)

    def __init__(self, session: EditSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.navigator = Navigator()
        self.form = FormPage(session)
        self.checklist = ChecklistPanel(session.assessment)
        self.strip = ChecklistStrip()
        self.heading = VisitHeading(session)
        self._filter = SegmentedControl(
            (
                SegmentOption("all", "All", "a"),
                SegmentOption("open", "Not assessed", "n"),
            ),
            name="Fields shown",
            rest="all",
        )
        self._coalesce = QTimer(self)
        self._coalesce.setSingleShot(True)
        self._coalesce.setInterval(0)
        self._coalesce.timeout.connect(self._refresh)
        self._order_soon = QTimer(self)
        self._order_soon.setSingleShot(True)
        self._order_soon.setInterval(0)
        self._order_soon.timeout.connect(self._put_in_order)
        self._build()
        self._connect()
        self._refresh()

    def close_session(self) -> None:
        """Stop following the session; the page is about to go."""
        self._unsubscribe()
        self.form.close_session()

    def next_not_assessed(self) -> None:
        """Go to the next finding that nobody assessed, from the present domain on."""
        rows = summarize(self.session.visit, self.session.definitions)
        current = self.navigator.list.currentIndex().row()
        order = [*rows[max(current, 0) :], *rows[: max(current, 0)]]
        for row in order:
            for field in row.form.field:
                if field.label in row.not_assessed and field.key not in self.session.visit.answers:
                    self.form.go_to(field.key)
                    self.navigator.show_domain(row.form.id)
                    return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page shows the checklist as a strip."""
        super().resizeEvent(event)
        narrow = self.width() / text_scale() < _STRIP_BELOW
        self.strip.setVisible(narrow)
        self.checklist.setVisible(not narrow)
        self.navigator.show()
        self.strip.show_open(False)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 14, 6)
        head.setSpacing(10)
        head.addWidget(self.heading, 1)
        head.addWidget(self._filter)
        center = QVBoxLayout()
        center.setContentsMargins(0, 0, 0, 0)
        center.setSpacing(0)
        center.addLayout(head)
        center.addWidget(self.form, 1)
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
        self.form.settled.connect(self.settled)
        self.form.grown.connect(self._order_soon.start)
        self.form.domain_entered.connect(self.navigator.show_domain)
        self._order_soon.start()
        self.navigator.domain_chosen.connect(self.form.go_to_domain)
        self.navigator.next_wanted.connect(self.next_not_assessed)
        self.checklist.field_wanted.connect(self._on_field_wanted)
        self.strip.open_wanted.connect(self._on_open_wanted)
        self._filter.edited.connect(self._on_filter)
        self.heading.visit_chosen.connect(self.visit_chosen)
        self.heading.settled.connect(self.settled)

    def _put_in_order(self) -> None:
        put_in_reading_order(self)

    def _on_session_edited(self, _edited: Edited) -> None:
        self._coalesce.start()
        self.edited.emit()

    def _refresh(self) -> None:
        visit = self.session.visit
        self.heading.refresh()
        self.navigator.show_summaries(summarize(visit, self.session.definitions))
        assessment = self.session.assessment
        self.checklist.show_assessment(assessment)
        self.strip.show_result(assessment.main)

    def _on_field_wanted(self, key: str) -> None:
        if key:
            self.form.go_to(key)
            self.navigator.show_domain(self.session.definitions.form_of[key].id)

    def _on_filter(self, value: str) -> None:
        self.form.show_open_only(value == "open")

    def _on_open_wanted(self) -> None:
        """Show the whole checklist in place of the navigator, until the width changes."""
        shown = self.checklist.isHidden()
        self.checklist.setVisible(shown)
        self.strip.show_open(shown)
        self.navigator.setVisible(not shown)
        if shown:
            self.checklist.setFocus(Qt.FocusReason.OtherFocusReason)
