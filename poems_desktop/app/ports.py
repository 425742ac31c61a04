"""What a sitting needs from outside: Protocols, so that a fake of ten lines can stand in."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Literal, Protocol

Clock = Callable[[], datetime]
"""Gives the present as an aware UTC instant."""

Content = Mapping[str, object]
Kind = Literal[
    "patient", "visit", "measurement", "treatment", "transplant", "log_entry", "override", "reason"
]


class Revision(Protocol):
    """One immutable saved version of something."""

    @property
    def seq(self) -> int:
        """Its place in the store's order."""
        ...

    @property
    def kind(self) -> str:
        """One of `Kind`, or another that only the store reads."""
        ...

    @property
    def entity_id(self) -> str:
        """What it is a version of."""
        ...

    @property
    def content(self) -> Content:
        """What was saved."""
        ...

    @property
    def saved_at(self) -> datetime:
        """When, as an aware UTC instant."""
        ...


class Draft(Protocol):
    """The unsigned state of a visit."""

    @property
    def visit_id(self) -> str:
        """The visit."""
        ...

    @property
    def base_seq(self) -> int | None:
        """The revision it started from."""
        ...

    @property
    def content(self) -> Content:
        """What was typed so far."""
        ...

    @property
    def saved_at(self) -> datetime:
        """When it was last written, as an aware UTC instant."""
        ...


class RecordStore(Protocol):
    """The encrypted store, as the sitting sees it."""

    def save(  # noqa: PLR0913 - a revision has this many parts
        self,
        kind: Kind,
        entity_id: str,
        patient_id: str,
        content: Content,
        *,
        reason: str | None = None,
        expected_seq: int | None = None,
    ) -> Revision:
        """Append a revision."""
        ...

    def heads_of(self, patient_id: str) -> Sequence[Revision]:
        """The latest revision of everything of one patient."""
        ...

    def save_draft(
        self, visit_id: str, patient_id: str, content: Content, base_seq: int | None
    ) -> object:
        """Keep the unsigned state of a visit."""
        ...

    def drafts_of(self, patient_id: str) -> Sequence[Draft]:
        """All unsigned visits of one patient."""
        ...

    def sign_visit(
        self,
        visit_id: str,
        patient_id: str,
        content: Content,
        *,
        base_seq: int | None,
        reason: str | None = None,
    ) -> Revision:
        """Append the signed visit and drop its draft, in one transaction."""
        ...
