"""The criteria checklist alone, with all evidence."""

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.reports.blocks import Section
from poems_desktop.reports.checklist_section import checklist_section
from poems_desktop.reports.frame_sections import references_section
from poems_desktop.reports.options import Options
from poems_desktop.reports.sources import Sources

TITLE = "Criteria checklist, POEMS syndrome"


def available(assessment: Assessment, options: Options) -> str | None:  # noqa: ARG001 - always
    """None: a record without findings has a checklist on which nothing is known yet."""
    return None


def sections(assessment: Assessment, width: float, options: Options) -> list[Section]:  # noqa: ARG001
    """The checklist and its references."""
    sources = Sources(assessment.definitions)
    return [
        checklist_section(assessment, width, sources, whole=True),
        references_section(sources, width),
    ]
