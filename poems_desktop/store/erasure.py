"""Taking patients out: deleting them, which can be undone, and erasing them on legal demand."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from poems_desktop.store.audit import append_event
from poems_desktop.store.drafts import drop_drafts_of
from poems_desktop.store.errors import ReasonMissing
from poems_desktop.store.index import forget_patient, note_erased
from poems_desktop.store.sqlcipher import dbapi
from poems_desktop.store.verified_copy import BACKUPS_FOLDER

_GONE: Final = (
    "Erased: the content of {entries} saved entries, {drafts} drafts and {rows} rows of lists and"
    " search."
)
_CHAIN: Final = (
    "The chain of entries still proves itself: it keeps who saved what kind of entry and when,"
    " under random ids. {events} entries of the log name the patient's id."
)
_BACKUPS: Final = (
    "Backups made before still hold the record: {backups} in the store's folder, and any at a"
    " second place, on sticks or in copies of the folder. Delete those by hand, or wait until they"
    " expire."
)
_REASONS: Final = (
    "The reasons of {reasons} entries saved by the first version could not be removed without"
    " breaking the chain."
)
_LOG: Final = (
    "Another program was reading the records, so the write-ahead log is emptied only when all have"
    " closed the store."
)


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What an erasure removed and what remains; `sentence` says it for the screen and the file.

    Attributes:
        patient_id: whose record it was.
        revisions: places in the chain whose content, salt, reason and assessment are gone.
        drafts: unsigned entries that were removed.
        index_rows: rows of lists and search that were removed.
        events_kept: entries of the log that name the patient's random id.
        reasons_kept: reasons of entries saved by the first version, which its hash covers.
        backups: copies in the store's folder that were made before and still hold the record.
        log_emptied: whether the write-ahead log was emptied at once.
        event_seq: the entry of the log that tells of the erasure.

    """

    patient_id: str
    revisions: tuple[int, ...]
    drafts: int
    index_rows: int
    events_kept: int
    reasons_kept: int
    backups: int
    log_emptied: bool
    event_seq: int

    @property
    def sentence(self) -> str:
        """All of it in plain words."""
        said = [_GONE, _CHAIN, _BACKUPS]
        if self.reasons_kept:
            said.append(_REASONS)
        if not self.log_emptied:
            said.append(_LOG)
        return " ".join(said).format(
            entries=len(self.revisions),
            drafts=self.drafts,
            rows=self.index_rows,
            events=self.events_kept,
            backups=self.backups,
            reasons=self.reasons_kept,
        )


def require_reason(*texts: str) -> None:
    """Nothing happens if every text says something.

    Raises:
        ReasonMissing: if one is empty.

    """
    if not all(text.strip() for text in texts):
        raise ReasonMissing


@dataclass(frozen=True, slots=True)
class Demand:
    """Whose record is erased, why, on what legal basis, and who does it when."""

    patient_id: str
    reason: str
    legal_basis: str
    store_id: str
    author: str
    role: str
    at: datetime


_ERASE: Final = """
    UPDATE revision SET content = NULL, salt = NULL, assessment = NULL,
        reason = CASE seal_format WHEN 1 THEN reason END
    WHERE patient_id = ? AND kind <> 'event' AND content IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Gone:
    """What one erasure took: places in the chain, drafts, index rows; and its entry in the log."""

    revisions: tuple[int, ...]
    drafts: int
    index_rows: int
    event_seq: int


def erase(connection: dbapi.Connection, demand: Demand) -> Gone:
    """Content, drafts and index rows of the patient are gone, and the log says so.

    To be called inside a write transaction; `report` then empties the write-ahead log.

    Raises:
        ValueError: if the store holds nothing of the patient.

    """
    patient_id = demand.patient_id
    seqs = tuple(
        row[0]
        for row in connection.execute(
            "SELECT seq FROM revision"
            " WHERE patient_id = ? AND kind <> 'event' AND content IS NOT NULL ORDER BY seq",
            (patient_id,),
        )
    )
    drafts = drop_drafts_of(connection, patient_id)
    if not seqs and not drafts:
        msg = "the store holds nothing of this patient"
        raise ValueError(msg)
    connection.execute("INSERT INTO erasing VALUES (?)", (patient_id,))
    connection.execute(_ERASE, (patient_id,))
    connection.execute("DELETE FROM erasing")
    rows = forget_patient(connection, patient_id)
    details = {
        "patient_id": patient_id,
        "reason": demand.reason,
        "legal_basis": demand.legal_basis,
        "revisions": list(seqs),
        "drafts": drafts,
    }
    event = append_event(
        connection,
        "erasure",
        details,
        store_id=demand.store_id,
        author=demand.author,
        role=demand.role,
        at=demand.at,
    )
    note_erased(connection, patient_id, list(seqs))
    return Gone(seqs, drafts, rows, event.seq)


def report(
    connection: dbapi.Connection, folder: Path, patient_id: str, gone: Gone
) -> ErasureReport:
    """The write-ahead log is emptied, and what went and what remains is told."""
    # Deleted pages are overwritten (secure_delete), but older states of them stand in the log.
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    (events,) = connection.execute(
        "SELECT count(*) FROM revision WHERE patient_id = ? AND kind = 'event'", (patient_id,)
    ).fetchone()
    (reasons,) = connection.execute(
        "SELECT count(*) FROM revision WHERE patient_id = ? AND reason IS NOT NULL", (patient_id,)
    ).fetchone()
    place = folder / BACKUPS_FOLDER
    backups = [path for path in place.iterdir() if path.is_dir()] if place.is_dir() else []
    return ErasureReport(
        patient_id=patient_id,
        revisions=gone.revisions,
        drafts=gone.drafts,
        index_rows=gone.index_rows,
        events_kept=int(events),
        reasons_kept=int(reasons),
        backups=len(backups),
        log_emptied=not busy,
        event_seq=gone.event_seq,
    )
