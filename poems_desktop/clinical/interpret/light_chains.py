"""Free light chains: the ratio, and why it neither proves nor excludes a clone in POEMS."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from poems_desktop.clinical.interpret.operating_points import OperatingPoints
from poems_desktop.clinical.interpret.ranges import quotient, show_range
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity, Units, UnlikeUnitsError
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth

UNIT = "mg/L"
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class RatioLimits:
    """The laboratory's own range of kappa/lambda."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class FreeLightChains:
    """One pair of the same day; `renal_impairment` shifts the ratio."""

    kappa: Quantity | None
    lambda_: Quantity | None
    limits: RatioLimits | None = None
    reported: Interval | None = None
    """The ratio as the laboratory gave it, used where it cannot be calculated."""
    renal_impairment: Truth = Truth.UNKNOWN


def ratio(chains: FreeLightChains, units: Units) -> Interval | None:
    """Kappa / lambda in one unit, else the ratio as reported; None where there is neither."""
    if chains.kappa is None or chains.lambda_ is None:
        return chains.reported
    try:
        kappa = units.convert(chains.kappa, UNIT).value
        lambda_ = units.convert(chains.lambda_, UNIT).value
    except UnlikeUnitsError:
        return None
    return quotient(kappa, lambda_)


def read_ratio(chains: FreeLightChains, units: Units, table: OperatingPoints) -> Interpretation:
    """The ratio against the laboratory's own range. The truth is None: it answers no question."""
    found = ratio(chains, units)
    figures = table.light_chains
    return Interpretation(
        id="m_protein.light_chain_ratio",
        title="Free light chains, kappa/lambda",
        value="Not calculated." if found is None else _words(found, chains.limits),
        truth=None,
        inputs=tuple(
            Input(label, f"{show_range(one.value)} {one.unit}")
            for label, one in (("Kappa", chains.kappa), ("Lambda", chains.lambda_))
            if one is not None
        ),
        rule="Kappa divided by lambda, both in the same unit, against the laboratory's range.",
        cites=figures.cites,
        confidence=figures.confidence,
        cautions=(
            (
                f"In POEMS free light chains were raised in about "
                f"{show_number(figures.raised_percent)}% of patients and the ratio abnormal in "
                f"{show_number(figures.ratio_abnormal_percent)}% only."
            ),
            "A normal ratio does not exclude a clone; a raised lambda does not prove one.",
            *_kidney(chains.renal_impairment),
        ),
        missing=tuple(_missing(chains, found)),
    )


def _words(found: Interval, limits: RatioLimits | None) -> str:
    text = f"Kappa/lambda {show_range(found, _HUNDREDTH)}"
    if limits is None:
        return f"{text}."
    if found.below(limits.low) is Truth.TRUE:
        return f"{text}: below the laboratory's range."
    if found.above(limits.high) is Truth.TRUE:
        return f"{text}: above the laboratory's range."
    inside = (found.at_or_above(limits.low), found.at_or_below(limits.high))
    if inside == (Truth.TRUE, Truth.TRUE):
        return f"{text}: within the laboratory's range."
    return f"{text}: cannot be placed in the laboratory's range."


def _kidney(impaired: Truth) -> Iterator[str]:
    if impaired is Truth.TRUE:
        yield "Renal impairment shifts the ratio; the usual range does not hold."


def _missing(chains: FreeLightChains, found: Interval | None) -> Iterator[str]:
    if found is None and (chains.kappa is None or chains.lambda_ is None):
        yield "Kappa and lambda of the same day."
    elif found is None:
        yield "Both in units that can be compared, lambda above 0."
    if chains.limits is None:
        yield "The laboratory's range of the ratio."
    if chains.renal_impairment is Truth.UNKNOWN:
        yield "Renal function of the same day."
