"""What a command did, in the store's own log."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
    """The event is in the log of the store; where that fails, a sentence says so.

    What was done is done: it is not called a failure because the log could not tell of it.
    """
    from poems_desktop.store.store import Store

    with told_if_unlogged(), Store.open(folder, key, author=author_of(key), clock=now) as store:
        store.record_event(event, details)


@contextmanager
def told_if_unlogged() -> Iterator[None]:
    """What the block does to the log of a store may fail with a sentence."""
    from poems_desktop.store.errors import StoreError, StoreInUse

    try:
        yield
    except StoreInUse:
        say("The store is open elsewhere, so its log does not tell of this.")
    except StoreError as error:
        say(f"This was done, but the store's log does not tell of it: {error.sentence}")
