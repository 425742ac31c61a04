"""Records out of a store as an open file, and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from poems_desktop.cli_store.asking import Secrets, unlock
from poems_desktop.cli_store.endings import refuse, say, told
from poems_desktop.cli_store.files import new_file, opened
from poems_desktop.cli_store.noting import told_if_unlogged
from poems_desktop.cli_store.options import (
    PATH,
    author_of,
    folder_argument,
    now,
    role_of,
    unlocking,
)
from poems_desktop.cli_store.progress import Teller

if TYPE_CHECKING:
    from poems_desktop.clinical.definitions import Definitions
    from poems_desktop.exchange.record_schema import PatientEntry
    from poems_desktop.store.keys import UnlockedKey
    from poems_desktop.store.session import Session

_PATIENTS_A_TRANSACTION = 50


@click.command("export-json")
@folder_argument
@click.option("--out", type=PATH, required=True, help="FILE.jsonl, which must not exist yet.")
@unlocking
@told
def export_json(
    folder: Path, *, out: Path, user: str | None, recovery: bool, descriptor: int | None
) -> None:
    """Write all patients to an open file.

    With all that was ever saved of them, not encrypted: who has the file reads the names.

    The format is poems-record-export/1: one line a patient, the latest record in plain words first,
    described in resources/schema. `import-json` reads it back.
    """
    definitions = _definitions()
    with (
        unlock(folder, Secrets.of(descriptor), user, recovery=recovery) as key,
        _physicians_session(folder, key) as session,
    ):
        with new_file(out) as file:
            counts = _write(session, definitions, file)
        with told_if_unlogged(), session.writing() as connection:
            session.log(connection, "export", {"format": "poems-record-export/1", **counts})
    click.echo(out)
    say(f"{_told(counts)} were written. The file is not encrypted: who has it reads the names.")


@click.command("import-json")
@folder_argument
@click.argument("source", metavar="FILE", type=PATH)
@unlocking
@told
def import_json(
    folder: Path, *, source: Path, user: str | None, recovery: bool, descriptor: int | None
) -> None:
    """Read such a file into a store.

    Each patient comes whole or not at all. The whole file is checked first. Who is here already
    with the same entries is passed over.
    """
    from poems_desktop.exchange.record_file import check_records

    with opened(source) as file:
        say("Checking the file ...")
        header, counts = check_records(file)
        say(f"{_told(counts.as_json())} in the file.")
        with (
            unlock(folder, Secrets.of(descriptor), user, recovery=recovery) as key,
            _physicians_session(folder, key) as session,
        ):
            file.seek(0)
            found = _take(session, header.store_id, file)
    click.echo(
        f"new: {found['new']}, with later entries: {found['added']}, here already: "
        f"{found['already']}, not taken: {found['differs']}"
    )
    if found["differs"]:
        refuse(
            f"{found['differs']} patients differ between the store and the file, or use ids of "
            "others; of them nothing was changed. Compare them by their record numbers."
        )


@contextmanager
def _physicians_session(folder: Path, key: "UnlockedKey") -> "Iterator[Session]":
    """The open store, for who may see and save everything."""
    from poems_desktop.store.permissions import require_physician
    from poems_desktop.store.session import Session, Worker

    worker = Worker(author_of(key), role_of(key), now)
    require_physician(worker.role)
    session = Session(folder, key, worker)
    try:
        yield session
    finally:
        session.close()


def _write(session: "Session", definitions: "Definitions", file: BinaryIO) -> dict[str, int]:
    from poems_desktop.exchange.record_file import write_records
    from poems_desktop.store.revisions import instant_text
    from poems_desktop.store.transfer import at_one_moment, histories

    teller = Teller()

    def counted(patients: Iterator[dict[str, object]]) -> Iterator[dict[str, object]]:
        for number, one in enumerate(patients, 1):
            teller.tell(f"{number} patients")
            yield one

    try:
        with session.reading() as connection, at_one_moment(connection):
            counts = write_records(
                file,
                counted(histories(connection)),
                store_id=session.key.store_id,
                exported_at=instant_text(now()),
                definitions=definitions,
            )
    finally:
        teller.done()
    return counts.as_json()


def _take(session: "Session", origin: str, file: BinaryIO) -> dict[str, int]:
    from poems_desktop.exchange.record_file import read_records
    from poems_desktop.store.transfer import Outcome, Taker, take_in

    teller, worker = Teller(), session.worker
    taker = Taker(session.key.store_id, worker.author, worker.role, now())
    found = {one.value: 0 for one in Outcome}
    for batch in _batches(read_records(file)):
        with session.writing() as connection:
            for one in batch:
                outcome = take_in(connection, taker, one.patient_id, one.revisions, one.drafts)
                found[outcome.value] += 1
        teller.tell(f"{sum(found.values())} patients")
    with told_if_unlogged(), session.writing() as connection:
        details = {"format": "poems-record-export/1", "from_store": origin, **found}
        session.log(connection, "import", details)
    teller.done()
    return found


def _batches(patients: "Iterator[PatientEntry]") -> "Iterator[list[PatientEntry]]":
    batch: list[PatientEntry] = []
    for one in patients:
        batch.append(one)
        if len(batch) == _PATIENTS_A_TRANSACTION:
            yield batch
            batch = []
    yield batch


def _definitions() -> "Definitions":
    from poems_desktop.clinical.definitions import load_definitions

    return load_definitions()


def _told(counts: dict[str, int]) -> str:
    return (
        f"{counts['patients']} patients with {counts['revisions']} entries and "
        f"{counts['drafts']} drafts"
    )
