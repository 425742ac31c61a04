"""Who a patient is, as somebody typed it: what is wrong with it, and the patient that it makes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal
from uuid import uuid4

from poems_desktop.app.entries import date_problem
from poems_desktop.app.words import tr
from poems_desktop.clinical.record import Patient
from poems_desktop.core.reading import read_date

LONGEST = 120
"""Letters that fit into one field: a longer text is no name, but most likely pasted."""
OLDEST = 125
"""Years: nobody is known to have lived so long, so a birth date before is a slip."""
NAMES = ("family", "given", "title", "record_number")
Typed = Mapping[str, str]
Wrong = tuple[str, str]
"""The field and the sentence."""


def problem_of(
    typed: Typed, today: date, is_known: Callable[[str], bool], before: Patient | None = None
) -> Wrong | None:
    """The first thing to be corrected before this can be saved; None where there is none.

    `typed` has a text for each of `NAMES` and for `born`; `is_known` says whether somebody in the
    store has a record number, `before` is the patient who is corrected.
    """
    if not typed["family"].strip():
        return "family", tr("The family name is missing. Type it; one name alone goes here.")
    found = _too_long(typed) or _born_problem(typed["born"].strip(), today)
    if found is not None:
        return found
    number, own = typed["record_number"].strip(), "" if before is None else before.record_number
    if not number or number.casefold() == own.casefold() or not is_known(number):
        return None
    said = tr("Another patient of this store has this record number. Check it, or open that one.")
    return "record_number", said


def patient_of(
    typed: Typed, sex: Literal["F", "M"] | None, today: date, before: Patient | None = None
) -> Patient:
    """The patient as typed, corrected from `before` or new, where `problem_of` finds nothing.

    Raises:
        UnreadableError: where the birth date is none.
    """
    names = {name: typed[name].strip() for name in NAMES}
    born = read_date(typed["born"], today) if typed["born"].strip() else None
    base = before or Patient(id=uuid4().hex)
    return base.model_copy(update={**names, "born": born, "sex": sex})


def _too_long(typed: Typed) -> Wrong | None:
    said = tr("{count} characters are too many here; {most} fit. Shorten it.")
    for name in NAMES:
        if (count := len(typed[name].strip())) > LONGEST:
            return name, said.format(count=count, most=LONGEST)
    return None


def _born_problem(born: str, today: date) -> Wrong | None:
    hint = date_problem(born, today, what=tr("The birth date"))
    if hint is not None:
        return "born", hint.sentence
    if born and today.year - read_date(born, today).latest.year > OLDEST:
        said = tr("The birth date is more than {years} years ago. Check the year.")
        return "born", said.format(years=OLDEST)
    return None
