"""Whole histories of patients out of a store and into another, seals included.

What goes out names each revision by the store that first saved it, its place there and its hash.
What comes in gets a place in this store's chain and keeps that name in its definitions, under
`imported_from`; author, role, instant, reason, content and salt stay what they were. So a clock
that seems to go back is no event here, and an erasure later takes the salt away as well.
"""

# ruff: noqa: S608 - what is put into the SQL are the column lists below; values are parameters.

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final, Protocol

from poems_desktop.store.audit import append_event
from poems_desktop.store.canonical import canonical_json, json_object
from poems_desktop.store.drafts import (
    DRAFT_KINDS,
    Draft,
    DraftKind,
    drafts_of,
    get_draft,
    put_draft,
)
from poems_desktop.store.index import index_revision, note_erased
from poems_desktop.store.revisions import instant_of, instant_text, revision_at
from poems_desktop.store.sealing import SEALED_1, SEALED_2, first_link, seal_1, seal_2
from poems_desktop.store.sqlcipher import dbapi

IMPORTED_FROM: Final = "imported_from"
_COLUMNS: Final = (
    *("seq", "seal_format", "store_id", "kind", "entity_id", "patient_id", "version", "action"),
    *("author", "role", "saved_at", "reason", "definitions", "content_digest", "previous_hash"),
    *("hash", "salt", "content", "assessment"),
)
_NOT_OF_PATIENTS: Final = "kind NOT IN ('event', 'setting')"

Name = tuple[str, int, str]
"""Store that first saved a revision, its place there, its hash."""


class Coming(Protocol):
    """A revision from elsewhere, its seal checked by the reader of the file."""

    store_id: str
    seq: int
    kind: str
    entity_id: str
    version: int
    action: str
    author: str
    role: str
    saved_at: str
    reason: str | None
    definitions: dict[str, object]
    seal_format: int
    salt: str | None
    content_digest: str
    previous_hash: str
    hash: str

    @property
    def content_json(self) -> str | None:
        """Canonical text, None where it was erased."""
        ...

    @property
    def assessment_json(self) -> str | None:
        """Canonical text, None where there is none."""
        ...


class ComingBase(Protocol):
    """The name of the revision a draft began from."""

    store_id: str
    seq: int


class ComingDraft(Protocol):
    """A visit being written elsewhere."""

    kind: str
    entity_id: str
    saved_at: str
    content: dict[str, object]

    @property
    def base(self) -> ComingBase | None:
        """None for a new visit."""
        ...


@dataclass(frozen=True, slots=True)
class _End:
    """The newest revision of the chain."""

    seq: int
    hash: str
    saved_at: str


@dataclass(frozen=True, slots=True)
class Taker:
    """Into which store, by whom and when."""

    store_id: str
    author: str
    role: str
    at: datetime


class Outcome(Enum):
    """What became of a patient that came in."""

    NEW = "new"
    ADDED = "added"
    ALREADY = "already"
    DIFFERS = "differs"


@contextmanager
def at_one_moment(connection: dbapi.Connection) -> Iterator[None]:
    """What is read in the block is as it stood at its beginning."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def histories(connection: dbapi.Connection) -> Iterator[dict[str, object]]:
    """Every patient with all revisions and drafts, in order of id, one at a time.

    To be called inside a transaction, so that all is of one moment.
    """
    ids = connection.execute(
        "SELECT entity_id FROM revision WHERE kind = 'patient' AND version = 1 ORDER BY entity_id"
    )
    for (patient_id,) in ids:
        yield history_of(connection, patient_id)


def history_of(connection: dbapi.Connection, patient_id: str) -> dict[str, object]:
    """One patient as `patient_id`, `revisions` (oldest first) and `drafts`, as plain data."""
    revisions, names = [], {}
    for row in _rows_of(connection, patient_id):
        seq = row["seq"]
        revisions.append(_as_sent(row))
        names[seq] = (revisions[-1]["store_id"], revisions[-1]["seq"])
    drafts = [_draft_as_sent(one, names) for one in drafts_of(connection, patient_id)]
    return {"patient_id": patient_id, "revisions": revisions, "drafts": drafts}


def take_in(
    connection: dbapi.Connection,
    taker: Taker,
    patient_id: str,
    revisions: Sequence[Coming],
    drafts: Sequence[ComingDraft],
) -> Outcome:
    """A patient from elsewhere is in the chain, or nothing of them was changed.

    To be called inside a write transaction. Revisions that are here already are passed over; where
    this store and the file went different ways the outcome is `DIFFERS`.
    """
    here = _names_here(connection, patient_id)
    coming = [(one.store_id, one.seq, one.hash) for one in revisions]
    if coming == [name for _, name in here][: len(coming)]:
        return Outcome.ALREADY
    fresh = revisions[len(here) :]
    known = [name for _, name in here] == coming[: len(here)]
    if not known or not _are_free(connection, fresh):
        return Outcome.DIFFERS
    places = {name[:2]: seq for seq, name in here}
    end = _end_of_chain(connection, taker.store_id)
    for one in fresh:
        end = _append(connection, taker.store_id, patient_id, one, end)
        places[one.store_id, one.seq] = end.seq
    gone = [places[one.store_id, one.seq] for one in fresh if one.content_json is None]
    if gone:
        _say_erased(connection, taker, patient_id, gone)
    for draft in drafts:
        _take_draft(connection, patient_id, draft, places)
    return Outcome.ADDED if here else Outcome.NEW


def _rows_of(connection: dbapi.Connection, patient_id: str) -> Iterator[dict[str, object]]:
    rows = connection.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM revision"
        f" WHERE patient_id = ? AND {_NOT_OF_PATIENTS} ORDER BY seq",
        (patient_id,),
    )
    return (dict(zip(_COLUMNS, row, strict=True)) for row in rows)


def _as_sent(row: Mapping[str, object]) -> dict[str, object]:
    salt, content, assessment = row["salt"], row["content"], row["assessment"]
    definitions = json_object(str(row["definitions"]))
    origin = definitions.pop(IMPORTED_FROM, None)
    names = ("store_id", "seq", "previous_hash", "hash")
    first = origin if isinstance(origin, dict) else {name: row[name] for name in names}
    kept = {name: row[name] for name in _COLUMNS if name not in {*names, "patient_id"}}
    return {
        **kept,
        **{name: first[name] for name in names},
        "salt": salt.hex() if isinstance(salt, bytes) else None,
        "content": json_object(content) if isinstance(content, str) else None,
        "assessment": json_object(assessment) if isinstance(assessment, str) else None,
        "definitions": definitions,
    }


def _draft_as_sent(one: Draft, names: Mapping[object, tuple[object, object]]) -> dict[str, object]:
    base = names.get(one.base_seq)
    return {
        "kind": one.kind,
        "entity_id": one.visit_id,
        "base": None if base is None else {"store_id": base[0], "seq": base[1]},
        "saved_at": instant_text(one.saved_at),
        "content": one.content,
    }


def _names_here(connection: dbapi.Connection, patient_id: str) -> list[tuple[int, Name]]:
    rows = connection.execute(
        "SELECT seq, store_id, hash, definitions FROM revision"
        f" WHERE patient_id = ? AND {_NOT_OF_PATIENTS} ORDER BY seq",
        (patient_id,),
    )
    found: list[tuple[int, Name]] = []
    for seq, store_id, seal, definitions in rows:
        origin = json_object(definitions).get(IMPORTED_FROM)
        name = (store_id, seq, seal)
        if isinstance(origin, dict):
            name = (str(origin["store_id"]), int(origin["seq"]), str(origin["hash"]))
        found.append((seq, name))
    return found


def _end_of_chain(connection: dbapi.Connection, store_id: str) -> _End:
    row = connection.execute(
        "SELECT seq, hash, saved_at FROM revision ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return _End(0, first_link(store_id), "") if row is None else _End(*row)


def _are_free(connection: dbapi.Connection, fresh: Sequence[Coming]) -> bool:
    """Whether no entity that begins here is known to this store, as another patient's."""
    return not any(
        connection.execute(
            "SELECT 1 FROM revision WHERE kind = ? AND entity_id = ? LIMIT 1",
            (one.kind, one.entity_id),
        ).fetchone()
        for one in fresh
        if one.version == 1
    )


def _append(
    connection: dbapi.Connection,
    store_id: str,
    patient_id: str,
    one: Coming,
    end: _End,
) -> _End:
    origin = {
        "store_id": one.store_id,
        "seq": one.seq,
        "previous_hash": one.previous_hash,
        "hash": one.hash,
    }
    row: dict[str, object] = {
        "seq": end.seq + 1,
        "seal_format": one.seal_format,
        "store_id": store_id,
        "kind": one.kind,
        "entity_id": one.entity_id,
        "patient_id": patient_id,
        "version": one.version,
        "action": one.action,
        "author": one.author,
        "role": one.role,
        "saved_at": one.saved_at,
        "reason": one.reason,
        "definitions": canonical_json({**one.definitions, IMPORTED_FROM: origin}),
        "content_digest": one.content_digest,
        "previous_hash": end.hash,
        "salt": None if one.salt is None else bytes.fromhex(one.salt),
        "content": one.content_json,
        "assessment": one.assessment_json,
    }
    seal = (
        seal_1(row[name] for name in SEALED_1)
        if one.seal_format == 1
        else seal_2(row[name] for name in SEALED_2)
    )
    row["hash"] = seal
    connection.execute(
        f"INSERT INTO revision ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
        tuple(row.values()),
    )
    if one.saved_at < end.saved_at:
        # What was known at an instant is found by stretches in which instants only grow.
        connection.execute("INSERT INTO clock_back (seq) VALUES (?)", (end.seq + 1,))
    if one.content_json is not None:
        revision = revision_at(connection, end.seq + 1)
        if revision is not None:
            index_revision(connection, revision)
    return _End(end.seq + 1, seal, one.saved_at)


def _say_erased(
    connection: dbapi.Connection, taker: Taker, patient_id: str, seqs: list[int]
) -> None:
    """The log says of contents that never were here why they are missing."""
    append_event(
        connection,
        "erasure",
        {"patient_id": patient_id, "reason": "erased before the import", "revisions": seqs},
        store_id=taker.store_id,
        author=taker.author,
        role=taker.role,
        at=taker.at,
    )
    note_erased(connection, patient_id, seqs)


def _take_draft(
    connection: dbapi.Connection,
    patient_id: str,
    one: ComingDraft,
    places: Mapping[tuple[str, int], int],
) -> None:
    """The draft is here, unless the visit has one already: what is being written stays."""
    if one.kind not in DRAFT_KINDS or get_draft(connection, one.entity_id) is not None:
        return
    base = None if one.base is None else places[one.base.store_id, one.base.seq]
    at, text = instant_of(one.saved_at), canonical_json(one.content)
    kind: DraftKind = "visit" if one.kind == "visit" else "transplant"
    put_draft(connection, Draft(one.entity_id, patient_id, base, text, at, kind))
