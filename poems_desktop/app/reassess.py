"""Weighing a record of a backup again: that it can be read, and says what was signed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from poems_desktop.app.made_with import Snapshot
from poems_desktop.app.patient_file import file_of
from poems_desktop.app.ports import Revision
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.policy import Policy


class Signed(Revision, Protocol):
    """A revision that may keep what it was weighed as."""

    @property
    def assessment(self) -> Mapping[str, object] | None:
        """What the visit was weighed as when it was signed."""
        ...


Reassess = Callable[[Sequence[Signed]], bool]


def reassessing(definitions: Definitions, policy: Policy, snapshot: Snapshot) -> Reassess:
    """A check for all latest revisions of one patient.

    False where the record cannot be weighed, or where the visit that was saved last says
    something else now than when it was signed. Compared is only what was signed by the same
    definitions and policy, and after which nothing of the patient was saved: everything else may
    rightly differ.
    """

    def same(revisions: Sequence[Signed]) -> bool:
        last = max(revisions, key=_seq)
        kept = last.assessment if last.kind == "visit" else None
        as_of = _day(kept)
        try:
            record = file_of(revisions).record
            found = snapshot(assess(record, definitions, policy, as_of or last.saved_at.date()))
        except (LookupError, ValueError):
            return False
        if kept is None or kept.get("unsigned_visits"):
            return True  # Drafts that were weighed then are not among the revisions.
        if any(kept.get(name) != found.get(name) for name in _MADE_WITH):
            return True
        return kept.get("criteria") == found.get("criteria")

    return same


_MADE_WITH = ("format", "program_version", "definitions_digest", "policy_digest", "as_of")


def _seq(revision: Revision) -> int:
    return revision.seq


def _day(kept: Mapping[str, object] | None) -> date | None:
    text = None if kept is None else kept.get("as_of")
    return date.fromisoformat(text) if isinstance(text, str) else None
