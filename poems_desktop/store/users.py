"""The users of a store: who they are, as what they work, and the passphrases that let them in.

Names of users stand readable in `keys.json`; nothing of patients does.
"""

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from poems_desktop.store.boundary import translated
from poems_desktop.store.first_format import OWNER, FirstKeyFile
from poems_desktop.store.key_errors import (
    LastPhysician,
    MayNotManage,
    NoSuchUser,
    UserNameTaken,
    UserNameUnfit,
)
from poems_desktop.store.key_file import KeyFile, change_key_file, read_key_file
from poems_desktop.store.key_models import LONGEST_NAME, MOST_USERS
from poems_desktop.store.keys import (
    DEFAULT_KDF,
    KdfCost,
    UnlockedKey,
    WrappedKey,
    rewrap,
    wrap,
)
from poems_desktop.store.roles import ROLES, Role, User
from poems_desktop.store.unlocking import Clock, counted_tries, holder_of, open_key_file, utc_now

__all__ = [
    "ROLES",
    "Role",
    "User",
    "add_user",
    "change_passphrase",
    "list_users",
    "remove_user",
    "require_manager",
    "set_role",
]

_Entry = tuple[User, WrappedKey]


def list_users(folder: Path) -> list[User]:
    """Who may open the store at `folder`, in the order in which they were added.

    Needs no key; whether the file is as a user left it is told only after unlocking.

    Raises:
        StoreCorrupt, StoreNewer and other `StoreError`.

    """
    with translated(folder):
        file = read_key_file(folder)
    return [OWNER] if isinstance(file, FirstKeyFile) else file.people()


def add_user(  # noqa: PLR0913 - who, as what, with what
    folder: Path,
    key: UnlockedKey,
    name: str,
    role: Role,
    passphrase: str,
    *,
    kdf: KdfCost = DEFAULT_KDF,
) -> User:
    """One more user, who opens the store at `folder` with `passphrase`. Slow by intent.

    Raises:
        UserNameTaken, UserNameUnfit, MayNotManage, EmptyPassphrase, KeyOutOfDate, KeysAltered
        and other `StoreError`.

    """
    _require_role(role)
    user = User(f"u{secrets.token_hex(8)}", fit_name(name), role)
    wrapped = wrap(key, user.id, passphrase, kdf)

    def with_user(file: KeyFile) -> KeyFile:
        require_manager(file, key)
        if any(_same_name(user.name, other.name) for other in file.people()):
            raise UserNameTaken
        if len(file.users) >= MOST_USERS:
            msg = (
                f"A store has at most {MOST_USERS} users. Nothing was changed. "
                "Remove users who no longer work with it."
            )
            raise UserNameUnfit(msg)
        return replace(file, users=(*file.users, (user, wrapped)))

    with translated(folder):
        change_key_file(folder, key, with_user)
    return user


def remove_user(folder: Path, key: UnlockedKey, user_id: str) -> str:
    """`user_id` no longer opens the store at `folder`; the sentence that asks for a new key.

    Raises:
        LastPhysician, NoSuchUser, MayNotManage, KeyOutOfDate, KeysAltered and other `StoreError`.

    """
    removed: list[str] = []

    def without_user(file: KeyFile) -> KeyFile:
        require_manager(file, key)
        removed.append(_user(file, user_id).name)
        left = tuple(entry for entry in file.users if entry[0].id != user_id)
        _require_physician(left)
        return replace(file, users=left)

    with translated(folder):
        change_key_file(folder, key, without_user)
    return (
        f"{removed[0]} was removed, and that passphrase no longer opens this store. A copy of the "
        "key, of an older keys.json or of a backup may still be in other hands: first take away "
        "the access to the folder, then renew the key with: poems-desktop store rotate-key."
    )


def set_role(folder: Path, key: UnlockedKey, user_id: str, role: Role) -> None:
    """`user_id` works with the store at `folder` as `role` from the next unlocking on.

    Raises:
        LastPhysician, NoSuchUser, MayNotManage, KeyOutOfDate, KeysAltered and other `StoreError`.

    """
    _require_role(role)

    def with_role(file: KeyFile) -> KeyFile:
        require_manager(file, key)
        _user(file, user_id)
        altered = tuple(
            (replace(user, role=role), wrapped) if user.id == user_id else (user, wrapped)
            for user, wrapped in file.users
        )
        _require_physician(altered)
        return replace(file, users=altered)

    with translated(folder):
        change_key_file(folder, key, with_role)


def change_passphrase(  # noqa: PLR0913 - whose, by what right, to what
    folder: Path,
    key_or_old: UnlockedKey | str,
    user_id: str,
    new: str,
    *,
    kdf: KdfCost = DEFAULT_KDF,
    clock: Clock = utc_now,
) -> None:
    """`user_id` opens the store at `folder` with `new` from now on; nothing is re-encrypted.

    `key_or_old` is the user's old passphrase, or the key in the hands of a physician or of who
    opened the store with its recovery sheet. The cost of a guess rises to `kdf`, never falls.
    Backups open with the passphrase of their day. Slow by intent.

    Raises:
        WrongPassphrase, TooManyTries, EmptyPassphrase, NoSuchUser, MayNotManage, AccessNotRenewed,
        KeyOutOfDate, KeysAltered and other `StoreError`.

    """
    with translated(folder):
        if isinstance(key_or_old, UnlockedKey):
            _set_passphrase(folder, key_or_old, user_id, new, kdf)
            return
        with counted_tries(folder, clock):
            file = read_key_file(folder)
            opened = open_key_file(file, key_or_old, user_id)
        with opened as key:
            _exchange(folder, key, user_id, (key_or_old, new), kdf)


def require_manager(file: KeyFile, key: UnlockedKey) -> None:
    """Nothing happens if `key` is in the hands of a physician or came from the recovery sheet.

    Raises:
        MayNotManage: also if the user was removed or given another role since unlocking.

    """
    if key.user is None:
        return
    present = next((user for user in file.people() if user.id == key.user.id), None)
    if present is None or present.role != "physician":
        raise MayNotManage


def fit_name(name: str) -> str:
    """`name` without space at its ends, composed.

    Raises:
        UserNameUnfit: if it is empty, too long, or holds signs that do not print.

    """
    fit = " ".join(unicodedata.normalize("NFC", name).split())
    if not fit or len(fit) > LONGEST_NAME or not fit.isprintable():
        raise UserNameUnfit
    return fit


def _set_passphrase(folder: Path, key: UnlockedKey, user_id: str, new: str, kdf: KdfCost) -> None:
    def with_new(file: KeyFile) -> KeyFile:
        require_manager(file, key)
        cost = _wrapped(file, user_id).cost.raised_to(kdf)
        return _with_key(file, user_id, lambda _: wrap(key, user_id, new, cost))

    change_key_file(folder, key, with_new)


def _exchange(
    folder: Path, key: UnlockedKey, user_id: str, passphrases: tuple[str, str], kdf: KdfCost
) -> None:
    def with_new(file: KeyFile) -> KeyFile:
        user, wrapped = holder_of(file, user_id)
        cost = wrapped.cost.raised_to(kdf)
        return _with_key(
            file, user.id, lambda old: rewrap(old, file.store_id, passphrases, cost)
        )  # fmt: skip

    change_key_file(folder, key, with_new)


def _with_key(file: KeyFile, user_id: str, alter: Callable[[WrappedKey], WrappedKey]) -> KeyFile:
    users = tuple(
        (user, alter(wrapped) if user.id == user_id else wrapped) for user, wrapped in file.users
    )
    return replace(file, users=users)


def _user(file: KeyFile, user_id: str) -> User:
    found = next((user for user in file.people() if user.id == user_id), None)
    if found is None:
        raise NoSuchUser
    return found


def _wrapped(file: KeyFile, user_id: str) -> WrappedKey:
    _user(file, user_id)
    return next(wrapped for user, wrapped in file.users if user.id == user_id)


def _require_physician(users: tuple[_Entry, ...]) -> None:
    if not any(user.role == "physician" and key.sealed is not None for user, key in users):
        raise LastPhysician


def _require_role(role: str) -> None:
    if role not in ROLES:
        msg = f"unknown role: {role}"
        raise ValueError(msg)


def _same_name(first: str, second: str) -> bool:
    return first.casefold() == second.casefold()
