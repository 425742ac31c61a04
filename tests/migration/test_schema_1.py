"""A store of the first schema opens with every value, after a proven copy of it was made."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from poems_desktop.store import saving, verified_copy
from poems_desktop.store.database import FORMAT, Database, connect_to_read
from poems_desktop.store.errors import MigrationFailed, StoreFull, StoreNewer, StoreOlder
from poems_desktop.store.migrations import migrations
from poems_desktop.store.sqlcipher import dbapi
from poems_desktop.store.store import Store, unlock_key

PASSPHRASE = "a sample of long ago"

Clock = Callable[[], datetime]
Sample = Callable[[int], Path]
Told = Callable[[int], dict[str, list[dict[str, object]]]]


def opened(folder: Path, now: Clock) -> Store:
    return Store.unlock(folder, PASSPHRASE, author="Dr. New", clock=now)


def rows(store: Store, table: str) -> list[dict[str, object]]:
    cursor = store._database.connection.execute(f"SELECT * FROM {table} ORDER BY 1")
    names = [column[0] for column in cursor.description]
    return [
        {
            name: value.hex() if isinstance(value, bytes) else value
            for name, value in zip(names, row, strict=True)
        }
        for row in cursor
    ]


@pytest.mark.parametrize("table", ["store_meta", "revision", "draft"])
def test_every_value_is_there_after_the_migration(
    sample: Sample, told: Told, now: Clock, table: str
) -> None:
    before = told(1)[table]
    assert len(before) >= 2
    with opened(sample(1), now) as store:
        after = rows(store, table)
    added = {
        "revision": {"action": "save", "assessment": None},
        "draft": {"kind": "visit"},
        "store_meta": {},
    }[table]
    assert after[: len(before)] == [{**row, **added} for row in before] or table == "store_meta"
    if table == "store_meta":
        assert {row["name"]: row["value"] for row in before}.items() <= {
            row["name"]: row["value"] for row in after
        }.items()


def test_what_the_program_reads_is_what_was_saved(sample: Sample, told: Told, now: Clock) -> None:
    with opened(sample(1), now) as store:
        for row in told(1)["revision"]:
            history = store.history(row["kind"], row["entity_id"])
            (found,) = [one for one in history if one.seq == row["seq"]]
            assert found.content == json.loads(row["content"])
            assert (found.reason, found.author, found.hash) == (
                *(row["reason"], row["author"], row["hash"]),
            )
        for row in told(1)["draft"]:
            draft = store.draft(row["visit_id"])
            assert (draft.content, draft.base_seq) == (json.loads(row["content"]), row["base_seq"])
        for row in told(1)["patient_index"]:
            (found,) = store.search(f"{row['family']} {row['record_number']}")
            assert (found.patient_id, found.given, found.seq) == (
                *(row["patient_id"], row["given"], row["seq"]),
            )
        heads = {(row["kind"], row["entity_id"]): row["seq"] for row in told(1)["entity_head"]}
        for (kind, entity), seq in heads.items():
            assert store.head(kind, entity).seq == seq


def test_the_chain_goes_on_from_the_old_format_to_the_new(sample: Sample, now: Clock) -> None:
    folder = sample(1)
    with opened(folder, now) as store:
        assert [event.kind for event in store.events()] == ["unlock", "migration"]
        assert store.events()[1].details == {"from_schema": 1}
        report = store.verify()
        assert (report.ok, report.count, report.events) == (True, 9, 2)
        store.sign_visit("v-1", "p-1", {"n": 3}, base_seq=5, reason="Third reading")
    with opened(folder, now) as store:
        assert store.verify().ok
        assert [event.kind for event in store.events()].count("migration") == 1


@pytest.mark.parametrize("column", ["action", "assessment", "author", "content"])
def test_old_entries_cannot_be_changed_unnoticed_in_old_or_new_columns(
    sample: Sample, now: Clock, column: str
) -> None:
    folder = sample(1)
    opened(folder, now).lock()
    with unlock_key(folder, PASSPHRASE) as key:
        database = Database(folder, key)
    database.connection.execute("DROP TRIGGER revision_is_never_changed")
    database.connection.execute(f"UPDATE revision SET {column} = '{{}}' WHERE seq = 4")
    database.close()
    with opened(folder, now) as store:
        assert store.verify().first_broken == 4


def test_a_proven_copy_is_made_before_and_opens_with_the_passphrase(
    sample: Sample, told: Told, now: Clock, tmp_path: Path
) -> None:
    folder = sample(1)
    opened(folder, now).lock()
    (copy,) = (folder / "backups").iterdir()
    with unlock_key(copy, PASSPHRASE) as key:
        connection = connect_to_read(copy / "records.db", key)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    hashes = connection.execute("SELECT hash FROM revision ORDER BY seq").fetchall()
    connection.close()
    assert [row[0] for row in hashes] == [row["hash"] for row in told(1)["revision"]]
    shutil.copytree(copy, tmp_path / "copied.poems")
    with opened(tmp_path / "copied.poems", now) as store:
        assert len(store.patients()) == 3


def test_no_copy_no_migration(sample: Sample, now: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = sample(1)
    before = (folder / "records.db").read_bytes()
    whole = verified_copy._content_digest
    copied = []

    def unlike(connection: dbapi.Connection, table: str) -> str:
        copied.append(table)
        return whole(connection, table) + ("x" if len(copied) == 1 else "")

    monkeypatch.setattr(verified_copy, "_content_digest", unlike)
    with pytest.raises(MigrationFailed):
        opened(folder, now)
    assert copied
    assert list((folder / "backups").iterdir()) == []
    assert (folder / "records.db").read_bytes() == before
    monkeypatch.undo()
    opened(folder, now).lock()


def test_a_full_disk_stops_before_the_migration(
    sample: Sample, now: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sample(1)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(verified_copy, "sync", full)
    with pytest.raises(StoreFull):
        opened(folder, now)
    monkeypatch.undo()
    assert list((folder / "backups").iterdir()) == []
    with opened(folder, now) as store:
        assert len(store.patients()) == 3


def test_a_migration_that_stops_half_way_goes_on_at_the_next_opening(
    sample: Sample, now: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sample(1)

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    from poems_desktop.store import migrations as module

    monkeypatch.setattr(module, "ensure_index", stop)
    with pytest.raises(KeyboardInterrupt):
        opened(folder, now)
    monkeypatch.undo()
    with opened(folder, now) as store:
        assert store.verify().ok
        assert len(store.patients()) == 3
        assert [event.kind for event in store.events()] == ["unlock", "migration"]


def test_an_old_store_is_not_read_without_being_brought_up_to_date(
    sample: Sample, now: Clock
) -> None:
    folder = sample(1)
    before = (folder / "records.db").read_bytes()
    with unlock_key(folder, PASSPHRASE) as key, pytest.raises(StoreOlder):
        Store.open(folder, key, author="A", clock=now, read_only=True)
    assert (folder / "records.db").read_bytes() == before


def test_a_store_of_the_future_is_refused_and_left_alone(sample: Sample, now: Clock) -> None:
    folder = sample(1)
    opened(folder, now).lock()
    with unlock_key(folder, PASSPHRASE) as key:
        database = Database(folder, key)
        database.connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
        database.close()
        before = (folder / "records.db").read_bytes()
        for read_only in (False, True):
            with pytest.raises(StoreNewer, match="newer version"):
                Store.open(folder, key, author="A", clock=now, read_only=read_only)
    assert (folder / "records.db").read_bytes() == before


def test_an_upgraded_store_has_the_schema_of_a_new_one(
    sample: Sample, now: Clock, store: Store
) -> None:
    def schema(one: Store) -> set[tuple[str, str, str]]:
        found = one._database.connection.execute("SELECT type, name, sql FROM sqlite_master")
        return {(kind, name, " ".join((sql or "").split())) for kind, name, sql in found}

    with opened(sample(1), now) as upgraded:
        assert schema(upgraded) == schema(store)


def test_every_schema_has_a_sample() -> None:
    data = Path(__file__).parent / "data"
    assert len(list(migrations._migrations)) == FORMAT
    for schema in range(1, FORMAT):
        assert (data / f"schema-{schema}" / "records.db").is_file()
        assert (data / f"schema-{schema}.json").is_file()
    assert saving.FORMAT == FORMAT
