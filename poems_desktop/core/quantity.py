"""A measured value with its UCUM unit, and exact conversion between listed units."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from poems_desktop.core.interval import Interval


class UnlikeUnitsError(ValueError):
    """Two units between which no exact factor is listed."""

    def __init__(self, unit: str, other: str) -> None:
        """Name both units."""
        super().__init__(f"{unit} cannot be converted to {other}")
        self.unit = unit
        self.other = other


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value as reported, never without its UCUM unit."""

    value: Interval
    unit: str

    def __post_init__(self) -> None:
        """Refuse a value without a unit.

        Raises:
            ValueError: when `unit` is blank.
        """
        if not self.unit.strip():
            message = "a quantity needs a unit; UCUM writes 1 for a bare number"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class UnitFamily:
    """Units of one dimension: `factors[u]` canonical units make one `u`."""

    canonical: str
    factors: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Units:
    """The exact conversions in use. Source: `resources/units.toml`, each factor cited there."""

    families: tuple[UnitFamily, ...]

    def convert(self, quantity: Quantity, unit: str) -> Quantity:
        """The same quantity in `unit`.

        Raises:
            UnlikeUnitsError: where no exact factor is listed.
        """
        if quantity.unit == unit:
            return quantity
        for family in self.families:
            if quantity.unit in family.factors and unit in family.factors:
                factor = family.factors[quantity.unit] / family.factors[unit]
                return Quantity(quantity.value.scaled(factor), unit)
        raise UnlikeUnitsError(quantity.unit, unit)
