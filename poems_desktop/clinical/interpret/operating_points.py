"""How a test behaved in a study, and what follows for a pre-test chance that a clinician chose.

Sensitivity and specificity describe people whose diagnosis is known. Turning them round into the
chance of disease needs a pre-test chance: this module never supplies one.
"""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from poems_desktop.clinical.interpret.ranges import HUNDRED, rounded
from poems_desktop.clinical.interpret.tables import Cites, Sourced, load_table
from poems_desktop.clinical.interpretation import Confidence, Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.record import Specimen
from poems_desktop.core.reading import show_number

Percent = Annotated[Decimal, Field(ge=0, le=100)]
_TENTH = Decimal("0.1")
_HUNDREDTH = Decimal("0.01")


class OperatingPoint(Sourced):
    """A cut-off with its sensitivity and specificity in one study, in percent."""

    id: str
    test: Literal["vegf", "latency_index"]
    label: str
    specimen: Specimen | None = None
    cut_off: Decimal | None = None
    """None where the limit belongs to one laboratory and was not given."""
    unit: str | None = None
    includes_cut_off: bool
    sensitivity: Percent
    specificity: Percent
    compared_with: str
    cautions: tuple[str, ...] = ()

    @property
    def likelihood_if_positive(self) -> Decimal | None:
        """LR+, how much a positive result raises the odds; None where it has no bound."""
        false_positive = HUNDRED - self.specificity
        return None if false_positive == 0 else self.sensitivity / false_positive

    @property
    def likelihood_if_negative(self) -> Decimal | None:
        """LR-, what a negative result leaves of the odds; None where it has no bound."""
        if self.specificity == 0:
            return None
        return (HUNDRED - self.sensitivity) / self.specificity


class Limit(Sourced):
    """A limit with another purpose than an operating point; never one for the other."""

    id: str
    label: str
    specimen: Specimen
    value: Decimal
    unit: str
    use: Literal["response_target", "reference_limit", "criterion"]


class FollowUp(Sourced):
    """Published figures on VEGF after treatment; percent and months."""

    plateau_months: Decimal
    relapse_sensitivity: Percent
    relapse_specificity: Percent
    risen_only_at_relapse: Percent
    repeat_weeks_low: Decimal
    repeat_weeks_high: Decimal
    repeat_cites: Cites


class SampleRules(Sourced):
    """What laboratories and studies ask of a VEGF sample; minutes."""

    plasma_tube: str
    freeze_within_minutes: Decimal
    freeze_within_minutes_elsewhere: Decimal
    clotting_plateau_minutes_low: Decimal
    clotting_plateau_minutes_high: Decimal
    clotting_minutes_one_laboratory: Decimal


class Detection(Sourced):
    """What one test for the clone finds and misses, in words."""

    id: str
    label: str
    text: str


class LightChains(Sourced):
    """How free light chains behave in POEMS; percent of patients with POEMS."""

    raised_percent: Percent
    ratio_abnormal_percent: Percent


class Antibody(Sourced):
    """A therapeutic antibody that immunofixation may show as a band; names in lower case."""

    names: tuple[str, ...]
    isotype: str


class WholeSets(Sourced):
    """Why nothing is calculated for a whole criteria set."""

    text: str


class OperatingPoints(Model):
    """`resources/operating_points.toml`."""

    version: str
    whole_sets: WholeSets
    point: tuple[OperatingPoint, ...]
    limit: tuple[Limit, ...]
    follow_up: FollowUp
    sample: SampleRules
    detection: tuple[Detection, ...]
    light_chains: LightChains
    antibody: tuple[Antibody, ...]

    def find(self, point_id: str) -> OperatingPoint:
        """The point of that id.

        Raises:
            KeyError: where there is none.
        """
        return {one.id: one for one in self.point}[point_id]


def load_operating_points(resources: Path | None = None) -> OperatingPoints:
    """Read `resources/operating_points.toml`.

    Raises:
        ProblemsError: with every problem of the file.
    """
    return load_table("operating_points", OperatingPoints, resources)


@dataclass(frozen=True, slots=True)
class Predictive:
    """Percent of a group who have, or do not have, POEMS; None where undefined."""

    positive: Decimal | None
    """Of those with a positive result, the percent with POEMS."""
    negative: Decimal | None
    """Of those with a negative result, the percent without POEMS."""


def predictive_values(point: OperatingPoint, pretest: Decimal) -> Predictive:
    """Predictive values in percent for a pre-test chance in percent.

    Raises:
        ValueError: unless `pretest` is above 0 and below 100.
    """
    if not 0 < pretest < HUNDRED:
        message = "Choose a pre-test chance above 0% and below 100%."
        raise ValueError(message)
    without = HUNDRED - pretest
    true_positive = point.sensitivity * pretest
    false_positive = (HUNDRED - point.specificity) * without
    true_negative = point.specificity * without
    false_negative = (HUNDRED - point.sensitivity) * pretest
    return Predictive(
        _share(true_positive, false_positive),
        _share(true_negative, false_negative),
    )


def _share(part: Decimal, rest: Decimal) -> Decimal | None:
    return None if part + rest == 0 else HUNDRED * part / (part + rest)


def describe(point: OperatingPoint) -> Interpretation:
    """Sensitivity and specificity in their right meaning, with the likelihood ratios."""
    value = (
        f"In this study {show_number(point.sensitivity)}% of people with POEMS had this result, "
        f"and {show_number(point.specificity)}% of people without POEMS did not. "
        f"{_ratios(point)}"
    )
    return Interpretation(
        id=f"operating_point.{point.id}",
        title=point.label,
        value=value,
        truth=None,
        inputs=(),
        rule="LR+ = sensitivity / (100% - specificity); LR- = (100% - sensitivity) / specificity.",
        cites=point.cites,
        confidence=point.confidence,
        cautions=(
            (
                "This is not the chance that a person with this result has POEMS; "
                "that depends on the pre-test chance."
            ),
            f"Compared with: {point.compared_with}.",
            *point.cautions,
        ),
    )


def _ratios(point: OperatingPoint) -> str:
    parts = [
        f"{name} {'has no bound' if ratio is None else rounded(ratio, step)}"
        for name, ratio, step in (
            ("LR+", point.likelihood_if_positive, _TENTH),
            ("LR-", point.likelihood_if_negative, _HUNDREDTH),
        )
    ]
    return f"{', '.join(parts)} (calculated)."


def predict(point: OperatingPoint, pretest: Decimal | None) -> Interpretation:
    """Predictive values for the pre-test chance that the clinician chose, None where none was.

    Raises:
        ValueError: unless the chance is above 0 and below 100 percent.
    """
    if pretest is None:
        return _prediction(
            point,
            "Not calculated.",
            missing=("Choose a pre-test chance: how many of 100 people like this one have POEMS.",),
        )
    found = predictive_values(point, pretest)
    lines = [
        f"If {show_number(pretest)} of 100 people tested had POEMS (your assumption):",
        _line("with this result", found.positive, "would have POEMS;"),
        _line("without it", found.negative, "would not have POEMS."),
    ]
    inputs = (Input("Pre-test chance, chosen by the clinician", f"{show_number(pretest)}%"),)
    return _prediction(point, " ".join(lines), inputs)


def _line(who: str, percent: Decimal | None, what: str) -> str:
    return f"of those {who}, {_number(percent)} {what}"


def _number(percent: Decimal | None) -> str:
    """Whole percent; what is not all or none is never rounded to it."""
    if percent is None:
        return "a number that cannot be told"
    whole = rounded(percent)
    if whole == "100" and percent < HUNDRED:
        return "more than 99%"
    if whole == "0" and percent > 0:
        return "less than 1%"
    return f"{whole}%"


def _prediction(
    point: OperatingPoint,
    value: str,
    inputs: tuple[Input, ...] = (),
    missing: tuple[str, ...] = (),
) -> Interpretation:
    confidence: Confidence = "computed"
    return Interpretation(
        id=f"predictive_value.{point.id}",
        title=f"Predictive value: {point.label}",
        value=value,
        truth=None,
        inputs=inputs,
        rule="Bayes' rule on the study's sensitivity and specificity and the chosen chance.",
        cites=point.cites,
        confidence=confidence,
        cautions=(
            (
                "A calculation about a group, not this patient's chance. "
                "It holds only if the study's figures hold for the people tested."
            ),
            *point.cautions,
        ),
        missing=missing,
    )
