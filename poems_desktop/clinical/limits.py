"""The limit that a blood count is judged by, and what the number says against it.

The laboratory's own upper limit, printed with the result, goes first; then a limit of the site;
then a shipped default that the site has confirmed. Without any of them a number proves nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.interpretation import Confidence
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Measurement
from poems_desktop.clinical.thresholds import Operator
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity, UnlikeUnitsError
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth, all_of, any_of

MULTIPLE = "xULN"
Sex = Literal["F", "M"]
_SEXES = frozenset({"F", "M"})
_WORDS = {"above": "above", "at_least": "at or above"}


@dataclass(frozen=True, slots=True)
class Judged:
    """What a number says: TRUE where it passes the limit; the words name whose limit it is."""

    truth: Truth
    words: str
    cites: tuple[str, ...]
    confidence: Confidence
    caution: str | None = None


@dataclass(frozen=True, slots=True)
class _Limit:
    whose: str
    operator: Operator
    value: Decimal
    unit: str
    sex: Sex | None
    cites: tuple[str, ...]
    confidence: Confidence


def judge(
    result: Measurement,
    number: Interval,
    definitions: Definitions,
    policy: Policy,
    sex: Sex | None,
) -> Judged | None:
    """What a result says against the limit that goes first; None where nothing can judge it."""
    upper = Decimal(1) if result.unit == MULTIPLE else result.ref_upper
    if upper is not None:
        return _by_laboratory(result, number.above(upper), definitions)
    for limits in (_of_site(policy, result.test), _confirmed(definitions, policy, result.test)):
        if chosen := _for_sex(tuple(limits), sex):
            return _by_limits(result, number, chosen, definitions)
    return None


def wanted(test: str, definitions: Definitions, sex: Sex | None) -> str:
    """What a site would confirm for a test: `Platelets, men and women: above 450 ×10⁹/L`."""
    return "; ".join(
        f"{one.label}: {_WORDS[one.operator]} {_value(one.value, one.unit, definitions)}"
        for one in definitions.thresholds.of_test(test)
        if sex is None or one.sex in {None, sex}
    )


def _by_laboratory(result: Measurement, truth: Truth, definitions: Definitions) -> Judged:
    rules = definitions.thresholds
    of = "" if result.ref_upper is None else f" of {show_number(result.ref_upper)}"
    return Judged(
        truth,
        f"{_said(truth, 'above')} the laboratory's own upper limit{of}",
        rules.cites,
        rules.confidence,
        _missed(result.test, truth, definitions),
    )


def _of_site(policy: Policy, test: str) -> Iterator[_Limit]:
    for one in policy.thresholds:
        if one.test == test:
            yield _Limit(
                "the site's limit of",
                one.operator,
                one.value,
                one.unit,
                one.sex,
                ("project",),
                "own",
            )


def _confirmed(definitions: Definitions, policy: Policy, test: str) -> Iterator[_Limit]:
    for one in definitions.thresholds.of_test(test):
        if one.id in policy.confirmed:
            yield _Limit(
                "the default, confirmed by the site, of",
                one.operator,
                one.value,
                one.unit,
                one.sex,
                one.cites,
                one.confidence,
            )


def _for_sex(limits: Sequence[_Limit], sex: Sex | None) -> tuple[_Limit, ...]:
    """The limits that hold for a patient; those of both sexes where theirs is not known."""
    if sex is not None:
        return tuple(one for one in limits if one.sex in {None, sex})
    sexes = {one.sex for one in limits}
    return tuple(limits) if None in sexes or sexes >= _SEXES else ()


def _by_limits(
    result: Measurement,
    number: Interval,
    chosen: Sequence[_Limit],
    definitions: Definitions,
) -> Judged | None:
    first = chosen[0]
    if not result.unit:
        return None
    try:
        truths = [_passed(Quantity(number, result.unit), one, definitions) for one in chosen]
    except UnlikeUnitsError:
        return None
    every, some = all_of(truths), any_of(truths)
    truth = every if every is some else Truth.UNKNOWN
    values = " or ".join(_value(one.value, one.unit, definitions) for one in chosen)
    return Judged(
        truth,
        f"{_said(truth, _WORDS[first.operator])} {first.whose} {values}",
        first.cites,
        first.confidence,
        _missed(result.test, truth, definitions),
    )


def _passed(quantity: Quantity, limit: _Limit, definitions: Definitions) -> Truth:
    value = definitions.units.convert(quantity, limit.unit).value
    if limit.operator == "above":
        return value.above(limit.value)
    return value.at_or_above(limit.value)


def _missed(test: str, truth: Truth, definitions: Definitions) -> str | None:
    """What a number that does not pass may miss."""
    found = definitions.thresholds.of_test(test)
    return next((one.caution for one in found), None) if truth is Truth.FALSE else None


def _said(truth: Truth, word: str) -> str:
    return {
        Truth.TRUE: word,
        Truth.FALSE: f"not {word}",
        Truth.UNKNOWN: f"perhaps {word}",
    }[truth]


def _value(value: Decimal, unit: str, definitions: Definitions) -> str:
    return f"{show_number(value)} {definitions.unit_text(unit)}"
