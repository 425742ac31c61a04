"""The number of the last acknowledged save, kept outside the records.

A damaged or cut `records.db-wal` makes SQLite drop the saves behind the damage without a word. So
every transaction counts itself inside the records, and once it is on the disk its number is written
here, without waiting for the disk. The mark is thus never ahead of what was safely saved; if the
records are behind it when they are opened, acknowledged saves are missing.
"""

import os
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Final

MARK_FILE: Final = "commits.mark"
_LENGTH = 16


def read_mark(folder: Path) -> int | None:
    """The number last written, None where there is none or it cannot be trusted."""
    try:
        line = (folder / MARK_FILE).read_bytes()
    except OSError:
        return None
    digits = line[:_LENGTH]
    number = int(digits) if digits.isdigit() else None
    return number if number is not None and line == _line(number) else None


def forget_mark(folder: Path) -> None:
    """There is no mark: older records are put in place on purpose."""
    (folder / MARK_FILE).unlink(missing_ok=True)


class CommitMark:
    """The mark of one open store. A mark that cannot be written costs the warning, not a save."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / MARK_FILE

    def write(self, number: int) -> None:
        """`number` is the last acknowledged save."""
        with suppress(OSError):
            binary = getattr(os, "O_BINARY", 0)
            opened = os.open(self._path, os.O_WRONLY | os.O_CREAT | binary, 0o600)
            try:
                os.write(opened, _line(number))
            finally:
                os.close(opened)


def _line(number: int) -> bytes:
    text = f"{number:0{_LENGTH}d}"
    return f"{text} {zlib.crc32(text.encode()):08x}\n".encode()
