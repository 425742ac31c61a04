"""Small files that are replaced in one step, so that a crash leaves the old or the new, whole."""

import os
import secrets
from pathlib import Path

from poems_desktop.store.places import sync, write_private


def replace_private(path: Path, content: bytes) -> None:
    """`content` is what `path` holds, on the disk, readable by its owner only.

    Raises:
        OSError: if the system refuses; `path` then holds what it held.

    """
    work = path.with_name(f"{_prefix(path)}{secrets.token_hex(4)}")
    try:
        write_private(work, content)
        work.replace(path)
    except BaseException:
        work.unlink(missing_ok=True)
        raise
    sync(path.parent)


def drop_leftovers(path: Path) -> None:
    """What killed replacements of `path` left beside it is gone. Only for who holds its lock."""
    for left in path.parent.iterdir():
        if left.name.startswith(_prefix(path)):
            left.unlink(missing_ok=True)


def _prefix(path: Path) -> str:
    return f".{path.name}.new-"


def remove_if_there(path: Path) -> None:
    """`path` is gone, on the disk."""
    if os.path.lexists(path):
        path.unlink(missing_ok=True)
        sync(path.parent)
