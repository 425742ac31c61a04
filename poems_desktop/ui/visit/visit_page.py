"""The Visit page: navigator, forms and checklist around one editing session."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.editing import Edited, EditSession
from poems_desktop.app.field_search import FieldSearch
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import SetResult
from poems_desktop.ui.context import Context
from poems_desktop.ui.kit.labels import rule
from poems_desktop.ui.kit.reading_order import put_in_reading_order
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.visit.about_bar import AboutBar
from poems_desktop.ui.visit.beside import Beside
from poems_desktop.ui.visit.checklist_panel import ChecklistPanel
from poems_desktop.ui.visit.checklist_strip import ChecklistStrip
from poems_desktop.ui.visit.correction_bar import CorrectionBar
from poems_desktop.ui.visit.form_page import FormPage
from poems_desktop.ui.visit.navigator import Navigator
from poems_desktop.ui.visit.side_views import SideViews
from poems_desktop.ui.visit.visit_heading import VisitHeading
from poems_desktop.ui.visit.visit_room import VisitRoom
from poems_desktop.ui.visit.visit_ways import VisitWays
from poems_desktop.ui.visit_flow import VisitFlow


class VisitPage(QWidget):
    """One visit. `settled` is the moment to write the draft; `edited` follows every change.

    `visit_chosen(id)` asks for another visit of the same patient, or to read this one anew.
    Without a context nothing can be saved beside the visit.

    Attributes:
        room: what stands beside the form.
        ways: the ways to a field.
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
        self.about = AboutBar(session.definitions, self._shown_set)
        self.sides = SideViews(session, self.beside, self.form)
        self.ways = VisitWays(session, self.heading, self.navigator, self.form, self.sides, self)
        self.room = VisitRoom(
            self.heading, self.navigator, self.form, self.about, self.checklist, self.strip, self
        )
        self._flow = None if context is None else VisitFlow(context, self._open_again, self)
        self._filter = _filter()
        self._is_behind = False
        self._changed: frozenset[str] = frozenset()
        self._order_soon = QTimer(self, singleShot=True, interval=0)
        self._order_soon.timeout.connect(self._put_in_order)
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
        self.about.stop()
        self._order_soon.stop()

    def next_not_assessed(self) -> None:
        """Go to the next finding that nobody assessed."""
        self.ways.next_not_assessed()
        self.room.put_domains_away()

    def next_problem(self) -> bool:
        """Go to the next entry that needs correction; False where there is none."""
        return self.ways.next_problem()

    def toggle_checklist(self) -> None:
        """Show or put away the checklist panel."""
        self.room.toggle_checklist()

    def find_field(self) -> None:
        """Go to the field above the domains that finds others."""
        self.room.show_domains()
        self.navigator.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.navigator.finder.selectAll()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: give every part its place."""
        super().resizeEvent(event)
        self.room.fit(event.size())
        self._top.setMaximumWidth(self.form.widest())  # it stands over the form

    def customEvent(self, _event: QEvent) -> None:
        """What an edit asked for: show the visit as it is now."""
        if self._is_behind:
            self._turned.emit()  # to a slot: what goes wrong in it is told, not lost in an override

    def _build(self) -> None:
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 14, 6)
        line.setSpacing(10)
        line.addWidget(self.heading, 1)
        line.addWidget(self._filter)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 0, 14, 6)
        bar.addWidget(self.correction)
        center = QVBoxLayout()
        center.setContentsMargins(0, 0, 0, 0)
        center.setSpacing(0)
        top.addLayout(line)
        top.addLayout(bar)
        over = QHBoxLayout()
        over.addStretch()
        over.addWidget(self._top, 1)
        over.addStretch()
        center.addLayout(over)
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
        self._order_soon.start()
        for part in (self.form, self.heading, self.correction, self.sides):
            part.settled.connect(self.settled)
        self.form.grown.connect(self._order_soon.start)
        self.form.field_entered.connect(self.about.tell_of)
        self._filter.edited.connect(self._on_filter)
        self.navigator.domain_chosen.connect(self.ways.go_to_domain)
        self.navigator.picked.connect(self.room.put_domains_away)
        self.navigator.next_wanted.connect(self.next_not_assessed)
        self.navigator.finder.field_wanted.connect(self._on_found)
        self.checklist.field_wanted.connect(self.ways.go_to)
        self.about.criterion_wanted.connect(self._on_criterion_wanted)
        self.strip.open_wanted.connect(self.room.toggle_checklist)
        self.room.strip_opened.connect(self._show_strip)
        self.heading.visit_chosen.connect(self.visit_chosen)
        self.heading.history_wanted.connect(self.show_history)
        self.heading.comparison_wanted.connect(self.sides.show_comparison)
        self.heading.about_wanted.connect(self.room.toggle_about)
        self.heading.domains_wanted.connect(self.room.toggle_domains)
        self.correction.edited.connect(self.edited)
        self.correction.correct_wanted.connect(self.start_correction)
        if self._flow is not None:
            self.correction.sign_wanted.connect(self._flow.sign)
            self.correction.withdraw_wanted.connect(self._flow.withdraw_correction)

    def _fields(self) -> FieldSearch:
        return FieldSearch(self.session.definitions, self.session.record.patient)

    def _shown_set(self) -> SetResult:
        return self.checklist.view.result

    def _put_in_order(self) -> None:
        put_in_reading_order(self)

    def _learn_signed(self) -> None:
        session = self.session
        if session.correcting:
            self.correction.show_signed(self.beside.signed(session.visit.id))

    def _open_again(self) -> None:
        self.visit_chosen.emit(self.session.visit.id)

    def _on_session_edited(self, edited: Edited) -> None:
        """Show it once for all edits of a turn, ahead of what Qt draws for them."""
        self._changed |= edited.keys
        if not edited.keys:
            self.beside.not_here.read_anew()
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
        self.checklist.show_assessment(session.assessment)
        self._show_strip()
        self.form.settle_changed(self._changed)
        self._changed = frozenset()
        if session.conflict is not None:
            self.sides.show_conflict(session.conflict)

    def _show_strip(self) -> None:
        if not self.strip.isHidden():
            self.strip.show_result(self.session.assessment.main)

    def _on_found(self, key: str) -> None:
        self.room.put_domains_away()
        self.ways.go_to(key)

    def _on_criterion_wanted(self, criterion: str) -> None:
        if self.checklist.isHidden():
            self.room.toggle_checklist()
        self.checklist.go_to(criterion)

    def _on_filter(self, value: str) -> None:
        self.form.show_open_only(value == "open")


def _filter() -> SegmentedControl:
    options = (
        SegmentOption("all", tr("All"), "a"),
        SegmentOption("open", tr("Not assessed"), "n"),
    )
    made = SegmentedControl(options, name=tr("Fields shown"), rest="all")
    made.setObjectName("visit.filter")
    return made
