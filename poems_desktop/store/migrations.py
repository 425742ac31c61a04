"""The schema, step by step, in explicit SQL. Imported only when a store needs a step.

A step that was released is never edited. The index tables are not part of it: they bear a number
of their own and are made anew where that differs (`index.ensure_index`).
"""

from poems_desktop.store.database import APPLICATION_ID
from poems_desktop.store.index import ensure_index
from poems_desktop.store.sqlcipher import dbapi

# isort: split
from sqlite_utils import Database as SqliteUtils
from sqlite_utils import Migrations

migrations = Migrations("poems")


def migrate(connection: dbapi.Connection) -> None:
    """Every step that `connection` has not seen is applied, each in its own transaction."""
    # Plug-ins of sqlite-utils that happen to be installed have no business in the records.
    migrations.apply(SqliteUtils(connection, execute_plugins=False))
    ensure_index(connection)


@migrations(name="0001_revisions_and_drafts")
def revisions_and_drafts(db: SqliteUtils) -> None:
    """Revisions that nothing overwrites, and one draft per visit."""
    _run(db, _FIRST)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@migrations(name="0002_actions_assessments_erasure")
def actions_assessments_erasure(db: SqliteUtils) -> None:
    """What a revision did, the assessment of a signed visit, lawful erasure, drafts of kinds."""
    _run(db, _SECOND)
    db.execute("PRAGMA user_version = 2")


def _run(db: SqliteUtils, statements: tuple[str, ...]) -> None:
    for statement in statements:
        db.execute(statement)


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

# A revision may lose its content, salt, reason and assessment, and nothing else may change, while
# its patient's erasure is under way in the same transaction.
_SECOND = (
    "ALTER TABLE revision ADD COLUMN action TEXT NOT NULL DEFAULT 'save'",
    "ALTER TABLE revision ADD COLUMN assessment TEXT",
    "CREATE INDEX revision_of_patient ON revision (patient_id, kind, entity_id, seq)",
    "CREATE INDEX revision_event ON revision (seq) WHERE kind = 'event'",
    "CREATE TABLE erasing (patient_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "DROP TRIGGER revision_is_never_changed",
    """
    CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
    WHEN NOT (
        new.content IS NULL AND new.salt IS NULL AND new.assessment IS NULL
        AND (new.reason IS NULL OR new.reason IS old.reason)
        AND old.kind <> 'event'
        AND EXISTS (SELECT 1 FROM erasing WHERE patient_id = old.patient_id)
        AND (new.seq, new.seal_format, new.store_id, new.kind, new.entity_id, new.patient_id,
             new.version, new.action, new.author, new.role, new.saved_at, new.definitions,
             new.content_digest, new.previous_hash, new.hash)
          = (old.seq, old.seal_format, old.store_id, old.kind, old.entity_id, old.patient_id,
             old.version, old.action, old.author, old.role, old.saved_at, old.definitions,
             old.content_digest, old.previous_hash, old.hash)
    )
    BEGIN SELECT raise(ABORT, 'a revision is never changed'); END
    """,
    "ALTER TABLE draft ADD COLUMN kind TEXT NOT NULL DEFAULT 'visit'",
    "INSERT INTO store_meta SELECT 'migrated_from', '1' WHERE EXISTS (SELECT 1 FROM store_meta)",
    "DROP TABLE IF EXISTS entity_head",
    "DROP TABLE IF EXISTS patient_index",
)
