"""The chance before a test: typed, refused, and what is calculated from it."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.app.predictive import predicted, read_chance, refused, set_figures
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Patient, Record


@pytest.fixture(scope="module")
def shipped() -> Definitions:
    return load_definitions()


@pytest.mark.parametrize(
    ("typed", "chance"),
    [
        ("5", "5"),
        (" 2,5 ", "2.5"),
        ("2.5", "2.5"),
        ("0.001", "0.001"),
        ("99.9", "99.9"),
        ("5%", "5"),
    ],
)
def test_a_chance_is_read_with_either_decimal_mark(typed: str, chance: str) -> None:
    assert read_chance(typed) == Decimal(chance)
    assert refused(typed) == ""


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("0", "above 0 and below 100"),
        ("100", "above 0 and below 100"),
        ("-5", "above 0 and below 100"),
        ("250", "above 0 and below 100"),
        ("<5", "without < or >"),
        ("rare", "not a number"),
        ("1e1", "not a number"),
        ("0,125", "can mean"),
        ("", "missing"),
    ],
)
def test_what_is_no_chance_is_refused_in_a_sentence(typed: str, says: str) -> None:
    assert says in refused(typed)


def test_it_is_what_the_terminal_prints(shipped: Definitions) -> None:
    record = Record(patient=Patient(id="p1", family="Marsh", given="Ada"))
    told = assess(record, shipped, Policy(), date(2026, 4, 1), Decimal("2.5"))
    (section,) = (one for one in told.conclusions if one.title.startswith("Predictive values"))
    assert predicted(read_chance("2,5"), shipped) == section.lines


def test_the_values_are_those_of_bayes(shipped: Definitions) -> None:
    """Plasma 200 pg/mL: 68% sensitive, 95% specific; of 1000 at 10%: 68 of 113, 855 of 887."""
    plasma = next(one for one in predicted(Decimal(10), shipped) if "plasma" in one.title)
    assert "of those with this result, 60% would have POEMS" in str(plasma.value)
    assert "of those without it, 96% would not have POEMS" in str(plasma.value)
    assert plasma.confidence == "computed"
    assert plasma.cites
    assert "not this patient's chance" in plasma.cautions[0]


def test_every_set_says_what_is_known_and_none_is_calculated(shipped: Definitions) -> None:
    known = {one.title: one.known for one in set_figures(shipped)}
    assert set(known) == {one.short for one in shipped.sets.values()}
    assert all(known.values())
