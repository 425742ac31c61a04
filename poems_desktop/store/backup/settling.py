"""The exchange at the end of a restore in place, and bringing an interrupted one to its end.

A restore prepares `.restoring`: the restored store, and in `aside` the one it replaces. Then it is
marked as decided. Before the mark the old store is in place, untouched; from the mark on, the steps
of `_exchange` may be repeated as often as they are interrupted. Needs neither key nor SQLCipher.
"""

import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from poems_desktop.store.anchors import put_anchors_aside
from poems_desktop.store.boundary import translated
from poems_desktop.store.errors import StoreInUse
from poems_desktop.store.lease import Lease
from poems_desktop.store.places import KEYS_FILE, RECORDS_FILE, SUFFIX, sync, write_private
from poems_desktop.store.revisions import instant_of, instant_text

RESTORING: Final = ".restoring"
ASIDE: Final = "aside"
_DECIDED = "decided"


def settle_restore(folder: Path) -> bool:
    """No restore of the store at `folder` is half done; True if one was and now is complete.

    To be called before `keys.json` is read, by whoever opens a store. Nothing happens while a
    restore is running.

    Raises:
        StoreError: if the system refuses.

    """
    if not (folder / RESTORING).is_dir():
        return False
    with translated(folder):
        try:
            lease = Lease(folder)
        except StoreInUse:
            return False
        try:
            return settle_leased(folder)
        finally:
            lease.release()


def settle_leased(folder: Path) -> bool:
    """As `settle_restore`, for who holds the store's lease."""
    work = folder / RESTORING
    if not work.is_dir():
        return False
    decision = _decision(work)
    if decision is None or ((work / RECORDS_FILE).exists() and decision.old_changed(folder)):
        discard(work)
        return False
    _exchange(folder, work, decision)
    return True


def exchange(folder: Path, now: datetime) -> Path:
    """What is prepared in `.restoring` becomes the store, now or, after a crash, at the next start.

    What it replaces, prepared in `.restoring` too, gets the name that is given back.
    """
    work = folder / RESTORING
    decision = _Decision(
        instant_text(now),
        _free_name(folder, now),
        _state(folder / RECORDS_FILE),
        _state(folder / f"{RECORDS_FILE}-wal"),
    )
    sync(work)
    write_private(work / f"{_DECIDED}.partial", json.dumps(asdict(decision)).encode("ascii"))
    (work / f"{_DECIDED}.partial").rename(work / _DECIDED)
    sync(work)
    _exchange(folder, work, decision)
    return folder / decision.aside


@dataclass(frozen=True, slots=True)
class _Decision:
    instant: str
    aside: str
    records: list[int] | None
    log: list[int] | None

    def old_changed(self, folder: Path) -> bool:
        """Whether somebody worked in the old store since, who must not lose that."""
        log = _state(folder / f"{RECORDS_FILE}-wal")
        return _state(folder / RECORDS_FILE) != self.records or log not in (None, self.log)


def _exchange(folder: Path, work: Path, decision: _Decision) -> None:
    put_anchors_aside(folder, instant_of(decision.instant))
    if (work / RECORDS_FILE).exists():
        # A log left behind would be played into the restored records. It is in `aside` too.
        for name in (f"{RECORDS_FILE}-wal", f"{RECORDS_FILE}-shm"):
            (folder / name).unlink(missing_ok=True)
        (work / RECORDS_FILE).replace(folder / RECORDS_FILE)
        sync(folder)
    if (work / KEYS_FILE).exists():
        (work / KEYS_FILE).replace(folder / KEYS_FILE)
        sync(folder)
    # Only now: while its files may be links to those in use, nobody must open it as a store.
    if (work / ASIDE).exists():
        (work / ASIDE).rename(folder / decision.aside)
        sync(folder)
    discard(work)


def _decision(work: Path) -> _Decision | None:
    try:
        return _Decision(**json.loads((work / _DECIDED).read_text("ascii")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def _free_name(folder: Path, now: datetime) -> str:
    stem = f"replaced-{now:%Y%m%dT%H%M%S}Z"
    names = (f"{stem}{end}{SUFFIX}" for end in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(name for name in names if not os.path.lexists(folder / name))


def _state(path: Path) -> list[int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return [found.st_size, found.st_mtime_ns]


def discard(work: Path) -> None:
    """`work` is gone. Its name goes first: a half removed one must not look decided."""
    gone = work.with_name(f"{work.name}.removing")
    shutil.rmtree(gone, ignore_errors=True)
    if work.exists():
        work.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)
