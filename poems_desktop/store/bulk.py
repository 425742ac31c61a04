"""Many revisions at once, for a store that is filled in one go (an import, a store to measure).

Rows, seals and places are those of `chain.append`; what is left out is what a save does for its
one caller: a transaction and a wait for the disk each, the comparison with the latest version, the
index after each entry. So this is for revisions that are known to fit, into a store nobody works
in, and the index is made afterwards with `index.rebuild_index`. A test compares such a store with
one that was saved entry by entry.
"""

# ruff: noqa: S608 - what is put into the SQL is the column list.

import secrets
from collections.abc import Iterable
from typing import Final

from poems_desktop.store.chain import NewRevision, instant_text
from poems_desktop.store.sealing import (
    SEAL_FORMAT,
    SEALED_2,
    content_digest_2,
    first_link,
    seal_2,
)
from poems_desktop.store.sqlcipher import dbapi

_SALT_BYTES: Final = 16
_COLUMNS: Final = (*SEALED_2, "hash", "salt", "content", "reason", "assessment")
_INSERT: Final = (
    f"INSERT INTO revision ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
)


def append_many(connection: dbapi.Connection, news: Iterable[NewRevision]) -> int:
    """`news` are at the end of the chain in their order; how many. Inside a write transaction.

    Raises:
        ValueError: if an instant is earlier than the one before it; nothing may be kept then.

    """
    last = connection.execute(
        "SELECT seq, hash, saved_at FROM revision ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    seq, previous, before = last or (0, "", "")
    versions: dict[tuple[str, str], int] = {}
    rows: list[tuple[object, ...]] = []
    for new in news:
        at = instant_text(new.saved_at)
        if at < before:
            msg = "instants go back"
            raise ValueError(msg)
        seq, before = seq + 1, at
        entity = (new.kind, new.entity_id)
        if entity not in versions:
            versions[entity] = _latest_version(connection, entity)
        versions[entity] += 1
        row = _row(new, seq, versions[entity], previous or first_link(new.store_id))
        previous = str(row[len(SEALED_2)])
        rows.append(row)
    connection.executemany(_INSERT, rows)
    return len(rows)


def _latest_version(connection: dbapi.Connection, entity: tuple[str, str]) -> int:
    (version,) = connection.execute(
        "SELECT coalesce(max(version), 0) FROM revision WHERE kind = ? AND entity_id = ?", entity
    ).fetchone()
    return int(version)


def _row(new: NewRevision, seq: int, version: int, previous: str) -> tuple[object, ...]:
    salt = secrets.token_bytes(_SALT_BYTES)
    kept = content_digest_2(salt, new.content_json, new.reason, new.assessment_json)
    sealed = (
        *(seq, SEAL_FORMAT, new.store_id, new.kind, new.entity_id, new.patient_id, version),
        *(new.action, new.author, new.role, instant_text(new.saved_at), new.definitions_json),
        *(kept, previous),
    )
    return (*sealed, seal_2(sealed), salt, new.content_json, new.reason, new.assessment_json)
