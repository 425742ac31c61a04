"""The patient summary: one page that a clinician signs; with `anonymous`, a copy without names."""

from dataclasses import replace

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.reports.blocks import Section
from poems_desktop.reports.checklist_section import checklist_section
from poems_desktop.reports.findings_section import findings_section
from poems_desktop.reports.followup_section import followup_section
from poems_desktop.reports.frame_sections import references_section, signature_section
from poems_desktop.reports.labs_section import labs_sections
from poems_desktop.reports.options import Options
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.trend_section import trend_section

TITLE = "Patient summary, POEMS syndrome"


def available(assessment: Assessment, options: Options) -> str | None:  # noqa: ARG001 - always
    """None: of a new patient the summary says what is not known yet."""
    return None


def sections(
    assessment: Assessment, width: float, options: Options, *, tight: bool = False
) -> list[Section]:
    """Everything below the identity box. `tight` saves height, never words.

    Findings, labs and references may leave a full first page, in this order; verdict, checklist,
    trend and follow-up stay.
    """
    sources = Sources(assessment.definitions)
    found = [
        checklist_section(assessment, width, sources, whole=False),
        trend_section(assessment, width, sources, tight=tight, counted=options.anonymous),
        findings_section(assessment, width),
        *labs_sections(assessment, width, sources),
        followup_section(assessment, width, sources),
    ]
    if not options.anonymous:
        found.append(signature_section(width))
    found.append(references_section(sources, width))
    return [_closer(one) for one in found] if tight else found


def _closer(section: Section) -> Section:
    heading = section.heading
    return replace(
        section,
        above=section.above / 2,
        heading=None if heading is None else replace(heading, below=0.5),
    )
