"""How long ago something was, in words: years and months, or the day of a transplant."""

from datetime import date

from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.days import day_label, day_number
from poems_desktop.clinical.recorded import elapsed
from poems_desktop.core.partial_date import PartialDate

_DAYS_NAMED = 100


def time_since(day: PartialDate, as_of: date) -> str:
    """`3 y 8 mo` from a date, as exact as the date is; empty where it lies ahead."""
    found = elapsed(day, as_of)
    if found is None:
        return ""
    years, months = found
    if day.exact is None:
        return tr("about {years} y").format(years=years) if years else tr("under 1 y")
    if not years and not months:
        return tr("less than 1 mo")
    parts = (
        tr("{years} y").format(years=years) if years else "",
        tr("{months} mo").format(months=months) if months else "",
    )
    return " ".join(part for part in parts if part)


def day_words(number: int) -> str:
    """`Day +9`, `Day 0`, `Day −7`: a day counted from day 0."""
    return tr("Day {number}").format(number=day_label(number).removeprefix("Day "))


def since_day0(zero: PartialDate, as_of: date) -> str:
    """`Day +9` in the first hundred days, then `3 y 2 mo after`; as exact as day 0 is known.

    Empty where day 0 is known to the month or year only and lies ahead.
    """
    if zero.exact is None:
        time = time_since(zero, as_of)
        return tr("{time} ago").format(time=time) if time else ""
    number = day_number(as_of, zero.exact)
    if number <= _DAYS_NAMED:
        return day_words(number)
    return tr("{time} after").format(time=time_since(zero, as_of))
