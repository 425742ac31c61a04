"""Drafts: what is being typed and is not yet signed. One per visit or transplant, overwritten.

One more kind is no draft of a record: `unfinished`, the text of boxes that somebody has not
finished. It is in no record, document or export, and goes with the patient it was typed for.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, get_args

from poems_desktop.store.canonical import digest, json_object
from poems_desktop.store.errors import StoreCorrupt
from poems_desktop.store.revisions import instant_of, instant_text
from poems_desktop.store.sqlcipher import dbapi

DraftKind = Literal["visit", "transplant"]
DRAFT_KINDS: Final = frozenset(get_args(DraftKind))
Unfinished = Literal["unfinished"]
UNFINISHED: Final = "unfinished"

_SELECT = (
    "SELECT visit_id, patient_id, base_seq, content, saved_at, kind, content_digest FROM draft"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An unsigned visit; `base_seq` is the revision it began from, None for a new visit.

    `kind` says what `visit_id` names: a visit, a transplant with its daily log, or whose
    unfinished texts these are.
    """

    visit_id: str
    patient_id: str
    base_seq: int | None
    content_json: str = field(repr=False)
    saved_at: datetime
    kind: DraftKind | Unfinished = "visit"

    @property
    def content(self) -> dict[str, object]:
        """What was typed so far, read anew at each access."""
        return json_object(self.content_json)


def put_draft(connection: dbapi.Connection, draft: Draft) -> None:
    """`draft` is the draft of its visit. To be called inside a write transaction.

    Raises:
        ValueError: if the visit has a draft that belongs to another patient.

    """
    done = connection.execute(
        "INSERT INTO draft"
        " (visit_id, patient_id, base_seq, content, saved_at, kind, content_digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (visit_id) DO UPDATE"
        " SET base_seq = excluded.base_seq, content = excluded.content,"
        " saved_at = excluded.saved_at, content_digest = excluded.content_digest"
        " WHERE draft.patient_id = excluded.patient_id AND draft.kind = excluded.kind",
        (
            draft.visit_id,
            draft.patient_id,
            draft.base_seq,
            draft.content_json,
            instant_text(draft.saved_at),
            draft.kind,
            _digest(draft.content_json),
        ),
    )
    if done.rowcount != 1:
        msg = "the visit's draft belongs to another patient or is of another kind"
        raise ValueError(msg)


def get_draft(connection: dbapi.Connection, visit_id: str) -> Draft | None:
    """The draft of a visit, None if it has none."""
    row = connection.execute(f"{_SELECT} WHERE visit_id = ?", (visit_id,)).fetchone()
    return None if row is None else _draft(row)


def drafts_of(connection: dbapi.Connection, patient_id: str) -> list[Draft]:
    """The drafts of a patient's record, oldest first."""
    sql = f"{_SELECT} WHERE patient_id = ? AND kind <> ? ORDER BY saved_at, visit_id"
    return [_draft(row) for row in connection.execute(sql, (patient_id, UNFINISHED))]


def drop_drafts_of(connection: dbapi.Connection, patient_id: str) -> int:
    """The patient has no draft; how many there were. To be called inside a write transaction."""
    return connection.execute("DELETE FROM draft WHERE patient_id = ?", (patient_id,)).rowcount


def drop_draft(connection: dbapi.Connection, visit_id: str) -> None:
    """The visit has no draft. To be called inside a write transaction."""
    connection.execute("DELETE FROM draft WHERE visit_id = ?", (visit_id,))


def _draft(row: tuple[str, str, int | None, str, str, DraftKind | Unfinished, str]) -> Draft:
    visit_id, patient_id, base_seq, content, saved_at, kind, expected = row
    if _digest(content) != expected:
        raise StoreCorrupt  # As for a revision: damage may come without an error.
    return Draft(visit_id, patient_id, base_seq, content, instant_of(saved_at), kind)


def _digest(content: str) -> str:
    return digest(content.encode("utf-8"))
