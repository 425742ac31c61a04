"""Tables for quick lists and search. They repeat what the revisions say and can be rebuilt."""

from collections.abc import Mapping
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
INDEX_SCHEMA: Final = (
    """
    CREATE TABLE entity_head (
        kind TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        patient_id TEXT NOT NULL,
        seq INTEGER NOT NULL UNIQUE REFERENCES revision (seq),
        PRIMARY KEY (kind, entity_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX entity_head_of_patient ON entity_head (patient_id, seq)",
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
    """
    CREATE TABLE name_word (
        word TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (word, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX name_word_of ON name_word (number)",
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
    "CREATE INDEX visit_of_patient ON visit_index (patient_id, date, seq)",
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
    "CREATE INDEX erased_of_patient ON erased (patient_id)",
)


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
    (stale,) = connection.execute(
        "SELECT count(*) FROM entity_head h WHERE h.seq <> (SELECT max(r.seq) FROM revision r"
        " WHERE r.kind = h.kind AND r.entity_id = h.entity_id)"
    ).fetchone()
    (missing,) = connection.execute(
        "SELECT count(*) FROM (SELECT kind, entity_id FROM revision"
        " WHERE kind <> 'event' AND content IS NOT NULL"
        " EXCEPT SELECT kind, entity_id FROM entity_head)"
    ).fetchone()
    return int(stale) + int(missing)


def rebuild_index(connection: dbapi.Connection) -> None:
    """The index tables are made anew from the revisions. To be called inside a transaction."""
    for table in INDEX_TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in INDEX_SCHEMA:
        connection.execute(statement)
    _note_clocks_and_erasures(connection)
    patients: dict[str, None] = {}
    for revision in every_head(connection):
        _index_entity(connection, revision)
        patients[revision.patient_id] = None
    for patient_id in patients:
        _summarize(connection, patient_id)
    connection.execute(
        "INSERT OR REPLACE INTO store_meta (name, value) VALUES ('index_format', ?)",
        (INDEX_FORMAT,),
    )


def index_revision(connection: dbapi.Connection, revision: Revision) -> None:
    """`revision` is the head of its entity, and lists and search know of it."""
    _index_entity(connection, revision)
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


def _index_entity(connection: dbapi.Connection, revision: Revision) -> None:
    connection.execute(
        "INSERT INTO entity_head (kind, entity_id, patient_id, seq) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, entity_id) DO UPDATE"
        " SET patient_id = excluded.patient_id, seq = excluded.seq",
        (revision.kind, revision.entity_id, revision.patient_id, revision.seq),
    )
    content = revision.content
    if revision.kind == "patient":
        _index_patient(connection, revision, content)
    elif revision.kind == "visit":
        connection.execute(
            "INSERT OR REPLACE INTO visit_index VALUES (?, ?, ?, ?, ?, ?)",
            (
                *(revision.entity_id, revision.patient_id),
                *(_text(content.get("date")), _text(content.get("label"))),
                *(diagnosis_of(revision.assessment), revision.seq),
            ),
        )
    if note := " ".join(words(_text(content.get("note")))):
        connection.execute(
            "INSERT OR REPLACE INTO entity_note VALUES (?, ?, ?)",
            (revision.patient_id, f"{revision.kind} {revision.entity_id}", note),
        )
    else:
        connection.execute(
            "DELETE FROM entity_note WHERE patient_id = ? AND entity_id = ?",
            (revision.patient_id, f"{revision.kind} {revision.entity_id}"),
        )


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


def _index_patient(
    connection: dbapi.Connection, revision: Revision, content: Mapping[str, object]
) -> None:
    family, given, number, born, sex = (
        _text(content.get(field)) for field in ("family", "given", "record_number", "born", "sex")
    )
    (first,) = connection.execute(
        "SELECT seq FROM revision WHERE kind = 'patient' AND entity_id = ? AND version = 1",
        (revision.patient_id,),
    ).fetchone()
    plain = fold(f"{family} {given} {number}")
    connection.execute(
        "INSERT OR REPLACE INTO patient_index"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, '', '', ?)",
        (
            *(first, revision.patient_id, family, given, number, born, sex),
            *(content.get("fictional") is True, revision.action == "delete"),
            *(fold(family), fold(given), plain, revision.seq),
        ),
    )
    connection.execute("DELETE FROM name_word WHERE number = ?", (first,))
    connection.executemany(
        "INSERT INTO name_word (word, number) VALUES (?, ?)",
        [(word, first) for word in sorted(set(words(plain)))],
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
