"""Who a patient is, as typed: what is refused, what is taken, and what it makes."""

from datetime import date

import pytest

from poems_desktop.app.patient_entry import LONGEST, OLDEST, patient_of, problem_of
from poems_desktop.clinical.record import Patient
from poems_desktop.core.partial_date import PartialDate

TODAY = date(2025, 11, 20)
BLANK = {"family": "Marsh", "given": "", "title": "", "born": "", "record_number": ""}


def wrong(known: tuple[str, ...] = (), before: Patient | None = None, **typed: str):
    return problem_of({**BLANK, **typed}, TODAY, lambda one: one.upper() in known, before)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("family", " ", "The family name is missing."),
        ("family", "A" * (LONGEST + 1), "121 characters are too many here; 120 fit."),
        ("title", "A" * (LONGEST + 1), "121 characters are too many here; 120 fit."),
        ("born", "21-Nov-2025", "The birth date is in the future."),
        ("born", "someday", "This is not a date."),
        ("born", "31-Dec-1899", f"The birth date is more than {OLDEST} years ago."),
    ],
)
def test_what_cannot_be_is_said_of_its_field(field: str, text: str, said: str):
    name, sentence = wrong(**{field: text})
    assert name == field
    assert sentence.startswith(said)


@pytest.mark.parametrize(
    "typed",
    [
        {"family": f" {'A' * LONGEST} "},
        {"born": "1900"},
        {"born": "01-Jan-1900"},
        {"born": "20-Nov-2025"},
        {"born": "may 1971"},
    ],
)
def test_what_may_be_is_taken(typed: dict[str, str]):
    assert wrong(**typed) is None


def test_a_record_number_belongs_to_one_patient_however_it_is_written():
    own = Patient(id="p", family="Marsh", record_number="R-1")
    assert wrong(("R-1",), record_number="r-1")[0] == "record_number"
    assert wrong(("R-1",), own, record_number="r-1") is None
    assert wrong(("R-1", "R-2"), own, record_number="R-2")[0] == "record_number"
    assert wrong(("",), record_number="  ") is None


def test_the_patient_is_as_typed_and_a_correction_keeps_the_rest():
    typed = {**BLANK, "family": " Marsh ", "born": "3 may 1971", "record_number": " R-9 "}
    new = patient_of(typed, "F", TODAY)
    assert (new.family, new.born, new.sex, new.record_number) == (
        "Marsh", PartialDate(1971, 5, 3), "F", "R-9",
    )  # fmt: skip
    assert new.id != patient_of(typed, "F", TODAY).id
    before = Patient(id="p", family="Old", given="Ada", born=PartialDate(1970), fictional=True)
    after = patient_of({**BLANK}, None, TODAY, before)
    assert after == Patient(id="p", family="Marsh", fictional=True)
