"""Which points a line may join, and which come from another laboratory."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from poems_desktop.plots.trend_model import Run, TrendPoint


def by_day(point: TrendPoint) -> date:
    """For sorting: the day a point is drawn at."""
    return point.day


def marked(found: Iterable[TrendPoint]) -> tuple[TrendPoint, ...]:
    """The points in time order, those from elsewhere than the main laboratory marked."""
    points = sorted(found, key=by_day)
    main = main_laboratory(points)
    return tuple(
        replace(one, other_laboratory=bool(main) and one.laboratory != main) for one in points
    )


def main_laboratory(points: Sequence[TrendPoint]) -> str:
    """The laboratory with most results, the later one of equals; empty where none is stated."""
    named = [p.laboratory for p in points if p.laboratory]
    counts = Counter(reversed(named))
    return max(counts, key=lambda name: counts[name], default="")


def runs(points: Sequence[TrendPoint], *, unstated_too: bool = False) -> tuple[Run, ...]:
    """Per laboratory that is stated. A bound interrupts: a line would claim a value.

    `unstated_too` joins those without a laboratory as well: for scales and bedside values. A point
    whose date is so vague that its place among the others is not known stays unjoined.
    """
    found: list[Run] = []
    for laboratory in dict.fromkeys(p.laboratory for p in points if p.laboratory or unstated_too):
        stretch: list[TrendPoint] = []
        here = [p for p in points if p.laboratory == laboratory]
        for point in here:
            if _place_unknown(point, here):
                continue
            if point.bound is None:
                stretch.append(point)
                continue
            found.append(Run(laboratory, tuple(stretch)))
            stretch = []
        found.append(Run(laboratory, tuple(stretch)))
    return tuple(run for run in found if len(run.points) > 1)


def _place_unknown(point: TrendPoint, others: Sequence[TrendPoint]) -> bool:
    return point.first != point.last and any(
        one is not point and one.first <= point.last and point.first <= one.last for one in others
    )
