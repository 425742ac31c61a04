"""Places and addresses for patients, each with the date of the document that names it."""

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.reports.blocks import Section
from poems_desktop.reports.handouts.sheet import body, sheet
from poems_desktop.reports.options import Options

TITLE = "Where to find help"


def available(assessment: Assessment, options: Options) -> str | None:  # noqa: ARG001
    """None: this page can always be made."""
    return None


def tells_record(assessment: Assessment, options: Options) -> bool:  # noqa: ARG001
    """False: only the patient's name stands on it."""
    return False


def sections(assessment: Assessment, width: float, options: Options) -> list[Section]:
    """The whole page, in the print asked for."""
    handout = assessment.definitions.library.handouts["help"]
    return body(sheet(handout, assessment, width, options))
