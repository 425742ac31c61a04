"""Documents as bytes: the one door for window and command line."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from poems_desktop import __version__
from poems_desktop.app.document_basis import Basis
from poems_desktop.app.to_correct import problem_count
from poems_desktop.app.words import in_english
from poems_desktop.clinical.anonymous import DayCount, age_words, anonymous, day_count
from poems_desktop.clinical.assessment import Assessment, assess
from poems_desktop.core.reading import dates_told_as
from poems_desktop.reports.identity import SEX, RevisionInfo, moment, short_identity, zoned
from poems_desktop.reports.kind_names import Kind
from poems_desktop.reports.kinds import DOCUMENTS, KINDS, TITLES, Document
from poems_desktop.reports.options import Options
from poems_desktop.reports.verification import basis_of

if TYPE_CHECKING:
    from poems_desktop.reports.blocks import Section
    from poems_desktop.reports.page import Geometry

Paper = Literal["a4", "letter"]
_DIGEST = 12
_LONGEST_BY = 60
_MOST_SAVED = 0.88
"""What tight setting at a smaller scale may save: below it a scale need not be tried."""
_SCALES = (1.0, 0.95, 0.91, 0.88)
"""How much smaller a document may be set before it turns the page; a summary: 7 point at least."""
_ALONE = Lock()
"""The PDF engine keeps its fonts for the whole process: one document is set at a time."""
_NO_DATE = "Anonymized: no name, number, place, free text or calendar date"


@dataclass(frozen=True, slots=True)
class Made:
    """A document: its bytes, and what its code stands for."""

    kind: Kind
    title: str
    content: bytes
    basis: Basis
    suffix: str

    @property
    def code(self) -> str:
        """The code printed on every page."""
        return self.basis.code


@dataclass(frozen=True, slots=True)
class Print:
    """Paper, time and author of a print. `printed_at` is the clinic's time, with its zone.

    `revision` names the saved version of a stored record; without it the page says that it comes
    from a case file.
    """

    printed_at: datetime
    printed_by: str = ""
    paper: Paper = "a4"
    revision: RevisionInfo | None = None


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
    """The bytes of `make`.

    Raises:
        ValueError: with a sentence, where the record does not allow this document.
    """
    return make(
        kind, assessment, Print(printed_at, printed_by, paper, revision), options or Options()
    ).content


def make(kind: Kind, assessment: Assessment, how: Print, options: Options) -> Made:
    """A document of an assessment; the same bytes for the same input.

    Raises:
        ValueError: with a sentence, where the record does not allow this document.
    """
    with in_english():
        return _made(kind, assessment, how, options)


def _made(kind: Kind, assessment: Assessment, how: Print, options: Options) -> Made:
    document = DOCUMENTS[kind]
    chosen = document.options(options)
    basis = basis_of(kind, assessment, chosen)
    told = document.tells_record(assessment, chosen)
    marks = tuple(page_marks(assessment, how.revision, draft=told))
    shown, count = (assessment, None) if not chosen.anonymous else _without_names(assessment)
    with nullcontext() if count is None else dates_told_as(count.told):
        frame = _frame(document, shown, how, basis, marks, count)
        if (why := document.module.available(shown, chosen)) is not None:
            raise ValueError(why)
        if document.suffix == ".txt":
            module: Any = document.module
            content = module.text(shown, chosen, frame).encode()
        else:
            with _ALONE:
                content = _pages(document, shown, how, chosen, frame)
    return Made(kind, document.title, content, basis, document.suffix)


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page says beside its content."""

    title: str
    identity: str
    marks: tuple[str, ...]
    origin: tuple[str, str]
    code: str
    count: DayCount | None
    """Set where days are counted and no date may stand."""


def _without_names(assessment: Assessment) -> tuple[Assessment, DayCount]:
    record = assessment.record
    policy = assessment.policy.model_copy(update={"site": "", "confirmations": ()})
    bare = assess(anonymous(record), assessment.definitions, policy, assessment.as_of)
    return bare, day_count(record, assessment.as_of)


def _frame(  # noqa: PLR0913 - what every page says
    document: Document,
    assessment: Assessment,
    how: Print,
    basis: Basis,
    marks: tuple[str, ...],
    count: DayCount | None,
) -> Frame:
    identity = short_identity(assessment.record.patient)
    origin = _origin(assessment, how)
    if count is not None:
        sex = SEX[assessment.record.patient.sex].lower()
        identity = f"Anonymized copy · {age_words(assessment.record, count)} · sex {sex}"
        origin = (_NO_DATE, _versions(assessment))
    return Frame(document.title, identity, marks, origin, basis.code, count)


def _pages(
    document: Document, assessment: Assessment, how: Print, options: Options, frame: Frame
) -> bytes:
    from poems_desktop.reports.canvas import new_canvas
    from poems_desktop.reports.frame_sections import opening_section
    from poems_desktop.reports.page import Geometry, Standing, arrange, draw_pages
    from poems_desktop.reports.text import forget
    from poems_desktop.reports.typed_texts import typed_texts

    geometry = Geometry(how.paper, large=options.large_print and "large" in document.choices)
    target = BytesIO()
    named = frame.count is None
    typed = typed_texts(document.kind, assessment)
    canvas = new_canvas(
        target,
        geometry.size,
        title=frame.title,
        author=how.printed_by if named else "",
        printed_at=how.printed_at if named else None,
    )

    def laid_out(*, tight: bool, scale: float = 1.0) -> "list[Section]":
        width = geometry.width / scale
        opening = opening_section(
            frame.title,
            assessment,
            frame.marks,
            how.printed_at,
            width,
            frame.count,
            typed=typed,
            large=geometry.large,
        )
        return [opening, *_body(document, assessment, width, options, tight=tight)]

    sections, scale = _set(document, laid_out, geometry)
    standing = Standing(frame.identity, frame.title, frame.marks, frame.origin, frame.code)
    draw_pages(canvas, arrange(sections, geometry, scale), geometry, standing, scale)
    canvas.save()
    forget()
    return target.getvalue()


def _set(
    document: Document, laid_out: "Callable[..., list[Section]]", geometry: "Geometry"
) -> "tuple[list[Section], float]":
    """As set as usual where that fits; else closer and smaller, on one page before on several.

    Where one page is too little, what has to stay on the first page decides.
    """
    from poems_desktop.reports.page import first_page, fits

    usual = laid_out(tight=False)
    if not document.tightens and document.smallest == 1.0:
        return usual, 1.0
    for kept in (list, first_page):
        if fits(kept(usual), geometry):
            break
        for scale in (one for one in _SCALES if one >= document.smallest):
            if not fits(kept(usual), geometry, scale * _MOST_SAVED):
                continue
            closer = laid_out(tight=document.tightens, scale=scale)
            if fits(kept(closer), geometry, scale):
                return closer, scale
    return usual, 1.0


def _body(
    document: Document, assessment: Assessment, width: float, options: Options, *, tight: bool
) -> "list[Section]":
    module: Any = document.module
    more = {"tight": True} if tight else {}
    found: list[Section] = module.sections(assessment, width, options, **more)
    return found


def page_marks(
    assessment: Assessment, revision: RevisionInfo | None, *, draft: bool = True
) -> Iterator[str]:
    """What must be seen before anything else is read; no `draft` where nothing is told."""
    wrong = entries_to_correct(assessment)
    if wrong and draft:
        noun, verb = ("entry", "needs") if wrong == 1 else ("entries", "need")
        yield f"DRAFT: {wrong} {noun} {verb} correction"
    open_visits = sum(not visit.signed for visit in assessment.record.visits)
    if revision is not None and open_visits and draft:
        noun = "visit is" if open_visits == 1 else "visits are"
        yield f"DRAFT: {open_visits} {noun} not signed"
    if assessment.record.patient.fictional:
        yield "Fictional patient, not a real person"


def entries_to_correct(assessment: Assessment) -> int:
    """How many entries are not used until they are corrected, counted as the window does."""
    record, definitions = assessment.record, assessment.definitions
    found = sum(problem_count(visit, definitions, assessment.as_of) for visit in record.visits)
    entries = (entry for transplant in record.transplants for entry in transplant.entries)
    return found + sum(len(entry.unread) for entry in entries)


def _origin(assessment: Assessment, how: Print) -> tuple[str, str]:
    record = "From a case file, not a stored record"
    if how.revision is not None:
        record = f"Record version {how.revision.number}, saved {moment(how.revision.saved_at)}"
    name = how.printed_by
    by = f" by {name if len(name) <= _LONGEST_BY else name[: _LONGEST_BY - 1] + '…'}"
    printed = f"{record} · printed {zoned(how.printed_at)}{by if name else ''}"
    return printed, _versions(assessment)


def _versions(assessment: Assessment) -> str:
    criteria, policy = assessment.main.criteria_set, assessment.policy
    site = f" of {policy.site}" if policy.site else ""
    return (
        f"POEMS Desktop {__version__} · criteria {criteria.id} {criteria.version}"
        f" · VEGF rule {policy.vegf_rule} · policy {policy.digest()[:_DIGEST]}{site}"
        f" · definitions {assessment.definitions.digest[:_DIGEST]}"
    )


__all__ = [
    "KINDS",
    "TITLES",
    "Frame",
    "Kind",
    "Made",
    "Paper",
    "Print",
    "RevisionInfo",
    "make",
    "page_marks",
    "render",
]
