"""How a patient is named on screen."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from poems_desktop.app.entries import age_on, patient_born
from poems_desktop.clinical import wording
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.ui.banner import BannerFacts
from poems_desktop.ui.kit.chip import ChipFacts
from poems_desktop.ui.patient_rows import ItemNote, PatientItem
from poems_desktop.ui.visit.checklist_panel import STATE

if TYPE_CHECKING:
    from poems_desktop.app.patient_marks import DueMark, UnitMark
    from poems_desktop.app.ports import PatientRow
    from poems_desktop.clinical.assessment import Assessment
    from poems_desktop.clinical.record import Patient, Record

_SEX = {"F": "Female", "M": "Male", None: "not stated"}
_DAYS_NAMED = 100
_TONE = {"met": "acc", "notmet": "not", "unknown": "unk"}


def full_name(patient: "Patient") -> str:
    """`ELLERBY, Tomas (Mr)`."""
    name = ", ".join(part for part in (patient.family.upper(), patient.given) if part)
    return f"{name} ({patient.title})" if patient.title else name


def banner_facts(assessment: "Assessment", today: date) -> BannerFacts:
    """The banner of the patient whose record is open."""
    patient = assessment.record.patient
    age = age_on(patient.born, today)
    born = patient_born(patient)
    return BannerFacts(
        name=full_name(patient),
        born=born if age is None else f"{born} ({age} y)",
        sex=_SEX[patient.sex],
        record_number=patient.record_number or "not stated",
        fictional=patient.fictional,
        chips=(_checklist_chip(assessment), *_transplant_chips(assessment.record, today)),
    )


def _checklist_chip(assessment: "Assessment") -> ChipFacts:
    result = assessment.main
    state = STATE[result.truth]
    value = f"{wording.headline(result)} · {wording.tally(result)}"
    return ChipFacts("Diagnosis checklist", value, state, _TONE[state])


def _transplant_chips(record: "Record", today: date) -> Sequence[ChipFacts]:
    days = [t.zero.exact for t in record.transplants if t.zero is not None and t.zero.exact]
    if not days:
        return ()
    day0 = max(days)
    caption = f"Transplant · Day 0 {show_date(PartialDate.of(day0))}"
    return (ChipFacts(caption, since_day0(day0, today), "cal", "plumS"),)


def since_day0(day0: date, today: date) -> str:
    """`Day +9` in the first hundred days, then `3 y 2 mo after`."""
    passed = (today - day0).days
    if passed <= _DAYS_NAMED:
        sign = "+" if passed > 0 else ("−" if passed < 0 else "")
        return f"Day {sign}{abs(passed)}"
    months = (today.year - day0.year) * 12 + today.month - day0.month - (today.day < day0.day)
    years, rest = divmod(months, 12)
    parts = [f"{years} y" if years else "", f"{rest} mo" if rest else ""]
    return f"{' '.join(part for part in parts if part)} after"


_DUE_TONES = {"overdue": "err", "due": "unk", "perhaps": "unk", "next": "ink2", "none": "ink2"}


def list_notes(due: "DueMark | None", unit: "UnitMark | None", *, alike: bool) -> list[ItemNote]:
    """The remarks under a name: the transplant day, what is due, a similar name."""
    notes = []
    if unit is not None:
        notes.append(ItemNote(unit.text, "cal", "plum"))
    elif due is not None and due.text:
        icon = "clock" if due.is_due else ""
        notes.append(ItemNote(due.text, icon, _DUE_TONES[due.urgency]))
    if alike:
        notes.append(ItemNote("Similar name", "people", "ink2"))
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
        " ".join(p for p in ("" if age is None else f"{age} y", row.sex) if p),
    ]
    name = ", ".join(part for part in (row.family.upper(), row.given) if part)
    detail = " · ".join(part for part in parts if part)
    return PatientItem(row.patient_id, name, detail, tuple(notes))
