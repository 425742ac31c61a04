"""The terminal latency index of the median nerve: a hint between POEMS and CIDP, no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from poems_desktop.clinical.interpret.operating_points import OperatingPoint
from poems_desktop.clinical.interpret.ranges import quotient, rounded, show_range
from poems_desktop.clinical.interpret.tables import Sourced, load_table
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth

_HUNDREDTH = Decimal("0.01")


class LatencyIndexRules(Sourced):
    """Units and plausible ranges of the index and of what goes into it."""

    nerve: str
    point: str
    plausible_low: Decimal
    plausible_high: Decimal
    distance_unit: str
    distance_low: Decimal
    distance_high: Decimal
    latency_unit: str
    latency_low: Decimal
    latency_high: Decimal
    velocity_unit: str
    velocity_low: Decimal
    velocity_high: Decimal


Side = Literal["poems", "cidp", "neither"]


class Feature(Sourced):
    """A finding, and which of the two diseases it leans to when present or absent."""

    key: str
    label: str
    present: Side
    absent: Side
    text: str


class Neurophysiology(Model):
    """`resources/neurophysiology.toml`."""

    version: str
    latency_index: LatencyIndexRules
    feature: tuple[Feature, ...]


def load_neurophysiology(resources: Path | None = None) -> Neurophysiology:
    """Read `resources/neurophysiology.toml`.

    Raises:
        ProblemsError: with every problem of the file.
    """
    return load_table("neurophysiology", Neurophysiology, resources)


@dataclass(frozen=True, slots=True)
class NerveStudy:
    """One motor study of one nerve: distance, distal motor latency, forearm velocity.

    `reported` is the index as the laboratory gave it. The states say what makes it unreliable.
    """

    nerve: str
    distance: Quantity | None = None
    latency: Quantity | None = None
    velocity: Quantity | None = None
    reported: Interval | None = None
    carpal_tunnel: Truth = Truth.UNKNOWN
    cold_limb: Truth = Truth.UNKNOWN
    response_absent: Truth = Truth.UNKNOWN


def latency_index(study: NerveStudy, rules: LatencyIndexRules) -> Interval | None:
    """Distance in mm / (latency in ms x velocity in m/s); None where a part is missing or refused.

    The unit of each is asked for, never converted: a distance in cm is refused.
    """
    if any(_problems(study, rules)):
        return None
    if study.distance is None or study.latency is None or study.velocity is None:
        return None
    per_latency = quotient(study.distance.value, study.latency.value)
    return None if per_latency is None else quotient(per_latency, study.velocity.value)


def read_latency_index(
    study: NerveStudy,
    rules: LatencyIndexRules,
    point: OperatingPoint,
) -> Interpretation:
    """The index against the published cut-off. The truth answers: it reaches the cut-off.

    UNKNOWN where it is refused, implausible or unreliable.

    Raises:
        ValueError: for an operating point without a cut-off.
    """
    if point.cut_off is None:
        message = "the latency index is read against a point that has a cut-off"
        raise ValueError(message)
    computed = latency_index(study, rules)
    index = computed if computed is not None else _own(study, rules)
    problems = (*_problems(study, rules), *_doubts(study, rules, computed, index))
    truth = Truth.UNKNOWN
    if index is not None and not problems:
        truth = index.at_or_above(point.cut_off)
    return Interpretation(
        id="neurophysiology.latency_index",
        title="Terminal latency index, median nerve",
        value=_value(index, truth, problems, show_number(point.cut_off)),
        truth=truth,
        inputs=tuple(_inputs(study)),
        rule=(
            "Distance in mm / (distal motor latency in ms x forearm motor velocity in m/s), "
            f"median nerve; published cut-off {show_number(point.cut_off)} or more."
        ),
        cites=(*rules.cites, *point.cites),
        confidence=rules.confidence,
        cautions=(
            *problems,
            (
                f"Sensitivity {show_number(point.sensitivity)}%, specificity "
                f"{show_number(point.specificity)}% between POEMS and CIDP only: a hint. "
                "It does not tell POEMS from normal nerves or from any other disease."
            ),
            "A low index does not exclude POEMS and a high one does not show it.",
        ),
        missing=tuple(_missing(study)),
    )


def _own(study: NerveStudy, rules: LatencyIndexRules) -> Interval | None:
    return study.reported if study.nerve == rules.nerve else None


def _problems(study: NerveStudy, rules: LatencyIndexRules) -> Iterator[str]:
    """Why the measurements are refused."""
    if study.nerve != rules.nerve:
        yield f"The cut-off holds for the {rules.nerve} nerve only."
    parts = (
        ("distance", study.distance, rules.distance_unit, rules.distance_low, rules.distance_high),
        ("latency", study.latency, rules.latency_unit, rules.latency_low, rules.latency_high),
        ("velocity", study.velocity, rules.velocity_unit, rules.velocity_low, rules.velocity_high),
    )
    for name, quantity, unit, low, high in parts:
        if quantity is None:
            continue
        if quantity.unit != unit:
            yield f"Enter the {name} in {unit}, not in {quantity.unit}."
        elif _outside(quantity.value, low, high):
            yield (
                f"A {name} of {show_range(quantity.value)} {unit} is outside "
                f"{show_number(low)} to {show_number(high)} {unit}; check number and unit."
            )


def _outside(value: Interval, low: Decimal, high: Decimal) -> bool:
    return value.at_or_above(low) is Truth.FALSE or value.at_or_below(high) is Truth.FALSE


def _doubts(
    study: NerveStudy,
    rules: LatencyIndexRules,
    computed: Interval | None,
    index: Interval | None,
) -> Iterator[str]:
    """Why an index is not read against the cut-off."""
    if index is not None and _outside(index, rules.plausible_low, rules.plausible_high):
        yield (
            f"{show_range(index, _HUNDREDTH)} is outside {show_number(rules.plausible_low)} to "
            f"{show_number(rules.plausible_high)}: check the distance in mm, and that the index "
            "is not upside down."
        )
    if computed is not None and study.reported is not None and _differ(computed, study.reported):
        yield (
            f"The laboratory reports {show_range(study.reported)}, the measurements give "
            f"{show_range(computed, _HUNDREDTH)}: find out which is right."
        )
    for state, sentence in (
        (study.carpal_tunnel, "Carpal tunnel syndrome makes the index unreliable."),
        (study.cold_limb, "A cold limb makes the index unreliable."),
        (study.response_absent, "Without a motor response there is no latency to read."),
    ):
        if state is Truth.TRUE:
            yield sentence


def _differ(computed: Interval, reported: Interval) -> bool:
    one, other = computed.exact, reported.exact
    return (
        one is not None
        and other is not None
        and rounded(one, _HUNDREDTH) != rounded(other, _HUNDREDTH)
    )


def _value(
    index: Interval | None,
    truth: Truth,
    problems: tuple[str, ...],
    cut_off: str,
) -> str:
    if index is None:
        return f"Not calculated. {problems[0]}" if problems else "Not calculated."
    text = show_range(index, _HUNDREDTH)
    if problems:
        return f"{text}, not read. {problems[0]}"
    words = {
        Truth.TRUE: f"{text}: {cut_off} or more, which leans to POEMS rather than CIDP.",
        Truth.FALSE: f"{text}: below {cut_off}, which leans to CIDP rather than POEMS.",
        Truth.UNKNOWN: f"{text}: cannot be compared with {cut_off}.",
    }
    return words[truth]


def _inputs(study: NerveStudy) -> Iterator[Input]:
    for label, quantity in (
        ("Distance", study.distance),
        ("Distal motor latency", study.latency),
        ("Forearm motor velocity", study.velocity),
    ):
        if quantity is not None:
            yield Input(label, f"{show_range(quantity.value)} {quantity.unit}")
    if study.reported is not None:
        yield Input("Index as reported", show_range(study.reported))


def _missing(study: NerveStudy) -> Iterator[str]:
    if study.reported is None:
        for label, quantity in (
            ("Distance in mm.", study.distance),
            ("Distal motor latency in ms.", study.latency),
            ("Forearm motor velocity in m/s.", study.velocity),
        ):
            if quantity is None:
                yield label
    for question, state in (
        ("Is there carpal tunnel syndrome?", study.carpal_tunnel),
        ("Was the limb warm?", study.cold_limb),
        ("Was there a motor response?", study.response_absent),
    ):
        if state is Truth.UNKNOWN:
            yield question
