"""Criteria sets, cut-offs, units and references: the models behind `resources/`."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field as Constraint

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.model import Model
from poems_desktop.core.criteria import AtLeast, Leaf, Node

Burden = Literal["questionnaire", "bedside", "blood", "imaging", "biopsy"]


class Criterion(Model):
    """One line of a criteria set.

    A present member meets it. `group` is a statement about the whole ("skin changes"): present
    counts as the group, absent closes the members that nobody named. `absent_by` says what proves
    the criterion not met: every one of `members` absent, or only a statement.
    """

    id: Key
    label: str
    rule: Literal["members", "vegf"] = "members"
    group: Key | None = None
    members: tuple[Key, ...] = ()
    also: tuple[Key, ...] = ()
    """Count when present; their absence is not needed (a wider or combined wording)."""
    maybe: tuple[Key, ...] = ()
    """Present, it may be a member whose type is not known: keeps the criterion from not met."""
    weak: tuple[Key, ...] = ()
    """Never count alone; where only these are named, the group statement is unknown."""
    absent_by: Literal["members", "statement"] = "members"
    burden: Burden
    settle: str
    """What to do to settle it, in our own words."""
    cites: Annotated[tuple[str, ...], Constraint(min_length=1)]
    caveat: str | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that this criterion reads."""
        group = () if self.group is None else (self.group,)
        return (*group, *self.members, *self.also, *self.maybe, *self.weak)


class Limb(Model):
    """A lettered condition of a set: at least `at_least` of its criteria."""

    id: str
    title: str
    need: str
    at_least: Annotated[int, Constraint(ge=1)]
    criteria: tuple[Key, ...]


class CriteriaSet(Model):
    """A published set: `resources/criteria/*.toml`."""

    id: Key
    version: str
    title: str
    short: str
    year: int
    validation: str
    cites: Annotated[tuple[str, ...], Constraint(min_length=1)]
    limb: tuple[Limb, ...]
    criterion: tuple[Criterion, ...]

    def tree(self) -> Node:
        """All limbs, each at least k of its criteria."""
        return AtLeast(len(self.limb), tuple(self.limb_node(limb) for limb in self.limb))

    @staticmethod
    def limb_node(limb: Limb) -> Node:
        """One limb as a node."""
        return AtLeast(limb.at_least, tuple(Leaf(name) for name in limb.criteria))


class CutOff(Model):
    """A published operating point of VEGF in one specimen."""

    specimen: Literal["serum", "plasma"]
    value: Decimal
    unit: str
    sensitivity: Decimal
    specificity: Decimal
    cites: Annotated[tuple[str, ...], Constraint(min_length=1)]


class CutOffs(Model):
    """`resources/vegf.toml`."""

    version: str
    cut_off: tuple[CutOff, ...]


class UnitFamilyFile(Model):
    """Units of one dimension and what one of each is in the canonical unit."""

    canonical: str
    factors: Mapping[str, Decimal]
    display: Mapping[str, str] = {}
    cites: Annotated[tuple[str, ...], Constraint(min_length=1)]


class UnitsFile(Model):
    """`resources/units.toml`."""

    family: tuple[UnitFamilyFile, ...]


class Reference(Model):
    """A source: `resources/references.toml`, by id."""

    mark: str
    """The short mark beside a statement; a locator such as a note number is appended."""
    citation: str
    year: int
    doi: str | None = None
    url: str | None = None
    seen: Literal["text", "table", "abstract", "catalogue", "secondary", "standard", "own"]
    note: str | None = None
