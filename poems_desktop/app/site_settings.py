"""What a site decides and keeps in its store: how records are weighed, and what may be shown.

Saved as revisions of kind "setting", so that every earlier state stays with author and time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final, Protocol

from pydantic import Field, ValidationError

from poems_desktop.app.not_here import SETTING, NotHere
from poems_desktop.app.ports import Kind, Revision, Setting
from poems_desktop.app.words import tr
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.policy import Policy

POLICY: Final = "policy"
SITE: Final = "site"
RECOVERY: Final = "recovery"

LEAST_FEVER_LINE: Final = Decimal(35)
MOST_FEVER_LINE: Final = Decimal(42)
"""Degrees Celsius: below or above no site draws a line."""
LONGEST_CALL: Final = 200

Degrees = Annotated[Decimal, Field(ge=LEAST_FEVER_LINE, le=MOST_FEVER_LINE)]


class SiteSettings(Model):
    """Choices of the site that no source makes. All are off or empty until somebody sets them.

    `dose_arithmetic`: weight times mg/kg may be shown; a physician's decision. `fever_line`: in
    degrees Celsius, drawn and printed as the site's own. `call`: whom to call, on bedside notes.
    Tests that are not available are a setting of their own, see `app.not_here`.
    """

    dose_arithmetic: bool = False
    fever_line: Degrees | None = None
    call: Annotated[str, Field(max_length=LONGEST_CALL)] = ""

    @property
    def call_at(self) -> str:
        """The temperature at which to call, as bedside notes say it: the site's fever line.

        `38.0 °C`; empty where the site draws no line.
        """
        return "" if self.fever_line is None else f"{self.fever_line} °C"


class RecoveryConfirmed(Model):
    """The sheet whose groups somebody has typed back."""

    sheet: str


class UnreadableListError(ValueError):
    """The list of tests that are not available is kept in a way this version cannot read."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "The list of tests that are not available here cannot be read by this version of "
                "the program. It was left as it is. Update the program, or set the list anew in "
                "Settings, Site."
            )
        )


class SettingsStore(Protocol):
    """The part of the store that settings need."""

    def head(self, kind: Kind, entity_id: str) -> Revision | None:
        """The latest revision of an entity."""
        ...

    def save(  # noqa: PLR0913 - as the store has it
        self,
        kind: Kind,
        entity_id: str,
        patient_id: str,
        content: Mapping[str, object],
        *,
        reason: str | None = None,
        expected_seq: int | None = None,
    ) -> Revision:
        """Append a revision."""
        ...

    def save_settings(self, settings: Sequence[Setting]) -> None:
        """Append a revision of each, and tell the log: all of them, or none."""
        ...


@dataclass(frozen=True, slots=True)
class SiteChoices:
    """Everything a store says about its site. `unread` names what could not be read."""

    policy: Policy
    site: SiteSettings
    unread: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What to tell where a setting of a later version, or a damaged one, was left out."""
        if not self.unread:
            return ""
        return tr(
            "Settings of this store could not be read by this version of the program, so the "
            "shipped ones are used instead. Update the program, or set them anew in Settings."
        )


def load_choices(store: SettingsStore) -> SiteChoices:
    """The policy and the settings kept in `store`; what is missing is as shipped.

    Raises:
        StoreError: whatever the store raises.
    """
    unread: list[str] = []
    policy, site = Policy(), SiteSettings()
    if (found := store.head("setting", POLICY)) is not None:
        try:
            policy = Policy.model_validate(found.content)
        except ValidationError:
            unread.append(POLICY)
    if (found := store.head("setting", SITE)) is not None:
        try:
            site = SiteSettings.model_validate(found.content)
        except ValidationError:
            unread.append(SITE)
    return SiteChoices(policy, site, tuple(unread))


def save_choices(
    store: SettingsStore,
    *,
    policy: Policy | None = None,
    site: SiteSettings | None = None,
    not_here: NotHere | None = None,
) -> None:
    """What is given is the site's from now on, and in the log: all of it, or none.

    Raises:
        StoreError: whatever the store raises, as where the role does not cover it.
    """
    settings: list[Setting] = []
    if policy is not None:
        told = {"digest": policy.digest()}
        settings.append((POLICY, policy.model_dump(mode="json"), told))
    if site is not None:
        settings.append((SITE, site.model_dump(mode="json"), {}))
    if not_here is not None:
        settings.append((SETTING, not_here.content(), {}))
    if settings:
        store.save_settings(settings)


def load_not_here(store: SettingsStore) -> NotHere:
    """The tests that this site cannot do.

    Raises:
        UnreadableListError: where what is kept cannot be read.
        StoreError: whatever the store raises.
    """
    found = store.head("setting", SETTING)
    try:
        return NotHere() if found is None else NotHere.read(found.content)
    except ValueError as error:
        raise UnreadableListError from error


def change_not_here(store: SettingsStore, change: Callable[[NotHere], NotHere]) -> NotHere:
    """Change the list as it stands in the store now, which may differ from what is shown.

    Raises:
        UnreadableListError: where what is kept cannot be read; it stays as it is.
        StoreError: whatever the store raises.
    """
    changed = change(load_not_here(store))
    save_choices(store, not_here=changed)
    return changed


def settings_state(store: SettingsStore) -> str:
    """Names how the site's choices stand in the store; another text once any was saved anew.

    Raises:
        StoreError: whatever the store raises.
    """
    heads = (store.head("setting", name) for name in (POLICY, SITE, SETTING))
    return " ".join("0" if head is None else str(head.seq) for head in heads)


def confirmed_sheet(store: SettingsStore) -> str | None:
    """The number of the recovery sheet whose groups were typed back, None if none ever was."""
    found = store.head("setting", RECOVERY)
    if found is None:
        return None
    try:
        return RecoveryConfirmed.model_validate(found.content).sheet
    except ValidationError:
        return None


def confirm_sheet(store: SettingsStore, sheet: str) -> None:
    """The sheet with this number was printed or saved, and two of its groups were typed back.

    Raises:
        StoreError: whatever the store raises.
    """
    store.save("setting", RECOVERY, "", {"sheet": sheet})
