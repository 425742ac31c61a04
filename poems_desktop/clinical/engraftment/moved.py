"""What changes when day 0 changes: every date that was counted from it."""

from dataclasses import dataclass
from datetime import date

from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.days import (
    day_label,
    day_number,
    full_date,
    span,
    window,
)


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that was counted from the earlier day 0."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class DayZeroMove:
    """The change from an earlier day 0; `days` is positive where day 0 is later now."""

    earlier: date
    now: date
    days: int
    moves: tuple[Move, ...]
    no_longer_watched: tuple[date, ...]
    newly_watched: tuple[date, ...]

    @property
    def headline(self) -> str:
        """By how many days, and which way."""
        count = abs(self.days)
        noun = "day" if count == 1 else "days"
        direction = "later" if self.days > 0 else "earlier"
        return f"Day 0 moved {count} {noun} {direction}: every date counted from it moved with it."


def day_zero_moved(
    earlier: date, now: date, as_of: date, constants: EngraftmentConstants
) -> DayZeroMove | None:
    """What moved between two prints, None where day 0 is the same day.

    Raises:
        OverflowError: outside the years 1 to 9999.
    """
    if earlier == now:
        return None
    old_watch, new_watch = (window(zero, constants.poems_window) for zero in (earlier, now))
    old_log, new_log = (window(zero, constants.log) for zero in (earlier, now))
    first, last = constants.poems_window.first_day, constants.poems_window.last_day
    days = [
        ("Day 0", earlier, now),
        (
            f"{day_label(constants.log.first_day)}, first day of the calendar",
            old_log[0],
            new_log[0],
        ),
        (f"{day_label(first)}, the watch window begins", old_watch[0], new_watch[0]),
        (f"{day_label(last)}, the watch window ends", old_watch[1], new_watch[1]),
        (f"{day_label(constants.log.last_day)}, last day of the calendar", old_log[1], new_log[1]),
    ]
    today = Move(
        f"Number of {full_date(as_of)}",
        day_label(day_number(as_of, earlier)),
        day_label(day_number(as_of, now)),
    )
    before, after = span(*old_watch), span(*new_watch)
    return DayZeroMove(
        earlier,
        now,
        day_number(now, earlier),
        (*(Move(what, full_date(was), full_date(new)) for what, was, new in days), today),
        tuple(day for day in before if day not in after),
        tuple(day for day in after if day not in before),
    )
