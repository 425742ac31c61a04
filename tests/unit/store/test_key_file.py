"""keys.json is read with suspicion: it lies unprotected on the disk."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from poems_desktop.store.canonical import canonical_json, digest
from poems_desktop.store.errors import StoreCorrupt, StoreNewer, WrongPassphrase
from poems_desktop.store.keys import DEFAULT_KDF, KdfCost
from poems_desktop.store.store import Store, unlock_key

Body = dict[str, object]


def sealed(body: Body) -> bytes:
    """`body` with a check sum that fits, as somebody who reads the source would write it."""
    rest = {key: value for key, value in body.items() if key != "check"}
    return json.dumps({**rest, "check": digest(canonical_json(rest).encode())}).encode()


@pytest.fixture
def body(store: Store, folder: Path) -> Body:
    store.lock()
    return json.loads((folder / "keys.json").read_bytes())


def test_the_default_cost_is_the_documented_one() -> None:
    assert KdfCost(iterations=3, memory_kib=256 * 1024, lanes=2) == DEFAULT_KDF


def test_the_file_says_its_parameters_and_one_owner(body: Body, store: Store) -> None:
    (entry,) = body["keys"]
    assert entry["label"] == "owner"
    assert entry["kdf"]["name"] == "argon2id"
    assert (entry["kdf"]["iterations"], entry["kdf"]["memory_kib"]) == (1, 64)
    assert (body["store_id"], body["generation"]) == (store.store_id, 1)


def test_a_rewritten_file_that_says_the_same_still_opens(body: Body, folder: Path) -> None:
    (folder / "keys.json").write_bytes(sealed(body))
    unlock_key(folder, "open sesame").wipe()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"garbage", b"[" * 100_000, b"x" * 2_000_000, b"{}"],
)
def test_garbage_is_corrupt(body: Body, folder: Path, content: bytes) -> None:
    (folder / "keys.json").write_bytes(content)
    with pytest.raises(StoreCorrupt, match=r"keys\.json"):
        unlock_key(folder, "open sesame")


def test_a_file_cut_anywhere_is_corrupt(body: Body, folder: Path) -> None:
    whole = (folder / "keys.json").read_bytes()
    for length in range(0, len(whole) - 1, 7):
        (folder / "keys.json").write_bytes(whole[:length])
        with pytest.raises(StoreCorrupt):
            unlock_key(folder, "open sesame")


def test_a_byte_flipped_anywhere_is_never_taken_for_a_wrong_passphrase(
    body: Body, folder: Path
) -> None:
    whole = bytearray((folder / "keys.json").read_bytes())
    for place in range(len(whole)):
        whole[place] ^= 0x10
        (folder / "keys.json").write_bytes(whole)
        try:
            unlock_key(folder, "open sesame").wipe()
        except (StoreCorrupt, StoreNewer):
            pass
        else:  # Only space between the values can change without a difference.
            assert json.loads(bytes(whole)) == body
        whole[place] ^= 0x10


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
    body["keys"][0]["kdf"].update(change)
    (folder / "keys.json").write_bytes(sealed(body))
    began = time.perf_counter()
    with pytest.raises(StoreCorrupt):
        unlock_key(folder, "open sesame")
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body["keys"].clear(),
        lambda body: body["keys"][0].update(label="someone"),
        lambda body: body["keys"][0].update(nonce="AAAA"),
        lambda body: body["keys"][0].update(wrapped="AAAA"),
        lambda body: body["keys"][0].pop("kdf"),
        lambda body: body.update(store_id="../x"),
        lambda body: body.update(generation=0),
        lambda body: body.update(format=0),
        lambda body: body.update(format="1"),
        lambda body: body.update(extra="x"),
    ],
)
def test_a_file_of_another_shape_is_corrupt(
    body: Body, folder: Path, change: Callable[[Body], None]
) -> None:
    change(body)
    (folder / "keys.json").write_bytes(sealed(body))
    with pytest.raises(StoreCorrupt):
        unlock_key(folder, "open sesame")


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(generation=2),
        lambda body: body.update(store_id="0" * 32),
        lambda body: body["keys"][0]["kdf"].update(iterations=2),
        lambda body: body["keys"][0]["kdf"].update(memory_kib=128),
    ],
)
def test_a_key_moved_to_another_store_or_cost_does_not_unwrap(
    body: Body, folder: Path, change: Callable[[Body], None]
) -> None:
    change(body)
    (folder / "keys.json").write_bytes(sealed(body))
    with pytest.raises(WrongPassphrase):
        unlock_key(folder, "open sesame")


def test_a_file_of_a_newer_format_is_refused_even_if_it_looks_different(
    body: Body, folder: Path
) -> None:
    (folder / "keys.json").write_text('{"format": 2, "holders": []}')
    with pytest.raises(StoreNewer):
        unlock_key(folder, "open sesame")
