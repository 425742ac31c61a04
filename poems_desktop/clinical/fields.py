"""What can be recorded: the models behind `forms/*.toml`."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field as Constraint

from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.interpretation import Confidence
from poems_desktop.clinical.model import Model

Tier = Literal["core", "extended"]
Role = Literal["direct", "result", "measure", "test", "supporting"]
Key = Annotated[str, Constraint(pattern=r"^[a-z][a-z0-9_]*$")]


class Codes(Model):
    """Codes of published vocabularies, verified for this item."""

    hpo: str | None = None
    loinc: str | None = None
    loinc_name: str | None = None
    """The official name, which the licence wants beside the code. It says what the code covers:
    one that reads Mass/volume is not the code of a result in mmol/L."""
    atc: str | None = None


class Method(Model):
    """A way in which a finding was looked for; an inadequate one leaves an absent unknown."""

    value: Key
    label: str
    adequate: bool
    caution: str | None = None
    """Why an absent by it is not enough or, where it is adequate, what it may still miss."""
    cites: tuple[str, ...] = ()
    treated: bool = False
    """Whether it says by itself that treatment had begun."""


class PreTreatment(Model):
    """Why an answer given on or after the beginning of treatment is shown and not counted.

    `holds` says for what: a `value` counts neither as present nor as absent then; of an `absence`
    only an absent is not counted, since what is still there was there.
    """

    holds: Literal["value", "absence"] = "value"
    caution: str
    cites: Annotated[tuple[str, ...], Constraint(min_length=1)]
    confidence: Confidence


class Option(Model):
    """One value of a choice; `means` says what it proves about the field, if anything."""

    value: str
    label: str
    means: Literal["present", "absent", "unknown"] = "unknown"


class Range(Model):
    """Inclusive limits in the first unit of the field."""

    low: Decimal
    high: Decimal
    cites: tuple[str, ...] = ()


class LaboratoryRange(Range):
    """What one laboratory prints as usual: an example, never a limit for another laboratory."""

    laboratory: str
    specimen: Literal["serum", "plasma"] | None = None


class Scale(Model):
    """Which way a scale points, and the change that its source calls meaningful.

    `low` and `high` are the ends of the published range, None where it is open. The change is in
    the first unit of the field, or in percent of the earlier value.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    better: Literal["low", "high"]
    minimal_change: Decimal | None = None
    change_in: Literal["unit", "percent"] = "unit"
    cites: tuple[str, ...] = ()


class Bridge(Model):
    """From one unit of a field to another of unlike dimension: `other = factor x unit + plus`.

    It holds for this field alone, because it depends on the substance: ug/dL of cortisol and of
    testosterone are not the same number of nmol/L.
    """

    unit: str
    other: str
    factor: Annotated[Decimal, Constraint(gt=0)]
    plus: Decimal = Decimal(0)
    confidence: Confidence
    cites: Annotated[tuple[str, ...], Constraint(min_length=1)]


class FieldBase(Model):
    """What every kind of field says about itself."""

    key: Key
    label: str
    plain: str
    tier: Tier = "core"
    evidence_role: Role | None = None
    sex: Literal["F", "M"] | None = None
    """Asked of this sex only; None for everybody."""
    counts_for: str | None = None
    pre_treatment: PreTreatment | None = None
    caveat: str | None = None
    cites: tuple[str, ...] = ()
    codes: Codes = Codes()


class FindingField(FieldBase):
    """Present, absent, not assessed, or not assessable."""

    kind: Literal["finding"]
    group: bool = False
    """A statement about a whole group: read from imported cases, never asked in a form."""
    details: tuple[Literal["onset", "grade", "note"], ...] = ("onset", "note")
    methods: tuple[Method, ...] = ()

    def asked_of(self, state: FindingState) -> tuple[str, ...]:
        """The details that belong to a finding in this state, as `Finding` names them."""
        if state is FindingState.PRESENT:
            return (*self.details, "explained_by")
        if state is FindingState.ABSENT and self.methods:
            return ("method", "assessed")
        return ()

    def method(self, value: str | None) -> Method | None:
        """A way of looking by its value; None for no way, and for one that it does not have."""
        return next((one for one in self.methods if one.value == value), None)


class ChoiceField(FieldBase):
    """One of a few named values."""

    kind: Literal["choice"]
    options: tuple[Option, ...]


class ResultField(FieldBase):
    """A laboratory value or measurement with unit, specimen and date."""

    kind: Literal["result"]
    units: tuple[str, ...]
    """UCUM; the first is the one the ranges are given in."""
    specimens: tuple[Literal["serum", "plasma"], ...] = ()
    possible: Range
    usual: Range | None = None
    """Our plausibility band: outside it a person is asked to check. No rule reads it."""
    laboratories: tuple[LaboratoryRange, ...] = ()
    """Usual ranges of named laboratories, where a source prints them."""
    scale: Scale | None = None
    bridge: Bridge | None = None
    """Where `units` hold two dimensions, as mass and amount of substance."""

    @property
    def only_unit(self) -> str | None:
        """The unit that goes without saying; None where a result may come in several."""
        return self.units[0] if len(self.units) == 1 else None


class DateField(FieldBase):
    """A clinical date, possibly partial."""

    kind: Literal["date"]


class TextField(FieldBase):
    """A short free text."""

    kind: Literal["text"]


Field = Annotated[
    FindingField | ChoiceField | ResultField | DateField | TextField,
    Constraint(discriminator="kind"),
]


class Form(Model):
    """One clinical domain: a file in `forms/`."""

    id: Key
    version: str
    title: str
    short: str
    order: int
    field: tuple[Field, ...]
