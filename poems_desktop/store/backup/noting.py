"""The log of a store says which backups were made; the thread that has it open writes that."""

from contextlib import suppress
from typing import TYPE_CHECKING

from poems_desktop.store.backup.listing import list_backups
from poems_desktop.store.backup.manifest import BackupInfo
from poems_desktop.store.errors import StoreError

if TYPE_CHECKING:
    from poems_desktop.store.store import Store


def note_backup(store: "Store", backup: BackupInfo) -> None:
    """The backup is in the log, where it can be written; else `note_newest` makes up for it."""
    if store.locked or store.read_only:
        return
    with suppress(StoreError):
        store.record_event("backup", backup.details())


def note_newest(store: "Store") -> None:
    """The newest backup is in the log, also where it was made after the last lock."""
    if store.locked or store.read_only:
        return
    with suppress(StoreError):
        newest = next(iter(list_backups(store.folder, store_id=store.store_id)), None)
        if newest is None:
            return
        logged = {one.details.get("backup") for one in store.events() if one.kind == "backup"}
        if newest.name not in logged:
            store.record_event("backup", newest.details())
