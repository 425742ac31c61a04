"""Tables for quick lists and search. They repeat what the revisions say and can be rebuilt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from poems_desktop.store.canonical import json_object
from poems_desktop.store.chain import Revision, every_head
from poems_desktop.store.folding import fold, words
from poems_desktop.store.sqlcipher import dbapi

INDEX_FORMAT: Final = "3"
INDEX_TABLES: Final = (
    *("entity_head", "patient_index", "name_word", "visit_index", "entity_note", "patient_text"),
    *("clock_back", "erased"),
)

# `number` is the place of a patient's first revision: the same after every rebuild. The words of
# name and record number stand in `name_word` too, since a prefix of one or two letters of all
# notes would be a list of everybody.
_TABLES: Final = (
    """
    CREATE TABLE entity_head (
        kind TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        patient_id TEXT NOT NULL,
        seq INTEGER NOT NULL UNIQUE REFERENCES revision (seq),
        PRIMARY KEY (kind, entity_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE patient_index (
        number INTEGER PRIMARY KEY,
        patient_id TEXT NOT NULL UNIQUE,
        family TEXT NOT NULL,
        given TEXT NOT NULL,
        record_number TEXT NOT NULL,
        born TEXT NOT NULL,
        sex TEXT NOT NULL,
        fictional INTEGER NOT NULL,
        deleted INTEGER NOT NULL,
        sort_family TEXT NOT NULL,
        sort_given TEXT NOT NULL,
        plain TEXT NOT NULL,
        diagnosis TEXT NOT NULL,
        visits INTEGER NOT NULL,
        first_visit TEXT NOT NULL,
        last_visit TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES revision (seq)
    ) STRICT
    """,
    """
    CREATE TABLE name_word (
        word TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (word, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE visit_index (
        visit_id TEXT PRIMARY KEY,
        patient_id TEXT NOT NULL,
        date TEXT NOT NULL,
        label TEXT NOT NULL,
        diagnosis TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES revision (seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE entity_note (
        patient_id TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        words TEXT NOT NULL,
        PRIMARY KEY (patient_id, entity_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE VIRTUAL TABLE patient_text USING fts5 (
        name, record_number, diagnosis, notes,
        content = '', contentless_delete = 1, prefix = '3 4',
        tokenize = 'unicode61 remove_diacritics 0'
    )
    """,
    "CREATE TABLE clock_back (seq INTEGER PRIMARY KEY) STRICT",
    "CREATE TABLE erased (seq INTEGER PRIMARY KEY, patient_id TEXT NOT NULL) STRICT",
)
_KEYS: Final = (
    "CREATE INDEX entity_head_of_patient ON entity_head (patient_id, seq)",
    """
    CREATE INDEX patient_in_order ON patient_index (sort_family, sort_given, patient_id)
    WHERE deleted = 0
    """,
    "CREATE INDEX patient_by_record_number ON patient_index (record_number)",
    """
    CREATE INDEX patient_in_cohorts ON patient_index (sex, last_visit, visits, diagnosis)
    WHERE deleted = 0
    """,
    """
    CREATE INDEX patient_by_last_visit ON patient_index (last_visit, patient_id)
    WHERE deleted = 0
    """,
    """
    CREATE INDEX patient_by_diagnosis
    ON patient_index (diagnosis, sort_family, sort_given, patient_id) WHERE deleted = 0
    """,
    "CREATE INDEX name_word_of ON name_word (number)",
    "CREATE INDEX visit_of_patient ON visit_index (patient_id, date, seq)",
    "CREATE INDEX erased_of_patient ON erased (patient_id)",
)


_HEAD: Final = (
    "INSERT INTO entity_head (kind, entity_id, patient_id, seq) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (kind, entity_id) DO UPDATE"
    " SET patient_id = excluded.patient_id, seq = excluded.seq"
)
_VISIT: Final = "INSERT OR REPLACE INTO visit_index VALUES (?, ?, ?, ?, ?, ?)"
_NOTE: Final = "INSERT OR REPLACE INTO entity_note VALUES (?, ?, ?)"

# Both sides stand in this order in an index of their own, so that no content is read.
_STALE_AND_MISSING: Final = """
    SELECT
        (SELECT count(*) FROM entity_head) - coalesce(sum(h.seq IS NOT NULL), 0),
        coalesce(sum(
            h.seq IS NULL
            AND NOT EXISTS (
                SELECT 1 FROM entity_head e WHERE e.kind = r.kind AND e.entity_id = r.entity_id)
            AND EXISTS (
                SELECT 1 FROM revision s WHERE s.seq = r.latest AND s.content IS NOT NULL)
        ), 0)
    FROM (
        SELECT patient_id, kind, entity_id, max(seq) AS latest FROM revision
        WHERE kind <> 'event' GROUP BY patient_id, kind, entity_id
    ) r
    LEFT JOIN entity_head h ON h.patient_id = r.patient_id AND h.seq = r.latest
        AND h.kind = r.kind AND h.entity_id = r.entity_id
"""

_AT_ONCE: Final = 200_000
"""Entities that a rebuild holds in memory: some 100 MB."""


def ensure_index(connection: dbapi.Connection) -> None:
    """The index is the one that this program reads; it is made anew if it is of another."""
    row = connection.execute("SELECT value FROM store_meta WHERE name = 'index_format'").fetchone()
    if row is not None and row[0] == INDEX_FORMAT and _has_newest(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        rebuild_index(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _has_newest(connection: dbapi.Connection) -> bool:
    """A folder copied while it was written may hold lists that are older than the entries."""
    (indexed,) = connection.execute("SELECT max(seq) FROM entity_head").fetchone()
    saved = connection.execute(
        "SELECT seq FROM revision WHERE kind <> 'event' AND content IS NOT NULL"
        " ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return bool(indexed == (saved[0] if saved else None))


def stale_heads(connection: dbapi.Connection) -> int:
    """How many lists' entries are not the latest saved; 0 where the index is as it should be."""
    stale, missing = connection.execute(_STALE_AND_MISSING).fetchone()
    return int(stale) + int(missing)


def rebuild_index(connection: dbapi.Connection) -> None:
    """The index tables are made anew from the revisions. To be called inside a transaction."""
    for table in INDEX_TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in _TABLES:
        connection.execute(statement)
    _note_clocks_and_erasures(connection)
    heads = every_head(connection)
    while batch := list(map(_rows_of, islice(heads, _AT_ONCE))):
        _add(connection, batch)
    for statement in _KEYS:
        connection.execute(statement)
    # In this order, since the text index writes out what it has gathered when a number goes back.
    numbered = connection.execute("SELECT patient_id FROM patient_index ORDER BY number")
    for (patient_id,) in numbered.fetchall():
        _summarize(connection, patient_id)
    connection.execute(
        "INSERT OR REPLACE INTO store_meta (name, value) VALUES ('index_format', ?)",
        (INDEX_FORMAT,),
    )


def index_revision(connection: dbapi.Connection, revision: Revision) -> None:
    """`revision` is the head of its entity, and lists and search know of it."""
    rows = _rows_of(revision)
    *of_entity, note = rows.note
    if not note:
        connection.execute(
            "DELETE FROM entity_note WHERE patient_id = ? AND entity_id = ?", of_entity
        )
    if rows.patient is not None:
        connection.execute(
            "DELETE FROM name_word WHERE number ="
            " (SELECT number FROM patient_index WHERE patient_id = ?)",
            (revision.patient_id,),
        )
    _add(connection, [rows])
    _summarize(connection, revision.patient_id)


def forget_patient(connection: dbapi.Connection, patient_id: str) -> int:
    """No index table knows the patient; how many rows that took. Not the list of erasures."""
    found = connection.execute(
        "SELECT number FROM patient_index WHERE patient_id = ?", (patient_id,)
    ).fetchone()
    rows = 0
    if found is not None:
        for sql in (
            "DELETE FROM patient_text WHERE rowid = ?",
            "DELETE FROM name_word WHERE number = ?",
        ):
            rows += connection.execute(sql, found).rowcount
        # Deleted words stay in the search tables until those are merged.
        connection.execute("INSERT INTO patient_text (patient_text) VALUES ('optimize')")
    for table in ("patient_index", "visit_index", "entity_note", "entity_head"):
        sql = f"DELETE FROM {table} WHERE patient_id = ?"  # noqa: S608 - the names above
        rows += connection.execute(sql, (patient_id,)).rowcount
    return rows


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the index keeps of the latest revision of an entity."""

    head: tuple[str, str, str, int]
    visit: tuple[str, str, str, str, str, int] | None
    note: tuple[str, str, str] = field(repr=False)
    patient: tuple[object, ...] | None = field(repr=False)


def _rows_of(revision: Revision) -> _Rows:
    content, patient_id, seq = revision.content, revision.patient_id, revision.seq
    visit = patient = None
    if revision.kind == "patient":
        patient = _patient_row(revision, content)
    elif revision.kind == "visit":
        visit = (
            *(revision.entity_id, patient_id),
            *(_text(content.get("date")), _text(content.get("label"))),
            *(diagnosis_of(revision.assessment), seq),
        )
    return _Rows(
        head=(revision.kind, revision.entity_id, patient_id, seq),
        visit=visit,
        note=(
            patient_id,
            f"{revision.kind} {revision.entity_id}",
            " ".join(words(_text(content.get("note")))),
        ),
        patient=patient,
    )


def _add(connection: dbapi.Connection, batch: Sequence[_Rows]) -> None:
    """The rows of entities are in the index, written in the order of each table.

    In the order of saving, each would go to another page of a large store.
    """
    connection.executemany(_HEAD, sorted(rows.head for rows in batch))
    connection.executemany(_VISIT, sorted(rows.visit for rows in batch if rows.visit is not None))
    connection.executemany(_NOTE, sorted(rows.note for rows in batch if rows.note[-1]))
    for rows in batch:
        if rows.patient is not None:
            _add_patient(connection, rows.patient)


def diagnosis_of(assessment: Mapping[str, object] | None) -> str:
    """What a signed visit's assessment says in a line, "" if there is none.

    That is its `diagnosis`, else each criteria set with its verdict.
    """
    if assessment is None:
        return ""
    if said := _text(assessment.get("diagnosis")):
        return said
    found = assessment.get("criteria")
    if not isinstance(found, Mapping):
        return ""
    verdicts = {name: one.get("verdict") for name, one in found.items() if isinstance(one, Mapping)}
    return "; ".join(f"{name}: {_text(verdict)}" for name, verdict in sorted(verdicts.items()))


def _patient_row(revision: Revision, content: Mapping[str, object]) -> tuple[object, ...]:
    """The patient's row without the number that leads it and what the visits say."""
    family, given, number, born, sex = (
        _text(content.get(field)) for field in ("family", "given", "record_number", "born", "sex")
    )
    return (
        *(revision.patient_id, family, given, number, born, sex),
        *(content.get("fictional") is True, revision.action == "delete"),
        *(fold(family), fold(given), fold(f"{family} {given} {number}"), revision.seq),
    )


def _add_patient(connection: dbapi.Connection, row: tuple[object, ...]) -> None:
    patient_id, *_, plain, _seq = row
    (first,) = connection.execute(
        "SELECT seq FROM revision WHERE kind = 'patient' AND entity_id = ? AND version = 1",
        (patient_id,),
    ).fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO patient_index"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, '', '', ?)",
        (first, *row),
    )
    connection.executemany(
        "INSERT INTO name_word (word, number) VALUES (?, ?)",
        [(word, first) for word in sorted(set(words(str(plain))))],
    )


def _summarize(connection: dbapi.Connection, patient_id: str) -> None:
    patient = connection.execute(
        "SELECT number, family, given, record_number FROM patient_index WHERE patient_id = ?",
        (patient_id,),
    ).fetchone()
    if patient is None:
        return
    number, family, given, record_number = patient
    visits, first, last = connection.execute(
        "SELECT count(*), coalesce(min(nullif(date, '')), ''), coalesce(max(date), '')"
        " FROM visit_index WHERE patient_id = ?",
        (patient_id,),
    ).fetchone()
    diagnosed = connection.execute(
        "SELECT diagnosis FROM visit_index WHERE patient_id = ? AND diagnosis <> ''"
        " ORDER BY date DESC, seq DESC LIMIT 1",
        (patient_id,),
    ).fetchone()
    diagnosis = diagnosed[0] if diagnosed else ""
    connection.execute(
        "UPDATE patient_index SET visits = ?, first_visit = ?, last_visit = ?, diagnosis = ?"
        " WHERE number = ?",
        (visits, first, last, diagnosis, number),
    )
    notes = connection.execute(
        "SELECT words FROM entity_note WHERE patient_id = ? ORDER BY entity_id", (patient_id,)
    )
    connection.execute(
        "INSERT OR REPLACE INTO patient_text (rowid, name, record_number, diagnosis, notes)"
        " VALUES (?, ?, ?, ?, ?)",
        (
            *(number, " ".join(words(f"{family} {given}")), " ".join(words(record_number))),
            *(" ".join(words(diagnosis)), " ".join(row[0] for row in notes)),
        ),
    )


def _note_clocks_and_erasures(connection: dbapi.Connection) -> None:
    connection.execute(
        "INSERT INTO clock_back SELECT seq FROM (SELECT seq, saved_at,"
        " lag(saved_at) OVER (ORDER BY seq) AS before FROM revision) WHERE saved_at < before"
    )
    erasures = connection.execute(
        "SELECT patient_id, content FROM revision WHERE kind = 'event' AND entity_id = 'erasure'"
        " ORDER BY seq"
    ).fetchall()
    for patient_id, content in erasures:
        note_erased(connection, patient_id, json_object(content).get("revisions"))


def note_erased(connection: dbapi.Connection, patient_id: str, revisions: object) -> None:
    """Reading knows that these revisions were erased, and saving that the patient was."""
    seqs = revisions if isinstance(revisions, list) else []
    connection.executemany(
        "INSERT OR IGNORE INTO erased (seq, patient_id) VALUES (?, ?)",
        [(seq, patient_id) for seq in seqs if isinstance(seq, int)],
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
