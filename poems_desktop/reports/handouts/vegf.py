"""VEGF for patients: why the same lab, why the trend, and when to be seen."""

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.reports.blocks import Section
from poems_desktop.reports.handouts.sheet import body, sheet
from poems_desktop.reports.options import Options

TITLE = "Your VEGF blood test and follow-up"


def available(assessment: Assessment, options: Options) -> str | None:  # noqa: ARG001
    """None: this page can always be made."""
    return None


def sections(assessment: Assessment, width: float, options: Options) -> list[Section]:
    """The whole page, in the print asked for."""
    handout = assessment.definitions.library.handouts["vegf"]
    return body(sheet(handout, assessment, width, options))
