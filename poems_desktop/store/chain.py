"""The append-only chain of revisions: adding one and reading them."""

# ruff: noqa: S608 - what is put into the SQL are the column lists below; values are parameters.

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Literal, get_args

from poems_desktop.store.canonical import canonical_json, json_object
from poems_desktop.store.errors import StoreCorrupt
from poems_desktop.store.sealing import (
    SEAL_FORMAT,
    SEALED_2,
    content_digest_1,
    content_digest_2,
    first_link,
    seal_2,
)
from poems_desktop.store.sqlcipher import dbapi

Kind = Literal[
    "patient",
    "visit",
    "measurement",
    "treatment",
    "transplant",
    "log_entry",
    "document",
    "override",
    "reason",
    "setting",
    "event",
]
KINDS: Final = frozenset(get_args(Kind))
Action = Literal["save", "sign", "correct", "delete", "restore", "event"]

CLOCK_BACK: Final = "clock_back"
_SALT_BYTES = 16
_COLUMNS = (
    "r.seq, r.store_id, r.kind, r.entity_id, r.patient_id, r.version, r.author, r.role,"
    " r.saved_at, r.reason, r.definitions, r.content, r.hash, r.action, r.assessment,"
    " r.seal_format, r.salt, r.content_digest"
)
_SAVED_AT, _CONTENT = 8, 11


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved state of one entity, as it will always be.

    `version` counts the saves of the entity from 1; `seq` those of the whole store: it orders
    what was saved, whatever the clock said. `content`, `definitions` and `assessment` are read
    anew at each access, so that a caller's change stays its own. Of an `erased` revision the
    content, the reason and the assessment are gone.
    """

    seq: int
    store_id: str
    kind: Kind
    entity_id: str
    patient_id: str
    version: int
    author: str
    role: str
    saved_at: datetime
    reason: str | None = field(repr=False)
    definitions_json: str
    content_json: str = field(repr=False)
    hash: str
    action: Action = "save"
    assessment_json: str | None = field(default=None, repr=False)
    erased: bool = False

    @property
    def content(self) -> dict[str, object]:
        """What was saved; empty if it was erased."""
        return json_object(self.content_json)

    @property
    def definitions(self) -> dict[str, object]:
        """Ids and versions of the definitions that the content was made with."""
        return json_object(self.definitions_json)

    @property
    def assessment(self) -> dict[str, object] | None:
        """What a signed visit was weighed as when it was signed, None if nothing was kept."""
        return None if self.assessment_json is None else json_object(self.assessment_json)


@dataclass(frozen=True, slots=True)
class NewRevision:
    """What the caller knows of a revision before it has a place in the chain."""

    store_id: str
    kind: Kind
    entity_id: str
    patient_id: str
    author: str
    role: str
    saved_at: datetime
    reason: str | None = field(repr=False)
    definitions_json: str
    content_json: str = field(repr=False)
    action: Action = "save"
    assessment_json: str | None = field(default=None, repr=False)


def append(connection: dbapi.Connection, new: NewRevision) -> Revision:
    """`new` at the end of the chain, sealed. To be called inside a write transaction.

    Where the clock shows an earlier time than the revision before, an event says so first; the
    order stays that of saving.
    """
    last = connection.execute(
        "SELECT seq, hash, saved_at FROM revision ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    seq, previous, before = (last[0] + 1, *last[1:]) if last else (1, first_link(new.store_id), "")
    if instant_text(new.saved_at) >= before:
        return _append_at(connection, new, seq, previous)
    connection.execute("INSERT INTO clock_back (seq) VALUES (?)", (seq,))
    noted = _append_at(connection, _clock_back(new, before), seq, previous)
    return _append_at(connection, new, noted.seq + 1, noted.hash)


def head(connection: dbapi.Connection, kind: Kind, entity_id: str) -> Revision | None:
    """The latest revision of an entity, None if it has none or was erased."""
    sql = (
        f"SELECT {_COLUMNS} FROM entity_head h JOIN revision r ON r.seq = h.seq"
        " WHERE h.kind = ? AND h.entity_id = ?"
    )
    return next(_revisions(connection.execute(sql, (kind, entity_id))), None)


def revision_at(connection: dbapi.Connection, seq: int) -> Revision | None:
    """The revision with this place in the store's order, None if there is none."""
    sql = f"SELECT {_COLUMNS} FROM revision r WHERE r.seq = ?"
    return next(_revisions(connection.execute(sql, (seq,))), None)


def heads_of(
    connection: dbapi.Connection, patient_id: str, kind: Kind | None = None
) -> list[Revision]:
    """The latest revision of everything of a kind that belongs to a patient, oldest save first.

    Without `kind`, of every kind.
    """
    sql = (
        f"SELECT {_COLUMNS} FROM entity_head h JOIN revision r ON r.seq = h.seq"
        " WHERE h.patient_id = ?1 AND (?2 IS NULL OR h.kind = ?2) ORDER BY h.seq"
    )
    return list(_revisions(connection.execute(sql, (patient_id, kind))))


def heads_until(connection: dbapi.Connection, patient_id: str, seq: int) -> list[Revision]:
    """As `heads_of` when `seq` was the store's latest revision; what was erased since is out."""
    sql = (
        f"SELECT {_COLUMNS} FROM revision r WHERE r.content IS NOT NULL AND r.seq IN ("
        " SELECT max(seq) FROM revision WHERE patient_id = ? AND seq <= ? AND kind <> 'event'"
        " GROUP BY kind, entity_id) ORDER BY r.seq"
    )
    return list(_revisions(connection.execute(sql, (patient_id, seq))))


def history(connection: dbapi.Connection, kind: Kind, entity_id: str) -> list[Revision]:
    """Every revision of an entity, oldest first."""
    sql = (
        f"SELECT {_COLUMNS} FROM revision r WHERE r.kind = ? AND r.entity_id = ? ORDER BY r.version"
    )
    return list(_revisions(connection.execute(sql, (kind, entity_id))))


def every_head(connection: dbapi.Connection) -> Iterator[Revision]:
    """The latest revision of every entity that was not erased, found without the index."""
    sql = (
        f"SELECT {_COLUMNS} FROM revision r WHERE r.content IS NOT NULL AND r.seq IN"
        " (SELECT max(seq) FROM revision WHERE kind <> 'event' GROUP BY kind, entity_id)"
        " ORDER BY r.seq"
    )
    return _revisions(connection.execute(sql))


def last_link(connection: dbapi.Connection) -> tuple[int, str] | None:
    """Place and hash of the newest revision, None while there is none."""
    row = connection.execute("SELECT seq, hash FROM revision ORDER BY seq DESC LIMIT 1").fetchone()
    return None if row is None else (int(row[0]), str(row[1]))


def instant_text(instant: datetime) -> str:
    """`instant` as UTC text with microseconds, such as 2026-03-01T08:30:00.000000Z.

    Raises:
        ValueError: if `instant` is not aware and in UTC.

    """
    offset = instant.utcoffset()
    if offset is None or offset:
        msg = "an instant must be aware and in UTC"
        raise ValueError(msg)
    return instant.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def instant_of(text: str) -> datetime:
    """The instant that `instant_text` wrote."""
    return datetime.fromisoformat(text).astimezone(UTC)


def _append_at(connection: dbapi.Connection, new: NewRevision, seq: int, previous: str) -> Revision:
    (version,) = connection.execute(
        "SELECT coalesce(max(version), 0) + 1 FROM revision WHERE kind = ? AND entity_id = ?",
        (new.kind, new.entity_id),
    ).fetchone()
    salt = secrets.token_bytes(_SALT_BYTES)
    kept = content_digest_2(salt, new.content_json, new.reason, new.assessment_json)
    sealed = (
        *(seq, SEAL_FORMAT, new.store_id, new.kind, new.entity_id, new.patient_id, version),
        *(new.action, new.author, new.role, instant_text(new.saved_at), new.definitions_json),
        *(kept, previous),
    )
    seal = seal_2(sealed)
    connection.execute(
        f"INSERT INTO revision ({', '.join(SEALED_2)}, hash, salt, content, reason, assessment)"
        f" VALUES ({', '.join('?' * (len(sealed) + 5))})",
        (*sealed, seal, salt, new.content_json, new.reason, new.assessment_json),
    )
    return Revision(
        *(seq, new.store_id, new.kind, new.entity_id, new.patient_id, version, new.author),
        *(new.role, new.saved_at, new.reason, new.definitions_json, new.content_json, seal),
        *(new.action, new.assessment_json),
    )


def _clock_back(new: NewRevision, before: str) -> NewRevision:
    return NewRevision(
        store_id=new.store_id,
        kind="event",
        entity_id=CLOCK_BACK,
        patient_id="",
        author=new.author,
        role=new.role,
        saved_at=new.saved_at,
        reason=None,
        definitions_json="{}",
        content_json=canonical_json({"was": before, "is": instant_text(new.saved_at)}),
        action="event",
    )


def _revisions(rows: dbapi.Cursor) -> Iterator[Revision]:
    for row in rows:
        *values, seal_format, salt, expected = row
        values[_SAVED_AT] = instant_of(values[_SAVED_AT])
        _, reason, _, content, _, _, assessment = values[_SAVED_AT:]
        if content is None and salt is None and _was_erased(rows.connection, values[0]):
            values[_CONTENT] = "{}"
            values.append(True)
            yield Revision(*values)
            continue
        # SQLCipher may hand out a damaged overflow page as zeros without an error.
        if not is_whole(seal_format, salt, (content, reason, assessment), expected):
            raise StoreCorrupt
        yield Revision(*values)


def is_whole(
    seal_format: int,
    salt: bytes | None,
    parts: tuple[str | None, str | None, str | None],
    expected: str,
) -> bool:
    """Whether content, reason and assessment are those whose digest the chain covers."""
    content, reason, assessment = parts
    if content is None or salt is None:
        return False
    if seal_format == 1:
        return assessment is None and content_digest_1(salt, content) == expected
    return content_digest_2(salt, content, reason, assessment) == expected


def _was_erased(connection: dbapi.Connection, seq: int) -> bool:
    found = connection.execute("SELECT 1 FROM erased WHERE seq = ?", (seq,)).fetchone()
    return found is not None
