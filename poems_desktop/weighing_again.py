"""What weighs a sample of a store's patients again: the shipped definitions, the store's policy."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poems_desktop.app.reassess import Reassess
    from poems_desktop.app.site_settings import SiteChoices
    from poems_desktop.store.keys import UnlockedKey


def reassess_of(
    folder: Path,
    key: "UnlockedKey",
    *,
    author: str,
    clock: Callable[[], datetime],
    say: Callable[[str], object],
) -> "Reassess":
    """Weighs a patient again by the choices kept in the store at `folder`.

    `say` hears what of these choices cannot be read. Where the store itself cannot be read, as the
    damaged one that a backup replaces, the choices are those of a fresh store.
    """
    from poems_desktop.app.reassess import reassessing
    from poems_desktop.clinical.definitions import load_definitions
    from poems_desktop.clinical.policy import Policy
    from poems_desktop.exchange.assessment_json import signed_snapshot

    choices = _choices(folder, key, author, clock)
    if choices is not None and choices.sentence:
        say(choices.sentence)
    policy = Policy() if choices is None else choices.policy
    return reassessing(load_definitions(), policy, signed_snapshot)


def _choices(
    folder: Path, key: "UnlockedKey", author: str, clock: Callable[[], datetime]
) -> "SiteChoices | None":
    # For reading only: the store may be in use.
    from poems_desktop.app.site_settings import load_choices
    from poems_desktop.store.errors import StoreError
    from poems_desktop.store.store import Store

    try:
        with Store.open(folder, key, author=author, clock=clock, read_only=True) as store:
            return load_choices(store)
    except StoreError:
        return None
