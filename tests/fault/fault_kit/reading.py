"""Opening what a fault left behind: is it whole, and what does it hold?"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from poems_desktop.store.boundary import translated
from poems_desktop.store.errors import PatientErased, StoreError
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Kind, Store

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
PASSPHRASE = "open sesame"
KINDS = ("patient", "visit", "measurement", "treatment", "transplant")
MORNING = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
NEXT_DAY = MORNING + timedelta(days=1)

Contents = dict[str, object]


class Lost(AssertionError):  # noqa: N818 - says what happened
    """A fault lost something, damaged something, or left something half done."""


class StaleIndex(Lost):
    """The revisions are right and the lists over them are not; a rebuild has repaired that."""


class TickingClock:
    """A second later at each look."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def opened(folder: Path, passphrase: str = PASSPHRASE, day: datetime = NEXT_DAY) -> Store:
    """The store in `folder`."""
    return Store.unlock(folder, passphrase, author="Dr. Ada", clock=TickingClock(day))


def prove_whole(store: Store) -> None:
    """Nothing happens if every page, table, link and index of the store is sound.

    Raises:
        Lost: naming what is not.

    """
    with translated(store.folder):
        _prove_pages(store)
    report = store.verify()
    if not report.ok:
        raise Lost(report.sentence)
    prove_index(store)


def _prove_pages(store: Store) -> None:
    connection = store._database.connection
    # cipher_integrity_check reads the file alone: a page torn while it was being brought over
    # from the -wal counts as broken until the next checkpoint has written it again.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    for check in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
        told = connection.execute(f"PRAGMA {check}").fetchall()
        if told not in ([], [("ok",)]):
            msg = f"{check}: {told}"
            raise Lost(msg)


def prove_index(store: Store) -> None:
    """Nothing happens if the index says what the revisions say.

    Raises:
        StaleIndex: if a rebuilt index differs.

    """
    before = (store.patients(), sorted(_indexed(store)))
    store.rebuild()
    if before != (store.patients(), sorted(_indexed(store))):
        msg = "the index is not what the revisions say"
        raise StaleIndex(msg)


def _indexed(store: Store) -> list[tuple[object, ...]]:
    sql = "SELECT kind, entity_id, patient_id, seq FROM entity_head"
    return list(store._database.connection.execute(sql))


def contents(store: Store) -> Contents:
    """Everything a clinician entered, without what differs between two equal runs."""
    with translated(store.folder):
        connection = store._database.connection
        entities = connection.execute("SELECT DISTINCT kind, entity_id FROM revision").fetchall()
        visits = [visit for (visit,) in connection.execute("SELECT visit_id FROM draft")]
    saved = {
        f"{kind} {entity}": _history(store, kind, entity)
        for kind, entity in entities
        if kind in KINDS
    }
    drafts = {f"draft {each}": _draft(store, each) for each in visits}
    names = {"patients": [(row.patient_id, row.family, row.given) for row in store.patients()]}
    return {**saved, **drafts, **names}


def _history(store: Store, kind: Kind, entity: str) -> list[tuple[object, ...]] | str:
    try:
        return [
            (each.version, each.author, each.role, each.reason, each.content_json)
            for each in store.history(kind, entity)
        ]
    except PatientErased:
        return "erased"


def _draft(store: Store, visit: str) -> tuple[object, ...]:
    draft = store.draft(visit)
    assert draft is not None
    return draft.patient_id, draft.base_seq, draft.content_json


def look(folder: Path, passphrase: str = PASSPHRASE) -> Contents:
    """What the store in `folder` holds, after every check that it is whole.

    Raises:
        Lost: if it is not, or does not open.

    """
    try:
        with opened(folder, passphrase) as store:
            prove_whole(store)
            return contents(store)
    except StoreError as error:
        msg = f"{type(error).__name__}: {error}"
        raise Lost(msg) from error


def opens_with(folder: Path, unlock: Callable[[], Store]) -> bool:
    """Whether `unlock` opens the store."""
    try:
        unlock().lock()
    except StoreError:
        return False
    return True
