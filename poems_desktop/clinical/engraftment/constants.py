"""Windows, thresholds and texts of `resources/engraftment.toml`."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from poems_desktop import assets
from poems_desktop.clinical.interpretation import Confidence
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.problems import Problem, ProblemsError
from poems_desktop.clinical.transplant import DayZeroRule
from poems_desktop.core.interval import Interval
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth

HOURS = 24
MOST_QUOTED_WORDS = 25
Quantity = Literal[
    "temperature",
    "weight",
    "rash",
    "stools",
    "neutrophils",
    "bilirubin",
    "transaminase",
    "creatinine",
]
Cites = Annotated[tuple[str, ...], Field(min_length=1)]
Days = Annotated[int, Field(ge=1)]
WholeDays = Annotated[int, Field(ge=0, multiple_of=HOURS)]
"""Hours that make whole days: the log knows days, not always times."""


class Threshold(Model):
    """A limit, and whether reaching it is enough (`at_least`) or it must be passed (`above`)."""

    value: Decimal
    unit: str
    compare: Literal["at_least", "above"]

    def met_by(self, value: Interval, limit: Decimal | None = None) -> Truth:
        """Whether `value` meets the threshold, or `limit` where that was derived from it."""
        line = self.value if limit is None else limit
        return value.at_or_above(line) if self.compare == "at_least" else value.above(line)

    @property
    def words(self) -> str:
        """`at least 38.3` or `more than 25`."""
        lead = "at least" if self.compare == "at_least" else "more than"
        return f"{lead} {show_number(self.value)}"


class Sourced(Model):
    """Something that says where it comes from."""

    cites: Cites
    confidence: Confidence


class DayRange(Sourced):
    """Days counted from day 0, both ends included."""

    first_day: int
    last_day: int


class EngraftmentRule(Sourced):
    """Neutrophils at a count on so many days in a row."""

    consecutive_days: Days
    neutrophils: tuple[Threshold, ...]


class SpitzerRule(Sourced):
    """The definition of Spitzer 2001 as secondary sources give it."""

    title: str
    hours_before: WholeDays
    hours_after: WholeDays
    majors_alone: Days
    majors_with_minors: Days
    minors: Days
    fever: Threshold
    rash: Threshold
    bilirubin: tuple[Threshold, ...]
    transaminases: Threshold
    creatinine: Threshold
    weight_gain: Threshold


class MaiolinoRule(Sourced):
    """The definition of Maiolino 2003: no temperature, no body surface, no weight."""

    title: str
    hours_before: WholeDays
    liquid_stools: Threshold


class InfectionRule(Sourced):
    """How long negative cultures are early, and how near a culture belongs to a symptom."""

    hold_hours: WholeDays
    near_days: Days


class MaskingRule(Sourced):
    """How long a drug may hide a fever."""

    antipyretic_hours: Days
    steroid_days: Days


class SteroidRule(Sourced):
    """The shortest course that the source names, in days."""

    minimum_days: Days


class ArithmeticRule(Sourced):
    """Factors in mg/kg, and how old the latest weight may be, in days."""

    per_kg: tuple[Decimal, ...]
    latest_weight_days: Days

    @property
    def factors(self) -> tuple[str, ...]:
        """`1` and `2`: the factors in mg/kg as people write them."""
        return tuple(map(show_number, self.per_kg))


class DayZeroText(Model):
    """One way to say which of several infusions is day 0."""

    id: DayZeroRule
    label: str
    text: str


class Possible(Model):
    """What a quantity can be at all, in one unit."""

    quantity: Quantity
    unit: str
    shown: str | None = None
    """The unit as people write it, where that differs."""
    low: Decimal
    high: Decimal


class CitedText(Sourced):
    """A statement with its source. `verbatim`: the FAQ's own words, few and unchanged."""

    id: str
    text: str
    verbatim: bool = False

    @model_validator(mode="after")
    def _quote_little(self) -> "CitedText":
        too_long = len(self.text.split()) > MOST_QUOTED_WORDS
        foreign = any(cite.partition("#")[0] != "faq_2017" for cite in self.cites)
        if self.verbatim and (too_long or foreign):
            message = f"a quotation comes from the FAQ alone, at most {MOST_QUOTED_WORDS} words"
            raise ValueError(message)
        return self


class EngraftmentConstants(Model):
    """`resources/engraftment.toml`."""

    version: str
    day_zero_rule: tuple[DayZeroText, ...]
    log: DayRange
    poems_window: DayRange
    engraftment: EngraftmentRule
    spitzer: SpitzerRule
    maiolino: MaiolinoRule
    infection: InfectionRule
    masking: MaskingRule
    steroid: SteroidRule
    arithmetic: ArithmeticRule
    possible: tuple[Possible, ...]
    text: tuple[CitedText, ...]

    @cached_property
    def texts(self) -> Mapping[str, CitedText]:
        """The cited texts by id."""
        return {one.id: one for one in self.text}

    def unit_text(self, unit: str) -> str:
        """A UCUM unit as people write it; one that is not listed stays as it is."""
        return next((one.shown for one in self.possible if one.unit == unit and one.shown), unit)

    def usable(self, quantity: Quantity, value: Decimal, unit: str) -> bool:
        """Whether the value is possible at all, in a unit that is known for the quantity."""
        return any(
            one.low <= value <= one.high
            for one in self.possible
            if (one.quantity, one.unit) == (quantity, unit)
        )


def load_engraftment(resources: Path | None = None) -> EngraftmentConstants:
    """Read and check `engraftment.toml`.

    Raises:
        ProblemsError: with every problem of the file.
    """
    path = (resources or assets.tree("resources")) / "engraftment.toml"
    try:
        return EngraftmentConstants.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problem = Problem(path.name, f"cannot be read: {error}")
        raise ProblemsError((problem,)) from error
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        places = [".".join(str(part) for part in one["loc"]) for one in found]
        raise ProblemsError(
            tuple(
                Problem(f"{path.name}: {place}", one["msg"])
                for place, one in zip(places, found, strict=True)
            ),
        ) from None
