"""What a set of records holds, in numbers: the same for a store and for a true copy of it."""

import hashlib
import hmac
from dataclasses import dataclass

from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.sqlcipher import dbapi


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The end of the chain and the counts of one moment. Nothing in it tells of a patient.

    `state` is a keyed digest of everything a clinician entered (signed or draft): equal states
    need no second backup. Audit events do not change it.
    """

    store_id: str
    generation: int
    schema: int
    head_seq: int
    head_hash: str
    revisions: dict[str, int]
    drafts: int
    state: str


def take_snapshot(connection: dbapi.Connection, key: UnlockedKey) -> Snapshot:
    """The snapshot of the records behind `connection`; consistent inside one transaction."""
    store_id, generation = identity_of(connection)
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    head_seq, head_hash = last_entry(connection)
    kinds = connection.execute("SELECT kind, count(*) FROM revision GROUP BY kind ORDER BY kind")
    (drafts,) = connection.execute("SELECT count(*) FROM draft").fetchone()
    return Snapshot(
        store_id=store_id,
        generation=generation,
        schema=schema,
        head_seq=head_seq,
        head_hash=head_hash,
        revisions=dict(kinds.fetchall()),
        drafts=drafts,
        state=entered_state(connection, key),
    )


def identity_of(connection: dbapi.Connection) -> tuple[str, int]:
    """The id of the store and the generation of its key, as the records say them."""
    meta = dict(connection.execute("SELECT name, value FROM store_meta"))
    return str(meta.get("store_id")), int(meta.get("key_generation", 0))


def entered_state(connection: dbapi.Connection, key: UnlockedKey) -> str:
    """A keyed digest of all that was entered: quick, since the chain's hashes stand for it."""
    # Keyed, so that nobody can try out guesses of a draft's content against a manifest.
    mac = hmac.new(key.data_key, b"poems-desktop backup state", hashlib.sha256)
    last = connection.execute(
        "SELECT seq, hash FROM revision WHERE kind <> 'event' ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    mac.update(repr(last).encode("utf-8"))
    for row in connection.execute("SELECT * FROM draft ORDER BY 1"):
        mac.update(repr(row).encode("utf-8"))
    return mac.hexdigest()


def last_entry(connection: dbapi.Connection) -> tuple[int, str]:
    """The place in the chain and the hash of its end; (0, "") if nothing was ever saved."""
    row = connection.execute("SELECT seq, hash FROM revision ORDER BY seq DESC LIMIT 1").fetchone()
    return (0, "") if row is None else (int(row[0]), str(row[1]))


def holds(connection: dbapi.Connection, seq: int, head_hash: str) -> bool:
    """Whether the chain behind `connection` goes through the revision `seq` with that hash."""
    if seq == 0:
        return True
    row = connection.execute("SELECT hash FROM revision WHERE seq = ?", (seq,)).fetchone()
    return row is not None and row[0] == head_hash
