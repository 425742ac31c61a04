"""The versions of a visit: author, time, reason, and what each one changed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from poems_desktop.app.visit_differences import Difference
from poems_desktop.app.visit_versions import Version
from poems_desktop.app.words import tr
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.visit.differences_grid import DifferencesGrid
from poems_desktop.ui.visit.side_view import SideView

_NONE = tr("This visit was never signed: there is only the draft.")


class HistoryView(SideView):
    """Newest first; a correction that is not signed yet stands on top."""

    def __init__(
        self,
        versions: Sequence[Version],
        draft: Sequence[Difference] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("History of this visit"), parent=parent)
        if draft is not None and versions:
            card = Card(tr("Correction, not signed yet"))
            _fill(card, "", draft)
            self.body.addWidget(card)
        for one in versions:
            self.body.addWidget(_version_card(one))
        if not versions:
            self.body.addWidget(Label(_NONE, "body", wrap=True))
        self.body.addStretch(1)


def _version_card(one: Version) -> Card:
    when = one.saved_at.astimezone()
    day = show_date(PartialDate.of(when.date()))
    card = Card(
        tr("Version {number}").format(number=one.number), f"{one.author} · {day} {when:%H:%M}"
    )
    if one.visit is None:
        _fill(card, tr("The content of this version was erased."), ())
    elif one.number == 1:
        _fill(card, tr("First signed version."), ())
    else:
        reason = (
            tr("Reason: {reason}").format(reason=one.reason)
            if one.reason
            else tr("No reason was recorded.")
        )
        _fill(card, reason, one.changed)
    return card


def _fill(card: Card, text: str, changed: Sequence[Difference]) -> None:
    card.body.setContentsMargins(12, 6, 12, 8)
    card.body.setSpacing(4)
    if text:
        card.body.addWidget(Label(text, "body", wrap=True))
    if changed:
        card.body.addWidget(DifferencesGrid(changed, (tr("Entry"), tr("Before"), tr("After"))))
    elif not text:
        card.body.addWidget(Label(tr("Nothing changed yet."), "body"))
