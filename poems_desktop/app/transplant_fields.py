"""What an entry of the transplant log asks for: every field of the form, its kind and its choices.

A field is named `group.member`; a group becomes one part of a `LogEntry`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from poems_desktop.clinical.engraftment.constants import EngraftmentConstants, Quantity

Kind = Literal["number", "count", "text", "note", "clock", "state", "flag", "choice"]
Option = tuple[str | None, str]

YES_NO: tuple[Option, ...] = ((None, "Not recorded"), ("yes", "Yes"), ("no", "No"))
GIVEN: tuple[Option, ...] = ((None, "Not recorded"), ("yes", "Given"), ("no", "Not given"))
SITES: tuple[Option, ...] = (
    (None, "Not recorded"),
    ("oral", "Oral"),
    ("axillary", "Axillary"),
    ("ear", "Ear"),
    ("forehead", "Forehead"),
    ("rectal", "Rectal"),
    ("core", "Core"),
)
OXYGEN: tuple[Option, ...] = ((None, "Not recorded"), ("air", "Room air"), ("oxygen", "Oxygen"))
PURPOSES: tuple[Option, ...] = (
    (None, "Not recorded"),
    ("engraftment_syndrome", "Engraftment syndrome"),
    ("other", "Another reason"),
)
CULTURES: tuple[Option, ...] = (
    (None, "Kind?"),
    ("blood", "Blood culture"),
    ("urine", "Urine culture"),
    ("sputum", "Sputum culture"),
    ("stool", "Stool culture"),
    ("c_difficile", "C. difficile"),
    ("line", "Line culture"),
    ("other", "Other culture"),
)
RESULTS: tuple[Option, ...] = (
    (None, "Result?"),
    ("pending", "Pending"),
    ("negative", "Negative"),
    ("positive", "Positive"),
    ("not_done", "Not done"),
)
LABS: Mapping[str, tuple[str, Quantity]] = {
    "neutrophils": ("Neutrophils (ANC)", "neutrophils"),
    "bilirubin": ("Bilirubin", "bilirubin"),
    "ast": ("AST", "transaminase"),
    "alt": ("ALT", "transaminase"),
    "creatinine": ("Creatinine", "creatinine"),
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
    Field("at.value", "Time", "Time of the entry", "clock"),
    Field("temperature.value", "Temperature", "Temperature", "number"),
    Field("temperature.unit", "Unit", "Temperature, unit", "choice", units="temperature"),
    Field("weight.value", "Weight", "Weight", "number"),
    Field("weight.unit", "Unit", "Weight, unit", "choice", units="weight"),
    Field("stools.per_day", "Stools / 24 h", "Stools in 24 hours", "count"),
    Field("rash.state", "Rash", "Rash", "state"),
    Field("breathing_difficulty.value", "Breathing difficulty", "Breathing difficulty", "state"),
    Field("oxygen.how", "Oxygen", "Oxygen", "choice", OXYGEN),
    Field("oxygen.flow", "L/min", "Oxygen flow in L/min", "number", asked_if=("how", "oxygen")),
    Field("antibiotic.value", "Antibiotic", "Antibiotic", "flag", GIVEN),
    Field("steroid.given", "Steroid", "Steroid", "flag", GIVEN),
    Field("steroid.milligrams", "mg", "Steroid, mg", "number", asked_if=("given", "yes")),
)

_RASH, _LUNGS, _BRAIN = ("state", "present"), ("state", "present"), ("state", "present")
_GIVEN = ("given", "yes")


def _lab(key: str) -> tuple[Field, ...]:
    label, quantity = LABS[key]
    return (
        Field(f"{key}.value", label, label, "number"),
        Field(f"{key}.unit", "Unit", f"{label}, unit", "choice", units=quantity),
    )


def _with_limit(key: str) -> tuple[Field, ...]:
    label, _ = LABS[key]
    limit = Field(f"{key}.upper_limit", "Upper limit", f"{label}, upper limit", "number")
    return (*_lab(key), limit)


MORE: tuple[Section, ...] = (
    Section(
        "Temperature and fever",
        (
            Field("temperature.site", "Site", "Temperature, site", "choice", SITES),
            Field(
                "temperature.antipyretic",
                "Antipyretic before",
                "Antipyretic in the hours before the temperature",
                "flag",
                YES_NO,
            ),
            Field(
                "temperature.steroid",
                "Steroid before",
                "Steroid before the temperature",
                "flag",
                YES_NO,
            ),
            Field("fever.value", "Fever as judged", "Fever as judged", "state"),
        ),
    ),
    Section(
        "Weight and stools",
        (
            Field("weight.scale", "Scale", "Scale used", "text"),
            Field("weight_gain.value", "Weight gain as judged", "Weight gain as judged", "state"),
            Field("diuretic.value", "Diuretic", "Diuretic", "flag", GIVEN),
            Field("stools.liquid", "Liquid stools", "Liquid stools", "flag", YES_NO),
            Field("diarrhea.value", "Diarrhea as judged", "Diarrhea as judged", "state"),
        ),
    ),
    Section(
        "Skin, lungs, brain",
        (
            Field(
                "rash.percent",
                "Rash, % of body",
                "Rash, percent of body surface",
                "number",
                asked_if=_RASH,
            ),
            Field(
                "rash.drug",
                "Drug explains it",
                "A drug explains the rash",
                "flag",
                YES_NO,
                asked_if=_RASH,
            ),
            Field("infiltrates.state", "Lung infiltrates", "Lung infiltrates", "state"),
            Field(
                "infiltrates.diffuse",
                "Diffuse",
                "Infiltrates are diffuse",
                "flag",
                YES_NO,
                asked_if=_LUNGS,
            ),
            Field(
                "infiltrates.cardiogenic",
                "Heart explains them",
                "The heart explains the infiltrates",
                "flag",
                YES_NO,
                asked_if=_LUNGS,
            ),
            Field("hypoxia.value", "Hypoxia", "Hypoxia", "state"),
            Field("oxygen_saturation.value", "SpO2, %", "Oxygen saturation in percent", "number"),
            Field("encephalopathy.state", "Encephalopathy", "Encephalopathy", "state"),
            Field(
                "encephalopathy.explained",
                "Another cause",
                "Another cause explains the encephalopathy",
                "flag",
                YES_NO,
                asked_if=_BRAIN,
            ),
        ),
    ),
    Section(
        "Laboratory",
        (
            *_lab("neutrophils"),
            *_with_limit("bilirubin"),
            *_with_limit("ast"),
            *_with_limit("alt"),
            *_lab("creatinine"),
        ),
    ),
    Section(
        "Steroid",
        (
            Field("steroid.drug", "Drug", "Steroid, drug", "text", asked_if=_GIVEN),
            Field("steroid.route", "Route", "Steroid, route", "text", asked_if=_GIVEN),
            Field(
                "steroid.purpose",
                "Given for",
                "Steroid, given for",
                "choice",
                PURPOSES,
                asked_if=_GIVEN,
            ),
        ),
    ),
    Section("Note", (Field("note.value", "Note", "Note", "note"),)),
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
    return ((None, "Unit?"), *shown.items())
