"""From a passphrase or the recovery sheet to the data key: slow by intent, safe in any thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from poems_desktop.store.boundary import translated
from poems_desktop.store.errors import EmptyPassphrase, StoreBusy, StoreCorrupt, WrongPassphrase
from poems_desktop.store.first_format import OWNER, FirstKeyFile, unwrap_first
from poems_desktop.store.key_errors import (
    AccessNotRenewed,
    NoRecoverySheet,
    NoSuchUser,
    WrongSheet,
)
from poems_desktop.store.key_file import (
    KeyFile,
    key_file_bytes,
    locked_keys,
    parse_key_file,
    read_key_file,
    require_sealed,
    write_key_file,
)
from poems_desktop.store.keys import UnlockedKey, WrappedKey, unwrap, wrap
from poems_desktop.store.places import require_store
from poems_desktop.store.recovery_words import parse_words, sheet_number
from poems_desktop.store.roles import User
from poems_desktop.store.unlocks import count_failure, require_patience

Clock = Callable[[], datetime]
ROTATION_WORK = ".rotation-"
BACKUP_SUFFIX = ".poemsbackup"
"""In a backup nothing is ever written: it is read as it was made."""


def utc_now() -> datetime:
    """The computer's clock, aware and in UTC."""
    return datetime.now(UTC)


def unlock_key(
    folder: Path, passphrase: str, user: str | None = None, *, clock: Clock = utc_now
) -> UnlockedKey:
    """The data key of the store at `folder`, for `Store.open`.

    `user` is an id or a name; None tries each user in turn. Call it from a worker thread. Who
    gets the key wipes it. A failure is counted; after some, `TooManyTries` says how long to wait.

    Raises:
        WrongPassphrase, TooManyTries, NoSuchUser, AccessNotRenewed, NotAStore, StoreCorrupt,
        StoreNewer and other `StoreError`.

    """
    with translated(folder):
        require_store(folder)
        _settle_restore(folder)
        with counted_tries(folder, clock):
            file = read_key_file(folder)
            key = open_key_file(file, passphrase, user)
        return _settled(folder, file, key, passphrase)


def unlock_with_recovery(folder: Path, words: str, *, clock: Clock = utc_now) -> UnlockedKey:
    """The data key of the store at `folder`, opened by what its recovery sheet says.

    Raises:
        MistypedSheet: naming the group that is not as on any sheet; nothing was tried.
        WrongSheet, NoRecoverySheet, TooManyTries and other `StoreError`.

    """
    with translated(folder):
        require_store(folder)
        secret = parse_words(words).decode("ascii")
        _settle_restore(folder)
        with counted_tries(folder, clock):
            file = read_key_file(folder)
            key = open_with_sheet(file, secret)
        return _settled(folder, file, key, None)


def open_key_file(
    file: KeyFile | FirstKeyFile, passphrase: str, user: str | None = None
) -> UnlockedKey:
    """The key that `file` seals, with its seal compared. Touches no folder and counts nothing.

    Raises:
        WrongPassphrase, EmptyPassphrase, NoSuchUser, AccessNotRenewed, KeysAltered,
        NotEnoughMemory.

    """
    if isinstance(file, FirstKeyFile):
        if user is not None and user.casefold() not in (OWNER.id, OWNER.name.casefold()):
            raise NoSuchUser
        return unwrap_first(file, passphrase)
    if user is not None:
        return _opened(file, holder_of(file, user), passphrase)
    shut_out = False
    for holder in file.users:
        try:
            return _opened(file, holder, passphrase)
        except EmptyPassphrase:
            raise
        except WrongPassphrase:
            continue
        except AccessNotRenewed:
            shut_out = True
    raise AccessNotRenewed if shut_out else WrongPassphrase


def open_with_sheet(file: KeyFile | FirstKeyFile, secret: str) -> UnlockedKey:
    """The key that `file` seals for its recovery sheet. Touches no folder and counts nothing.

    Raises:
        NoRecoverySheet, WrongSheet, KeysAltered, NotEnoughMemory.

    """
    if isinstance(file, FirstKeyFile) or file.recovery is None:
        raise NoRecoverySheet
    try:
        key = unwrap(file.recovery, file.store_id, file.generation, secret)
    except WrongPassphrase:
        number = sheet_number(file.recovery.public)
        msg = (
            "These groups are well typed but belong to another store, or to a sheet that was "
            f"replaced. Nothing was changed. The sheet in force has the number {number}."
        )
        raise WrongSheet(msg) from None
    return _with_seal(file, key)


def holder_of(file: KeyFile, user: str) -> tuple[User, WrappedKey]:
    """The user with the id or the name `user`, and the key sealed for them.

    Raises:
        NoSuchUser: if there is none.

    """
    for holder in file.users:
        if holder[0].id == user:
            return holder
    for holder in file.users:
        if holder[0].name.casefold() == user.strip().casefold():
            return holder
    raise NoSuchUser


@contextmanager
def counted_tries(folder: Path, clock: Clock) -> Iterator[None]:
    """A wrong passphrase in the block is counted; too soon after too many, the block is not run.

    Raises:
        TooManyTries.

    """
    require_patience(folder, clock())
    try:
        yield
    except EmptyPassphrase:
        raise
    except WrongPassphrase:
        if folder.suffix != BACKUP_SUFFIX:
            count_failure(folder, clock())
        raise


def _settle_restore(folder: Path) -> None:
    """A restore that was cut short is completed or dropped, so that keys and records match."""
    if folder.suffix == BACKUP_SUFFIX:
        return
    from poems_desktop.store.backup.settling import settle_restore

    settle_restore(folder)


def _opened(file: KeyFile, holder: tuple[User, WrappedKey], passphrase: str) -> UnlockedKey:
    user, wrapped = holder
    key = unwrap(wrapped, file.store_id, file.generation, passphrase)
    return _with_seal(file, UnlockedKey(key.store_id, key.generation, key.data_key, user))


def _with_seal(file: KeyFile, key: UnlockedKey) -> UnlockedKey:
    try:
        require_sealed(file, key)
    except StoreCorrupt:
        key.wipe()
        raise
    return key


def _settled(
    folder: Path, file: KeyFile | FirstKeyFile, key: UnlockedKey, passphrase: str | None
) -> UnlockedKey:
    if folder.suffix == BACKUP_SUFFIX:
        return key
    if isinstance(file, FirstKeyFile):
        # Where the folder cannot be written now, the file stays as it is and opens as before.
        with suppress(OSError, StoreBusy):
            _bring_up(folder, file, key, passphrase or "")
        return key
    if file.previous is not None:
        from poems_desktop.store.pairing import settle

        return settle(folder, file, key)
    if any(path.name.startswith(ROTATION_WORK) for path in folder.iterdir()):
        from poems_desktop.store.pairing import drop_left_behind

        drop_left_behind(folder)
    return key


def _bring_up(folder: Path, file: FirstKeyFile, key: UnlockedKey, passphrase: str) -> None:
    wrapped = wrap(key, OWNER.id, passphrase, file.cost)
    fresh = KeyFile(file.store_id, file.generation, ((OWNER, wrapped),))
    # What replaces the only way to the records is proven first.
    open_key_file(parse_key_file(key_file_bytes(fresh, key)), passphrase).wipe()
    with locked_keys(folder):
        if read_key_file(folder) == file:
            write_key_file(folder, fresh, key)
