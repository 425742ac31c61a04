"""What every save checks before the chain grows, inside the save's own transaction."""

from dataclasses import replace
from pathlib import Path

from poems_desktop.store.canonical import json_object
from poems_desktop.store.chain import NewRevision, Revision, append, head, instant_text, revision_at
from poems_desktop.store.conflict import Comparison
from poems_desktop.store.database import FORMAT, Database
from poems_desktop.store.errors import Conflict, PatientDeleted, PatientErased, ReasonMissing
from poems_desktop.store.index import ensure_index, index_revision
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.sqlcipher import dbapi


def save_revision(
    connection: dbapi.Connection, new: NewRevision, expected_seq: int | None
) -> Revision:
    """`new` is in the chain and in the index. To be called inside a write transaction.

    `expected_seq` is the latest revision the caller knows, 0 for none; None for no check.

    Raises:
        Conflict: if the latest is another; it carries the three versions.
        ReasonMissing: if a signed visit is to be corrected without saying why.
        PatientDeleted, PatientErased.
        ValueError: if the patient was never saved, or the entity belongs to another patient.

    """
    latest = _latest(connection, new.kind, new.entity_id)
    if expected_seq is not None and expected_seq != (latest[0] if latest else 0):
        raise Conflict(comparison=_comparison(connection, new, expected_seq))
    if latest is not None and latest[1] != new.patient_id:
        msg = "the entity belongs to another patient"
        raise ValueError(msg)
    if new.kind != "setting":
        _require_patient(connection, new)
    if new.kind == "visit" and latest is not None:
        if not (new.reason or "").strip():
            raise ReasonMissing
        new = replace(new, action="correct")
    revision = append(connection, new)
    index_revision(connection, revision)
    return revision


def require_alive(connection: dbapi.Connection, patient_id: str) -> None:
    """Nothing happens if something may be kept for the patient, known or not yet.

    Raises:
        PatientDeleted, PatientErased.

    """
    state = connection.execute(
        "SELECT deleted FROM patient_index WHERE patient_id = ?", (patient_id,)
    ).fetchone()
    if state is None and was_erased(connection, patient_id):
        raise PatientErased
    if state is not None and state[0]:
        raise PatientDeleted


def was_erased(connection: dbapi.Connection, patient_id: str) -> bool:
    """Whether the patient's record was erased on legal demand."""
    sql = "SELECT 1 FROM erased WHERE patient_id = ? LIMIT 1"
    return connection.execute(sql, (patient_id,)).fetchone() is not None


def open_records(folder: Path, key: UnlockedKey, *, read_only: bool = False) -> Database:
    """The records in `folder`, brought to the present format; a proven copy is made before.

    Raises:
        ValueError: if `key` was wiped.
        StoreCorrupt, StoreNewer; errors of SQLCipher and the system.
        StoreOlder: if `read_only` and the records are of an earlier format.
        MigrationFailed: if the copy is not equal to the records; these are unchanged.

    """
    if not any(key.data_key):
        msg = "the key was wiped"
        raise ValueError(msg)
    database = Database(folder, key, read_only=read_only)
    try:
        database.require_of(key)
        if database.format < FORMAT:
            from poems_desktop.store.migrations import migrate
            from poems_desktop.store.verified_copy import copy_before_migration

            copy_before_migration(database.connection, folder, key)
            migrate(database.connection)
        elif not read_only:
            ensure_index(database.connection)
    except BaseException:
        database.close()
        raise
    return database


def _latest(connection: dbapi.Connection, kind: str, entity_id: str) -> tuple[int, str] | None:
    """Place and patient of the latest revision of an entity, without reading its content."""
    row = connection.execute(
        "SELECT seq, patient_id FROM entity_head WHERE kind = ? AND entity_id = ?",
        (kind, entity_id),
    ).fetchone()
    return None if row is None else (row[0], row[1])


def _require_patient(connection: dbapi.Connection, new: NewRevision) -> None:
    if new.action != "restore":
        require_alive(connection, new.patient_id)
    if new.kind != "patient" and _latest(connection, "patient", new.patient_id) is None:
        # Such an entry would be in the store but in no list.
        msg = "the patient is not in this store yet"
        raise ValueError(msg)
    if new.action == "restore":
        latest = head(connection, new.kind, new.entity_id)
        if latest is None or latest.action != "delete":
            msg = "the patient is not deleted"
            raise ValueError(msg)


def _comparison(connection: dbapi.Connection, new: NewRevision, expected_seq: int) -> Comparison:
    latest = head(connection, new.kind, new.entity_id)
    base = revision_at(connection, expected_seq)
    if base is not None and (base.kind, base.entity_id) != (new.kind, new.entity_id):
        base = None
    return Comparison(
        kind=new.kind,
        entity_id=new.entity_id,
        base=base.content if base else None,
        theirs=latest.content if latest else None,
        mine=json_object(new.content_json),
        theirs_seq=latest.seq if latest else 0,
        theirs_author=latest.author if latest else "",
        theirs_at=instant_text(latest.saved_at) if latest else "",
    )
