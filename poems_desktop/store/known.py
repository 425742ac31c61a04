"""What the store held at an instant, although a clock may have been set back since."""

from dataclasses import dataclass
from datetime import datetime

from poems_desktop.store.chain import instant_text
from poems_desktop.store.sqlcipher import dbapi


@dataclass(frozen=True, slots=True)
class KnownAt:
    """The revisions 1 to `seq` were known at the instant, 0 for none.

    A revision counts from the moment when it and everything saved before it is dated: no more is
    claimed as known than the order of saving allows. `certain` is false where the clock was set
    back and a later revision bears an instant not after the one asked for; `sentence` says so.
    """

    seq: int
    certain: bool
    sentence: str


def known_at(connection: dbapi.Connection, instant: datetime) -> KnownAt:
    """How far the chain had come at `instant`."""
    asked = instant_text(instant)
    (newest,) = connection.execute("SELECT coalesce(max(seq), 0) FROM revision").fetchone()
    jumps = [row[0] for row in connection.execute("SELECT seq FROM clock_back ORDER BY seq")]
    starts = [1, *jumps]
    ends = [*(seq - 1 for seq in jumps), newest]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if end < start or _saved_at(connection, end) <= asked:
            continue
        known = _last_until(connection, asked, start, end)
        # Each stretch begins with its earliest instant.
        doubtful = any(_saved_at(connection, later) <= asked for later in jumps[number:])
        return KnownAt(known, not doubtful, _sentence(known, certain=not doubtful))
    return KnownAt(newest, certain=True, sentence=_sentence(newest, certain=True))


def _last_until(connection: dbapi.Connection, asked: str, start: int, end: int) -> int:
    """The last of a stretch in which the clock only went forward; `start` - 1 if none."""
    low, high = start, end
    while low < high:
        middle = (low + high) // 2
        if _saved_at(connection, middle) <= asked:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _saved_at(connection: dbapi.Connection, seq: int) -> str:
    row = connection.execute("SELECT saved_at FROM revision WHERE seq = ?", (seq,)).fetchone()
    return str(row[0])


def _sentence(seq: int, *, certain: bool) -> str:
    said = f"Entries 1 to {seq} were saved by then." if seq else "Nothing was saved by then."
    if certain:
        return said
    return (
        f"{said} The computer's clock was set back later: some later entries bear an earlier time, "
        "and are left out because they were saved after one that is dated later."
    )
