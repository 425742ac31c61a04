"""Every kind of document, once: window, command line and verification read this table.

A document's module is imported when the document is asked for. It offers `TITLE`,
`available(assessment, options)` (why it cannot be made, in a sentence; None where it can) and
`sections(assessment, width, options)`; a plain-text one offers `text(...)` in place of sections.
One that may be made of fixed text alone offers `tells_record(assessment, options)`: a page without
anything of the record is no draft.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Final, Literal, Protocol, cast

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.core.marked import marked
from poems_desktop.reports.kind_names import Kind
from poems_desktop.reports.options import Options

Choice = Literal["transplant", "dose", "large", "site", "blank"]
"""What may be chosen for a document beyond its paper."""


class Module(Protocol):
    """What a module of a document offers."""

    TITLE: str

    def available(self, assessment: Assessment, options: Options) -> str | None:
        """Why it cannot be made, in a sentence; None where it can."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of document. `feeds` names, in words, what of the record it is made from."""

    kind: Kind
    title: str
    place: str
    feeds: str
    choices: tuple[Choice, ...] = ()
    anonymous: bool = False
    tightens: bool = False
    """Its sections take `tight`, to save height before a page is turned."""
    smallest: float = 1.0
    """How much smaller it may be set for that."""
    suffix: Literal[".pdf", ".txt"] = ".pdf"

    @property
    def module(self) -> Module:
        """The module that makes it, imported now.

        Raises:
            ModuleNotFoundError: where the program was installed without it.
        """
        return cast("Module", import_module(f"poems_desktop.reports.{self.place}"))

    def available(self, assessment: Assessment, options: Options) -> str | None:
        """Why this record does not allow it, in a sentence; None where it does."""
        return self.module.available(assessment, self.options(options))

    def tells_record(self, assessment: Assessment, options: Options) -> bool:
        """Whether anything of the record stands on it beside the patient's name."""
        told = getattr(self.module, "tells_record", None)
        return told is None or bool(told(assessment, self.options(options)))

    def options(self, options: Options) -> Options:
        """The choices as this kind has them: it alone says whether it is anonymous."""
        return replace(options, anonymous=self.anonymous)


_WHOLE = marked(
    "The whole record: visits with findings and results, treatments, transplants, overrides, and "
    "what follows from them."
)
_WITHOUT_NAMES = marked(
    "The whole record: visits with findings and results, treatments, transplants, overrides, and "
    "what follows from them. Names, numbers, places, free texts and dates are left out."
)
_LOG = marked("Day 0, the daily log and the weights of one transplant.")
_PRINTED = marked("A text of the program with the patient's name on it; no finding is used.")
_DOCUMENTS: Final = (
    Document("summary", marked("Patient summary, POEMS syndrome"), "summary", _WHOLE, tightens=True,
             smallest=0.88),
    Document("checklist", marked("Criteria checklist, POEMS syndrome"), "checklist",
             marked("Findings and results of all visits, overrides, and the criteria set in use.")),
    Document("trend", marked("VEGF trend, POEMS syndrome"), "trend_page",
             marked("Every VEGF result with specimen, laboratory and date; treatments and day 0."),
             tightens=True, smallest=0.88),
    Document("engraftment", marked("Bedside note for the transplant team"),
             "engraftment.note", _LOG,
             ("transplant", "dose", "site"), tightens=True, smallest=0.91),
    Document("calendar", marked("Transplant calendar"), "calendar", _LOG, ("transplant",)),
    Document("daily-log", marked("Transplant daily log"), "daily_log", _LOG,
             ("transplant", "blank"),
             smallest=0.93),
    Document("referral", marked("Referral letter, draft"), "referral", _WHOLE),
    Document("workup", marked("Work-up list"), "workup",
             marked("The findings, results and examinations that are recorded, "
                    "and those that are not."),
             ("blank",)),
    Document("handout-vegf", marked("Handout: VEGF and follow-up"), "handouts.vegf",
             marked("The patient's VEGF results, treatments and what is due next."),
             ("large", "site"),
             tightens=True),
    Document("handout-poems", marked("Handout: what POEMS syndrome is"), "handouts.poems", _PRINTED,
             ("large", "site")),
    Document("handout-transplant", marked("Handout: before a stem cell transplant"),
             "handouts.transplant", marked("Day 0 of the transplant, where it is recorded."),
             ("transplant", "large", "site")),
    Document("handout-help", marked("Handout: where to find help"), "handouts.help", _PRINTED,
             ("large", "site")),
    Document("blank-forms", marked("Blank forms"), "blank_forms",
             marked("The forms in use; the patient's name stands on each page, and no answer.")),
    Document("summary-anonymous", marked("Patient summary, anonymized"), "summary",
             _WITHOUT_NAMES,
             anonymous=True, tightens=True, smallest=0.88),
    Document("trend-anonymous", marked("VEGF trend, anonymized"), "trend_page",
             marked("Every VEGF result with specimen; days are counted, laboratories are letters."),
             anonymous=True, tightens=True, smallest=0.88),
    Document("text", marked("Plain-text summary"), "plain_text", _WHOLE, suffix=".txt"),
)  # fmt: skip
DOCUMENTS: Final[Mapping[Kind, Document]] = {one.kind: one for one in _DOCUMENTS}
KINDS: Final[tuple[Kind, ...]] = tuple(DOCUMENTS)
TITLES: Final[Mapping[Kind, str]] = {one.kind: one.title for one in _DOCUMENTS}


def refusals(assessment: Assessment, options: Options) -> dict[Kind, str]:
    """Every kind that this record does not allow, with the sentence why."""
    found: dict[Kind, str] = {}
    for kind, document in DOCUMENTS.items():
        if (why := document.available(assessment, options)) is not None:
            found[kind] = why
    return found
