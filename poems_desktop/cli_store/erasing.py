"""Erasing a patient on legal demand: named, said what goes, confirmed, and told what remains."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poems_desktop.cli_store.asking import Secrets, unlock
from poems_desktop.cli_store.endings import WRONG_USAGE, refuse, say, told
from poems_desktop.cli_store.options import author_of, folder_argument, now, unlocking

if TYPE_CHECKING:
    from poems_desktop.store.search import PatientRow
    from poems_desktop.store.store import Store

_NONE = "The store holds no patient with the id or record number {name}."
_SEVERAL = (
    "{count} patients of the store have the record number {name}. Name the one by its id, which "
    "export-json writes."
)
_WHAT_GOES = (
    "{entries} and {drafts} of this patient would be erased for good. Nobody can bring them back, "
    "except from a backup or a copy made before: those still hold the record until they are "
    "deleted or expire."
)
_NAMED = (
    "{what} names the patient. It stays in the log for good, which must name no person, so nothing "
    "was erased. Say it without names and numbers."
)
_FEW = 3
_NOT_CONFIRMED = "That is not it, so nothing was erased. Look again who is meant."


@click.command("erase-patient")
@folder_argument
@click.option(
    "--patient",
    required=True,
    metavar="ID",
    help="The id or record number of the patient, also of one who was deleted.",
)
@click.option("--reason", required=True, help="Why. It stays in the log and must name no person.")
@click.option(
    "--legal-basis", required=True, help="By what law or demand. It stays in the log as well."
)
@unlocking
@told
def erase_patient(  # noqa: PLR0913 - one argument an option
    folder: Path,
    *,
    patient: str,
    reason: str,
    legal_basis: str,
    user: str | None,
    recovery: bool,
    descriptor: int | None,
) -> None:
    """Erase one patient for good, on legal demand.

    Only a physician may. After the passphrase it says what would go, and asks for the patient's
    family name as it stands in the store (for the id, where there is none): whoever cannot type it
    erases nobody. With --passphrase-fd that is the next line.

    The log keeps who erased what, when, why and on what basis. Backups are not reached: the answer
    says how many still hold the record.
    """
    from poems_desktop.store.erasure import require_reason
    from poems_desktop.store.permissions import require_physician
    from poems_desktop.store.store import Store

    require_reason(reason, legal_basis)
    secrets = Secrets.of(descriptor)
    with (
        unlock(folder, secrets, user, recovery=recovery) as key,
        Store.open(folder, key, author=author_of(key), clock=now) as store,
    ):
        require_physician(store.role)  # Before anything of a patient is told.
        row = _chosen(store, patient)
        _require_nameless(row, {"The reason": reason, "The legal basis": legal_basis})
        say(_what_goes(store, row.patient_id))
        _confirm(secrets, row)
        report = store.erase_patient(row.patient_id, reason, legal_basis)
    click.echo(report.sentence)


def _chosen(store: "Store", wanted: str) -> "PatientRow":
    from poems_desktop.store.search import PatientRow

    rows = {row.patient_id: row for row in (*store.patients(), *store.deleted_patients(limit=-1))}
    if wanted in rows:
        return rows[wanted]
    here = [row for row in rows.values() if wanted and wanted == row.record_number]
    if not here and _holds(store, wanted):
        return PatientRow(wanted, "", "", "", "", "", fictional=False, seq=0)
    if not here:
        refuse(_NONE.format(name=wanted), WRONG_USAGE)
    if len(here) > 1:
        refuse(_SEVERAL.format(count=len(here), name=wanted), WRONG_USAGE)
    return here[0]


def _holds(store: "Store", patient_id: str) -> bool:
    """Whether anything is there of somebody in no list: entries without a patient, drafts alone."""
    entries = store.heads_of(patient_id)
    return bool(store.drafts_of(patient_id)) or any(not one.erased for one in entries)


def _require_nameless(row: "PatientRow", texts: dict[str, str]) -> None:
    for what, text in texts.items():
        if any(_names_in(one, text) for one in _names(row)):
            refuse(_NAMED.format(what=what))


def _names_in(name: str, text: str) -> bool:
    """Whether the name is there as a word; one of few letters only as it is written."""
    as_any = re.IGNORECASE if len(name) > _FEW else re.NOFLAG
    return re.search(rf"(?<!\w){re.escape(name.strip())}(?!\w)", text, as_any) is not None


def _names(row: "PatientRow") -> Iterator[str]:
    yield from (one for one in (row.family, row.given, row.record_number) if one and one.strip())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _what_goes(store: "Store", patient_id: str) -> str:
    entries = sum(len(store.history(one.kind, one.entity_id)) for one in store.heads_of(patient_id))
    drafts = len(store.drafts_of(patient_id))
    return _WHAT_GOES.format(
        entries="1 saved entry" if entries == 1 else f"{entries} saved entries",
        drafts="1 draft" if drafts == 1 else f"{drafts} drafts",
    )


def _confirm(secrets: Secrets, row: "PatientRow") -> None:
    known = row.family.strip() if row.family else ""
    asked = "Family name of the patient" if known else "Id of the patient"
    if _folded(secrets.ask(asked)) != _folded(known or row.patient_id):
        refuse(_NOT_CONFIRMED)
