"""VEGF for patients: why the same lab, why the trend, and when to be seen."""

from dataclasses import replace

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.reports.blocks import Section
from poems_desktop.reports.handouts.sheet import Sheet, body, sheet, tells_facts
from poems_desktop.reports.options import Options

TITLE = "Your VEGF blood test and follow-up"


def available(assessment: Assessment, options: Options) -> str | None:  # noqa: ARG001
    """None: this page can always be made."""
    return None


def tells_record(assessment: Assessment, options: Options) -> bool:
    """Whether results or facts of the patient stand on it."""
    one = _sheet(assessment, 500.0, options)
    return bool(one.results) or tells_facts(one)


def sections(
    assessment: Assessment, width: float, options: Options, *, tight: bool = False
) -> list[Section]:
    """The whole page, in the print asked for; `tight` with less room between its parts."""
    one = _sheet(assessment, width, options)
    return body(replace(one, size=one.size.closer()) if tight else one)


def _sheet(assessment: Assessment, width: float, options: Options) -> Sheet:
    return sheet(assessment.definitions.library.handouts["vegf"], assessment, width, options)
