"""A strip to enter results into the visit that is open."""

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.editing import EditSession
from poems_desktop.app.entries import blank_result, is_entered
from poems_desktop.app.visit_words import visit_words
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ResultField
from poems_desktop.clinical.record import Measurement
from poems_desktop.ui.editors.result_row import ResultRow
from poems_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.labels import field_label


class AddStrip(Card):
    """`edited()` with every key; `settled()` when a field is left; `closed()` at the end.

    `begun()` follows each new entry.
    """

    edited = Signal()
    settled = Signal()
    closed = Signal()
    begun = Signal()

    def __init__(
        self, definitions: Definitions, usual: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Add result"), parent=parent)
        self._definitions = definitions
        self._session: EditSession | None = None
        self.row: ResultRow | None = None
        self.test = ChoiceBox(_tests(definitions, usual), name=tr("Test"))
        self.test.setObjectName("trend.add.test")
        self.test.show_value("vegf")
        self.test.edited.connect(self._on_test)
        self._another = LinkButton(tr("Add another"), "plus", measure="small")
        self._another.setObjectName("trend.add.another")
        self._another.clicked.connect(self._on_another)
        done = SecondaryButton(tr("Done"), measure="small")
        done.setObjectName("trend.add.done")
        done.clicked.connect(self.finish)
        self.add_header_widget(self._another)
        self.add_header_widget(done)
        line = QHBoxLayout()
        line.setContentsMargins(12, 4, 8, 6)
        line.setSpacing(4)
        chooser = QVBoxLayout()
        chooser.setSpacing(2)
        chooser.setContentsMargins(0, 9, 0, 6)
        chooser.addWidget(field_label(tr("Test"), self.test))
        chooser.addWidget(self.test)
        chooser.addStretch(1)
        line.addLayout(chooser)
        self._place = QVBoxLayout()
        line.addLayout(self._place, 1)
        self.body.addLayout(line)

    def start(self, session: EditSession, test: str) -> None:
        """Offer an empty entry for `test`, to go into the session's visit."""
        self._begin(session, test, "")
        if self.row is not None:
            self.row.value.setFocus()

    def go_on(self, session: EditSession, test: str, result: str) -> None:
        """Show the entry again that was being typed."""
        self._begin(session, test, result)

    def _begin(self, session: EditSession, test: str, result: str) -> None:
        self._session = session
        self.set_subtitle(
            tr("goes into the visit “{visit}”, not yet signed").format(
                visit=visit_words(session.visit)
            )
        )
        self.test.show_value(test)
        self._start_row(result)

    def start_row(self) -> None:
        """Offer the next empty entry of the same test."""
        self._start_row()
        if self.row is not None:
            self.row.value.setFocus()

    def _on_another(self) -> None:
        self.start_row()

    def _start_row(self, result: str = "") -> None:
        self._drop_row()
        field = self._definitions.result(str(self.test.value()))
        if self._session is None or field is None:
            return
        here = (one for one in self._session.visit.results if one.id == result)
        begun = next(here, None) or blank_result(field, uuid4().hex)
        labs = self._session.record.laboratories
        self.row = ResultRow(field, begun, self._definitions, labs, self._session.today)
        self.row.edited.connect(self._on_edited)
        self.row.left.connect(self.settled)
        self.row.removed.connect(self._on_removed)
        self.row.unit.setFixedWidth(self.row.unit.sizeHint().width())
        self._place.addWidget(self.row)
        self.begun.emit()

    def follow(self) -> None:
        """The visit has changed, perhaps by undo: show the entry as it stands there."""
        if self.row is None or self._session is None:
            return
        shown = self.row.result
        here = next((one for one in self._session.visit.results if one.id == shown.id), None)
        field = self._definitions.result(shown.test)
        if here is None and field is not None:
            here = blank_result(field, shown.id)
        if here is not None and here != shown:
            self.row.show_value(here)

    def finish(self) -> None:
        """Close the strip; an entry without a value is taken out again."""
        self._drop_row()
        self.closed.emit()

    def _drop_row(self) -> None:
        row, self.row = self.row, None
        if row is None or self._session is None:
            return
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()
        here = {one.id: one for one in self._session.visit.results}
        entered = here.get(row.result.id)
        if entered is not None and not is_entered(entered):
            self._session.remove_result(entered.id, self)
            self.settled.emit()

    def _on_test(self, _test: object) -> None:
        self.start_row()

    def _on_edited(self, result: Measurement, typing: bool) -> None:
        if self._session is not None:
            self._session.set_result(result, self, typing=typing)
            self.edited.emit()

    def _on_removed(self, result_id: str) -> None:
        session = self._session
        if session is not None and any(one.id == result_id for one in session.visit.results):
            session.remove_result(result_id, self)
            self.settled.emit()
        self.start_row()


def _tests(definitions: Definitions, usual: Sequence[str]) -> list[tuple[object, str]]:
    first = ("vegf", *usual)
    order = {key: place for place, key in enumerate((*first, *definitions.fields))}
    order |= {key: place for place, key in enumerate(first)}
    fields = [one for one in definitions.fields.values() if isinstance(one, ResultField)]
    fields.sort(key=lambda one: order[one.key])
    return [(one.key, tr(one.label)) for one in fields]
