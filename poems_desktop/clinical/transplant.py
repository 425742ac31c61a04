"""The peri-transplant log of one transplant: what was measured, seen, sent and given, and when.

Blank is not assessed, for every field. Nothing is concluded here.
"""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, PlainValidator, model_validator

from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.model import Day, Model
from poems_desktop.core.interval import Comparator, Interval
from poems_desktop.core.partial_date import PartialDate


def _read_exact_day(value: object) -> date:
    if isinstance(value, str):
        value = PartialDate.from_iso(value).exact
    if type(value) is date:
        return value
    message = "a day of the log is written 2025-11-20"
    raise ValueError(message)


def _read_clock(value: object) -> time:
    if isinstance(value, str):
        value = time.fromisoformat(value)
    if isinstance(value, time) and value.tzinfo is None:
        return value
    message = "a time is written 14:32, without time zone"
    raise ValueError(message)


ExactDay = Annotated[
    date,
    PlainValidator(_read_exact_day, json_schema_input_type=str),
    PlainSerializer(date.isoformat, return_type=str),
]
"""A calendar day without time zone, known to the day."""
Clock = Annotated[
    time,
    PlainValidator(_read_clock, json_schema_input_type=str),
    PlainSerializer(time.isoformat, return_type=str),
]
Site = Literal["oral", "axillary", "ear", "forehead", "rectal", "core"]
DayZeroRule = Literal["first_infusion", "last_infusion", "stated"]
BaselineChoice = Literal["admission", "pre_conditioning"]
CultureResult = Literal["pending", "negative", "positive", "not_done"]
WeightUnit = Literal["kg", "[lb_av]"]
LONGEST_JUDGMENT = 60
"""Days: longer ones are slips of typing."""


class Temperature(Model):
    """One reading as taken.

    `antipyretic` and `steroid`: given in the hours before it, None where nobody recorded whether;
    the hours are in `resources/engraftment.toml`.
    """

    value: Decimal
    unit: Literal["Cel", "[degF]"]
    site: Site | None = None
    antipyretic: bool | None = None
    steroid: bool | None = None


class Rash(Model):
    """A skin examination.

    `percent`: the share of the body surface that is red with the rash, by the rule of nines.
    `drug`: whether a drug explains it, as judged.
    """

    state: FindingState
    percent: Decimal | None = None
    drug: bool | None = None


class Stools(Model):
    """Stools in 24 hours, and whether they were liquid."""

    per_day: int
    liquid: bool | None = None


class Infiltrates(Model):
    """Lung infiltrates on imaging. `cardiogenic`: whether the heart explains them, as judged."""

    state: FindingState
    diffuse: bool | None = None
    cardiogenic: bool | None = None


class Encephalopathy(Model):
    """Confusion or drowsiness, and whether another cause explains it, as judged."""

    state: FindingState
    explained: bool | None = None


class Oxygen(Model):
    """What was breathed: room air is 0 L/min."""

    liters_per_minute: Annotated[Decimal, Field(ge=0)]


class Weight(Model):
    """A weight as shown by a named scale."""

    value: Decimal
    unit: WeightUnit = "kg"
    scale: str = ""


class DatedWeight(Weight):
    """A weight that may serve as baseline."""

    day: ExactDay


class LabValue(Model):
    """A result as reported, with the upper limit of the laboratory that measured it."""

    value: Decimal
    comparator: Comparator | None = None
    unit: str
    upper_limit: Decimal | None = None

    @property
    def interval(self) -> Interval:
        """The value with its bound."""
        return Interval.reported(self.comparator, self.value)


class DatedLab(LabValue):
    """A result that may serve as baseline."""

    day: ExactDay


class Culture(Model):
    """A test for infection; `contaminant` where a clinician judged a positive to be one."""

    kind: Literal["blood", "urine", "sputum", "stool", "c_difficile", "line", "other"]
    collected: ExactDay | None = None
    result: CultureResult
    organism: str = ""
    contaminant: bool = False


class Steroid(Model):
    """Whether a steroid was given; `purpose` keeps antiemetic doses apart."""

    given: bool
    drug: str = ""
    milligrams: Decimal | None = None
    route: str = ""
    purpose: Literal["engraftment_syndrome", "other"] | None = None


class LogEntry(Model):
    """What one person recorded at one time.

    `unread` holds, by field, text that could not be read: kept as typed, shown, never used, and
    never taken as absent.
    """

    id: str
    day: ExactDay
    at: Clock | None = None
    by: str = ""
    late: bool = False
    temperature: Temperature | None = None
    fever: FindingState = FindingState.NOT_ASSESSED
    rash: Rash | None = None
    stools: Stools | None = None
    diarrhea: FindingState = FindingState.NOT_ASSESSED
    infiltrates: Infiltrates | None = None
    hypoxia: FindingState = FindingState.NOT_ASSESSED
    breathing_difficulty: FindingState = FindingState.NOT_ASSESSED
    oxygen_saturation: Annotated[Decimal, Field(ge=0, le=100)] | None = None
    oxygen: Oxygen | None = None
    encephalopathy: Encephalopathy | None = None
    weight: Weight | None = None
    weight_gain: FindingState = FindingState.NOT_ASSESSED
    diuretic: bool | None = None
    bilirubin: LabValue | None = None
    ast: LabValue | None = None
    alt: LabValue | None = None
    creatinine: LabValue | None = None
    neutrophils: LabValue | None = None
    cultures: tuple[Culture, ...] = ()
    antibiotic: bool | None = None
    steroid: Steroid | None = None
    note: str = ""
    unread: Mapping[str, str] = {}


class FeverJudgment(Model):
    """A clinician's judgment of the fever on the days named, both ends included."""

    id: str
    first_day: ExactDay
    last_day: ExactDay
    infectious: bool
    by: str = ""
    reason: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> "FeverJudgment":
        if not 0 <= (self.last_day - self.first_day).days < LONGEST_JUDGMENT:
            message = f"a judgment names its first day first and at most {LONGEST_JUDGMENT} days"
            raise ValueError(message)
        return self

    def covers(self, day: date) -> bool:
        """Whether the judgment speaks of this day."""
        return self.first_day <= day <= self.last_day


class Infusion(Model):
    """Stem cells returned on one day."""

    id: str
    day: ExactDay


class Transplant(Model):
    """An autologous stem cell transplant with its daily log.

    The choices (`day_zero_rule`, `baseline`, the judgments) are the user's; none has a default.
    `day0` is the day of infusion as stated, to the precision known; recorded infusions come first
    unless the rule says that the stated day counts. `unread` holds what was typed and cannot be
    used, by the field of the form: kept as typed, shown, never used.
    """

    id: str
    day0: Day | None = None
    note: str = ""
    infusions: tuple[Infusion, ...] = ()
    day_zero_rule: DayZeroRule | None = None
    mobilization_began: ExactDay | None = None
    discharged: ExactDay | None = None
    stated_engraftment: ExactDay | None = None
    neutrophils_appeared: ExactDay | None = None
    """First day on which neutrophils reappeared in the blood, as the unit states it."""
    baseline: BaselineChoice | None = None
    admission_weight: DatedWeight | None = None
    pre_conditioning_weight: DatedWeight | None = None
    creatinine_baseline: DatedLab | None = None
    judgments: tuple[FeverJudgment, ...] = ()
    entries: tuple[LogEntry, ...] = ()
    unread: Mapping[str, str] = {}

    @property
    def days_of_infusion(self) -> tuple[date, ...]:
        """Every day on which stem cells were returned, in order, each once."""
        return tuple(sorted({one.day for one in self.infusions}))

    @property
    def zero(self) -> PartialDate | None:
        """Day 0 by the rule chosen, to the precision known; None where it is not settled."""
        days = self.days_of_infusion
        if self.day_zero_rule == "stated" or not days:
            return self.day0
        if len(days) == 1 or self.day_zero_rule == "first_infusion":
            return PartialDate.of(days[0])
        return PartialDate.of(days[-1]) if self.day_zero_rule == "last_infusion" else None

    @property
    def began(self) -> PartialDate | None:
        """The first day of infusion, whatever rule counts for day 0: treatment began by then."""
        days = self.days_of_infusion
        return PartialDate.of(days[0]) if days else self.day0
