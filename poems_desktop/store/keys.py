"""The store's data key: random, wrapped under a key derived from a passphrase."""

import secrets
import unicodedata
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from poems_desktop.store.canonical import canonical_json
from poems_desktop.store.errors import EmptyPassphrase, NotEnoughMemory, WrongPassphrase

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
WRAPPED_BYTES = KEY_BYTES + 16  # AES-GCM appends its tag.

_MAX_LANES = 64
_MAX_MEMORY_KIB = 4 * 1024 * 1024
_MAX_WORK_KIB = 4 * _MAX_MEMORY_KIB


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess of the passphrase costs with Argon2id: passes, memory in KiB, lanes.

    Raises:
        ValueError: if Argon2id does not define the numbers, or if they would hang the computer.

    """

    iterations: int
    memory_kib: int
    lanes: int

    def __post_init__(self) -> None:
        plausible = (
            1 <= self.lanes <= _MAX_LANES
            and 8 * self.lanes <= self.memory_kib <= _MAX_MEMORY_KIB
            and self.iterations >= 1
            and self.iterations * self.memory_kib <= _MAX_WORK_KIB
        )
        if not plausible:
            msg = "implausible cost of key derivation"
            raise ValueError(msg)


DEFAULT_KDF = KdfCost(iterations=3, memory_kib=256 * 1024, lanes=2)


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key sealed for one holder of a passphrase; `label` names the holder."""

    label: str
    cost: KdfCost
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class UnlockedKey:
    """The data key of one store in memory. Who holds it last calls `wipe`."""

    store_id: str
    generation: int
    data_key: bytearray = field(repr=False)

    def copy(self) -> "UnlockedKey":
        """The same key in memory of its own, to be wiped by itself."""
        return UnlockedKey(self.store_id, self.generation, bytearray(self.data_key))

    def wipe(self) -> None:
        """The bytes are zero. Copies that libraries made and freed are beyond Python's reach."""
        wipe(self.data_key)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.wipe()


def wipe(secret: bytearray) -> None:
    """Every byte of `secret` is zero."""
    secret[:] = bytes(len(secret))


def wrap(key: UnlockedKey, label: str, passphrase: str, cost: KdfCost) -> WrappedKey:
    """`key` sealed under `passphrase`. Slow by intent; safe in any thread.

    Raises:
        EmptyPassphrase, NotEnoughMemory.

    """
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    wrapping = _derive(passphrase, salt, cost)
    try:
        bound_to = _associated(key.store_id, label, key.generation)
        sealed = AESGCM(wrapping).encrypt(nonce, bytes(key.data_key), bound_to)
    finally:
        wipe(wrapping)
    return WrappedKey(label=label, cost=cost, salt=salt, nonce=nonce, wrapped=sealed)


def unwrap(entry: WrappedKey, store_id: str, generation: int, passphrase: str) -> UnlockedKey:
    """The data key that `entry` seals. Slow by intent; safe in any thread.

    Raises:
        WrongPassphrase: also if the entry was moved here from another store or generation.
        EmptyPassphrase, NotEnoughMemory.

    """
    wrapping = _derive(passphrase, entry.salt, entry.cost)
    data_key = bytearray(KEY_BYTES)
    try:
        bound_to = _associated(store_id, entry.label, generation)
        AESGCM(wrapping).decrypt_into(entry.nonce, entry.wrapped, bound_to, data_key)
    except InvalidTag:
        raise WrongPassphrase from None
    finally:
        wipe(wrapping)
    return UnlockedKey(store_id, generation, data_key)


def _derive(passphrase: str, salt: bytes, cost: KdfCost) -> bytearray:
    if not passphrase:
        raise EmptyPassphrase
    # Keyboards and systems differ in how they compose an accented letter.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    derived = bytearray(KEY_BYTES)
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        kdf.derive_into(typed, derived)
    except MemoryError:
        raise NotEnoughMemory from None
    return derived


def _associated(store_id: str, label: str, generation: int) -> bytes:
    parts = {"store_id": store_id, "label": label, "generation": generation}
    return canonical_json(parts).encode("utf-8")
