"""The visit was signed elsewhere meanwhile: both versions side by side, to choose from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.merging import Entry, Pick, Versions, entries, joined
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.ui.kit.buttons import PrimaryButton
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.text import breakable
from poems_desktop.ui.visit.side_view import SideView

_ABOUT = tr("Nothing was written and nothing is lost")


class ConflictView(SideView):
    """`joined(visit, seq)` carries one visit from both, once every clash has a choice."""

    joined = Signal(object, int)

    def __init__(
        self, versions: Versions, definitions: Definitions, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Two versions of this visit"), _ABOUT, parent)
        self._versions = versions
        self.choices: dict[str, SegmentedControl] = {}
        found = entries(versions, definitions)
        clashes = [one for one in found if one.clash]
        alone = [one for one in found if not one.clash]
        author = versions.theirs_author or tr("Somebody")
        text = tr("{author} signed this visit after you began to edit it.").format(author=author)
        self.body.addWidget(Label(text, "body", wrap=True))
        if clashes:
            self.body.addWidget(self._clash_card(clashes))
        if alone:
            self.body.addWidget(_alone_card(alone))
        self._message = InlineMessage()
        self._take = PrimaryButton(tr("Go on with both"), measure="small")
        self._take.setObjectName("conflict.take")
        self._take.clicked.connect(self._on_take)
        foot = QHBoxLayout()
        foot.addWidget(self._message, 1)
        foot.addWidget(self._take)
        self.body.addLayout(foot)
        self.body.addStretch(1)

    def _clash_card(self, clashes: list[Entry]) -> Card:
        card = Card(tr("Both changed these"), tr("choose one of each"))
        card.body.setContentsMargins(12, 4, 12, 6)
        for one in clashes:
            card.body.addWidget(rule())
            card.body.addWidget(self._clash(one))
        return card

    def _clash(self, one: Entry) -> QFrame:
        made = QFrame()
        made.setProperty("kind", "plain")
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 5, 0, 6)
        column.setSpacing(3)
        top = QHBoxLayout()
        top.addWidget(Label(one.label, "row", wrap=True), 1)
        control = SegmentedControl(
            (SegmentOption("theirs", tr("Theirs"), "t"), SegmentOption("mine", tr("Mine"), "m")),
            name=tr("{label}: which version").format(label=one.label),
        )
        control.setObjectName(f"conflict.{one.key}")
        self.choices[one.key] = control
        top.addWidget(control)
        column.addLayout(top)
        column.addWidget(_sides(one))
        return made

    def _on_take(self) -> None:
        picks = {key: control.value() for key, control in self.choices.items()}
        missing = [key for key, pick in picks.items() if pick not in {"theirs", "mine"}]
        if missing:
            count = (
                tr("1 entry")
                if len(missing) == 1
                else tr("{count} entries").format(count=len(missing))
            )
            self._message.show_message(
                "error", tr("Choose theirs or mine for {count} more.").format(count=count)
            )
            self.choices[missing[0]].setFocus()
            return
        chosen: dict[str, Pick] = {
            key: "theirs" if pick == "theirs" else "mine" for key, pick in picks.items()
        }
        self.joined.emit(joined(self._versions, chosen), self._versions.theirs_seq)


def _alone_card(alone: list[Entry]) -> Card:
    card = Card(tr("Changed on one side only"), tr("taken over"))
    card.body.setContentsMargins(12, 4, 12, 6)
    for one in alone:
        card.body.addWidget(rule())
        card.body.addWidget(Label(one.label, "row", wrap=True))
        card.body.addWidget(_sides(one))
    return card


def _sides(one: Entry) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 2)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(1)
    grid.setColumnStretch(1, 1)
    rows = ((tr("Before"), one.base), (tr("Theirs"), one.theirs), (tr("Mine"), one.mine))
    for row, (name, text) in enumerate(rows):
        grid.addWidget(Label(name, "caption"), row, 0)
        grid.addWidget(Label(breakable(text), "dense", wrap=True), row, 1)
    return made
