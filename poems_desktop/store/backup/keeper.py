"""Backups without being asked: when one is due, and the object that a worker thread runs."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from poems_desktop.store.backup.elsewhere import (
    SecondPlace,
    arrived,
    require_there,
    second_places,
)
from poems_desktop.store.backup.errors import BackupCancelled
from poems_desktop.store.backup.files import file_digest
from poems_desktop.store.backup.listing import list_backups
from poems_desktop.store.backup.making import Clock, Made, back_up, copy_backup
from poems_desktop.store.backup.manifest import BackupInfo
from poems_desktop.store.backup.opening import keyed
from poems_desktop.store.backup.proving import Proof, prove_due, prove_newest
from poems_desktop.store.backup.rotating import Rotated, rotate
from poems_desktop.store.backup.snapshot import entered_state
from poems_desktop.store.backup.verifying import Reassess
from poems_desktop.store.backup.watching import Progress, Watch
from poems_desktop.store.boundary import translated
from poems_desktop.store.errors import StoreError
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.places import KEYS_FILE, RECORDS_FILE

EVERY: Final = timedelta(minutes=30)


def due(last: datetime | None, now: datetime, *, changed: bool, locking: bool = False) -> bool:
    """Whether to back up now.

    Args:
        last: when the last backup was made, None if never.
        now: the present instant.
        changed: whether anything was entered since the last backup.
        locking: whether the store is being locked.

    Only if something changed; then on every lock, and in use after half an hour. A last backup
    that lies after `now` says that the clock was set: then at once.
    """
    if not changed:
        return False
    if last is None or locking or now < last:
        return True
    return now - last >= EVERY


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of the copy to a second place: `trouble` is None if it arrived."""

    place: SecondPlace
    trouble: StoreError | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of backing up did. `troubles` are known errors, to be shown."""

    made: Made | None = None
    rotated: Rotated = field(default_factory=Rotated)
    arrivals: tuple[Arrival, ...] = ()
    proof: Proof | None = None
    troubles: tuple[StoreError, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """What there is to say to the user; empty if all went well."""
        told = [trouble.sentence for trouble in self.troubles]
        told += [each.trouble.sentence for each in self.arrivals if each.trouble]
        if self.rotated.sentence:
            told.append(self.rotated.sentence)
        if self.proof and self.proof.backup.proven_at is None:
            told.append(self.proof.sentence)
        return told


class BackupKeeper:
    """Keeps the backups of one store. `run` is for a worker thread, `cancel` for any.

    It has a copy of the key and connections of its own: whoever has the store open, in whatever
    thread, is never waited for and never waits. After a lock, run it once with `locking` and then
    close it: until then the key is in memory. A round records nothing in the log: the program
    does, with `Made.info.details()`, from the thread that has the store open.
    """

    def __init__(
        self,
        folder: Path,
        key: UnlockedKey,
        *,
        clock: Clock,
        reassess: Reassess | None = None,
        report: Callable[[Progress], None] | None = None,
    ) -> None:
        """For the store at `folder`; `report` is called in the worker's thread."""
        self._folder = folder
        self._key = key.copy()
        self._clock = clock
        self._reassess = reassess
        self._stop = threading.Event()
        self._watch = Watch(report, self._stop) if report else Watch(stop=self._stop)
        self._last: datetime | None = None

    def close(self) -> None:
        """The key is wiped; the keeper is of no further use."""
        self._key.wipe()

    def cancel(self) -> None:
        """The running round, or the next if none runs, ends soon, leaving nothing half made."""
        self._stop.set()

    def run(self, *, locking: bool = False, at_once: bool = False) -> Round:
        """One round: back up if due (or `at_once`), thin out, copy to second places, prove weekly.

        Known troubles are in the result and keep no later step from being tried. The proof waits
        while `locking`, so that closing the program is not held up.
        """
        try:
            return self._round(locking=locking, at_once=at_once)
        finally:
            self._stop.clear()

    def is_due(self, *, locking: bool = False) -> bool:
        """Whether `run` would back up now: quick, but for a worker thread.

        Raises:
            StoreError: if the store cannot be read.

        """
        backups = self._backups()
        if not backups:
            return True
        newest = backups[0]
        found = (newest.contents.state, newest.keys_sha256)
        changed = found != self._present()
        last = self._last or newest.taken_at
        return due(last, self._clock(), changed=changed, locking=locking)

    def _round(self, *, locking: bool, at_once: bool) -> Round:
        troubles: list[StoreError] = []
        made, rotated = None, Rotated()
        arrivals: tuple[Arrival, ...] = ()
        try:
            if at_once or self.is_due(locking=locking):
                made = self._back_up()
                rotated = rotate(self._folder, self._key, made, now=self._clock())
        except StoreError as error:
            troubles.append(error)
        if not self._stop.is_set():
            arrivals = self._spread(made, failed=bool(troubles))
        proof = None if locking or self._stop.is_set() else self._prove(troubles)
        return Round(made, rotated, arrivals, proof, tuple(troubles))

    def _backups(self) -> list[BackupInfo]:
        """Those that this key opens: after the key was renewed there are none at first."""
        found = list_backups(self._folder, store_id=self._key.store_id)
        return [info for info in found if info.contents.generation == self._key.generation]

    def _present(self) -> tuple[str, str]:
        with translated(self._folder):
            keys = file_digest(self._folder / KEYS_FILE, lambda _: None)
            with keyed(self._folder / RECORDS_FILE, self._key, "rw") as connection:
                connection.execute("BEGIN")
                return entered_state(connection, self._key), keys

    def _back_up(self) -> Made:
        made = back_up(
            self._folder,
            self._key,
            clock=self._clock,
            watch=self._watch,
            reassess=self._reassess,
        )
        self._last = made.info.taken_at
        return made

    def _spread(self, made: Made | None, *, failed: bool) -> tuple[Arrival, ...]:
        if made is None and not failed:
            return ()
        return tuple(self._to(place, made) for place in second_places(self._folder))

    def _to(self, place: SecondPlace, made: Made | None) -> Arrival:
        try:
            require_there(place)
            if made is None:
                # No room at home, say: then the second place is the only one.
                copy = back_up(
                    self._folder,
                    self._key,
                    clock=self._clock,
                    destination=place.path,
                    watch=self._watch,
                    reassess=self._reassess,
                )
            else:
                copy = Made(copy_backup(made.info, place.path, self._watch), made.verified)
            arrived(self._folder, place, self._clock())
            rotate(self._folder, self._key, copy, now=self._clock(), place=place.path)
        except StoreError as error:
            return Arrival(place, error)
        return Arrival(place)

    def _prove(self, troubles: list[StoreError]) -> Proof | None:
        try:
            if not prove_due(self._folder, self._clock()):
                return None
            if not self._backups():
                return None
            return prove_newest(
                self._folder,
                self._key,
                clock=self._clock,
                watch=self._watch,
                reassess=self._reassess,
            )
        except BackupCancelled:
            return None
        except StoreError as error:
            troubles.append(error)
            return None
