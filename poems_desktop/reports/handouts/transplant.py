"""Before a stem cell transplant, for patients, with a card for emergency departments."""

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.reports.blocks import Section
from poems_desktop.reports.course import Course, find_course
from poems_desktop.reports.handouts.card import card_section
from poems_desktop.reports.handouts.sheet import Sheet, body, sheet, tells_facts
from poems_desktop.reports.options import Options

TITLE = "Before your stem cell transplant"


def available(assessment: Assessment, options: Options) -> str | None:
    """Why it cannot be made: only where a transplant is named that the record does not have."""
    known = {one.id for one in assessment.record.transplants}
    if options.transplant_id is None or options.transplant_id in known:
        return None
    return "The record has no such transplant. Choose one that it has."


def sections(assessment: Assessment, width: float, options: Options) -> list[Section]:
    """The whole page; the patient's own dates only where day 0 is on record.

    Raises:
        ValueError: with the sentence of `available`.
    """
    if (why := available(assessment, options)) is not None:
        raise ValueError(why)
    one = _sheet(assessment, width, options)
    card = one.handout.card
    return body(one, None if card is None else card_section(card, one))


def tells_record(assessment: Assessment, options: Options) -> bool:
    """Whether day 0 of the patient stands on it."""
    return tells_facts(_sheet(assessment, 500.0, options))


def _sheet(assessment: Assessment, width: float, options: Options) -> Sheet:
    course = find_course(assessment, options)
    zero = course.zero if isinstance(course, Course) else None
    handout = assessment.definitions.library.handouts["transplant"]
    return sheet(handout, assessment, width, options, zero)
