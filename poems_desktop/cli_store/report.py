"""The command `report`: documents from a case file or from a store."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poems_desktop.cli_store.asking import Secrets
from poems_desktop.cli_store.cases import (
    as_of_option,
    definitions_or_end,
    policy_of,
    read_or_end,
    site_option,
    weigh,
)
from poems_desktop.cli_store.documents import report_from_store
from poems_desktop.cli_store.endings import WRONG_USAGE, refuse, told
from poems_desktop.cli_store.options import PATH, unlocking
from poems_desktop.cli_store.printing import Job, Source, check_place, write_documents
from poems_desktop.reports.kind_names import NAMES
from poems_desktop.reports.locking import SHORTEST, TOO_SHORT

if TYPE_CHECKING:
    from poems_desktop.reports.kind_names import Kind
    from poems_desktop.reports.options import Options

_ALL = "all"
_ONE_OF = "Name a case file, or a store with --store; not both and not neither."
_ONLY_STORE = "{} belongs to a store; name one with --store."
_NO_ARITHMETIC = (
    "The arithmetic of doses is printed only from a store in which a physician has switched it on."
)


@click.command()
@click.argument("cases", type=PATH, required=False)
@click.option("--kind", type=click.Choice([*NAMES, _ALL]), required=True,
              help="Which document; all: each one that the record allows.")  # fmt: skip
@click.option("--out", type=PATH, required=True, help="FILE.pdf, FILE.txt or FOLDER")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--store", "folder", type=PATH, help="Print from this store instead of CASES.")
@click.option("--patient", "patients", multiple=True, metavar="ID",
              help="Of the store, by id or record number; all where not given.")  # fmt: skip
@click.option("--transplant", help="The transplant by its id, where a record has several.")
@click.option("--dose-arithmetic", is_flag=True,
              help="Print the weight arithmetic, if a physician switched it on.")  # fmt: skip
@click.option("--large-print", is_flag=True, help="Handouts in large print.")
@click.option("--blank", is_flag=True, help="The daily log without entries.")
@click.option("--call", default="", help="Whom to call, as it is printed.")
@click.option("--temperature", default="", help="At which temperature to call, as it is printed.")
@click.option("--pdf-password-fd", "lock", type=click.IntRange(min=0), metavar="N",
              help="Lock each PDF with the line of this open file descriptor.")  # fmt: skip
@unlocking
@site_option
@as_of_option
@told
def report(  # noqa: PLR0913 - one argument an option
    cases: Path | None,
    *,
    kind: str,
    out: Path,
    paper: Any,  # noqa: ANN401 - one of the two choices
    folder: Path | None,
    patients: tuple[str, ...],
    lock: int | None,
    user: str | None,
    recovery: bool,
    descriptor: int | None,
    site: Path | None,
    as_of: date | None,
    **choices: Any,  # noqa: ANN401 - see _options
) -> None:
    """Print documents of the cases of CASES, or of patients of a store.

    What the record does not allow is left out, with the reason on the error stream.
    """
    if (cases is None) == (folder is None):
        refuse(_ONE_OF, WRONG_USAGE)
    options = _options(**choices)
    password = "" if lock is None else Secrets.of(lock).ask("Password of the PDF")
    if lock is not None and len(password) < SHORTEST:
        refuse(TOO_SHORT, WRONG_USAGE)
    moment = datetime.now(UTC).astimezone()
    job = Job(_kinds(kind), out, paper, moment, options, password)
    if folder is not None:
        by = (Secrets.of(descriptor), user, recovery)
        report_from_store(folder, patients, job, as_of, by)
        return
    if patients:
        refuse(_ONLY_STORE.format("--patient"), WRONG_USAGE)
    if options.dose_arithmetic:
        refuse(_NO_ARITHMETIC, WRONG_USAGE)
    if cases is not None:
        _from_cases(cases, job, site, as_of)


def _from_cases(path: Path, job: Job, site: Path | None, as_of: date | None) -> None:
    definitions = definitions_or_end()
    found = read_or_end(path, definitions)
    weighed = weigh(found, definitions, policy_of(definitions, (), None, site), as_of)
    check_place(job, len(found), path.name)
    write_documents((Source(case.id, one) for case, one in weighed), len(found), job)


def _kinds(kind: str) -> "tuple[Kind, ...]":
    return NAMES if kind == _ALL else tuple(name for name in NAMES if name == kind)


def _options(  # noqa: PLR0913 - one argument an option
    *,
    transplant: str | None,
    dose_arithmetic: bool,
    large_print: bool,
    blank: bool,
    call: str,
    temperature: str,
) -> "Options":
    from poems_desktop.reports.options import Options, SiteContact

    contact = SiteContact(call, temperature) if call or temperature else None
    return Options(
        transplant_id=transplant,
        dose_arithmetic=dose_arithmetic,
        site=contact,
        large_print=large_print,
        blank=blank,
    )
