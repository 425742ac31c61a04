"""What a physician stated last, and how long ago."""

from datetime import date

from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.record import Choice, DateAnswer, Patient, Record, Visit
from poems_desktop.clinical.recorded import Recorded, recorded
from poems_desktop.core.partial_date import PartialDate

AS_OF = date(2025, 11, 20)
SHIPPED = load_definitions()


def record(*visits):
    made = tuple(
        Visit(id=f"v{n}", date=day and PartialDate.from_iso(day), answers=answers)
        for n, (day, answers) in enumerate(visits)
    )
    return Record(patient=Patient(id="p"), visits=made)


def test_the_newest_statement_up_to_the_date_stands():
    one = record(
        ("2023-01-01", {"hematologic_response": Choice(value="partial")}),
        ("2024-01-01", {"hematologic_response": Choice(value="complete")}),
        ("2025-01-01", {}),
        ("2026-01-01", {"hematologic_response": Choice(value="no_response")}),
    )
    found = recorded(one, SHIPPED, "hematologic_response", AS_OF)
    assert found == Recorded("Complete", PartialDate(2024, 1, 1))
    assert recorded(one, SHIPPED, "diagnostic_certainty", AS_OF) is None


def test_a_stated_date_keeps_its_precision_and_an_unread_one_says_nothing():
    stated = DateAnswer(value=PartialDate(2022, 3))
    one = record(
        (None, {"diagnosis_date": stated}), ("2024-01-01", {"diagnosis_date": DateAnswer()})
    )
    found = recorded(one, SHIPPED, "diagnosis_date", AS_OF)
    assert (found.text, found.date, found.value) == ("Mar-2022", None, PartialDate(2022, 3))


def test_a_value_of_a_later_version_is_shown_as_it_stands():
    one = record(("2024-01-01", {"hematologic_response": Choice(value="stringent")}))
    assert recorded(one, SHIPPED, "hematologic_response", AS_OF).text == "stringent"
