"""Arithmetic with bounds, and how a bounded number reads in a sentence."""

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from poems_desktop.core.interval import Interval
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth

HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")


def answered(known: bool | None) -> Truth:  # noqa: FBT001 - the door from yes, no, not known
    """A yes or no that may not be known, as a truth."""
    return Truth.UNKNOWN if known is None else Truth.of(known)


def rounded(value: Decimal, step: Decimal = Decimal(1)) -> str:
    """Half up to `step`, in plain digits."""
    return show_number(value.quantize(step, rounding=ROUND_HALF_UP))


def show_range(value: Interval, step: Decimal | None = None) -> str:
    """`318`, `less than 31`, `at least 4`, `4 to 6`; rounded where `step` says."""

    def text(number: Decimal) -> str:
        return show_number(number) if step is None else rounded(number, step)

    if value.exact is not None:
        return text(value.exact)
    if value.low is not None and value.high is not None:
        low = f"more than {text(value.low)}" if value.low_open else text(value.low)
        high = f"less than {text(value.high)}" if value.high_open else text(value.high)
        return f"{low} to {high}"
    if value.low is not None:
        return f"{'more than' if value.low_open else 'at least'} {text(value.low)}"
    if value.high is not None:
        return f"{'less than' if value.high_open else 'at most'} {text(value.high)}"
    return "not known"


def quotient(above: Interval, below: Interval) -> Interval | None:
    """All values of `above / below` for numbers of 0 or more; None where only 0 could divide."""
    if below.high is not None and below.high <= 0:
        return None
    low = high = None
    low_open = high_open = False
    if above.low is not None and below.high is not None:
        low = above.low / below.high
        low_open = above.low_open or below.high_open
    if above.high is not None and below.low is not None and below.low > 0:
        high = above.high / below.low
        high_open = above.high_open or below.low_open
    if low is None or low < 0:
        low, low_open = Decimal(0), False
    return Interval(low, high, low_open=low_open, high_open=high_open)


def difference(after: Interval, before: Interval) -> Interval:
    """All values of `after - before`."""
    low = high = None
    if after.low is not None and before.high is not None:
        low = after.low - before.high
    if after.high is not None and before.low is not None:
        high = after.high - before.low
    return Interval(
        low,
        high,
        low_open=low is not None and (after.low_open or before.high_open),
        high_open=high is not None and (after.high_open or before.low_open),
    )


def percent_fall(before: Interval, after: Interval) -> Interval | None:
    """By how many percent a value fell, negative where it rose; None where it began at 0."""
    kept = quotient(after, before)
    if kept is None:
        return None
    return Interval(
        None if kept.high is None else HUNDRED - kept.high * HUNDRED,
        None if kept.low is None else HUNDRED - kept.low * HUNDRED,
        low_open=kept.high_open,
        high_open=kept.low_open,
    )


def show_change(fall: Interval) -> str:
    """`fell by 86%`, `fell by at least 86%`, `rose by 12%`, `did not change`.

    Rounded so that nothing is overstated: 49.96 reads 49.9, a lower bound is cut to whole percent.
    """
    low, high = fall.low, fall.high
    if low is not None and low == high:
        if low == 0:
            return "did not change"
        return f"fell by {_cut(low)}%" if low > 0 else f"rose by {_cut(-low)}%"
    if low is not None and low >= 0:
        return _moved("fell", low, None if high == HUNDRED else high)
    if high is not None and high <= 0:
        return _moved("rose", -high, None if low is None else -low)
    return "may have fallen or risen"


def _moved(word: str, least: Decimal, most: Decimal | None) -> str:
    from_ = show_number(least.quantize(Decimal(1), rounding=ROUND_FLOOR))
    if most is None:
        return f"{word} by at least {from_}%"
    to = show_number(most.quantize(Decimal(1), rounding=ROUND_CEILING))
    return f"{word} by {from_}% to {to}%"


def _cut(value: Decimal) -> str:
    tenth = value.quantize(_TENTH, rounding=ROUND_DOWN)
    whole = tenth.quantize(Decimal(1), rounding=ROUND_DOWN)
    return show_number(whole if whole == tenth else tenth)
