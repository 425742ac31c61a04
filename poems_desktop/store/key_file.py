"""`keys.json`: the sealed keys of a store and who holds them, read with suspicion.

Two sums stand in it. `check` covers every value and tells a damaged file from a wrong passphrase;
anybody can make it anew. Later formats keep it: the format is believed only where it fits. `seal`
is made with the data key over every value but the two sums and is compared after unlocking, so that
nobody without the key can give a user another role or name, or add, take away or exchange a holder.
A file is replaced in one step, under a lock of its own.
"""

import hmac
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from poems_desktop.store.canonical import canonical_json, digest
from poems_desktop.store.errors import StoreBusy, StoreCorrupt, StoreNewer
from poems_desktop.store.first_format import FirstKeyFile, FirstModel, first_key_file
from poems_desktop.store.key_errors import KeyOutOfDate, KeysAltered
from poems_desktop.store.key_models import FileModel, Holder, PreviousModel, UserModel
from poems_desktop.store.keys import UnlockedKey, WrappedKey
from poems_desktop.store.places import KEYS_FILE
from poems_desktop.store.replacing import drop_leftovers, replace_private
from poems_desktop.store.roles import User

KEY_FILE_FORMAT = 2
KEYS_LOCK = "keys.lock"
RECOVERY = "recovery"
_MAX_BYTES = 1024 * 1024
_PATIENCE_SECONDS = 5.0

_DAMAGED = (
    "The store's file keys.json is damaged, so no passphrase can open the records for now. "
    "Nothing was changed. Copy the whole folder aside, then bring back keys.json from the newest "
    "proven backup of this store."
)


@dataclass(frozen=True, slots=True)
class Previous:
    """The key before the present one, sealed under it while the two files are exchanged."""

    generation: int
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The store's id, the generation of its data key, and that key sealed once per holder."""

    store_id: str
    generation: int
    users: tuple[tuple[User, WrappedKey], ...]
    recovery: WrappedKey | None = None
    previous: Previous | None = None
    seal: str = ""

    def people(self) -> list[User]:
        """The users, in the order in which they were added."""
        return [user for user, _ in self.users]


def read_key_file(folder: Path) -> KeyFile | FirstKeyFile:
    """What `keys.json` in `folder` says; its seal is not yet compared.

    Raises:
        StoreCorrupt: if it is cut, altered, or asks for an implausible cost.
        StoreNewer: if its format is of a later version.
        OSError: if the system does not let the program read it.

    """
    with (folder / KEYS_FILE).open("rb") as file:
        raw = file.read(_MAX_BYTES + 1)
    return parse_key_file(raw)


def parse_key_file(raw: bytes) -> KeyFile | FirstKeyFile:
    """What the bytes of a `keys.json` say.

    Raises:
        StoreCorrupt, StoreNewer.

    """
    if len(raw) > _MAX_BYTES:
        raise StoreCorrupt(_DAMAGED)
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise StoreCorrupt(_DAMAGED) from None
    if not isinstance(body, dict):
        raise StoreCorrupt(_DAMAGED)
    number = body.get("format")
    try:
        # Before the format is believed: one flipped bit makes a later one of it.
        if body.pop("check", None) != _sum(body):
            raise StoreCorrupt(_DAMAGED)
        if isinstance(number, int) and number > KEY_FILE_FORMAT:
            raise StoreNewer
        return _of_first(raw) if number == 1 else _of_present(raw)
    except (ValidationError, ValueError, RecursionError):
        raise StoreCorrupt(_DAMAGED) from None


def require_sealed(file: KeyFile, key: UnlockedKey) -> None:
    """Nothing happens if `file` is as a holder of `key` wrote it.

    Raises:
        KeyOutOfDate: if the file speaks of another key.
        KeysAltered: if anything in it was changed by somebody without the key.

    """
    if (file.store_id, file.generation) != (key.store_id, key.generation):
        raise KeyOutOfDate
    if not hmac.compare_digest(file.seal, _seal(_values(file), key)):
        raise KeysAltered


def key_file_bytes(file: KeyFile, key: UnlockedKey) -> bytes:
    """`file` as it lies on the disk, sealed with `key`."""
    body = _values(file)
    body["seal"] = _seal(body, key)
    body["check"] = _sum(body)
    return json.dumps(body, indent=1, ensure_ascii=False).encode("utf-8")


def write_key_file(folder: Path, file: KeyFile, key: UnlockedKey) -> None:
    """`file`, sealed with `key`, is the `keys.json` of `folder`, on the disk.

    Only for who holds `locked_keys` or made the folder.
    """
    replace_private(folder / KEYS_FILE, key_file_bytes(file, key))


@contextmanager
def locked_keys(folder: Path) -> Iterator[None]:
    """Nobody else replaces `keys.json` meanwhile.

    Raises:
        StoreBusy: if somebody does, for longer than some seconds.

    """
    lock = FileLock(folder / KEYS_LOCK, timeout=_PATIENCE_SECONDS, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise StoreBusy from None
    try:
        drop_leftovers(folder / KEYS_FILE)
        yield
    finally:
        lock.release()


def change_key_file(folder: Path, key: UnlockedKey, alter: Callable[[KeyFile], KeyFile]) -> KeyFile:
    """`keys.json` says what `alter` makes of it; what an error of `alter` leaves is unchanged.

    Raises:
        KeyOutOfDate, KeysAltered, StoreBusy, StoreCorrupt; errors of `alter` and the system.

    """
    with locked_keys(folder):
        file = read_key_file(folder)
        if isinstance(file, FirstKeyFile) or file.previous is not None:
            raise KeyOutOfDate  # The next unlocking brings it to the present format, or settles it.
        require_sealed(file, key)
        altered = alter(file)
        if altered != file:
            write_key_file(folder, altered, key)
    return altered


def _of_first(raw: bytes) -> FirstKeyFile:
    return first_key_file(FirstModel.model_validate_json(raw))


def _of_present(raw: bytes) -> KeyFile:
    model = FileModel.model_validate_json(raw)
    users = tuple(user.value() for user in model.users)
    if len({user.id for user, _ in users} | {RECOVERY}) != len(users) + 1:
        msg = "two holders with one id"
        raise ValueError(msg)
    previous = None
    if model.previous is not None:
        last = model.previous
        previous = Previous(last.generation, last.nonce, last.wrapped)
    recovery = None if model.recovery is None else model.recovery.value(RECOVERY)
    return KeyFile(model.store_id, model.generation, users, recovery, previous, model.seal)


def _values(file: KeyFile) -> dict[str, object]:
    last, recovery = file.previous, file.recovery
    model = FileModel.model_construct(
        format=KEY_FILE_FORMAT,
        store_id=file.store_id,
        generation=file.generation,
        users=[
            UserModel.model_construct(
                id=user.id, name=user.name, role=user.role, key=Holder.of(key)
            )
            for user, key in file.users
        ],
        recovery=None if recovery is None else Holder.of(recovery),
        previous=None
        if last is None
        else PreviousModel.model_construct(
            generation=last.generation, nonce=last.nonce, wrapped=last.wrapped
        ),
        seal="",
        check="",
    )
    return model.model_dump(mode="json", exclude={"seal", "check"})


def _seal(body: dict[str, object], key: UnlockedKey) -> str:
    own = hmac.new(key.data_key, b"poems-desktop seal of keys.json", "sha256").digest()
    return hmac.new(own, canonical_json(body).encode("utf-8"), "sha256").hexdigest()


def _sum(body: dict[str, object]) -> str:
    # Against accidents only: it tells a damaged file from a wrong passphrase.
    return digest(canonical_json(body).encode("utf-8"))
