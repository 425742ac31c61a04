"""This visit beside another one of the same patient: only what differs, for reading."""

from itertools import groupby

from PySide6.QtWidgets import QWidget

from poems_desktop.app.editing import EditSession
from poems_desktop.app.visit_differences import Difference, differences
from poems_desktop.app.visit_words import visit_name
from poems_desktop.app.words import tr
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.visit.differences_grid import DifferencesGrid
from poems_desktop.ui.visit.side_view import SideView


class CompareView(SideView):
    """Choose a visit; what differs stands below, by domain."""

    def __init__(self, session: EditSession, parent: QWidget | None = None) -> None:
        super().__init__(tr("Compare with another visit"), tr("for reading only"), parent)
        self._session = session
        others = [one for one in session.record.visits if one.id != session.visit.id]
        self._visits = {one.id: one for one in others}
        options = [(one.id, visit_name(one)) for one in reversed(others)]
        self.other = ChoiceBox(options, name=tr("Compare with"))
        self.other.setObjectName("compare.other")
        self.other.edited.connect(self._on_other)
        self.body.addWidget(field_label(tr("Compare with"), self.other))
        self.body.addWidget(self.other)
        self._cards: list[QWidget] = []
        self.body.addStretch(1)
        if options:
            self.other.show_value(options[0][0])
            self._show(str(options[0][0]))
        else:
            self._put(Label(tr("There is no other visit of this patient."), "body"))

    def _on_other(self, visit_id: object) -> None:
        self._show(str(visit_id))

    def _show(self, visit_id: str) -> None:
        for card in self._cards:
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        other, mine = self._visits[visit_id], self._session.visit
        found = differences(other, mine, self._session.definitions)
        headings = (
            tr("Entry"),
            visit_name(other),
            visit_name(mine),
        )
        for domain, group in groupby(found, key=_domain):
            card = Card(domain)
            card.body.setContentsMargins(12, 4, 12, 6)
            card.body.addWidget(DifferencesGrid(tuple(group), headings))
            self._put(card)
        if not found:
            self._put(Label(tr("The two visits say the same."), "body"))

    def _put(self, widget: QWidget) -> None:
        self._cards.append(widget)
        self.body.insertWidget(self.body.count() - 1, widget)


def _domain(one: Difference) -> str:
    return one.domain
