"""Criteria sets, cut-offs, units and references: the models behind `resources/`."""

from collections.abc import Container, Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field as Constraint

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.interpretation import Confidence
from poems_desktop.clinical.model import Model
from poems_desktop.core.criteria import AtLeast, Leaf, Node, Not

Burden = Literal["questionnaire", "bedside", "blood", "imaging", "biopsy"]
BURDENS: tuple[Burden, ...] = ("questionnaire", "bedside", "blood", "imaging", "biopsy")
"""The lightest first."""
VegfMode = Literal["any", "statement", "serum_cut_off"]
"""`any`: statement or number by the policy's rule. `statement`: the set's cut-off was not seen, so
only a statement decides, whatever the rule. `serum_cut_off`: only a number in serum decides."""


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
    vegf_mode: VegfMode = "any"
    vegf_cut_off: Decimal | None = None
    """In pg/mL; met at this value or above. Only with `serum_cut_off`."""
    weak_note: str | None = None
    """Said where a weak finding is all there is, instead of the usual sentence."""
    maybe_note: str | None = None
    """Said where a finding of `maybe` is all there is, instead of the usual sentence."""
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
    """A lettered condition of a set: at least `at_least` of its criteria, or none of them."""

    id: str
    title: str
    need: str
    at_least: Annotated[int, Constraint(ge=1)]
    criteria: tuple[Key, ...]
    none_of: bool = False
    """An exclusion: holds where every criterion is known not to be met."""
    confidence: Confidence = "sourced"
    """Of the list of criteria as it stands here."""

    def node(self, k: int | None = None) -> Node:
        """The limb as a node, with `k` instead of its own count where given."""
        if self.none_of:
            return Not(AtLeast(1, tuple(Leaf(name) for name in self.criteria)))
        return AtLeast(k or self.at_least, tuple(Leaf(name) for name in self.criteria))


class Grade(Model):
    """A degree of certainty that a set names, such as probable.

    `at_least` gives other counts for limbs by their id, 0 leaves a limb out; a limb that is not
    named keeps its own. A grade that does not count is told, but never makes the set met.
    """

    id: Key
    title: str
    at_least: Mapping[str, Annotated[int, Constraint(ge=0)]] = {}
    counts: bool = True

    def needed(self, limb: Limb) -> int:
        """How many criteria of `limb` this grade asks for; 0 where it leaves the limb out."""
        return self.at_least.get(limb.id, limb.at_least)


class Footnote(Model):
    """What a set says, or what is not known of it, beside its rules."""

    text: str
    cites: Annotated[tuple[str, ...], Constraint(min_length=1)]
    confidence: Confidence = "sourced"


class CastlemanVariant(Model):
    """An entity beside the set: Castleman disease with a minor criterion and no clone."""

    castleman: Key
    clone: Key
    minor: str
    """The id of the limb of which one criterion is needed."""
    cites: Annotated[tuple[str, ...], Constraint(min_length=1)]


class SharedEvidence(Model):
    """One piece of evidence that can carry two limbs: `field` of `second` comes with `first`."""

    first: Key
    second: Key
    field: Key
    text: str
    """The sentence that says so; the verdict without it is added."""
    cites: Annotated[tuple[str, ...], Constraint(min_length=1)]


class CriteriaSet(Model):
    """A published set: `resources/criteria/*.toml`.

    `borrow` names criteria of other sets that this set takes over word for word; the loader puts
    them into `criterion`, which is complete from then on.
    """

    id: Key
    version: str
    title: str
    short: str
    year: int
    validation: str
    cites: Annotated[tuple[str, ...], Constraint(min_length=1)]
    confidence: Literal["sourced", "unconfirmed"] = "sourced"
    switched_on: bool = True
    confirm: str | None = None
    """What a site has to confirm before it switches the set on."""
    grade: str = ""
    """The title of the highest grade; empty where the set has no grades."""
    lesser: tuple[Grade, ...] = ()
    """The other grades, strongest first."""
    limb: tuple[Limb, ...]
    borrow: Mapping[Key, tuple[Key, ...]] = {}
    criterion: tuple[Criterion, ...] = ()
    footnote: tuple[Footnote, ...] = ()
    castleman_variant: CastlemanVariant | None = None
    shared: tuple[SharedEvidence, ...] = ()

    def may_be_used(self, confirmed: Container[str]) -> bool:
        """Whether a site may use it: shipped switched on, or among what the site confirmed."""
        return self.switched_on or self.id in confirmed

    @property
    def highest(self) -> Grade:
        """The grade that asks for every limb as it stands."""
        return Grade.model_construct(id=self.grade or "met", title=self.grade or "met")

    @property
    def grades(self) -> tuple[Grade, ...]:
        """Every grade, strongest first, those that do not count last."""
        return (self.highest, *self.lesser)

    @property
    def weakest(self) -> Grade:
        """The weakest grade that counts: reaching it is what "met" means."""
        return [grade for grade in self.grades if grade.counts][-1]

    def always_asks(self, limb: Limb) -> bool:
        """Whether no grade that counts is reached without a criterion of `limb` being met."""
        counting = (grade for grade in self.grades if grade.counts)
        return not limb.none_of and all(grade.needed(limb) for grade in counting)

    @property
    def borrowed(self) -> frozenset[str]:
        """The ids of criteria taken over from another set."""
        return frozenset(name for names in self.borrow.values() for name in names)

    @property
    def excluding(self) -> frozenset[str]:
        """The ids of criteria that have to be not met."""
        return frozenset(name for limb in self.limb if limb.none_of for name in limb.criteria)

    def tree(self, grade: Grade | None = None) -> Node:
        """All limbs of a grade, each at least k of its criteria; the weakest that counts."""
        asked = grade or self.weakest
        nodes = tuple(limb.node(asked.needed(limb)) for limb in self.limb if asked.needed(limb))
        return AtLeast(len(nodes), nodes)


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
    short: str | None = None
    """Name and day of issue in a few words, where the mark is only a letter."""
    citation: str
    year: int
    doi: str | None = None
    url: str | None = None
    seen: Literal["text", "table", "abstract", "catalogue", "secondary", "standard", "own"]
    note: str | None = None
