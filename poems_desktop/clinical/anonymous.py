"""A record without names, numbers, places and free text; who it is about stays out of it.

Dates stay in the copy, because what follows from it is counted from them; whoever shows it tells
them as days from one day (`DayCount`) and never as dates.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from poems_desktop.clinical.override import Override
from poems_desktop.clinical.record import (
    Answer,
    Attribution,
    DateAnswer,
    Finding,
    Measurement,
    Patient,
    Record,
    TextAnswer,
    Treatment,
    Unread,
    Visit,
)
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.clinical.treatment import FLAG_ONLY_WORDS, PLASMA_CELL_WORDS
from poems_desktop.core.partial_date import PartialDate

LEFT_OUT = "left out"
_OLDEST = 90
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FEW_DIGITS = 4
_WORD = re.compile(r"[^\W\d_]+")
_ORDINARY = """
    add added adjuvant agent allogeneic alone and anti antibody as ascites asct autologous
    azathioprine based before bevacizumab bmt bolus bone by cell cells chain chemotherapy
    cidp conditioning consolidation corticosteroid corticosteroids cycle cycles cyclosporine
    daily day days diuretic dose doses drain drainage empirical etoposide femur filgrastim
    first fludarabine for fraction fractions furosemide g gy hct high humerus hydrocortisone
    iliac immunosuppression in induction infliximab infusion interferon intrahepatic
    intravenous iv kg left lesion levothyroxine line low lower lumbar m maintenance
    methotrexate methylprednisolone mg mobilization monotherapy months mycophenolate of on
    oral other oxygen pelvis per physiotherapy plasmacytoma plerixafor plus portosystemic
    pulse regimen resection rest rib right rituximab sacral sacrum second shunt single skull
    spine stem sternum subcutaneous surgery tandem testosterone the then therapy thoracic
    thyroxine tips to transjugular transplant transplantation treatment triple trofosfamide
    upper vertebra vertebrae vincristine week weekly weeks with without
"""
_TREATMENT_WORDS = frozenset(_ORDINARY.split())
"""What a treatment's name may be made of beside the names of drugs; all else may tell who."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """Days counted from `start`, which `what` names: `diagnosis` or `the first visit`."""

    start: date
    what: str

    def told(self, value: PartialDate) -> str:
        """`day 12`, `day -3`, or `day 12 to 42` where the date is known to the month or year."""
        first, last = self._number(value.earliest), self._number(value.latest)
        return f"day {first}" if first == last else f"day {first} to {last}"

    def _number(self, day: date) -> str:
        return f"{(day - self.start).days}".replace("-", "\u2212")


def day_count(record: Record, as_of: date) -> DayCount:
    """Days from the diagnosis as last stated; else from the first visit; else from `as_of`."""
    stated = [
        answer.value.earliest
        for visit in record.visits
        if isinstance(answer := visit.answers.get("diagnosis_date"), DateAnswer)
        and answer.value is not None
    ]
    if stated:
        return DayCount(stated[-1], "diagnosis")
    visits = [visit.date.earliest for visit in record.visits if visit.date is not None]
    if visits:
        return DayCount(min(visits), "the first visit")
    return DayCount(as_of, "this copy")


def age_words(record: Record, count: DayCount) -> str:
    """`58 y at diagnosis`; `90 y or older` from 90 on, where an age begins to name a person."""
    patient = record.patient
    years = patient.age_years
    if patient.born is not None:
        born, then = patient.born.latest, count.start
        years = then.year - born.year - ((then.month, then.day) < (born.month, born.day))
    if years is None:
        return "age not stated"
    words = f"{years} y" if years < _OLDEST else f"{_OLDEST} y or older"
    return f"{words} at {count.what}"


def anonymous(record: Record) -> Record:
    """The copy: findings, values, dates and treatments stay; all else that was typed goes."""
    names = _Names(record)
    patient = record.patient
    return Record(
        patient=Patient(
            id="anonymous", born=patient.born, sex=patient.sex, age_years=patient.age_years,
            fictional=patient.fictional,
        ),
        visits=tuple(_visit(one, n, names) for n, one in enumerate(record.visits, 1)),
        treatments=tuple(_treatment(one, n, names) for n, one in enumerate(record.treatments, 1)),
        transplants=tuple(_transplant(one, n) for n, one in enumerate(record.transplants, 1)),
        overrides=tuple(_override(one, n) for n, one in enumerate(record.overrides, 1)),
    )  # fmt: skip


class _Names:
    """What must not stand in a text, and the letters that stand for laboratories."""

    def __init__(self, record: Record) -> None:
        patient = record.patient
        words = (*patient.family.split(), *patient.given.split(), patient.record_number, patient.id)
        self._words = tuple(word.casefold() for word in words if len(word) > 1)
        named = (result.laboratory for result in record.results if result.laboratory)
        self._laboratories = list(dict.fromkeys(named))

    def laboratory(self, name: str) -> str:
        """`Lab A` for the first one named in the record."""
        if not name:
            return ""
        place = self._laboratories.index(name)
        more, letter = divmod(place, len(_LETTERS))
        return f"Lab {_LETTERS[letter]}{more or ''}"

    def tells(self, text: str) -> bool:
        """Whether a text names the patient, or holds a number long enough for a date or id."""
        folded = text.casefold()
        longest = max((len(run) for run in _digits(text)), default=0)
        return longest >= _FEW_DIGITS or any(word in folded for word in self._words)


def _digits(text: str) -> Iterable[str]:
    return "".join(sign if sign.isdigit() else " " for sign in text).split()


def _unread(unread: Unread) -> Unread:
    return dict.fromkeys(unread, LEFT_OUT)


def _visit(visit: Visit, number: int, names: _Names) -> Visit:
    return visit.model_copy(
        update={
            "id": f"visit-{number}",
            "label": "",
            "note": "",
            "answers": _answers(visit.answers),
            "results": tuple(
                _result(one, f"result-{number}-{place}", names)
                for place, one in enumerate(visit.results, 1)
            ),
            "other": {},
            "unread": _unread(visit.unread),
        }
    )


def _answers(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Free texts go; a finding keeps its state, and that another cause explains it."""
    found: dict[str, Answer] = {}
    for key, answer in answers.items():
        if isinstance(answer, Finding):
            cause = answer.explained_by and Attribution(cause=f"another cause ({LEFT_OUT})")
            found[key] = answer.model_copy(
                update={"note": "", "explained_by": cause, "unread": _unread(answer.unread)}
            )
        elif isinstance(answer, DateAnswer):
            found[key] = answer.model_copy(update={"unread": _unread(answer.unread)})
        elif not isinstance(answer, TextAnswer):
            found[key] = answer
    return found


def _result(result: Measurement, name: str, names: _Names) -> Measurement:
    return result.model_copy(
        update={
            "id": name,
            "laboratory": names.laboratory(result.laboratory),
            "when": "",
            "note": "",
            "unread": _unread(result.unread),
        }
    )


def _treatment(one: Treatment, number: int, names: _Names) -> Treatment:
    return one.model_copy(
        update={
            "id": f"treatment-{number}",
            "name": _treatment_name(one.name, number, names),
            "when": "",
            "outcome": "",
        }
    )


def _treatment_name(name: str, number: int, names: _Names) -> str:
    """The name where it holds known words alone; else those of its drugs and ways to treat."""
    words = _WORD.findall(name)
    known = [word for word in words if _is_treatment(word.casefold())]
    if names.tells(name) or not known:
        return f"treatment {number}, name {LEFT_OUT}"
    if len(known) == len(words):
        return name
    drugs = [word for word in known if word.casefold() not in _TREATMENT_WORDS]
    return f"{', '.join(dict.fromkeys(drugs)) or f'treatment {number}'}, rest {LEFT_OUT}"


def _is_treatment(word: str) -> bool:
    stems = (*PLASMA_CELL_WORDS, *FLAG_ONLY_WORDS)
    parts = {part for stem in stems for part in _WORD.findall(stem)}
    return word in _TREATMENT_WORDS or word in parts or word.startswith(stems)


def _transplant(one: Transplant, number: int) -> Transplant:
    kept = {"note": "", "entries": (), "unread": _unread(one.unread)}
    return one.model_copy(update={"id": f"transplant-{number}", **kept})


def _override(one: Override, number: int) -> Override:
    changes = {"id": f"override-{number}", "author": "a clinician", "reason": f"reason {LEFT_OUT}"}
    return one.model_copy(update=changes)
