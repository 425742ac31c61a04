"""What a site may change of the policy: confirmations, criteria sets, limits of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poems_desktop.app.site_draft import (
    Word,
    changeable_sets,
    checked,
    choices,
    with_confirmed,
    with_set,
    without_confirmed,
    without_limit,
)
from poems_desktop.app.sitting import Sitting
from poems_desktop.app.words import tr
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.core.reading import show_date
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.settings.limit_form import LimitForm, LimitRows
from poems_desktop.ui.transplant.panel_parts import cited


class PolicyForm(QWidget):
    """Changes are put together in `policy`; nothing is saved here.

    `refused(sentence)` says why something is not taken; empty once nothing is wrong any more.

    Attributes:
        reason: why, kept with each confirmation and limit.
        limit: one more limit, as it is being typed.
    """

    refused = Signal(str)

    def __init__(self, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self.policy: Policy = sitting.policy
        self.reason = LineField(name=tr("Why: reason for what is confirmed or set"))
        self.reason.setMinimumWidth(300)
        self.reason.setObjectName("site.reason")
        self.limit = LimitForm(sitting.definitions)
        self._limits = LimitRows(sitting.definitions)
        self._boxes: dict[str, CheckBox] = {}
        self._sets: dict[str, CheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._build_confirmations()
        self._build_sets()
        self._add_head(tr("Limits of the site, before every shipped default"))
        self._column.addLayout(cited(sitting.definitions.thresholds, sitting.definitions))
        self._column.addWidget(self._limits)
        self._column.addWidget(self.limit)
        self._limits.removed.connect(self._on_remove)
        self.limit.added.connect(self._on_limit)

    @property
    def begun(self) -> bool:
        """Whether a reason or a limit stands here that is not part of the policy yet."""
        return bool(self.reason.text()) or self.limit.begun

    def empty(self) -> None:
        """Take away what is begun."""
        self.reason.show_value("")
        self.limit.empty()

    def show_policy(self, policy: Policy) -> None:
        """Go on from this policy."""
        self.policy = policy
        for choice in choices(policy, self._sitting.definitions):
            box, told = self._boxes[choice.id], choice.confirmed
            box.setChecked(told is not None)
            said = "" if told is None else f"{told.by}, {show_date(told.day)}: {told.reason}"
            box.setAccessibleDescription(said)
            box.setToolTip(said)
        changeable = changeable_sets(policy, self._sitting.definitions)
        for name, box in self._sets.items():
            box.setChecked(name in policy.sets)
            box.setEnabled(name in changeable)
        self._limits.show_limits(policy.thresholds)

    def _build_confirmations(self) -> None:
        self._add_head(tr("Confirmations"))
        text = tr("Shipped switched off. Say why below, then tick what this site confirms.")
        self._column.addWidget(Label(text, "secondary", wrap=True))
        asked = tr("Reason, kept with each confirmation and limit")
        self._column.addWidget(field_label(asked, self.reason, "row"))
        self._column.addWidget(self.reason, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(6)
        for choice in choices(self.policy, self._sitting.definitions):
            box = CheckBox(tr(choice.label).replace("&", "&&"), wrap=True)
            box.setObjectName(f"confirm.{choice.id}")
            box.clicked.connect(self._on_confirm)
            self._boxes[choice.id] = box
            self._column.addWidget(box)
            self._column.addWidget(remark_below(choice.about))

    def _build_sets(self) -> None:
        self._add_head(tr("Criteria sets shown beside the headline"))
        for name, one in self._sitting.definitions.sets.items():
            box = CheckBox(tr(one.title).replace("&", "&&"), wrap=True)
            box.setObjectName(f"set.{name}")
            box.clicked.connect(self._on_set)
            self._sets[name] = box
            self._column.addWidget(box)

    def _add_head(self, text: str) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(Label(text, "section", wrap=True))

    def _word(self) -> Word | None:
        reason = self.reason.text().strip()
        if not reason:
            said = tr("Say why in a few words first; the reason is kept with what is set.")
            self.refused.emit(said)
            self.reason.setFocus()
            return None
        return Word(self._sitting.author, self._sitting.today, reason)

    def _on_confirm(self) -> None:
        name = next(name for name, box in self._boxes.items() if box is self.sender())
        policy = self.policy
        self.refused.emit("")
        if self._boxes[name].isChecked():
            word = self._word()
            if word is not None:
                policy = with_confirmed(policy, name, word)
        else:
            policy = without_confirmed(policy, name)
        self.show_policy(policy)

    def _on_set(self) -> None:
        name = next(name for name, box in self._sets.items() if box is self.sender())
        self.show_policy(with_set(self.policy, name, used=self._sets[name].isChecked()))

    def _on_limit(self) -> None:
        word = self._word()
        if word is None:
            return
        try:
            policy = self.limit.added_to(self.policy, word)
            checked(policy, self._sitting.definitions)
        except ProblemsError as error:
            self.refused.emit(" ".join(one.sentence for one in error.problems))
            return
        self.limit.empty()
        self.refused.emit("")
        self.show_policy(policy)

    def _on_remove(self, place: int) -> None:
        self.show_policy(without_limit(self.policy, place))


def remark_below(text: str) -> Label:
    """What stands below a check box, in line with its word."""
    label = Label(text, "caption", wrap=True)
    label.setContentsMargins(29, 0, 0, 6)
    return label
