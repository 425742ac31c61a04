"""The schema, step by step, in explicit SQL. Imported only when a store needs a step."""

from poems_desktop.store.database import APPLICATION_ID
from poems_desktop.store.index import INDEX_SCHEMA
from poems_desktop.store.sqlcipher import dbapi

# isort: split
from sqlite_utils import Database as SqliteUtils
from sqlite_utils import Migrations

migrations = Migrations("poems")


def migrate(connection: dbapi.Connection) -> None:
    """Every step that `connection` has not seen is applied, each in its own transaction."""
    # Plug-ins of sqlite-utils that happen to be installed have no business in the records.
    migrations.apply(SqliteUtils(connection, execute_plugins=False))


@migrations(name="0001_revisions_and_drafts")
def revisions_and_drafts(db: SqliteUtils) -> None:
    """Revisions that nothing overwrites, one draft per visit, and the index over both."""
    for statement in (*_FIRST, *INDEX_SCHEMA):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


# `salt` and `content` may be empty, so that a lawful erasure can take them away: the hash covers
# their digest only. `seal_format` says which fields the hash covers.
_FIRST = (
    """
    CREATE TABLE store_meta (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE revision (
        seq INTEGER PRIMARY KEY,
        seal_format INTEGER NOT NULL,
        store_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        patient_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        author TEXT NOT NULL,
        role TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        reason TEXT,
        definitions TEXT NOT NULL,
        content_digest TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE,
        salt BLOB,
        content TEXT,
        UNIQUE (kind, entity_id, version)
    ) STRICT
    """,
    """
    CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
    BEGIN SELECT raise(ABORT, 'a revision is never changed'); END
    """,
    """
    CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
    BEGIN SELECT raise(ABORT, 'a revision is never deleted'); END
    """,
    """
    CREATE TRIGGER revision_goes_to_the_end BEFORE INSERT ON revision
    WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM revision)
    BEGIN SELECT raise(ABORT, 'a revision goes to the end of the chain'); END
    """,
    """
    CREATE TABLE draft (
        visit_id TEXT PRIMARY KEY,
        patient_id TEXT NOT NULL,
        base_seq INTEGER,
        content TEXT NOT NULL,
        content_digest TEXT NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX draft_of_patient ON draft (patient_id)",
)
