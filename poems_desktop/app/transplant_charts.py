"""The charts above the table of a log: temperature and weight, each with its named limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from poems_desktop.app.transplant_days import LogDay
from poems_desktop.app.transplant_readings import TENTH, Readings
from poems_desktop.clinical.engraftment.units import fahrenheit, half_up
from poems_desktop.core.marked import marked
from poems_desktop.core.reading import show_number

_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart, in its column."""

    column: int
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A named limit of a definition, drawn as such."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A row of points over the days."""

    title: str
    unit: str
    points: tuple[Point, ...]
    line: Line


def temperature_chart(readings: Readings, days: Sequence[LogDay]) -> Chart:
    """The highest temperature of each day, in the unit of the last reading."""
    spitzer = readings.log.constants.spitzer
    limit = spitzer.fever.value
    points = [
        Point(column, float(value), show_number(value))
        for column, one in enumerate(days)
        if (reading := readings.hottest(one.day)) is not None
        for value in [readings.degrees(reading)]
    ]
    return Chart(
        marked("Temp. max"),
        "°F" if readings.fahrenheit else "°C",
        tuple(points),
        Line(
            float(fahrenheit(limit) if readings.fahrenheit else limit),
            f"{show_number(limit)} °C, {spitzer.title}",
        ),
    )


def weight_chart(readings: Readings, days: Sequence[LogDay]) -> Chart:
    """The last weight of each day in percent of the baseline, where it may be compared."""
    spitzer = readings.log.constants.spitzer
    limit = spitzer.weight_gain.value
    points = []
    for column, one in enumerate(days):
        weight = readings.weighed(one.day)
        gain = None if weight is None else readings.gain(weight)
        if gain is not None:
            points.append(Point(column, float(gain), f"{signed(gain)}%"))
    unit = marked("% of baseline")
    if readings.baseline is None:
        unit = marked("baseline not chosen")
    line = Line(float(limit), f"+{show_number(limit)} %, {spitzer.title}")
    return Chart(marked("Weight"), unit, tuple(points), line)


def signed(value: Decimal) -> str:
    """`+4.5`, `0.0`, `−0.3`: one decimal, half up."""
    shown = half_up(value, TENTH)
    if shown == 0:
        return "0.0"
    return f"{'+' if shown > 0 else _MINUS}{show_number(abs(shown))}"
