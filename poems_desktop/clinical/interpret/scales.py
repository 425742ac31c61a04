"""Scales of disability and strength: direction, range, and the change that matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from poems_desktop.clinical.interpret.ranges import HUNDRED, difference, quotient, show_range
from poems_desktop.clinical.interpret.tables import Sourced, load_table
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth, any_of

Side = Literal["left", "right"]


class Scale(Sourced):
    """One scale: `matters` is the smallest change that matters, None where none was seen."""

    id: str
    label: str
    unit: str
    low: Decimal
    high: Decimal
    higher_is: Literal["worse", "better"]
    sided: bool = False
    field: str | None = None
    """The field of the forms that holds it; `left_field` and `right_field` where it has sides."""
    left_field: str | None = None
    right_field: str | None = None
    matters: Decimal | None = None
    matters_in: Literal["units", "percent"] = "units"
    note: str | None = None


class OnlsRules(Sourced):
    """The graded rules of the ONLS in our own words."""

    arm_rule: str
    leg_rule: str


class Scales(Model):
    """`resources/scales.toml`."""

    version: str
    scale: tuple[Scale, ...]
    onls: OnlsRules

    def find(self, scale_id: str) -> Scale:
        """The scale of that id.

        Raises:
            KeyError: where there is none.
        """
        return {one.id: one for one in self.scale}[scale_id]


def load_scales(resources: Path | None = None) -> Scales:
    """Read `resources/scales.toml`.

    Raises:
        ProblemsError: with every problem of the file.
    """
    return load_table("scales", Scales, resources)


@dataclass(frozen=True, slots=True)
class Score:
    """A score on one scale, an interval where items are missing; `side` for grip."""

    scale: str
    value: Interval
    unit: str
    side: Side | None = None
    date: PartialDate | None = None
    place: str = ""


def change(before: Score, after: Score, scales: Scales) -> Interpretation:
    """Better, worse or the same in the scale's own direction. The truth answers: it matters.

    Scores of two scales, units or sides are never compared.
    """
    scale = scales.find(after.scale)
    problem = _problem(before, after, scale, scales)
    if problem is not None:
        return _reading(before, after, scale, f"Not compared: {problem}", Truth.UNKNOWN)
    moved = difference(after.value, before.value)
    value = _direction(moved, scale)
    truth = _matters(before, after, moved, scale)
    if scale.matters is None:
        value = f"{value} No published change that matters was found."
    elif truth is Truth.TRUE:
        value = f"{value} This reaches the smallest change that matters."
    elif truth is Truth.FALSE:
        value = f"{value} This is less than the smallest change that matters."
    return _reading(before, after, scale, value, truth)


def _problem(before: Score, after: Score, scale: Scale, scales: Scales) -> str | None:
    if before.scale != after.scale:
        return f"{scales.find(before.scale).label} and {scale.label} are two scales."
    for one in (before, after):
        if one.unit != scale.unit:
            return f"{scale.label} is recorded in {scale.unit}, not in {one.unit}."
        if _outside(one.value, scale):
            return (
                f"{scale.label} runs from {show_number(scale.low)} to {show_number(scale.high)}; "
                "check the score and which scale it is."
            )
    if scale.sided and (before.side is None or after.side is None):
        return "the side is not stated."
    if before.side != after.side:
        return "left and right are not compared."
    return None


def _outside(value: Interval, scale: Scale) -> bool:
    low = value.at_or_above(scale.low) is Truth.FALSE
    return low or value.at_or_below(scale.high) is Truth.FALSE


def _direction(moved: Interval, scale: Scale) -> str:
    if moved.exact == 0:
        return "Unchanged."
    up, down = moved.at_or_above(Decimal(0)), moved.at_or_below(Decimal(0))
    if Truth.TRUE not in {up, down}:
        return "Better or worse cannot be told."
    rises = up is Truth.TRUE
    better = rises == (scale.higher_is == "better")
    size = show_range(moved if rises else _turned(moved))
    return f"{'Better' if better else 'Worse'} by {size}{_unit(scale)}."


def _unit(scale: Scale) -> str:
    return "" if scale.unit == "{score}" else f" {'kg' if scale.unit == 'kgf' else scale.unit}"


def _turned(value: Interval) -> Interval:
    return Interval(
        None if value.high is None else -value.high,
        None if value.low is None else -value.low,
        low_open=value.high_open,
        high_open=value.low_open,
    )


def _matters(before: Score, after: Score, moved: Interval, scale: Scale) -> Truth:
    if scale.matters is None:
        return Truth.UNKNOWN
    if scale.matters_in == "percent":
        kept = quotient(after.value, before.value)
        if kept is None:
            return Truth.UNKNOWN
        moved = difference(kept.scaled(HUNDRED), Interval.exactly(HUNDRED))
    return any_of([moved.at_or_above(scale.matters), moved.at_or_below(-scale.matters)])


def _reading(
    before: Score,
    after: Score,
    scale: Scale,
    value: str,
    truth: Truth,
) -> Interpretation:
    size = "none seen" if scale.matters is None else show_number(scale.matters)
    if scale.matters is not None:
        size += "%" if scale.matters_in == "percent" else _unit(scale)
    return Interpretation(
        id=f"scale.{scale.id}{f'.{after.side}' if after.side else ''}",
        title=scale.label,
        value=value,
        truth=truth,
        inputs=tuple(
            Input(label, show_range(one.value), one.date, one.place)
            for label, one in (("Before", before), ("After", after))
        ),
        rule=(
            f"{show_number(scale.low)} to {show_number(scale.high)}, higher is {scale.higher_is}; "
            f"smallest change that matters: {size}."
        ),
        cites=scale.cites,
        confidence=scale.confidence,
        cautions=(scale.note,) if scale.note else (),
    )


def summed(items: Sequence[int | None], count: int, highest: int) -> Interval:
    """The sum of `count` items of 0 to `highest`; a missing item makes it an interval.

    Raises:
        ValueError: for another number of items, or an item out of range.
    """
    if len(items) != count:
        message = f"This sum needs {count} items, answered or not."
        raise ValueError(message)
    known = [one for one in items if one is not None]
    if any(not 0 <= one <= highest for one in known):
        message = f"Each item is 0 to {highest}."
        raise ValueError(message)
    low = sum(known)
    return Interval(Decimal(low), Decimal(low + (count - len(known)) * highest))


def mrc_sum(grades: Sequence[int | None]) -> Interval:
    """Twelve muscle groups, each graded 0 to 5; 0 to 60.

    Raises:
        ValueError: for another number of groups, or a grade out of range.
    """
    return summed(grades, 12, 5)


def irods_raw(items: Sequence[int | None]) -> Interval:
    """Twenty-four items of 0 to 2; 0 to 48. An item that does not apply is missing.

    Raises:
        ValueError: for another number of items, or an answer out of range.
    """
    return summed(items, 24, 2)
