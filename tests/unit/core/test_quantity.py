"""Quantities keep their unit and convert only by listed factors."""

from decimal import Decimal

import pytest

from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity, UnitFamily, Units, UnlikeUnitsError

UNITS = Units(
    (
        UnitFamily("pg/mL", {"pg/mL": Decimal(1), "ng/L": Decimal(1), "ng/mL": Decimal(1000)}),
        UnitFamily("g/dL", {"g/dL": Decimal(1), "g/L": Decimal("0.1")}),
    )
)


def _exact(value, unit):
    return Quantity(Interval.exactly(Decimal(value)), unit)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("200", "ng/L", "pg/mL", "200"),
        ("0.2", "ng/mL", "pg/mL", "200"),
        ("136", "g/L", "g/dL", "13.6"),
        ("5", "xULN", "xULN", "5"),
    ],
)
def test_listed_units_convert_exactly(value, unit, to, expected):
    assert UNITS.convert(_exact(value, unit), to).value.exact == Decimal(expected)


@pytest.mark.parametrize(("unit", "to"), [("pg/mL", "g/dL"), ("xULN", "pg/mL"), ("pM", "pg/mL")])
def test_unlike_units_are_refused_by_name(unit, to):
    with pytest.raises(UnlikeUnitsError, match=unit) as refused:
        UNITS.convert(_exact("1", unit), to)
    assert (refused.value.unit, refused.value.other) == (unit, to)


def test_bounds_stay_bounds():
    below = Quantity(Interval.reported("<", Decimal(1)), "ng/mL")
    converted = UNITS.convert(below, "pg/mL").value
    assert (converted.low, converted.high, converted.high_open) == (None, Decimal(1000), True)


def test_a_value_without_unit_is_refused():
    with pytest.raises(ValueError, match="unit"):
        _exact("1", " ")
