"""Failed unlocks: counted in a file beside `keys.json`, and slowed down. No patient data, no names.

The delay is a value that callers show and that the next try is measured against; nobody sleeps.
It guards against somebody at the keyboard. Who can write the folder can delete the file, and who
can copy the folder guesses elsewhere: against them stands the cost of the key derivation alone.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from poems_desktop.store.key_errors import TooManyTries
from poems_desktop.store.replacing import remove_if_there, replace_private
from poems_desktop.store.revisions import instant_of, instant_text

UNLOCKS_FILE = "unlocks.json"
FREE_TRIES = 4
LONGEST_WAIT = timedelta(minutes=5)
_FIRST_WAIT = timedelta(seconds=5)
_MAX_BYTES = 4096
_MOST = 10**9

_Instant = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$")]


@dataclass(frozen=True, slots=True)
class FailedUnlocks:
    """How often a passphrase failed since the last opening, and when first and last (UTC)."""

    count: int
    first: datetime
    last: datetime


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)

    format: Literal[1] = 1
    count: Annotated[int, Field(ge=1, le=_MOST)]
    first: _Instant
    last: _Instant


def failed_unlocks(folder: Path) -> FailedUnlocks | None:
    """What is counted, None if nothing.

    A file that cannot be read counts as one failure at the time it was last written: somebody
    meddled with it.

    Raises:
        OSError: if the system does not let the program read it.

    """
    path = folder / UNLOCKS_FILE
    try:
        with path.open("rb") as opened:
            raw = opened.read(_MAX_BYTES)
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None
    try:
        file = _File.model_validate_json(raw)
        return FailedUnlocks(file.count, instant_of(file.first), instant_of(file.last))
    except (ValidationError, ValueError):
        return FailedUnlocks(1, written, written)


def take_failed(folder: Path) -> FailedUnlocks | None:
    """What was counted since the last opening; from now on nothing is.

    To be called by who holds the writer's lease. Who must not lose the count in a crash reads
    `failed_unlocks` first, writes it down, and then calls `clear_failed`.
    """
    found = failed_unlocks(folder)
    clear_failed(folder)
    return found


def clear_failed(folder: Path) -> None:
    """Nothing is counted."""
    remove_if_there(folder / UNLOCKS_FILE)


def count_failure(folder: Path, now: datetime) -> timedelta:
    """One more failure, at `now`; the wait before the next try.

    A folder that cannot be written keeps no count: the failure itself must still be told.
    """
    before = failed_unlocks(folder)
    count = min(_MOST, before.count + 1 if before else 1)
    first = min(before.first, now) if before else now
    file = _File(count=count, first=instant_text(first), last=instant_text(now))
    with suppress(OSError):
        replace_private(folder / UNLOCKS_FILE, file.model_dump_json().encode("utf-8"))
    return delay_after(count)


def delay_after(count: int) -> timedelta:
    """The wait after `count` failures: none for the first four, then doubling from 5 s to 5 min."""
    if count <= FREE_TRIES:
        return timedelta()
    doublings = min(count - FREE_TRIES - 1, 10)
    return min(_FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def wait_before_try(folder: Path, now: datetime) -> timedelta:
    """How long the next try must still wait; nothing if it need not.

    Where the last failure lies in the future, the clock was set back: the wait counts from `now`,
    which is written down, so that it ends.
    """
    found = failed_unlocks(folder)
    if found is None or found.count <= FREE_TRIES:
        return timedelta()
    last = found.last
    if last > now:
        last = now
        file = _File(
            count=found.count, first=instant_text(min(found.first, now)), last=instant_text(now)
        )
        with suppress(OSError):
            replace_private(folder / UNLOCKS_FILE, file.model_dump_json().encode("utf-8"))
    return max(last + delay_after(found.count) - now, timedelta())


def require_patience(folder: Path, now: datetime) -> None:
    """Nothing happens if a passphrase may be tried at `now`.

    Raises:
        TooManyTries: with the wait that is left. Nothing was derived or counted.

    """
    wait = wait_before_try(folder, now)
    if wait:
        raise TooManyTries(wait)
