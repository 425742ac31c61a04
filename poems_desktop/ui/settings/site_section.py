"""What the site decides and keeps in its store: confirmations, limits, switches. Audited."""

import json
from typing import TYPE_CHECKING

from poems_desktop.app.not_here import NotHere
from poems_desktop.app.site_draft import (
    Word,
    changeable_sets,
    checked,
    choices,
    typed_site,
    with_confirmed,
    with_set,
    without_confirmed,
    without_limit,
)
from poems_desktop.app.site_settings import (
    LONGEST_CALL,
    UnreadableListError,
    load_not_here,
    save_choices,
)
from poems_desktop.app.words import tr
from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.core.reading import show_date
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.allowing import fix_fields
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.settings.limit_form import LimitForm, LimitRows
from poems_desktop.ui.settings.section import Section
from poems_desktop.ui.settings.unavailable_list import UnavailableList
from poems_desktop.ui.transplant.panel_parts import cited

if TYPE_CHECKING:
    from poems_desktop.clinical.policy import Policy
    from poems_desktop.ui.desk import Desk

_REMARK = tr(
    "Settings of this site, not of the program. They are kept in the store with author, time and "
    "reason, and printed with every assessment. A physician sets them."
)
_ARITHMETIC = tr(
    "Shows weight times mg/kg beside the source's words in the engraftment panel and note. It is "
    "arithmetic only, never a dose."
)
_FEVER = tr("Set by this site. Empty: no line is drawn.")
_SAVED = tr("Saved. Every assessment is weighed by it from now on.")


class SiteSection(Section):
    """Changes are put together here and hold once they are saved, all or none."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(tr("Site"), _REMARK)
        self._desk = desk
        self._policy: Policy = desk.sitting.policy
        self._definitions = desk.sitting.definitions
        self._reason = LineField(name=tr("Why: reason for what is confirmed or set"))
        self._reason.setMinimumWidth(300)
        self._arithmetic = CheckBox(tr("Show dose arithmetic"), wrap=True)
        self._fever = LineField(name=tr("Fever line of this site in degrees Celsius"))
        self._fever.setFixedWidth(90)
        self._call = LineField(name=tr("Whom to call, on bedside notes"))
        self._call.setMinimumWidth(300)
        self._call.setMaxLength(LONGEST_CALL)
        self._boxes: dict[str, CheckBox] = {}
        self._sets: dict[str, CheckBox] = {}
        self._not_here = NotHere()
        self._limits = LimitRows(self._definitions)
        self._form = LimitForm(self._definitions)
        self._unavailable = UnavailableList(self._definitions)
        self._save = PrimaryButton(tr("Save site settings"))
        self._undo = SecondaryButton(tr("Start over"))
        self._saved: tuple[object, ...] = ()
        for name, field in (
            ("reason", self._reason),
            ("arithmetic", self._arithmetic),
            ("fever", self._fever),
            ("call", self._call),
        ):
            field.setObjectName(f"site.{name}")
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what is saved; what was changed here and not saved is dropped."""
        self._policy = self._desk.sitting.policy
        site = self._desk.site
        self._arithmetic.setChecked(site.dose_arithmetic)
        self._fever.show_value("" if site.fever_line is None else str(site.fever_line))
        self._call.show_value(site.call)
        unread, read = "", True
        try:
            self._not_here = load_not_here(self._desk.store)
        except UnreadableListError as error:
            self._not_here, unread = NotHere(), str(error)
        except StoreError as error:
            self._not_here, unread, read = NotHere(), error.sentence, False
        self._unavailable.setEnabled(read)
        self._unavailable.show_chosen(sorted(self._not_here.fields))
        self._show_policy()
        self._saved = self._state()
        if unread:
            self.warn(unread)

    @property
    def dirty(self) -> bool:
        """Whether something was changed here that is not saved."""
        return self._state() != self._saved or bool(self._reason.text()) or self._form.begun

    def _state(self) -> tuple[object, ...]:
        texts = (self._fever.text(), self._call.text())
        return (self.freeze(), self._arithmetic.isChecked(), *texts)

    def _on_undo(self) -> None:
        self._reason.show_value("")
        self._form.empty()
        self.message.clear()
        self.refresh()

    def freeze(self) -> str:
        """What is put together and not saved yet: the policy, and the tests not available."""
        return json.dumps([self._policy.model_dump(mode="json"), self._unavailable.chosen()])

    def thaw(self, kept: str) -> None:
        """Go on with what was put together."""
        policy, chosen = json.loads(kept)
        self._policy = type(self._policy).model_validate(policy)
        self._unavailable.show_chosen(chosen)
        self._show_policy()

    def save(self) -> bool:
        """Check everything and keep it in the store; False where something is refused."""
        try:
            policy = checked(self._policy, self._definitions)
            site = typed_site(
                dose_arithmetic=self._arithmetic.isChecked(),
                fever=self._fever.text(),
                call=self._call.text(),
            )
        except ProblemsError as error:
            self.refuse(" ".join(f"{one.place}: {one.sentence}" for one in error.problems))
            return False
        desk = self._desk
        not_here = NotHere(frozenset(self._unavailable.chosen()))
        try:
            save_choices(
                desk.store,
                policy=None if policy == desk.sitting.policy else policy,
                site=None if site == desk.site else site,
                not_here=None if not_here == self._not_here else not_here,
            )
        except StoreError as error:
            self.refuse(error.sentence)
            return False
        desk.sitting.use_policy(policy)
        desk.use_site(site)
        self._reason.show_value("")
        self.refresh()
        self.say(_SAVED)
        return True

    def _build(self) -> None:
        self.add_head(tr("Confirmations"))
        text = tr("Shipped switched off. Say why below, then tick what this site confirms.")
        self.column.addWidget(Label(text, "secondary", wrap=True))
        self.add_field(tr("Reason, kept with each confirmation and limit"), self._reason)
        for choice in choices(self._policy, self._definitions):
            box = CheckBox(tr(choice.label).replace("&", "&&"), wrap=True)
            box.setObjectName(f"confirm.{choice.id}")
            self._boxes[choice.id] = box
            self.column.addWidget(box)
            self.column.addWidget(_remark(choice.about))
        self.add_head(tr("Criteria sets shown beside the headline"))
        for name, one in self._definitions.sets.items():
            box = CheckBox(tr(one.title).replace("&", "&&"), wrap=True)
            box.setObjectName(f"set.{name}")
            self._sets[name] = box
            self.column.addWidget(box)
        self.add_head(tr("Limits of the site, before every shipped default"))
        self.column.addLayout(cited(self._definitions.thresholds, self._definitions))
        self.column.addWidget(self._limits)
        self.column.addWidget(self._form)
        said = self._definitions.library.engraftment.texts
        self.add_head("Transplant")
        self.column.addWidget(self._arithmetic)
        self.column.addWidget(_remark(_ARITHMETIC))
        self.column.addLayout(cited(said["dose_open"], self._definitions))
        self.add_field(tr("Fever line of this site, °C"), self._fever, _FEVER)
        self.column.addLayout(cited(said["no_temperature"], self._definitions))
        self.add_field(tr("Whom to call, on bedside notes"), self._call)
        self.add_head(tr("Tests that are not available here"))
        self.column.addWidget(self._unavailable)
        self.column.addSpacing(8)
        self.add_row((self._save, self._undo))

    def _connect(self) -> None:
        for box in self._boxes.values():
            box.clicked.connect(self._on_confirm)
        for box in self._sets.values():
            box.clicked.connect(self._on_set)
        self._limits.removed.connect(self._on_remove)
        self._form.added.connect(self._on_limit)
        self._save.clicked.connect(self.save)
        self._undo.clicked.connect(self._on_undo)

    def _word(self) -> Word | None:
        reason = self._reason.text().strip()
        if not reason:
            self.refuse(tr("Say why in a few words first; the reason is kept with what is set."))
            self._reason.setFocus()
            return None
        return Word(self._desk.sitting.author, self._desk.today, reason)

    def _on_confirm(self) -> None:
        name = next(name for name, box in self._boxes.items() if box is self.sender())
        self.message.clear()
        if self._boxes[name].isChecked():
            word = self._word()
            if word is not None:
                self._policy = with_confirmed(self._policy, name, word)
        else:
            self._policy = without_confirmed(self._policy, name)
        self._show_policy()

    def _on_set(self) -> None:
        name = next(name for name, box in self._sets.items() if box is self.sender())
        self._policy = with_set(self._policy, name, used=self._sets[name].isChecked())
        self._show_policy()

    def _on_limit(self) -> None:
        word = self._word()
        if word is None:
            return
        try:
            self._policy = self._form.added_to(self._policy, word)
            checked(self._policy, self._definitions)
        except ProblemsError as error:
            self.refuse(" ".join(one.sentence for one in error.problems))
            return
        self._form.empty()
        self.message.clear()
        self._show_policy()

    def _on_remove(self, place: int) -> None:
        self._policy = without_limit(self._policy, place)
        self._show_policy()

    def _show_policy(self) -> None:
        policy = self._policy
        for choice in choices(policy, self._definitions):
            box, told = self._boxes[choice.id], choice.confirmed
            box.setChecked(told is not None)
            said = "" if told is None else f"{told.by}, {show_date(told.day)}: {told.reason}"
            box.setAccessibleDescription(said)
            box.setToolTip(said)
        changeable = changeable_sets(policy, self._definitions)
        for name, box in self._sets.items():
            box.setChecked(name in policy.sets)
            box.setEnabled(name in changeable)
        self._limits.show_limits(policy.thresholds)
        rights = self._desk.sitting.rights
        if not rights.record:
            fix_fields(self)
            self.say(rights.why)


def _remark(text: str) -> Label:
    """What stands below a check box, in line with its word."""
    label = Label(text, "caption", wrap=True)
    label.setContentsMargins(29, 0, 0, 6)
    return label
