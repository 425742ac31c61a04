"""A dialog that stands open with something typed in it, kept in the store until it is closed.

The lock keeps it sealed in memory; this is for when the program ends while it is open: a crash, a
power cut, a computer that is shut down. It is kept with what is half typed: encrypted, for its
user alone, and with the patient who was open then.
"""

from typing import TYPE_CHECKING

from poems_desktop.app.half_typed import NOBODY
from poems_desktop.app.resume import from_text, to_text

if TYPE_CHECKING:
    from poems_desktop.app.resume import DialogState, Resume
    from poems_desktop.ui.desk import Desk

_PLACE = "left open"


def keep(desk: "Desk", resume: "Resume | None") -> None:
    """Where the user of `desk` is, with the dialog that is open; None where none is."""
    book, before = desk.half_typed, desk.half_typed.at(NOBODY, _PLACE)
    if resume is None or resume.dialog is None or not _holds(resume.dialog):
        if before:
            book.put(before.get("patient", NOBODY), _PLACE, {})
            book.put(NOBODY, _PLACE, {})
        return
    patient, text = resume.patient_id or NOBODY, to_text(resume)
    if before and before.get("patient", NOBODY) != patient:
        keep(desk, None)
    if patient == NOBODY:
        book.put(NOBODY, _PLACE, {"resume": text})
    else:
        book.put(NOBODY, _PLACE, {"patient": patient})
        book.put(patient, _PLACE, {"resume": text})


def found(desk: "Desk") -> "Resume | None":
    """What the program's last end left open; None for nothing."""
    where = desk.half_typed.at(NOBODY, _PLACE)
    text = where.get("resume") or desk.half_typed.at(where.get("patient", NOBODY), _PLACE).get(
        "resume"
    )
    return from_text(text) if text else None


def _holds(dialog: "DialogState") -> bool:
    return bool(dialog.fields or dialog.more or dialog.inner)
