"""Build a store of fictional patients, ten visits each, to measure with.

It is filled by `poems_desktop.store.bulk`, which leaves out what a single save does for its one
caller; rows, seals and index are those that a clinic would have after years, and a test compares
them. 100,000 patients are 1.35 million entries.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from console import SetupProblem, ending, say
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.store.bulk import append_many
from poems_desktop.store.creation import create_store
from poems_desktop.store.drafts import Draft, put_draft
from poems_desktop.store.errors import StoreError
from poems_desktop.store.index import rebuild_index
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.revisions import Action, NewRevision
from poems_desktop.store.session import Session, Worker
from scale_content import VISITS, Cohort, Planned

PASSPHRASE = "fictional patients only"  # noqa: S105 - guards nothing
AUTHOR = "Dr. F. Ictional"
CHEAP = KdfCost(iterations=1, memory_kib=8192, lanes=1)
SAVES_A_TRANSACTION = 2500
BEFORE = datetime(2004, 1, 1, tzinfo=UTC)
AFTER = datetime(2025, 11, 20, 12, tzinfo=UTC)
_TELL_EVERY = 100_000
_CACHE = "PRAGMA cache_size = -524288"
"""512 MiB while it is built: the keys of a million entries are written all over their pages."""


class Calendar:
    """A clock that shows the day that is being filled in."""

    def __init__(self) -> None:
        self.instant = BEFORE

    def __call__(self) -> datetime:
        """The present of the store being built."""
        return self.instant


def build(folder: Path, patients: int, *, tell: bool = False) -> None:
    """A new store at `folder` with this number of patients, each saved in its own time.

    Raises:
        StoreError: as the store raises it.

    """
    clock = Calendar()
    with store_session(folder, clock) as session:
        fill(session, clock, Cohort(load_definitions()), patients, tell=tell)


@contextmanager
def store_session(folder: Path, clock: Calendar) -> Iterator[Session]:
    """A new store at `folder`, open in the hands of its only, fictional physician."""
    with create_store(folder, PASSPHRASE, clock=clock, kdf=CHEAP, author=AUTHOR) as key:
        session = Session(folder, key, Worker(AUTHOR, "physician", clock))
        try:
            with session.reading() as connection:
                connection.execute(_CACHE)
            yield session
        finally:
            session.close()


def fill(session: Session, clock: Calendar, cohort: Cohort, patients: int, *, tell: bool) -> None:
    """The first `patients` of `cohort` are in the store."""
    started, done = time.monotonic(), 0
    revisions = cohort.revisions(patients)
    while batch := list(islice(revisions, SAVES_A_TRANSACTION)):
        news = [_new(session.key.store_id, planned) for planned in batch]
        with session.writing() as connection:
            done += append_many(connection, news)
        if tell and done % _TELL_EVERY == 0:
            say(f"   {done} entries, {time.monotonic() - started:.0f} s")
    clock.instant = max(clock.instant, AFTER)
    with session.writing() as connection:
        rebuild_index(connection)
    if tell:
        say(f"   {done} entries and the index, {time.monotonic() - started:.0f} s")
    with session.writing() as connection:
        for entity, patient, content in cohort.drafts(patients):
            put_draft(connection, Draft(entity, patient, None, content, clock.instant))


def size_of(folder: Path) -> int:
    """Bytes of all files in the store's folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _new(store_id: str, one: Planned) -> NewRevision:
    return NewRevision(
        store_id=store_id,
        kind=one.kind,
        entity_id=one.entity_id,
        patient_id=one.patient_id,
        author=AUTHOR,
        role="physician",
        action=_action(one),
        saved_at=one.saved_at,
        reason=one.reason,
        definitions_json="{}",
        content_json=one.content_json,
        assessment_json=one.assessment_json,
    )


def _action(one: Planned) -> Action:
    if one.reason is not None:
        return "correct"
    return "save" if one.kind != "visit" else "sign"


def main() -> int:
    """Build the store that the arguments name, tell time and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="NAME.poems, which must not exist")
    parser.add_argument("--patients", type=int, default=1000)
    parser.add_argument("--anew", action="store_true", help="remove a store that is there")
    options = parser.parse_args()
    folder: Path = options.folder
    if options.anew and folder.is_dir() and folder.suffix == ".poems":
        shutil.rmtree(folder)
    started = time.monotonic()
    try:
        build(folder, options.patients, tell=True)
    except StoreError as error:
        raise SetupProblem(error.sentence) from None
    taken, size = time.monotonic() - started, size_of(folder)
    say(
        f"{options.patients} patients with {VISITS} visits: {taken:.0f} s, "
        f"{size / 1e6:.0f} MB ({size / options.patients / 1e3:.1f} kB a patient)."
    )
    say(f"Passphrase: {PASSPHRASE}")
    return 0


if __name__ == "__main__":
    sys.exit(ending(main))
