"""The append-only chain of revisions: adding one, reading them, proving them."""

# ruff: noqa: S608 - what is put into the SQL are the column lists below; values are parameters.

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Literal, get_args

from poems_desktop.store.canonical import canonical_json, digest, json_object
from poems_desktop.store.errors import StoreCorrupt
from poems_desktop.store.sqlcipher import dbapi

Kind = Literal["patient", "visit", "measurement", "treatment", "transplant"]
KINDS: Final = frozenset(get_args(Kind))

SEAL_FORMAT = 1
_SALT_BYTES = 16

_SEALED = (
    "seq, seal_format, store_id, kind, entity_id, patient_id, version, author, role, saved_at,"
    " reason, definitions, content_digest, previous_hash"
)
_SEALED_NAMES = tuple(_SEALED.replace(" ", "").split(","))
_COLUMNS = (
    "r.seq, r.store_id, r.kind, r.entity_id, r.patient_id, r.version, r.author, r.role,"
    " r.saved_at, r.reason, r.definitions, r.content, r.hash, r.salt, r.content_digest"
)
_SAVED_AT, _CONTENT = 8, 11


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved state of one entity, as it will always be.

    `version` counts the saves of the entity from 1; `seq` those of the whole store. `content`
    and `definitions` are read anew at each access, so that a caller's change stays its own.
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
    reason: str | None
    definitions_json: str
    content_json: str = field(repr=False)
    hash: str

    @property
    def content(self) -> dict[str, object]:
        """What was saved."""
        return json_object(self.content_json)

    @property
    def definitions(self) -> dict[str, object]:
        """Ids and versions of the definitions that the content was made with."""
        return json_object(self.definitions_json)


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
    reason: str | None
    definitions_json: str
    content_json: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a check of the whole chain found; `first_broken` is a seq, None if all is well."""

    ok: bool
    count: int
    first_broken: int | None
    sentence: str


def append(connection: dbapi.Connection, new: NewRevision) -> Revision:
    """`new` at the end of the chain, sealed. To be called inside a write transaction."""
    last = connection.execute("SELECT seq, hash FROM revision ORDER BY seq DESC LIMIT 1").fetchone()
    seq, previous = (last[0] + 1, last[1]) if last else (1, _first_link(new.store_id))
    (version,) = connection.execute(
        "SELECT coalesce(max(version), 0) + 1 FROM revision WHERE kind = ? AND entity_id = ?",
        (new.kind, new.entity_id),
    ).fetchone()
    salt = secrets.token_bytes(_SALT_BYTES)
    sealed = (
        *(seq, SEAL_FORMAT, new.store_id, new.kind, new.entity_id, new.patient_id, version),
        *(new.author, new.role, instant_text(new.saved_at), new.reason, new.definitions_json),
        *(digest(salt, new.content_json.encode("utf-8")), previous),
    )
    seal = _seal(sealed)
    connection.execute(
        f"INSERT INTO revision ({_SEALED}, hash, salt, content)"
        f" VALUES ({', '.join('?' * (len(sealed) + 3))})",
        (*sealed, seal, salt, new.content_json),
    )
    return Revision(
        *(seq, new.store_id, new.kind, new.entity_id, new.patient_id, version, new.author),
        *(new.role, new.saved_at, new.reason, new.definitions_json, new.content_json, seal),
    )


def head(connection: dbapi.Connection, kind: Kind, entity_id: str) -> Revision | None:
    """The latest revision of an entity, None if it has none."""
    sql = (
        f"SELECT {_COLUMNS} FROM entity_head h JOIN revision r ON r.seq = h.seq"
        " WHERE h.kind = ? AND h.entity_id = ?"
    )
    return next(_revisions(connection.execute(sql, (kind, entity_id))), None)


def heads_of(connection: dbapi.Connection, patient_id: str) -> list[Revision]:
    """The latest revision of everything that belongs to a patient, oldest save first."""
    sql = (
        f"SELECT {_COLUMNS} FROM entity_head h JOIN revision r ON r.seq = h.seq"
        " WHERE h.patient_id = ? ORDER BY h.seq"
    )
    return list(_revisions(connection.execute(sql, (patient_id,))))


def history(connection: dbapi.Connection, kind: Kind, entity_id: str) -> list[Revision]:
    """Every revision of an entity, oldest first."""
    sql = (
        f"SELECT {_COLUMNS} FROM revision r WHERE r.kind = ? AND r.entity_id = ? ORDER BY r.version"
    )
    return list(_revisions(connection.execute(sql, (kind, entity_id))))


def every_head(connection: dbapi.Connection) -> Iterator[Revision]:
    """The latest revision of every entity, found without the index."""
    sql = (
        f"SELECT {_COLUMNS} FROM revision r WHERE r.seq IN"
        " (SELECT max(seq) FROM revision GROUP BY kind, entity_id) ORDER BY r.seq"
    )
    return _revisions(connection.execute(sql))


def verify_chain(connection: dbapi.Connection, store_id: str) -> ChainReport:
    """Every revision is as it was saved and follows the one before it, or the first that is not.

    Revisions cut off at the very end cannot be noticed from inside the store.
    """
    rows = connection.execute(f"SELECT {_SEALED}, hash, salt, content FROM revision ORDER BY seq")
    previous, count = _first_link(store_id), 0
    for row in rows:
        *sealed, seal, salt, content = row
        whole = (
            sealed[0] == count + 1
            and sealed[2] == store_id
            and sealed[-1] == previous
            and _is_whole(content, salt, sealed[-2])
            and _seal(tuple(sealed)) == seal
        )
        if not whole:
            return _broken_at(count + 1, count)
        previous, count = seal, count + 1
    sentence = f"Saved entries checked: {count}. Each is as it was saved, in the order of saving."
    return ChainReport(ok=True, count=count, first_broken=None, sentence=sentence)


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


def _broken_at(seq: int, intact: int) -> ChainReport:
    before = f"Entries 1 to {intact} are intact. " if intact else ""
    return ChainReport(
        ok=False,
        count=intact,
        first_broken=seq,
        sentence=(
            f"Saved entry {seq} is missing or was changed outside the program. {before}"
            "Nothing was repaired. Copy the whole folder aside before working on."
        ),
    )


def _first_link(store_id: str) -> str:
    return digest(b"poems-desktop chain of ", store_id.encode("utf-8"))


def _seal(sealed: tuple[object, ...]) -> str:
    fields = dict(zip(_SEALED_NAMES, sealed, strict=True))
    return digest(canonical_json(fields).encode("utf-8"))


def _revisions(rows: dbapi.Cursor) -> Iterator[Revision]:
    for row in rows:
        *values, salt, expected = row
        # SQLCipher may hand out a damaged overflow page as zeros without an error.
        if not _is_whole(values[_CONTENT], salt, expected):
            raise StoreCorrupt
        values[_SAVED_AT] = instant_of(values[_SAVED_AT])
        yield Revision(*values)


def _is_whole(content: str | None, salt: bytes | None, expected: str) -> bool:
    if content is None or salt is None:
        return False
    return digest(salt, content.encode("utf-8")) == expected
