"""A store that was just opened, and the key that opened it."""

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poems_desktop.store.keys import UnlockedKey
    from poems_desktop.store.store import Store

SHEET_HOLDER = "Recovery sheet"


@dataclass(frozen=True, slots=True)
class Opened:
    """`key` belongs to whoever gets this, and is wiped by them."""

    store: "Store"
    key: "UnlockedKey"

    @property
    def user_id(self) -> str:
        """Who opened it, by the id in the key file; empty for the recovery sheet."""
        return self.key.user.id if self.key.user else ""


def author_of(key: "UnlockedKey") -> str:
    """The name under which this key's holder works."""
    return key.user.name if key.user else SHEET_HOLDER


def may_manage(key: "UnlockedKey") -> bool:
    """Whether this key's holder manages users, sheet and key."""
    return key.user is None or key.user.role == "physician"


def log_unconfirmed(store: "Store") -> None:
    """The log tells that the recovery sheet in force was not typed back; it is asked for again."""
    from poems_desktop.store.errors import StoreError

    if not (store.locked or store.read_only):
        with suppress(StoreError):  # on a full disk, say, the store opens all the same
            store.record_event("users", {"what": "recovery_sheet_unconfirmed"})
