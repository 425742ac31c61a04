"""How a patient is named on screen."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from poems_desktop.app.entries import age_on, patient_born
from poems_desktop.app.patient_marks import day_zero_mark, due_beside
from poems_desktop.app.verdict_words import limbs_met, verdict
from poems_desktop.app.words import tr
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.ui.banner import BannerFacts
from poems_desktop.ui.kit.chip import ChipFacts
from poems_desktop.ui.patient_rows import ItemNote, PatientItem
from poems_desktop.ui.visit.criterion_row import STATE

if TYPE_CHECKING:
    from poems_desktop.app.patient_marks import DueMark, UnitMark
    from poems_desktop.app.ports import PatientRow
    from poems_desktop.clinical.assessment import Assessment
    from poems_desktop.clinical.record import Patient

_SEX = {"F": tr("Female"), "M": tr("Male"), None: tr("not stated")}
_TONE = {"met": "acc", "notmet": "not", "unknown": "unk"}


def full_name(patient: "Patient") -> str:
    """`ELLERBY, Tomas (Mr)`."""
    name = ", ".join(part for part in (patient.family.upper(), patient.given) if part)
    return f"{name} ({patient.title})" if patient.title else name


def banner_facts(assessment: "Assessment", today: date, *, alike: int = 0) -> BannerFacts:
    """The banner of the patient whose record is open; `alike` others bear the family name."""
    patient = assessment.record.patient
    age = age_on(patient.born, today)
    born = patient_born(patient)
    return BannerFacts(
        name=full_name(patient),
        born=born if age is None else tr("{born} ({age} y)").format(born=born, age=age),
        sex=_SEX[patient.sex],
        record_number=patient.record_number or tr("not stated"),
        fictional=patient.fictional,
        alike=_alike_words(alike),
        chips=(_checklist_chip(assessment), *_transplant_chips(assessment)),
    )


def _alike_words(others: int) -> str:
    if others == 1:
        return tr("1 other: check birth date")
    return tr("{count} others: check birth date").format(count=others) if others else ""


def _checklist_chip(assessment: "Assessment") -> ChipFacts:
    result = assessment.main
    state = STATE[result.truth]
    value = f"{verdict(result)} · {limbs_met(result)}"
    return ChipFacts(tr("Diagnosis checklist"), value, state, _TONE[state])


def _transplant_chips(assessment: "Assessment") -> Sequence[ChipFacts]:
    zero = day_zero_mark(assessment)
    if zero is None:
        return ()
    if zero.watched:
        return (ChipFacts(tr("Transplant · in watch window"), zero.after, "cal", "plum"),)
    if not zero.after:
        told = tr("Day 0: {day}").format(day=zero.day)
        return (ChipFacts(tr("Transplant"), told, "cal", "plumS"),)
    caption = tr("Transplant · Day 0 {day}").format(day=zero.day)
    return (ChipFacts(caption, zero.after, "cal", "plumS"),)


_DUE_TONES = {"overdue": "err", "due": "unk", "perhaps": "unk", "next": "ink2", "none": "ink2"}


def list_notes(due: "DueMark | None", unit: "UnitMark | None", *, alike: bool) -> list[ItemNote]:
    """The remarks under a name: the transplant day, what is due, a similar name."""
    notes = []
    if unit is not None:
        notes.append(ItemNote(unit.text, "cal", "plum"))
    if (told := due_beside(due, unit)) is not None:
        icon = "clock" if told.is_due else ""
        notes.append(ItemNote(told.text, icon, _DUE_TONES[told.urgency]))
    if alike:
        notes.append(ItemNote(tr("Similar name"), "people", "ink2"))
    return notes


def unit_notes(unit: "UnitMark") -> tuple[ItemNote, ...]:
    """The remarks of the transplant unit's list, each on its line."""
    return tuple(ItemNote(line, own_line=True) for line in unit.lines)


def list_item(row: "PatientRow", today: date, notes: Sequence[ItemNote] = ()) -> PatientItem:
    """A row of the patient list."""
    born = PartialDate.from_iso(row.born) if row.born else None
    age = age_on(born, today)
    parts = [
        row.record_number,
        " ".join(p for p in ("" if age is None else tr("{age} y").format(age=age), row.sex) if p),
    ]
    name = ", ".join(part for part in (row.family.upper(), row.given) if part)
    detail = " · ".join(part for part in parts if part)
    return PatientItem(row.patient_id, name, detail, tuple(notes))
