from collections.abc import Callable
from pathlib import Path

import pytest

from poems_desktop.store import sealing
from poems_desktop.store.database import Database
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.store import Store, unlock_key


@pytest.fixture
def filled(store: Store, folder: Path) -> UnlockedKey:
    """A locked store: 1 unlock, 2 to 4 patients, 5 and 6 a visit, 7 lock; and a draft; its key."""
    for number in range(3):
        store.save("patient", f"p{number}", f"p{number}", {"family": f"F{number}"})
    store.save("visit", "v1", "p1", {"n": 1})
    store.save("visit", "v1", "p1", {"n": 2}, reason="correction")
    store.save_draft("v1", "p1", {"n": 3}, 5)
    store.lock()
    return unlock_key(folder, "open sesame")


def tamper(folder: Path, key: UnlockedKey, *statements: str) -> None:
    database = Database(folder, key)
    for name in ("never_changed", "never_deleted", "goes_to_the_end"):
        database.connection.execute(f"DROP TRIGGER revision_{'is_' * (name[0] == 'n')}{name}")
    database.connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        database.connection.execute(statement)
    database.close()


def test_an_untouched_chain_is_whole(filled: UnlockedKey, reopen: Callable[[], Store]) -> None:
    with reopen() as store:
        report = store.verify()
    assert (report.ok, report.count, report.first_broken) == (True, 5, None)
    assert report.events == 3
    assert (report.erased, report.unanchored) == (0, 1)
    assert "checked: 5, and 3 of the log" in report.sentence
    assert "newest 1 are not yet noted" in report.sentence


def test_an_empty_chain_is_whole(store: Store) -> None:
    assert store.verify().ok


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ('UPDATE revision SET content = \'{"family":"F9"}\' WHERE seq = 2', 2),
        ("UPDATE revision SET content = NULL WHERE seq = 3", 3),
        ("UPDATE revision SET salt = zeroblob(16) WHERE seq = 3", 3),
        ("UPDATE revision SET author = 'Someone' WHERE seq = 4", 4),
        ("UPDATE revision SET role = 'reader' WHERE seq = 4", 4),
        ("UPDATE revision SET reason = NULL WHERE seq = 6", 6),
        ("UPDATE revision SET saved_at = '2020-01-01T00:00:00.000000Z' WHERE seq = 1", 1),
        ("UPDATE revision SET patient_id = 'p2' WHERE seq = 5", 5),
        ("UPDATE revision SET entity_id = 'v2' WHERE seq = 4", 4),
        ("UPDATE revision SET kind = 'treatment' WHERE seq = 4", 4),
        ("UPDATE revision SET version = 9 WHERE seq = 4", 4),
        ('UPDATE revision SET definitions = \'{"a":"b"}\' WHERE seq = 4', 4),
        ("UPDATE revision SET seal_format = 1 WHERE seq = 4", 4),
        ("UPDATE revision SET content_digest = hex(randomblob(32)) WHERE seq = 4", 4),
        ("UPDATE revision SET hash = hex(randomblob(32)) WHERE seq = 4", 4),
        ("DELETE FROM revision WHERE seq = 1", 1),
        ("DELETE FROM revision WHERE seq = 3", 3),
        ("UPDATE revision SET seq = 9 WHERE seq = 5", 5),
        ("UPDATE revision SET store_id = 'f' WHERE seq = 1", 1),
        ("UPDATE revision SET action = 'sign' WHERE seq = 5", 5),
        ("UPDATE revision SET assessment = '{}' WHERE seq = 5", 5),
        ("UPDATE revision SET content = NULL, salt = NULL WHERE seq = 4", 4),
        ("UPDATE revision SET content = '{\"x\":1}' WHERE seq = 7", 7),
        ("DELETE FROM revision WHERE seq = 7", 7),
    ],
)
def test_the_first_tampered_revision_is_named(
    filled: UnlockedKey,
    folder: Path,
    reopen: Callable[[], Store],
    statement: str,
    broken: int,
) -> None:
    tamper(folder, filled, statement)
    with reopen() as store:
        report = store.verify()
    assert (report.ok, report.first_broken) == (False, broken)
    assert report.count + report.events == broken - 1
    assert f"entry {broken} " in report.sentence


def test_two_revisions_cannot_change_places(
    filled: UnlockedKey, folder: Path, reopen: Callable[[], Store]
) -> None:
    tamper(
        folder,
        filled,
        "UPDATE revision SET seq = 100 WHERE seq = 2",
        "UPDATE revision SET seq = 2 WHERE seq = 3",
        "UPDATE revision SET seq = 3 WHERE seq = 100",
    )
    with reopen() as store:
        assert store.verify().first_broken == 2


def test_a_forgery_that_seals_itself_breaks_the_link_after_it(
    filled: UnlockedKey, folder: Path, reopen: Callable[[], Store]
) -> None:
    database = Database(folder, filled)
    sql = f"SELECT {', '.join(sealing.SEALED_2)} FROM revision WHERE seq = 3"
    sealed = list(database.connection.execute(sql).fetchone())
    database.close()
    sealed[sealing.SEALED_2.index("author")] = "Somebody"
    seal = sealing.seal_2(sealed)
    tamper(
        folder, filled, f"UPDATE revision SET author = 'Somebody', hash = '{seal}' WHERE seq = 3"
    )
    with reopen() as store:
        assert store.history("patient", "p1")[0].author == "Somebody"
        assert store.verify().first_broken == 4


def test_equal_contents_have_different_digests(store: Store) -> None:
    # Else one could tell from the digest of an erased content what it was.
    for name in ("p1", "p2"):
        store.save("patient", name, name, {"family": "Same"})
    rows = store._database.connection.execute(
        "SELECT content_digest, salt FROM revision WHERE kind = 'patient'"
    )
    digests, salts = zip(*rows, strict=True)
    assert len(set(digests)) == len(set(salts)) == 2
