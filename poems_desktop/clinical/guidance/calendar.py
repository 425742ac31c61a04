"""Windows of calendar dates, from dates that may be known only in part."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from poems_desktop.clinical.model import Model
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth

_YEAR = 12


def add_months(day: date, months: int) -> date:
    """The same day `months` later; the last of the month where it has no such day."""
    place = day.year * _YEAR + day.month - 1 + months
    year, month = divmod(place, _YEAR)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Months(Model):
    """From so many months to so many months after the anchor."""

    start: int = Field(alias="from", ge=1)
    end: int = Field(alias="to", ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            message = "a window ends before it begins; swap from and to"
            raise ValueError(message)
        return self


class State(StrEnum):
    """Where `as_of` lies in a window."""

    DONE = "done"
    EARLY = "not yet due"
    DUE = "due"
    OVERDUE = "overdue"
    PERHAPS = "perhaps due"
    NO_DATE = "no date to count from"


@dataclass(frozen=True, slots=True)
class Window:
    """When something is due. Where the anchor is partial, the bounds are the widest possible."""

    opens: date
    surely_open: date
    """From here on it is open whatever day the anchor was."""
    closes: date
    surely_closed: date
    """After this day it is closed whatever day the anchor was."""

    @classmethod
    def after(cls, anchor: PartialDate, months: Months) -> Self:
        """Counted from every day that the anchor may be."""
        return cls(
            opens=add_months(anchor.earliest, months.start),
            surely_open=add_months(anchor.latest, months.start),
            closes=add_months(anchor.earliest, months.end),
            surely_closed=add_months(anchor.latest, months.end),
        )

    def state(self, as_of: date) -> State:
        """Where a day lies; PERHAPS where that hangs on the part of the anchor not known."""
        if as_of < self.opens:
            return State.EARLY
        if as_of > self.surely_closed:
            return State.OVERDUE
        if self.surely_open <= as_of <= self.closes:
            return State.DUE
        return State.PERHAPS

    def answered_by(self, day: PartialDate) -> bool:
        """Whether something done on `day` was done in this window or later, at its widest."""
        return day.latest >= self.opens

    def show(self) -> str:
        """`03-Feb-2026 to 03-May-2026`."""
        first, last = PartialDate.of(self.opens), PartialDate.of(self.surely_closed)
        if self.opens == self.surely_closed:
            return show_date(first)
        return f"{show_date(first)} to {show_date(last)}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands on a day: its state, its window, and the date counted from."""

    state: State
    window: Window | None = None
    since: PartialDate | None = None

    def days_overdue(self, as_of: date) -> int | None:
        """Whole days since the window surely closed; None where it is not overdue."""
        if self.state is not State.OVERDUE or self.window is None:
            return None
        return (as_of - self.window.surely_closed).days


_TRUTHS = {
    State.DONE: Truth.FALSE,
    State.EARLY: Truth.FALSE,
    State.DUE: Truth.TRUE,
    State.OVERDUE: Truth.TRUE,
    State.PERHAPS: Truth.UNKNOWN,
    State.NO_DATE: Truth.UNKNOWN,
}


def is_due(state: State) -> Truth:
    """Whether it is to be done now; UNKNOWN where a date is missing or known only in part."""
    return _TRUTHS[state]


def said(standing: Standing) -> str:
    """`Due: 03-Feb-2026 to 03-May-2026`, or the state alone where there is no window."""
    state = standing.state.value
    name = f"{state[0].upper()}{state[1:]}"
    return name if standing.window is None else f"{name}: {standing.window.show()}"
