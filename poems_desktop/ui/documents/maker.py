"""What the Documents page asks of the program: a document of the open record, and its keeping."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from poems_desktop.app.printed import (
    DocumentRecord,
    How,
    Kept,
    keep_document,
    kept_documents,
)
from poems_desktop.app.site_settings import SiteSettings, load_choices
from poems_desktop.app.verify import Verified, verify
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment, assess
from poems_desktop.reports.identity import RevisionInfo
from poems_desktop.reports.kind_names import Kind
from poems_desktop.ui.context import Context

if TYPE_CHECKING:
    from poems_desktop.reports.documents import Made, Paper
    from poems_desktop.reports.feeds import FeedGroup
    from poems_desktop.reports.options import Options

Event = Literal["print", "export"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is chosen on the page."""

    kind: Kind
    paper: "Paper"
    transplant: str | None = None
    dose_arithmetic: bool = False
    large_print: bool = False
    blank: bool = False
    call: str = ""
    temperature: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A document, or the sentence why there is none; `record` is what the store keeps of it."""

    wanted: Wanted
    made: "Made | None" = None
    why: str = ""
    record: DocumentRecord | None = None


class DocumentMaker:
    """Makes documents of the open patient; `job` may run in another thread."""

    def __init__(self, context: Context, revision: Callable[[], RevisionInfo]) -> None:
        self._context = context
        self._sitting = context.sitting
        self._revision = revision

    @property
    def site(self) -> SiteSettings:
        """What the site has chosen, read anew."""
        return load_choices(self._sitting.store).site

    @property
    def dose_factors(self) -> tuple[str, ...]:
        """What a weight is multiplied with, in mg/kg."""
        return self._sitting.definitions.library.engraftment.arithmetic.factors

    @property
    def transplants(self) -> tuple[tuple[str, str], ...]:
        """Each transplant's id with its day 0 in words."""
        from poems_desktop.app.answer_words import NOTHING
        from poems_desktop.core.reading import show_date

        return tuple(
            (
                one.id,
                tr("Day 0 {day}").format(
                    day=tr(NOTHING) if one.zero is None else show_date(one.zero)
                ),
            )
            for one in self._sitting.record.transplants
        )

    @property
    def current_transplant(self) -> str | None:
        """The id of the transplant that counts today."""
        found = self._assessment().current_transplant
        return None if found is None else found.id

    def now(self) -> datetime:
        """The clinic's time."""
        return self._sitting.now

    def job(self, wanted: Wanted) -> Callable[[], Result]:
        """The work for `wanted` on the record as it is now; it shares nothing that changes."""
        sitting = self._sitting
        record, definitions, policy = sitting.record, sitting.definitions, sitting.policy
        day, moment, author = sitting.today, sitting.now, sitting.author
        revision, kept, base = self._revision(), self._kept(), self._base()

        def work() -> Result:
            from poems_desktop.reports.documents import Print, make
            from poems_desktop.reports.kinds import DOCUMENTS
            from poems_desktop.reports.leaving import record_of, with_earlier

            assessment = assess(record, definitions, policy, day)
            options = with_earlier(wanted.kind, assessment, _options(wanted), kept)
            if (why := DOCUMENTS[wanted.kind].available(assessment, options)) is not None:
                return Result(wanted, why=why)
            how = Print(moment, author, wanted.paper, revision)
            made = make(wanted.kind, assessment, how, options)
            return Result(wanted, made, record=record_of(made, assessment, options, "saved", base))

        return work

    def refusals(self, wanted: Wanted) -> dict[Kind, str]:
        """Every kind that this record does not allow, with the sentence why."""
        from poems_desktop.reports.kinds import refusals

        return refusals(self._assessment(), _options(wanted))

    def feeds(self, wanted: Wanted) -> "tuple[FeedGroup, ...]":
        """What the record as it stands gives to the document chosen."""
        from poems_desktop.reports.feeds import feeds

        return feeds(wanted.kind, self._assessment(), wanted.transplant)

    def keep(self, result: Result, how: How) -> bool:
        """Record that a document leaves the store, and tell its log; False where it failed."""
        document = result.record
        if document is None:
            return False
        named = replace_how(document, how)
        event: Event = "print" if how == "printed" else "export"
        patient = self._sitting.record.patient.id
        details = {"patient_id": patient, "document": document.kind, "code": document.code}

        def write() -> None:
            keep_document(self._sitting, named)
            self._sitting.store.record_event(event, details)

        return self._context.attempt(tr("Not printed or saved"), write)

    def verify(self, typed: str) -> Verified:
        """Whether the page that bears a code still matches the store.

        Raises:
            StoreError: whatever the store raises.
        """
        sitting = self._sitting
        return verify(typed, sitting.store, sitting.definitions, sitting.policy)

    def _assessment(self) -> Assessment:
        return self._sitting.assessment

    def _base(self) -> dict[str, int]:
        file = self._sitting.file
        return {} if file is None else dict(file.base)

    def _kept(self) -> tuple[Kept, ...]:
        return kept_documents(
            self._sitting.store.heads_of(self._sitting.record.patient.id, kind="document")
        )


def replace_how(document: DocumentRecord, how: How) -> DocumentRecord:
    """The same, printed or saved."""
    return document.model_copy(update={"how": how})


def _options(wanted: Wanted) -> "Options":
    from poems_desktop.reports.options import Options, SiteContact

    contact = SiteContact(wanted.call.strip(), wanted.temperature.strip())
    bare = Options(
        transplant_id=wanted.transplant,
        dose_arithmetic=wanted.dose_arithmetic,
        large_print=wanted.large_print,
        blank=wanted.blank,
    )
    return replace(bare, site=contact) if contact.call or contact.temperature else bare
