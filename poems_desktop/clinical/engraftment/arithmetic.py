"""Weight times mg/kg, and nothing more: no dose, no drug, no recommendation.

Off until a physician switches it on. Nothing is computed from the 500 mg of the source's sentence.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from poems_desktop.clinical.engraftment.constants import CitedText
from poems_desktop.clinical.engraftment.days import date_text
from poems_desktop.clinical.engraftment.units import half_up, kilograms, weight_text
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.engraftment.weights import baseline_weight, latest_weight
from poems_desktop.clinical.transplant import Weight
from poems_desktop.core.reading import show_number

Basis = Literal["baseline", "latest"]
TIMES = "\N{MULTIPLICATION SIGN}"


class ArithmeticOffError(Exception):
    """The arithmetic was asked for without a physician's switch."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Weight arithmetic is off. A physician can switch it on for the site, or tick it "
            "when printing.",
        )


@dataclass(frozen=True, slots=True)
class Product:
    """One weight times one factor; `unrounded` in mg is exact, `shown` whole mg, half up."""

    basis: Basis
    weight_kg: Decimal
    weight_text: str
    weighed: date
    per_kg: Decimal
    unrounded: Decimal
    shown: int

    @property
    def text(self) -> str:
        """`74.6 × 2 = 149.2, shown 149 mg`."""
        kg, factor = show_number(self.weight_kg), show_number(self.per_kg)
        return f"{kg} {TIMES} {factor} = {show_number(self.unrounded)}, shown {self.shown} mg"


@dataclass(frozen=True, slots=True)
class WeightArithmetic:
    """The products with the words that must stand beside them."""

    products: tuple[Product, ...]
    refused: tuple[str, ...]
    heading: str
    quotation: CitedText
    open_points: CitedText
    confirm: CitedText
    basis: CitedText


def is_reckoned(*, switched_on: bool, as_of: date, today: date) -> bool:
    """Whether to show products: switched on, and never for a day that is only looked back at."""
    return switched_on and as_of == today


def weight_arithmetic(log: Log, *, switched_on: bool) -> WeightArithmetic:
    """1 and 2 mg/kg on the baseline and on the latest weight, each with its date.

    Without a usable baseline nothing is computed. The latest weight is refused where it is missing
    or too old.

    Raises:
        ArithmeticOffError: unless a physician switched it on.
    """
    if not switched_on:
        raise ArithmeticOffError
    texts = log.constants.texts
    products, refused = _products(log)
    return WeightArithmetic(
        products,
        refused,
        "Arithmetic only",
        texts["steroid_dose"],
        texts["dose_open"],
        texts["confirm_dose"],
        texts["weight_basis"],
    )


def _products(log: Log) -> tuple[tuple[Product, ...], tuple[str, ...]]:
    start = baseline_weight(log)
    if start.weight is None:
        return (), tuple(f"Nothing is computed. Missing: {one}" for one in start.missing)
    if start.weight.day > log.as_of:
        later = f"Nothing is computed. The baseline weight is dated after {date_text(log.as_of)}."
        return (), (later,)
    found = _of(log, "baseline", start.weight, start.weight.day)
    last = latest_weight(log)
    most = log.constants.arithmetic.latest_weight_days
    if last is None:
        return found, ("The latest weight is not used: no usable weight is in the log.",)
    entry, weight = last
    if (age := (log.as_of - entry.day).days) > most:
        old = (
            f"The latest weight is not used: it is of {date_text(entry.day)}, {age} days old; "
            f"at most {most} days are allowed. Weigh again."
        )
        return found, (old,)
    return (*found, *_of(log, "latest", weight, entry.day)), ()


def _of(
    log: Log,
    basis: Basis,
    weight: Weight,
    weighed: date,
) -> tuple[Product, ...]:
    kg = kilograms(weight)
    return tuple(
        Product(
            basis,
            kg,
            weight_text(weight),
            weighed,
            factor,
            product := kg * factor,
            int(half_up(product)),
        )
        for factor in log.constants.arithmetic.per_kg
    )
