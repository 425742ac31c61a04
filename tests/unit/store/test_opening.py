"""Creating, unlocking and every known way in which that fails."""

import errno
import os
import shutil
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest

from poems_desktop.store import places
from poems_desktop.store.database import FORMAT, Database
from poems_desktop.store.errors import (
    EmptyPassphrase,
    NotAStore,
    StoreCorrupt,
    StoreError,
    StoreExists,
    StoreFull,
    StoreInUse,
    StoreNewer,
    StoreReadOnly,
    WrongPassphrase,
)
from poems_desktop.store.keys import KdfCost, UnlockedKey
from poems_desktop.store.store import Store, create_store, unlock_key

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
Clock = Callable[[], datetime]


def create(folder: Path, clock: Clock, phrase: str = "pw") -> Store:
    return Store.create(folder, phrase, author="A", clock=clock, kdf=CHEAP)


def test_a_store_is_a_folder_with_records_and_keys(store: Store, folder: Path) -> None:
    store.lock()
    names = {"records.db", "keys.json", "writer.lock", "anchors.jsonl", "commits.mark"}
    assert {path.name for path in folder.iterdir()} == names
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions elsewhere")
def test_only_the_owner_may_read_any_file_of_it(store: Store, folder: Path) -> None:
    store.save("patient", "p1", "p1", {})
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert {"records.db-wal", "records.db-shm"} < modes.keys()
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("name", ["we?ird #1 100%.poems", "لاب.poems", "a'b\".poems"])
def test_any_folder_name_will_do(tmp_path: Path, clock: Clock, name: str) -> None:
    if os.name == "nt" and set(name) & set('?"'):
        pytest.skip("Windows forbids the name")
    create(tmp_path / name, clock).lock()
    with Store.unlock(tmp_path / name, "pw", author="A", clock=clock) as store:
        assert store.name == Path(name).stem
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_missing_parent_folders_are_made(tmp_path: Path, clock: Clock) -> None:
    create(tmp_path / "a" / "b" / "c.poems", clock).lock()
    assert (tmp_path / "a" / "b" / "c.poems" / "records.db").is_file()


def test_two_stores_share_neither_id_nor_key(tmp_path: Path, clock: Clock) -> None:
    first = create_store(tmp_path / "a.poems", "pw", clock=clock, kdf=CHEAP)
    second = create_store(tmp_path / "b.poems", "pw", clock=clock, kdf=CHEAP)
    assert first.store_id != second.store_id
    assert first.data_key != second.data_key


def test_a_key_made_in_another_thread_opens_the_store_in_this_one(
    folder: Path, clock: Clock
) -> None:
    keys = []

    def work() -> None:
        create_store(folder, "pw", clock=clock, kdf=CHEAP).wipe()
        keys.append(unlock_key(folder, "pw"))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    with keys[0] as key, Store.open(folder, key, author="A", clock=clock) as store:
        assert store.save("patient", "p1", "p1", {}).seq == 2
    with pytest.raises(ValueError, match="wiped"):
        Store.open(folder, keys[0], author="A", clock=clock)


def test_a_key_does_not_show_itself(folder: Path, clock: Clock) -> None:
    key = create_store(folder, "pw", clock=clock, kdf=CHEAP)
    assert key.data_key.hex() not in repr(key)
    assert "bytearray" not in repr(key)


@pytest.mark.parametrize("passphrase", ["Open sesame", "open sesame ", "x", "\ud800"])
def test_a_wrong_passphrase_is_refused(store: Store, folder: Path, passphrase: str) -> None:
    with pytest.raises(WrongPassphrase):
        unlock_key(folder, passphrase)


def test_the_same_letters_composed_differently_are_the_same_passphrase(
    folder: Path, clock: Clock
) -> None:
    create(folder, clock, "cafe\u0301 \U0001f642").lock()
    unlock_key(folder, "caf\u00e9 \U0001f642")


def test_an_empty_passphrase_is_refused(store: Store, folder: Path, clock: Clock) -> None:
    with pytest.raises(EmptyPassphrase):
        unlock_key(folder, "")
    with pytest.raises(EmptyPassphrase):
        create(folder.with_name("new.poems"), clock, "")
    assert not folder.with_name("new.poems").exists()


def test_creating_over_something_is_refused_and_leaves_it(
    store: Store, folder: Path, clock: Clock
) -> None:
    file = folder.with_name("file.poems")
    file.write_text("mine")
    empty = folder.with_name("empty.poems")
    empty.mkdir()
    for place in (folder, file, empty):
        with pytest.raises(StoreExists):
            create(place, clock)
    assert file.read_text() == "mine"
    assert store.verify().ok


def test_creating_needs_a_name_that_ends_in_poems(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(NotAStore, match=r"\.poems"):
        create(tmp_path / "clinic", clock)
    assert list(tmp_path.iterdir()) == []


def test_creating_below_a_file_is_refused(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("mine")
    for below in ("file/a.poems", "file/b/a.poems"):
        with pytest.raises(NotAStore, match="file"):
            create(tmp_path / below, clock)


@pytest.mark.parametrize(
    ("number", "known"),
    [(errno.ENOSPC, StoreFull), (errno.EROFS, StoreReadOnly), (errno.EACCES, StoreReadOnly)],
)
@pytest.mark.parametrize("step", range(4))
def test_creating_that_fails_at_any_sync_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    clock: Clock,
    step: int,
    number: int,
    known: type[StoreError],
) -> None:
    left = [step]
    real = os.fsync

    def failing(descriptor: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(number, os.strerror(number))
        real(descriptor)

    monkeypatch.setattr(places.os, "fsync", failing)
    with pytest.raises(known):
        create(folder, clock)
    assert list(folder.parent.iterdir()) == []


def test_what_is_no_store_is_named(tmp_path: Path, store: Store, folder: Path) -> None:
    file = tmp_path / "file.poems"
    file.write_text("mine")
    (tmp_path / "empty.poems").mkdir()
    store.lock()
    keyless = tmp_path / "keyless.poems"
    shutil.copytree(folder, keyless)
    (keyless / "keys.json").unlink()
    for place, word in (
        (tmp_path / "missing.poems", "no store"),
        (file, "a file"),
        (file / "deeper.poems", "no store"),
        (tmp_path / "empty.poems", "records.db"),
        (keyless, "keys.json"),
    ):
        with pytest.raises(NotAStore, match=word):
            unlock_key(place, "pw")
    assert file.read_text() == "mine"
    assert list((tmp_path / "empty.poems").iterdir()) == []


def test_a_second_opener_is_turned_away_until_the_first_locks(
    store: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    with pytest.raises(StoreInUse):
        reopen()
    store.save("patient", "p1", "p1", {})
    store.lock()
    with reopen() as again:
        assert len(again.patients()) == 1


def test_a_failed_opening_gives_the_store_free_again(
    store: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    store.lock()
    keys = (folder / "keys.json").read_bytes()
    (folder / "keys.json").write_bytes(b"")
    with pytest.raises(StoreCorrupt):
        reopen()
    (folder / "keys.json").write_bytes(keys)
    reopen().lock()


def test_records_of_a_newer_format_are_refused(
    store: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    store.lock()
    key = unlock_key(folder, "open sesame")
    database = Database(folder, key)
    database.connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    database.close()
    before = (folder / "records.db").read_bytes()
    for _ in range(2):
        with pytest.raises(StoreNewer, match="newer"):
            reopen()
    assert (folder / "records.db").read_bytes() == before


def test_records_that_are_no_records_are_corrupt(
    store: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    store.lock()
    whole = (folder / "records.db").read_bytes()
    for damaged in (b"", b"x" * 8192, whole[:4096], whole[:5000], bytes(100) + whole[100:]):
        (folder / "records.db").write_bytes(damaged)
        with pytest.raises(StoreCorrupt):
            reopen()
        assert (folder / "records.db").read_bytes() == damaged
    (folder / "records.db").write_bytes(whole)
    reopen().lock()


def test_one_flipped_byte_in_the_records_is_noticed(
    store: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    kept = store.save("patient", "p1", "p1", {"family": "Rossi", "note": "x" * 20_000})
    drafted = store.save_draft("v1", "p1", {"note": "y" * 20_000}, None)
    store.lock()
    whole = bytearray((folder / "records.db").read_bytes())
    anchors = (folder / "anchors.jsonl").read_bytes()
    pages = len(whole) // 4096
    noticed = 0
    for page in range(pages):
        whole[page * 4096 + 2000] ^= 1
        (folder / "records.db").write_bytes(whole)
        (folder / "commits.mark").unlink(missing_ok=True)  # Openings before went ahead of it.
        try:
            with reopen() as again:
                assert again.draft("v1") == drafted
                assert again.head("patient", "p1") == kept
                assert again.patients()[0].family == "Rossi"
                again.rebuild()
        except StoreCorrupt:
            noticed += 1
        whole[page * 4096 + 2000] ^= 1
    # What is read is right or refused; pages of the index may be dropped without being read.
    assert noticed > pages / 2
    (folder / "anchors.jsonl").write_bytes(anchors)  # Those of the openings above go ahead.
    (folder / "commits.mark").unlink()
    (folder / "records.db").write_bytes(whole)
    with reopen() as again:
        assert again.verify().ok


def test_keys_and_records_of_different_stores_are_told_apart(
    tmp_path: Path, store: Store, folder: Path, clock: Clock
) -> None:
    store.lock()
    create(tmp_path / "other.poems", clock, "other").lock()
    shutil.copy(tmp_path / "other.poems" / "keys.json", folder / "keys.json")
    with pytest.raises(StoreCorrupt):
        Store.unlock(folder, "other", author="A", clock=clock)


def test_records_of_another_key_generation_are_told_apart(
    store: Store, folder: Path, clock: Clock, reopen: Callable[[], Store]
) -> None:
    store.lock()
    with unlock_key(folder, "open sesame") as key:
        for other in (
            UnlockedKey(key.store_id, 2, key.data_key),
            UnlockedKey("0" * 32, 1, key.data_key),
        ):
            with pytest.raises(StoreCorrupt, match="do not belong together"):
                Store.open(folder, other, author="A", clock=clock)
    reopen().lock()


def test_after_damage_was_read_nothing_more_is_acknowledged(
    store: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    store.save("patient", "p1", "p1", {"note": "x" * 20_000})
    store.lock()
    whole = bytearray((folder / "records.db").read_bytes())
    met = 0
    for page in range(len(whole) // 4096):
        whole[page * 4096 + 2000] ^= 1
        (folder / "records.db").write_bytes(whole)
        whole[page * 4096 + 2000] ^= 1
        (folder / "commits.mark").unlink(missing_ok=True)
        try:
            again = reopen()
        except StoreCorrupt:
            continue
        with again:
            try:
                again.head("patient", "p1")
            except StoreCorrupt:
                met += 1
                with pytest.raises(StoreCorrupt):
                    again.save_draft("v1", "p1", {}, None)
    assert met > 2  # The pages of the long note.


def test_every_known_error_says_what_happened_in_sentences() -> None:
    def family(error: type[StoreError]) -> list[type[StoreError]]:
        return [error, *(each for child in error.__subclasses__() for each in family(child))]

    for error in family(StoreError):
        sentence = error().sentence
        assert str(error()) == sentence
        assert sentence.endswith(".")
        assert sentence.count(". ") >= 1, f"{error.__name__} says not what to do"
