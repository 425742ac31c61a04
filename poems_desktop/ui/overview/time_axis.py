"""Days to pixels, and where the years stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

_MARGIN_SHARE = 18
_LEAST = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """From `first` to `last`, drawn from `left` to `right` in px."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def around(cls, days: Iterable[date], today: date, left: float, right: float) -> "TimeAxis":
        """An axis that holds every day and ends a little after today."""
        first = min([*days, today - _LEAST])
        pad = max((today - first) // _MARGIN_SHARE, timedelta(days=10))
        return cls(first - pad // 2, today + pad, left, right)

    def x(self, day: date) -> float:
        """Where a day stands; days outside stand at the ends."""
        share = (day - self.first).days / (self.last - self.first).days
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def years(self, least: float) -> Iterator[tuple[int, float]]:
        """Each New Year with its place; years are left out where they would stand too close.

        None at all where there is no room to draw in.
        """
        if self.right <= self.left:
            return
        each = max(1, ceil(least / self._per_year))
        for year in range(self.first.year + 1, self.last.year + 1):
            if year % each == 0:
                yield year, self.x(date(year, 1, 1))

    @property
    def _per_year(self) -> float:
        return (self.right - self.left) * 365.25 / (self.last - self.first).days
