"""What the patient list says beside a name: what is due, and where a transplant stands."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.engraftment.days import day_label, day_number, days_left
from poems_desktop.clinical.engraftment.panel import EngraftmentPanel
from poems_desktop.clinical.engraftment.units import weight_text
from poems_desktop.clinical.guidance.calendar import State
from poems_desktop.clinical.guidance.visits import Due
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date

Urgency = Literal["overdue", "due", "perhaps", "next", "none"]
_URGENCY: dict[State, Urgency] = {
    State.OVERDUE: "overdue",
    State.DUE: "due",
    State.PERHAPS: "perhaps",
    State.EARLY: "next",
}
_ORDER: tuple[Urgency, ...] = ("overdue", "due", "perhaps", "next", "none")


@dataclass(frozen=True, slots=True)
class DueMark:
    """The most urgent line of the follow-up plan, in a few words; empty where nothing is dated."""

    urgency: Urgency
    text: str

    @property
    def is_due(self) -> bool:
        """Whether the patient belongs on the list of those who are due."""
        return self.urgency in {"overdue", "due", "perhaps"}


@dataclass(frozen=True, slots=True)
class UnitMark:
    """A transplant as its unit asks: day, days left of the watch window, what today lacks."""

    number: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """`Day +9`."""
        return day_label(self.number)


def due_mark(assessment: Assessment) -> DueMark:
    """The most urgent of the follow-up plan; of equal ones the first of the plan."""
    found = [(_urgency(one), one) for one in assessment.advice.followup]
    if not found:
        return DueMark("none", "")
    urgency, due = min(found, key=lambda pair: _ORDER.index(pair[0]))
    return DueMark(urgency, _words(urgency, due, assessment.as_of))


def _urgency(due: Due) -> Urgency:
    return _URGENCY.get(due.standing.state, "none")


def _words(urgency: Urgency, due: Due, as_of: date) -> str:
    window = due.standing.window
    if window is None or urgency == "none":
        return ""
    if urgency == "overdue":
        return f"Overdue {(as_of - window.surely_closed).days} d"
    if urgency == "perhaps":
        return "Perhaps due"
    day = window.closes if urgency == "due" else window.opens
    word = "Due by" if urgency == "due" else "Next"
    return f"{word} {show_date(PartialDate.of(day))}"


def unit_mark(assessment: Assessment) -> UnitMark | None:
    """The transplant whose log runs on the day; None where there is none."""
    constants = assessment.definitions.library.engraftment
    for one, panel in zip(assessment.record.transplants, assessment.engraftment, strict=True):
        zero = panel.day_zero.day
        if zero is None:
            continue
        number = day_number(assessment.as_of, zero)
        if constants.log.first_day <= number <= constants.log.last_day:
            left = days_left(assessment.as_of, zero, constants.poems_window)
            return UnitMark(number, tuple(_unit_lines(one, panel, left)))
    return None


def _unit_lines(one: Transplant, panel: EngraftmentPanel, left: int) -> list[str]:
    lines = []
    if left >= 0:
        lines.append(f"watch window ends in {left} d" if left else "watch window ends today")
    missing = len(panel.not_recorded)
    lines.append(f"{missing} not recorded today" if missing else "all recorded today")
    if panel.steroid is not None:
        lines.append(f"steroid day {panel.steroid.day}")
    weights = [entry for entry in one.entries if entry.weight and entry.day <= panel.as_of]
    if weights:
        last = max(weights, key=lambda entry: entry.day)
        if last.weight is not None:
            ago = (panel.as_of - last.day).days
            when = "today" if ago == 0 else f"{ago} d ago"
            lines.append(f"{weight_text(last.weight)} {when}")
    return lines
