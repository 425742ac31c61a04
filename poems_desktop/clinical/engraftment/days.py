"""Day 0, day numbers and windows: calendar days, no time zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from poems_desktop.clinical.engraftment.constants import (
    HOURS,
    DayRange,
    EngraftmentConstants,
)
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth

MINUS = "\N{MINUS SIGN}"
_FEW = 4
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_number(day: date, day_zero: date) -> int:
    """Calendar days from day 0: 0 on the day itself, negative before it."""
    return (day - day_zero).days


def day_label(number: int) -> str:
    """`Day +9`, `Day 0`, `Day −7`."""
    if number == 0:
        return "Day 0"
    return f"Day +{number}" if number > 0 else f"Day {MINUS}{-number}"


def date_text(day: date) -> str:
    """`20-Nov-2025`."""
    return show_date(PartialDate.of(day))


def weekday(day: date) -> str:
    """`Thu`: English whatever the locale."""
    return _WEEKDAYS[day.weekday()]


def full_date(day: date) -> str:
    """`Thu 20-Nov-2025`: with its weekday."""
    return f"{weekday(day)} {date_text(day)}"


def shifted(day: date, days: int) -> date:
    """The day so many days later, or earlier where negative.

    Raises:
        OverflowError: outside the years 1 to 9999.
    """
    return day + timedelta(days=days)


def span(first: date, last: date) -> tuple[date, ...]:
    """Every day from first to last, both included; none where last comes first."""
    return tuple(shifted(first, step) for step in range((last - first).days + 1))


def around(day: date, hours_before: int, hours_after: int) -> tuple[date, ...]:
    """Every day within so many hours, counted in whole days."""
    return span(shifted(day, -(hours_before // HOURS)), shifted(day, hours_after // HOURS))


def window(day_zero: date, days: DayRange) -> tuple[date, date]:
    """First and last date of a range counted from day 0."""
    return shifted(day_zero, days.first_day), shifted(day_zero, days.last_day)


def days_left(day: date, day_zero: date, days: DayRange) -> int:
    """Days from `day` to the end of a range counted from day 0; negative once it is over."""
    return (window(day_zero, days)[1] - day).days


def days_text(days: Iterable[date]) -> str:
    """`18-Nov-2025, 20-Nov-2025 and 3 more`: a few dates in order."""
    ordered = sorted(set(days))
    named = [date_text(day) for day in ordered[:_FEW]]
    more = len(ordered) - _FEW
    return ", ".join(named) + (f" and {more} more" if more > 0 else "")


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of the log."""

    day: date
    number: int
    label: str
    weekday: str
    watched: bool
    """Inside the source's window."""


def calendar(day_zero: date, constants: EngraftmentConstants) -> tuple[CalendarDay, ...]:
    """The days of the log, in order."""
    first, last = window(day_zero, constants.poems_window)
    return tuple(
        CalendarDay(
            day,
            number := day_number(day, day_zero),
            day_label(number),
            weekday(day),
            first <= day <= last,
        )
        for day in span(*window(day_zero, constants.log))
    )


@dataclass(frozen=True, slots=True)
class DayZero:
    """Day 0 where it is settled, with the rule that settles it."""

    day: date | None
    interpretation: Interpretation


def day_zero(course: Transplant, constants: EngraftmentConstants) -> DayZero:
    """Day 0 by the rule the user chose. One infusion day needs no choice; several do."""
    rule = course.day_zero_rule
    days = list(course.days_of_infusion)
    zero = course.zero
    found = zero.exact if zero else None
    missing = "" if found else _what_is_missing(course)
    chosen = next((one for one in constants.day_zero_rule if one.id == rule), None)
    alone = "Day 0 is the day of infusion."
    return DayZero(
        found,
        Interpretation(
            id="engraftment_day_zero",
            title="Day 0",
            value=date_text(found) if found else "Not yet known",
            truth=Truth.TRUE if found else Truth.UNKNOWN,
            inputs=tuple(
                Input("Infusion", weekday(one.day), PartialDate.of(one.day), one.id)
                for one in course.infusions
            ),
            rule=chosen.text if chosen else alone,
            cites=("project",),
            confidence="own",
            cautions=_outside(found, days),
            missing=(missing,) if missing else (),
        ),
    )


def _what_is_missing(course: Transplant) -> str:
    if course.zero is not None:
        return "The day of infusion: only the month or year is stated."
    if course.day_zero_rule == "stated":
        return "The stated day 0."
    if not course.infusions:
        return "The date of infusion."
    return "Which rule counts for day 0: stem cells were returned on more than one day."


def _outside(found: date | None, infusions: list[date]) -> tuple[str, ...]:
    if found is None or not infusions or found in infusions:
        return ()
    return ("The stated day 0 is none of the recorded days of infusion. Check both.",)


def shortest_course_ends(first_dose: date, constants: EngraftmentConstants) -> date:
    """The last day of the source's shortest steroid course; the first dose is day 1.

    Raises:
        OverflowError: outside the years 1 to 9999.
    """
    return shifted(first_dose, constants.steroid.minimum_days - 1)


def assumed_first_dose(as_of: date, day_zero: date | None, constants: EngraftmentConstants) -> date:
    """The day that stands for a first dose not given yet: this one, but never before infusion."""
    if day_zero is None or as_of >= day_zero:
        return as_of
    return window(day_zero, constants.poems_window)[0]


def min_days_interpretation(first_dose: date, constants: EngraftmentConstants) -> Interpretation:
    """The day that completes the source's shortest steroid course; the first dose is day 1.

    Raises:
        OverflowError: outside the years 1 to 9999.
    """
    rule = constants.steroid
    last = shortest_course_ends(first_dose, constants)
    return Interpretation(
        id="steroid_minimum",
        title=f"At least {rule.minimum_days} days",
        value=(
            f"If the first dose is {date_text(first_dose)}, day {rule.minimum_days} of steroid is "
            f"{date_text(last)}; not before that day."
        ),
        truth=None,
        inputs=(Input("First dose", date_text(first_dose), PartialDate.of(first_dose)),),
        rule=f"Day {rule.minimum_days} = first dose + {rule.minimum_days - 1} days.",
        cites=rule.cites,
        confidence="computed",
        cautions=(constants.texts["no_taper"].text,),
    )
