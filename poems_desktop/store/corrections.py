"""What corrections replaced: the old value with who, when and why, read from the revisions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from poems_desktop.store.chain import Revision
from poems_desktop.store.conflict import Path, changes


@dataclass(frozen=True, slots=True)
class Correction:
    """One value that a later revision replaced; `ABSENT` where there was or is none.

    `author`, `saved_at`, `reason` and `seq` are those of the revision that brought `new`.
    """

    path: Path
    old: object = field(repr=False)
    new: object = field(repr=False)
    author: str
    saved_at: datetime
    reason: str | None = field(repr=False)
    seq: int


def corrections(history: Iterable[Revision]) -> list[Correction]:
    """Every value that was replaced between revisions, oldest first; erased ones say nothing."""
    kept = [revision for revision in history if not revision.erased]
    return [
        Correction(path, old, new, after.author, after.saved_at, after.reason, after.seq)
        for before, after in pairwise(kept)
        for path, old, new in changes(before.content, after.content)
    ]
