"""Who a document is about, in words."""

from dataclasses import dataclass
from datetime import date, datetime

from poems_desktop.clinical.record import Patient
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date

_LONGEST_NAME = 44
_LONGEST_NUMBER = 24
NOT_STATED = "not stated"
SEX = {"F": "Female", "M": "Male", None: NOT_STATED}


def is_case(patient: Patient) -> bool:
    """A published or other de-identified case: it has an id, but no name."""
    return not patient.given and patient.family in {"", patient.id}


def full_name(patient: Patient) -> str:
    """`OKONJO, Marit (Ms)`; the id of a case. A name that capitals lengthen stays as it is."""
    if is_case(patient):
        return patient.id
    capitals = patient.family.upper()
    family = capitals if len(capitals) == len(patient.family) else patient.family
    name = ", ".join(part for part in (family, patient.given) if part)
    return f"{name} ({patient.title})" if patient.title else name


def born(patient: Patient, on: date) -> tuple[str, str]:
    """`Born` with date and age on a day; `Age` with the age alone where a case states no more."""
    if patient.born is not None:
        return "Born", f"{show_date(patient.born)} ({age(patient.born, on)})"
    if patient.age_years is not None:
        return "Age as published", f"{patient.age_years} y"
    return "Born", NOT_STATED


def age(birth: PartialDate, on: date) -> str:
    """Completed years on a day; two numbers where the birth date leaves both possible."""
    oldest, youngest = _years(birth.earliest, on), _years(birth.latest, on)
    return f"{oldest} y" if oldest == youngest else f"{youngest} or {oldest} y"


def _years(birth: date, on: date) -> int:
    before_birthday = (on.month, on.day) < (birth.month, birth.day)
    return max(on.year - birth.year - (1 if before_birthday else 0), 0)


def moment(value: datetime) -> str:
    """`20-Nov-2025 14:32`."""
    return f"{show_date(PartialDate.of(value.date()))} {value:%H:%M}"


def zoned(value: datetime) -> str:
    """`20-Nov-2025 14:32 UTC+01:00`; without the zone where none is known."""
    offset = value.strftime("%z")
    return f"{moment(value)} UTC{offset[:3]}:{offset[3:5]}" if offset else moment(value)


def short_identity(patient: Patient) -> str:
    """Name, birth date and record number for every page; a very long name is cut, with a mark."""
    name = _shortened(full_name(patient), _LONGEST_NAME)
    if is_case(patient):
        years = NOT_STATED if patient.age_years is None else f"{patient.age_years} y"
        return f"{name} · age {years} · sex {SEX[patient.sex].lower()}"
    birth = NOT_STATED if patient.born is None else show_date(patient.born)
    number = _shortened(patient.record_number or NOT_STATED, _LONGEST_NUMBER)
    return f"{name} · Born {birth} · {number}"


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


@dataclass(frozen=True, slots=True)
class RevisionInfo:
    """The saved version of a record that a document shows; absent for a case file."""

    number: int
    saved_at: datetime
