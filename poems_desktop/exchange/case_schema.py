"""The shape of a case file, format poems-case/1, as it is read.

Keys that the format does not list are kept and reported, never counted.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal, LiteralString

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from poems_desktop.clinical.model import Day
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.reason import Reason
from poems_desktop.clinical.record import Attribution
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.interval import Comparator

State = Literal["present", "absent", "unknown"]


def _only_numbers(value: object) -> object:
    if isinstance(value, (int, Decimal)):
        return value
    kind: LiteralString = "decimal_type"
    raise PydanticCustomError(kind, "a number is written without quotes")


Finite = Annotated[
    Decimal, Field(allow_inf_nan=False, max_digits=30), BeforeValidator(_only_numbers)
]


class _Open(BaseModel):
    """Frozen, keeps keys it does not know, silent about values in its errors."""

    model_config = ConfigDict(frozen=True, extra="allow", hide_input_in_errors=True)


class CasePatient(_Open):
    """Age and sex; the demo files also say who the fictional patient is."""

    age_years: Annotated[int, Field(strict=True, ge=0, le=130)] | None = None
    sex: Literal["F", "M"] | None = None
    family: str = ""
    given: str = ""
    title: str = ""
    born: Day | None = None
    record_number: str = ""
    fictional: bool = False


class CaseMeasurement(_Open):
    """One result. A null specimen is not stated, and never guessed."""

    test: str
    value: Finite
    unit: str | None
    specimen: Literal["serum", "plasma"] | None
    comparator: Comparator | None = None
    collected: Day | None = None
    when: str | None = None
    ref_lower: Finite | None = None
    ref_upper: Finite | None = None
    note: str | None = None
    phase: Literal["before_treatment", "on_or_after_treatment"] | None = None
    laboratory: str = ""


class CaseTreatment(_Open):
    """A treatment in the source's own words, dated where the file does."""

    what: str | None = None
    when: str | None = None
    outcome: str | None = None
    start: Day | None = None
    stop: Day | None = None
    directed: bool | None = None


class CaseTransplant(Transplant):
    """A transplant with its day 0 and, where the file has one, its daily log."""

    model_config = ConfigDict(extra="allow")

    id: str = ""


class CaseVisit(_Open):
    """When and how the findings were recorded."""

    date: Day | None = None
    label: str = ""
    note: str = ""


class CaseSource(_Open):
    """Where a published case comes from."""

    citation: str = ""
    url: str | None = None
    scope: str | None = None


class CaseDetail(_Open):
    """Details of one finding."""

    onset: Day | None = None
    grade: str | None = None
    method: str | None = None
    assessed: Day | None = None
    note: str = ""
    explained_by: Attribution | None = None


class CaseAnswers(_Open):
    """What was found and measured on one occasion."""

    findings: Mapping[str, State] = {}
    details: Mapping[str, CaseDetail] = {}
    choices: Mapping[str, str] = {}
    dates: Mapping[str, Day] = {}
    measurements: tuple[CaseMeasurement, ...] = ()


class CaseLaterVisit(CaseVisit, CaseAnswers):
    """A visit after the first, with its own findings and results."""


class CaseFile(CaseAnswers):
    """One de-identified or fictional patient."""

    format: Literal["poems-case/1"]
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    patient: CasePatient
    findings: Mapping[str, State]
    later_visits: tuple[CaseLaterVisit, ...] = ()
    source: CaseSource = CaseSource()
    other_findings: Mapping[str, State] = {}
    other_measurements: tuple[CaseMeasurement, ...] = ()
    m_protein: Mapping[str, object] | None = None
    treatments: tuple[CaseTreatment, ...] = ()
    transplants: tuple[CaseTransplant, ...] = ()
    engraftment_syndrome: Mapping[str, object] | None = None
    visit: CaseVisit = CaseVisit()
    overrides: tuple[Override, ...] = ()
    reasons: tuple[Reason, ...] = ()
    expected: object = None
    authors_diagnosis: str | None = None
    notes: str | None = None
    kinds: tuple[str, ...] = ()
