"""What an entry of the transplant log asks for: every field of the form, its kind and its choices.

A field is named `group.member`; a group becomes one part of a `LogEntry`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants, Quantity
from poems_desktop.core.marked import marked

Kind = Literal["number", "count", "text", "note", "clock", "state", "flag", "choice"]
Option = tuple[str | None, str]

YES_NO: tuple[Option, ...] = (
    (None, marked("Not recorded")),
    ("yes", marked("Yes")),
    ("no", marked("No")),
)
GIVEN: tuple[Option, ...] = (
    (None, marked("Not recorded")),
    ("yes", marked("Given")),
    ("no", marked("Not given")),
)
SITES: tuple[Option, ...] = (
    (None, marked("Not recorded")),
    ("oral", marked("Oral")),
    ("axillary", marked("Axillary")),
    ("ear", marked("Ear")),
    ("forehead", marked("Forehead")),
    ("rectal", marked("Rectal")),
    ("core", marked("Core")),
)
OXYGEN: tuple[Option, ...] = (
    (None, marked("Not recorded")),
    ("air", marked("Room air")),
    ("oxygen", marked("Oxygen")),
)
PURPOSES: tuple[Option, ...] = (
    (None, marked("Not recorded")),
    ("engraftment_syndrome", marked("Engraftment syndrome")),
    ("other", marked("Another reason")),
)
CULTURES: tuple[Option, ...] = (
    (None, marked("Kind?")),
    ("blood", marked("Blood culture")),
    ("urine", marked("Urine culture")),
    ("sputum", marked("Sputum culture")),
    ("stool", marked("Stool culture")),
    ("c_difficile", marked("C. difficile")),
    ("line", marked("Line culture")),
    ("other", marked("Other culture")),
)
RESULTS: tuple[Option, ...] = (
    (None, marked("Result?")),
    ("pending", marked("Pending")),
    ("negative", marked("Negative")),
    ("positive", marked("Positive")),
    ("not_done", marked("Not done")),
)
LABS: Mapping[str, tuple[str, Quantity]] = {
    "neutrophils": (marked("Neutrophils (ANC)"), "neutrophils"),
    "bilirubin": (marked("Bilirubin"), "bilirubin"),
    "ast": (marked("AST"), "transaminase"),
    "alt": (marked("ALT"), "transaminase"),
    "creatinine": (marked("Creatinine"), "creatinine"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One question of the form.

    `asked_if` names a member of the same group and the answer under which the field is asked.
    `units` names the quantity whose units are the choices. `name` is the full accessible name.
    """

    key: str
    label: str
    name: str
    kind: Kind
    options: tuple[Option, ...] = ()
    units: Quantity | None = None
    asked_if: tuple[str, str] | None = None

    @property
    def group(self) -> str:
        """The part of the entry."""
        return self.key.partition(".")[0]

    @property
    def member(self) -> str:
        """The place in that part."""
        return self.key.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that stand together under a heading."""

    title: str
    fields: tuple[Field, ...]


CORE: tuple[Field, ...] = (
    Field("at.value", marked("Time"), marked("Time of the entry"), "clock"),
    Field("temperature.value", marked("Temperature"), marked("Temperature"), "number"),
    Field(
        "temperature.unit",
        marked("Unit"),
        marked("Temperature, unit"),
        "choice",
        units="temperature",
    ),
    Field("weight.value", marked("Weight"), marked("Weight"), "number"),
    Field("weight.unit", marked("Unit"), marked("Weight, unit"), "choice", units="weight"),
    Field("stools.per_day", marked("Stools / 24 h"), marked("Stools in 24 hours"), "count"),
    Field("rash.state", marked("Rash"), marked("Rash"), "state"),
    Field(
        "breathing_difficulty.value",
        marked("Breathing difficulty"),
        marked("Breathing difficulty"),
        "state",
    ),
    Field("oxygen.how", marked("Oxygen"), marked("Oxygen"), "choice", OXYGEN),
    Field(
        "oxygen.flow",
        marked("L/min"),
        marked("Oxygen flow in L/min"),
        "number",
        asked_if=("how", "oxygen"),
    ),
    Field("antibiotic.value", marked("Antibiotic"), marked("Antibiotic"), "flag", GIVEN),
    Field("steroid.given", marked("Steroid"), marked("Steroid"), "flag", GIVEN),
    Field("steroid.milligrams", "mg", marked("Steroid, mg"), "number", asked_if=("given", "yes")),
)

_RASH, _LUNGS, _BRAIN = ("state", "present"), ("state", "present"), ("state", "present")
_GIVEN = ("given", "yes")


def _lab(key: str) -> tuple[Field, ...]:
    label, quantity = LABS[key]
    return (
        Field(f"{key}.value", label, label, "number"),
        Field(
            f"{key}.unit",
            tr("Unit"),
            tr("{label}, unit").format(label=label),
            "choice",
            units=quantity,
        ),
    )


def _with_limit(key: str) -> tuple[Field, ...]:
    label, _ = LABS[key]
    limit = Field(
        f"{key}.upper_limit",
        tr("Upper limit"),
        tr("{label}, upper limit").format(label=label),
        "number",
    )
    return (*_lab(key), limit)


MORE: tuple[Section, ...] = (
    Section(
        marked("Temperature and fever"),
        (
            Field("temperature.site", marked("Site"), marked("Temperature, site"), "choice", SITES),
            Field(
                "temperature.antipyretic",
                marked("Antipyretic before"),
                marked("Antipyretic in the hours before the temperature"),
                "flag",
                YES_NO,
            ),
            Field(
                "temperature.steroid",
                marked("Steroid before"),
                marked("Steroid before the temperature"),
                "flag",
                YES_NO,
            ),
            Field("fever.value", marked("Fever as judged"), marked("Fever as judged"), "state"),
        ),
    ),
    Section(
        marked("Weight and stools"),
        (
            Field("weight.scale", marked("Scale"), marked("Scale used"), "text"),
            Field(
                "weight_gain.value",
                marked("Weight gain as judged"),
                marked("Weight gain as judged"),
                "state",
            ),
            Field("diuretic.value", marked("Diuretic"), marked("Diuretic"), "flag", GIVEN),
            Field(
                "stools.liquid", marked("Liquid stools"), marked("Liquid stools"), "flag", YES_NO
            ),
            Field(
                "diarrhea.value",
                marked("Diarrhea as judged"),
                marked("Diarrhea as judged"),
                "state",
            ),
        ),
    ),
    Section(
        marked("Skin, lungs, brain"),
        (
            Field(
                "rash.percent",
                marked("Rash, % of body"),
                marked("Rash, percent of body surface"),
                "number",
                asked_if=_RASH,
            ),
            Field(
                "rash.drug",
                marked("Drug explains it"),
                marked("A drug explains the rash"),
                "flag",
                YES_NO,
                asked_if=_RASH,
            ),
            Field(
                "infiltrates.state", marked("Lung infiltrates"), marked("Lung infiltrates"), "state"
            ),
            Field(
                "infiltrates.diffuse",
                marked("Diffuse"),
                marked("Infiltrates are diffuse"),
                "flag",
                YES_NO,
                asked_if=_LUNGS,
            ),
            Field(
                "infiltrates.cardiogenic",
                marked("Heart explains them"),
                marked("The heart explains the infiltrates"),
                "flag",
                YES_NO,
                asked_if=_LUNGS,
            ),
            Field("hypoxia.value", marked("Hypoxia"), marked("Hypoxia"), "state"),
            Field(
                "oxygen_saturation.value",
                marked("SpO2, %"),
                marked("Oxygen saturation in percent"),
                "number",
            ),
            Field(
                "encephalopathy.state", marked("Encephalopathy"), marked("Encephalopathy"), "state"
            ),
            Field(
                "encephalopathy.explained",
                marked("Another cause"),
                marked("Another cause explains the encephalopathy"),
                "flag",
                YES_NO,
                asked_if=_BRAIN,
            ),
        ),
    ),
    Section(
        marked("Laboratory"),
        (
            *_lab("neutrophils"),
            *_with_limit("bilirubin"),
            *_with_limit("ast"),
            *_with_limit("alt"),
            *_lab("creatinine"),
        ),
    ),
    Section(
        marked("Steroid"),
        (
            Field("steroid.drug", marked("Drug"), marked("Steroid, drug"), "text", asked_if=_GIVEN),
            Field(
                "steroid.route", marked("Route"), marked("Steroid, route"), "text", asked_if=_GIVEN
            ),
            Field(
                "steroid.purpose",
                marked("Given for"),
                marked("Steroid, given for"),
                "choice",
                PURPOSES,
                asked_if=_GIVEN,
            ),
        ),
    ),
    Section(marked("Note"), (Field("note.value", marked("Note"), marked("Note"), "note"),)),
)

FIELDS: Mapping[str, Field] = {
    one.key: one for one in (*CORE, *(field for section in MORE for field in section.fields))
}


def unit_options(quantity: Quantity, constants: EngraftmentConstants) -> tuple[Option, ...]:
    """The units that the program knows for a quantity, as people write them; none is assumed."""
    shown: dict[str, str] = {}
    for one in constants.possible:
        if one.quantity == quantity and constants.unit_text(one.unit) not in shown.values():
            shown[one.unit] = constants.unit_text(one.unit)
    return ((None, tr("Unit?")), *shown.items())
