"""The shape of `keys.json`, format 2: it lies unprotected and is read with suspicion."""

from typing import Annotated, Literal

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field

from poems_desktop.store.keys import (
    NONCE_BYTES,
    PUBLIC_BYTES,
    SALT_BYTES,
    SEALED_BYTES,
    WRAPPED_BYTES,
    KdfCost,
    WrappedKey,
)
from poems_desktop.store.roles import Role, User

MOST_USERS = 200
LONGEST_NAME = 100

Hex32 = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
_Hex64 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Id = Annotated[str, Field(pattern=r"^[0-9a-z]{1,32}$")]
_Nonce = Annotated[Base64Bytes, Field(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
_Wrapped = Annotated[Base64Bytes, Field(min_length=WRAPPED_BYTES, max_length=WRAPPED_BYTES)]
_Public = Annotated[Base64Bytes, Field(min_length=PUBLIC_BYTES, max_length=PUBLIC_BYTES)]
_Sealed = Annotated[Base64Bytes, Field(min_length=SEALED_BYTES, max_length=SEALED_BYTES)]
_Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
_Generation = Annotated[int, Field(ge=1, le=2**53)]


class Strict(BaseModel):
    """A part of the file: nothing unknown, nothing converted, no input in errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class Cost(Strict):
    """What Argon2id was told, with its salt."""

    name: Literal["argon2id"]
    iterations: int
    memory_kib: int
    lanes: int
    salt: Annotated[Base64Bytes, Field(min_length=SALT_BYTES, max_length=64)]

    def value(self) -> tuple[KdfCost, bytes]:
        """Cost and salt.

        Raises:
            ValueError: if the cost is implausible.

        """
        cost = KdfCost(iterations=self.iterations, memory_kib=self.memory_kib, lanes=self.lanes)
        return cost, self.salt


class Holder(Strict):
    """The key of one holder, sealed."""

    kdf: Cost
    nonce: _Nonce
    private: _Wrapped
    public: _Public
    sealed: _Sealed | None

    @classmethod
    def of(cls, key: WrappedKey) -> "Holder":
        """`key` as it is written."""
        # Not validated: Base64Bytes would decode what is given to its constructor.
        kdf = Cost.model_construct(
            name="argon2id",
            iterations=key.cost.iterations,
            memory_kib=key.cost.memory_kib,
            lanes=key.cost.lanes,
            salt=key.salt,
        )
        return cls.model_construct(
            kdf=kdf, nonce=key.nonce, private=key.private, public=key.public, sealed=key.sealed
        )

    def value(self, label: str) -> WrappedKey:
        """The sealed key of the holder `label`.

        Raises:
            ValueError: if the cost is implausible.

        """
        cost, salt = self.kdf.value()
        return WrappedKey(
            label, cost, salt, self.nonce, self.private, self.public, self.sealed
        )  # fmt: skip


class UserModel(Strict):
    """A user and the key sealed for them."""

    id: _Id
    name: _Name
    role: Role
    key: Holder

    def value(self) -> tuple[User, WrappedKey]:
        """The user and the sealed key."""
        return User(self.id, self.name, self.role), self.key.value(self.id)


class PreviousModel(Strict):
    """While the key is being renewed: the one before, sealed under the new one."""

    generation: _Generation
    nonce: _Nonce
    wrapped: _Wrapped


class FileModel(Strict):
    """The whole file. `seal` is made with the data key, `check` by anybody."""

    format: Literal[2]
    store_id: Hex32
    generation: _Generation
    users: Annotated[list[UserModel], Field(min_length=1, max_length=MOST_USERS)]
    recovery: Holder | None
    previous: PreviousModel | None
    seal: _Hex64
    check: _Hex64
