"""Published risk factors: which are present, which are not known, and for what end-point.

No points, no groups, no probability: hazard ratios are shown as published.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from poems_desktop.clinical.interpret.ranges import show_range
from poems_desktop.clinical.interpret.tables import Sourced, load_table
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.quantity import Quantity, Units, UnlikeUnitsError
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth


class Factor(Model):
    """One factor: what it reads, its limit, and the hazard ratio where one was seen."""

    id: str
    label: str
    reads: str
    """The name of a statement or number in `Known`."""
    test: Literal["above", "below", "at_or_below", "stated", "direction"]
    """`above` and `below` are strict; `direction` has no published limit and is not counted."""
    limit: Decimal | None = None
    unit: str | None = None
    hazard_ratio: Decimal | None = None
    interval: tuple[Decimal, Decimal] | None = None
    """95% confidence interval."""
    ask: str
    caution: str | None = None


class RiskModel(Sourced):
    """The factors of one paper, with the end-point they were found for."""

    id: str
    title: str
    endpoint: str
    cohort: str
    cautions: tuple[str, ...]
    factor: tuple[Factor, ...]


class Association(Sourced):
    """One published figure: never shown without end-point, cohort and horizon."""

    id: str
    text: str
    endpoint: str
    cohort: str
    horizon: str


class RiskTable(Model):
    """`resources/risk.toml`."""

    version: str
    model: tuple[RiskModel, ...]
    association: tuple[Association, ...]

    def find(self, model_id: str) -> RiskModel:
        """The model of that id.

        Raises:
            KeyError: where there is none.
        """
        return {one.id: one for one in self.model}[model_id]


def load_risk(resources: Path | None = None) -> RiskTable:
    """Read `resources/risk.toml`.

    Raises:
        ProblemsError: with every problem of the file.
    """
    return load_table("risk", RiskTable, resources)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a patient, by the names that factors read; what is not listed is unknown."""

    statements: Mapping[str, Truth]
    numbers: Mapping[str, Interval]
    """Completed years, and eGFR in mL/min/1.73 m²."""


@dataclass(frozen=True, slots=True)
class RiskReading:
    """One paper on one patient: the summary and every factor."""

    summary: Interpretation
    factors: tuple[Interpretation, ...]
    present: int
    unknown: int


def read_model(model: RiskModel, known: Known) -> RiskReading:
    """`k of n present, m not known`, with each factor; an unknown one is never counted absent."""
    factors = tuple(_factor(model, one, known) for one in model.factor)
    truths = [one.truth for one in factors if one.truth is not None]
    present = sum(truth is Truth.TRUE for truth in truths)
    unknown = sum(truth is Truth.UNKNOWN for truth in truths)
    value = f"{present} of {len(truths)} present, {unknown} not known."
    if unknown:
        value = f"{value[:-1]}: at least {present}, up to {present + unknown}."
    summary = Interpretation(
        id=f"risk.{model.id}",
        title=f"{model.title}: factors for {model.endpoint}",
        value=value,
        truth=None,
        inputs=tuple(i for one in factors for i in one.inputs),
        rule=f"Factors found in: {model.cohort}. They are counted, not weighed.",
        cites=model.cites,
        confidence=model.confidence,
        cautions=(*model.cautions, "Figures of groups, not this patient's chance."),
        missing=tuple(m for one in factors for m in one.missing),
    )
    return RiskReading(summary, factors, present, unknown)


def _factor(model: RiskModel, factor: Factor, known: Known) -> Interpretation:
    truth = None if factor.test == "direction" else _truth(factor, known)
    words = {
        Truth.TRUE: "Present",
        Truth.FALSE: "Absent",
        Truth.UNKNOWN: "Not known",
        None: "No limit is published, so it is not counted",
    }
    return Interpretation(
        id=f"risk.{model.id}.{factor.id}",
        title=factor.label,
        value=f"{words[truth]}. {_ratio(factor)}",
        truth=truth,
        inputs=tuple(_inputs(factor, known)),
        rule=_rule(model, factor),
        cites=model.cites,
        confidence=model.confidence,
        cautions=(factor.caution,) if factor.caution else (),
        missing=(factor.ask,) if truth is Truth.UNKNOWN else (),
    )


def _truth(factor: Factor, known: Known) -> Truth:
    if factor.test == "stated":
        return known.statements.get(factor.reads, Truth.UNKNOWN)
    number = known.numbers.get(factor.reads)
    if number is None or factor.limit is None:
        return Truth.UNKNOWN
    match factor.test:
        case "above":
            return number.above(factor.limit)
        case "below":
            return number.below(factor.limit)
        case _:
            return number.at_or_below(factor.limit)


def _ratio(factor: Factor) -> str:
    if factor.hazard_ratio is None:
        return "No hazard ratio was seen."
    text = f"Hazard ratio {show_number(factor.hazard_ratio)}"
    if factor.interval is None:
        return f"{text}."
    low, high = factor.interval
    return f"{text} ({show_number(low)} to {show_number(high)})."


def _inputs(factor: Factor, known: Known) -> Iterator[Input]:
    if factor.test == "stated":
        truth = known.statements.get(factor.reads, Truth.UNKNOWN)
        if truth is not Truth.UNKNOWN:
            yield Input(factor.label, "present" if truth is Truth.TRUE else "absent")
    elif (number := known.numbers.get(factor.reads)) is not None:
        yield Input(factor.label, show_range(number))


def _rule(model: RiskModel, factor: Factor) -> str:
    words = {
        "above": "more than",
        "below": "less than",
        "at_or_below": "at most",
    }
    if factor.limit is None:
        return f"As stated; end-point {model.endpoint}."
    return (
        f"{words.get(factor.test, '')} {show_number(factor.limit)}; end-point {model.endpoint}."
    ).capitalize()


def associations(table: RiskTable) -> tuple[Interpretation, ...]:
    """Published figures, each with its end-point, cohort and horizon."""
    return tuple(
        Interpretation(
            id=f"risk.association.{one.id}",
            title=f"{one.endpoint.capitalize()}: {one.cohort}",
            value=f"{one.text} Horizon: {one.horizon}.",
            truth=None,
            inputs=(),
            rule="As published; cohorts differ in years and treatment and are not compared.",
            cites=one.cites,
            confidence=one.confidence,
            cautions=("Figures of a group, not this patient's chance.",),
        )
        for one in table.association
    )


def age_at(born: PartialDate | None, when: PartialDate | None) -> Interval | None:
    """Completed years, a range where a date is partial; None where one is missing or reversed."""
    if born is None or when is None or when.latest < born.earliest:
        return None
    low = max(_years(born, when, youngest=True), 0)
    return Interval(Decimal(low), Decimal(_years(born, when, youngest=False)))


def _years(born: PartialDate, when: PartialDate, *, youngest: bool) -> int:
    start = born.latest if youngest else born.earliest
    end = when.earliest if youngest else when.latest
    had_birthday = (end.month, end.day) >= (start.month, start.day)
    return end.year - start.year - (0 if had_birthday else 1)


def low_albumin(
    value: Quantity | None,
    lower_limit: Quantity | None,
    possible: tuple[Quantity, Quantity],
    units: Units,
) -> Truth:
    """Below the laboratory's own lower limit; UNKNOWN for an impossible value or unlike units.

    `possible` catches 3.2 g/dL typed as g/L, and 32 g/L typed as g/dL.
    """
    if value is None or lower_limit is None:
        return Truth.UNKNOWN
    try:
        number = units.convert(value, lower_limit.unit).value
        low = units.convert(possible[0], lower_limit.unit).value.exact
        high = units.convert(possible[1], lower_limit.unit).value.exact
    except UnlikeUnitsError:
        return Truth.UNKNOWN
    limit = lower_limit.value.exact
    if limit is None or low is None or high is None:
        return Truth.UNKNOWN
    if number.at_or_above(low) is Truth.FALSE or number.at_or_below(high) is Truth.FALSE:
        return Truth.UNKNOWN
    return number.below(limit)
