"""What every save checks before the chain grows, inside the save's own transaction."""

from pathlib import Path

from poems_desktop.store.database import FORMAT, Database
from poems_desktop.store.errors import Conflict
from poems_desktop.store.index import index_revision
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.revisions import NewRevision, Revision, append, head
from poems_desktop.store.sqlcipher import dbapi


def save_revision(
    connection: dbapi.Connection, new: NewRevision, expected_seq: int | None
) -> Revision:
    """`new` is in the chain and in the index. To be called inside a write transaction.

    `expected_seq` is the latest revision the caller knows, 0 for none; None for no check.

    Raises:
        Conflict: if the latest is another.
        ValueError: if the patient was never saved, or the entity belongs to another patient.

    """
    latest = head(connection, new.kind, new.entity_id)
    if expected_seq is not None and expected_seq != (latest.seq if latest else 0):
        raise Conflict
    if latest is not None and latest.patient_id != new.patient_id:
        msg = "the entity belongs to another patient"
        raise ValueError(msg)
    if new.kind != "patient" and head(connection, "patient", new.patient_id) is None:
        # Such an entry would be in the store but in no list.
        msg = "the patient is not in this store yet"
        raise ValueError(msg)
    revision = append(connection, new)
    index_revision(connection, revision)
    return revision


def open_records(folder: Path, key: UnlockedKey) -> Database:
    """The records in `folder`, brought to the present format.

    Raises:
        ValueError: if `key` was wiped.
        StoreCorrupt, StoreNewer; errors of SQLCipher and the system.

    """
    if not any(key.data_key):
        msg = "the key was wiped"
        raise ValueError(msg)
    database = Database(folder, key)
    try:
        if database.format < FORMAT:
            from poems_desktop.store.migrations import migrate

            migrate(database.connection)
        database.require_of(key)
    except BaseException:
        database.close()
        raise
    return database
