"""What the store relies on in SQLCipher and sqlite-utils, to notice when an upgrade changes it."""

import subprocess
import sys

import pytest

from poems_desktop.store.database import FORMAT
from poems_desktop.store.index import INDEX_TABLES
from poems_desktop.store.migrations import migrations
from poems_desktop.store.sqlcipher import dbapi
from poems_desktop.store.store import Store


def test_sqlite_utils_catches_the_exceptions_of_sqlcipher() -> None:
    from sqlite_utils.utils import OperationalError

    assert OperationalError is dbapi.OperationalError
    assert dbapi.Connection.__module__.startswith("sqlcipher3")


def test_every_migration_has_its_format_number(store: Store) -> None:
    from sqlite_utils import Database

    applied = migrations.applied(Database(store._database.connection))
    assert len(applied) == FORMAT == store._database.format


def test_every_table_is_strict(store: Store) -> None:
    rows = store._database.connection.execute("PRAGMA table_list").fetchall()
    ours = {row[1]: row[5] for row in rows if not row[1].startswith(("sqlite_", "_sqlite"))}
    own = {name for name in ours if not name.startswith("patient_text")}
    truth = {"store_meta", "revision", "draft", "erasing"}
    assert own == truth | set(INDEX_TABLES) - {"patient_text"}
    assert {ours[name] for name in own} == {1}


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("poems_desktop.store.errors", {"sqlcipher3", "cryptography", "pydantic", "sqlite_utils"}),
        ("poems_desktop.store.store", {"sqlite_utils", "PySide6", "sqlite3"}),
    ],
)
def test_importing_costs_no_more_than_it_must(module: str, unwanted: set[str]) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not unwanted & set(child.stdout.split())


def test_importing_sqlite_utils_first_is_noticed() -> None:
    code = "import sqlite_utils, poems_desktop.store.sqlcipher"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert child.returncode
    assert "before sqlite_utils" in child.stderr
