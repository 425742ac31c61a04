"""A draft of a referral letter: what the record says, with lines for what only a physician can."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth
from poems_desktop.reports.blocks import Block, Drawing, Heading, Section, Space, paragraph
from poems_desktop.reports.checklist_section import checklist_section
from poems_desktop.reports.engraftment.parts import blank_line, cited
from poems_desktop.reports.findings_section import findings_section
from poems_desktop.reports.frame_sections import references_section
from poems_desktop.reports.identity import NOT_STATED, age, full_name, is_case
from poems_desktop.reports.labs_section import labs_sections
from poems_desktop.reports.options import Options
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Style, Text, line_width

TITLE = "Referral letter, draft"
_BODY = Style(9.2, 11.8)
_SMALL = Style(8.0, 10.0)
_LABEL = Style(7.6, 9.6, gray=0.15)
_NAMED = (
    "A referral letter names the patient, so it has no anonymous variant. "
    "Print the anonymous summary instead."
)
_DRAFT = (
    "Draft made from the record. It is no letter until a physician has read it, filled in the "
    "lines and signed it."
)
_LINE = 19.0


def available(assessment: Assessment, options: Options) -> str | None:  # noqa: ARG001
    """Why the letter cannot be made, in a sentence; None where it can."""
    return _NAMED if options.anonymous else None


def sections(assessment: Assessment, width: float, options: Options) -> list[Section]:
    """The letter below its title.

    Raises:
        ValueError: with the sentence of `available`.
    """
    if (why := available(assessment, options)) is not None:
        raise ValueError(why)
    sources = Sources(assessment.definitions)
    found = [
        _opening(assessment, width),
        checklist_section(assessment, width, sources, whole=False),
        findings_section(assessment, width),
        *labs_sections(assessment, width, sources),
        *_open_points(assessment, width, sources),
        _asked(width),
        _sign(width),
        references_section(sources, width),
    ]
    return [_stays(one) for one in found]


def _stays(section: Section) -> Section:
    """A letter is read in its order: no section leaves its place."""
    return Section(section.rows, section.heading, section.columns, None, section.above)


def _opening(assessment: Assessment, width: float) -> Section:
    half = (width - 20) / 2

    def address(canvas: Canvas, x: float, top: float) -> None:
        for place, label in enumerate(("To", "From")):
            left = x + place * (half + 20)
            for line in range(3):
                y = top - (line + 1) * _LINE
                taken = line_width(label, _LABEL) + 5 if line == 0 else 0.0
                if line == 0:
                    Text(label, half, _LABEL).draw(canvas, left, y + 9)
                blank_line(canvas, left + taken, y, half - taken)

    rows: list[Block] = [
        *paragraph(_DRAFT, width, _SMALL.bold()),
        Drawing(3 * _LINE + 4, address),
        Space(5),
        *paragraph("Dear colleague,", width, _BODY),
        Space(2),
        *paragraph(_who(assessment), width, _BODY),
        *_lines("Reason for referral", 3, width),
    ]
    return Section(tuple(rows), above=4.0)


def _who(assessment: Assessment) -> str:
    patient = assessment.record.patient
    as_of = show_date(PartialDate.of(assessment.as_of))
    name = full_name(patient)
    if is_case(patient):
        known = NOT_STATED if patient.age_years is None else f"{patient.age_years} y"
        about = f"age {known}"
    elif patient.born is None:
        about = f"birth date {NOT_STATED}"
    else:
        about = f"born {show_date(patient.born)}, {age(patient.born, assessment.as_of)}"
    number = f", record number {patient.record_number}" if patient.record_number else ""
    return (
        f"I refer {name}, {about}{number}, in whom POEMS syndrome is known or in question. What "
        f"follows is the record as of {as_of}, weighed by published criteria; what nobody "
        "recorded is said to be open, not absent."
    )


def _lines(label: str, most: int, width: float) -> list[Block]:
    """A label with lines to write on."""

    def paint(canvas: Canvas, x: float, top: float) -> None:
        Text(label, width, _BODY.bold()).draw(canvas, x, top - 4)
        taken = line_width(label, _BODY.bold()) + 6
        for line in range(most):
            y = top - (line + 1) * _LINE
            blank_line(canvas, x + (0 if line else taken), y, width - (0 if line else taken))

    return [Drawing(most * _LINE + 3, paint)]


def _open_points(assessment: Assessment, width: float, sources: Sources) -> list[Section]:
    advice = assessment.advice
    contradictions = [one.line for one in advice.contradictions]
    missing = [one for one in advice.workup if one.truth is not Truth.TRUE]
    due = [one.line for one in advice.followup]
    found = []
    for title, lines in (
        ("Contradictions to answer", _said(contradictions, sources)),
        ("Work-up not on record", _missing(missing, sources)),
        ("Follow-up", _said(due, sources)),
    ):
        if lines:
            rows = paragraph([span for line in lines for span in line], width, _SMALL)
            found.append(Section(tuple(rows), Heading(width, title)))
    return found


def _said(lines: Sequence[Interpretation], sources: Sources) -> list[list[tuple[str, Style]]]:
    return [
        [(f"{one.title}: ", _SMALL.bold()), *cited(f"{one.value}.", one.cites, sources, _SMALL)]
        for one in lines
    ]


def _missing(lines: Sequence[Interpretation], sources: Sources) -> list[list[tuple[str, Style]]]:
    return [
        [
            (f"{one.title}: ", _SMALL.bold()),
            *cited(f"missing {'; '.join(one.missing)}.", one.cites, sources, _SMALL),
        ]
        for one in lines
    ]


def _asked(width: float) -> Section:
    rows = [*_lines("We ask you for", 3, width), *_lines("Told to the patient", 2, width)]
    return Section(tuple(rows), Heading(width, "Questions to you"))


def _sign(width: float) -> Section:
    fields = ((0.0, 0.42, "Physician: name and signature"), (0.46, 0.2, "Date (dd-Mmm-yyyy)"),
              (0.7, 0.3, "Telephone for questions"))  # fmt: skip

    def paint(canvas: Canvas, x: float, top: float) -> None:
        for share, wide, name in fields:
            left = x + share * width
            blank_line(canvas, left, top - 26, wide * width)
            Text(name, wide * width + 8, _LABEL).draw(canvas, left, top - 27)

    return Section((Drawing(38.0, paint),), above=4.0)
