"""What to offer when a store turns out damaged: the newest backup that is whole."""

from dataclasses import dataclass
from pathlib import Path

from poems_desktop.store.backup.errors import BackupCancelled, BackupError
from poems_desktop.store.backup.ledger import read_ledger
from poems_desktop.store.backup.listing import list_backups, newest_first, require_intact
from poems_desktop.store.backup.manifest import BackupInfo
from poems_desktop.store.backup.watching import UNWATCHED, Watch


@dataclass(frozen=True, slots=True)
class WayBack:
    """`backup` is the one to restore, `proven` the newest one proven, either may be None.

    They differ when newer backups were checked but their restore was not yet tried. `damaged`
    are the names of newer ones that are no longer whole.
    """

    backup: BackupInfo | None
    proven: BackupInfo | None
    damaged: tuple[str, ...]
    sentence: str


def offer_after_damage(folder: Path, *, watch: Watch = UNWATCHED) -> WayBack:
    """The newest whole backups of the store at `folder`, here and in its second places.

    Reads every byte of those it offers and compares it with their manifests; needs no passphrase
    and changes nothing.

    Raises:
        BackupCancelled.

    """
    candidates = _everywhere(folder)
    damaged: list[str] = []
    newest: BackupInfo | None = None
    proven: BackupInfo | None = None
    for info in candidates:
        if newest is not None and info.proven_at is None:
            continue
        if not _is_intact(info, watch):
            damaged.append(info.name)
            continue
        newest = newest or info
        if info.proven_at is not None:
            proven = info
            break
    return WayBack(newest, proven, tuple(damaged), _sentence(newest, proven))


def _everywhere(folder: Path) -> list[BackupInfo]:
    ledger = read_ledger(folder)
    found = list_backups(folder)
    store_ids = {info.contents.store_id for info in found}
    for place in ledger.places:
        try:
            elsewhere = list_backups(folder, Path(place.path))
        except BackupError:
            continue
        # Other stores may keep backups on the same stick.
        found += [
            info for info in elsewhere if not store_ids or info.contents.store_id in store_ids
        ]
    return newest_first(found, ledger)


def _is_intact(info: BackupInfo, watch: Watch) -> bool:
    try:
        require_intact(info, watch)
    except BackupCancelled:
        raise
    except BackupError:
        return False
    return True


def _sentence(newest: BackupInfo | None, proven: BackupInfo | None) -> str:
    if newest is None:
        return (
            "No whole backup of this store was found here. Nothing was changed. Copy the whole "
            "folder aside as it is, and look for backups on sticks, shares and other computers."
        )
    parts = [f"The newest whole backup is of {_day(newest)}."]
    if proven is None:
        parts.append("It was checked when it was made; a restore of it was not tried yet.")
    elif proven is newest:
        parts.append(f"It was proven by a restore on {proven.proven_at:%Y-%m-%d}.")
    else:
        parts.append(f"The newest one proven by a restore is of {_day(proven)}.")
    parts.append("Restoring keeps the damaged store aside, and removes no backup.")
    return " ".join(parts)


def _day(info: BackupInfo) -> str:
    return f"{info.taken_at:%Y-%m-%d %H:%M} UTC"
