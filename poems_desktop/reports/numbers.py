"""Numbers as they are printed: grouped from 1,000, a true minus sign."""

from decimal import Decimal

from poems_desktop.clinical.record import Measurement
from poems_desktop.clinical.series import Change

_MINUS = "\u2212"


def grouped(value: Decimal) -> str:
    """`1,920` and `0.38`, digits as recorded."""
    return f"{value:,f}".replace("-", _MINUS)


def reported(result: Measurement) -> str:
    """The value with its comparator, as on the report."""
    if result.value is None:
        return "no value"
    return f"{result.comparator or ''}{grouped(result.value)}"


def change(one: Change) -> str:
    """`−550 (−38%)`."""
    difference = f"{one.difference:+,f}".replace("-", _MINUS) if one.difference else "0"
    if one.percent is None:
        return difference
    percent = f"{one.percent:+d}".replace("-", _MINUS) if one.percent else "0"
    return f"{difference} ({percent}%)"
