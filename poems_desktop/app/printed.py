"""Documents that left the store: what was printed or saved for a patient, and its code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from uuid import uuid4

from pydantic import ValidationError

from poems_desktop.app.document_basis import Basis
from poems_desktop.app.ports import Revision
from poems_desktop.app.sitting import Sitting
from poems_desktop.clinical.model import Day, Model

How = Literal["printed", "saved"]


class DocumentRecord(Model):
    """What the store keeps of a document; never the pages themselves.

    `digest` is the SHA-256 over what the page said; `code` the short code printed on it.
    `revisions` are the revisions of the record that it was made from, by entity, and `entities` a
    digest of what was recorded in each, drafts included.
    """

    kind: str
    title: str
    code: str
    digest: str
    how: How
    revisions: Mapping[str, int] = {}
    voids: str = ""
    """The code of an earlier print that this one replaces."""
    entities: Mapping[str, str] = {}
    definitions: str = ""
    policy: str = ""
    as_of: str = ""
    transplant: str = ""
    """Which transplant a calendar is of."""
    day_zero: Day | None = None
    """The day 0 that a calendar counts from."""


class Counted(Protocol):
    """A revision, as far as the version of a record is counted from it."""

    @property
    def kind(self) -> str:
        """What it is a version of."""
        ...

    @property
    def version(self) -> int:
        """The saves of its entity, from 1."""
        ...


def record_version(heads: Iterable[Counted]) -> int:
    """How often something of a patient was saved, from the latest revision of everything.

    Printing does not count: a page never changes the version that it shows.
    """
    return sum(one.version for one in heads if one.kind != "document")


@dataclass(frozen=True, slots=True)
class Printed:
    """A document with the instant it was made."""

    title: str
    code: str
    at: datetime
    printed: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store keeps of a document, and when it was saved there."""

    document: DocumentRecord
    at: datetime
    seq: int


def document_record(
    basis: Basis, title: str, how: How, revisions: Mapping[str, int], *, voids: str = ""
) -> DocumentRecord:
    """What to keep of a document made from `basis`."""
    return DocumentRecord(
        kind=basis.kind,
        title=title,
        code=basis.code,
        digest=basis.digest,
        how=how,
        revisions=dict(revisions),
        voids=voids,
        entities=dict(basis.entities),
        definitions=basis.definitions,
        policy=basis.policy,
        as_of=basis.as_of,
    )


def keep_document(sitting: Sitting, document: DocumentRecord) -> None:
    """Record that a document left the store.

    Raises:
        StoreError: whatever the store raises.
    """
    sitting.save("document", uuid4().hex, document.model_dump(mode="json"))


def kept_documents(heads: Sequence[Revision]) -> tuple[Kept, ...]:
    """Every document among a patient's revisions, oldest first; what cannot be read is left out."""
    found = []
    for revision in heads:
        if revision.kind != "document":
            continue
        try:
            document = DocumentRecord.model_validate(revision.content)
        except ValidationError:  # kept by a later version of the program
            continue
        found.append(Kept(document, revision.saved_at, revision.seq))
    return tuple(sorted(found, key=_place))


def printed_documents(sitting: Sitting) -> tuple[Printed, ...]:
    """Every document made for the open patient, newest first."""
    heads = sitting.store.heads_of(sitting.record.patient.id, kind="document")
    return tuple(
        Printed(one.document.title, one.document.code, one.at, one.document.how == "printed")
        for one in reversed(kept_documents(heads))
    )


def last_calendar(documents: tuple[Kept, ...], transplant: str) -> Kept | None:
    """The latest calendar of a transplant that was printed or saved."""
    found = [
        one
        for one in documents
        if one.document.kind == "calendar" and one.document.transplant == transplant
        if one.document.day_zero is not None
    ]
    return found[-1] if found else None


def _place(one: Kept) -> int:
    return one.seq
