"""Documents to files, from cases or from the records of a store, one or many."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poems_desktop.cli_store.endings import KNOWN_PROBLEM, WRONG_USAGE, refuse, say
from poems_desktop.cli_store.progress import Teller

if TYPE_CHECKING:
    from poems_desktop.clinical.assessment import Assessment
    from poems_desktop.reports.documents import Made, Paper
    from poems_desktop.reports.identity import RevisionInfo
    from poems_desktop.reports.kind_names import Kind
    from poems_desktop.reports.options import Options

SUFFIXES = (".pdf", ".txt")


@dataclass(frozen=True, slots=True)
class Source:
    """A record to print: how its files are named, and what is done once a file is written."""

    name: str
    assessment: "Assessment"
    printed_by: str = ""
    revision: "RevisionInfo | None" = None
    prepare: "Callable[[Kind, Options], Options] | None" = None
    keep: "Callable[[Made, Options], None] | None" = None


@dataclass(frozen=True, slots=True)
class Job:
    """What to print of every record, and where to."""

    kinds: "tuple[Kind, ...]"
    out: Path
    paper: "Paper"
    printed_at: datetime
    options: "Options"
    password: str = ""

    @property
    def one_file(self) -> bool:
        """Whether `out` names a file and not a folder."""
        return self.out.suffix.lower() in SUFFIXES


def check_place(job: Job, count: int, named: str) -> None:
    """End with a sentence where `out` cannot take what is asked for; its folder is made."""
    from poems_desktop.reports.kinds import DOCUMENTS

    if job.out.suffix and not job.out.is_dir() and job.out.suffix.lower() not in SUFFIXES:
        kinds = ", ".join(SUFFIXES)
        refuse(f"{job.out.name} is not one of {kinds}; name such a file or a folder.", WRONG_USAGE)
    if job.one_file and count > 1:
        refuse(f"{named} holds {count} cases; name a folder after --out.", WRONG_USAGE)
    if job.one_file and len(job.kinds) > 1:
        refuse("Several documents do not fit in one file; name a folder after --out.", WRONG_USAGE)
    if job.one_file and job.out.suffix.lower() != (suffix := DOCUMENTS[job.kinds[0]].suffix):
        refuse(f"This document is a {suffix} file; name such a file or a folder.", WRONG_USAGE)
    folder = job.out.parent if job.one_file else job.out
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        refuse(f"The folder {folder} cannot be used: {reason}.", WRONG_USAGE)


def write_documents(sources: Iterable[Source], count: int, job: Job) -> None:
    """Write every document that the records allow; why others are left out goes to stderr.

    Each file is whole or not there, so that stopping in between harms nothing.
    """
    teller, done, left_out = Teller(), 0, list[str]()
    total = count * len(job.kinds)
    for number, (source, kind) in enumerate(((s, k) for s in sources for k in job.kinds), 1):
        if total > 1:
            teller.tell(f"{number} of {total}: {source.name}, {kind}")
        why = _write_one(source, kind, job)
        if why is None:
            done += 1
        else:
            left_out.append(f"{source.name}, {kind}, was left out: {why}")
    teller.done()
    for line in left_out:
        say(line)
    if not done:
        raise SystemExit(KNOWN_PROBLEM)


def _write_one(source: Source, kind: "Kind", job: Job) -> str | None:
    from poems_desktop.reports.documents import Print, make
    from poems_desktop.reports.kinds import DOCUMENTS

    options = job.options if source.prepare is None else source.prepare(kind, job.options)
    if (why := DOCUMENTS[kind].available(source.assessment, options)) is not None:
        return why
    how = Print(job.printed_at, source.printed_by, job.paper, source.revision)
    made = make(kind, source.assessment, how, options)
    stem = source.name if len(job.kinds) == 1 else f"{source.name}-{kind}"
    path = job.out if job.one_file else job.out / f"{stem}{made.suffix}"
    content = made.content
    if job.password and made.suffix == ".pdf":
        from poems_desktop.reports.locking import locked

        content = locked(content, job.password)
    _put(path, content)
    click.echo(path)
    if source.keep is not None:
        source.keep(made, options)
    return None


def _put(path: Path, content: bytes) -> None:
    work = path.with_name(f"{path.name}.partial")
    try:
        work.write_bytes(content)
        work.replace(path)
    except OSError as error:
        work.unlink(missing_ok=True)
        reason = error.strerror or "unknown reason"
        refuse(f"{path} cannot be written: {reason}.", WRONG_USAGE)
