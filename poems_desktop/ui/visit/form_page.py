"""All domains of a visit in one scrolling column, bound to the editing session by key."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from poems_desktop.app.editing import Edited, EditSession
from poems_desktop.clinical.record import Answer, Measurement
from poems_desktop.clinical.summary import summarize
from poems_desktop.ui.editors.field_row import FieldRow
from poems_desktop.ui.editors.results_block import ResultsBlock
from poems_desktop.ui.theme import qt_application
from poems_desktop.ui.visit.domain_card import CardBuilder, DomainCard, laboratories_of

_AT_ONCE = 3
_WIDEST = 960


class FormPage(QScrollArea):
    """The forms of one visit.

    `settled` tells that the user left a field or chose a state: the moment to write the draft.
    `domain_entered(form_id)` follows the focus, `grown` tells that there are new fields.
    """

    settled = Signal()
    domain_entered = Signal(str)
    grown = Signal()

    def __init__(self, session: EditSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._cards: dict[str, DomainCard] = {}
        self._target: tuple[QWidget, int] | None = None
        self.setWidgetResizable(True)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(12, 4, 7, 14)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        self.setWidget(content)
        self._unsubscribe = session.subscribe(self._on_session_edited)
        qt_application().focusChanged.connect(self._on_focus)
        self._builder = CardBuilder(self._build, self._on_built)
        self._builder.first(_AT_ONCE)
        self._builder.start()

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
        """Show every answer anew."""
        self.finish()
        for card in self._cards.values():
            self._show(card)
        self._show_summaries()

    def _build(self) -> Iterator[object]:
        session = self._session
        for form in session.definitions.forms:
            card = DomainCard(form, session.definitions, session.today)
            card.edited.connect(self._on_edited)
            card.result_edited.connect(self._on_result)
            card.result_removed.connect(self._on_removed)
            card.left.connect(self._on_left)
            card.grown.connect(self.grown)
            self._cards[form.id] = card
            self._show(card)
            self._column.insertWidget(self._column.count() - 1, card)
            yield card

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        while now is not None and not isinstance(now, DomainCard):
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
        for summary in summarize(self._session.visit, self._session.definitions):
            card = self._cards.get(summary.form.id)
            if card is not None:
                card.show_summary(summary)

    def _scroll_to(self, widget: QWidget, *, margin: int) -> None:
        """Scroll once what was just unfolded has its place."""
        self._target = (widget, margin)
        QTimer.singleShot(0, self._scroll_now)

    def _scroll_now(self) -> None:
        target, self._target = self._target, None
        if target is None:
            return
        widget, margin = target
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
        for card in self._cards.values():
            card.take(self._session.visit)
        if edited.origin is not self:
            labs = laboratories_of(self._session.record.results)
            for card in self._cards.values():
                card.show_changed(edited.keys, self._session.visit, labs)
        self._show_summaries()
