"""The chain's head, noted outside the database: `anchors.jsonl` beside `keys.json`.

It holds no patient data. It shows that records were cut off or replaced; who can write to the
folder can also cut the notes, so a copy elsewhere proves more.
"""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from poems_desktop.store.canonical import canonical_json, digest
from poems_desktop.store.chain import instant_text
from poems_desktop.store.commit_mark import forget_mark
from poems_desktop.store.places import BINARY, sync

ANCHORS_FILE = "anchors.jsonl"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Place and hash of the newest revision at an instant (UTC text).

    The hash covers the store's id, so that a note of another store would not fit.
    """

    seq: int
    hash: str
    at: str


def write_anchor(folder: Path, head_seq: int, head_hash: str, instant: datetime) -> None:
    """The head is noted in `folder`, on the disk. Nothing happens if the last note is the same.

    Raises:
        OSError: if the system refuses.

    """
    noted = read_anchors(folder)
    if noted and (noted[-1].seq, noted[-1].hash) == (head_seq, head_hash):
        return
    body: dict[str, object] = {
        "seq": head_seq,
        "hash": head_hash,
        "at": instant_text(instant),
    }
    line = canonical_json({**body, "check": _check(body)}) + "\n"
    path = folder / ANCHORS_FILE
    fresh = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | BINARY, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        before = file.read()
        # After a crash in the middle of a line the next note starts on its own.
        torn = bool(before) and not before.endswith(b"\n")
        file.write((b"\n" if torn else b"") + line.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    if fresh:
        sync(folder)


def read_anchors(folder: Path) -> tuple[Anchor, ...]:
    """Every whole note in `folder`, oldest first; half-written and damaged lines are left out.

    Raises:
        OSError: if the system does not let the program read.

    """
    try:
        raw = (folder / ANCHORS_FILE).read_bytes()
    except FileNotFoundError:
        return ()
    found = (_anchor(line) for line in raw.splitlines())
    return tuple(anchor for anchor in found if anchor is not None)


def put_anchors_aside(folder: Path, instant: datetime) -> None:
    """The notes and the mark in `folder` no longer count: older records come in place on purpose.

    Raises:
        OSError: if the system refuses.

    """
    forget_mark(folder)
    path = folder / ANCHORS_FILE
    if path.exists():
        stamp = instant_text(instant).replace(":", "").replace(".", "")
        path.rename(folder / f"anchors-until-{stamp}.jsonl")
        sync(folder)


def _anchor(line: bytes) -> Anchor | None:
    try:
        body = json.loads(line)
    except ValueError:
        return None
    if not isinstance(body, dict) or body.pop("check", None) != _check(body):
        return None
    match body:
        case {"seq": int(seq), "hash": str(seal), "at": str(at)}:
            return Anchor(seq, seal, at)
        case _:
            return None


def _check(body: dict[str, object]) -> str:
    return digest(canonical_json(body).encode("utf-8"))[:16]
