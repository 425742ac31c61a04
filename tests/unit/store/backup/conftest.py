"""A store with a patient in it, its key, and ways to damage files."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from poems_desktop.store.backup import Made, back_up
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.store import Store, unlock_key

ROSSI = {"family": "Rossi", "given": "Ada", "record_number": "A-17", "born": "1961-04"}


@pytest.fixture
def clinic(store: Store) -> Store:
    store.save("patient", "p1", "p1", ROSSI)
    store.save("visit", "v1", "p1", {"n": 1, "text": "x" * 9000})
    store.save_draft("v2", "p1", {"n": 2}, None)
    return store


@pytest.fixture
def key(store: Store, folder: Path) -> Iterator[UnlockedKey]:
    with unlock_key(folder, "open sesame") as key:
        yield key


@pytest.fixture
def back_up_now(
    folder: Path, key: UnlockedKey, clock: Callable[[], datetime]
) -> Callable[[], Made]:
    return lambda: back_up(folder, key, clock=clock)


@pytest.fixture
def flip() -> Callable[[Path, int], None]:
    def flip_byte(path: Path, at: int) -> None:
        raw = bytearray(path.read_bytes())
        raw[at] ^= 0x40
        path.write_bytes(raw)

    return flip_byte
