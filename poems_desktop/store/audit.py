"""The log of what was done with a store: events, in the same chain as what was saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, get_args

from poems_desktop.store.canonical import canonical_json, json_object
from poems_desktop.store.chain import NewRevision, Revision, append, instant_of
from poems_desktop.store.sqlcipher import dbapi

EventKind = Literal[
    "unlock",
    "lock",
    "open_patient",
    "print",
    "export",
    "import",
    "backup",
    "restore",
    "settings",
    "migration",
    "users",
    "rotate_key",
    "failed_unlocks",
    "clock_back",
    "damaged_log",
    "erasure",
    "rebuild",
]
EVENT_KINDS: Final = frozenset(get_args(EventKind))


def append_event(  # noqa: PLR0913 - for code that holds a connection and no store
    connection: dbapi.Connection,
    kind: EventKind,
    details: Mapping[str, object],
    *,
    store_id: str,
    author: str,
    role: str,
    at: datetime,
) -> Revision:
    """The event is at the end of the chain. To be called inside a write transaction.

    `details` name things by their ids, never by what was recorded: an event is not erased.
    A `patient_id` among them makes the event one about that patient.

    Raises:
        ValueError: for an unknown kind.

    """
    if kind not in EVENT_KINDS:
        msg = f"unknown kind of event: {kind}"
        raise ValueError(msg)
    patient_id = details.get("patient_id", "")
    return append(
        connection,
        NewRevision(
            store_id=store_id,
            kind="event",
            entity_id=kind,
            patient_id=patient_id if isinstance(patient_id, str) else "",
            author=author,
            role=role,
            saved_at=at,
            reason=None,
            definitions_json="{}",
            content_json=canonical_json(details),
            action="event",
        ),
    )


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the log; `seq` is its place in the chain."""

    seq: int
    kind: EventKind
    author: str
    role: str
    at: datetime
    details_json: str = field(repr=False)

    @property
    def details(self) -> dict[str, object]:
        """Ids and counts that tell more, read anew at each access."""
        return json_object(self.details_json)


def events(connection: dbapi.Connection, *, limit: int, before: int | None = None) -> list[Event]:
    """The newest `limit` events, or the newest before the place `before`."""
    rows = connection.execute(
        "SELECT seq, entity_id, author, role, saved_at, content FROM revision"
        " WHERE kind = 'event' AND seq < ? ORDER BY seq DESC LIMIT ?",
        (2**62 if before is None else before, limit),
    )
    return [
        Event(seq, kind, author, role, instant_of(at), details)
        for seq, kind, author, role, at, details in rows
    ]
