"""Whether a copy holds what it should: pages, structure, chain, counts, a sample reassessed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from poems_desktop.store.backup.boundary import is_damage
from poems_desktop.store.backup.errors import BackupFailed, SourceDamaged
from poems_desktop.store.backup.opening import keyed
from poems_desktop.store.backup.snapshot import Snapshot, last_entry, take_snapshot
from poems_desktop.store.backup.watching import Watch
from poems_desktop.store.database import FORMAT, LARGE_CACHE
from poems_desktop.store.errors import StoreCorrupt
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.places import RECORDS_FILE
from poems_desktop.store.revisions import Revision, heads_of
from poems_desktop.store.sqlcipher import dbapi
from poems_desktop.store.verifying import verify_chain

SAMPLE: Final = 5
_CHECKS: Final = 5

Reassess = Callable[[Sequence[Revision]], bool]
"""Given the latest revisions of all of one patient: whether assessing them anew gives what was
signed. The store cannot judge that itself; the program passes it in."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A copy passed every check; `reassessed` patients were, `differing` of them differently.

    A difference is no damage of the copy, whose bytes are proven: it is said, stops rotation and
    withholds the title "proven", but the backup is kept.
    """

    chain: int
    reassessed: int
    differing: int


def verify_pages(connection: dbapi.Connection, watch: Watch) -> None:
    """Every page of the file is as it was encrypted.

    Raises:
        BackupFailed: if the medium did not keep a page.
        BackupCancelled.

    """
    watch.tell("checking", 0, _CHECKS)
    try:
        damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except dbapi.DatabaseError as error:
        if not is_damage(error):
            raise
        raise BackupFailed from error
    if damaged:
        raise BackupFailed


def verify_copy(
    work: Path,
    key: UnlockedKey,
    expected: Snapshot,
    watch: Watch,
    reassess: Reassess | None = None,
) -> Verified:
    """The records in the folder `work` are whole and are those of `expected`.

    Raises:
        BackupFailed: if the medium did not keep what was written.
        SourceDamaged: if the pages are as written but what they say is broken.
        BackupCancelled.

    """
    with keyed(work / RECORDS_FILE, key, "ro") as connection:
        verify_pages(connection, watch)
        try:
            with watch.over(connection):
                return verify_contents(connection, key, expected, watch, reassess)
        except SourceDamaged:
            raise
        except StoreCorrupt as error:
            raise SourceDamaged from error
        except dbapi.DatabaseError as error:
            if not is_damage(error):
                raise
            raise SourceDamaged from error


def reassess_sample(connection: dbapi.Connection, reassess: Reassess | None) -> tuple[int, int]:
    """How many patients were assessed anew, and how many of them came out differently."""
    if reassess is None:
        return 0, 0
    patients = _sample(connection)
    differing = sum(not reassess(heads_of(connection, patient)) for patient in patients)
    return len(patients), differing


def verify_contents(
    connection: dbapi.Connection,
    key: UnlockedKey,
    expected: Snapshot,
    watch: Watch,
    reassess: Reassess | None,
) -> Verified:
    """Tables, counts and chain of the records are those of `expected`; a sample is reassessed.

    Raises:
        SourceDamaged, StoreCorrupt, BackupCancelled; errors of SQLCipher.

    """
    watch.tell("checking", 1, _CHECKS)
    connection.execute(LARGE_CACHE)
    if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        raise SourceDamaged
    watch.tell("checking", 2, _CHECKS)
    if take_snapshot(connection, key) != expected:
        raise SourceDamaged
    if expected.schema < FORMAT:
        # The chain of an earlier schema is read, and proved, after it was brought up to date.
        return Verified(0, 0, 0)
    watch.tell("checking", 3, _CHECKS)
    chain = require_chain(connection, expected.store_id, expected.head_seq)
    watch.tell("checking", 4, _CHECKS)
    reassessed, differing = reassess_sample(connection, reassess)
    watch.tell("checking", _CHECKS, _CHECKS)
    return Verified(chain, reassessed, differing)


def require_chain(connection: dbapi.Connection, store_id: str, head_seq: int) -> int:
    """How many entries the chain has: it is whole and ends at `head_seq`.

    Raises:
        SourceDamaged: if not.

    """
    report = verify_chain(connection, store_id)
    if not report.ok or report.count + report.events != head_seq:
        raise SourceDamaged
    return head_seq


def _sample(connection: dbapi.Connection) -> list[str]:
    # Spread over the chain, and shifted by its end, so that the next backup looks at others.
    last, seal = last_entry(connection)
    found: dict[str, None] = {}
    for part in range(SAMPLE if last else 0):
        start = (last * part // SAMPLE + int(seal[:8], 16)) % last + 1
        row = connection.execute(
            "SELECT patient_id FROM revision WHERE kind = 'visit' AND seq >= ?"
            " ORDER BY seq LIMIT 1",
            (start,),
        ).fetchone()
        if row is not None:
            found[row[0]] = None
    return list(found)
