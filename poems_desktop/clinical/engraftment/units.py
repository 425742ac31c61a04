"""Exact handling of temperatures and weights as reported."""

from decimal import ROUND_HALF_UP, Decimal

from poems_desktop.clinical.transplant import Temperature, Weight, WeightUnit
from poems_desktop.core.reading import show_number

_FAHRENHEIT_PER_CELSIUS = Decimal("1.8")
_FAHRENHEIT_AT_ZERO = Decimal(32)
_KILOGRAMS: dict[WeightUnit, Decimal] = {"kg": Decimal(1), "[lb_av]": Decimal("0.45359237")}
_TENTH = Decimal("0.1")


def fahrenheit(celsius: Decimal) -> Decimal:
    """Degrees Celsius in degrees Fahrenheit, exactly; the other way would have to round."""
    return celsius * _FAHRENHEIT_PER_CELSIUS + _FAHRENHEIT_AT_ZERO


def in_fahrenheit(reading: Temperature) -> Decimal:
    """A reading in degrees Fahrenheit, exactly."""
    return reading.value if reading.unit == "[degF]" else fahrenheit(reading.value)


def in_celsius(reading: Temperature) -> Decimal:
    """A reading in degrees Celsius, to be rounded where it was taken in Fahrenheit."""
    if reading.unit == "Cel":
        return reading.value
    return (reading.value - _FAHRENHEIT_AT_ZERO) / _FAHRENHEIT_PER_CELSIUS


def temperature_text(reading: Temperature) -> str:
    """`38.7 °C, ear` or `101.7 °F (38.7 °C), oral`; says where the site is not recorded."""
    site = reading.site or "site not recorded"
    if reading.unit == "Cel":
        return f"{show_number(reading.value)} °C, {site}"
    shown = show_number(half_up(in_celsius(reading), _TENTH))
    return f"{show_number(reading.value)} °F ({shown} °C), {site}"


def kilograms(weight: Weight) -> Decimal:
    """A weight in kg, exactly."""
    return weight.value * _KILOGRAMS[weight.unit]


def pounds(weight: Weight) -> Decimal:
    """A weight in lb, to be rounded where it was weighed in kg."""
    return weight.value if weight.unit == "[lb_av]" else kilograms(weight) / _KILOGRAMS["[lb_av]"]


def weight_text(weight: Weight) -> str:
    """`74.6 kg` or `164.5 lb`, with the scale where it is named."""
    unit = "kg" if weight.unit == "kg" else "lb"
    scale = f", {weight.scale}" if weight.scale.strip() else ""
    return f"{show_number(weight.value)} {unit}{scale}"


def half_up(value: Decimal, places: Decimal = Decimal(1)) -> Decimal:
    """Rounded half up, to whole numbers unless `places` says 0.1 or alike."""
    return value.quantize(places, ROUND_HALF_UP)
