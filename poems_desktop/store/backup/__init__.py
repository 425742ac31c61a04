"""Backups that restore: made while the store is in use, checked, thinned out, proven weekly.

A backup is a folder `backup-<instant>-<revision>.poemsbackup` with the encrypted records, the
`keys.json` of its day and a manifest. It opens anywhere with a passphrase or the recovery sheet.

Names are imported when they are first asked for: whoever needs one module loads only that.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from poems_desktop.store.backup.elsewhere import (
        SecondPlace,
        add_place,
        forget_place,
        second_places,
    )
    from poems_desktop.store.backup.errors import (
        BackupBusy,
        BackupCancelled,
        BackupDamaged,
        BackupError,
        BackupFailed,
        BackupNoRoom,
        BackupPlaceReadOnly,
        BackupPlaceVanished,
        NoBackup,
        OtherStore,
        SourceDamaged,
    )
    from poems_desktop.store.backup.keeper import Arrival, BackupKeeper, Round, due
    from poems_desktop.store.backup.ledger import backups_folder, read_ledger
    from poems_desktop.store.backup.listing import list_backups, newest_proven, require_intact
    from poems_desktop.store.backup.making import Made, back_up, copy_backup
    from poems_desktop.store.backup.manifest import BackupInfo, read_backup
    from poems_desktop.store.backup.proving import Proof, prove_due, prove_newest
    from poems_desktop.store.backup.restoring import Restored, restore
    from poems_desktop.store.backup.retention import Candidate, Plan, plan_retention
    from poems_desktop.store.backup.rotating import Rotated, rotate
    from poems_desktop.store.backup.settling import settle_restore
    from poems_desktop.store.backup.snapshot import Snapshot
    from poems_desktop.store.backup.verifying import Reassess, Verified
    from poems_desktop.store.backup.watching import Progress, Watch
    from poems_desktop.store.backup.way_back import WayBack, offer_after_damage

__all__ = [
    "Arrival",
    "BackupBusy",
    "BackupCancelled",
    "BackupDamaged",
    "BackupError",
    "BackupFailed",
    "BackupInfo",
    "BackupKeeper",
    "BackupNoRoom",
    "BackupPlaceReadOnly",
    "BackupPlaceVanished",
    "Candidate",
    "Made",
    "NoBackup",
    "OtherStore",
    "Plan",
    "Progress",
    "Proof",
    "Reassess",
    "Restored",
    "Rotated",
    "Round",
    "SecondPlace",
    "Snapshot",
    "SourceDamaged",
    "Verified",
    "Watch",
    "WayBack",
    "add_place",
    "back_up",
    "backups_folder",
    "copy_backup",
    "due",
    "forget_place",
    "list_backups",
    "newest_proven",
    "offer_after_damage",
    "plan_retention",
    "prove_due",
    "prove_newest",
    "read_backup",
    "read_ledger",
    "require_intact",
    "restore",
    "rotate",
    "second_places",
    "settle_restore",
]

_HOME: Final = {
    "Arrival": "keeper",
    "BackupBusy": "errors",
    "BackupCancelled": "errors",
    "BackupDamaged": "errors",
    "BackupError": "errors",
    "BackupFailed": "errors",
    "BackupInfo": "manifest",
    "BackupKeeper": "keeper",
    "BackupNoRoom": "errors",
    "BackupPlaceReadOnly": "errors",
    "BackupPlaceVanished": "errors",
    "Candidate": "retention",
    "Made": "making",
    "NoBackup": "errors",
    "OtherStore": "errors",
    "Plan": "retention",
    "Progress": "watching",
    "Proof": "proving",
    "Reassess": "verifying",
    "Restored": "restoring",
    "Rotated": "rotating",
    "Round": "keeper",
    "SecondPlace": "elsewhere",
    "Snapshot": "snapshot",
    "SourceDamaged": "errors",
    "Verified": "verifying",
    "Watch": "watching",
    "WayBack": "way_back",
    "add_place": "elsewhere",
    "back_up": "making",
    "backups_folder": "ledger",
    "copy_backup": "making",
    "due": "keeper",
    "forget_place": "elsewhere",
    "list_backups": "listing",
    "newest_proven": "listing",
    "offer_after_damage": "way_back",
    "plan_retention": "retention",
    "prove_due": "proving",
    "prove_newest": "proving",
    "read_backup": "manifest",
    "read_ledger": "ledger",
    "require_intact": "listing",
    "restore": "restoring",
    "rotate": "rotating",
    "second_places": "elsewhere",
    "settle_restore": "settling",
}


def __getattr__(name: str) -> object:
    """What the module of this package that defines `name` defines."""
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
