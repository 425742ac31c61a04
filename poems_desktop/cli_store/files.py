"""Files that the user names, beside the store: new ones whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from poems_desktop.cli_store.endings import refuse


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A new file that is whole and on the disk when the block ends, and else is not there.

    Only its owner may read it. The command ends with a sentence where it cannot be written.
    """
    work = path.with_name(f"{path.name}.partial")
    if path.exists():
        refuse(f"{path} is there already and was left as it is. Choose another name.")
    try:
        descriptor = os.open(work, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
    except OSError as error:
        refuse(_cannot("written", path, error))
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        work.rename(path)
    except OSError as error:
        work.unlink(missing_ok=True)
        refuse(_cannot("written", path, error))
    except BaseException:
        work.unlink(missing_ok=True)
        raise


_BINARY = getattr(os, "O_BINARY", 0)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file `path`, to be read; the command ends with a sentence where it cannot be."""
    try:
        file = path.open("rb")
    except OSError as error:
        refuse(_cannot("read", path, error))
    with file:
        yield file


def _cannot(done: str, path: Path, error: OSError) -> str:
    return f"{path} cannot be {done}: {error.strerror or 'unknown reason'}."
