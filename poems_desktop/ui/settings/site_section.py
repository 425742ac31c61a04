"""What the site decides and keeps in its store: confirmations, limits, switches. Audited."""

import json
from typing import TYPE_CHECKING

from poems_desktop.app.not_here import NotHere
from poems_desktop.app.site_draft import checked, typed_site
from poems_desktop.app.site_settings import (
    LONGEST_CALL,
    UnreadableListError,
    load_not_here,
    save_choices,
)
from poems_desktop.app.words import tr
from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.allowing import fix_fields
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.settings.policy_form import PolicyForm, remark_below
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
    """Changes are put together here and hold once they are saved, all or none.

    Attributes:
        policy: the part that changes how records are weighed.
    """

    def __init__(self, desk: "Desk") -> None:
        super().__init__(tr("Site"), _REMARK)
        self._desk = desk
        self._definitions = desk.sitting.definitions
        self.policy = PolicyForm(desk.sitting)
        self._arithmetic = CheckBox(tr("Show dose arithmetic"), wrap=True)
        self._fever = LineField(name=tr("Fever line of this site in degrees Celsius"))
        self._fever.setFixedWidth(90)
        self._call = LineField(name=tr("Whom to call, on bedside notes"))
        self._call.setMinimumWidth(300)
        self._call.setMaxLength(LONGEST_CALL)
        self._not_here = NotHere()
        self._unavailable = UnavailableList(self._definitions)
        self._save = PrimaryButton(tr("Save site settings"))
        self._undo = SecondaryButton(tr("Start over"))
        self._saved: tuple[object, ...] = ()
        for name, field in (
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
        self._show_policy(self._desk.sitting.policy)
        self._saved = self._state()
        if unread:
            self.warn(unread)

    @property
    def dirty(self) -> bool:
        """Whether something was changed here that is not saved."""
        return self._state() != self._saved or self.policy.begun

    def _state(self) -> tuple[object, ...]:
        texts = (self._fever.text(), self._call.text())
        return (self.freeze(), self._arithmetic.isChecked(), *texts)

    def _on_undo(self) -> None:
        self.policy.empty()
        self.message.clear()
        self.refresh()

    def freeze(self) -> str:
        """What is put together and not saved yet: the policy, and the tests not available."""
        policy = self.policy.policy.model_dump(mode="json")
        return json.dumps([policy, self._unavailable.chosen()])

    def thaw(self, kept: str) -> None:
        """Go on with what was put together."""
        policy, chosen = json.loads(kept)
        self._unavailable.show_chosen(chosen)
        self._show_policy(type(self.policy.policy).model_validate(policy))

    def save(self) -> bool:
        """Check everything and keep it in the store; False where something is refused."""
        try:
            policy = checked(self.policy.policy, self._definitions)
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
        self.policy.reason.show_value("")
        self.refresh()
        self.say(_SAVED)
        return True

    def _build(self) -> None:
        self.column.addWidget(self.policy)
        said = self._definitions.library.engraftment.texts
        self.add_head("Transplant")
        self.column.addWidget(self._arithmetic)
        self.column.addWidget(remark_below(_ARITHMETIC))
        self.column.addLayout(cited(said["dose_open"], self._definitions))
        self.add_field(tr("Fever line of this site, °C"), self._fever, _FEVER)
        self.column.addLayout(cited(said["no_temperature"], self._definitions))
        self.add_field(tr("Whom to call, on bedside notes"), self._call)
        self.add_head(tr("Tests that are not available here"))
        self.column.addWidget(self._unavailable)
        self.column.addSpacing(8)
        self.add_row((self._save, self._undo))

    def _connect(self) -> None:
        self.policy.refused.connect(self._on_refused)
        self._save.clicked.connect(self.save)
        self._undo.clicked.connect(self._on_undo)

    def _on_refused(self, sentence: str) -> None:
        if sentence:
            self.refuse(sentence)
        else:
            self.message.clear()

    def _show_policy(self, policy: "Policy") -> None:
        self.policy.show_policy(policy)
        rights = self._desk.sitting.rights
        if not rights.record:
            fix_fields(self)
            self.say(rights.why)
