"""The days of a transplant log: which it shows, what each is, and what each still lacks."""

from dataclasses import dataclass
from datetime import date, timedelta

from poems_desktop.app.time_words import day_words
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.days import date_text, day_label, day_number
from poems_desktop.clinical.engraftment.panel import not_recorded
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.marked import marked

_LONGEST_BEFORE = timedelta(days=60)
_LONGEST_AFTER = timedelta(days=100)
_AROUND_TODAY = timedelta(days=7)


_WEEKDAYS = (
    marked("Mon"),
    marked("Tue"),
    marked("Wed"),
    marked("Thu"),
    marked("Fri"),
    marked("Sat"),
    marked("Sun"),
)


@dataclass(frozen=True, slots=True)
class LogDay:
    """One column. `number` is None while day 0 is not known; `home` counts days at home."""

    day: date
    number: int | None
    watched: bool
    today: bool
    infusion: bool = False
    home: int | None = None

    @property
    def label(self) -> str:
        """`Day +9`, or the date while there is no day 0."""
        return date_text(self.day) if self.number is None else day_words(self.number)

    @property
    def short(self) -> str:
        """`+9`, `0`, `−7`; empty while there is no day 0."""
        return "" if self.number is None else day_label(self.number).removeprefix("Day ")

    @property
    def weekday(self) -> str:
        """`Thu`."""
        return tr(_WEEKDAYS[self.day.weekday()])

    @property
    def title(self) -> str:
        """`Day +9, Thu 20-Nov-2025`."""
        when = f"{self.weekday} {date_text(self.day)}"
        return when if self.number is None else f"{self.label}, {when}"


def log_days(
    course: Transplant, constants: EngraftmentConstants, today: date
) -> tuple[LogDay, ...]:
    """From mobilization or day -7 to day +30, longer where entries stand outside.

    While day 0 is not known, from the first entry to a week after today, without day numbers.
    """
    zero = None if course.zero is None else course.zero.exact
    entered = [one.day for one in course.entries]
    if zero is None:
        start = min([*entered, today - _AROUND_TODAY, *_known(course.mobilization_began)])
        first = max(start, today - _LONGEST_BEFORE)
        last = today + _AROUND_TODAY
    else:
        first = zero + timedelta(days=constants.log.first_day)
        last = zero + timedelta(days=constants.log.last_day)
        early, late = zero - _LONGEST_BEFORE, zero + _LONGEST_AFTER
        named = [*entered, *_known(course.mobilization_began), *course.days_of_infusion]
        inside = [one for one in named if early <= one <= late]
        first, last = min([first, *inside]), max([last, *inside])
    steps = range((last - first).days + 1)
    return tuple(_log_day(first + timedelta(days=n), course, constants, today) for n in steps)


def _known(day: date | None) -> list[date]:
    return [] if day is None else [day]


def _log_day(day: date, course: Transplant, constants: EngraftmentConstants, today: date) -> LogDay:
    zero = None if course.zero is None else course.zero.exact
    number = None if zero is None else day_number(day, zero)
    rule = constants.poems_window
    watched = number is not None and rule.first_day <= number <= rule.last_day
    return LogDay(
        day,
        number,
        watched,
        day == today,
        day in course.days_of_infusion,
        days_at_home(course, day),
    )


def days_at_home(course: Transplant, day: date) -> int | None:
    """Days since discharge, 0 on the day itself; None before it or while none is recorded."""
    if course.discharged is None or day < course.discharged:
        return None
    return (day - course.discharged).days


def day_title(course: Transplant, day: date) -> str:
    """`Day +9, 20-Nov-2025`, or the date alone while day 0 is not known."""
    zero = None if course.zero is None else course.zero.exact
    when = date_text(day)
    return when if zero is None else f"{day_words(day_number(day, zero))}, {when}"


def opening_day(course: Transplant, constants: EngraftmentConstants, today: date) -> date:
    """The day that is shown first: today within the log, else the last day with an entry.

    Without any entry the last day of a log that is over, or the first of one to come.
    """
    days = log_days(course, constants, today)
    if any(one.day == today for one in days):
        return today
    entered = [one.day for one in course.entries if one.day <= today]
    if entered:
        return max(entered)
    return days[-1].day if days[-1].day < today else days[0].day


def takes_entries(day: date, today: date) -> bool:
    """Whether a day can be entered: not before it has come."""
    return day <= today


def still_lacking(course: Transplant, day: date, today: date) -> tuple[str, ...]:
    """What nobody recorded on a day, by its label; nothing on a day that has not come."""
    return not_recorded(course, day) if takes_entries(day, today) else ()
