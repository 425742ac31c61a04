"""A backup opens with the passphrase or the sheet of its day, whatever happened to the keys."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from poems_desktop.store.backup import (
    BackupKeeper,
    Made,
    NoBackup,
    list_backups,
    prove_newest,
    restore,
    settle_restore,
    settling,
)
from poems_desktop.store.errors import WrongPassphrase
from poems_desktop.store.keys import KdfCost, UnlockedKey
from poems_desktop.store.recovery import seal_recovery
from poems_desktop.store.rotation import rotate_key
from poems_desktop.store.store import Store, unlock_key
from poems_desktop.store.unlocking import unlock_with_recovery
from poems_desktop.store.users import change_passphrase

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
SAMPLE = Path(__file__).parents[3] / "migration" / "data" / "schema-1"
Clock = Callable[[], datetime]


def visits(folder: Path, passphrase: str, clock: Clock) -> list[str]:
    with Store.unlock(folder, passphrase, author="A", clock=clock) as store:
        assert store.verify().ok
        return [each.entity_id for each in store.heads_of("p1") if each.kind == "visit"]


@pytest.fixture
def renewed(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], clock: Clock, key: UnlockedKey
) -> Iterator[UnlockedKey]:
    """The key after a rotation; one backup is of the day before it."""
    back_up_now()
    clinic.save("visit", "later", "p1", {"n": 9})
    clinic.lock()
    with rotate_key(folder, key, clock=clock) as new:
        yield new


def test_a_backup_from_before_a_changed_passphrase_needs_the_one_of_its_day(
    clinic: Store, folder: Path, back_up_now: Callable[[], Made], tmp_path: Path, clock: Clock
) -> None:
    made = back_up_now()
    clinic.lock()
    change_passphrase(folder, "open sesame", "owner", "close sesame", kdf=CHEAP, clock=clock)
    with pytest.raises(WrongPassphrase):
        unlock_key(made.info.path, "close sesame", clock=clock)
    target = tmp_path / "restored.poems"
    with unlock_key(made.info.path, "open sesame", clock=clock) as key:
        restore(made.info.path, target, key, author="A", clock=clock)
    assert visits(target, "open sesame", clock) == ["v1"]


def test_a_changed_passphrase_alone_asks_for_a_backup(
    clinic: Store, folder: Path, key: UnlockedKey, clock: Clock
) -> None:
    keeper = BackupKeeper(folder, key, clock=clock)
    assert keeper.run(locking=True).made
    clinic.lock()
    change_passphrase(folder, "open sesame", "owner", "close sesame", kdf=CHEAP, clock=clock)
    assert keeper.run(locking=True).made
    assert keeper.run(locking=True).made is None
    keeper.close()


def test_the_sheet_opens_a_backup_on_another_computer(
    clinic: Store,
    folder: Path,
    back_up_now: Callable[[], Made],
    tmp_path: Path,
    clock: Clock,
    key: UnlockedKey,
) -> None:
    sheet = seal_recovery(folder, key, kdf=CHEAP)
    made = back_up_now()
    clinic.lock()
    stick = tmp_path / "stick" / made.info.name
    shutil.copytree(made.info.path, stick)
    shutil.rmtree(folder)
    target = tmp_path / "elsewhere.poems"
    with unlock_with_recovery(stick, sheet.text, clock=clock) as by_sheet:
        restore(stick, target, by_sheet, author="A", clock=clock)
    assert visits(target, "open sesame", clock) == ["v1"]


def test_after_a_rotation_the_keeper_backs_up_and_proves_with_the_new_key(
    folder: Path, clock: Clock, renewed: UnlockedKey
) -> None:
    with pytest.raises(NoBackup):
        prove_newest(folder, renewed, clock=clock)
    keeper = BackupKeeper(folder, renewed, clock=clock)
    outcome = keeper.run()
    keeper.close()
    assert outcome.sentences == []
    assert outcome.made.info.contents.generation == 2
    assert outcome.proof.backup.name == outcome.made.info.name
    assert [info.contents.generation for info in list_backups(folder)] == [2, 1]


def test_a_backup_of_an_earlier_key_replaces_the_store_and_its_keys_together(
    folder: Path,
    clock: Clock,
    renewed: UnlockedKey,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """The folder is copied away before every step of the exchange, and each copy must open."""
    crashed: list[Path] = []
    for owner, name in ((Path, "replace"), (Path, "rename"), (settling, "sync")):
        real = getattr(owner, name)

        def looked_at(*args: object, real: Callable[..., object] = real) -> object:
            if (folder / ".restoring" / "decided").exists():
                crashed.append(tmp_path / f"crashed-{len(crashed)}.poems")
                shutil.copytree(folder, crashed[-1])
            return real(*args)

        monkeypatch.setattr(owner, name, looked_at)
    backup = list_backups(folder)[0].path
    with unlock_key(backup, "open sesame", clock=clock) as key:
        restored = restore(backup, folder, key, author="A", clock=clock)
    monkeypatch.undo()
    assert visits(folder, "open sesame", clock) == ["v1"]
    assert visits(restored.kept_aside, "open sesame", clock) == ["v1", "later"]
    assert len(crashed) > 4
    for each in crashed:
        assert settle_restore(each)
        assert visits(each, "open sesame", clock) == ["v1"]


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="the sample store of schema 1 is not here")
def test_a_store_of_the_first_schema_is_backed_up_as_it_is_and_restores_up_to_date(
    tmp_path: Path, clock: Clock
) -> None:
    old, new = tmp_path / "old.poems", tmp_path / "new.poems"
    shutil.copytree(SAMPLE, old)
    stick = tmp_path / "stick"
    stick.mkdir()
    passphrase = "a sample of long ago"
    from poems_desktop.store.backup import back_up

    with unlock_key(old, passphrase, clock=clock) as key:
        made = back_up(old, key, clock=clock, destination=stick)
        assert made.info.contents.schema == 1
    with unlock_key(made.info.path, passphrase, clock=clock) as key:
        restored = restore(made.info.path, new, key, author="A", clock=clock)
    assert restored.verified.chain == made.info.contents.head_seq
    with Store.unlock(new, passphrase, author="A", clock=clock) as store:
        report = store.verify()
        assert report.ok
        assert report.count == sum(made.info.contents.revisions.values())
