"""Finding room for labels, so that none hides a point, a line or another label."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_PER_RANK = 1.5
"""What a place further down the list costs, in square points hidden."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points."""

    left: float
    bottom: float
    right: float
    top: float

    def overlap(self, other: "Box") -> float:
        """The shared area."""
        if (
            self.left >= other.right
            or other.left >= self.right
            or self.bottom >= other.top
            or other.bottom >= self.top
        ):
            return 0.0
        wide = min(self.right, other.right) - max(self.left, other.left)
        return wide * (min(self.top, other.top) - max(self.bottom, other.bottom))

    def outside(self, bounds: "Box") -> float:
        """How far it leaves `bounds`, in points."""
        return (
            max(0.0, bounds.left - self.left)
            + max(0.0, self.right - bounds.right)
            + max(0.0, bounds.bottom - self.bottom)
            + max(0.0, self.top - bounds.top)
        )


@dataclass(slots=True)
class Room:
    """What is taken within `bounds`."""

    bounds: Box
    taken: list[Box] = field(default_factory=list)

    def take_line(
        self, start: tuple[float, float], stop: tuple[float, float], thick: float
    ) -> None:
        """Take a straight line as a row of small boxes."""
        (x0, y0), (x1, y1) = start, stop
        steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / (2 * thick)))
        for n in range(steps + 1):
            x, y = x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps
            self.take(Box(x - thick, y - thick, x + thick, y + thick))

    def take(self, box: Box) -> None:
        """Take a box."""
        self.taken.append(box)

    def best(self, candidates: Iterable[Box]) -> Box:
        """Take and return the candidate that hides least; earlier ones are preferred."""
        ranked = list(enumerate(candidates))
        _, chosen = min(ranked, key=self._cost)
        self.take(chosen)
        return chosen

    def _cost(self, ranked: tuple[int, Box]) -> float:
        rank, box = ranked
        return (
            _PER_RANK * rank
            + sum(box.overlap(one) for one in self.taken)
            + 50 * box.outside(self.bounds)
        )


def around(x: float, y: float, width: float, height: float, gap: float) -> list[Box]:
    """Boxes beside a point: upper right, right, above, below, left, and farther ones."""
    places: list[Box] = []
    for away in (gap, 2 * gap, 4 * gap):
        for left, bottom in (
            (x + away, y + away / 2),
            (x + away, y - height / 2),
            (x - width / 2, y + away),
            (x - width / 2, y - away - height),
            (x - away - width, y - height / 2),
            (x - away - width, y + away / 2),
            (x + away, y - away / 2 - height),
            (x - away - width, y - away / 2 - height),
        ):
            places.append(Box(left, bottom, left + width, bottom + height))
    return places


def corners(bounds: Box, width: float, height: float, gap: float) -> list[Box]:
    """Boxes in the corners: upper right, lower left, upper left, lower right, then the middles."""
    lefts = (bounds.right - gap - width, bounds.left + gap)
    middle = (bounds.left + bounds.right - width) / 2
    top, low = bounds.top - gap - height, bounds.bottom + gap
    spots = [(lefts[0], top), (lefts[1], low), (lefts[1], top), (lefts[0], low),
             (middle, top), (middle, low)]  # fmt: skip
    return [Box(x, y, x + width, y + height) for x, y in spots]


def shifted(box: Box, right: float, down: float = 0.0) -> Box:
    """The box, so many points farther to the right and farther down."""
    return Box(box.left + right, box.bottom - down, box.right + right, box.top - down)


def text_size(lines: Sequence[str], size: float) -> tuple[float, float]:
    """About how much room lines of text need, in points."""
    longest = max((len(line) for line in lines), default=0)
    return longest * size * 0.57, len(lines) * size * 1.3
