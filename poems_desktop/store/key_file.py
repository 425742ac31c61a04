"""`keys.json`: the wrapped keys of a store, read with suspicion and written once."""

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field, ValidationError

from poems_desktop.store.canonical import canonical_json, digest
from poems_desktop.store.errors import StoreCorrupt, StoreNewer
from poems_desktop.store.keys import (
    NONCE_BYTES,
    SALT_BYTES,
    WRAPPED_BYTES,
    KdfCost,
    WrappedKey,
)
from poems_desktop.store.places import KEYS_FILE, write_private

KEY_FILE_FORMAT = 1
_MAX_BYTES = 1024 * 1024

_DAMAGED = (
    "The store's file keys.json is damaged, so no passphrase can open the records for now. "
    "Nothing was changed. Copy the whole folder aside, then bring back keys.json from a backup "
    "of this store."
)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class _Kdf(_Strict):
    name: Literal["argon2id"]
    iterations: int
    memory_kib: int
    lanes: int
    salt: Annotated[Base64Bytes, Field(min_length=SALT_BYTES, max_length=64)]


class _Entry(_Strict):
    label: Annotated[str, Field(min_length=1, max_length=200)]
    kdf: _Kdf
    nonce: Annotated[Base64Bytes, Field(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
    wrapped: Annotated[Base64Bytes, Field(min_length=WRAPPED_BYTES, max_length=WRAPPED_BYTES)]


class _File(_Strict):
    format: Literal[1]
    store_id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    generation: Annotated[int, Field(ge=1)]
    keys: Annotated[list[_Entry], Field(min_length=1, max_length=1000)]
    check: str


class KeyFile:
    """The store's id, the generation of its data key, and that key wrapped once per label."""

    __slots__ = ("generation", "keys", "store_id")

    def __init__(self, store_id: str, generation: int, keys: tuple[WrappedKey, ...]) -> None:
        self.store_id = store_id
        self.generation = generation
        self.keys = keys

    def entry(self, label: str) -> WrappedKey:
        """The wrapped key of `label`.

        Raises:
            StoreCorrupt: if there is none.

        """
        for key in self.keys:
            if key.label == label:
                return key
        raise StoreCorrupt(_DAMAGED)

    def write(self, folder: Path) -> None:
        """`keys.json` lies in `folder`, on the disk. For a folder that has none yet."""
        body: dict[str, object] = {
            "format": KEY_FILE_FORMAT,
            "store_id": self.store_id,
            "generation": self.generation,
            "keys": [_as_json(key) for key in self.keys],
        }
        body["check"] = _checksum(body)
        text = json.dumps(body, indent=1, ensure_ascii=False)
        write_private(folder / KEYS_FILE, text.encode("utf-8"))


def read_key_file(folder: Path) -> KeyFile:
    """What `keys.json` in `folder` says.

    Raises:
        StoreCorrupt: if it is cut, altered, or asks for an implausible cost.
        StoreNewer: if its format is of a later version.
        OSError: if the system does not let the program read it.

    """
    with (folder / KEYS_FILE).open("rb") as file:
        raw = file.read(_MAX_BYTES + 1)
    if len(raw) > _MAX_BYTES:
        raise StoreCorrupt(_DAMAGED)
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise StoreCorrupt(_DAMAGED) from None
    return _checked(body, raw)


def _checked(body: object, raw: bytes) -> KeyFile:
    if not isinstance(body, dict):
        raise StoreCorrupt(_DAMAGED)
    number = body.get("format")
    if isinstance(number, int) and number > KEY_FILE_FORMAT:
        raise StoreNewer
    try:
        parsed = _File.model_validate_json(raw)
        keys = tuple(_wrapped(entry) for entry in parsed.keys)
    except (ValidationError, ValueError):
        raise StoreCorrupt(_DAMAGED) from None
    if body.pop("check") != _checksum(body):
        raise StoreCorrupt(_DAMAGED)
    return KeyFile(parsed.store_id, parsed.generation, keys)


def _checksum(body: dict[str, object]) -> str:
    # Against accidents only: it tells a damaged file from a wrong passphrase.
    return digest(canonical_json(body).encode("utf-8"))


def _wrapped(entry: _Entry) -> WrappedKey:
    kdf = entry.kdf
    cost = KdfCost(iterations=kdf.iterations, memory_kib=kdf.memory_kib, lanes=kdf.lanes)
    return WrappedKey(entry.label, cost, kdf.salt, entry.nonce, entry.wrapped)


def _as_json(key: WrappedKey) -> dict[str, object]:
    entry = _Entry.model_construct(
        label=key.label,
        kdf=_Kdf.model_construct(
            name="argon2id",
            iterations=key.cost.iterations,
            memory_kib=key.cost.memory_kib,
            lanes=key.cost.lanes,
            salt=key.salt,
        ),
        nonce=key.nonce,
        wrapped=key.wrapped,
    )
    return entry.model_dump(mode="json")
