"""Documents as files: whole or absent, under a name without patient data."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from uuid import uuid4

from poems_desktop.reports.kind_names import Kind


def default_name(kind: Kind, moment: datetime, suffix: str) -> str:
    """`poems-summary-20251120-1432.pdf`."""
    return f"poems-{kind}-{moment:%Y%m%d-%H%M}{suffix}"


def free_path(folder: Path, name: str) -> Path:
    """The name in the folder, numbered where a file has it already."""
    return next(path for path in _numbered(folder / name) if not path.exists())


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def save_whole(path: Path, content: bytes, keep: Callable[[], bool]) -> bool:
    """Write a file; `keep` records it before it gets its name. False where `keep` refused.

    Raises:
        OSError: where it cannot be written; nothing of it is left.
    """
    work = path.with_name(f"{path.name}.{uuid4().hex[:8]}.partial")
    try:
        work.write_bytes(content)
        if not keep():
            return False
        work.replace(path)
    finally:
        _remove(work)
    return True


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
