"""One patient's record: what was found, measured and given, and when. Nothing is concluded here."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.model import Day, Model
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.reason import Reason
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.interval import Comparator, Interval

Specimen = Literal["serum", "plasma"]
Phase = Literal["before_treatment", "on_or_after_treatment"]
Unread = Mapping[str, str]
"""Typed text, by field, that could not be read: kept as typed, shown, never used."""


class Attribution(Model):
    """Another cause that explains a finding, by whose word and why."""

    cause: Annotated[str, Field(min_length=1)]
    reason: str = ""
    author: str = ""


class Finding(Model):
    """The state of a finding with its details.

    A present finding that is `explained_by` another cause stays present but does not count.
    """

    kind: Literal["finding"] = "finding"
    state: FindingState
    onset: Day | None = None
    grade: str | None = None
    method: str | None = None
    assessed: Day | None = None
    note: str = ""
    explained_by: Attribution | None = None
    unread: Unread = {}


class Choice(Model):
    """One named value."""

    kind: Literal["choice"] = "choice"
    value: str


class DateAnswer(Model):
    """A clinical date, or the text that could not be read as one."""

    kind: Literal["date"] = "date"
    value: Day | None = None
    unread: Unread = {}


class TextAnswer(Model):
    """A short free text."""

    kind: Literal["text"] = "text"
    value: str


Answer = Annotated[Finding | Choice | DateAnswer | TextAnswer, Field(discriminator="kind")]


class Measurement(Model):
    """One result as reported: value with unit, specimen, laboratory and date of collection."""

    id: str
    test: str
    value: Decimal | None = None
    comparator: Comparator | None = None
    unit: str | None = None
    specimen: Specimen | None = None
    laboratory: str = ""
    collected: Day | None = None
    when: str = ""
    ref_lower: Decimal | None = None
    ref_upper: Decimal | None = None
    phase: Phase | None = None
    note: str = ""
    unread: Unread = {}

    @property
    def interval(self) -> Interval | None:
        """The value with its bound, None where there is no number."""
        if self.value is None:
            return None
        return Interval.reported(self.comparator, self.value)


class Visit(Model):
    """What was recorded on one occasion."""

    id: str
    date: Day | None = None
    label: str = ""
    note: str = ""
    signed: bool = False
    forms_digest: str = ""
    answers: Mapping[str, Answer] = {}
    results: tuple[Measurement, ...] = ()
    other: Mapping[str, str] = {}
    """Stated by an imported source but not in the definitions: kept, shown, never counted."""
    unread: Unread = {}


class Treatment(Model):
    """A treatment given; `directed` says whether it was aimed at the plasma cells of POEMS."""

    id: str
    name: str
    directed: bool | None = None
    start: Day | None = None
    stop: Day | None = None
    when: str = ""
    outcome: str = ""


class Patient(Model):
    """Who the record is about. `age_years` only where a published case gives no birth date."""

    id: str
    family: str = ""
    given: str = ""
    title: str = ""
    born: Day | None = None
    sex: Literal["F", "M"] | None = None
    record_number: str = ""
    fictional: bool = False
    age_years: int | None = None
    source: str = ""


class Record(Model):
    """Everything recorded about one patient, oldest visit first."""

    patient: Patient
    visits: tuple[Visit, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    transplants: tuple[Transplant, ...] = ()
    overrides: tuple[Override, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def results(self) -> tuple[Measurement, ...]:
        """All measurements of all visits."""
        return tuple(result for visit in self.visits for result in visit.results)

    @property
    def laboratories(self) -> tuple[str, ...]:
        """The laboratories of all measurements, each once, in alphabetical order."""
        return tuple(sorted({one.laboratory for one in self.results if one.laboratory}))
