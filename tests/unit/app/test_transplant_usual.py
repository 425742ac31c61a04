"""The transplant log cautions of the same values as the forms, by the bands of the forms."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.app.entries import usual_hint
from poems_desktop.app.transplant_fields import FIELDS
from poems_desktop.app.transplant_usual import FORM_FIELDS, usual_of_course, usual_of_entry
from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.record import Measurement
from poems_desktop.clinical.transplant import (
    DatedLab,
    DatedWeight,
    LabValue,
    LogEntry,
    Temperature,
    Transplant,
    Weight,
)

DAY = date(2025, 11, 20)


@pytest.fixture(scope="module")
def shipped() -> Definitions:
    return load_definitions()


def entry(**given: object) -> LogEntry:
    return LogEntry.model_validate({"id": "e", "day": DAY, **given})


def lab(value: str, unit: str, comparator: str | None = None) -> LabValue:
    return LabValue.model_validate({"value": value, "unit": unit, "comparator": comparator})


def test_every_number_that_the_forms_ask_as_well_has_its_field(shipped: Definitions) -> None:
    for group, key in FORM_FIELDS.items():
        field = shipped.result(key)
        assert field is not None, key
        assert field.usual is not None, key
        assert f"{group}.value" in FIELDS or group in Transplant.model_fields
    numbers = {one.group for one in FIELDS.values() if one.kind == "number"}
    # What the forms do not ask: parts of the body, liters a minute, milligrams given.
    assert numbers - set(FORM_FIELDS) == {"oxygen", "steroid", "rash"}


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"temperature": Temperature(value=Decimal("31.5"), unit="Cel")}, "temperature"),
        ({"temperature": Temperature(value=Decimal(88), unit="[degF]")}, "temperature"),
        ({"weight": Weight(value=Decimal(250), unit="kg")}, "weight"),
        ({"oxygen_saturation": Decimal(60)}, "oxygen_saturation"),
        ({"neutrophils": lab("80000", "/uL")}, "neutrophils"),
        ({"ast": lab("1", "U/L", "<")}, "ast"),
        ({"alt": lab("9000", "U/L")}, "alt"),
        ({"bilirubin": lab("500", "umol/L")}, "bilirubin"),
        ({"creatinine": lab("0.15", "mg/dL")}, "creatinine"),
    ],
)
def test_a_value_outside_the_band_is_cautioned_as_on_the_visit(
    shipped: Definitions, given: dict[str, object], key: str
) -> None:
    hints = usual_of_entry(entry(**given), shipped)
    assert set(hints) == {f"{key}.value"}
    hint = hints[f"{key}.value"]
    assert (hint.level, hint.about) == ("caution", "usual")
    (value,) = given.values()
    number = getattr(value, "value", value)
    same = Measurement(
        id="m",
        test=FORM_FIELDS[key],
        value=number,
        unit=getattr(value, "unit", "%"),
        comparator=getattr(value, "comparator", None),
    )
    assert hint == usual_hint(same, shipped)
    assert hint.cites == ("project",)
    assert "it is kept and used" in hint.sentence


def test_usual_values_and_units_that_do_not_convert_say_nothing(shipped: Definitions) -> None:
    quiet = entry(
        temperature=Temperature(value=Decimal("38.7"), unit="Cel"),
        weight=Weight(value=Decimal("160.5"), unit="[lb_av]"),
        oxygen_saturation=Decimal(97),
        neutrophils=lab("0.1", "10*9/L", "<"),
        ast=lab("400", "ukat/L"),
    )
    assert usual_of_entry(quiet, shipped) == {}
    assert usual_of_entry(entry(), shipped) == {}


def test_weights_and_creatinine_of_the_transplant_are_cautioned_too(shipped: Definitions) -> None:
    course = Transplant(
        id="t",
        admission_weight=DatedWeight(value=Decimal(260), unit="kg", day=DAY),
        pre_conditioning_weight=DatedWeight(value=Decimal(72), unit="kg", day=DAY),
        creatinine_baseline=DatedLab(value=Decimal(17), unit="mg/dL", day=DAY),
    )
    hints = usual_of_course(course, shipped)
    assert set(hints) == {"admission_weight.value", "creatinine_baseline.value"}
