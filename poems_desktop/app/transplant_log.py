"""The transplant log as a table of days: what each day holds, and what nobody recorded.

Nothing is filled in: a day without an answer says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from poems_desktop.app.transplant_cells import Cell, Question, questions
from poems_desktop.app.transplant_charts import Chart, temperature_chart, weight_chart
from poems_desktop.app.transplant_days import LogDay, log_days
from poems_desktop.app.transplant_readings import Readings
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.features import Feature
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.marked import marked

NOT_RECORDED = marked("not recorded")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table with its unit."""

    key: str
    label: str
    unit: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole log."""

    days: tuple[LogDay, ...]
    rows: tuple[Row, ...]
    charts: tuple[Chart, ...]

    def column(self, day: date) -> int | None:
        """Where a day stands; None outside the log."""
        return next((at for at, one in enumerate(self.days) if one.day == day), None)


def log_grid(
    course: Transplant,
    constants: EngraftmentConstants,
    features: Sequence[Feature],
    today: date,
) -> Grid:
    """The table and the charts of a log as known today; `features` say what is set in bold."""
    days = log_days(course, constants, today)
    seen = Readings(Log(course, constants, today), features)
    since = _asked_from(seen.log, days)
    rows = tuple(
        Row(one.key, one.label, one.unit, tuple(_cell(one, seen, day.day, since) for day in days))
        for one in questions(seen)
    )
    return Grid(days, rows, (temperature_chart(seen, days), weight_chart(seen, days)))


def _cell(question: Question, seen: Readings, day: date, since: date) -> Cell:
    found = question.tell(seen, day)
    if found is not None:
        return found
    asked = question.asked and since <= day <= seen.log.as_of
    return Cell(state="na", told=NOT_RECORDED) if asked else Cell()


def _asked_from(log: Log, days: Sequence[LogDay]) -> date:
    """The first day of which every question is asked."""
    first = log.constants.log.first_day
    known = [one.day for one in days if one.number is not None and one.number >= first]
    entered = [one.day for one in log.entries]
    return min([*known, *entered], default=log.as_of)
