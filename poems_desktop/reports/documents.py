"""Documents as PDF bytes: the one door for window and command line."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from typing import Literal

from poems_desktop import __version__
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.record import DateAnswer, Finding
from poems_desktop.reports.identity import RevisionInfo, moment, short_identity, zoned
from poems_desktop.reports.options import Options

Kind = Literal["summary", "checklist", "engraftment", "calendar", "daily-log"]
Paper = Literal["a4", "letter"]
KINDS: tuple[Kind, ...] = ("summary", "checklist", "engraftment", "calendar", "daily-log")
TITLES: Mapping[Kind, str] = {
    "summary": "Patient summary, POEMS syndrome",
    "checklist": "Criteria checklist, POEMS syndrome",
    "engraftment": "Bedside note for the transplant team",
    "calendar": "Transplant calendar",
    "daily-log": "Transplant daily log",
}
_DIGEST = 12


def render(  # noqa: PLR0913 - everything a printed page must say
    kind: Kind,
    assessment: Assessment,
    *,
    paper: Paper = "a4",
    printed_at: datetime,
    printed_by: str = "",
    revision: RevisionInfo | None = None,
    options: Options | None = None,
) -> bytes:
    """A document of an assessment as PDF; the same bytes for the same input.

    `printed_at` is the clinic's time, shown with its zone where it has one. `revision` names the
    saved version of a stored record; without it the page says that it comes from a case file.

    Raises:
        ValueError: with a sentence, where the record does not allow this document.
    """
    from poems_desktop.reports.canvas import new_canvas
    from poems_desktop.reports.frame_sections import opening_section
    from poems_desktop.reports.page import Geometry, Standing, arrange, draw_pages, fits
    from poems_desktop.reports.sections import body
    from poems_desktop.reports.text import forget

    geometry = Geometry(paper)
    title, marks = TITLES[kind], tuple(page_marks(assessment, revision))
    target = BytesIO()
    canvas = new_canvas(
        target,
        geometry.size,
        title=f"{title}: {short_identity(assessment.record.patient)}",
        author=printed_by,
        printed_at=printed_at,
    )
    opening = opening_section(title, assessment, marks, printed_at, geometry.width)
    sections = [opening, *body(kind, assessment, geometry.width, options=options)]
    if not fits(sections, geometry):
        closer = [opening, *body(kind, assessment, geometry.width, options=options, tight=True)]
        sections = closer if fits(closer, geometry) else sections
    standing = Standing(
        identity=short_identity(assessment.record.patient),
        title=title,
        marks=marks,
        origin=_origin(assessment, revision, printed_at, printed_by),
    )
    draw_pages(canvas, arrange(sections, geometry), geometry, standing)
    canvas.save()
    forget()
    return target.getvalue()


def page_marks(assessment: Assessment, revision: RevisionInfo | None) -> Iterator[str]:
    """What must be seen before anything else is read."""
    wrong = entries_to_correct(assessment)
    if wrong:
        noun, verb = ("entry", "needs") if wrong == 1 else ("entries", "need")
        yield f"DRAFT: {wrong} {noun} {verb} correction"
    open_visits = sum(not visit.signed for visit in assessment.record.visits)
    if revision is not None and open_visits:
        noun = "visit is" if open_visits == 1 else "visits are"
        yield f"DRAFT: {open_visits} {noun} not signed"
    if assessment.record.patient.fictional:
        yield "Fictional patient, not a real person"


def entries_to_correct(assessment: Assessment) -> int:
    """How many typed entries could not be read."""
    found = 0
    for visit in assessment.record.visits:
        found += len(visit.unread) + sum(len(result.unread) for result in visit.results)
        found += sum(
            len(answer.unread)
            for answer in visit.answers.values()
            if isinstance(answer, Finding | DateAnswer)
        )
    return found


def _origin(
    assessment: Assessment,
    revision: RevisionInfo | None,
    printed_at: datetime,
    printed_by: str,
) -> tuple[str, str]:
    record = "From a case file, not a stored record"
    if revision is not None:
        record = f"Record version {revision.number}, saved {moment(revision.saved_at)}"
    by = f" by {printed_by}" if printed_by else ""
    criteria = assessment.main.criteria_set
    weighed = (
        f"POEMS Desktop {__version__} · criteria {criteria.id} {criteria.version}"
        f" · VEGF rule {assessment.policy.vegf_rule}"
        f" · definitions {assessment.definitions.digest[:_DIGEST]}"
    )
    return f"{record} · printed {zoned(printed_at)}{by}", weighed


__all__ = ["KINDS", "TITLES", "Kind", "Paper", "RevisionInfo", "render"]
