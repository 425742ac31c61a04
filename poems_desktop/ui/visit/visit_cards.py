"""The cards of a visit: one for each domain, filled from the session and writing into it."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QObject, Signal

from poems_desktop.app.asking import Summaries
from poems_desktop.app.editing import Edited, EditSession
from poems_desktop.app.last_known import Remembered
from poems_desktop.clinical.record import Answer, Measurement
from poems_desktop.clinical.summary import DomainSummary
from poems_desktop.ui.editors.making import Editor
from poems_desktop.ui.visit.card_builder import CardBuilder
from poems_desktop.ui.visit.domain_card import DomainCard


class VisitCards(QObject):
    """Made one after the other; what is edited elsewhere is shown, what is edited here is not.

    `settled` tells that the user left a field or chose a state, `grown` that there are new fields.
    """

    settled = Signal()
    grown = Signal()

    def __init__(
        self,
        session: EditSession,
        author: str,
        place: Callable[[DomainCard], None],
        parent: QObject,
    ) -> None:
        """Make the first card; `place` puts each into the form."""
        super().__init__(parent)
        self.made: dict[str, DomainCard] = {}
        self._session = session
        self._author = author
        self._place = place
        self._read_only = session.read_only
        self._remembered = Remembered(session.record, session.visit.id, session.definitions)
        self._summaries = Summaries(session.definitions, session.record.patient)
        self._summaries.count(session.visit)
        self._shown: dict[str, DomainSummary] = {}
        self._builder = CardBuilder(self._make, self._on_built)
        self._builder.start()

    def summaries(self) -> tuple[DomainSummary, ...]:
        """The counts of every domain."""
        return self._summaries.rows()

    def finish(self) -> None:
        """Make all cards now."""
        self._builder.finish()

    def stop(self) -> None:
        """Make no more: the form is about to go."""
        self._builder.stop()

    def of(self, key: str) -> DomainCard:
        """The card that asks a key, made now if it was not.

        Raises:
            KeyError: if no form asks the key.
        """
        form = self._session.definitions.form_of[key]
        while form.id not in self.made and self._builder.step():
            pass
        return self.made[form.id]

    def editors(self, keys: AbstractSet[str]) -> Iterator[Editor]:
        """The editors that were made of these keys of answers and ids of results."""
        form_of = self._session.definitions.form_of
        tests = {one.id: one.test for one in self._session.visit.results}
        for key in {tests.get(one, one) for one in keys} & form_of.keys():
            card = self.made.get(form_of[key].id)
            editor = None if card is None else card.made(key)
            if editor is not None:
                yield editor

    def follow(self, edited: Edited) -> None:
        """Show what was edited; an edit of these cards is shown by its editor already."""
        session = self._session
        self._summaries.count(session.visit, edited.keys)
        for card in self.made.values():
            card.take(session.visit)
        if self._read_only != session.read_only:
            self._read_only = session.read_only
            for card in self.made.values():
                self._show(card)
        elif edited.origin is not self:
            labs = session.record.laboratories
            for card in self.made.values():
                card.show_changed(edited.keys, session.visit, labs)
        if edited.origin is None or "visit" in edited.keys:
            self._remember()
        self._show_summaries()

    def _make(self) -> Iterator[DomainCard]:
        session = self._session
        for form in session.definitions.forms:
            card = DomainCard(
                form,
                session.definitions,
                session.today,
                session.record.patient,
                self._author,
                locked=session.read_only and not session.visit.signed,
            )
            card.show_known(self._remembered.known)
            card.edited.connect(self._on_edited)
            card.result_edited.connect(self._on_result)
            card.result_removed.connect(self._on_removed)
            card.left.connect(self._on_left)
            card.grown.connect(self.grown)
            self.made[form.id] = card
            self._show(card)
            self._place(card)
            yield card

    def _on_built(self) -> None:
        self.grown.emit()
        self._show_summaries()

    def _show(self, card: DomainCard) -> None:
        card.show_visit(self._session.visit, self._session.record.laboratories)

    def _show_summaries(self) -> None:
        for summary in self._summaries.rows():
            card = self.made.get(summary.form.id)
            if card is not None and self._shown.get(summary.form.id) is not summary:
                self._shown[summary.form.id] = summary
                card.show_summary(summary)

    def _remember(self) -> None:
        if self._remembered.read_again(self._session.record):
            for card in self.made.values():
                card.show_known(self._remembered.known)

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
