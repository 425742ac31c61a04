"""Renewing the key: everything is encrypted anew, and whatever interrupts it leaves a pair."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from poems_desktop.store import key_file, pairing, rotation
from poems_desktop.store.backup.watching import Progress
from poems_desktop.store.database import Database
from poems_desktop.store.errors import (
    StoreBusy,
    StoreCorrupt,
    StoreError,
    StoreFull,
    StoreInUse,
    WrongPassphrase,
)
from poems_desktop.store.key_errors import (
    AccessNotRenewed,
    KeyOutOfDate,
    KeysAltered,
    LastPhysician,
    MayNotManage,
    NoRecoverySheet,
    NoSuchUser,
    RotationFailed,
)
from poems_desktop.store.keys import KdfCost, UnlockedKey
from poems_desktop.store.lease import Lease
from poems_desktop.store.recovery import RecoveryWords, seal_recovery
from poems_desktop.store.rotation import rotate_key
from poems_desktop.store.store import Store, create_store
from poems_desktop.store.unlocking import open_key_file, unlock_key, unlock_with_recovery
from poems_desktop.store.unlocks import failed_unlocks
from poems_desktop.store.users import User, add_user, change_passphrase, list_users, remove_user

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
Clock = Callable[[], datetime]


class Filled(NamedTuple):
    folder: Path
    sheet: RecoveryWords
    bob: User


OF_STORE = {"records.db", "keys.json", "keys.lock", "writer.lock"}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """A closed store with a patient, a visit, a draft, two users and a recovery sheet."""
    folder = tmp_path_factory.mktemp("original") / "clinic.poems"

    def clock() -> datetime:
        return datetime(2026, 3, 1, tzinfo=UTC)

    with create_store(folder, "ada's", clock=clock, kdf=CHEAP, author="Dr. Ada") as key:
        bob = add_user(folder, key, "Bob", "coordinator", "bob's", kdf=CHEAP)
        sheet = seal_recovery(folder, key, kdf=CHEAP)
        with Store.open(folder, key, author="Dr. Ada", clock=clock) as store:
            store.save("patient", "p1", "p1", {"family": "Rossi"})
            store.save("visit", "v1", "p1", {"note": "x" * 9000})
            store.save_draft("v2", "p1", {"note": "begun"}, None)
    return Filled(folder, sheet, bob)


@pytest.fixture
def filled(original: Filled, folder: Path) -> Filled:
    shutil.copytree(original.folder, folder)
    return original._replace(folder=folder)


@pytest.fixture
def key(filled: Filled) -> Iterator[UnlockedKey]:
    with unlock_key(filled.folder, "ada's") as key:
        yield key


def whole(folder: Path, key: UnlockedKey, clock: Clock) -> None:
    """The store opens with `key`, says what was put in, is sound, and takes more."""
    with Store.open(folder, key, author="Dr. Ada", clock=clock) as store:
        assert store.head("patient", "p1").content == {"family": "Rossi"}
        assert store.head("visit", "v1").content == {"note": "x" * 9000}
        assert store.draft("v2").content == {"note": "begun"}
        assert len(store.patients()) == 1
        assert store.verify().ok
        checks = store._database.connection.execute("PRAGMA cipher_integrity_check")
        assert checks.fetchall() == []
        store.save("transplant", "t9", "p1", {"note": "after"})


def every_way_in(filled: Filled) -> list[UnlockedKey]:
    folder, sheet, _ = filled
    return [
        unlock_key(folder, "bob's"),
        unlock_key(folder, "ada's", "Dr. Ada"),
        unlock_with_recovery(folder, sheet.text),
    ]


def test_a_renewal_says_how_far_it_is(filled: Filled, clock: Clock) -> None:
    told: list[Progress] = []
    with unlock_key(filled.folder, "ada's") as key:
        rotate_key(filled.folder, key, clock=clock, report=told.append).wipe()
    assert [one.step for one in told] == sorted((one.step for one in told), reverse=True)
    for step in ("copying", "checking"):
        shares = [one.done / one.total for one in told if one.step == step]
        assert shares == sorted(shares)
        assert shares[-1] == 1


def test_after_a_rotation_all_is_there_under_another_key(
    filled: Filled, key: UnlockedKey, clock: Clock
) -> None:
    new = rotate_key(filled.folder, key, clock=clock)
    assert (new.store_id, new.generation, new.user) == (key.store_id, 2, key.user)
    assert new.data_key != key.data_key
    whole(filled.folder, new, clock)
    with pytest.raises(StoreCorrupt):
        Store.open(filled.folder, key, author="A", clock=clock)


def test_passphrases_the_sheet_and_roles_stay(
    filled: Filled, key: UnlockedKey, clock: Clock
) -> None:
    before = list_users(filled.folder)
    new = rotate_key(filled.folder, key, clock=clock)
    assert list_users(filled.folder) == before
    ways = every_way_in(filled)
    assert {bytes(way.data_key) for way in ways} == {bytes(new.data_key)}
    assert [way.user and way.user.name for way in ways] == ["Bob", "Dr. Ada", None]


def test_the_chain_says_that_the_key_was_renewed(
    filled: Filled, key: UnlockedKey, clock: Clock
) -> None:
    new = rotate_key(filled.folder, key, clock=clock)
    database = Database(filled.folder, new)
    rows = database.connection.execute(
        "SELECT author, role, content FROM revision WHERE entity_id = 'rotate_key'"
    ).fetchall()
    database.close()
    assert rows == [("Dr. Ada", "physician", '{"generation":2}')]


def test_nothing_is_left_beside_the_store(filled: Filled, key: UnlockedKey, clock: Clock) -> None:
    rotate_key(filled.folder, key, clock=clock)
    assert {path.name for path in filled.folder.iterdir()} >= OF_STORE - {"keys.lock"}
    assert not list(filled.folder.glob(".*"))
    assert not list(filled.folder.glob("records.db-*"))


def test_neither_key_stands_in_any_file_at_any_replacement(
    filled: Filled, key: UnlockedKey, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    real = Path.replace

    def looking(self: Path, target: Path) -> Path:
        seen.append(b"".join(p.read_bytes() for p in filled.folder.rglob("*") if p.is_file()))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", looking)
    new = rotate_key(filled.folder, key, clock=clock)
    assert len(seen) == 3
    for raw in seen:
        for each in (key, new):
            assert bytes(each.data_key) not in raw
            assert each.data_key.hex().encode() not in raw.lower()
        assert b"Rossi" not in raw


def test_the_key_can_be_renewed_again_and_by_who_came_with_the_sheet(
    filled: Filled, key: UnlockedKey, clock: Clock
) -> None:
    rotate_key(filled.folder, key, clock=clock).wipe()
    with unlock_with_recovery(filled.folder, filled.sheet.text) as found:
        third = rotate_key(filled.folder, found, clock=clock)
    assert (third.generation, third.user) == (3, None)
    whole(filled.folder, third, clock)


# --- who gets the new key -----------------------------------------------------------------


def test_who_was_removed_gets_nothing_from_the_old_key_and_an_old_file(
    filled: Filled, key: UnlockedKey, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_bob = key_file.read_key_file(filled.folder)
    remove_user(filled.folder, key, filled.bob.id)
    files = []
    real = key_file.replace_private

    def keeping(path: Path, content: bytes) -> None:
        files.append(key_file.parse_key_file(content))
        real(path, content)

    monkeypatch.setattr(key_file, "replace_private", keeping)
    new = rotate_key(filled.folder, key, clock=clock)
    assert [file.previous is None for file in files] == [False, True]
    for file in files:
        with pytest.raises(WrongPassphrase):
            open_key_file(file, "bob's")
        # His old pair does not open what was sealed to the others.
        for user, entry in file.users:
            assert user.id != filled.bob.id
            for _, old in with_bob.users:
                assert old.sealed != entry.sealed
        with pytest.raises(KeyOutOfDate):
            key_file.require_sealed(file, key)
    # The old file put back leads to the old key, which opens nothing any more.
    with open_key_file(with_bob, "bob's") as bobs:
        assert bobs.data_key == key.data_key != new.data_key
        with pytest.raises(StoreCorrupt):
            Store.open(filled.folder, bobs, author="Bob", clock=clock)


def test_where_users_must_prove_themselves_only_they_get_the_new_key(
    filled: Filled, key: UnlockedKey, clock: Clock
) -> None:
    folder = filled.folder
    new = rotate_key(folder, key, clock=clock, passphrases={"owner": "ada's"})
    whole(folder, unlock_key(folder, "ada's"), clock)
    with pytest.raises(AccessNotRenewed, match="new passphrase"):
        unlock_key(folder, "bob's")
    with pytest.raises(NoRecoverySheet):
        unlock_with_recovery(folder, filled.sheet.text)
    assert [user.name for user in list_users(folder)] == ["Dr. Ada", "Bob"]
    change_passphrase(folder, new, filled.bob.id, "bob's next", kdf=CHEAP)
    with unlock_key(folder, "bob's next") as bobs:
        assert bobs.data_key == new.data_key
    again = rotate_key(folder, new, clock=clock)
    whole(folder, again, clock)


def test_a_proof_that_fails_changes_nothing_and_is_counted(
    filled: Filled, key: UnlockedKey, clock: Clock
) -> None:
    before = (filled.folder / "keys.json").read_bytes()
    for passphrases, error in (
        ({"owner": "bob's"}, WrongPassphrase),
        ({"nobody": "x"}, NoSuchUser),
        ({filled.bob.id: "bob's"}, LastPhysician),
    ):
        with pytest.raises(error):
            rotate_key(filled.folder, key, clock=clock, passphrases=passphrases)
    assert (filled.folder / "keys.json").read_bytes() == before
    assert failed_unlocks(filled.folder).count == 1
    whole(filled.folder, key, clock)


def test_only_a_physician_renews_the_key(filled: Filled, clock: Clock) -> None:
    with unlock_key(filled.folder, "bob's") as bobs, pytest.raises(MayNotManage):
        rotate_key(filled.folder, bobs, clock=clock)


# --- what stands in the way ---------------------------------------------------------------


def test_an_open_store_is_not_touched(filled: Filled, key: UnlockedKey, clock: Clock) -> None:
    with Store.open(filled.folder, key, author="A", clock=clock) as store:
        with pytest.raises(StoreInUse):
            rotate_key(filled.folder, key, clock=clock)
        store.save("visit", "v3", "p1", {})


def test_a_reader_in_another_place_makes_it_wait(
    filled: Filled, key: UnlockedKey, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Database(filled.folder, key)
    reader.connection.execute("PRAGMA busy_timeout = 0")
    reader.connection.execute("BEGIN")
    reader.connection.execute("SELECT count(*) FROM revision").fetchone()
    with pytest.raises(StoreBusy):
        rotate_key(filled.folder, key, clock=clock)
    reader.close()
    whole(filled.folder, key, clock)


def test_without_room_for_a_second_copy_nothing_is_begun(
    filled: Filled, key: UnlockedKey, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = SimpleNamespace(total=10**9, used=10**9, free=10_000)
    monkeypatch.setattr(rotation.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(StoreFull, match="second copy"):
        rotate_key(filled.folder, key, clock=clock)
    monkeypatch.undo()
    whole(filled.folder, key, clock)


def test_a_broken_chain_is_not_carried_over(filled: Filled, key: UnlockedKey, clock: Clock) -> None:
    database = Database(filled.folder, key)
    database.connection.execute("DROP TRIGGER revision_is_never_changed")
    database.connection.execute("UPDATE revision SET author = 'Mallory' WHERE seq = 1")
    database.close()
    with pytest.raises(RotationFailed):
        rotate_key(filled.folder, key, clock=clock)
    with unlock_key(filled.folder, "bob's") as still:
        assert still.data_key == key.data_key
    Store.open(filled.folder, key, author="A", clock=clock).lock()


def test_a_damaged_page_is_not_carried_over(filled: Filled, key: UnlockedKey, clock: Clock) -> None:
    records = filled.folder / "records.db"
    raw = bytearray(records.read_bytes())
    raw[-2000] ^= 1
    records.write_bytes(raw)
    with pytest.raises((StoreCorrupt, RotationFailed)):
        rotate_key(filled.folder, key, clock=clock)
    assert records.read_bytes()[-4096:] == raw[-4096:]
    with unlock_key(filled.folder, "bob's") as still:
        assert still.data_key == key.data_key


def test_a_copy_that_differs_is_not_taken(
    filled: Filled, key: UnlockedKey, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, found = rotation._facts, []

    def other(connection: object) -> object:
        found.append(real(connection))
        return replace(found[-1], head=None) if len(found) == 2 else found[-1]

    monkeypatch.setattr(rotation, "_facts", other)
    with pytest.raises(RotationFailed):
        rotate_key(filled.folder, key, clock=clock)
    assert found[0] == found[1]
    assert dict(found[0].tables)["revision"] >= 2
    monkeypatch.undo()
    whole(filled.folder, key, clock)


def test_the_old_key_manages_nothing_any_more(
    filled: Filled, key: UnlockedKey, clock: Clock
) -> None:
    rotate_key(filled.folder, key, clock=clock).wipe()
    for use in (
        lambda: add_user(filled.folder, key, "Eve", "reader", "x", kdf=CHEAP),
        lambda: rotate_key(filled.folder, key, clock=clock),
    ):
        with pytest.raises(KeyOutOfDate):
            use()


# --- cut short ----------------------------------------------------------------------------


def dies_at(step: int, work: Callable[[], object]) -> bool:
    """Whether a child that does `work` was ended, with no clean-up, before its `step`-th call."""
    child = os.fork()
    if not child:
        left = [step]

        def ending(real: Callable[..., object]) -> Callable[..., object]:
            def call(*given: object, **named: object) -> object:
                left[0] -= 1
                if left[0] < 0:
                    os._exit(9)
                return real(*given, **named)

            return call

        for name in ("open", "fsync", "replace", "unlink", "mkdir", "rmdir"):
            setattr(os, name, ending(getattr(os, name)))
        for each in ("_facts", "_leave_wal", "_require_sound", "append_event"):
            setattr(rotation, each, ending(getattr(rotation, each)))
        ended = 1
        try:
            work()
            ended = 0
        finally:
            os._exit(ended)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return code == 9


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_rotation_that_dies_at_any_step_leaves_a_matching_pair(
    filled: Filled, key: UnlockedKey, clock: Clock, tmp_path: Path
) -> None:
    died, generations, both = True, [], 0
    while died:
        step = len(generations)
        folder = tmp_path / f"{step}.poems"
        shutil.copytree(filled.folder, folder)
        with unlock_key(folder, "ada's") as old:
            died = dies_at(step, lambda: rotate_key(folder, old, clock=clock))  # noqa: B023
            both += key_file.read_key_file(folder).previous is not None
            ways = every_way_in(Filled(folder, filled.sheet, filled.bob))
            assert len({bytes(way.data_key) for way in ways}) == 1
            found = ways[step % 3]
            assert (found.data_key == old.data_key) == (found.generation == 1)
        assert key_file.read_key_file(folder).previous is None
        assert not list(folder.glob(".rotation-*"))
        whole(folder, found, clock)
        generations.append(found.generation)
        if step % 8 == 0 or not died:
            with unlock_key(folder, "ada's") as again:
                rotate_key(folder, again, clock=clock).wipe()
    assert generations == sorted(generations)
    assert set(generations) == {1, 2}
    assert both >= 4
    assert len(generations) > 20


def test_a_rotation_that_meets_a_full_or_failing_disk_at_any_step_leaves_a_matching_pair(
    filled: Filled,
    key: UnlockedKey,
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refused = []
    for step in range(60):
        folder = tmp_path / f"{step}.poems"
        shutil.copytree(filled.folder, folder)
        with unlock_key(folder, "ada's") as old, monkeypatch.context() as patch:
            left, number = [step], (errno.ENOSPC, errno.EIO, errno.EACCES)[step % 3]
            for name in ("fsync", "replace"):
                patch.setattr(os, name, failing(getattr(os, name), left, number))
            try:
                rotate_key(folder, old, clock=clock).wipe()
                refused.append(False)
            except StoreError:
                refused.append(True)
        ways = every_way_in(Filled(folder, filled.sheet, filled.bob))
        assert len({bytes(way.data_key) for way in ways}) == 1
        if refused[-1]:
            assert ways[0].generation == 1
        whole(folder, ways[step % 3], clock)
        if left[0] >= 0:
            break
    assert refused[0]
    assert not refused[-1]
    assert len(refused) > 6


def failing(real: Callable[..., object], left: list[int], number: int) -> Callable[..., object]:
    def call(*given: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(number, os.strerror(number))
        return real(*given)

    return call


@pytest.fixture
def halfway(
    filled: Filled, key: UnlockedKey, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Filled:
    """`keys.json` holds both keys and the records are still the old ones."""
    both = []
    real = rotation.write_key_file

    def keeping(folder: Path, file: key_file.KeyFile, new: UnlockedKey) -> None:
        both.append(key_file.key_file_bytes(file, new))
        raise OSError(errno.EIO, "as if the power failed here")

    monkeypatch.setattr(rotation, "write_key_file", keeping)
    with suppress(StoreError):
        rotate_key(filled.folder, key, clock=clock)
    monkeypatch.setattr(rotation, "write_key_file", real)
    (filled.folder / "keys.json").write_bytes(both[0])
    return filled


def test_what_is_saved_after_a_rotation_cut_short_is_in_the_next_one(
    halfway: Filled, clock: Clock
) -> None:
    with unlock_key(halfway.folder, "bob's") as bobs:
        assert bobs.generation == 1
        whole(halfway.folder, bobs, clock)
    with (
        unlock_key(halfway.folder, "ada's") as key,
        rotate_key(halfway.folder, key, clock=clock) as new,
        Store.open(halfway.folder, new, author="A", clock=clock) as store,
    ):
        assert store.head("transplant", "t9").content == {"note": "after"}


def test_while_somebody_holds_the_store_a_rotation_is_not_settled(halfway: Filled) -> None:
    before = (halfway.folder / "keys.json").read_bytes()
    lease = Lease(halfway.folder)
    with pytest.raises(StoreInUse):
        unlock_key(halfway.folder, "ada's")
    lease.release()
    assert (halfway.folder / "keys.json").read_bytes() == before
    unlock_key(halfway.folder, "ada's").wipe()
    assert (halfway.folder / "keys.json").read_bytes() != before


def test_a_folder_that_cannot_be_written_opens_with_the_fitting_key(
    halfway: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (halfway.folder / "keys.json").read_bytes()

    def refuse(_: Path) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(pairing, "Lease", refuse)
    with unlock_key(halfway.folder, "ada's") as found:
        assert found.generation == 1
    assert (halfway.folder / "keys.json").read_bytes() == before


def test_a_previous_key_exchanged_by_somebody_is_named(halfway: Filled) -> None:
    file = key_file.read_key_file(halfway.folder)
    with open_key_file(file, "ada's") as key, pytest.raises(KeysAltered):
        pairing._open_previous(file, file.previous.__class__(1, bytes(12), bytes(48)), key)


def test_the_key_that_is_not_given_back_is_wiped(
    halfway: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    real = pairing._open_previous

    def keeping(*given: object) -> UnlockedKey:
        opened.extend([given[2], real(*given)])
        return opened[1]

    monkeypatch.setattr(pairing, "_open_previous", keeping)
    with unlock_key(halfway.folder, "ada's") as found:
        assert found is opened[1]
        assert any(found.data_key)
        assert not any(opened[0].data_key)
