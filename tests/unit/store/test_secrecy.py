"""A planted name is in no file of the store, while it is open and after it was locked."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from poems_desktop.store.store import Store, unlock_key

CANARY = "Zwetschgenknödel"
SPELLINGS = [
    spelling.encode(encoding)
    for spelling in (CANARY, CANARY.lower(), "zwetschgenknodel", CANARY.upper())
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
]


def found_in(folder: Path, needles: list[bytes]) -> set[str]:
    return {
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    }


def test_a_planted_name_is_in_no_byte_of_any_file(
    store: Store, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    store.save("patient", "p1", "p1", {"family": CANARY, "given": CANARY})
    store.save("visit", "v1", "p1", {"note": CANARY * 2000}, reason=CANARY)
    store.save_draft("v1", "p1", {"note": CANARY * 2000}, 2)
    store.rebuild()
    assert store.patients("zwetsch")[0].family == CANARY
    files = {path.name for path in folder.iterdir()}
    assert {"records.db", "records.db-wal", "records.db-shm", "keys.json"} <= files
    for when in ("open", "locked"):
        assert found_in(folder.parent, SPELLINGS) == set(), when
        store.lock()
    # The control: the same search does find what lies open.
    assert found_in(folder, [store.store_id.encode()]) == {"keys.json"}
    shown = capfd.readouterr()
    assert CANARY not in shown.out + shown.err


def test_neither_key_nor_passphrase_is_in_any_file(store: Store, folder: Path) -> None:
    with unlock_key(folder, "open sesame") as key:
        needles = [b"open sesame", bytes(key.data_key), key.data_key.hex().encode()]
        assert found_in(folder, needles) == set()


def test_no_name_is_in_the_name_of_a_file(store: Store, folder: Path) -> None:
    store.save("patient", CANARY, CANARY, {"family": CANARY})
    assert not any(CANARY in path.name for path in folder.rglob("*"))


def test_a_wrong_key_writes_nothing_to_the_error_stream(
    store: Store, folder: Path, clock: Callable[[], datetime], capfd: pytest.CaptureFixture[str]
) -> None:
    store.lock()
    with unlock_key(folder, "open sesame") as key:
        key.data_key[0] ^= 1
        with pytest.raises(Exception, match="damaged"):
            Store.open(folder, key, author="A", clock=clock)
    shown = capfd.readouterr()
    assert shown.out + shown.err == ""
