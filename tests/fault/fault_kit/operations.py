"""What is being done to a store while a fault strikes: each operation, its place, its outcome."""

import importlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from fault_kit.reading import (
    CHEAP,
    MORNING,
    NEXT_DAY,
    PASSPHRASE,
    Lost,
    TickingClock,
    look,
    opened,
    opens_with,
)
from poems_desktop.store.backup.keeper import BackupKeeper
from poems_desktop.store.backup.listing import list_backups
from poems_desktop.store.backup.making import back_up
from poems_desktop.store.backup.restoring import restore
from poems_desktop.store.places import sync
from poems_desktop.store.recovery import seal_recovery
from poems_desktop.store.rotation import rotate_key
from poems_desktop.store.store import Store, create_store
from poems_desktop.store.unlocking import unlock_key, unlock_with_recovery
from poems_desktop.store.users import (
    add_user,
    change_passphrase,
    list_users,
    remove_user,
    set_role,
)

Tell = Callable[[str], None]

STORE = "clinic.poems"
SCHEMA_1 = Path(__file__).resolve().parents[2] / "migration" / "data" / "schema-1"
SCHEMA_1_PASSPHRASE = "a sample of long ago"
LEFT_AFTER_ROUND = 2
RESTORED = "restored.poems"
STICK = "stick"
SHEET = "sheet.txt"
NEW_PASSPHRASE = "close sesame"
LONG = "Sensory loss to the knee on both sides; walks with a stick. " * 90


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing users do.

    `prepare` makes the place once; `run` is what the child does, telling each step only when it
    was acknowledged; `look` says what is there, and raises `Lost` if it is not sound.
    """

    name: str
    prepare: Callable[[Path], None]
    run: Callable[[Path, Tell], None]
    look: Callable[[Path], object]


def warm() -> None:
    """Everything an operation imports is imported, so that a fork does not pay for it."""
    for name in ("store", "migrations", "database", "keys"):
        importlib.import_module(f"poems_desktop.store.{name}")


def filled(place: Path) -> None:
    """A store of two patients with visits, a correction and a draft."""
    with Store.create(
        place / STORE, PASSPHRASE, author="Dr. Ada", clock=TickingClock(), kdf=CHEAP
    ) as store:
        store.save("patient", "p1", "p1", {"family": "Rossi", "given": "Anna"})
        store.save("patient", "p2", "p2", {"family": "Łuczak", "given": "Jan"})
        first = store.save("visit", "v1", "p1", {"n": 1, "note": LONG})
        store.sign_visit("v1", "p1", {"n": 2}, base_seq=first.seq, reason="typing error")
        store.save_draft("v2", "p2", {"n": 3, "note": LONG}, None)


def unlocked(place: Path) -> Store:
    """The store of the place on the day on which the fault strikes."""
    return opened(place / STORE, day=NEXT_DAY)


def look_at_store(place: Path) -> object:
    """What the place's store holds."""
    return look(place / STORE)


def now() -> TickingClock:
    """The clock of the day on which the fault strikes."""
    return TickingClock(NEXT_DAY)


def _create(place: Path, tell: Tell) -> None:
    create_store(place / STORE, PASSPHRASE, clock=now(), kdf=CHEAP).wipe()
    tell("created")


def _look_at_new(place: Path) -> object:
    return look(place / STORE) if (place / STORE).exists() else "no store"


def _draft(place: Path, tell: Tell) -> None:
    with unlocked(place) as store:
        for number, note in enumerate(("", LONG, "shorter")):
            store.save_draft("v2", "p2", {"n": number, "note": note}, None)
            tell(f"draft {number}")
        store.discard_draft("v2")
        tell("discarded")
    tell("locked")


def _sign(place: Path, tell: Tell) -> None:
    with unlocked(place) as store:
        first = store.sign_visit("v2", "p2", {"n": 4, "note": LONG}, base_seq=None)
        tell("signed")
        store.save_draft("v2", "p2", {"n": 5}, first.seq)
        tell("correction typed")
        store.sign_visit("v2", "p2", {"n": 5}, base_seq=first.seq, reason="typing error")
        tell("corrected")
        store.save("patient", "p2", "p2", {"family": "Nowak"}, reason="married")
        tell("renamed")
    tell("locked")


def _rebuild(place: Path, tell: Tell) -> None:
    with unlocked(place) as store:
        store.rebuild()
        tell("rebuilt")
    tell("locked")


def _change_passphrase(place: Path, tell: Tell) -> None:
    change_passphrase(place / STORE, PASSPHRASE, "owner", NEW_PASSPHRASE, kdf=CHEAP, clock=now())
    tell("changed")


def _look_with_either(place: Path) -> object:
    opening = [
        word
        for word in (PASSPHRASE, NEW_PASSPHRASE)
        if opens_with(place / STORE, partial(opened, place / STORE, word))
    ]
    if len(opening) != 1:
        msg = f"{len(opening)} of the two passphrases open the store"
        raise Lost(msg)
    return opening, look(place / STORE, opening[0])


def _users(place: Path, tell: Tell) -> None:
    folder = place / STORE
    with unlock_key(folder, PASSPHRASE, clock=now()) as key:
        words = seal_recovery(folder, key, kdf=CHEAP)
        _note_down(place / SHEET, words.text)
        tell("sheet printed")
        nurse = add_user(folder, key, "Nora", "coordinator", "nora's own", kdf=CHEAP)
        tell("added")
        set_role(folder, key, nurse.id, "reader")
        tell("role set")
        remove_user(folder, key, nurse.id)
        tell("removed")


def _note_down(path: Path, text: str) -> None:
    work = path.with_suffix(".new")
    work.write_text(text, encoding="utf-8")
    sync(work)
    work.rename(path)
    sync(path.parent)


def _look_at_users(place: Path) -> object:
    folder = place / STORE
    people = [(user.name, user.role) for user in list_users(folder)]
    nora = opens_with(folder, partial(opened, folder, "nora's own"))
    sheet = place / SHEET
    # Before the words were noted down nobody could have used them.
    by_sheet = sheet.exists()
    if by_sheet:
        unlock_with_recovery(folder, sheet.read_text(encoding="utf-8"), clock=now()).wipe()
    return people, nora, by_sheet, look(folder)


def _back_up(place: Path, tell: Tell) -> None:
    folder = place / STORE
    with unlock_key(folder, PASSPHRASE, clock=now()) as key:
        clock = now()
        back_up(folder, key, clock=clock)
        tell("backed up")
        back_up(folder, key, clock=clock, destination=place / STICK)
        tell("backed up to the stick")


def _with_stick(place: Path) -> None:
    filled(place)
    (place / STICK).mkdir()


def _look_at_backups(place: Path) -> object:
    folder = place / STORE
    return [_backups_in(folder, None), _backups_in(folder, place / STICK), look(folder)]


def _backups_in(folder: Path, at: Path | None) -> list[object]:
    return [_look_into(info.path, folder) for info in list_backups(folder, at)]


def _look_into(backup: Path, folder: Path) -> object:
    target = folder.with_name("looked-into.poems")
    try:
        _restore(backup, target)
        return look(target)
    finally:
        shutil.rmtree(target, ignore_errors=True)


def _restore(backup: Path, target: Path) -> None:
    with unlock_key(backup, PASSPHRASE, clock=now()) as key:
        restore(backup, target, key, author="Dr. Ada", clock=now())


def _backed_up_then_crashed(place: Path) -> None:
    """A backup, then more saves that are still in the -wal: the program was killed."""
    filled(place / "before")
    folder = place / "before" / STORE
    with unlock_key(folder, PASSPHRASE, clock=now()) as key:
        back_up(folder, key, clock=now())
    with opened(folder) as store:
        store.save("visit", "v9", "p2", {"late": True, "note": LONG})
        store.save_draft("v8", "p1", {"late": True}, None)
        shutil.copytree(folder, place / STORE)
    shutil.rmtree(place / "before")


def _only_backup(place: Path) -> Path:
    (info,) = list_backups(place / STORE)
    return info.path


def _restore_to_new(place: Path, tell: Tell) -> None:
    _restore(_only_backup(place), place / RESTORED)
    tell("restored")


def _look_at_both(place: Path) -> object:
    new = place / RESTORED
    return look(new) if new.exists() else "nothing new", look(place / STORE)


def _restore_in_place(place: Path, tell: Tell) -> None:
    _restore(_only_backup(place), place / STORE)
    tell("restored")


def _look_at_replaced(place: Path) -> object:
    """What is in place; what was there before must be somewhere."""
    found = look(place / STORE)
    aside = sorted((place / STORE).glob("replaced-*.poems"))
    if any((each / "records.db").samefile(place / STORE / "records.db") for each in aside):
        msg = "the store that was kept aside and the one in use are one file"
        raise Lost(msg)
    kept = [found, *(look(each) for each in aside)]
    if not any("visit v9" in contents and "draft v8" in contents for contents in kept):
        msg = "what the restore replaced is gone"
        raise Lost(msg)
    return found


def _rotate(place: Path, tell: Tell) -> None:
    folder = place / STORE
    with unlock_key(folder, PASSPHRASE, clock=now()) as key:
        rotate_key(folder, key, clock=now()).wipe()
    tell("rotated")


def _look_after_rotation(place: Path) -> object:
    folder = place / STORE
    found = look(folder)
    with unlock_key(folder, PASSPHRASE, clock=now()) as key:
        left = sorted(path.name for path in folder.glob(".rotation*"))
        return key.generation, left, found


def _released(place: Path) -> None:
    """A store as the first version of the program left it."""
    shutil.copytree(SCHEMA_1, place / STORE)


def _migrate(place: Path, tell: Tell) -> None:
    with opened(place / STORE, SCHEMA_1_PASSPHRASE) as store:
        tell("migrated")
        store.save("patient", "new", "new", {"family": "Neri"})
        tell("saved")
    tell("locked")


def _look_at_migrated(place: Path) -> object:
    return look(place / STORE, SCHEMA_1_PASSPHRASE)


def _recover(place: Path, tell: Tell) -> None:
    with unlocked(place) as store:
        tell("open again")
        store.save_draft("v8", "p1", {"late": "still"}, None)
        tell("draft")
    tell("locked")


def _erase(place: Path, tell: Tell) -> None:
    with unlocked(place) as store:
        store.delete_patient("p2", "entered twice")
        tell("deleted")
        store.erase_patient("p2", "asked for by the patient", "GDPR Art. 17")
        tell("erased")
    tell("locked")


def _with_old_backups(place: Path) -> None:
    """Two backups of one day long ago, of which one is thinned out at the next round."""
    filled(place)
    folder = place / STORE
    for hour in range(2):
        clock = TickingClock(MORNING - timedelta(days=20, hours=hour))
        with unlock_key(folder, PASSPHRASE, clock=now()) as key:
            back_up(folder, key, clock=clock)
    with opened(folder) as store:
        store.save("visit", "v3", "p1", {"n": 6})


def _backup_round(place: Path, tell: Tell) -> None:
    with unlock_key(place / STORE, PASSPHRASE, clock=now()) as key:
        keeper = BackupKeeper(place / STORE, key, clock=now())
        done = keeper.run(at_once=True)
        if done.troubles or not done.rotated.removed or done.proof is None:
            msg = f"the round did not do all it should: {done.sentences}"
            raise Lost(msg)
        keeper.close()
    tell("backed up, thinned out, proven")


def _look_at_rounds(place: Path) -> object:
    """The store, and whether a backup holds the same; each in the list must restore."""
    folder = place / STORE
    held = _backups_in(folder, None)
    if len(held) < LEFT_AFTER_ROUND:
        msg = f"only {len(held)} backups are left"
        raise Lost(msg)
    found = look(folder)
    return found, found in held


def _three_drafts(place: Path, tell: Tell, *, told_first: bool = False, sync: str = "FULL") -> None:
    with unlocked(place) as store:
        store._database.connection.execute(f"PRAGMA synchronous = {sync}")
        for number in range(3):
            if told_first:
                tell(f"draft {number}")
            store.save_draft("v2", "p2", {"n": number}, None)
            if not told_first:
                tell(f"draft {number}")


# Wrong on purpose: a campaign that finds nothing lost in the second and third proves nothing.
HONEST = Operation("control: honest", filled, _three_drafts, look_at_store)
UNSYNCED = Operation(
    "control: nothing synced", filled, partial(_three_drafts, sync="OFF"), look_at_store
)
TOLD_TOO_EARLY = Operation(
    "control: told too early", filled, partial(_three_drafts, told_first=True), look_at_store
)
CONTROLS = (HONEST, UNSYNCED, TOLD_TOO_EARLY)
ALL: tuple[Operation, ...] = (
    Operation("create", lambda place: place.mkdir(exist_ok=True), _create, _look_at_new),
    Operation("draft", filled, _draft, look_at_store),
    Operation("sign", filled, _sign, look_at_store),
    Operation("rebuild", filled, _rebuild, look_at_store),
    Operation("recover after a kill", _backed_up_then_crashed, _recover, look_at_store),
    Operation("delete and erase", filled, _erase, look_at_store),
    Operation("migrate", _released, _migrate, _look_at_migrated),
    Operation("change passphrase", filled, _change_passphrase, _look_with_either),
    Operation("users and recovery sheet", filled, _users, _look_at_users),
    Operation("backup", _with_stick, _back_up, _look_at_backups),
    Operation("backup round", _with_old_backups, _backup_round, _look_at_rounds),
    Operation("restore to a new folder", _backed_up_then_crashed, _restore_to_new, _look_at_both),
    Operation("restore in place", _backed_up_then_crashed, _restore_in_place, _look_at_replaced),
    Operation("rotate key", filled, _rotate, _look_after_rotation),
)
BY_NAME = {operation.name: operation for operation in (*ALL, *CONTROLS)}
