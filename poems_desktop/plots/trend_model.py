"""The VEGF trend as data: what is drawn where, true to time, whatever library draws it."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from poems_desktop.clinical.record import Specimen
from poems_desktop.core.interval import Interval

Scale = Literal["log", "linear"]
UNIT = "pg/mL"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One result. `first` to `last` are the days it may have been drawn; equal where known.

    `value` is in pg/mL; `reported` is the value as on the report, with its unit where that is not
    pg/mL. `other_laboratory` marks a result from elsewhere than the panel's main laboratory.
    """

    result_id: str
    first: date
    last: date
    date_text: str
    value: Interval
    reported: str
    laboratory: str
    other_laboratory: bool = False

    @property
    def day(self) -> date:
        """The day it is drawn at: the middle of what is possible."""
        return self.first + (self.last - self.first) // 2

    @property
    def level(self) -> Decimal:
        """The exact value, or the bound that a bracket starts from."""
        for bound in (self.value.low, self.value.high):
            if bound is not None:
                return bound
        message = "a point needs a value or a bound"
        raise ValueError(message)

    @property
    def bound(self) -> Literal["below", "above"] | None:
        """Where the true value lies when the report gives only a bound."""
        if self.value.exact is not None:
            return None
        return "below" if self.value.low is None else "above"


@dataclass(frozen=True, slots=True)
class Run:
    """Points that a line may join: one specimen, one laboratory, exact values, in time order."""

    laboratory: str
    points: tuple[TrendPoint, ...]


@dataclass(frozen=True, slots=True)
class CutOffLine:
    """A published operating point. The text gives its numbers without interpretation."""

    value: Decimal
    title: str
    details: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One specimen on its own axis. `low` and `high` are the ends of the axis in pg/mL."""

    specimen: Specimen
    points: tuple[TrendPoint, ...]
    runs: tuple[Run, ...]
    main_laboratory: str
    cut_off: CutOffLine | None
    low: float
    high: float
    scale: Scale

    def height_of(self, value: Decimal | float) -> float:
        """Where a value stands on the axis: 0 at the bottom, 1 at the top."""
        return (self.along(value) - self.along(self.low)) / (
            self.along(self.high) - self.along(self.low)
        )

    def along(self, value: Decimal | float) -> float:
        """The value as the axis counts it: itself, or its logarithm."""
        return math.log10(value) if self.scale == "log" else float(value)


@dataclass(frozen=True, slots=True)
class OtherPanel:
    """Another test on its own linear axis, in one unit. `points` carry values in that unit.

    `key` is unique in a figure. `specimen` only where the test is told apart by it; `unit` is
    empty for scores. `direction` says which way a scale points.
    """

    key: str
    title: str
    unit: str
    direction: str
    specimen: Specimen | None
    points: tuple[TrendPoint, ...]
    runs: tuple[Run, ...]
    main_laboratory: str
    low: float
    high: float

    def height_of(self, value: Decimal | float) -> float:
        """Where a value stands on the axis: 0 at the bottom, 1 at the top."""
        return (float(value) - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Band:
    """A treatment over time. `stop` is None where it was not recorded."""

    name: str
    first: date
    stop: date | None
    start_text: str
    stop_text: str
    directed: bool

    @property
    def dates(self) -> str:
        """`11-Apr-2022 to 22-Aug-2022` or `from 11-Apr-2022`, as figures say it."""
        if self.stop_text:
            return f"{self.start_text} to {self.stop_text}"
        return f"from {self.start_text}"


@dataclass(frozen=True, slots=True)
class DayZero:
    """A transplant's day of infusion."""

    day: date
    date_text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A result that stands beside the figure, with the reason why it is not in it."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class TrendModel:
    """The whole figure. Panels without a point are left out; `first` to `last` is the time axis."""

    panels: tuple[Panel, ...]
    unstated: tuple[TrendPoint, ...]
    bands: tuple[Band, ...]
    day_zeros: tuple[DayZero, ...]
    listed: tuple[Listed, ...]
    as_of: date
    as_of_text: str
    first: date
    last: date
    marks: tuple[str, ...]
    counted_from: date | None = None
    """Where set, the time axis counts days from it and names no date."""
    others: tuple[OtherPanel, ...] = ()

    @property
    def is_empty(self) -> bool:
        """No result can be drawn."""
        return not self.panels and not self.unstated and not self.others

    def place_of(self, day: date) -> float:
        """Where a day stands on the time axis: 0 at its start, 1 at its end."""
        return (day - self.first).days / (self.last - self.first).days

    def shows(self, day: date) -> bool:
        """Whether a day lies on the axis."""
        return self.first <= day <= self.last


def span(days: list[date]) -> tuple[date, date]:
    """The ends of a time axis around `days`, never empty."""
    first, last = min(days), max(days)
    pad = max((last - first) // 20, timedelta(days=20))
    return _shift(first, -pad), _shift(last, pad)


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def close_ends(values: list[Decimal]) -> tuple[float, float]:
    """The ends of a linear axis that lies closely around `values`, hardly below zero."""
    low, high = float(min(values)), float(max(values))
    pad = max((high - low) * 0.22, abs(high) * 0.04, 0.5)
    return (max(low - pad, -0.08 * (high + pad)) if low >= 0 else low - pad), high + pad


def axis_ends(values: list[Decimal], scale: Scale) -> tuple[float, float]:
    """The ends of a value axis around `values`, never empty; above zero on a log axis."""
    low, high = float(min(values)), float(max(values))
    if scale == "linear":
        return 0.0, max(high * 1.12, 1.0)
    pad = max((math.log10(high) - math.log10(low)) * 0.18, 0.15)
    return 10 ** (math.log10(low) - pad), 10 ** (math.log10(high) + 1.5 * pad)
