"""Sentences of the page, put together from what was concluded."""

from collections.abc import Sequence
from datetime import date

from poems_desktop.app.transplant_course import earlier_values
from poems_desktop.app.transplant_days import LogDay, days_at_home
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.days import date_text, day_label, day_number
from poems_desktop.clinical.engraftment.panel import EngraftmentPanel, not_recorded
from poems_desktop.clinical.transplant import Transplant

EMPTY = (
    tr("No transplant recorded"),
    (
        tr(
            "No transplant is recorded for this patient, so there is no daily log and "
            "no watch window. "
            "That is not a statement that there was none."
        )
    ),
    tr("Add transplant…"),
)
_NAMED = 4


def day_title(course: Transplant, day: date) -> str:
    """`Day +9, 20-Nov-2025`, or the date alone while day 0 is not known."""
    zero = None if course.zero is None else course.zero.exact
    when = date_text(day)
    return when if zero is None else f"{day_label(day_number(day, zero))}, {when}"


def first_day(course: Transplant, days: Sequence[LogDay], today: date) -> date:
    """The day that is shown first: today within the log, else the last day with an entry."""
    if any(one.day == today for one in days):
        return today
    entered = [one.day for one in course.entries if one.day <= today]
    if entered:
        return max(entered)
    return days[-1].day if days and days[-1].day < today else days[0].day


def course_facts(course: Transplant, panel: EngraftmentPanel, today: date) -> str:
    """Rule for day 0, what is open about it, days at home."""
    told = panel.day_zero.interpretation
    parts = [
        tr("Day 0: {day}. {rule}").format(day=told.value, rule=told.rule),
        *told.missing,
        *told.cautions,
    ]
    if course.mobilization_began is not None:
        parts.append(
            tr("Mobilization began {date_text}.").format(
                date_text=date_text(course.mobilization_began)
            )
        )
    home = days_at_home(course, today)
    if home is not None and course.discharged is not None:
        told_home = tr("1 day") if home == 1 else tr("{count} days").format(count=home)
        parts.append(
            tr("Discharged {date_text}: {days} at home.").format(
                date_text=date_text(course.discharged), days=told_home
            )
        )
    return " ".join(parts)


def reminder(course: Transplant, day: date, today: date) -> tuple[str]:
    """What the day still lacks."""
    if day > today:
        return ("",)
    left = [tr(one).lower() for one in not_recorded(course, day)]
    if not left:
        return ("",)
    named = ", ".join(left[:_NAMED]) + (" …" if len(left) > _NAMED else "")
    count = len(left)
    if day == today:
        said = tr("1 item left today") if count == 1 else tr("{count} items left today")
    elif count == 1:
        said = tr("1 item not recorded on this day")
    else:
        said = tr("{count} items not recorded on this day")
    return (f"{said.format(count=count)}: {named}",)


def earlier(store: object, entry_id: str, constants: EngraftmentConstants) -> tuple[str, ...]:
    """What corrections of an entry replaced, newest first."""
    return tuple(one.text for one in earlier_values(store, entry_id, constants))
