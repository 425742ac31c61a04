"""Sentences of the page, put together from what was concluded."""

from collections.abc import Sequence
from datetime import date

from poems_desktop.app.transplant_days import days_at_home
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.days import date_text
from poems_desktop.clinical.engraftment.panel import EngraftmentPanel
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


def reminder(lacking: Sequence[str], *, today: bool) -> str:
    """What the day still lacks; empty for nothing."""
    if not lacking:
        return ""
    left = [tr(one).lower() for one in lacking]
    named = ", ".join(left[:_NAMED]) + (" …" if len(left) > _NAMED else "")
    count = len(left)
    if today:
        said = tr("1 item left today") if count == 1 else tr("{count} items left today")
    elif count == 1:
        said = tr("1 item not recorded on this day")
    else:
        said = tr("{count} items not recorded on this day")
    return f"{said.format(count=count)}: {named}"
