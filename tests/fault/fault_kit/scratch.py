"""A place for thousands of throw-away stores: in memory where the machine has such a place."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - only looked at; what is made in it is private
ENOUGH = 200 * 1024 * 1024


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder, gone after the block. Killing a process loses nothing of memory's files."""
    in_memory = (
        IN_MEMORY.is_dir()
        and os.access(IN_MEMORY, os.W_OK)
        and shutil.disk_usage(IN_MEMORY).free > ENOUGH
    )
    with tempfile.TemporaryDirectory(
        prefix="poems-faults-", dir=IN_MEMORY if in_memory else None
    ) as folder:
        yield Path(folder).resolve()
