"""Which VEGF levels may be drawn beside results: published cut-offs, and what each set says."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.policy import VegfRule
from poems_desktop.clinical.record import Specimen
from poems_desktop.clinical.sets import CriteriaSet, CutOff
from poems_desktop.clinical.vegf import CANONICAL
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity

PUBLISHED = "published"
_PUBLISHED_NOTE = (
    "Published cut-offs are operating points of single studies; a value below one excludes nothing."
)
_BY_RULE = {
    "stated": (
        "takes the laboratory's statement first, then the laboratory's own limit; a published "
        "cut-off counts only where it is passed."
    ),
    "published": "is weighed here by the published cut-offs alone.",
}


@dataclass(frozen=True, slots=True)
class Level:
    """A level of one specimen in pg/mL, with what its source says about it."""

    specimen: Specimen
    value: Decimal
    details: tuple[str, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class VegfLines:
    """One choice of levels. `note` says how they are meant, or why there is none."""

    key: str
    title: str
    levels: tuple[Level, ...]
    note: str

    def of(self, specimen: Specimen) -> Level | None:
        """The level for a specimen."""
        return next((one for one in self.levels if one.specimen == specimen), None)


def vegf_lines(
    sets: Iterable[CriteriaSet], definitions: Definitions, rule: VegfRule
) -> tuple[VegfLines, ...]:
    """The published cut-offs first, then every set that is in use."""
    published = published_lines(definitions)
    return (published, *(_of_set(one, published, rule) for one in sets))


def published_lines(definitions: Definitions) -> VegfLines:
    """The published operating points."""
    levels = tuple(_level(one, definitions) for one in definitions.cut_offs.cut_off)
    return VegfLines(PUBLISHED, "Published cut-offs", levels, _PUBLISHED_NOTE)


def _level(one: CutOff, definitions: Definitions) -> Level:
    quantity = definitions.units.convert(Quantity(Interval.exactly(one.value), one.unit), CANONICAL)
    return Level(
        one.specimen,
        quantity.value.low or one.value,
        (f"specificity {one.specificity:f}%", f"sensitivity {one.sensitivity:f}%"),
        one.cites[0],
    )


def _of_set(one: CriteriaSet, published: VegfLines, rule: VegfRule) -> VegfLines:
    criterion = next((item for item in one.criterion if item.rule == "vegf"), None)
    if criterion is None:
        return VegfLines(one.id, one.short, (), f"{one.short} has no criterion of VEGF.")
    if criterion.vegf_mode == "serum_cut_off" and criterion.vegf_cut_off is not None:
        level = Level("serum", criterion.vegf_cut_off, (one.short,), criterion.cites[0])
        note = f"{one.short} decides by the number in serum alone; plasma has no level."
        return VegfLines(one.id, one.short, (level,), note)
    if criterion.vegf_mode == "statement":
        note = f"{one.short}: its cut-off was not seen, so only a statement decides; no line."
        return VegfLines(one.id, one.short, (), note)
    return VegfLines(one.id, one.short, published.levels, f"{one.short} {_BY_RULE[rule]}")
