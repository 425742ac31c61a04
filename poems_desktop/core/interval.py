"""A number known exactly or only within bounds, such as `<31` or `>2000`."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, assert_never

from poems_desktop.core.truth import Truth

Comparator = Literal["<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Interval:
    """All values the number may have. A bound of None is unbounded; `open` excludes the bound.

    Raises:
        ValueError: when no number fits (low above high, or an open point).
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        """Refuse an empty interval and bounds that are not finite."""
        for bound in (self.low, self.high):
            if bound is not None and not bound.is_finite():
                message = "a bound must be a finite number"
                raise ValueError(message)
        if self.low is not None and self.high is not None:
            empty = self.low > self.high
            point = self.low == self.high and (self.low_open or self.high_open)
            if empty or point:
                message = "no number lies in this interval"
                raise ValueError(message)

    @classmethod
    def exactly(cls, value: Decimal) -> "Interval":
        """The one value itself."""
        return cls(value, value)

    @classmethod
    def reported(cls, comparator: Comparator | None, value: Decimal) -> "Interval":
        """What a laboratory report such as `<31` or `318` says."""
        match comparator:
            case None:
                return cls.exactly(value)
            case "<":
                return cls(None, value, high_open=True)
            case "<=":
                return cls(None, value)
            case ">":
                return cls(value, None, low_open=True)
            case ">=":
                return cls(value, None)
            case _:
                assert_never(comparator)

    @property
    def exact(self) -> Decimal | None:
        """The value where it is known exactly, else None."""
        return self.low if self.low is not None and self.low == self.high else None

    def at_or_above(self, limit: Decimal) -> Truth:
        """Whether the number is `limit` or more."""
        if self.low is not None and self.low >= limit:
            return Truth.TRUE
        if self.high is not None and (self.high < limit or (self.high == limit and self.high_open)):
            return Truth.FALSE
        return Truth.UNKNOWN

    def above(self, limit: Decimal) -> Truth:
        """Whether the number is strictly more than `limit`."""
        if self.low is not None and (self.low > limit or (self.low == limit and self.low_open)):
            return Truth.TRUE
        if self.high is not None and self.high <= limit:
            return Truth.FALSE
        return Truth.UNKNOWN

    def at_or_below(self, limit: Decimal) -> Truth:
        """Whether the number is `limit` or less."""
        return self.above(limit).negated

    def below(self, limit: Decimal) -> Truth:
        """Whether the number is strictly less than `limit`."""
        return self.at_or_above(limit).negated

    def scaled(self, factor: Decimal) -> "Interval":
        """The same number in a unit `factor` times smaller.

        Raises:
            ValueError: unless `factor` is above zero.
        """
        if factor <= 0:
            message = "a unit factor must be above zero"
            raise ValueError(message)
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            low_open=self.low_open,
            high_open=self.high_open,
        )
