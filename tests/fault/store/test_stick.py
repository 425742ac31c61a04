"""A stick for backups that is full, pulled out or worn: named, and nothing is lost anywhere."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fault_kit import operations
from fault_kit.reading import PASSPHRASE, TickingClock, look, opened

from poems_desktop.store.backup.errors import BackupNoRoom, BackupPlaceVanished
from poems_desktop.store.backup.listing import list_backups
from poems_desktop.store.backup.making import back_up
from poems_desktop.store.backup.restoring import restore
from poems_desktop.store.backup.watching import Progress, Watch
from poems_desktop.store.errors import StoreVanished
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.unlocking import unlock_key

SIZE = 2 * 1024 * 1024


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    operations.filled(tmp_path)
    return tmp_path / operations.STORE


@pytest.fixture
def key(folder: Path) -> Iterator[UnlockedKey]:
    with unlock_key(folder, PASSPHRASE) as key:
        yield key


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A real file system of its own, where the machine lets us make one."""
    place = tmp_path / "stick"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(place)]
    if mount is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no right to mount a small file system")
    yield place
    subprocess.run(["umount", "-l", str(place)], capture_output=True)


def pull_out(stick: Path) -> None:
    subprocess.run(["umount", "-l", str(stick)], check=True)
    stick.rmdir()


def test_a_full_stick_is_named_and_keeps_the_backups_it_has(
    folder: Path, key: UnlockedKey, stick: Path
) -> None:
    clock = TickingClock()
    before = look(folder)
    made = 0
    with pytest.raises(BackupNoRoom):  # noqa: PT012 - which of them fails is not known
        while made < 100:
            back_up(folder, key, clock=clock, destination=stick)
            made += 1
    assert made > 0
    kept = list_backups(folder, stick)
    assert len(kept) == made
    assert len(list(stick.iterdir())) == made
    for number, info in enumerate(kept):
        target = folder.with_name(f"back-{number}.poems")
        restore(info.path, target, key, author="A", clock=clock)
        assert look(target) == before
    assert look(folder) == before


@pytest.mark.parametrize("step", ["copying", "checking", "finishing"])
def test_a_stick_pulled_out_at_any_step_is_named(
    folder: Path, key: UnlockedKey, stick: Path, step: str
) -> None:
    before = look(folder)
    seen: list[str] = []

    def pull(progress: Progress) -> None:
        seen.append(progress.step)
        if progress.step == step and stick.exists():
            pull_out(stick)

    with pytest.raises(BackupPlaceVanished):
        back_up(folder, key, clock=TickingClock(), destination=stick, watch=Watch(pull))
    assert step in seen
    assert not stick.exists()
    assert look(folder) == before


def test_a_store_on_a_stick_that_is_pulled_out_says_so(
    folder: Path, stick: Path, note: Callable[..., None]
) -> None:
    moved = stick / folder.name
    shutil.copytree(folder, moved)
    store = opened(moved)
    store.save_draft("v2", "p2", {"n": 1}, None)
    shutil.copytree(moved, kept := folder.with_name("kept.poems"))
    pull_out(stick)
    failed = 0
    for _ in range(3):
        with pytest.raises(StoreVanished):
            store.save_draft("v2", "p2", {"n": 2}, None)
        failed += 1
    store.lock()
    note("stick pulled out", "umount", failed)
    assert '"n":1' in str(look(kept)["draft v2"])
