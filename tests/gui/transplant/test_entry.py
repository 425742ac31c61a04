"""Every field of an entry, driven through its control, saved at once, and shown again."""

from collections.abc import Callable
from datetime import time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from poems_desktop.app.transplant_fields import FIELDS
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.transplant import LogEntry

pytestmark = pytest.mark.slow  # In --full: the default run stays under four minutes.

PRESENT = FindingState.PRESENT


def text(name: str, typed: str) -> Callable:
    return lambda ward: ward.put(f"log.{name}", typed)


def pick(name: str, value: str) -> Callable:
    return lambda ward: ward.pick(f"log.{name}", value)


def state(name: str) -> Callable:
    return lambda ward: ward.state(f"log.{name}", Qt.Key.Key_P)


TEMPERATURE = (pick("temperature.unit", "Cel"), text("temperature.value", "38,7"))
WEIGHT = (pick("weight.unit", "kg"), text("weight.value", "74.6"))
STOOLS = (text("stools.per_day", "7"),)
RASH = (state("rash.state"),)
LUNGS = (state("infiltrates.state"),)
BRAIN = (state("encephalopathy.state"),)
OXYGEN = (pick("oxygen.how", "oxygen"),)
STEROID = (pick("steroid.given", "yes"),)


def lab(name: str, unit: str) -> tuple[Callable, ...]:
    return (pick(f"{name}.unit", unit), text(f"{name}.value", "<1.5"))


CASES: dict[str, tuple[tuple[Callable, ...], Callable[[LogEntry], object], object]] = {
    "at.value": ((text("at.value", "0610"),), lambda e: e.at, time(6, 10)),
    "temperature.value": (TEMPERATURE, lambda e: e.temperature.value, Decimal("38.7")),
    "temperature.unit": (
        (pick("temperature.unit", "[degF]"), text("temperature.value", "101.7")),
        lambda e: e.temperature.unit,
        "[degF]",
    ),
    "temperature.site": (
        (*TEMPERATURE, pick("temperature.site", "ear")),
        lambda e: e.temperature.site,
        "ear",
    ),
    "temperature.antipyretic": (
        (*TEMPERATURE, pick("temperature.antipyretic", "no")),
        lambda e: e.temperature.antipyretic,
        False,
    ),
    "temperature.steroid": (
        (*TEMPERATURE, pick("temperature.steroid", "yes")),
        lambda e: e.temperature.steroid,
        True,
    ),
    "fever.value": ((state("fever.value"),), lambda e: e.fever, PRESENT),
    "weight.value": (WEIGHT, lambda e: e.weight.value, Decimal("74.6")),
    "weight.unit": (
        (pick("weight.unit", "[lb_av]"), text("weight.value", "164.5")),
        lambda e: e.weight.unit,
        "[lb_av]",
    ),
    "weight.scale": ((*WEIGHT, text("weight.scale", "ward 2")), lambda e: e.weight.scale, "ward 2"),
    "weight_gain.value": ((state("weight_gain.value"),), lambda e: e.weight_gain, PRESENT),
    "diuretic.value": ((pick("diuretic.value", "yes"),), lambda e: e.diuretic, True),
    "stools.per_day": (STOOLS, lambda e: e.stools.per_day, 7),
    "stools.liquid": ((*STOOLS, pick("stools.liquid", "yes")), lambda e: e.stools.liquid, True),
    "diarrhea.value": ((state("diarrhea.value"),), lambda e: e.diarrhea, PRESENT),
    "rash.state": (RASH, lambda e: e.rash.state, PRESENT),
    "rash.percent": (
        (*RASH, text("rash.percent", "27")),
        lambda e: e.rash.percent,
        Decimal(27),
    ),
    "rash.drug": ((*RASH, pick("rash.drug", "no")), lambda e: e.rash.drug, False),
    "infiltrates.state": (LUNGS, lambda e: e.infiltrates.state, PRESENT),
    "infiltrates.diffuse": (
        (*LUNGS, pick("infiltrates.diffuse", "yes")),
        lambda e: e.infiltrates.diffuse,
        True,
    ),
    "infiltrates.cardiogenic": (
        (*LUNGS, pick("infiltrates.cardiogenic", "no")),
        lambda e: e.infiltrates.cardiogenic,
        False,
    ),
    "hypoxia.value": ((state("hypoxia.value"),), lambda e: e.hypoxia, PRESENT),
    "breathing_difficulty.value": (
        (state("breathing_difficulty.value"),),
        lambda e: e.breathing_difficulty,
        PRESENT,
    ),
    "oxygen_saturation.value": (
        (text("oxygen_saturation.value", "91"),),
        lambda e: e.oxygen_saturation,
        Decimal(91),
    ),
    "oxygen.how": ((pick("oxygen.how", "air"),), lambda e: e.oxygen.liters_per_minute, Decimal(0)),
    "oxygen.flow": (
        (*OXYGEN, text("oxygen.flow", "2.5")),
        lambda e: e.oxygen.liters_per_minute,
        Decimal("2.5"),
    ),
    "encephalopathy.state": (BRAIN, lambda e: e.encephalopathy.state, PRESENT),
    "encephalopathy.explained": (
        (*BRAIN, pick("encephalopathy.explained", "no")),
        lambda e: e.encephalopathy.explained,
        False,
    ),
    "antibiotic.value": ((pick("antibiotic.value", "yes"),), lambda e: e.antibiotic, True),
    "steroid.given": ((pick("steroid.given", "no"),), lambda e: e.steroid.given, False),
    "steroid.milligrams": (
        (*STEROID, text("steroid.milligrams", "75")),
        lambda e: e.steroid.milligrams,
        Decimal(75),
    ),
    "steroid.drug": (
        (*STEROID, text("steroid.drug", "prednisone")),
        lambda e: e.steroid.drug,
        "prednisone",
    ),
    "steroid.route": ((*STEROID, text("steroid.route", "oral")), lambda e: e.steroid.route, "oral"),
    "steroid.purpose": (
        (*STEROID, pick("steroid.purpose", "engraftment_syndrome")),
        lambda e: e.steroid.purpose,
        "engraftment_syndrome",
    ),
    "note.value": ((text("note.value", "Seen at night."),), lambda e: e.note, "Seen at night."),
}
for _name, _unit in (
    ("neutrophils", "/uL"),
    ("bilirubin", "umol/L"),
    ("ast", "U/L"),
    ("alt", "[IU]/L"),
    ("creatinine", "mg/dL"),
):
    _steps = lab(_name, _unit)
    CASES[f"{_name}.value"] = (
        _steps,
        lambda e, n=_name: (getattr(e, n).comparator, getattr(e, n).value),
        ("<", Decimal("1.5")),
    )
    CASES[f"{_name}.unit"] = (_steps, lambda e, n=_name: getattr(e, n).unit, _unit)
    if f"{_name}.upper_limit" in FIELDS:
        CASES[f"{_name}.upper_limit"] = (
            (*_steps, text(f"{_name}.upper_limit", "40")),
            lambda e, n=_name: getattr(e, n).upper_limit,
            Decimal(40),
        )


def standing(ward, key: str) -> object:
    """What a control shows."""
    control = ward.page.card.form.cells[key].control
    if hasattr(control, "value"):
        return control.value()
    return control.toPlainText() if hasattr(control, "toPlainText") else control.text()


def test_every_field_of_the_form_has_a_case():
    assert set(CASES) == set(FIELDS)


@pytest.mark.parametrize("key", CASES)
def test_a_field_is_saved_at_once_and_shown_again(ward, key):
    steps, asked, expected = CASES[key]
    ward.page.card.form.set_more(True)
    for step in steps:
        step(ward)
    if key == "at.value":
        ward.pick("log.antibiotic.value", "no")
    entry = ward.today
    assert asked(entry) == expected
    assert (entry.by, entry.late, entry.unread) == ("Dr A", False, {})
    before = standing(ward, key)
    ward.again()
    ward.pick("log.entry", entry.id)
    assert standing(ward, key) == before


def test_a_field_is_cleared_again(ward):
    for step in TEMPERATURE:
        step(ward)
    ward.put("log.temperature.value", "")
    assert ward.today.temperature is None


def test_cultures_with_date_and_result(ward):
    ward.page.card.form.set_more(True)
    for place, (kind, result) in enumerate((("blood", "positive"), ("c_difficile", "negative"))):
        ward.click("log.cultures.add")
        ward.pick(f"log.cultures.{place}.kind", kind)
        ward.put(f"log.cultures.{place}.collected", "19nov25")
        ward.pick(f"log.cultures.{place}.result", result)
    ward.put("log.cultures.0.organism", "E. coli")
    ward.child("log.cultures.0.contaminant").click()
    first, second = ward.today.cultures
    assert (first.kind, first.collected.isoformat(), first.result) == (
        "blood",
        "2025-11-19",
        "positive",
    )
    assert (first.organism, first.contaminant) == ("E. coli", True)
    assert (second.kind, second.result) == ("c_difficile", "negative")
    ward.child("log.cultures.0.remove").click()
    assert [one.kind for one in ward.today.cultures] == ["c_difficile"]


@pytest.mark.parametrize(
    ("member", "typed", "said"),
    [
        ("collected", "03/04/2025", "can mean"),
        ("collected", "01-Dec-2025", "in the future"),
        ("result", "", "without a result"),
    ],
)
def test_a_culture_that_cannot_be_used_stays_as_typed(ward, member, typed, said):
    ward.page.card.form.set_more(True)
    ward.click("log.cultures.add")
    ward.pick("log.cultures.0.kind", "blood")
    if member == "collected":
        ward.pick("log.cultures.0.result", "negative")
    ward.put("log.cultures.0.collected", typed or "19-Nov-2025")
    assert ward.today.cultures == ()
    assert said in ward.messages()
    entry = ward.today
    ward.again()
    ward.pick("log.entry", entry.id)
    ward.page.card.form.set_more(True)
    assert ward.child("log.cultures.0.collected").text() == (typed or "19-Nov-2025")


BAD = {
    "at.value": ("25:10", "not a time"),
    "temperature.value": ("38,700", "38700 or 38.700"),
    "weight.value": ("heavy", "not a number"),
    "stools.per_day": ("2.5", "whole number"),
    "oxygen_saturation.value": ("120", "0 to 100"),
    "neutrophils.value": ("1 200", "thousands mark"),
    "creatinine.value": ("?", "not a number"),
}


@pytest.mark.parametrize("key", BAD)
def test_what_cannot_be_read_stays_flagged_at_its_field_and_is_not_used(ward, key):
    typed, said = BAD[key]
    ward.page.card.form.set_more(True)
    ward.put(f"log.{key}", typed)
    control = ward.child(f"log.{key}")
    assert said in control.accessibleDescription()
    assert said in ward.messages()
    entry = ward.today
    assert typed in entry.unread.values()
    for name in ("temperature", "weight", "stools", "oxygen_saturation", "neutrophils"):
        assert getattr(entry, name) is None
    ward.again()
    ward.pick("log.entry", entry.id)
    assert ward.child(f"log.{key}").text() == typed
    assert said in ward.messages()


def test_a_value_without_unit_is_kept_and_not_used(ward):
    ward.put("log.temperature.value", "38.7")
    assert ward.today.temperature is None
    assert ward.today.unread["temperature"] == "38.7"
    assert "Choose the unit, °C or °F" in ward.messages()
    ward.pick("log.temperature.unit", "Cel")
    assert ward.today.temperature.value == Decimal("38.7")
    assert ward.messages() == ""


def test_the_unit_last_used_stands_beside_the_next_value(ward):
    assert ward.page.entries.keeper.sheet.get("weight.unit") == "kg"
    assert not ward.page.entries.keeper.dirty


def test_an_impossible_value_is_kept_flagged_and_neither_drawn_nor_used(ward):
    ward.pick("log.temperature.unit", "Cel")
    ward.put("log.temperature.value", "101.7")
    assert "possible range" in ward.messages()
    assert ward.today.temperature.value == Decimal("101.7")
    grid = ward.page.card.log.table.log.grid
    column = grid.column(ward.page.entries.day)
    assert [one for one in grid.charts[0].points if one.column == column] == []
    assert grid.rows[0].cells[column].text == "not used"
    panel = ward.sitting.assessment.engraftment[0]
    assert panel.features[0].today.value == "Not yet known"


def test_a_value_outside_the_usual_is_cautioned_as_on_the_visit_and_used(ward):
    ward.pick("log.temperature.unit", "Cel")
    ward.put("log.temperature.value", "32")
    control = ward.page.card.form.cells["temperature.value"].control
    assert "Temperature: Outside the usual 33 to 42 °C." in ward.messages()
    assert control.property("problem") == "caution"
    assert "it is kept and used" in control.accessibleDescription()
    assert [one.sources() for one in ward.page.card.form.messages._messages] == [("POEMS Desktop",)]
    assert ward.page.entries.keeper.composed.errors == 0
    assert ward.today.temperature.value == Decimal(32)
    ward.put("log.temperature.value", "38.7")
    assert ward.messages() == ""
    assert control.property("problem") == ""


def test_details_that_are_no_longer_asked_are_kept_and_not_used(ward):
    ward.page.card.form.set_more(True)
    for step in (*RASH, text("rash.percent", "30")):
        step(ward)
    ward.state("log.rash.state", Qt.Key.Key_A)
    entry = ward.today
    assert (entry.rash.state, entry.rash.percent) == (FindingState.ABSENT, None)
    assert (
        ward.child("log.rash.percent").isHidden() or not ward.child("log.rash.percent").isVisible()
    )
    ward.state("log.rash.state", Qt.Key.Key_P)
    assert ward.today.rash.percent == Decimal(30)


def test_nothing_entered_is_nothing_saved(ward):
    ward.click("log.save")
    ward.page.flush()
    assert [one.id for one in ward.course.entries] == ["old"]


def test_typing_is_written_within_a_second_without_leaving_the_field(ward, qtbot):
    control = ward.child("log.temperature.value")
    ward.pick("log.temperature.unit", "Cel")
    control.setFocus()
    with qtbot.waitSignal(ward.page.saved, timeout=1500):
        qtbot.keyClicks(control, "38.6")
    assert ward.today.temperature.value == Decimal("38.6")
    assert control.text() == "38.6"


def test_escape_discards_nothing(ward, qtbot):
    ward.pick("log.temperature.unit", "Cel")
    control = ward.child("log.temperature.value")
    control.setFocus()
    qtbot.keyClicks(control, "38.6")
    qtbot.keyClick(control, Qt.Key.Key_Escape)
    assert ward.page.flush()
    assert ward.today.temperature.value == Decimal("38.6")
