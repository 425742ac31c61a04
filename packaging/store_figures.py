"""What is timed on a scale store: each task of the store beside raw SQLCipher doing the same.

Raw means: the same file, key and pragmas, hand-written SQL, tuples instead of objects, no seals
beyond what the answer needs. Tasks that write work on a copy.
"""

# ruff: noqa: S608 - what is put into the SQL are the column lists below.

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from poems_desktop.store.backup import back_up
from poems_desktop.store.backup.opening import keyed
from poems_desktop.store.database import Database
from poems_desktop.store.keys import DEFAULT_KDF, UnlockedKey
from poems_desktop.store.places import RECORDS_FILE
from poems_desktop.store.sqlcipher import dbapi
from poems_desktop.store.store import CohortQuestion, Store
from poems_desktop.store.unlocking import unlock_key
from poems_desktop.store.users import change_passphrase
from scale_content import Cohort
from scale_store import AUTHOR, PASSPHRASE

Call = Callable[[], object]
LIST = "patient_id, family, given, record_number, born, sex, fictional, seq"
ORDER = "ORDER BY sort_family, sort_given, patient_id LIMIT 100"


@dataclass
class Figure:
    """Times of one task in seconds: ours, and the floor's."""

    name: str
    aim: str = ""
    ours: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float | None:
        """Ours by the floor's, medians."""
        if not self.floor:
            return None
        return statistics.median(self.ours) / statistics.median(self.floor)


@dataclass(frozen=True)
class Scene:
    """A store to measure on, a place for copies, and who is in it."""

    folder: Path
    scratch: Path
    patients: int
    cohort: Cohort

    def some(self, count: int) -> list[int]:
        """Numbers of patients spread over the store."""
        return [(number * 7919 + 13) % self.patients for number in range(count)]


def now() -> datetime:
    """The computer's clock."""
    return datetime.now(UTC)


def reading(scene: Scene, key: UnlockedKey) -> Iterator[Figure]:
    """Lists, search, opening a patient, cohorts."""
    with (
        Store.open(scene.folder, key, author=AUTHOR, clock=now) as store,
        _raw(scene.folder, key) as raw,
    ):
        yield _in_turns(
            Figure("first list, 100 rows", "1.5x"),
            [lambda: store.search("", limit=100)] * 15,
            [lambda: _all(raw, f"SELECT {LIST} FROM patient_index WHERE deleted = 0 {ORDER}")] * 15,
        )
        typed = _typed(scene)
        yield _in_turns(
            Figure(f"search as you type, {len(typed)} prefixes", "1.5x, under 30 ms"),
            [partial(store.search, one, limit=100) for one in typed],
            [partial(_raw_search, raw, one) for one in typed],
        )
        names = [f"scale-{number:06d}" for number in scene.some(60)]
        yield _in_turns(
            Figure("open a patient, 13 entries", "1.5x"),
            [partial(_opened, store, one) for one in names],
            [partial(_raw_patient, raw, one) for one in names],
        )
        question = CohortQuestion(sex="F", visits_at_least=5, last_visit_from="2015")
        condition = "deleted = 0 AND sex = 'F' AND last_visit >= '2015' AND visits >= 5"
        columns = f"{LIST}, diagnosis, visits, first_visit, last_visit"
        yield _in_turns(
            Figure("cohort table, count and first 100", "1.5x"),
            [lambda: (store.cohort_size(question), store.cohort(question, limit=100))] * 9,
            [
                lambda: (
                    _all(raw, f"SELECT count(*) FROM patient_index WHERE {condition}"),
                    _all(raw, f"SELECT {columns} FROM patient_index WHERE {condition} {ORDER}"),
                )
            ]
            * 9,
        )


def whole(scene: Scene, key: UnlockedKey, rounds: int) -> Iterator[Figure]:
    """What reads everything: proving the chain, a backup."""
    records = scene.folder / RECORDS_FILE
    place = scene.scratch / "backups"
    place.mkdir()
    with Store.open(scene.folder, key, author=AUTHOR, clock=now) as store:
        with _raw(scene.folder, key) as raw:
            yield _in_turns(
                Figure("verify the chain", "1.5x"),
                [lambda: _require(store.verify().ok)] * rounds,
                [lambda: _raw_proof(raw)] * rounds,
            )
        yield _in_turns(
            Figure("backup, checked (floor: copy and sync)", ""),
            [lambda: _backed_up(scene.folder, key, place)] * rounds,
            [lambda: _raw_copy(records, key, place)] * rounds,
        )


def writing(scene: Scene, *, rebuild: bool = True) -> Iterator[Figure]:
    """What changes the store, on a copy of it."""
    folder = _copied(scene, "ours")
    change_passphrase(folder, PASSPHRASE, "owner", PASSPHRASE, kdf=DEFAULT_KDF)
    yield _in_turns(
        Figure("open and unlock, Argon2id 256 MiB", "1.5x"),
        [lambda: _open_and_list(folder)] * 5,
        [lambda: _raw_open(folder)] * 5,
    )
    with (
        unlock_key(folder, PASSPHRASE) as key,
        Store.open(folder, key, author=AUTHOR, clock=now) as store,
        _raw(_copied(scene, "floor"), key) as raw,
    ):
        yield _drafts(store, raw, scene)
        yield _signing(store, raw, scene)
        if rebuild:
            yield Figure("rebuild lists and search", ours=[_timed(store.rebuild)])


def _copied(scene: Scene, name: str) -> Path:
    """A copy of the store: rows that hand-made SQL adds are no part of a chain."""
    folder = scene.scratch / f"{name}.poems"
    shutil.copytree(scene.folder, folder, ignore=shutil.ignore_patterns("backups", "*.lock"))
    return folder


def _drafts(store: Store, raw: dbapi.Connection, scene: Scene) -> Figure:
    content = {"answers": {}, "date": "2025-11-20", "note": "A line that is being typed. " * 40}
    names = [f"scale-{number:06d}" for number in scene.some(80)]
    return _in_turns(
        Figure("save a draft", "1.5x, under 20 ms"),
        [partial(store.save_draft, f"{one}-d", one, content, None) for one in names],
        [partial(_raw_draft, raw, one, str(content)) for one in names],
    )


def _signing(store: Store, raw: dbapi.Connection, scene: Scene) -> Figure:
    figure = Figure("sign a visit", "1.5x, under 20 ms")
    for number in scene.some(80):
        name = f"scale-{number:06d}"
        visit = store.head("visit", f"{name}-visit-1")
        if visit is None:
            continue
        content, weighed = dict(visit.content, id=f"{name}-v"), visit.assessment
        # A visit that is signed was on the screen: its patient's pages are in the cache of both.
        store.heads_of(name)
        _raw_patient(raw, name)
        figure.floor.append(_timed(partial(_raw_visit, raw, name, visit.content_json)))
        signing = partial(store.sign_visit, f"{name}-v", name, content)
        figure.ours.append(_timed(partial(signing, base_seq=None, assessment=weighed)))
    return figure


def _raw_draft(raw: dbapi.Connection, name: str, text: str) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(
        "INSERT OR REPLACE INTO draft (visit_id, patient_id, content, saved_at, content_digest)"
        " VALUES (?, ?, ?, ?, ?)",
        (f"{name}-raw", name, text, "now", hashlib.sha256(text.encode()).hexdigest()),
    )
    raw.execute("COMMIT")


def _raw_visit(raw: dbapi.Connection, name: str, text: str) -> None:
    """The rows that a signed visit is, its search words included, with one digest."""
    entity, salt = f"{name}-raw", secrets.token_bytes(16)
    seal = hashlib.sha256(salt + text.encode()).hexdigest()
    raw.execute("BEGIN IMMEDIATE")
    (seq,) = raw.execute("SELECT max(seq) + 1 FROM revision").fetchone()
    raw.execute(
        "INSERT INTO revision (seq, seal_format, store_id, kind, entity_id, patient_id, version,"
        " action, author, role, saved_at, definitions, content_digest, previous_hash, hash, salt,"
        " content)"
        " VALUES (?, 2, 's', 'visit', ?, ?, 1, 'sign', 'a', 'r', 't', '{}', ?, '', ?, ?, ?)",
        (seq, entity, name, seal, seal, salt, text),
    )
    raw.execute("INSERT INTO entity_head VALUES ('visit', ?, ?, ?)", (entity, name, seq))
    raw.execute(
        "INSERT INTO visit_index VALUES (?, ?, '2025-11-20', 'Follow-up', '', ?)",
        (entity, name, seq),
    )
    (number, words) = raw.execute(
        "SELECT number, plain FROM patient_index WHERE patient_id = ?", (name,)
    ).fetchone()
    raw.execute("DELETE FROM patient_text WHERE rowid = ?", (number,))
    raw.execute(
        "INSERT INTO patient_text (rowid, name, record_number, diagnosis, notes)"
        " VALUES (?, ?, '', '', 'as before')",
        (number, words),
    )
    raw.execute("UPDATE patient_index SET visits = visits WHERE number = ?", (number,))
    raw.execute("DELETE FROM draft WHERE visit_id = ?", (entity,))
    raw.execute("COMMIT")


def _open_and_list(folder: Path) -> None:
    with (
        unlock_key(folder, PASSPHRASE) as key,
        Store.open(folder, key, author=AUTHOR, clock=now) as store,
    ):
        store.search("", limit=100)


def _raw_open(folder: Path) -> None:
    """One derivation, the records opened, a row committed, the first list read."""
    derived = Argon2id(
        salt=b"s" * 16,
        length=32,
        iterations=DEFAULT_KDF.iterations,
        lanes=DEFAULT_KDF.lanes,
        memory_cost=DEFAULT_KDF.memory_kib,
    ).derive(PASSPHRASE.encode())
    _require(len(derived) > 0)
    with _known_key(folder) as key, _raw(folder, key) as raw:
        raw.execute("INSERT OR REPLACE INTO store_meta (name, value) VALUES ('measured', 'x')")
        _all(raw, f"SELECT {LIST} FROM patient_index WHERE deleted = 0 {ORDER}")


_KEYS: dict[Path, UnlockedKey] = {}


@contextmanager
def _known_key(folder: Path) -> Iterator[UnlockedKey]:
    """The data key without its derivation, which the caller of the floor has paid for already."""
    if folder not in _KEYS:
        _KEYS[folder] = unlock_key(folder, PASSPHRASE)
    yield _KEYS[folder]


def _raw_search(raw: dbapi.Connection, typed: str) -> list[tuple[object, ...]]:
    chosen = (
        "SELECT rowid FROM patient_text WHERE patient_text MATCH ?1"
        if len(typed) > 2  # noqa: PLR2004 - shorter prefixes are not in the text index
        else "SELECT number FROM name_word WHERE word >= ?1 AND word < ?1 || x'f48fbfbf'"
    )
    value = f'"{typed}" *' if len(typed) > 2 else typed  # noqa: PLR2004
    sql = f"SELECT {LIST} FROM patient_index WHERE deleted = 0 AND number IN ({chosen}) {ORDER}"
    return raw.execute(sql, (value,)).fetchall()


def _opened(store: Store, name: str) -> object:
    return store.heads_of(name), store.drafts_of(name)


def _raw_patient(raw: dbapi.Connection, name: str) -> object:
    return raw.execute(
        "SELECT r.* FROM entity_head h JOIN revision r ON r.seq = h.seq"
        " WHERE h.patient_id = ? ORDER BY h.seq",
        (name,),
    ).fetchall(), raw.execute("SELECT * FROM draft WHERE patient_id = ?", (name,)).fetchall()


def _raw_proof(raw: dbapi.Connection) -> None:
    """Every page proved, every row read, each content hashed once."""
    _require(not raw.execute("PRAGMA cipher_integrity_check").fetchall())
    for *_, salt, content in raw.execute(
        "SELECT seq, store_id, entity_id, hash, previous_hash, saved_at, salt, content"
        " FROM revision ORDER BY seq"
    ):
        if content is not None:
            hashlib.sha256(salt + content.encode()).digest()


def _backed_up(folder: Path, key: UnlockedKey, place: Path) -> None:
    made = back_up(folder, key, clock=now, destination=place)
    shutil.rmtree(made.info.path)


def _raw_copy(records: Path, key: UnlockedKey, place: Path) -> None:
    target = place / "raw.db"
    target.write_bytes(b"")
    with keyed(records, key, "rw") as source, keyed(target, key, "rw") as copy:
        copy.execute("PRAGMA synchronous = OFF")
        source.backup(copy)
    descriptor = os.open(target, os.O_RDWR)
    os.fsync(descriptor)
    os.close(descriptor)
    target.unlink()


def _typed(scene: Scene) -> list[str]:
    """What a search field holds after each key of a name; letters that fold to themselves."""
    names = [scene.cohort.name(number)[0].lower() for number in scene.some(80)]
    plain = [name for name in names if name.isascii()][:12]
    return [name[:end] for name in plain for end in range(1, len(name) + 1)]


def _in_turns(figure: Figure, ours: Sequence[Call], floors: Sequence[Call]) -> Figure:
    """Ours and the floor by turns, so that a noisy machine hits both alike; the first is warm."""
    if len(ours) > 2:  # noqa: PLR2004 - a long task is not run for nothing
        floors[0]()
        ours[0]()
    for place, (one, floor) in enumerate(zip(ours, floors, strict=True)):
        # Who comes second finds the pages in the system's memory.
        if place % 2:
            figure.ours.append(_timed(one))
            figure.floor.append(_timed(floor))
        else:
            figure.floor.append(_timed(floor))
            figure.ours.append(_timed(one))
    return figure


@contextmanager
def _raw(folder: Path, key: UnlockedKey) -> Iterator[dbapi.Connection]:
    """A connection with the store's own pragmas, and nothing else of the store."""
    database = Database(folder, key)
    try:
        yield database.connection
    finally:
        database.close()


def _all(raw: dbapi.Connection, sql: str) -> list[tuple[object, ...]]:
    return raw.execute(sql).fetchall()


def _require(fine: bool) -> None:  # noqa: FBT001 - a plain question
    if not fine:
        message = "the store that is measured is not whole"
        raise RuntimeError(message)


def _timed(call: Call) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started
