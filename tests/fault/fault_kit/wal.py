"""The -wal beside the records, read frame by frame as SQLite does (sqlite.org/walformat.html)."""

import struct
from dataclasses import dataclass
from pathlib import Path

HEADER = 32
FRAME_HEADER = 24
_BIG_ENDIAN = 0x377F0683


@dataclass(frozen=True, slots=True)
class Frame:
    """One page in the -wal: where it begins, whether SQLite would use it, whether it commits."""

    start: int
    end: int
    valid: bool
    same_log: bool
    commits: bool


def frames(raw: bytes) -> list[Frame]:
    """Every frame that has room in the file; none where the header is not sound."""
    if len(raw) < HEADER:
        return []
    magic, _, size, _, *salts = struct.unpack(">6I", raw[:24])
    order = ">" if magic == _BIG_ENDIAN else "<"
    running = _sum(order, raw[:24], (0, 0))
    good = running == struct.unpack(">2I", raw[24:32])
    found = []
    step = FRAME_HEADER + size
    for start in range(HEADER, len(raw) - step + 1, step):
        _, commit, *own, first, second = struct.unpack(">6I", raw[start : start + FRAME_HEADER])
        running = _sum(order, raw[start : start + 8], running)
        running = _sum(order, raw[start + FRAME_HEADER : start + step], running)
        same = own == salts
        good = good and same and running == (first, second)
        found.append(Frame(start, start + step, good, same, commit != 0))
    return found


def lost_commits(path: Path) -> int:
    """How many commits lie behind the last one that SQLite would use.

    One may be the unacknowledged last save of a power cut; more are damage.
    """
    if not path.is_file():
        return 0
    found = frames(path.read_bytes())
    last = max((n for n, each in enumerate(found) if each.valid and each.commits), default=-1)
    return sum(each.commits and each.same_log for each in found[last + 1 :])


def _sum(order: str, data: bytes, before: tuple[int, int]) -> tuple[int, int]:
    first, second = before
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
