"""Throw-away stores with a cheap key derivation and a clock that the test moves. No Qt here."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store, create_store

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)


class TickingClock:
    """A second later at each look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "clinic.poems"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store to copy, since making one takes longer than most tests."""
    folder = tmp_path_factory.mktemp("template") / "clinic.poems"
    create_store(folder, "open sesame", clock=TickingClock(), kdf=CHEAP).wipe()
    return folder


@pytest.fixture
def store(template: Path, folder: Path, clock: TickingClock) -> Iterator[Store]:
    shutil.copytree(template, folder)
    with Store.unlock(folder, "open sesame", author="Dr. Ada", clock=clock) as store:
        yield store


@pytest.fixture
def reopen(folder: Path, clock: TickingClock) -> Callable[[], Store]:
    def unlock() -> Store:
        return Store.unlock(folder, "open sesame", author="Dr. Ada", clock=clock)

    return unlock
