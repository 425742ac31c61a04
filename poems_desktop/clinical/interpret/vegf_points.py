"""One VEGF result against the published operating points of its own specimen."""

from collections.abc import Sequence
from decimal import Decimal

from poems_desktop.clinical.interpret.operating_points import OperatingPoint
from poems_desktop.clinical.interpret.ranges import rounded
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.vegf import CANONICAL, VegfPoint
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth


def against_points(
    result: VegfPoint,
    points: Sequence[OperatingPoint],
) -> tuple[Interpretation, ...]:
    """Whether a result reaches each published cut-off of its specimen.

    Nothing for a result that does not count, such as one drawn after treatment: a diagnostic
    cut-off is no target. Nothing without specimen, and never a cut-off of the other specimen.
    """
    if result.aside is not None or result.specimen is None:
        return ()
    return tuple(
        _against(result, point)
        for point in points
        if point.test == "vegf" and point.specimen == result.specimen and point.cut_off is not None
    )


def _against(result: VegfPoint, point: OperatingPoint) -> Interpretation:
    truth = Truth.UNKNOWN
    if result.value is not None and point.cut_off is not None:
        reads = result.value.at_or_above if point.includes_cut_off else result.value.above
        truth = reads(point.cut_off)
    positive, negative = point.likelihood_if_positive, point.likelihood_if_negative
    words = {
        Truth.TRUE: f"Reached; likelihood ratio {_ratio(positive)} (calculated).",
        Truth.FALSE: f"Not reached; likelihood ratio {_ratio(negative)} (calculated).",
        Truth.UNKNOWN: "Cannot be compared.",
    }
    return Interpretation(
        id=f"vegf.point.{point.id}.{result.result.id}",
        title=point.label,
        value=words[truth],
        truth=truth,
        inputs=(Input("VEGF", result.text, result.result.collected, result.result.id),),
        rule=(
            f"Sensitivity {show_number(point.sensitivity)}%, specificity "
            f"{show_number(point.specificity)}%; compared with: {point.compared_with}."
        ),
        cites=point.cites,
        confidence="computed",
        cautions=(
            (
                "A likelihood ratio multiplies the odds from before the test; "
                "it is not a chance of disease."
            ),
            "A cut-off that is not reached proves nothing: a normal VEGF does not exclude POEMS.",
            *point.cautions,
        ),
        missing=()
        if truth is not Truth.UNKNOWN
        else (f"A value in {CANONICAL} that is no bound.",),
    )


def _ratio(value: Decimal | None) -> str:
    return "without bound" if value is None else rounded(value, Decimal("0.01"))
