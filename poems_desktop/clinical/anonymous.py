"""A record without names, numbers, places and free text; who it is about stays out of it.

Dates stay in the copy, because what follows from it is counted from them; whoever shows it tells
them as days from one day (`DayCount`) and never as dates.
"""

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
from poems_desktop.core.partial_date import PartialDate

LEFT_OUT = "left out"
_OLDEST = 90
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FEW_DIGITS = 4


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
    told = names.tells(one.name)
    return one.model_copy(
        update={
            "id": f"treatment-{number}",
            "name": f"treatment {number}, name {LEFT_OUT}" if told else one.name,
            "when": "",
            "outcome": "",
        }
    )


def _transplant(one: Transplant, number: int) -> Transplant:
    return one.model_copy(update={"id": f"transplant-{number}", "note": "", "entries": ()})


def _override(one: Override, number: int) -> Override:
    changes = {"id": f"override-{number}", "author": "a clinician", "reason": f"reason {LEFT_OUT}"}
    return one.model_copy(update=changes)
