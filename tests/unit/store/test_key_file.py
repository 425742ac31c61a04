"""keys.json is read with suspicion: it lies unprotected on the disk."""

import errno
import json
import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from poems_desktop.store import replacing
from poems_desktop.store.canonical import canonical_json, digest
from poems_desktop.store.errors import (
    StoreBusy,
    StoreCorrupt,
    StoreError,
    StoreFull,
    StoreNewer,
    WrongPassphrase,
)
from poems_desktop.store.key_errors import KeyOutOfDate, KeysAltered
from poems_desktop.store.key_file import locked_keys, read_key_file
from poems_desktop.store.keys import DEFAULT_KDF, KdfCost, UnlockedKey
from poems_desktop.store.store import Store, create_store, unlock_key
from poems_desktop.store.unlocking import unlock_with_recovery
from poems_desktop.store.users import User, add_user, list_users, set_role

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
Body = dict[str, object]

# As version 0.1.0 wrote it, for the passphrase "open sesame".
FIRST_FORMAT = """{
 "format": 1,
 "store_id": "797b4554b7731cc26e2b2bca53f364b2",
 "generation": 1,
 "keys": [
  {
   "label": "owner",
   "kdf": {
    "name": "argon2id",
    "iterations": 1,
    "memory_kib": 64,
    "lanes": 1,
    "salt": "o4cyhptgCM0mmXfDBvKrcQ=="
   },
   "nonce": "JoH+uorx4y8ab6rt",
   "wrapped": "hb6O+6OhYi7ZTiLj8v1JH3T0RRELIhGvwc8Ob/AwHyrW+hTFaRTIflRCVluiTASc"
  }
 ],
 "check": "c0ad2fa4430c68939175d9254329f42939a23b1e88bea22362b6a5ba0a2de89b"
}"""


def checked(body: Body) -> bytes:
    """`body` with a check sum that fits, as somebody who reads the source would write it."""
    rest = {key: value for key, value in body.items() if key != "check"}
    return json.dumps({**rest, "check": digest(canonical_json(rest).encode())}).encode()


@pytest.fixture
def body(store: Store, folder: Path) -> Body:
    store.lock()
    return json.loads((folder / "keys.json").read_bytes())


@pytest.fixture
def two_users(body: Body, folder: Path) -> Body:
    with unlock_key(folder, "open sesame") as key:
        add_user(folder, key, "Bob", "coordinator", "bee", kdf=CHEAP)
    return json.loads((folder / "keys.json").read_bytes())


def test_the_default_cost_is_the_documented_one() -> None:
    assert KdfCost(iterations=3, memory_kib=256 * 1024, lanes=2) == DEFAULT_KDF


def test_the_file_says_its_parameters_and_its_users(two_users: Body, store: Store) -> None:
    first, second = two_users["users"]
    assert (first["id"], first["role"]) == ("owner", "physician")
    assert (second["name"], second["role"]) == ("Bob", "coordinator")
    kdf = first["key"]["kdf"]
    assert (kdf["name"], kdf["iterations"], kdf["memory_kib"]) == ("argon2id", 1, 64)
    assert (two_users["store_id"], two_users["generation"]) == (store.store_id, 1)
    assert two_users["format"] == 2


def test_no_key_stands_in_the_file(two_users: Body, folder: Path) -> None:
    raw = (folder / "keys.json").read_bytes()
    with unlock_key(folder, "bee") as key:
        for shape in (bytes(key.data_key), key.data_key.hex().encode(), b'"bee"', b"open sesame"):
            assert shape not in raw


def test_a_rewritten_file_that_says_the_same_still_opens(body: Body, folder: Path) -> None:
    (folder / "keys.json").write_bytes(checked(body))
    unlock_key(folder, "open sesame").wipe()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"garbage", b"[" * 100_000, b"x" * 2_000_000, b"{}"],
)
def test_garbage_is_corrupt(body: Body, folder: Path, content: bytes) -> None:
    (folder / "keys.json").write_bytes(content)
    with pytest.raises(StoreCorrupt, match=r"keys\.json .*backup"):
        unlock_key(folder, "open sesame")


def test_a_file_cut_anywhere_is_corrupt(two_users: Body, folder: Path) -> None:
    whole = (folder / "keys.json").read_bytes()
    for length in range(0, len(whole) - 1, 7):
        (folder / "keys.json").write_bytes(whole[:length])
        with pytest.raises(StoreCorrupt):
            unlock_key(folder, "open sesame")


def test_a_byte_flipped_anywhere_is_never_taken_for_a_wrong_passphrase(
    two_users: Body, folder: Path
) -> None:
    whole = bytearray((folder / "keys.json").read_bytes())
    for place in range(len(whole)):
        whole[place] ^= 0x10
        (folder / "keys.json").write_bytes(whole)
        try:
            unlock_key(folder, "open sesame").wipe()
        except StoreCorrupt:
            pass
        else:  # Only space between the values can change without a difference.
            assert json.loads(bytes(whole)) == two_users
        whole[place] ^= 0x10
    assert not (folder / "unlocks.json").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"memory_kib": 8 * 1024 * 1024},
        {"memory_kib": 10**30},
        {"memory_kib": 4},
        {"memory_kib": 0},
        {"memory_kib": -64},
        {"memory_kib": 64.0},
        {"memory_kib": "64"},
        {"memory_kib": True},
        {"iterations": 0},
        {"iterations": 10**9},
        {"lanes": 0},
        {"lanes": 65, "memory_kib": 4096},
        {"lanes": 9},
        {"name": "pbkdf2"},
        {"salt": ""},
        {"salt": "not base64!"},
        {"salt": "AAAA"},
        {"extra": 1},
    ],
)
def test_implausible_parameters_are_refused_before_any_work(
    body: Body, folder: Path, change: Body
) -> None:
    body["users"][0]["key"]["kdf"].update(change)
    (folder / "keys.json").write_bytes(checked(body))
    began = time.perf_counter()
    with pytest.raises(StoreCorrupt):
        unlock_key(folder, "open sesame")
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body["users"].clear(),
        lambda body: body["users"].append(body["users"][0]),
        lambda body: body["users"][0].update(id="recovery"),
        lambda body: body["users"][0].update(id="../x"),
        lambda body: body["users"][0].update(name=""),
        lambda body: body["users"][0].update(role="king"),
        lambda body: body["users"][0]["key"].update(nonce="AAAA"),
        lambda body: body["users"][0]["key"].update(private="AAAA"),
        lambda body: body["users"][0]["key"].update(public="AAAA"),
        lambda body: body["users"][0]["key"].update(sealed="AAAA"),
        lambda body: body["users"][0]["key"].pop("kdf"),
        lambda body: body.update(store_id="../x"),
        lambda body: body.update(generation=0),
        lambda body: body.update(format=0),
        lambda body: body.update(format="1"),
        lambda body: body.update(format=True),
        lambda body: body.update(extra="x"),
        lambda body: body.pop("recovery"),
        lambda body: body.update(seal="x"),
    ],
)
def test_a_file_of_another_shape_is_corrupt(
    body: Body, folder: Path, change: Callable[[Body], None]
) -> None:
    change(body)
    (folder / "keys.json").write_bytes(checked(body))
    with pytest.raises(StoreCorrupt):
        unlock_key(folder, "open sesame")


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(generation=2),
        lambda body: body.update(store_id="0" * 32),
        lambda body: body["users"][0].update(id="another"),
        lambda body: body["users"][0]["key"]["kdf"].update(iterations=2),
        lambda body: body["users"][0]["key"]["kdf"].update(memory_kib=128),
        lambda body: body["users"][0]["key"].update(public=body["users"][1]["key"]["public"]),
        lambda body: body["users"][0]["key"].update(sealed=body["users"][1]["key"]["sealed"]),
    ],
)
def test_a_key_moved_to_another_store_holder_or_cost_does_not_unwrap(
    two_users: Body, folder: Path, change: Callable[[Body], None]
) -> None:
    change(two_users)
    (folder / "keys.json").write_bytes(checked(two_users))
    with pytest.raises(WrongPassphrase):
        unlock_key(folder, "open sesame")


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body["users"][1].update(role="physician"),
        lambda body: body["users"][1].update(name="Dr. Bob"),
        lambda body: body["users"].pop(1),
        lambda body: body["users"].reverse(),
        lambda body: body["users"][1].update(id="another"),
        lambda body: body["users"][1].update(key=body["users"][0]["key"]),
        lambda body: body["users"][1]["key"].update(sealed=None),
        lambda body: body["users"][1]["key"].update(public=body["users"][0]["key"]["public"]),
        lambda body: body["users"][1]["key"]["kdf"].update(iterations=2),
        lambda body: body.update(recovery=body["users"][1]["key"]),
        lambda body: body.update(seal="0" * 64),
    ],
)
def test_a_role_name_or_holder_edited_with_a_fitting_check_sum_is_named_after_unlocking(
    two_users: Body, folder: Path, change: Callable[[Body], None]
) -> None:
    change(two_users)
    (folder / "keys.json").write_bytes(checked(two_users))
    with pytest.raises(KeysAltered, match=r"keys\.json was changed outside"):
        unlock_key(folder, "open sesame")
    assert not (folder / "unlocks.json").exists()


def test_a_key_put_for_the_previous_one_by_somebody_without_the_key_is_named(
    body: Body, folder: Path
) -> None:
    nonce, wrapped = body["users"][0]["key"]["nonce"], body["users"][0]["key"]["private"]
    body["previous"] = {"generation": 1, "nonce": nonce, "wrapped": wrapped}
    (folder / "keys.json").write_bytes(checked(body))
    with pytest.raises(KeysAltered):
        unlock_key(folder, "open sesame")


def test_a_file_of_a_newer_format_is_refused_even_if_it_looks_different(
    body: Body, folder: Path
) -> None:
    (folder / "keys.json").write_bytes(checked({"format": 3, "holders": []}))
    with pytest.raises(StoreNewer):
        unlock_key(folder, "open sesame")


def test_a_file_whose_format_alone_was_damaged_is_not_called_newer(
    two_users: Body, folder: Path
) -> None:
    whole = (folder / "keys.json").read_bytes()
    for number in (b"3", b"6", b"8", b"22"):
        damaged = re.sub(rb'("format":\s*)2', rb"\g<1>" + number, whole)
        assert damaged != whole
        (folder / "keys.json").write_bytes(damaged)
        with pytest.raises(StoreCorrupt):
            unlock_key(folder, "open sesame")


# --- the first format ---------------------------------------------------------------------


@pytest.fixture
def first(folder: Path) -> Path:
    folder.mkdir()
    (folder / "keys.json").write_text(FIRST_FORMAT)
    (folder / "records.db").write_bytes(b"")
    return folder


def test_a_store_of_the_first_format_has_one_owner_and_is_brought_up_when_unlocked(
    first: Path,
) -> None:
    assert list_users(first) == [User("owner", "Owner", "physician")]
    with unlock_key(first, "open sesame") as key:
        assert (key.store_id, key.generation) == ("797b4554b7731cc26e2b2bca53f364b2", 1)
        assert key.user == User("owner", "Owner", "physician")
        assert json.loads((first / "keys.json").read_bytes())["format"] == 2
        with unlock_key(first, "open sesame", "Owner") as again:
            assert again == key
        add_user(first, key, "Bob", "reader", "bee", kdf=CHEAP)
    unlock_key(first, "bee").wipe()


def test_a_wrong_passphrase_leaves_the_first_format_as_it_is(first: Path) -> None:
    with pytest.raises(WrongPassphrase):
        unlock_key(first, "close sesame")
    assert (first / "keys.json").read_text() == FIRST_FORMAT


def test_where_the_folder_cannot_be_written_the_first_format_opens_unchanged(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(replacing, "write_private", refuse)
    unlock_key(first, "open sesame").wipe()
    assert (first / "keys.json").read_text() == FIRST_FORMAT


def test_a_byte_flipped_anywhere_in_the_first_format_is_named(first: Path) -> None:
    whole = bytearray(FIRST_FORMAT.encode())
    same = json.loads(FIRST_FORMAT)
    for place in range(len(whole)):
        whole[place] ^= 0x10
        (first / "keys.json").write_bytes(whole)
        try:
            unlock_key(first, "open sesame").wipe()
        except (StoreCorrupt, StoreNewer):
            pass
        else:
            assert json.loads(bytes(whole)) == same
        whole[place] ^= 0x10


def test_nothing_is_written_into_a_backup_that_is_unlocked(first: Path) -> None:
    backup = first.rename(first.with_name("backup-1.poemsbackup"))
    unlock_key(backup, "open sesame").wipe()
    with pytest.raises(WrongPassphrase):
        unlock_key(backup, "close sesame")
    assert (backup / "keys.json").read_text() == FIRST_FORMAT
    assert {path.name for path in backup.iterdir()} == {"keys.json", "records.db"}


# --- replacement --------------------------------------------------------------------------


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

        for name in ("open", "write", "fsync", "replace", "rename", "unlink", "mkdir"):
            setattr(os, name, ending(getattr(os, name)))
        ended = 1
        try:
            work()
            ended = 0
        finally:
            os._exit(ended)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return code == 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_change_that_dies_at_any_step_leaves_the_old_or_the_new_file(
    two_users: Body, folder: Path
) -> None:
    with unlock_key(folder, "open sesame") as key:
        (_, bob) = list_users(folder)
        step, seen = 0, []
        while dies_at(step, lambda: set_role(folder, key, bob.id, "reader")):
            with unlock_key(folder, "bee") as opened:
                seen.append(opened.user.role)
            step += 1
        assert seen == sorted(seen)
        assert set(seen) == {"coordinator", "reader"}
        assert step > 4
        set_role(folder, key, bob.id, "coordinator")
    assert {path.name for path in folder.iterdir()} >= {"keys.json", "records.db"}
    assert not list(folder.glob(".keys*"))


@pytest.mark.parametrize("step", range(2))
def test_a_change_on_a_full_disk_leaves_the_old_file(
    two_users: Body, folder: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before = (folder / "keys.json").read_bytes()
    real, left = os.fsync, [step]

    def full(descriptor: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "full")
        real(descriptor)

    with unlock_key(folder, "open sesame") as key:
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(StoreFull):
            set_role(folder, key, list_users(folder)[1].id, "reader")
    after = (folder / "keys.json").read_bytes()
    assert (after == before) == (step == 0)
    monkeypatch.undo()
    assert not list(folder.glob(".keys*"))
    unlock_key(folder, "bee").wipe()


def test_two_writers_of_the_file_wait_for_one_another(
    two_users: Body, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poems_desktop.store.key_file._PATIENCE_SECONDS", 0.05)
    with (
        unlock_key(folder, "open sesame") as key,
        locked_keys(folder),
        pytest.raises(StoreBusy),
    ):
        add_user(folder, key, "Eve", "reader", "e", kdf=CHEAP)


def test_a_key_of_another_store_or_generation_changes_nothing(
    two_users: Body, folder: Path, clock: Callable[[], object]
) -> None:
    before = (folder / "keys.json").read_bytes()
    other = create_store(folder.with_name("other.poems"), "x", clock=clock, kdf=CHEAP)
    with unlock_key(folder, "open sesame") as key:
        later = UnlockedKey(key.store_id, 2, key.data_key, key.user)
        forged = UnlockedKey(key.store_id, 1, other.data_key, key.user)
        for wrong, error in ((other, KeyOutOfDate), (later, KeyOutOfDate), (forged, KeysAltered)):
            with pytest.raises(error):
                add_user(folder, wrong, "Eve", "physician", "e", kdf=CHEAP)
    assert (folder / "keys.json").read_bytes() == before


def test_an_altered_file_is_not_sealed_anew_by_a_change(two_users: Body, folder: Path) -> None:
    with unlock_key(folder, "open sesame") as key:
        two_users["users"][1]["role"] = "physician"
        (folder / "keys.json").write_bytes(checked(two_users))
        with pytest.raises(KeysAltered):
            add_user(folder, key, "Eve", "reader", "e", kdf=CHEAP)
    assert json.loads((folder / "keys.json").read_bytes())["users"] == two_users["users"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions elsewhere")
def test_the_replaced_file_is_readable_by_its_owner_only(two_users: Body, folder: Path) -> None:
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert set(modes.values()) == {0o600}, modes


def test_a_missing_file_is_named(body: Body, folder: Path) -> None:
    (folder / "keys.json").unlink()
    for use in (
        lambda: unlock_key(folder, "open sesame"),
        lambda: unlock_with_recovery(folder, "x"),
    ):
        with pytest.raises(StoreError, match=r"keys\.json"):
            use()


def test_what_is_read_is_what_was_written(two_users: Body, folder: Path) -> None:
    copy = folder.with_name("copy.poems")
    shutil.copytree(folder, copy)
    assert read_key_file(copy) == read_key_file(folder)
    assert [user.name for user in read_key_file(folder).people()] == ["Owner", "Bob"]
