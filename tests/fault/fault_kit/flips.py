"""Damaged bytes: one flipped in every page, in every byte of `keys.json`, in the -wal, or cut."""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fault_kit.reading import Contents, Lost, contents, opened
from fault_kit.wal import FRAME_HEADER, HEADER, frames
from poems_desktop.store.errors import StoreError

PAGE = 4096
MOST_PAGES = 300
NAMED, EQUAL, OLDER, SILENT = "named", "equal", "silently older", "silently wrong"
Outcome = tuple[str, str]


@dataclass(slots=True)
class Damage:
    """What was damaged, how each time ended, and which times must not have ended so."""

    what: str
    outcomes: Counter[str] = field(default_factory=Counter)
    sentences: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)


def use_everything(folder: Path, whole: Contents) -> Outcome:
    """How a program that opens, verifies and reads all of `folder` fares: outcome and sentence."""
    try:
        with opened(folder) as store:
            report = store.verify()
            if not report.ok:
                return NAMED, report.sentence
            found = contents(store)
    except StoreError as error:
        return NAMED, f"{type(error).__name__}: {error.sentence}"
    return (EQUAL, "") if found == whole else (SILENT, "")


def flip_every_page(
    folder: Path, scratch: Path, *, every: int = 1, use: Callable[..., Outcome] = use_everything
) -> Damage:
    """One bit of one byte flipped in every page of the records, each on its own."""
    with opened(folder) as store:
        whole = contents(store)
    raw = (folder / "records.db").read_bytes()
    assert 0 < len(raw) // PAGE <= MOST_PAGES
    chance = random.Random(4)
    damage = Damage("one byte in every page of records.db")
    for page in range(0, len(raw) // PAGE, every):
        at = page * PAGE + chance.randrange(PAGE)
        with _damaged(folder, scratch, "records.db", _flipped(raw, at, chance)) as copy:
            outcome, sentence = use(copy, whole)
        damage.outcomes[outcome] += 1
        damage.sentences.add(sentence)
        if outcome != NAMED:
            damage.failures.append(f"page {page + 1}, byte {at % PAGE}: {outcome}")
    return damage


def flip_every_byte_of_keys(folder: Path, scratch: Path, *, every: int = 1) -> Damage:
    """One bit flipped in every byte of keys.json: refused by name, or equal in meaning."""
    with opened(folder) as store:
        whole = contents(store)
    raw = (folder / "keys.json").read_bytes()
    chance = random.Random(4)
    damage = Damage("one byte of keys.json")
    for at in range(0, len(raw), every):
        with _damaged(folder, scratch, "keys.json", _flipped(raw, at, chance)) as copy:
            outcome, sentence = use_everything(copy, whole)
        damage.outcomes[outcome] += 1
        damage.sentences.add(sentence)
        # "Wrong passphrase" would send a clinician looking for a typing error.
        if outcome == SILENT or "WrongPassphrase" in sentence:
            damage.failures.append(f"byte {at}: {outcome} {sentence}")
    return damage


def damage_every_frame(live: Path, states: list[Contents], scratch: Path) -> Damage:
    """Each frame of a crashed store's -wal flipped in its head and body, and cut away.

    `states` is what the store held after each acknowledged save, the last being the whole.
    """
    raw = (live / "records.db-wal").read_bytes()
    chance = random.Random(4)
    damage = Damage("each frame of records.db-wal flipped and cut")
    for what, changed in _spoiled(raw, chance):
        with _damaged(live, scratch, "records.db-wal", changed) as copy:
            outcome, sentence = use_everything(copy, states[-1])
            if outcome == SILENT and _held(copy) in states:
                outcome = OLDER
        damage.outcomes[f"{what.split()[0]}: {outcome}"] += 1
        damage.sentences.add(sentence)
        if outcome not in (NAMED, EQUAL):
            damage.failures.append(f"{what}: {outcome}")
    return damage


def _held(folder: Path) -> Contents:
    with opened(folder) as store:
        return contents(store)


def _spoiled(raw: bytes, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    found = [frame for frame in frames(raw) if frame.same_log]
    yield "flipped header", _flipped(raw, chance.randrange(HEADER), chance)
    for number, frame in enumerate(found, 1):
        at = frame.start + chance.randrange(FRAME_HEADER)
        yield f"flipped head of frame {number}", _flipped(raw, at, chance)
        at = chance.randrange(frame.start + FRAME_HEADER, frame.end)
        yield f"flipped body of frame {number}", _flipped(raw, at, chance)
        yield f"cut before frame {number}", raw[: frame.start]
        yield f"cut in frame {number}", raw[: chance.randrange(frame.start + 1, frame.end)]
    yield "cut to nothing", b""


def _flipped(raw: bytes, at: int, chance: random.Random) -> bytes:
    return raw[:at] + bytes([raw[at] ^ (1 << chance.randrange(8))]) + raw[at + 1 :]


class _damaged:  # noqa: N801 - used as a function
    """A copy of the store with one file replaced, for the length of a block."""

    def __init__(self, folder: Path, scratch: Path, name: str, data: bytes) -> None:
        self._copy = scratch / folder.name
        shutil.rmtree(self._copy, ignore_errors=True)
        shutil.copytree(folder, self._copy)
        (self._copy / f"{name}").write_bytes(data)

    def __enter__(self) -> Path:
        return self._copy

    def __exit__(self, *exception: object) -> None:
        shutil.rmtree(self._copy)


def plain_copy(folder: Path, target: Path) -> None:
    """The records of `folder` without encryption, so without a check on their pages: a control."""
    with opened(folder) as store:
        connection = store._database.connection
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(target),))
        connection.execute("SELECT sqlcipher_export('plain')")
        connection.execute("DETACH DATABASE plain")


def silent_damage_without_checks(plain: Path, scratch: Path) -> int:
    """In how many pages of a plain copy a flipped byte changes what is read without an error."""
    raw = plain.read_bytes()
    chance = random.Random(4)
    whole = _rows(plain)
    silent = 0
    for page in range(1, len(raw) // PAGE):
        copy = scratch / "plain.db"
        copy.write_bytes(_flipped(raw, page * PAGE + chance.randrange(PAGE), chance))
        try:
            silent += _rows(copy) != whole
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            continue
    return silent


def _rows(path: Path) -> list[object]:
    connection = sqlite3.connect(path)
    try:
        return [
            connection.execute(f"SELECT * FROM {table}").fetchall()
            for table in ("revision", "draft", "patient_index")
        ]
    finally:
        connection.close()


__all__ = [
    "EQUAL",
    "NAMED",
    "OLDER",
    "SILENT",
    "Damage",
    "Lost",
    "damage_every_frame",
    "flip_every_byte_of_keys",
    "flip_every_page",
    "plain_copy",
    "silent_damage_without_checks",
]
