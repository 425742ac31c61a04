"""What a command did, in the store's own log."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from poems_desktop.cli_store.endings import say
from poems_desktop.cli_store.options import author_of, now

if TYPE_CHECKING:
    from poems_desktop.store.audit import EventKind
    from poems_desktop.store.keys import UnlockedKey


def note(
    folder: Path, key: "UnlockedKey", event: "EventKind", details: Mapping[str, str | int]
) -> None:
    """The event is in the log of the store; where a window has it open, a sentence says not.

    Raises:
        StoreError: as opening and saving do.

    """
    from poems_desktop.store.errors import StoreInUse
    from poems_desktop.store.store import Store

    try:
        with Store.open(folder, key, author=author_of(key), clock=now) as store:
            store.record_event(event, details)
    except StoreInUse:
        say("The store is open elsewhere, so its log does not tell of this.")
