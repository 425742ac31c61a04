"""The note in its fixed order: when, look for, do both, dose, how long, unsure, sign."""

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.reports.blocks import Section, paragraph
from poems_desktop.reports.course import Course, course, why_not
from poems_desktop.reports.engraftment.both import both_section
from poems_desktop.reports.engraftment.closing import (
    notes_section,
    short_notes_section,
    sign_section,
    sources_section,
    uncertain_section,
)
from poems_desktop.reports.engraftment.dose import dose_section
from poems_desktop.reports.engraftment.look_for import look_for_section
from poems_desktop.reports.engraftment.parts import ROOMS, Overleaf, Room
from poems_desktop.reports.engraftment.when import when_section
from poems_desktop.reports.fonts import spelled_out
from poems_desktop.reports.identity import full_name
from poems_desktop.reports.options import Options
from poems_desktop.reports.page import SIZES, Geometry
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Style, Text
from poems_desktop.reports.typed_texts import typed_texts

_OPENING = 58.0
"""Title and identity box with a name on one line, in points."""
_NAME, _NAME_SHARE = Style(9.5, 12.0, weight="semibold"), 0.3
_BEFORE_SIGNING = -2
TITLE = "Bedside note for the transplant team"


def available(assessment: Assessment, options: Options) -> str | None:
    """Why the note cannot be made, in a sentence; None where it can."""
    return why_not(assessment, options)


def sections(
    assessment: Assessment, width: float, options: Options, *, tight: bool = False
) -> list[Section]:
    """Everything below the identity box; only notes may leave the first page.

    `tight` puts them on the first page too, whatever its height.

    Raises:
        ValueError: with the sentence of `available`, where the note cannot be made.
    """
    found = course(assessment, options)
    if tight:
        page, notes = _page(found, assessment, width, options, ROOMS[0])
        return _with_notes(page, short_notes_section(found, notes, width))
    free = _free(width) - _opening(assessment, width)
    page, notes = _page(found, assessment, width, options, ROOMS[0])
    for room in ROOMS[1:]:
        if sum(section.height for section in page) <= free:
            break
        page, notes = _page(found, assessment, width, options, room)
    short = short_notes_section(found, notes, width)
    if short is not None and sum(one.height for one in (*page, short)) <= free:
        return _with_notes(page, short)
    overleaf = notes_section(found, notes, Sources(assessment.definitions), width)
    return page if overleaf is None else [*page, overleaf]


def _with_notes(page: list[Section], notes: Section | None) -> list[Section]:
    return page if notes is None else [*page[:_BEFORE_SIGNING], notes, *page[_BEFORE_SIGNING:]]


def _free(width: float) -> float:
    """The height of the paper of this width, in points."""
    papers = [Geometry(paper) for paper in SIZES]
    paper = min(papers, key=lambda one: abs(one.width - width))
    return paper.top - paper.bottom


def _opening(assessment: Assessment, width: float) -> float:
    """The height of title and identity box: more for a long name, or one no font can show."""
    name = full_name(assessment.record.patient)
    lines = len(Text(name, width * _NAME_SHARE, _NAME).lines)
    missing = spelled_out(typed_texts("engraftment", assessment))
    said = 3.0 + sum(one.height for one in paragraph(missing, width)) if missing else 0.0
    return _OPENING + max(lines - 1, 0) * _NAME.leading + said


def _page(
    found: Course, assessment: Assessment, width: float, options: Options, room: Room
) -> tuple[list[Section], Overleaf]:
    sources = Sources(assessment.definitions)
    notes = Overleaf(room)
    page = [
        when_section(found, width, sources, notes),
        look_for_section(found, width, sources, notes, options.site),
        both_section(found, width, sources, notes),
        dose_section(found, width, sources, notes, arithmetic=options.dose_arithmetic),
        uncertain_section(found, width, sources, notes),
        sign_section(width),
        sources_section(sources, width),
    ]
    return page, notes
