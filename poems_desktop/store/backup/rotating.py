"""Removing backups that the rule no longer keeps, only while everything they hold is elsewhere."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from poems_desktop.store.backup.boundary import at_place
from poems_desktop.store.backup.copying import size_of
from poems_desktop.store.backup.files import remove_folder
from poems_desktop.store.backup.guard import only_one
from poems_desktop.store.backup.ledger import Ledger, backups_folder, read_ledger
from poems_desktop.store.backup.listing import list_backups
from poems_desktop.store.backup.making import Made
from poems_desktop.store.backup.manifest import BackupInfo
from poems_desktop.store.backup.opening import keyed
from poems_desktop.store.backup.retention import Candidate, Plan, plan_retention
from poems_desktop.store.backup.snapshot import holds
from poems_desktop.store.backup.space import backup_budget
from poems_desktop.store.boundary import translated
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.places import RECORDS_FILE
from poems_desktop.store.sqlcipher import dbapi

_RESTS = (
    "Older backups are not thinned out for now, because the store was restored from a backup not "
    "long ago."
)
_UNREADABLE = (
    "Older backups are not thinned out, because the program's notes about them are damaged. "
    "The backups themselves are not touched."
)
_DIFFERS = (
    "Older backups are not thinned out, because assessing a patient again gave another result "
    "than the one signed. Check that patient's visits with the version they were signed with."
)


@dataclass(frozen=True, slots=True)
class Rotated:
    """The names of the backups removed, and what there is to say, if anything."""

    removed: tuple[str, ...] = ()
    sentence: str | None = None


def rotate(  # noqa: PLR0913 - the last ones only by keyword
    folder: Path,
    key: UnlockedKey,
    made: Made,
    *,
    now: datetime,
    place: Path | None = None,
    budget: int | None = None,
) -> Rotated:
    """The backups in `place` are those that the rule keeps, after `made` was just made and checked.

    A backup is removed only if the store still goes through its last revision: what a store that
    was damaged, set back or restored no longer holds is never rotated away. Nothing is removed
    for a week after a restore.

    Args:
        folder: the store.
        key: its key.
        made: the backup that was just finished, in `place`.
        now: the present instant.
        place: where; the store's own `backups` folder if None.
        budget: bytes the backups may take; worked out from the free space if None.

    Raises:
        BackupBusy, BackupPlaceVanished and other `StoreError`.

    """
    with only_one(folder):
        ledger = read_ledger(folder)
        resting = _why_not(ledger, made, now)
        if resting is not None:
            return Rotated(sentence=resting)
        where = place or backups_folder(folder)
        backups = list_backups(folder, where, store_id=key.store_id)
        if made.info.path not in [info.path for info in backups]:
            return Rotated()
        fixed = {made.info.name, backups[0].name, *_not_held(folder, key, backups)}
        plan = _plan(where, backups, fixed, (now, budget, _size_now(folder, key)))
        with at_place(where):
            for each in plan.remove:
                remove_folder(where / each.name)
        return Rotated(tuple(each.name for each in plan.remove), plan.sentence)


def _why_not(ledger: Ledger, made: Made, now: datetime) -> str | None:
    if not ledger.readable:
        return _UNREADABLE
    if ledger.rests(now):
        return _RESTS
    if made.verified.differing:
        return _DIFFERS
    return None


def _plan(
    place: Path,
    backups: list[BackupInfo],
    fixed: set[str],
    rest: tuple[datetime, int | None, int],
) -> Plan:
    now, budget, next_size = rest
    if budget is None:
        occupied = sum(info.records_bytes for info in backups)
        with at_place(place):
            budget = backup_budget(shutil.disk_usage(place).free, occupied, next_size)
    candidates = [
        Candidate(
            name=info.name,
            taken_at=info.taken_at,
            size=info.records_bytes,
            proven=info.proven_at is not None,
            fixed=info.name in fixed,
        )
        for info in backups
    ]
    return plan_retention(candidates, now=now, budget=budget)


def _not_held(folder: Path, key: UnlockedKey, backups: list[BackupInfo]) -> set[str]:
    """The backups whose last revision is not in the store as it stands."""
    with translated(folder), keyed(folder / RECORDS_FILE, key, "rw") as source:
        return {info.name for info in backups if not _held(source, info)}


def _held(source: dbapi.Connection, info: BackupInfo) -> bool:
    return holds(source, info.contents.head_seq, info.contents.head_hash)


def _size_now(folder: Path, key: UnlockedKey) -> int:
    with translated(folder), keyed(folder / RECORDS_FILE, key, "rw") as source:
        return size_of(source)
