"""Which transplant a document is about, with everything that is concluded from it."""

from dataclasses import dataclass
from datetime import date

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.days import day_number
from poems_desktop.clinical.engraftment.panel import EngraftmentPanel
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.reports.options import Options

NO_TRANSPLANT = (
    "No transplant is recorded. Record the day on which stem cells were returned, then print again."
)
_UNKNOWN = "The record has no such transplant. Choose one that it has."
_NO_DAY_ZERO = "Day 0 of the transplant is not known to the day."


@dataclass(frozen=True, slots=True)
class Course:
    """A transplant with its panel; `zero` is day 0."""

    transplant: Transplant
    panel: EngraftmentPanel
    log: Log
    constants: EngraftmentConstants
    zero: date

    @property
    def as_of(self) -> date:
        """The day of which everything speaks."""
        return self.panel.as_of

    @property
    def number(self) -> int:
        """The day counted from day 0."""
        return day_number(self.as_of, self.zero)


def find_course(assessment: Assessment, options: Options) -> Course | str:
    """The transplant that the options name; else the last one begun; or why there is none."""
    found = _chosen(assessment, options)
    if isinstance(found, str):
        return found
    transplant, panel = found
    if panel.day_zero.day is None:
        missing = " ".join(panel.day_zero.interpretation.missing)
        return f"{_NO_DAY_ZERO} Missing: {missing}"
    constants = assessment.definitions.library.engraftment
    log = Log(transplant, constants, panel.as_of)
    return Course(transplant, panel, log, constants, panel.day_zero.day)


def why_not(assessment: Assessment, options: Options) -> str | None:
    """Why there is no transplant to print, in a sentence; None where there is one."""
    found = find_course(assessment, options)
    return found if isinstance(found, str) else None


def course(assessment: Assessment, options: Options) -> Course:
    """The transplant to print.

    Raises:
        ValueError: with the sentence of `why_not`.
    """
    found = find_course(assessment, options)
    if isinstance(found, str):
        raise ValueError(found)  # noqa: TRY004 - a sentence, not a wrong type
    return found


def _chosen(assessment: Assessment, options: Options) -> tuple[Transplant, EngraftmentPanel] | str:
    pairs = list(zip(assessment.record.transplants, assessment.engraftment, strict=True))
    if not pairs:
        return NO_TRANSPLANT
    if options.transplant_id is not None:
        named = [one for one in pairs if one[0].id == options.transplant_id]
        return named[0] if named else _UNKNOWN
    return next(pair for pair in pairs if pair[0] is assessment.current_transplant)
