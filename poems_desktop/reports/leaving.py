"""A document leaves the store: what it replaces, and what is kept of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from poems_desktop.app.printed import DocumentRecord, How, Kept, document_record, last_calendar
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.reports.course import Course, find_course
from poems_desktop.reports.documents import Made
from poems_desktop.reports.kind_names import Kind
from poems_desktop.reports.options import EarlierPrint, Options


def with_earlier(
    kind: Kind, assessment: Assessment, options: Options, kept: Sequence[Kept]
) -> Options:
    """The options of a calendar, with the one given out before where day 0 has moved since."""
    found = _course(kind, assessment, options)
    if found is None:
        return options
    last = last_calendar(tuple(kept), found.transplant.id)
    if last is None or last.document.day_zero is None:
        return options
    day = last.document.day_zero.earliest
    if day == found.zero:
        return options
    printed = last.at.astimezone().date()
    return replace(options, earlier=EarlierPrint(day, last.document.code, printed))


def record_of(
    made: Made, assessment: Assessment, options: Options, how: How, revisions: Mapping[str, int]
) -> DocumentRecord:
    """What the store keeps of a document; a calendar's day 0, and the code that it voids."""
    voids = "" if options.earlier is None else options.earlier.code
    kept = document_record(made.basis, made.title, how, revisions, voids=voids)
    found = _course(made.kind, assessment, options)
    if found is None:
        return kept
    zero = PartialDate.of(found.zero)
    return kept.model_copy(update={"transplant": found.transplant.id, "day_zero": zero})


def _course(kind: Kind, assessment: Assessment, options: Options) -> Course | None:
    if kind != "calendar":
        return None
    found = find_course(assessment, options)
    return None if isinstance(found, str) else found
