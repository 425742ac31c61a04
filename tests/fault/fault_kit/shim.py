"""The preloaded shim: compiling it where the machine can, and reading what it wrote down."""

import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
_HEAD = struct.Struct("<BBHHHqq")
WRITE, SYNC, CUT, OPEN, RENAME, UNLINK, NOTE = (ord(letter) for letter in "WSTORUN")
MAKE_FOLDER, DROP_FOLDER, LINK = (ord(letter) for letter in "MDL")


@dataclass(frozen=True, slots=True)
class Step:
    """One call that changed a file or folder. `data` only for a write, `other` for a rename."""

    kind: int
    failed: bool
    path: Path
    other: Path
    offset: int
    length: int
    data: bytes

    @property
    def can_be_torn(self) -> bool:
        """Whether a part of it may be on the disk."""
        return self.kind == WRITE and len(self.data) > 1


def compiled(place: Path) -> Path | None:
    """The shim as a library in `place`, or None where this machine cannot make or load it."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        return None
    library = place / "shim.so"
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(SOURCE)]
    done = subprocess.run(command, capture_output=True)
    return library if done.returncode == 0 else None


def steps_of(log: Path) -> list[Step]:
    """What the shim wrote down, notes (acknowledgments) among it, in order."""
    return list(_read(log.read_bytes()))


def _read(raw: bytes) -> Iterator[Step]:
    at = 0
    while at < len(raw):
        kind, failed, first, second, _, offset, length = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        path = raw[at : at + first].decode("utf-8", "surrogateescape")
        at += first
        other = raw[at : at + second].decode("utf-8", "surrogateescape")
        at += second
        size = length if kind == WRITE else 0
        data = raw[at : at + size]
        at += size
        yield Step(kind, bool(failed), Path(path), Path(other), offset, length, data)
