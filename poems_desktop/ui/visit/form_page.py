"""All domains of a visit in one scrolling column, bound to the editing session by key."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from poems_desktop.app.asking import KeptAnswers, Summaries
from poems_desktop.app.editing import Edited, EditSession
from poems_desktop.app.entries import Problem
from poems_desktop.app.last_known import last_known
from poems_desktop.clinical.record import Answer, Measurement, Treatment
from poems_desktop.clinical.summary import DomainSummary
from poems_desktop.ui.editors.field_row import FieldRow
from poems_desktop.ui.editors.finding_row import FindingRow
from poems_desktop.ui.editors.results_block import ResultsBlock
from poems_desktop.ui.kit.column import ColumnArea
from poems_desktop.ui.theme import qt_application
from poems_desktop.ui.visit.beside import Beside
from poems_desktop.ui.visit.domain_card import CardBuilder, DomainCard, laboratories_of
from poems_desktop.ui.visit.kept_card import KeptCard
from poems_desktop.ui.visit.treatments_block import TreatmentsBlock

_TREATMENT = "treatment"
_AT_ONCE = 1
_WIDEST = 960


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
        self._cards: dict[str, DomainCard] = {}
        self._shown: dict[str, DomainSummary] = {}
        self._read_only = session.read_only
        self._summaries = Summaries(session.definitions, session.record.patient)
        self._summaries.count(session.visit)
        self._unasked = KeptAnswers(session.definitions, session.record.patient)
        self.treatments: TreatmentsBlock | None = None
        self._kept = KeptCard()
        self._learn()
        self._target: tuple[QWidget, int] | None = None
        self.column.setContentsMargins(12, 4, 7, 14)
        self.column.setSpacing(10)
        self.column.addWidget(self._kept)
        self._unsubscribe = session.subscribe(self._on_session_edited)
        qt_application().focusChanged.connect(self._on_focus)
        self._builder = CardBuilder(self._build, self._on_built)
        self._builder.first(_AT_ONCE)
        self._builder.start()

    def summaries(self) -> tuple[DomainSummary, ...]:
        """The counts of every domain."""
        return self._summaries.rows()

    def kept_text(self) -> str:
        """What is listed as no longer asked."""
        return self._kept.text()

    def finish(self) -> None:
        """Make all cards now."""
        self._builder.finish()

    def close_session(self) -> None:
        """Stop following the session; the page is about to go."""
        self._unsubscribe()
        qt_application().focusChanged.disconnect(self._on_focus)
        self._builder.stop()

    def cards(self) -> dict[str, DomainCard]:
        """The cards made so far, by form id."""
        return self._cards

    def editor(self, key: str) -> FieldRow | ResultsBlock:
        """The editor of a key.

        Raises:
            KeyError: if no form asks the key.
        """
        form = self._session.definitions.form_of[key]
        while form.id not in self._cards and self._builder.step():
            pass
        return self._cards[form.id].editor(key)

    def go_to(self, key: str) -> None:
        """Bring the editor of a key into view and give it the focus."""
        editor = self.editor(key)
        card = self._cards[self._session.definitions.form_of[key].id]
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
            editor.strip.go_to(problem.part)
        elif isinstance(editor, ResultsBlock):
            editor.go_to(problem.part)

    def go_to_domain(self, form_id: str) -> None:
        """Bring a domain's card to the top."""
        self.finish()
        card = self._cards[form_id]
        card.set_collapsed(False)
        self._scroll_to(card, margin=4)

    def show_open_only(self, open_only: bool) -> None:
        """Show only what was not assessed, or everything."""
        self.finish()
        for card in self._cards.values():
            card.show_open_only(open_only)

    def refresh_all(self) -> None:
        """Show every answer anew; cards still to be made will show it when they are."""
        for card in self._cards.values():
            self._show(card)
        self._show_summaries()

    def _build(self) -> Iterator[object]:
        session = self._session
        for form in session.definitions.forms:
            card = DomainCard(
                form,
                session.definitions,
                session.today,
                session.record.patient,
                self._beside.author,
                locked=self._session.read_only and not self._session.visit.signed,
            )
            card.show_known(self._known)
            card.edited.connect(self._on_edited)
            card.result_edited.connect(self._on_result)
            card.result_removed.connect(self._on_removed)
            card.left.connect(self._on_left)
            card.grown.connect(self.grown)
            self._cards[form.id] = card
            self._show(card)
            if form.id == _TREATMENT and self._beside.connected:
                self._add_treatments(card)
            self.column.insertWidget(self.column.count() - 1, card)
            yield card

    def _add_treatments(self, card: DomainCard) -> None:
        self.treatments = TreatmentsBlock(self._session.today, self._beside)
        self.treatments.saved.connect(self._on_treatment)
        self.treatments.grown.connect(self.grown)
        self.treatments.show_treatments(self._session.record.treatments)
        card.column.addWidget(self.treatments)

    def _on_treatment(self, treatment: Treatment) -> None:
        if self._beside.save_treatment(treatment) and self.treatments is not None:
            self.treatments.kept(treatment)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        while now is not None and not isinstance(now, DomainCard):
            if isinstance(now, (FieldRow, ResultsBlock)) and self.isAncestorOf(now):
                self.field_entered.emit(now.field.key)
            now = now.parentWidget()
        if now is not None and self._cards.get(now.form.id) is now:
            self.domain_entered.emit(now.form.id)

    def _on_built(self) -> None:
        self.grown.emit()
        self._show_summaries()

    def _show(self, card: DomainCard) -> None:
        labs = laboratories_of(self._session.record.results)
        card.show_visit(self._session.visit, labs)

    def _show_summaries(self) -> None:
        for summary in self._summaries.rows():
            card = self._cards.get(summary.form.id)
            if card is not None and self._shown.get(summary.form.id) is not summary:
                self._shown[summary.form.id] = summary
                card.show_summary(summary)

    def _learn(self) -> None:
        """Read anew what other visits say: it changes with them and with this visit's date."""
        session = self._session
        self._known_for = (session.record.visits, session.visit.date)
        self._known = last_known(session.record, session.visit.id, session.definitions)

    def _learn_again(self) -> None:
        visits, day = self._known_for
        mine = self._session.visit
        same = len(visits) == len(self._session.record.visits) and all(
            a is b or a.id == mine.id
            for a, b in zip(visits, self._session.record.visits, strict=True)
        )
        if same and day == mine.date:
            return
        self._learn()
        for card in self._cards.values():
            card.show_known(self._known)

    def refresh_kept(self) -> None:
        """List what is kept and no longer asked."""
        self._kept.show_kept(self._unasked.of(self._session.visit))

    def settle_changed(self, keys: AbstractSet[str]) -> None:
        """Give the editors of these keys, and the list of what is kept, the room they need."""
        form_of, tests = self._session.definitions.form_of, self._tests
        changed: list[QWidget] = [self._kept.content]
        for key in {tests.get(one, one) for one in keys}:
            card = self._cards.get(form_of[key].id) if key in form_of else None
            editor = None if card is None else card.made(key)
            if isinstance(editor, FindingRow) and editor.strip is not None:
                changed.append(editor.strip)
            if editor is not None:
                changed.append(editor)
        self.settle(changed)

    @property
    def _tests(self) -> dict[str, str]:
        return {one.id: one.test for one in self._session.visit.results}

    def _scroll_to(self, widget: QWidget, *, margin: int) -> None:
        """Scroll once what was just unfolded has its place."""
        self._target = (widget, margin)
        QTimer.singleShot(0, self._scroll_now)

    def _scroll_now(self) -> None:
        target, self._target = self._target, None
        if target is None:
            return
        widget, margin = target
        self.settle(card.content for card in self._cards.values())
        content = self.widget()
        top = 0 if content is None else widget.mapTo(content, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(max(0, top - margin))

    def _on_edited(self, key: str, answer: Answer | None, typing: bool) -> None:
        self._session.set_answer(key, answer, self, typing=typing)
        if not typing:
            self.settled.emit()

    def _on_result(self, result: Measurement, typing: bool) -> None:
        self._session.set_result(result, self, typing=typing)
        if not typing:
            self.settled.emit()

    def _on_removed(self, result_id: str) -> None:
        if any(one.id == result_id for one in self._session.visit.results):
            self._session.remove_result(result_id, self)
            self.settled.emit()

    def _on_left(self) -> None:
        self._session.seal()
        self.settled.emit()

    def _on_session_edited(self, edited: Edited) -> None:
        session = self._session
        self._summaries.count(session.visit, edited.keys)
        for card in self._cards.values():
            card.take(session.visit)
        if self._read_only != session.read_only:
            self._read_only = session.read_only
            self.refresh_all()
        elif edited.origin is not self:
            labs = laboratories_of(session.record.results)
            for card in self._cards.values():
                card.show_changed(edited.keys, session.visit, labs)
        if edited.origin is None or "visit" in edited.keys:
            self._learn_again()
            if self.treatments is not None:
                self.treatments.show_treatments(session.record.treatments)
        self._show_summaries()
