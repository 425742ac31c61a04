"""Which of several results speaks between POEMS and CIDP."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.interpret.course import Course
from poems_desktop.clinical.interpret.from_record import evidence_states
from poems_desktop.clinical.record import Measurement, Patient, Record, Treatment, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
BEGAN = Treatment(id="t", name="melphalan", directed=True, start=PartialDate(2024, 6, 1))


def _tibial(place, month, value, comparator=None):
    return Measurement(
        id=f"r{place}",
        test="tibial_cmap",
        value=None if value is None else Decimal(value),
        comparator=comparator,
        unit="mV",
        collected=PartialDate(2024, month, 10),
    )


@pytest.mark.parametrize(
    ("results", "state"),
    [
        ([(1, "0"), (3, "4.1")], F),
        ([(1, "4.1"), (3, "0")], T),
        ([(3, "0"), (1, "4.1")], T),
        ([(3, "4.1"), (1, "0"), (2, "0")], F),
        ([(3, "0"), (2, "4.1"), (1, "4.1")], T),
        ([(3, "4.1"), (8, "0")], F),
        ([(1, "0.1")], F),
        ([(1, "1", "<")], U),
        ([(1, "0", ">")], U),
        ([(1, "0.1", ">=")], F),
    ],
)
def test_the_latest_tibial_amplitude_before_treatment_speaks(shipped, results, state):
    """Listed in any order; what was measured after treatment began is left out."""
    found = tuple(_tibial(place, *one) for place, one in enumerate(results, 1))
    record = Record(
        patient=Patient(id="p"), visits=(Visit(id="v", results=found),), treatments=(BEGAN,)
    )
    states = evidence_states(Course(record, shipped, date(2025, 11, 20)), U)
    assert states["tibial_cmap_absent"] is state


def test_an_amplitude_without_a_number_says_nothing(shipped):
    record = Record(
        patient=Patient(id="p"), visits=(Visit(id="v", results=(_tibial(1, 1, None),)),)
    )
    states = evidence_states(Course(record, shipped, date(2025, 11, 20)), U)
    assert "tibial_cmap_absent" not in states
