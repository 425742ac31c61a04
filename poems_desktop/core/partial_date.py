"""Dates known to the day, the month or only the year."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from poems_desktop.core.truth import Truth

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date without time zone; `day` needs `month`.

    Raises:
        ValueError: for a day or month that the calendar does not have.
    """

    year: int
    month: int | None = None
    day: int | None = None
    earliest: date = field(init=False, repr=False, compare=False)
    """The first day it may be."""
    latest: date = field(init=False, repr=False, compare=False)
    """The last day it may be."""

    def __post_init__(self) -> None:
        """Refuse what the calendar does not have; find both ends once, they are asked often."""
        if self.month is None and self.day is not None:
            message = "a day needs its month"
            raise ValueError(message)
        month = 1 if self.month is None else self.month
        earliest = date(self.year, month, 1 if self.day is None else self.day)
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", earliest if self.day is not None else self._last())

    def _last(self) -> date:
        month = self.month or _LAST_MONTH
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read `2021`, `2021-04` or `2021-04-17`.

        Raises:
            ValueError: for anything else, and for days that do not exist.
        """
        return _from_iso(text)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """A date known to the day."""
        return cls(day.year, day.month, day.day)

    def iso(self) -> str:
        """ISO 8601 to the precision known."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def exact(self) -> date | None:
        """The day where it is known, else None."""
        return self.earliest if self.day is not None else None

    def on_or_before(self, other: "PartialDate") -> Truth:
        """Whether this is surely, surely not or perhaps on or before `other`."""
        if self.latest <= other.earliest:
            return Truth.TRUE
        return Truth.FALSE if self.earliest > other.latest else Truth.UNKNOWN

    def before(self, other: "PartialDate") -> Truth:
        """Whether this is surely, surely not or perhaps before `other`."""
        if self.latest < other.earliest:
            return Truth.TRUE
        return Truth.FALSE if self.earliest >= other.latest else Truth.UNKNOWN


@lru_cache(maxsize=1024)
def _from_iso(text: str) -> PartialDate:
    # A record of many visits holds each of its days a hundred times.
    match = _ISO.match(text)
    if match is None:
        message = "a date is written 2021, 2021-04 or 2021-04-17"
        raise ValueError(message)
    year, month, day = match.groups()
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
