"""Tables for quick lists and search. They repeat what the revisions say and can be rebuilt."""

import json
from dataclasses import dataclass, field

from poems_desktop.store.folding import fold
from poems_desktop.store.revisions import Revision, every_head
from poems_desktop.store.sqlcipher import dbapi

INDEX_SCHEMA = (
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
        patient_id TEXT PRIMARY KEY,
        family TEXT NOT NULL,
        given TEXT NOT NULL,
        record_number TEXT NOT NULL,
        born TEXT NOT NULL,
        sex TEXT NOT NULL,
        fictional INTEGER NOT NULL,
        sort_family TEXT NOT NULL,
        sort_given TEXT NOT NULL,
        search TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES revision (seq)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX patient_in_order ON patient_index (sort_family, sort_given, patient_id)",
)

_PATIENTS = """
    SELECT patient_id, family, given, record_number, born, sex, fictional, seq
    FROM patient_index
"""
_IN_ORDER = "ORDER BY sort_family, sort_given, patient_id"
# instr needs no escaping, and the words come as one value however many there are.
_EVERY_WORD = "WHERE NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(search, value) = 0)"


@dataclass(frozen=True, slots=True)
class PatientRow:
    """A patient as the list shows them; text as entered, "" where nothing was entered.

    `born` is the date as recorded (it may be a year only); `seq` is the latest revision.
    """

    patient_id: str
    family: str = field(repr=False)
    given: str = field(repr=False)
    record_number: str = field(repr=False)
    born: str = field(repr=False)
    sex: str = field(repr=False)
    fictional: bool
    seq: int


def index_revision(connection: dbapi.Connection, revision: Revision) -> None:
    """`revision` is the head of its entity and, if it is a patient, what search finds."""
    connection.execute(
        "INSERT INTO entity_head (kind, entity_id, patient_id, seq) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, entity_id) DO UPDATE"
        " SET patient_id = excluded.patient_id, seq = excluded.seq",
        (revision.kind, revision.entity_id, revision.patient_id, revision.seq),
    )
    if revision.kind == "patient":
        _index_patient(connection, revision)


def find_patients(connection: dbapi.Connection, query: str) -> list[PatientRow]:
    """Patients whose name or record number holds every word of `query`, in order of name."""
    words = sorted(set(fold(query).split()))
    if words:
        sql, values = f"{_PATIENTS} {_EVERY_WORD} {_IN_ORDER}", (json.dumps(words),)
        rows = connection.execute(sql, values)
    else:
        rows = connection.execute(f"{_PATIENTS} {_IN_ORDER}")
    return [
        PatientRow(patient_id, family, given, number, born, sex, bool(fictional), seq)
        for patient_id, family, given, number, born, sex, fictional, seq in rows
    ]


def rebuild_index(connection: dbapi.Connection) -> None:
    """The index tables are made anew from the revisions. To be called inside a transaction."""
    connection.execute("DROP TABLE IF EXISTS entity_head")
    connection.execute("DROP TABLE IF EXISTS patient_index")
    for statement in INDEX_SCHEMA:
        connection.execute(statement)
    for revision in every_head(connection):
        index_revision(connection, revision)


def _index_patient(connection: dbapi.Connection, revision: Revision) -> None:
    content = revision.content
    family, given, number, born, sex = (
        _text(content.get(field)) for field in ("family", "given", "record_number", "born", "sex")
    )
    connection.execute(
        "INSERT OR REPLACE INTO patient_index VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            revision.patient_id,
            family,
            given,
            number,
            born,
            sex,
            content.get("fictional") is True,
            fold(family),
            fold(given),
            fold(f"{family} {given} {number}"),
            revision.seq,
        ),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
