"""What a sitting needs from outside: Protocols, so that a fake of ten lines can stand in."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Literal, Protocol

Clock = Callable[[], datetime]
"""Gives the present as an aware UTC instant."""

Content = Mapping[str, object]
EventKind = Literal["print", "export", "open_patient", "settings", "backup"]
Details = Mapping[str, str | int]
Setting = tuple[str, Content, Details]
"""The name of a setting, its content, and what the log says of it beside the name."""
Kind = Literal[
    "patient",
    "visit",
    "measurement",
    "treatment",
    "transplant",
    "log_entry",
    "override",
    "reason",
    "document",
    "setting",
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
    def content_json(self) -> str:
        """The same as the JSON text that is sealed, which is faster to read into a model."""
        ...

    @property
    def saved_at(self) -> datetime:
        """When, as an aware UTC instant."""
        ...

    @property
    def author(self) -> str:
        """Who saved it."""
        ...

    @property
    def reason(self) -> str | None:
        """Why, where it corrects an earlier one."""
        ...

    @property
    def erased(self) -> bool:
        """Whether its content was erased on legal demand."""
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


class PatientRow(Protocol):
    """A patient as the list shows them."""

    @property
    def patient_id(self) -> str:
        """The id."""
        ...

    @property
    def family(self) -> str:
        """The family name."""
        ...

    @property
    def given(self) -> str:
        """The given names."""
        ...

    @property
    def record_number(self) -> str:
        """The clinic's number, or empty."""
        ...

    @property
    def born(self) -> str:
        """The date of birth as ISO text to the precision known, or empty."""
        ...

    @property
    def sex(self) -> str:
        """F, M or empty."""
        ...

    @property
    def seq(self) -> int:
        """The latest revision of anything of the patient."""
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

    def save_settings(self, settings: Sequence[Setting]) -> None:
        """Append a revision of each setting, and tell the log: all of them, or none."""
        ...

    def patients(self, query: str = "") -> Sequence[PatientRow]:
        """Patients that match, by folded name."""
        ...

    def search(self, query: str, *, limit: int | None = None) -> Sequence[PatientRow]:
        """As `patients`, at most `limit` of them; words also in diagnosis and notes."""
        ...

    def has_record_number(self, record_number: str) -> bool:
        """Whether a patient bears exactly this record number."""
        ...

    def head(self, kind: Kind, entity_id: str) -> Revision | None:
        """The latest revision of an entity."""
        ...

    def history(self, kind: Kind, entity_id: str) -> Sequence[Revision]:
        """Every revision of an entity, oldest first."""
        ...

    def discard_draft(self, visit_id: str) -> None:
        """The visit has no draft any more."""
        ...

    def record_event(self, event: EventKind, details: Details) -> object:
        """An entry of the log: ids and counts, never contents."""
        ...

    def heads_of(
        self, patient_id: str, known_at: datetime | None = None, kind: Kind | None = None
    ) -> Sequence[Revision]:
        """The latest revision of everything of one patient, or the latest saved by `known_at`.

        With `kind`, only what is of it.
        """
        ...

    def save_draft(
        self, visit_id: str, patient_id: str, content: Content, base_seq: int | None
    ) -> object:
        """Keep the unsigned state of a visit."""
        ...

    def drafts_of(self, patient_id: str) -> Sequence[Draft]:
        """All unsigned visits of one patient."""
        ...

    def sign_visit(  # noqa: PLR0913 - a revision has this many parts
        self,
        visit_id: str,
        patient_id: str,
        content: Content,
        *,
        base_seq: int | None,
        reason: str | None = None,
        definitions: Content | None = None,
        assessment: Content | None = None,
    ) -> Revision:
        """Append the signed visit and drop its draft, in one transaction.

        `definitions` are the versions it was made with, `assessment` what it was weighed as.
        """
        ...
