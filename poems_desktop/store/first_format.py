"""`keys.json` as version 0.1.0 wrote it: one owner, the data key directly under the passphrase."""

from dataclasses import dataclass
from typing import Annotated, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import Base64Bytes, Field

from poems_desktop.store.canonical import canonical_json
from poems_desktop.store.errors import WrongPassphrase
from poems_desktop.store.key_models import Cost, Hex32, Strict
from poems_desktop.store.keys import (
    KEY_BYTES,
    NONCE_BYTES,
    WRAPPED_BYTES,
    KdfCost,
    UnlockedKey,
    derive,
    wipe,
)
from poems_desktop.store.roles import User

OWNER = User("owner", "Owner", "physician")
"""Who the only user of a store of that time becomes."""


class _Entry(Strict):
    label: Literal["owner"]
    kdf: Cost
    nonce: Annotated[Base64Bytes, Field(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
    wrapped: Annotated[Base64Bytes, Field(min_length=WRAPPED_BYTES, max_length=WRAPPED_BYTES)]


class FirstModel(Strict):
    """The file's shape."""

    format: Literal[1]
    store_id: Hex32
    generation: Annotated[int, Field(ge=1)]
    keys: Annotated[list[_Entry], Field(min_length=1, max_length=1)]
    check: str


@dataclass(frozen=True, slots=True)
class FirstKeyFile:
    """The store's id, the generation of its data key, and that key wrapped for its owner."""

    store_id: str
    generation: int
    cost: KdfCost
    salt: bytes
    nonce: bytes
    wrapped: bytes


def first_key_file(model: FirstModel) -> FirstKeyFile:
    """What `model` says.

    Raises:
        ValueError: if the cost is implausible.

    """
    (entry,) = model.keys
    cost, salt = entry.kdf.value()
    return FirstKeyFile(model.store_id, model.generation, cost, salt, entry.nonce, entry.wrapped)


def unwrap_first(file: FirstKeyFile, passphrase: str) -> UnlockedKey:
    """The data key, opened by its owner. Slow by intent.

    Raises:
        WrongPassphrase, EmptyPassphrase, NotEnoughMemory.

    """
    wrapping = derive(passphrase, file.salt, file.cost)
    data_key = bytearray(KEY_BYTES)
    parts = {"store_id": file.store_id, "label": OWNER.id, "generation": file.generation}
    try:
        bound_to = canonical_json(parts).encode("utf-8")
        AESGCM(wrapping).decrypt_into(file.nonce, file.wrapped, bound_to, data_key)
    except InvalidTag:
        raise WrongPassphrase from None
    finally:
        wipe(wrapping)
    return UnlockedKey(file.store_id, file.generation, data_key, OWNER)
