"""Files of a backup: digested, copied and removed so that no half of one is taken for whole."""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from poems_desktop.store.places import sync, write_private

_BLOCK = 1024 * 1024


def file_digest(path: Path, told: Callable[[int], None]) -> str:
    """SHA-256 of the file's bytes in hexadecimal, read from the medium where the system can.

    `told` hears how many bytes were read so far.
    """
    sha, done = hashlib.sha256(), 0
    with path.open("rb", buffering=0) as file:
        _forget_cached(file.fileno())
        while block := file.read(_BLOCK):
            sha.update(block)
            done += len(block)
            told(done)
    return sha.hexdigest()


def copy_file(source: Path, target: Path, told: Callable[[int], None]) -> None:
    """`target`, which must not exist, holds the bytes of `source`, on the disk and private."""
    write_private(target, b"")
    done = 0
    with source.open("rb", buffering=0) as reading, target.open("r+b", buffering=0) as writing:
        while block := reading.read(_BLOCK):
            _write_all(writing.write, block)
            done += len(block)
            told(done)
        os.fsync(writing.fileno())


def remove_folder(folder: Path) -> None:
    """`folder` is gone. It loses its name first, so that no half of it is ever taken for whole."""
    work = folder.with_name(f"{folder.name}.removing")
    shutil.rmtree(work, ignore_errors=True)
    folder.rename(work)
    shutil.rmtree(work, ignore_errors=True)
    sync(folder.parent)


def _write_all(write: Callable[[memoryview], int | None], block: bytes) -> None:
    rest = memoryview(block)
    while rest:
        rest = rest[write(rest) or 0 :]


def _forget_cached(descriptor: int) -> None:
    advise = getattr(os, "posix_fadvise", None)
    if advise is not None:
        advise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
