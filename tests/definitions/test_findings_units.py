"""Results in other units: exact within a dimension, by their own factor between two."""

from decimal import Decimal
from pathlib import Path

import pytest

from poems_desktop.clinical.conversion import bridge_between, convert
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Bridge, ResultField
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity, UnlikeUnitsError


def _field(definitions: Definitions, key: str) -> ResultField:
    field = definitions.result(key)
    assert field is not None, key
    return field


def _turned(definitions: Definitions, key: str, value: str, unit: str, other: str) -> Decimal:
    given = Quantity(Interval.reported(None, Decimal(value)), unit)
    found = convert(given, other, _field(definitions, key), definitions.units).value.exact
    assert found is not None
    return found


FACTORS = {
    "creatinine": ("mg/dL", "umol/L", "88.4"),
    "bilirubin_total": ("mg/dL", "umol/L", "17.1"),
    "testosterone_total": ("ng/dL", "nmol/L", "0.0347"),
    "estradiol": ("pg/mL", "pmol/L", "3.67"),
    "prolactin": ("ng/mL", "m[IU]/L", "21.2"),
    "free_t4": ("ng/dL", "pmol/L", "12.87"),
    "cortisol_am": ("ug/dL", "nmol/L", "27.6"),
    "cortisol_stimulated_peak": ("ug/dL", "nmol/L", "27.6"),
    "acth": ("pg/mL", "pmol/L", "0.22"),
    "calcium": ("mg/dL", "mmol/L", "0.25"),
    "glucose_fasting": ("mg/dL", "mmol/L", "0.0555"),
    "glucose_ogtt_2h": ("mg/dL", "mmol/L", "0.0555"),
    "vitamin_b12": ("pg/mL", "pmol/L", "0.738"),
}


@pytest.mark.parametrize("key", FACTORS)
def test_factors_between_mass_and_amount(shipped: Definitions, key: str) -> None:
    unit, other, factor = FACTORS[key]
    assert _turned(shipped, key, "1", unit, other) == Decimal(factor)
    back = _turned(shipped, key, factor, other, unit)
    assert abs(back - 1) < Decimal("1e-20")


def test_every_factor_between_mass_and_amount_is_marked_unconfirmed(shipped: Definitions) -> None:
    found = {
        key: field.bridge.confidence
        for key, field in shipped.fields.items()
        if isinstance(field, ResultField) and field.bridge is not None
    }
    assert found == dict.fromkeys([*FACTORS, "hba1c"], "unconfirmed") | {
        "body_temperature": "sourced"
    }


AFFINE = [
    ("body_temperature", "38.3", "Cel", "[degF]", "100.94"),
    ("body_temperature", "100.94", "[degF]", "Cel", "38.3"),
    ("body_temperature", "0", "Cel", "[degF]", "32"),
    ("hba1c", "2.15", "%", "mmol/mol", "0"),
    ("hba1c", "6.5", "%", "mmol/mol", "47.5455"),
    ("hba1c", "47.5455", "mmol/mol", "%", "6.5"),
]


@pytest.mark.parametrize(("key", "value", "unit", "other", "expected"), AFFINE)
def test_units_with_another_zero(
    shipped: Definitions, key: str, value: str, unit: str, other: str, expected: str
) -> None:
    assert _turned(shipped, key, value, unit, other) == Decimal(expected)


def test_a_bridge_is_crossed_from_any_unit_on_either_side(shipped: Definitions) -> None:
    assert _turned(shipped, "cortisol_am", "100", "ug/L", "nmol/L") == Decimal("276.0")
    assert _turned(shipped, "cortisol_am", "276", "nmol/L", "ng/mL") == 100
    assert _turned(shipped, "creatinine", "12", "mg/L", "umol/L") == Decimal("106.08")
    assert _turned(shipped, "testosterone_total", "3", "ng/mL", "nmol/L") == Decimal("10.41")


def test_bounds_stay_bounds_across_a_bridge(shipped: Definitions) -> None:
    field = _field(shipped, "cortisol_am")
    below = Quantity(Interval.reported("<", Decimal(10)), "ug/dL")
    turned = convert(below, "nmol/L", field, shipped.units)
    assert turned == Quantity(Interval.reported("<", Decimal(276)), "nmol/L")
    above = Quantity(Interval.reported(">", Decimal(276)), "nmol/L")
    assert convert(above, "ug/dL", field, shipped.units).value == Interval.reported(
        ">", Decimal(10)
    )


def test_one_substance_is_never_turned_by_the_factor_of_another(shipped: Definitions) -> None:
    cortisol = _turned(shipped, "cortisol_am", "1", "ug/dL", "nmol/L")
    testosterone = _turned(shipped, "testosterone_total", "1000", "ng/dL", "nmol/L")
    assert (cortisol, testosterone) == (Decimal("27.6"), Decimal("34.7"))
    for key in ("albumin", "vegf", "ferritin"):
        given = Quantity(Interval.exactly(Decimal(1)), "g/dL")
        with pytest.raises(UnlikeUnitsError):
            convert(given, "nmol/L", _field(shipped, key), shipped.units)
    with pytest.raises(UnlikeUnitsError):
        convert(Quantity(Interval.exactly(Decimal(1)), "ug/dL"), "nmol/L", None, shipped.units)


def test_what_the_bridge_does_not_reach_is_refused(shipped: Definitions) -> None:
    with pytest.raises(UnlikeUnitsError):
        _turned(shipped, "cortisol_am", "1", "ug/dL", "kg")
    with pytest.raises(UnlikeUnitsError):
        _turned(shipped, "cortisol_am", "1", "parsec", "nmol/L")


def test_whoever_converts_can_see_whether_an_unconfirmed_factor_was_crossed(
    shipped: Definitions,
) -> None:
    field = _field(shipped, "creatinine")
    crossed = bridge_between("mg/L", "umol/L", field, shipped.units)
    assert isinstance(crossed, Bridge)
    assert crossed.confidence == "unconfirmed"
    assert [shipped.mark(cite) for cite in crossed.cites] == ["factor unconfirmed"]
    assert bridge_between("mg/L", "mg/dL", field, shipped.units) is None
    assert bridge_between("mg/L", "mg/dL", None, shipped.units) is None
    assert bridge_between("mg/L", "g/L", _field(shipped, "albumin"), shipped.units) is None


MISTYPED = [
    ("hematocrit", "0.45", "%"),
    ("albumin", "32", "g/dL"),
    ("albumin", "3.2", "g/L"),
    ("creatinine", "88", "mg/dL"),
    ("creatinine", "1", "umol/L"),
    ("hemoglobin", "134", "g/dL"),
    ("hemoglobin", "1.2", "g/dL"),
    ("platelets", "512000", "10*9/L"),
    ("median_distal_distance", "8", "mm"),
    ("rvsp", "0", "mm[Hg]"),
    ("calcium", "90", "mg/dL"),
    ("body_temperature", "100.9", "Cel"),
    ("body_temperature", "38.3", "[degF]"),
    ("hba1c", "48", "%"),
]


@pytest.mark.parametrize(("key", "value", "unit"), MISTYPED)
def test_trap_90_a_value_in_the_wrong_unit_falls_out_of_the_possible_range(
    shipped: Definitions, key: str, value: str, unit: str
) -> None:
    field = _field(shipped, key)
    assert unit in field.units
    turned = _turned(shipped, key, value, unit, field.units[0])
    assert not field.possible.low <= turned <= field.possible.high


RIGHT = [
    ("hematocrit", "0.45", "1"),
    ("albumin", "32", "g/L"),
    ("creatinine", "88", "umol/L"),
    ("body_temperature", "100.9", "[degF]"),
    ("hba1c", "48", "mmol/mol"),
    ("hemoglobin", "134", "g/L"),
]


@pytest.mark.parametrize(("key", "value", "unit"), RIGHT)
def test_trap_90_the_same_value_in_its_own_unit_is_possible(
    shipped: Definitions, key: str, value: str, unit: str
) -> None:
    field = _field(shipped, key)
    turned = _turned(shipped, key, value, unit, field.units[0])
    assert field.possible.low <= turned <= field.possible.high


def test_trap_90_every_result_has_units_to_choose_from(shipped: Definitions) -> None:
    for field in shipped.fields.values():
        if isinstance(field, ResultField):
            assert field.units, field.key


def test_trap_55_grip_in_kilograms_and_in_kilopascals_never_meet(shipped: Definitions) -> None:
    for side in ("right", "left"):
        jamar = _field(shipped, f"grip_strength_{side}")
        vigorimeter = _field(shipped, f"grip_vigorimeter_{side}")
        assert (jamar.units, vigorimeter.units) == (("kgf",), ("kPa",))
        with pytest.raises(UnlikeUnitsError):
            _turned(shipped, jamar.key, "30", "kgf", "kPa")


def test_trap_57_the_distance_of_the_latency_index_is_asked_in_millimeters_only(
    shipped: Definitions,
) -> None:
    assert _field(shipped, "median_distal_distance").units == ("mm",)
    assert "median" in _field(shipped, "terminal_latency_index_median").label


def test_trap_59_diffusing_capacity_is_asked_in_percent_corrected(shipped: Definitions) -> None:
    field = _field(shipped, "dlco_percent")
    assert field.units == ("%",)
    assert "corrected for hemoglobin" in (field.caveat or "")


def test_trap_40_the_two_ways_to_write_vegf_are_the_same_number(shipped: Definitions) -> None:
    assert _turned(shipped, "vegf", "318", "ng/L", "pg/mL") == 318


def test_the_units_file_names_no_substance() -> None:
    text = (Path(__file__).parents[2] / "resources" / "units.toml").read_text("utf-8")
    assert "cortisol" not in text
    assert "testosterone" not in text
