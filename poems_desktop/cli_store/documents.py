"""Documents of the patients of a store, and whether a printed page still holds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poems_desktop.cli_store.asking import Secrets, unlock
from poems_desktop.cli_store.endings import KNOWN_PROBLEM, WRONG_USAGE, refuse, say, told
from poems_desktop.cli_store.noting import note, told_if_unlogged
from poems_desktop.cli_store.options import PATH, author_of, now, unlocking
from poems_desktop.cli_store.printing import Job, Source, check_place, write_documents

if TYPE_CHECKING:
    from poems_desktop.app.site_settings import SiteChoices
    from poems_desktop.clinical.definitions import Definitions
    from poems_desktop.reports.documents import Made
    from poems_desktop.reports.kind_names import Kind
    from poems_desktop.reports.options import Options
    from poems_desktop.store.keys import UnlockedKey
    from poems_desktop.store.store import Store

_NO_ARITHMETIC = (
    "The arithmetic of doses is switched off in this store. A physician can switch it on in "
    "Settings."
)


def report_from_store(
    folder: Path,
    patients: Sequence[str],
    job: Job,
    as_of: date | None,
    unlocking_by: tuple[Secrets, str | None, bool],
) -> None:
    """Print for the patients named by id or record number, or for all where none is named.

    Each file is recorded in the store with its code, and told in its log.

    Raises:
        StoreError: also for a wrong passphrase.
    """
    secrets, user, recovery = unlocking_by
    with unlock(folder, secrets, user, recovery=recovery) as key:
        _print_all(folder, key, patients, job, as_of)


def _print_all(
    folder: Path, key: "UnlockedKey", patients: Sequence[str], job: Job, as_of: date | None
) -> None:
    from poems_desktop.app.site_settings import load_choices
    from poems_desktop.clinical.definitions import load_definitions
    from poems_desktop.store.store import Store

    definitions = load_definitions()
    with Store.open(folder, key, author=author_of(key), clock=now) as store:
        choices = load_choices(store)
        chosen = _chosen(store, patients)
        check_place(job, len(chosen), "The choice")
        work = replace(job, options=_with_site(job.options, choices))
        day = as_of or job.printed_at.date()
        sources = (
            _source(store, one, definitions, choices, (author_of(key), day)) for one in chosen
        )
        write_documents(sources, len(chosen), work)


def _chosen(store: "Store", wanted: Sequence[str]) -> list[str]:
    rows = store.patients()
    if not wanted:
        if not rows:
            refuse("The store holds no patient.")
        return [row.patient_id for row in rows]
    found = []
    for name in wanted:
        here = [row.patient_id for row in rows if name in {row.patient_id, row.record_number}]
        if len(here) != 1:
            many = "no patient" if not here else f"{len(here)} patients"
            refuse(f"The store holds {many} with the id or record number {name}.", WRONG_USAGE)
        found += here
    return found


def _with_site(options: "Options", choices: "SiteChoices") -> "Options":
    from poems_desktop.reports.options import SiteContact

    if options.dose_arithmetic and not choices.site.dose_arithmetic:
        refuse(_NO_ARITHMETIC)
    if options.site is not None:
        return options
    kept = SiteContact(choices.site.call, choices.site.call_at)
    return replace(options, site=kept if kept.call or kept.temperature else None)


def _source(
    store: "Store",
    patient: str,
    definitions: "Definitions",
    choices: "SiteChoices",
    author_and_day: tuple[str, date],
) -> Source:
    from poems_desktop.app.patient_file import open_file
    from poems_desktop.app.printed import kept_documents, record_version
    from poems_desktop.clinical.assessment import assess
    from poems_desktop.reports.identity import RevisionInfo
    from poems_desktop.reports.leaving import record_of, with_earlier

    author, day = author_and_day
    file = open_file(store, patient)
    assessment = assess(file.record, definitions, choices.policy, day)
    heads = store.heads_of(patient)
    instants = [one.saved_at for one in heads if one.kind != "document"]
    instants += [draft.saved_at for draft in store.drafts_of(patient)]
    revision = RevisionInfo(record_version(heads), max(instants).astimezone())

    def prepare(kind: "Kind", options: "Options") -> "Options":
        return with_earlier(kind, assessment, options, kept_documents(store.heads_of(patient)))

    def keep(made: "Made", options: "Options") -> None:
        _keep(store, patient, record_of(made, assessment, options, "saved", file.base).model_dump(
            mode="json"))  # fmt: skip

    return Source(patient, assessment, author, revision, prepare, keep)


def _keep(store: "Store", patient: str, content: Mapping[str, object]) -> None:
    from uuid import uuid4

    store.save("document", uuid4().hex, patient, content)
    told_of = {
        "patient_id": patient,
        "document": str(content["kind"]),
        "code": str(content["code"]),
    }
    with told_if_unlogged():
        store.record_event("export", told_of)


@click.command()
@click.argument("code")
@click.option("--store", "folder", type=PATH, required=True, help="The store it was printed from.")
@unlocking
@told
def verify(
    code: str, *, folder: Path, user: str | None, recovery: bool, descriptor: int | None
) -> None:
    """Tell whether the page with this CODE still matches the record, or what changed since.

    Exit codes: 0 it matches; 1 it does not, or the code is not known; 2 the code is mistyped.
    """
    from poems_desktop.app.document_basis import read_code
    from poems_desktop.app.verify import MISTYPED

    if read_code(code) is None:
        refuse(MISTYPED, WRONG_USAGE)
    with unlock(folder, Secrets.of(descriptor), user, recovery=recovery) as key:
        lines, matches = _verified(code, folder, key)
    for line in lines:
        click.echo(line)
    if not matches:
        raise SystemExit(KNOWN_PROBLEM)


def _verified(code: str, folder: Path, key: "UnlockedKey") -> tuple[tuple[str, ...], bool]:
    from poems_desktop.app.site_settings import load_choices
    from poems_desktop.app.verify import verify as compare
    from poems_desktop.clinical.definitions import load_definitions
    from poems_desktop.store.store import Store

    # For reading only, so that it can be asked while a window has the store open.
    with Store.open(folder, key, author=author_of(key), clock=now, read_only=True) as store:
        choices = load_choices(store)
        if choices.sentence:
            say(choices.sentence)
        found = compare(code, store, load_definitions(), choices.policy)
    if found.patient_id:
        note(folder, key, "open_patient", {"patient_id": found.patient_id})
    return found.lines, found.matches
