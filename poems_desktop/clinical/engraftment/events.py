"""What falls on which day of a transplant, as recorded or as counted, for a calendar."""

from collections.abc import Iterator, Mapping
from datetime import date

from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.days import shortest_course_ends, window
from poems_desktop.clinical.engraftment.panel import EngraftmentPanel
from poems_desktop.clinical.transplant import Transplant


def events(
    panel: EngraftmentPanel, course: Transplant, constants: EngraftmentConstants
) -> Mapping[date, tuple[str, ...]]:
    """Short words by day, in the order of the course; nothing is planned here."""
    found: dict[date, list[str]] = {}
    for day, words in _events(panel, course, constants):
        found.setdefault(day, []).append(words)
    return {day: tuple(words) for day, words in found.items()}


def _events(
    panel: EngraftmentPanel, course: Transplant, constants: EngraftmentConstants
) -> Iterator[tuple[date, str]]:
    if course.mobilization_began is not None:
        yield course.mobilization_began, "Mobilization began"
    for day in course.days_of_infusion:
        yield day, "Stem cells returned"
    zero = panel.day_zero.day
    if zero is not None:
        if zero not in course.days_of_infusion:
            yield zero, "Day 0 as stated"
        first, last = window(zero, constants.poems_window)
        yield first, "Watch begins"
        yield last, "Watch ends; later not excluded"
    if course.stated_engraftment is not None:
        yield course.stated_engraftment, "Engraftment as stated"
    elif panel.engraftment.day is not None:
        yield panel.engraftment.day, "Engraftment by counts"
    if course.discharged is not None:
        yield course.discharged, "Discharged"
    if panel.steroid is not None:
        count = constants.steroid.minimum_days
        yield panel.steroid.first_dose, "First steroid dose, day 1"
        yield (
            shortest_course_ends(panel.steroid.first_dose, constants),
            (f"Steroid day {count}: not before"),
        )
