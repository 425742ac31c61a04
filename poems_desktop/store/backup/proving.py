"""Proof that a backup restores: brought back to a scratch place, checked, compared, forgotten."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal

from poems_desktop.store.backup.boundary import at_place
from poems_desktop.store.backup.errors import NoBackup
from poems_desktop.store.backup.guard import only_one
from poems_desktop.store.backup.ledger import Ledger, backups_folder, read_ledger, write_ledger
from poems_desktop.store.backup.listing import list_backups
from poems_desktop.store.backup.making import Clock
from poems_desktop.store.backup.manifest import BackupInfo
from poems_desktop.store.backup.opening import keyed
from poems_desktop.store.backup.restoring import unpack, verify_unpacked
from poems_desktop.store.backup.snapshot import holds, last_entry
from poems_desktop.store.backup.verifying import Reassess, Verified
from poems_desktop.store.backup.watching import UNWATCHED, Watch
from poems_desktop.store.boundary import translated
from poems_desktop.store.errors import StoreError
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.places import RECORDS_FILE
from poems_desktop.store.saving import open_records
from poems_desktop.store.sqlcipher import dbapi

PROVE_EVERY: Final = timedelta(days=7)

Against = Literal["same", "earlier", "apart", "store_differs", "not_readable"]
_SAID: Final = {
    "same": "It holds exactly what the store holds now.",
    "earlier": "The store goes on from where it ends.",
    "apart": "It holds entries that the store does not hold, so it is kept until you remove it.",
    "store_differs": (
        "The store ends with the same entry and yet differs, so the store is damaged: check it, "
        "and restore this backup."
    ),
    "not_readable": "The store itself could not be read to compare it.",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """A backup was restored and is what it says; `against` compares it with the live store."""

    backup: BackupInfo
    verified: Verified
    against: Against

    @property
    def sentence(self) -> str:
        """What was proved, for the screen."""
        day = f"{self.backup.taken_at:%Y-%m-%d %H:%M} UTC"
        if self.backup.proven_at is None:
            return (
                f"The backup of {day} restores, but assessing {self.verified.differing} of "
                f"{self.verified.reassessed} patients again gave another result than the one "
                "signed, so it does not count as proven."
            )
        return f"The backup of {day} was restored and checked. {_SAID[self.against]}"


def prove_due(folder: Path, now: datetime) -> bool:
    """Whether the last proof is a week old, lies after `now` (the clock was wrong), or is none."""
    last = read_ledger(folder).last_proof
    return last is None or not timedelta() <= now - last < PROVE_EVERY


def prove_newest(  # noqa: PLR0913 - the last ones only by keyword and seldom
    folder: Path,
    key: UnlockedKey,
    *,
    clock: Clock,
    scratch: Path | None = None,
    place: Path | None = None,
    watch: Watch = UNWATCHED,
    reassess: Reassess | None = None,
) -> Proof:
    """The newest backup that `key` opens restores; the date of the proof is kept.

    For a worker thread. It is unpacked in a folder of its own, encrypted as it is, opened as a
    store would be, checked as a restore does, compared with its manifest and the live store, and
    removed.

    Args:
        folder: the store.
        key: its key.
        clock: the time, aware and in UTC.
        scratch: where to unpack; inside the store's folder if None.
        place: where to look for backups; the store's own folder of them if None.
        watch: who hears of progress and may stop.
        reassess: see `verifying.Reassess`.

    Raises:
        NoBackup, BackupDamaged, BackupNoRoom, BackupCancelled, BackupBusy and other `StoreError`.

    """
    with only_one(folder):
        mine = (key.store_id, key.generation)
        found = [
            info
            for info in list_backups(folder, place)
            if (info.contents.store_id, info.contents.generation) == mine
        ]
        if not found:
            raise NoBackup
        with _scratch(scratch or folder) as work:
            unpack(found[0], work, watch)
            verified = verify_unpacked(found[0], work, key, watch, reassess)
            with translated(work):
                open_records(work, key).close()
            against = _compare(folder, key, found[0], work)
        now = clock()
        info = found[0] if verified.differing else replace(found[0], proven_at=now)
        if info.proven_at is not None:
            _remember(folder, info, now)
        return Proof(info, verified, against)


@contextmanager
def _scratch(parent: Path) -> Iterator[Path]:
    for left in parent.glob(".proving-*"):
        shutil.rmtree(left, ignore_errors=True)
    work = parent / f".proving-{secrets.token_hex(4)}"
    with at_place(parent):
        work.mkdir(mode=0o700)
    try:
        with at_place(parent):
            yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _compare(folder: Path, key: UnlockedKey, info: BackupInfo, work: Path) -> Against:
    """How the restored copy, whose chain is proved by now, stands to the live store."""
    contents = info.contents
    try:
        with keyed(folder / RECORDS_FILE, key, "rw") as live:
            live.execute("BEGIN")
            if not holds(live, contents.head_seq, contents.head_hash):
                return "apart"
            if last_entry(live) != (contents.head_seq, contents.head_hash):
                return "earlier"
            with keyed(work / RECORDS_FILE, key, "rw") as restored:
                return "same" if _same_rows(live, restored) else "store_differs"
    except (dbapi.Error, StoreError):
        return "not_readable"


def _same_rows(live: dbapi.Connection, restored: dbapi.Connection) -> bool:
    sql = "SELECT * FROM revision ORDER BY seq"
    pairs = zip(live.execute(sql), restored.execute(sql), strict=True)
    try:
        return all(one == other for one, other in pairs)
    except ValueError:
        return False


def _remember(folder: Path, info: BackupInfo, now: datetime) -> None:
    with at_place(backups_folder(folder)):
        ledger = read_ledger(folder)
        if not ledger.readable:
            ledger = Ledger()
        write_ledger(folder, ledger.with_proof(info.name, info.records_sha256, now))
