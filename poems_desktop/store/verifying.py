"""Proving the chain: every revision as it was saved, against itself and the anchors outside."""

# ruff: noqa: S608 - what is put into the SQL is the column list below.

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Final, Literal

from poems_desktop.store.anchors import Anchor
from poems_desktop.store.canonical import json_object
from poems_desktop.store.chain import is_whole
from poems_desktop.store.sealing import SEALED_1, SEALED_2, first_link, seal_1, seal_2
from poems_desktop.store.sqlcipher import dbapi

Breakage = Literal[
    "changed", "erased_unsaid", "not_as_anchored", "cut_off", "damaged_pages", "lists"
]

_ROW: Final = (
    *("seq", "seal_format", "store_id", "kind", "entity_id", "patient_id", "version", "action"),
    *("author", "role", "saved_at", "reason", "definitions", "content_digest", "previous_hash"),
    *("hash", "salt", "content", "assessment"),
)
_AT: Final = {name: place for place, name in enumerate(_ROW)}
_OF_1 = itemgetter(*(_AT[name] for name in SEALED_1))
_OF_2 = itemgetter(*(_AT[name] for name in SEALED_2))
_CHAIN = itemgetter(*(_AT[name] for name in ("seq", "store_id", "previous_hash", "hash", "kind")))
_KEPT = itemgetter(
    *(_AT[name] for name in ("seal_format", "salt", "content", "reason", "assessment"))
)
_DIGEST, _ACTION = _AT["content_digest"], _AT["action"]


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a check of the whole chain found; `first_broken` is a seq, None if all is well.

    `count` are the saved entries before it, `events` the entries of the log between them;
    `unanchored` of both together are newer than the last head noted outside the database.
    """

    ok: bool
    count: int
    first_broken: int | None
    sentence: str
    events: int = 0
    erased: int = 0
    unanchored: int = 0
    breakage: Breakage | None = None


@dataclass(slots=True)
class _Walk:
    previous: str
    seq: int = 0
    events: int = 0
    erased: int = 0


def verify_chain(
    connection: dbapi.Connection, store_id: str, anchors: Iterable[Anchor] = ()
) -> ChainReport:
    """Every revision is as it was saved and follows the one before it, or the first that is not.

    Revisions cut off at the very end are noticed where an anchor tells of them.
    """
    expected = {anchor.seq: anchor for anchor in anchors}
    erased = _lawfully_erased(connection)
    walk = _Walk(first_link(store_id))
    for row in connection.execute(f"SELECT {', '.join(_ROW)} FROM revision ORDER BY seq"):
        seq, of_store, previous, seal, kind = _CHAIN(row)
        linked = seq == walk.seq + 1 and of_store == store_id and previous == walk.previous
        if not linked or _seal_of(row) != seal:
            return _broken(walk, "changed")
        seal_format, salt, *parts = _KEPT(row)
        gone = parts[0] is None and salt is None
        if gone and seq not in erased:
            return _broken(walk, "erased_unsaid")
        if not gone and not is_whole(seal_format, salt, (*parts,), row[_DIGEST]):
            return _broken(walk, "changed")
        if seq in expected and expected[seq].hash != seal:
            return _broken(walk, "not_as_anchored")
        walk.seq, walk.previous = seq, seal
        walk.events += kind == "event"
        walk.erased += gone
    if any(anchored > walk.seq for anchored in expected):
        return _broken(walk, "cut_off")
    return _whole(walk, expected)


def _seal_of(row: tuple[object, ...]) -> str | None:
    match row[_AT["seal_format"]]:
        case 1:
            return seal_1(_OF_1(row)) if row[_ACTION] == "save" else None
        case 2:
            return seal_2(_OF_2(row))
        case _:
            return None


def _lawfully_erased(connection: dbapi.Connection) -> frozenset[int]:
    # The events are themselves proved when the walk comes to them.
    rows = connection.execute(
        "SELECT seq, content FROM revision WHERE kind = 'event' AND entity_id = 'erasure'"
    )
    said: set[int] = set()
    for seq, content in rows:
        revisions = json_object(content or "{}").get("revisions")
        if isinstance(revisions, list):
            said |= {one for one in revisions if isinstance(one, int) and one < seq}
    return frozenset(said)


def _whole(walk: _Walk, anchors: Mapping[int, Anchor]) -> ChainReport:
    count = walk.seq - walk.events
    unanchored = walk.seq - max(anchors, default=0)
    checked = f"Saved entries checked: {count}, and {walk.events} of the log."
    sentences = [checked, "Each is as it was saved, in the order of saving."]
    if walk.erased:
        sentences.append(f"The content of {walk.erased} was erased, as the log says.")
    if unanchored:
        sentences.append(
            f"The newest {unanchored} are not yet noted outside the records; that happens when"
            " the store is locked or backed up."
        )
    sentences.append("Whoever can write to the store's folder can also change those notes.")
    return ChainReport(
        ok=True,
        count=count,
        first_broken=None,
        sentence=" ".join(sentences),
        events=walk.events,
        erased=walk.erased,
        unanchored=unanchored,
    )


def check_pages(connection: dbapi.Connection) -> ChainReport | None:
    """What is said of pages that are not as they were written; None where all are.

    The log is played into the records before: a page torn by a crash is whole in the log.
    """
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if not damaged:
        return None
    noun = "page of records.db is" if len(damaged) == 1 else "pages of records.db are"
    sentence = (
        f"{len(damaged)} {noun} damaged. Nothing was repaired. Copy the whole folder aside as it "
        "is, then bring back the newest proven backup."
    )
    return ChainReport(False, 0, None, sentence, breakage="damaged_pages")  # noqa: FBT003


def with_lists(report: ChainReport, stale: int) -> ChainReport:
    """`report`, unless the entries are whole and lists made from them are not."""
    if not stale or not report.ok:
        return report
    sentence = (
        f"{report.sentence} But {stale} entries of the lists made from them are not the latest. "
        "Rebuild the lists; nothing saved is lost. If it happens again, bring back a backup."
    )
    return replace(report, ok=False, sentence=sentence, breakage="lists")


_SAID: Final[Mapping[str, str]] = {
    "changed": "Saved entry {seq} is missing or was changed outside the program.",
    "erased_unsaid": (
        "The content of saved entry {seq} is missing, and no erasure in the log tells of it."
    ),
    "not_as_anchored": (
        "Saved entry {seq} is not the one that was noted outside the records when the store was"
        " locked or backed up: the records were replaced or written anew."
    ),
    "cut_off": (
        "Saved entry {seq} and what followed is missing: later entries were noted outside the"
        " records. The end was cut off, or older records were put in place."
    ),
}


def _broken(walk: _Walk, breakage: Breakage) -> ChainReport:
    broken = walk.seq + 1
    before = f"Entries 1 to {walk.seq} are intact. " if walk.seq else ""
    return ChainReport(
        ok=False,
        count=walk.seq - walk.events,
        first_broken=broken,
        sentence=(
            f"{_SAID[breakage].format(seq=broken)} {before}"
            "Nothing was repaired. Copy the whole folder aside before working on, then bring "
            "back the newest proven backup."
        ),
        events=walk.events,
        erased=walk.erased,
        breakage=breakage,
    )
