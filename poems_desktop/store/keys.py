"""The store's data key: random, and sealed once for each holder.

A holder is a user or the recovery sheet. Each has a key pair (X25519). The private half is sealed
with AES-256-GCM under a key that Argon2id derives from the holder's passphrase; the data key is
sealed to the public half (HPKE of RFC 9180 with AES-256-GCM). So the key can be renewed for
everybody without their passphrases, and who was removed gains nothing from the one before.
"""

import secrets
import unicodedata
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from poems_desktop.store.canonical import canonical_json
from poems_desktop.store.errors import EmptyPassphrase, NotEnoughMemory, WrongPassphrase
from poems_desktop.store.key_errors import AccessNotRenewed
from poems_desktop.store.roles import User

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
WRAPPED_BYTES = KEY_BYTES + 16  # AES-GCM appends its tag.
PUBLIC_BYTES = 32
SEALED_BYTES = PUBLIC_BYTES + WRAPPED_BYTES  # HPKE puts the one-time public key first.

_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
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

    def raised_to(self, other: "KdfCost") -> "KdfCost":
        """`other`, unless a guess costs more work at the present parameters."""
        work, others = (cost.iterations * cost.memory_kib for cost in (self, other))
        return self if work > others else other


DEFAULT_KDF = KdfCost(iterations=3, memory_kib=256 * 1024, lanes=2)


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key sealed for one holder; `label` is the user's id or `recovery`.

    `private` is the holder's private half, sealed under the passphrase; `sealed` the data key,
    sealed to `public`, or None where the key was renewed without this holder.
    """

    label: str
    cost: KdfCost
    salt: bytes
    nonce: bytes
    private: bytes
    public: bytes
    sealed: bytes | None


@dataclass(frozen=True, slots=True)
class UnlockedKey:
    """The data key of one store in memory. Who holds it last calls `wipe`.

    `user` is whose passphrase opened it, None if it was the recovery sheet.
    """

    store_id: str
    generation: int
    data_key: bytearray = field(repr=False)
    user: User | None = None

    def copy(self) -> "UnlockedKey":
        """The same key in memory of its own, to be wiped by itself."""
        return replace(self, data_key=bytearray(self.data_key))

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
    """`key` sealed for a new pair that `passphrase` opens. Slow by intent; safe in any thread.

    Raises:
        EmptyPassphrase, NotEnoughMemory.

    """
    pair = X25519PrivateKey.generate()
    public = pair.public_key().public_bytes_raw()
    half = bytearray(pair.private_bytes_raw())
    try:
        entry = _lock_up(half, public, (key.store_id, label), passphrase, cost)
    finally:
        wipe(half)
    return reseal(entry, key)


def unwrap(entry: WrappedKey, store_id: str, generation: int, passphrase: str) -> UnlockedKey:
    """The data key that `entry` seals. Slow by intent; safe in any thread.

    Raises:
        WrongPassphrase: also if the entry was moved here from another store, user or generation.
        AccessNotRenewed: if the passphrase is right but the entry seals no key.
        EmptyPassphrase, NotEnoughMemory.

    """
    half = _open_half(entry, store_id, passphrase)
    try:
        if entry.sealed is None:
            raise AccessNotRenewed
        info = _bound("data key", store_id, entry.label, generation)
        pair = X25519PrivateKey.from_private_bytes(half)
        return UnlockedKey(
            store_id, generation, bytearray(_SUITE.decrypt(entry.sealed, pair, info))
        )
    except InvalidTag:
        raise WrongPassphrase from None
    finally:
        wipe(half)


def reseal(entry: WrappedKey, key: UnlockedKey) -> WrappedKey:
    """The same holder with the same passphrase, holding `key`. Quick."""
    public = X25519PublicKey.from_public_bytes(entry.public)
    info = _bound("data key", key.store_id, entry.label, key.generation)
    return replace(entry, sealed=_SUITE.encrypt(key.data_key, public, info))


def rewrap(
    entry: WrappedKey, store_id: str, passphrases: tuple[str, str], cost: KdfCost
) -> WrappedKey:
    """The same holder with another passphrase: (old, new). Slow by intent.

    Raises:
        WrongPassphrase, EmptyPassphrase, NotEnoughMemory.

    """
    old, new = passphrases
    half = _open_half(entry, store_id, old)
    try:
        fresh = _lock_up(half, entry.public, (store_id, entry.label), new, cost)
    finally:
        wipe(half)
    return replace(fresh, sealed=entry.sealed)


def prove_holder(entry: WrappedKey, store_id: str, passphrase: str) -> None:
    """Nothing happens if `passphrase` opens `entry`; its public half is then the holder's own.

    Raises:
        WrongPassphrase, EmptyPassphrase, NotEnoughMemory.

    """
    wipe(_open_half(entry, store_id, passphrase))


def _lock_up(
    half: bytearray, public: bytes, whose: tuple[str, str], passphrase: str, cost: KdfCost
) -> WrappedKey:
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    wrapping = derive(passphrase, salt, cost)
    try:
        sealed = AESGCM(wrapping).encrypt(nonce, half, _bound("private half", *whose, public.hex()))
    finally:
        wipe(wrapping)
    return WrappedKey(whose[1], cost, salt, nonce, sealed, public, None)


def _open_half(entry: WrappedKey, store_id: str, passphrase: str) -> bytearray:
    wrapping = derive(passphrase, entry.salt, entry.cost)
    half = bytearray(KEY_BYTES)
    bound_to = _bound("private half", store_id, entry.label, entry.public.hex())
    try:
        AESGCM(wrapping).decrypt_into(entry.nonce, entry.private, bound_to, half)
    except InvalidTag:
        raise WrongPassphrase from None
    finally:
        wipe(wrapping)
    return half


def derive(passphrase: str, salt: bytes, cost: KdfCost) -> bytearray:
    """The key that Argon2id makes of `passphrase`. Slow by intent; safe in any thread.

    Raises:
        EmptyPassphrase, NotEnoughMemory.

    """
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


def _bound(what: str, *to: object) -> bytes:
    parts = {"program": "poems-desktop", "what": what, "to": list(to)}
    return canonical_json(parts).encode("utf-8")
