"""Three-valued truth (Kleene): what is not known stays unknown through every rule."""

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn


class Truth(Enum):
    """TRUE, FALSE or UNKNOWN. Has no boolean value: compare with `is Truth.TRUE`."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __bool__(self) -> NoReturn:
        """Refuse two-valued use.

        Raises:
            TypeError: always.
        """
        message = "a Truth is three-valued: compare with `is Truth.TRUE`"
        raise TypeError(message)

    @property
    def negated(self) -> "Truth":
        """The opposite; unknown stays unknown."""
        return _NEGATED[self]

    @classmethod
    def of(cls, known: bool) -> "Truth":  # noqa: FBT001 - the one door from two values to three
        """TRUE or FALSE for a plain boolean."""
        return cls.TRUE if known else cls.FALSE


_NEGATED = {
    Truth.TRUE: Truth.FALSE,
    Truth.FALSE: Truth.TRUE,
    Truth.UNKNOWN: Truth.UNKNOWN,
}


def at_least(k: int, truths: Iterable[Truth]) -> Truth:
    """TRUE when `k` are surely true, FALSE when `k` can no longer be reached, else UNKNOWN."""
    sure = possible = 0
    for truth in truths:
        if truth is Truth.TRUE:
            sure += 1
            possible += 1
        elif truth is Truth.UNKNOWN:
            possible += 1
    if sure >= k:
        return Truth.TRUE
    return Truth.FALSE if possible < k else Truth.UNKNOWN


def all_of(truths: Iterable[Truth]) -> Truth:
    """`at_least` n of n."""
    values = list(truths)
    return at_least(len(values), values)


def any_of(truths: Iterable[Truth]) -> Truth:
    """`at_least` 1 of n."""
    return at_least(1, truths)
