"""Documents that left the store: what was printed or saved for a patient, and its code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from poems_desktop.app.sitting import Sitting
from poems_desktop.clinical.model import Model


class DocumentRecord(Model):
    """What the store keeps of a document; never the pages themselves.

    `digest` is the SHA-256 over what the page said; `code` the short code printed on it.
    `revisions` are the revisions of the record that it was made from, by entity.
    """

    kind: str
    title: str
    code: str
    digest: str
    how: Literal["printed", "saved"]
    revisions: Mapping[str, int] = {}
    voids: str = ""
    """The code of an earlier print that this one replaces."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A document with the instant it was made."""

    title: str
    code: str
    at: datetime
    printed: bool


def printed_documents(sitting: Sitting) -> tuple[Printed, ...]:
    """Every document made for the open patient, newest first."""
    patient = sitting.record.patient.id
    found = []
    for revision in sitting.store.heads_of(patient):
        if revision.kind == "document":
            one = DocumentRecord.model_validate(revision.content)
            found.append(Printed(one.title, one.code, revision.saved_at, one.how == "printed"))
    return tuple(sorted(found, key=_instant, reverse=True))


def _instant(one: Printed) -> datetime:
    return one.at
