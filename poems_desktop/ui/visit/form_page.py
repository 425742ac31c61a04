"""All domains of a visit in one scrolling form: its columns, and the ways to a field in it."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from poems_desktop.app import treatment_entry
from poems_desktop.app.asking import KeptAnswers
from poems_desktop.app.editing import Edited, EditSession
from poems_desktop.app.to_correct import Problem
from poems_desktop.clinical.summary import DomainSummary
from poems_desktop.ui.editors.field_row import FieldRow
from poems_desktop.ui.editors.finding_row import FindingRow
from poems_desktop.ui.editors.making import Editor
from poems_desktop.ui.editors.results_block import ResultsBlock
from poems_desktop.ui.kit.column import ColumnArea
from poems_desktop.ui.theme import qt_application
from poems_desktop.ui.visit.beside import Beside
from poems_desktop.ui.visit.domain_card import DomainCard
from poems_desktop.ui.visit.kept_card import KeptCard
from poems_desktop.ui.visit.treatments_block import TreatmentsBlock
from poems_desktop.ui.visit.visit_cards import VisitCards

_WIDEST = 960
_APART = 10
_HEADER = 2  # rows that a card takes beside its fields


class FormPage(ColumnArea):
    """The forms of one visit.

    `settled` tells that the user left a field or chose a state: the moment to write the draft.
    `domain_entered(form_id)` and `field_entered(key)` follow the focus, `grown` tells that there
    are new fields.
    """

    settled = Signal()
    domain_entered = Signal(str)
    field_entered = Signal(str)
    grown = Signal()

    def __init__(
        self,
        session: EditSession,
        beside: Beside | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_WIDEST, parent)
        self._session = session
        self._beside = beside or Beside(None)
        self._unasked = KeptAnswers(session.definitions, session.record.patient)
        self._kept = KeptCard()
        self._target: tuple[QWidget, int] | None = None
        self.treatments: TreatmentsBlock | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.setContentsMargins(12, 4, 7, 14)
        self.column.setSpacing(_APART)
        self.column.addWidget(self._kept)
        self._cards = VisitCards(session, self._beside.author, self._place, self)
        self._cards.settled.connect(self.settled)
        self._cards.grown.connect(self.grown)
        self._unsubscribe = session.subscribe(self._on_session_edited)
        qt_application().focusChanged.connect(self._on_focus)

    def summaries(self) -> tuple[DomainSummary, ...]:
        """The counts of every domain."""
        return self._cards.summaries()

    def kept_text(self) -> str:
        """What is listed as no longer asked."""
        return self._kept.text()

    def finish(self) -> None:
        """Make all cards now."""
        self._cards.finish()

    def close_session(self) -> None:
        """Stop following the session; the page is about to go."""
        self._unsubscribe()
        qt_application().focusChanged.disconnect(self._on_focus)
        self._cards.stop()

    def cards(self) -> dict[str, DomainCard]:
        """The cards made so far, by form id."""
        return self._cards.made

    def editor(self, key: str) -> Editor:
        """The editor of a key.

        Raises:
            KeyError: if no form asks the key.
        """
        return self._cards.of(key).editor(key)

    def go_to(self, key: str) -> None:
        """Bring the editor of a key into view and give it the focus."""
        card, editor = self._cards.of(key), self.editor(key)
        card.set_collapsed(False)
        card.refresh(key)
        editor.setVisible(True)
        self._scroll_to(editor, margin=60)
        editor.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_problem(self, problem: Problem) -> None:
        """Give the focus to the entry that needs correction."""
        self.go_to(problem.key)
        editor = self.editor(problem.key)
        if isinstance(editor, FindingRow) and editor.strip is not None:
            editor.strip.go_to()
        elif isinstance(editor, ResultsBlock):
            editor.go_to(problem.part)

    def go_to_domain(self, form_id: str) -> None:
        """Bring a domain's card to the top."""
        self.finish()
        card = self._cards.made[form_id]
        card.set_collapsed(False)
        self._scroll_to(card, margin=4)

    def show_open_only(self, open_only: bool) -> None:
        """Show only what was not assessed, or everything."""
        self.finish()
        for card in self._cards.made.values():
            card.show_open_only(open_only)

    def show_in_two(self, two: bool) -> None:
        """The domains in two columns, about equally long, or in one."""
        self.arrange(self._middle() if two else None, 2 * _WIDEST + _APART if two else _WIDEST)

    def refresh_kept(self) -> None:
        """List what is kept and no longer asked."""
        self._kept.show_kept(self._unasked.of(self._session.visit))

    def settle_changed(self, keys: AbstractSet[str]) -> None:
        """Give the editors of these keys, and the list of what is kept, the room they need."""
        changed: list[QWidget] = [self._kept.content]
        for editor in self._cards.editors(keys):
            if isinstance(editor, FindingRow) and editor.strip is not None:
                changed.append(editor.strip)
            changed.append(editor)
        self.settle(changed)

    def _place(self, card: DomainCard) -> None:
        if card.form.id == treatment_entry.DOMAIN and self._beside.connected:
            self.treatments = TreatmentsBlock(self._session.today, self._beside)
            self.treatments.grown.connect(self.grown)
            self.treatments.show_treatments(self._session.record.treatments)
            card.column.addWidget(self.treatments)
        self.column.insertWidget(self.column.count() - 1, card)

    def _middle(self) -> int:
        """How many cards stand in the first column: the rows in use of both are about as many."""
        rows = [one.total + _HEADER for one in self.summaries()]
        return min(range(len(rows)), key=lambda at: abs(sum(rows[:at]) - sum(rows[at:])))

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        while now is not None and not isinstance(now, DomainCard):
            if isinstance(now, (FieldRow, ResultsBlock)) and self.isAncestorOf(now):
                self.field_entered.emit(now.field.key)
            now = now.parentWidget()
        if now is not None and self._cards.made.get(now.form.id) is now:
            self.domain_entered.emit(now.form.id)

    def _scroll_to(self, widget: QWidget, *, margin: int) -> None:
        """Scroll once what was just unfolded has its place."""
        self._target = (widget, margin)
        QTimer.singleShot(0, self._scroll_now)

    def _scroll_now(self) -> None:
        target, self._target = self._target, None
        if target is None:
            return
        widget, margin = target
        self.settle(card.content for card in self._cards.made.values())
        top = widget.mapTo(self.content, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(max(0, top - margin))

    def _on_session_edited(self, edited: Edited) -> None:
        self._cards.follow(edited)
        if self.treatments is not None and (edited.origin is None or "visit" in edited.keys):
            self.treatments.show_treatments(self._session.record.treatments)
