"""Renewing the data key: the records are encrypted anew, and the two files change as a pair.

Who holds the key before the rotation gains nothing from it: the new key is drawn at random and
sealed to the holders' public halves (see `keys`), never under the old one. By default every user
and the recovery sheet keep their passphrases. Somebody who was removed, kept a copy of the old
key and can still write the folder could have exchanged a colleague's public half beforehand;
where that is feared, `passphrases` names the users who are present and prove themselves, and only
they get the new key. The others stay listed until a physician sets them a new passphrase, and a
new recovery sheet must be made.

Steps, under the writer's lease and the lock of `keys.json`, and what a crash leaves after each:

1. Work folder `.rotation-*` made in the store's folder.          keys old, records old
2. `records.db` leaves WAL mode, so that no side file is its own. keys old, records old
3. SQLite's backup copies it into the work folder under the new
   key. The copy, opened anew, must equal the records: counts of
   every table, head of the chain, drafts. Its generation goes up
   and the event enters its chain, in one transaction. Opened
   anew again, it must pass the checks of pages, structure,
   references and chain, and is synced.                           keys old, records old
4. `keys.json` is replaced: the new key for the holders, and the
   old key sealed under the new one.                              keys both, records old
5. The copy is renamed over `records.db`; the folder is synced.
   Only here do the old records go: the new ones are proven.      keys both, records new
6. `keys.json` is replaced without the old key.                   keys new, records new

Whatever step was the last, the next unlocking (`pairing.settle`) finds the pair: where both keys
stand in `keys.json`, it is tried which of them opens `records.db`. Old records after step 4: the
old key is sealed to the holders again, and the rotation did not happen (users whom `passphrases`
left out stay without access). New records after step 5: step 6 is done. A work folder that was
left behind is removed. Old backups keep the key of their day.
"""

import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from poems_desktop.store.audit import append_event
from poems_desktop.store.backup.watching import UNWATCHED, Progress, Watch
from poems_desktop.store.boundary import translated
from poems_desktop.store.canonical import digest
from poems_desktop.store.database import FORMAT, Database, connect_to_read
from poems_desktop.store.errors import StoreBusy, StoreFull, StoreOlder
from poems_desktop.store.first_format import FirstKeyFile
from poems_desktop.store.key_errors import (
    KeyOutOfDate,
    LastPhysician,
    NoSuchUser,
    RotationFailed,
)
from poems_desktop.store.key_file import (
    KeyFile,
    locked_keys,
    read_key_file,
    require_sealed,
    write_key_file,
)
from poems_desktop.store.keys import (
    KEY_BYTES,
    UnlockedKey,
    WrappedKey,
    prove_holder,
    reseal,
)
from poems_desktop.store.lease import Lease
from poems_desktop.store.pairing import resealed, seal_previous, work_folder
from poems_desktop.store.places import RECORDS_FILE, require_store, sync, write_private
from poems_desktop.store.roles import User
from poems_desktop.store.sqlcipher import dbapi
from poems_desktop.store.unlocking import Clock, counted_tries
from poems_desktop.store.users import require_manager
from poems_desktop.store.verifying import verify_chain

_ROOM = 1024 * 1024
_PAGES_AT_ONCE = 500
_CHECKS = 4
_NOT_A_DATABASE = 26


def rotate_key(
    folder: Path,
    key: UnlockedKey,
    *,
    clock: Clock,
    passphrases: Mapping[str, str] | None = None,
    report: Callable[[Progress], None] = UNWATCHED.report,
) -> UnlockedKey:
    """The records at `folder` are encrypted with a new key, which is given back, for `Store.open`.

    The store must be closed here and everywhere. The caller wipes both keys. `passphrases` (by
    user id) restricts the new key to users who prove themselves; see the module. Slow by intent:
    call it from a worker thread, in which `report` hears how far it is.

    Raises:
        StoreInUse, StoreBusy, StoreFull, MayNotManage, KeyOutOfDate, KeysAltered, RotationFailed,
        WrongPassphrase, LastPhysician and other `StoreError`. The store then opens as before.

    """
    with translated(folder):
        require_store(folder)
        lease = Lease(folder)
        try:
            with locked_keys(folder):
                return _rotate(folder, key, clock, passphrases, Watch(report))
        finally:
            lease.release()


@dataclass(frozen=True, slots=True)
class _Facts:
    tables: tuple[tuple[str, int], ...]
    head: tuple[int, str] | None
    drafts: str


def _rotate(
    folder: Path,
    key: UnlockedKey,
    clock: Clock,
    passphrases: Mapping[str, str] | None,
    watch: Watch,
) -> UnlockedKey:
    file = read_key_file(folder)
    if isinstance(file, FirstKeyFile) or file.previous is not None:
        raise KeyOutOfDate
    require_sealed(file, key)
    require_manager(file, key)
    data_key = bytearray(secrets.token_bytes(KEY_BYTES))
    new = UnlockedKey(key.store_id, key.generation + 1, data_key, key.user)
    try:
        handed = _handed_over(folder, file, new, clock, passphrases)
        with work_folder(folder) as work:
            _require_room(folder)
            _copy(folder, work, key, new, watch)
            _renew(work, new, clock(), watch)
            _exchange(folder, work, (file, key), (handed, new))
    except BaseException:
        new.wipe()
        raise
    return new


def _exchange(
    folder: Path,
    work: Path,
    before: tuple[KeyFile, UnlockedKey],
    after: tuple[KeyFile, UnlockedKey],
) -> None:
    (_, old), (handed, new) = before, after
    both = replace(handed, previous=seal_previous(old, new))
    try:
        write_key_file(folder, both, new)
        (work / RECORDS_FILE).replace(folder / RECORDS_FILE)
    except OSError:
        write_key_file(folder, *before)
        raise
    # From here on the records are new; what cannot be written now is settled at the unlocking.
    with suppress(OSError):
        sync(folder)
        write_key_file(folder, handed, new)


def _handed_over(
    folder: Path,
    file: KeyFile,
    new: UnlockedKey,
    clock: Clock,
    passphrases: Mapping[str, str] | None,
) -> KeyFile:
    if passphrases is None:
        return resealed(file, new)
    if set(passphrases) - {user.id for user, _ in file.users}:
        raise NoSuchUser
    users: list[tuple[User, WrappedKey]] = []
    with counted_tries(folder, clock):
        for user, entry in file.users:
            if user.id in passphrases:
                prove_holder(entry, file.store_id, passphrases[user.id])
                users.append((user, reseal(entry, new)))
            else:
                users.append((user, replace(entry, sealed=None)))
    if not any(user.role == "physician" and entry.sealed for user, entry in users):
        raise LastPhysician
    return KeyFile(file.store_id, new.generation, tuple(users))


def _copy(folder: Path, work: Path, key: UnlockedKey, new: UnlockedKey, watch: Watch) -> None:
    write_private(work / RECORDS_FILE, b"")
    with closing(Database(folder, key)) as source:
        if source.format < FORMAT:
            raise StoreOlder
        source.require_of(key)
        _leave_wal(source.connection)
        expected = _facts(source.connection)
        with closing(Database(work, new, fresh=True)) as target:
            _leave_wal(target.connection)
            source.connection.backup(
                target.connection,
                pages=_PAGES_AT_ONCE,
                progress=lambda _, left, total: watch.tell("copying", total - left, total),
            )
    if (folder / f"{RECORDS_FILE}-wal").exists():
        raise StoreBusy  # It would be taken for a side file of the new records.
    with closing(connect_to_read(work / RECORDS_FILE, new)) as connection:
        if _facts(connection) != expected:
            raise RotationFailed


def _renew(work: Path, new: UnlockedKey, now: datetime, watch: Watch) -> None:
    with closing(Database(work, new)) as database:
        with database.writing() as connection:
            connection.execute(
                "UPDATE store_meta SET value = ? WHERE name = 'key_generation'",
                (str(new.generation),),
            )
            append_event(
                connection,
                "rotate_key",
                {"generation": new.generation},
                store_id=new.store_id,
                author=new.user.name if new.user else "Recovery sheet",
                role=new.user.role if new.user else "recovery",
                at=now,
            )
        _leave_wal(database.connection)
    sync(work / RECORDS_FILE)
    sync(work)
    with closing(connect_to_read(work / RECORDS_FILE, new)) as connection:
        _require_sound(connection, new, watch)


def _require_sound(connection: dbapi.Connection, key: UnlockedKey, watch: Watch) -> None:
    meta = dict(connection.execute("SELECT name, value FROM store_meta"))
    watch.tell("checking", 0, _CHECKS)
    pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    watch.tell("checking", 1, _CHECKS)
    structure = connection.execute("PRAGMA integrity_check").fetchall()
    watch.tell("checking", 2, _CHECKS)
    references = connection.execute("PRAGMA foreign_key_check").fetchall()
    watch.tell("checking", 3, _CHECKS)
    sound = (
        (meta.get("store_id"), meta.get("key_generation")) == (key.store_id, str(key.generation))
        and not pages
        and structure == [("ok",)]
        and not references
        and verify_chain(connection, key.store_id).ok
    )
    watch.tell("checking", _CHECKS, _CHECKS)
    if not sound:
        raise RotationFailed


def _facts(connection: dbapi.Connection) -> _Facts:
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        )
    ]
    tables = []
    for name in names:
        quoted = name.replace('"', '""')
        (count,) = connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()  # noqa: S608
        tables.append((name, count))
    head = connection.execute("SELECT seq, hash FROM revision ORDER BY seq DESC LIMIT 1").fetchone()
    rows = connection.execute("SELECT * FROM draft ORDER BY 1")
    drafts = digest(*(repr(row).encode("utf-8", "surrogatepass") for row in rows))
    return _Facts(tuple(tables), head, drafts)


def _leave_wal(connection: dbapi.Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    if mode != "delete":
        raise StoreBusy


def _require_room(folder: Path) -> None:
    size = sum((folder / name).stat().st_size for name in _present_records(folder))
    if shutil.disk_usage(folder).free < size + _ROOM:
        msg = (
            "The disk has no room for a second copy of the records, which renewing the key needs. "
            "Nothing was changed. Make room on the disk, then try again."
        )
        raise StoreFull(msg)


def _present_records(folder: Path) -> list[str]:
    names = (RECORDS_FILE, f"{RECORDS_FILE}-wal")
    return [name for name in names if (folder / name).exists()]
