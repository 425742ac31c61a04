"""What list, banner and overview say of a patient: what is due, and where a transplant stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from poems_desktop.app.time_words import day_words, since_day0
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.engraftment.days import day_number, days_left, window
from poems_desktop.clinical.engraftment.panel import EngraftmentPanel
from poems_desktop.clinical.guidance.calendar import State
from poems_desktop.clinical.guidance.visits import Due, still_open
from poems_desktop.clinical.transplant import LogEntry, Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date, show_number

Urgency = Literal["overdue", "due", "perhaps", "next", "none"]
_URGENCY: dict[State, Urgency] = {
    State.OVERDUE: "overdue",
    State.DUE: "due",
    State.PERHAPS: "perhaps",
    State.EARLY: "next",
}
_MONTH = 365.25 / 12
_DAYS_TOLD, _MONTHS_TOLD = 62, 24
_ORDER: tuple[Urgency, ...] = ("overdue", "due", "perhaps", "next", "none")


@dataclass(frozen=True, slots=True)
class DueMark:
    """The most urgent line of the follow-up plan, in a few words; empty where nothing is dated.

    `day` is when it was surely over, closes or opens: what the words speak of.
    """

    urgency: Urgency
    text: str
    day: date | None = None

    @property
    def is_due(self) -> bool:
        """Whether the patient belongs on the list of those who are due."""
        return self.urgency in {"overdue", "due", "perhaps"}


@dataclass(frozen=True, slots=True)
class UnitMark:
    """A transplant as its unit asks: day, days left of the watch window, what today lacks.

    `watched`: the day lies in the watch window.
    """

    number: int
    lines: tuple[str, ...]
    watched: bool = False

    @property
    def text(self) -> str:
        """`Day +9`."""
        return day_words(self.number)


@dataclass(frozen=True, slots=True)
class DayZeroMark:
    """Day 0 of the transplant that counts: `day` as exactly as it is known, `11-Nov-2025`, `2022`.

    `after`: `Day +9`, `about 3 y ago`; empty where it may lie ahead and is not known to the day.
    `watched`: today is surely in the watch window.
    """

    day: str
    after: str
    watched: bool


@dataclass(frozen=True, slots=True)
class ListCounts:
    """How many patients there are, are due, and are in a transplant log, as they are to be read.

    `12+` is "at least 12"; empty where nothing can be said yet.
    """

    all: str
    due: str
    transplant: str


def count_marks(
    marks: Sequence[tuple[DueMark | None, UnitMark | None]], *, more: bool
) -> ListCounts:
    """Count the marks of every patient; None for a due mark is a record that was not read yet.

    `more`: there are patients besides these.
    """
    unread = more or any(due is None for due, _ in marks)
    due = sum(mark is not None and mark.is_due for mark, _ in marks)
    transplant = sum(unit is not None for _, unit in marks)
    return ListCounts(
        all=f"{len(marks)}+" if more else str(len(marks)),
        due=_at_least(due) if unread else str(due),
        transplant=_at_least(transplant) if unread else str(transplant),
    )


def _at_least(count: int) -> str:
    return f"{count}+" if count else ""


def due_mark(assessment: Assessment) -> DueMark:
    """The most urgent of the follow-up plan; of equal ones the first of the plan."""
    found = still_open(assessment.advice.followup)
    if not found:
        return DueMark("none", "")
    urgency = _urgency(found[0])
    day = _day(urgency, found[0])
    return DueMark(urgency, _words(urgency, day, assessment.as_of), day)


def _urgency(due: Due) -> Urgency:
    return _URGENCY.get(due.standing.state, "none")


def _day(urgency: Urgency, due: Due) -> date | None:
    window = due.standing.window
    if window is None or urgency == "none":
        return None
    match urgency:
        case "overdue":
            return window.surely_closed
        case "next":
            return window.opens
        case _:
            return window.closes


def _words(urgency: Urgency, day: date | None, as_of: date) -> str:
    if day is None:
        return ""
    if urgency == "overdue":
        return tr("Overdue {time}").format(time=passed((as_of - day).days))
    if urgency == "perhaps":
        return tr("Perhaps due")
    word = tr("Due by") if urgency == "due" else tr("Next")
    return f"{word} {show_date(PartialDate.of(day))}"


def due_beside(due: DueMark | None, unit: UnitMark | None) -> DueMark | None:
    """What a row of the list says is due; None where that is nothing.

    Beside the day of a running transplant log a date still to come is not told.
    """
    if due is None or not due.text or (unit is not None and not due.is_due):
        return None
    return due


Place = tuple[int, date, int]


def place_of(due: DueMark | None, unit: UnitMark | None) -> Place:
    """Where a patient stands in a list by urgency, the first before all others.

    Who is in a transplant log comes first, in its watch window before outside it and by its day;
    then who is overdue, the longest first; due, the soonest to close first; perhaps due; due
    later, the next first; at last of whom nothing is dated, or not read yet. Of equals the order
    that they are in holds, which is by name.
    """
    if unit is not None:
        return (0 if unit.watched else 1, date.min, unit.number)
    if due is None or due.day is None:
        return (2 + len(_ORDER), date.max, 0)
    return (2 + _ORDER.index(due.urgency), due.day, 0)


def passed(days: int) -> str:
    """`6 d`, `5 mo`, `4 y`: a stretch of days as one reads it at a glance, never rounded up."""
    if days < _DAYS_TOLD:
        return tr("{days} d").format(days=days)
    if days < _MONTHS_TOLD * _MONTH:
        return tr("{months} mo").format(months=int(days / _MONTH))
    return tr("{years} y").format(years=int(days / (12 * _MONTH)))


def day_zero_mark(assessment: Assessment) -> DayZeroMark | None:
    """Day 0 of the transplant that counts on the day; None where none is settled."""
    current = assessment.current_transplant
    if current is None or (zero := current.zero) is None:
        return None
    watched = zero.exact is not None and _is_watched(assessment, zero.exact)
    return DayZeroMark(show_date(zero), since_day0(zero, assessment.as_of), watched)


def unit_mark(assessment: Assessment) -> UnitMark | None:
    """The transplant whose log runs on the day; None where there is none."""
    constants, current = assessment.definitions.library.engraftment, assessment.current_transplant
    if current is None or current.zero is None or (zero := current.zero.exact) is None:
        return None
    number = day_number(assessment.as_of, zero)
    if not constants.log.first_day <= number <= constants.log.last_day:
        return None
    pairs = zip(assessment.record.transplants, assessment.engraftment, strict=True)
    panel = next(panel for one, panel in pairs if one is current)
    left = days_left(assessment.as_of, zero, constants.poems_window)
    lines = tuple(_unit_lines(current, panel, left))
    return UnitMark(number, lines, _is_watched(assessment, zero))


def _is_watched(assessment: Assessment, day_zero: date) -> bool:
    """Whether the day lies in the source's window for engraftment syndrome after `day_zero`."""
    first, last = window(day_zero, assessment.definitions.library.engraftment.poems_window)
    return first <= assessment.as_of <= last


def _unit_lines(one: Transplant, panel: EngraftmentPanel, left: int) -> list[str]:
    lines = []
    if left >= 0:
        lines.append(
            tr("watch window ends in {days} d").format(days=left)
            if left
            else tr("watch window ends today")
        )
    missing = len(panel.not_recorded)
    lines.append(
        tr("{count} not recorded today").format(count=missing)
        if missing
        else tr("all recorded today")
    )
    if panel.steroid is not None:
        lines.append(tr("steroid day {day}").format(day=panel.steroid.day))
    lines.append(_last_weight(one, panel.as_of))
    return lines


def _last_weight(one: Transplant, as_of: date) -> str:
    weighed = sorted(
        (entry for entry in one.entries if entry.weight and entry.day <= as_of), key=_instant
    )
    if not weighed or (weight := weighed[-1].weight) is None:
        return tr("no weight recorded")
    unit = "kg" if weight.unit == "kg" else "lb"
    shown, day = f"{show_number(weight.value)} {unit}", weighed[-1].day
    if day == as_of:
        return tr("weight {weight} today").format(weight=shown)
    when = show_date(PartialDate.of(day))
    return tr("weight {weight}, {day}").format(weight=shown, day=when)


def _instant(entry: LogEntry) -> tuple[date, time]:
    return entry.day, entry.at or time.min
