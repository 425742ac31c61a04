"""What the entries of a log say of each day: the reading that stands for it, in one unit a row."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from poems_desktop.clinical.engraftment.features import Feature
from poems_desktop.clinical.engraftment.units import (
    half_up,
    in_celsius,
    in_fahrenheit,
    kilograms,
    pounds,
)
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.engraftment.weights import (
    baseline_weight,
    gain_percent,
    other_scale,
)
from poems_desktop.clinical.transplant import LogEntry, Temperature, Weight
from poems_desktop.core.truth import Truth

TENTH = Decimal("0.1")


class Readings:
    """One log, asked day by day. Each row is in the unit of its last reading."""

    def __init__(self, log: Log, features: Sequence[Feature] = ()) -> None:
        """`features` say on which days a reading counts for one."""
        self.log = log
        self.baseline = baseline_weight(log).weight
        self._strong = {
            (one.name, fact.day)
            for one in features
            for fact in one.seen
            if fact.truth is Truth.TRUE
        }
        readings = [one.temperature for one in log.entries if one.temperature]
        weights = [one.weight for one in log.entries if one.weight]
        self.fahrenheit = bool(readings) and readings[-1].unit == "[degF]"
        self.pounds = bool(weights) and weights[-1].unit == "[lb_av]"
        counted = [one.neutrophils for one in log.entries if one.neutrophils]
        self.count_unit = counted[-1].unit if counted else "10*9/L"

    def entries(self, day: date) -> tuple[LogEntry, ...]:
        """Every entry of a day, in order."""
        return self.log.by_day.get(day, ())

    def is_strong(self, feature: str, day: date) -> bool:
        """Whether the feature is present on a day."""
        return (feature, day) in self._strong

    def hottest(self, day: date) -> Temperature | None:
        """The highest temperature of a day that can be true."""
        usable = self.log.constants.usable
        found = [
            one.temperature
            for one in self.entries(day)
            if one.temperature
            and usable("temperature", one.temperature.value, one.temperature.unit)
        ]
        return max(found, key=in_fahrenheit, default=None)

    def converted(self, reading: Temperature | Weight) -> bool:
        """Whether a reading was taken in another unit than that of its row."""
        if isinstance(reading, Temperature):
            return (reading.unit == "[degF]") != self.fahrenheit
        return (reading.unit == "[lb_av]") != self.pounds

    def degrees(self, reading: Temperature) -> Decimal:
        """In the unit of the row, one decimal where it had to be converted."""
        if not self.converted(reading):
            return reading.value
        return half_up(in_fahrenheit(reading) if self.fahrenheit else in_celsius(reading), TENTH)

    def weighed(self, day: date) -> Weight | None:
        """The last weight of a day that can be true."""
        usable = self.log.constants.usable
        found = [
            one.weight
            for one in self.entries(day)
            if one.weight and usable("weight", one.weight.value, one.weight.unit)
        ]
        return found[-1] if found else None

    def weight_in_unit(self, weight: Weight) -> Decimal:
        """In the unit of the row, one decimal where it had to be converted."""
        if not self.converted(weight):
            return weight.value
        return half_up(pounds(weight) if self.pounds else kilograms(weight), TENTH)

    def gain(self, weight: Weight) -> Decimal | None:
        """Percent of the baseline, None where nothing may be compared."""
        if self.baseline is None or other_scale(weight, self.baseline):
            return None
        return gain_percent(weight, self.baseline)
