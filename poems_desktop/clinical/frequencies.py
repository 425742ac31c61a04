"""How common a finding is among patients with POEMS, as each series saw it.

Always the share of patients with POEMS who had the finding. It is not the chance of POEMS for a
patient who has it, it weighs nothing, and series are shown beside each other, never averaged.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field as Constraint
from pydantic import ValidationError, model_validator

from poems_desktop import assets
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.problems import Problem, ProblemsError

_FILE = "frequencies.toml"
Percent = Annotated[Decimal, Constraint(ge=0, le=100)]


class Frequency(Model):
    """One figure of one series: a percentage, a range, or patients counted."""

    fields: Annotated[tuple[Key, ...], Constraint(min_length=1)]
    about: str | None = None
    """What was counted, where that is not quite the field; such a figure stands alone."""
    percent: Percent | None = None
    low: Percent | None = None
    high: Percent | None = None
    present: Annotated[int, Constraint(ge=0)] | None = None
    of: Annotated[int, Constraint(ge=1)] | None = None
    """How many patients were looked at; None where the source was not seen to say it."""
    series: str
    cites: Annotated[tuple[str, ...], Constraint(min_length=1)]

    @model_validator(mode="after")
    def _one_figure(self) -> Self:
        given = (self.percent is not None, self.low is not None, self.present is not None)
        if sum(given) != 1 or (self.low is None) != (self.high is None):
            message = "give one of: percent; low with high; present with of"
            raise ValueError(message)
        if self.low is not None and self.high is not None and self.low > self.high:
            message = "its range is empty; swap low and high"
            raise ValueError(message)
        if self.present is not None and (self.of is None or self.present > self.of):
            message = "present has to be a part of `of`"
            raise ValueError(message)
        return self

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """Lowest and highest percentage that it states, whole percent where counted."""
        if self.low is not None and self.high is not None:
            return (self.low, self.high)
        share = self.percent
        if share is None:
            counted = Decimal(self.present or 0) * 100 / Decimal(self.of or 1)
            share = counted.quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return (share, share)


class Frequencies(Model):
    """`resources/frequencies.toml`."""

    version: str
    label: str
    """The words that follow every figure."""
    caution: str
    frequency: tuple[Frequency, ...]

    @cached_property
    def by_field(self) -> Mapping[str, tuple[Frequency, ...]]:
        """Every figure under each of its fields, in the order of the file."""
        found: dict[str, tuple[Frequency, ...]] = {}
        for one in self.frequency:
            for key in one.fields:
                found[key] = (*found.get(key, ()), one)
        return found

    def of(self, key: str) -> tuple[Frequency, ...]:
        """The figures of a field; none where no series was seen."""
        return self.by_field.get(key, ())

    def sentence(self, one: Frequency) -> str:
        """`26% of patients with POEMS, of men; Mayo Clinic, 10 of 38`: one series with its size."""
        about = "" if one.about is None else f", {one.about}"
        return f"{_figure(*one.bounds)} {self.label}{about}; {one.series}{_size(one)}"

    def spread(self, key: str) -> "Spread | None":
        """The lowest and the highest figure on the field itself; None where there is none."""
        same = [one for one in self.of(key) if one.about is None]
        if not same:
            return None
        lows, highs = zip(*(one.bounds for one in same), strict=True)
        low, high = min(lows), max(highs)
        cites = tuple(dict.fromkeys(cite for one in same for cite in one.cites))
        count = "one source" if len(same) == 1 else f"{len(same)} sources"
        return Spread(low, high, f"{_figure(low, high)} {self.label}, {count}", cites)


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the series lie apart, in percent; never their mean."""

    low: Decimal
    high: Decimal
    text: str
    cites: tuple[str, ...]


def load_frequencies(resources: Path | None = None) -> Frequencies:
    """Read the shipped figures.

    Raises:
        ProblemsError: with every problem of the file.
    """
    path = (resources or assets.tree("resources")) / _FILE
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProblemsError((Problem(_FILE, f"cannot be read: {error}"),)) from error
    try:
        return Frequencies.model_validate(document)
    except ValidationError as error:
        problems = [
            Problem(f"{_FILE}: {'.'.join(str(part) for part in detail['loc'])}", detail["msg"])
            for detail in error.errors(include_url=False, include_input=False)
        ]
        raise ProblemsError(tuple(problems)) from error


def lint_frequencies(frequencies: Frequencies, definitions: Definitions) -> Iterator[Problem]:
    """Figures of fields that no form has, or from sources that are not listed."""
    for place, one in enumerate(frequencies.frequency, 1):
        where = f"{_FILE}: figure {place} ({', '.join(one.fields)})"
        for key in one.fields:
            if key not in definitions.fields:
                yield Problem(where, f"is about {key!r}, which no form has.")
        for cite in one.cites:
            if cite.partition("#")[0] not in definitions.references:
                yield Problem(where, f"{cite!r} is not in references.toml; add it or mend it.")


def _figure(low: Decimal, high: Decimal) -> str:
    return f"{low:f}%" if low == high else f"{low:f}% to {high:f}%"


def _size(one: Frequency) -> str:
    if one.present is not None:
        return f", {one.present} of {one.of}"
    if one.of is not None:
        return f", {one.of:,} patients"
    return "" if one.low is not None else ", number of patients not seen"
