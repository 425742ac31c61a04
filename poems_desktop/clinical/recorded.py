"""The latest statement of a physician on record: what it says and when, never weighed."""

from dataclasses import dataclass
from datetime import date

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ChoiceField
from poems_desktop.clinical.record import Choice, DateAnswer, Record
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date


@dataclass(frozen=True, slots=True)
class Recorded:
    """A statement in words, and the date of the visit that holds it."""

    text: str
    date: PartialDate | None
    value: PartialDate | None = None
    """The date stated, where the statement is one."""


def recorded(record: Record, definitions: Definitions, key: str, as_of: date) -> Recorded | None:
    """The newest answer to `key` up to a date; None where nobody recorded one."""
    found: Recorded | None = None
    for visit in record.visits:
        if visit.date is not None and visit.date.earliest > as_of:
            continue
        answer = visit.answers.get(key)
        if isinstance(answer, Choice):
            field = definitions.choice(key)
            found = Recorded(_label(field, answer.value), visit.date)
        elif isinstance(answer, DateAnswer) and answer.value is not None:
            found = Recorded(show_date(answer.value), visit.date, answer.value)
    return found


def elapsed(day: PartialDate, as_of: date) -> tuple[int, int] | None:
    """Whole years, and the months beyond them, from a date; None where it lies ahead."""
    if day.latest > as_of:
        return None
    months = (as_of.year - day.latest.year) * 12 + as_of.month - day.latest.month
    months -= as_of.day < day.latest.day
    return divmod(max(months, 0), 12)


def _label(field: ChoiceField | None, value: str) -> str:
    options = field.options if field is not None else ()
    return next((one.label for one in options if one.value == value), value)
