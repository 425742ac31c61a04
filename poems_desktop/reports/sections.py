"""Which sections a document has, in which order."""

from dataclasses import replace
from typing import Literal, assert_never

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.reports import calendar, daily_log
from poems_desktop.reports.blocks import Section
from poems_desktop.reports.checklist_section import checklist_section
from poems_desktop.reports.engraftment import note
from poems_desktop.reports.findings_section import findings_section
from poems_desktop.reports.frame_sections import references_section, signature_section
from poems_desktop.reports.labs_section import labs_sections
from poems_desktop.reports.options import Options
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.trend_section import trend_section


def body(
    kind: Literal["summary", "checklist", "engraftment", "calendar", "daily-log"],
    assessment: Assessment,
    width: float,
    *,
    options: Options | None = None,
    tight: bool = False,
) -> list[Section]:
    """Everything below the identity box, in reading order. `tight` saves height, never words."""
    sources = Sources(assessment.definitions)
    match kind:
        case "summary":
            sections = [
                checklist_section(assessment, width, sources, whole=False),
                trend_section(assessment, width, sources, tight=tight),
                findings_section(assessment, width),
                *labs_sections(assessment, width),
                signature_section(width),
            ]
        case "checklist":
            sections = [checklist_section(assessment, width, sources, whole=True)]
        case "engraftment":
            return note.sections(assessment, width, options or Options())
        case "calendar":
            return calendar.sections(assessment, width, options or Options())
        case "daily-log":
            return daily_log.sections(assessment, width, options or Options())
        case _:
            assert_never(kind)
    sections.append(references_section(sources, width))
    return [_closer(one) for one in sections] if tight else sections


def _closer(section: Section) -> Section:
    heading = section.heading
    return replace(
        section,
        above=section.above / 2,
        heading=None if heading is None else replace(heading, below=0.5),
    )
