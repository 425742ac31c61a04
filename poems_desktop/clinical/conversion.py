"""Conversion of a result between all units of its field, also from mass to amount of substance."""

from decimal import Decimal

from poems_desktop.clinical.fields import Bridge, ResultField
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity, Units, UnlikeUnitsError


def convert(quantity: Quantity, unit: str, field: ResultField | None, units: Units) -> Quantity:
    """The same result in `unit`; bounds stay bounds.

    What `units` can do is done without the field. Only where it cannot, the bridge of this field
    is used: it depends on the substance and never serves another field.

    Raises:
        UnlikeUnitsError: where neither leads from one unit to the other.
    """
    bridge = bridge_between(quantity.unit, unit, field, units)
    if bridge is None:
        return units.convert(quantity, unit)
    if _alike(quantity.unit, bridge.unit, units):
        start = units.convert(quantity, bridge.unit).value
        crossed = Quantity(_linear(start, bridge.factor, bridge.plus), bridge.other)
    else:
        start = units.convert(quantity, bridge.other).value
        crossed = Quantity(_inverse(start, bridge.factor, bridge.plus), bridge.unit)
    return units.convert(crossed, unit)


def bridge_between(
    unit: str,
    other: str,
    field: ResultField | None,
    units: Units,
) -> Bridge | None:
    """The bridge that a conversion crosses, whose confidence has to be shown; None without one."""
    bridge = None if field is None else field.bridge
    if bridge is None or _alike(unit, other, units):
        return None
    for near, far in ((bridge.unit, bridge.other), (bridge.other, bridge.unit)):
        if _alike(unit, near, units) and _alike(far, other, units):
            return bridge
    return None


def _alike(unit: str, other: str, units: Units) -> bool:
    try:
        units.convert(Quantity(Interval.exactly(Decimal(1)), unit), other)
    except UnlikeUnitsError:
        return False
    return True


def _linear(value: Interval, factor: Decimal, plus: Decimal) -> Interval:
    return Interval(
        None if value.low is None else value.low * factor + plus,
        None if value.high is None else value.high * factor + plus,
        low_open=value.low_open,
        high_open=value.high_open,
    )


def _inverse(value: Interval, factor: Decimal, plus: Decimal) -> Interval:
    return Interval(
        None if value.low is None else (value.low - plus) / factor,
        None if value.high is None else (value.high - plus) / factor,
        low_open=value.low_open,
        high_open=value.high_open,
    )
