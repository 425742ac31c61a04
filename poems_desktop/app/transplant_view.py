"""One transplant as the window shows it: its table, and the panel as known on one of its days."""

from dataclasses import dataclass
from datetime import date

from poems_desktop.app.transplant_days import day_title
from poems_desktop.app.transplant_log import Grid, log_grid
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.engraftment.arithmetic import is_reckoned
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.panel import EngraftmentPanel, engraftment_panel
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.transplant import Transplant


@dataclass(frozen=True, slots=True)
class DayView:
    """The panel of a day, the log behind it, and how the day is named.

    `today`: it is not a day that is looked back at. `arithmetic`: products of the weight are shown.
    """

    panel: EngraftmentPanel
    log: Log
    title: str
    today: bool
    arithmetic: bool


def day_view(
    course: Transplant, assessment: Assessment, day: date, today: date, *, arithmetic: bool
) -> DayView:
    """What was known on a day of the log; of a day to come, what is known today.

    `arithmetic`: a physician switched it on.
    """
    panel = _panel(course, assessment, min(day, today))
    as_of = panel.as_of
    return DayView(
        panel,
        Log(course, _constants(assessment), as_of),
        day_title(course, as_of),
        as_of == today,
        is_reckoned(switched_on=arithmetic, as_of=as_of, today=today),
    )


def course_grid(course: Transplant, assessment: Assessment, today: date) -> Grid:
    """The table and the charts of a log as known today."""
    features = _panel(course, assessment, today).features
    return log_grid(course, _constants(assessment), features, today)


def _panel(course: Transplant, assessment: Assessment, day: date) -> EngraftmentPanel:
    """As known on a day; that of the assessment where it is of this day."""
    if day == assessment.as_of:
        pairs = zip(assessment.record.transplants, assessment.engraftment, strict=True)
        for one, panel in pairs:
            if one.id == course.id:
                return panel
    return engraftment_panel(course, _constants(assessment), day)


def _constants(assessment: Assessment) -> EngraftmentConstants:
    return assessment.definitions.library.engraftment
