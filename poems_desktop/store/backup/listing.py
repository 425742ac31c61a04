"""Which backups are there, and what lies beside them unfinished."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final

from poems_desktop.store.backup.boundary import at_place
from poems_desktop.store.backup.errors import BackupDamaged, BackupPlaceVanished
from poems_desktop.store.backup.files import file_digest
from poems_desktop.store.backup.ledger import Ledger, backups_folder, read_ledger
from poems_desktop.store.backup.manifest import SUFFIX, BackupInfo, read_backup
from poems_desktop.store.backup.watching import UNWATCHED, Step, Watch
from poems_desktop.store.errors import StoreNewer
from poems_desktop.store.places import KEYS_FILE, RECORDS_FILE

PARTIAL: Final = ".partial"


def list_backups(
    folder: Path, place: Path | None = None, *, store_id: str | None = None
) -> list[BackupInfo]:
    """The finished backups of the store at `folder`, newest first; unreadable ones are left out.

    Args:
        folder: the store, whose ledger tells what was proven; it need not be there any more.
        place: another folder to look in; the store's own `backups` if None.
        store_id: only backups of this store.

    Raises:
        BackupPlaceVanished: if `place` was named and is not there.

    """
    ledger = read_ledger(folder)
    found = [
        info
        for info in found_in(place or backups_folder(folder), must_exist=place is not None)
        if store_id in (None, info.contents.store_id)
    ]
    proven = [replace(info, proven_at=ledger.proven_at(info.records_sha256)) for info in found]
    return newest_first(proven, ledger)


def newest_first(found: list[BackupInfo], ledger: Ledger) -> list[BackupInfo]:
    """By their instants, but the one made last comes first: the clock may have been set back."""
    return sorted(
        found, key=lambda info: (info.name == ledger.last_made, *info.order), reverse=True
    )


def found_in(place: Path, *, must_exist: bool) -> list[BackupInfo]:
    """Every finished and readable backup in `place`, in no order."""
    if not place.is_dir():
        if must_exist:
            raise BackupPlaceVanished
        return []
    found = []
    with at_place(place):
        for path in place.iterdir():
            if path.name.startswith("backup-") and path.name.endswith(SUFFIX):
                try:
                    found.append(read_backup(path))
                except (BackupDamaged, StoreNewer):
                    continue
    return found


def newest_proven(folder: Path, place: Path | None = None) -> BackupInfo | None:
    """The newest backup whose restore was proven, None if none was yet."""
    return next((info for info in list_backups(folder, place) if info.proven_at), None)


def require_intact(info: BackupInfo, watch: Watch = UNWATCHED, *, step: Step = "checking") -> None:
    """The bytes of the backup are those its manifest names. No passphrase is needed.

    Raises:
        BackupDamaged, BackupPlaceVanished, BackupFailed, BackupCancelled.

    """
    with at_place(info.path):
        records, keys = info.path / RECORDS_FILE, info.path / KEYS_FILE
        if not records.is_file() or records.stat().st_size != info.records_bytes:
            raise BackupDamaged
        found = file_digest(records, lambda done: watch.tell(step, done, info.records_bytes))
        if found != info.records_sha256:
            raise BackupDamaged
        if file_digest(keys, lambda _: None) != info.keys_sha256:
            raise BackupDamaged


def clear_unfinished(place: Path, store_id: str) -> None:
    """What an interrupted backup or removal of this store left in `place` is gone.

    Only this store's: on a share another computer may be writing its own just now.
    """
    for path in place.glob(f"backup-*{SUFFIX}.{store_id[:8]}*{PARTIAL}"):
        shutil.rmtree(path, ignore_errors=True)
    for path in place.glob(f"backup-*{SUFFIX}.removing"):
        shutil.rmtree(path, ignore_errors=True)


def partial_path(place: Path, name: str, store_id: str) -> Path:
    """Where the backup `name` lies while it is made."""
    return place / f"{name}.{store_id[:8]}{PARTIAL}"


def free_name(place: Path, name: str) -> str:
    """`name`, or with a number before its ending if `place` already has one of that name."""
    stem, number, free = name.removesuffix(SUFFIX), 1, name
    while (place / free).exists():
        number += 1
        free = f"{stem}-{number}{SUFFIX}"
    return free
