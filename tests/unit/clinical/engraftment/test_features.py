from decimal import Decimal

import pytest

from poems_desktop.clinical.engraftment.features import SiteLines
from poems_desktop.clinical.engraftment.panel import engraftment_panel

PRESENT, ABSENT, OPEN, BLANK = "Present", "Absent", "Not yet known", "Not assessed"
LINES = SiteLines(fever_celsius=Decimal("38.0"), stools_per_day=4, weight_gain_percent=Decimal(2))


@pytest.fixture
def today(make):
    """The state of one feature on day +9, with one entry or several."""

    def state(name, *entries, lines=None, **given):
        course = make.course(
            *entries, baseline="admission", admission_weight=make.weight("80", scale="a"), **given
        )
        panel = engraftment_panel(course, make.constants, make.day(9), lines)
        return next(one.today for one in panel.features if one.name == name)

    return state


@pytest.mark.parametrize(
    ("value", "drugs", "lines", "state"),
    [
        ("38.3", {}, None, PRESENT),
        ("38.3", {"antipyretic": True}, None, PRESENT),
        ("38.2", {}, None, OPEN),
        ("36.6", {}, None, OPEN),
        ("38.0", {}, LINES, PRESENT),
        ("37.9", {}, LINES, ABSENT),
        ("37.9", {"antipyretic": True}, LINES, OPEN),
        ("37.9", {"steroid": None}, LINES, OPEN),
        ("38.1", {"antipyretic": True}, LINES, PRESENT),
        ("100.4", {"unit": "[degF]"}, LINES, PRESENT),
        ("98.6", {}, LINES, OPEN),
    ],
)
def test_fever_by_a_named_number_or_the_sites_line(today, reading, value, drugs, lines, state):
    assert today("fever", reading(9, value, **drugs), lines=lines).value == state


def test_fever_as_stated(make, today, reading):
    absent = make.entry(9, fever="absent").fever
    sure = reading(9, "36.6").model_copy(update={"fever": absent})
    odd = reading(9, "38.9").model_copy(update={"fever": absent})
    assert today("fever", make.entry(9, fever="present")).value == PRESENT
    assert today("fever", sure).value == ABSENT
    assert today("fever", sure).cautions == today("fever", reading(9, "39")).cautions == ()
    assert today("fever", odd).value == PRESENT
    assert today("fever", odd).cautions == ("Fever: the entry says both present and absent.",)
    blank = today("fever", make.entry(9, fever="absent"))
    assert blank.value == OPEN
    (missing,) = blank.missing
    assert missing == (
        "20-Nov-2025: Stated absent. "
        "Not recorded: an antipyretic in the last 6 hours, or a steroid."
    )


def test_a_feature_names_the_line_that_was_used(today, reading):
    by_paper = today("fever", reading(9, "38.7"))
    by_site = today("fever", reading(9, "38.1"), lines=LINES)
    assert by_paper.inputs[0].text.endswith("at least 38.3 °C (Spitzer 2001)")
    assert by_paper.confidence == "unconfirmed"
    assert "spitzer_2001" in by_paper.cites
    assert by_site.inputs[0].text.endswith(
        "38.0 °C line set by this site; the source gives no number"
    )


@pytest.mark.parametrize(
    ("given", "lines", "state"),
    [
        ({"diarrhea": "present"}, None, PRESENT),
        ({"diarrhea": "absent"}, None, ABSENT),
        ({"diarrhea": "not_assessable"}, None, OPEN),
        ({"stools": {"per_day": 2, "liquid": True}}, None, PRESENT),
        ({"stools": {"per_day": 1, "liquid": True}}, None, OPEN),
        ({"stools": {"per_day": 7}}, None, OPEN),
        ({"stools": {"per_day": 0}}, None, ABSENT),
        ({"stools": {"per_day": 4}}, LINES, PRESENT),
        ({"stools": {"per_day": 3}}, LINES, ABSENT),
        ({"stools": {"per_day": 99}}, LINES, OPEN),
        ({"unread": {"stools": "many"}}, None, OPEN),
        ({}, None, OPEN),
    ],
)
def test_diarrhea(make, today, given, lines, state):
    expected = BLANK if not given else state
    assert today("diarrhea", make.entry(9, **given), lines=lines).value == expected


@pytest.mark.parametrize(
    ("weight", "lines", "state"),
    [
        ({"value": "82"}, None, PRESENT),
        ({"value": "81.9"}, None, OPEN),
        ({"value": "80"}, None, ABSENT),
        ({"value": "79"}, None, ABSENT),
        ({"value": "80.1"}, None, OPEN),
        ({"value": "81.6"}, LINES, PRESENT),
        ({"value": "81.5"}, LINES, ABSENT),
        ({"value": "90", "scale": "b"}, None, OPEN),
        ({"value": "900"}, None, OPEN),
    ],
)
def test_weight_gain(make, today, weight, lines, state):
    assert today("weight_gain", make.entry(9, weight=weight), lines=lines).value == state


def test_weight_gain_without_baseline_is_open_and_as_stated(make):
    def state(**given):
        panel = engraftment_panel(make.course(make.entry(9, **given)), make.constants, make.day(9))
        return next(one.today for one in panel.features if one.name == "weight_gain")

    assert state(weight={"value": "90"}).value == OPEN
    assert "Which weight is the baseline" in state(weight={"value": "90"}).missing[0]
    assert state(weight={"value": "90"}, weight_gain="present").value == PRESENT
    assert state(weight_gain="absent").value == ABSENT


@pytest.mark.parametrize(
    ("rash", "state"),
    [
        ({"state": "present", "drug": True}, PRESENT),
        ({"state": "present"}, PRESENT),
        ({"state": "absent"}, ABSENT),
        ({"state": "not_assessed"}, BLANK),
    ],
)
def test_rash_of_any_cause_is_shown_with_its_cause(make, today, rash, state):
    told = today("rash", make.entry(9, rash=rash))
    assert told.value == state
    assert any("a drug is recorded" in one.text for one in told.inputs) is bool(rash.get("drug"))


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"breathing_difficulty": "present"}, PRESENT),
        ({"breathing_difficulty": "absent", "oxygen": {"liters_per_minute": "0"}}, ABSENT),
        ({"oxygen": {"liters_per_minute": "0"}}, OPEN),
        ({"oxygen_saturation": Decimal(99)}, OPEN),
        ({"hypoxia": "present"}, PRESENT),
        ({"hypoxia": "absent"}, BLANK),
        ({"hypoxia": "present", "breathing_difficulty": "absent"}, PRESENT),
    ],
)
def test_room_air_proves_no_easy_breathing(make, today, given, state):
    assert today("breathing", make.entry(9, **given)).value == state


def test_oxygen_is_shown_in_liters(make, today):
    entry = make.entry(9, oxygen={"liters_per_minute": "2"})
    assert today("breathing", entry).inputs[0].text == "oxygen 2 L/min"


def test_the_day_and_the_window_are_told_apart(make):
    course = make.course(make.entry(8, rash={"state": "present"}))
    panel = engraftment_panel(course, make.constants, make.day(9))
    rash = next(one for one in panel.features if one.name == "rash")
    assert (rash.today.value, rash.window.value) == (BLANK, PRESENT)
    assert rash.today.missing == ("Skin: not recorded on 1 of 1 days.",)


def test_without_day_zero_the_window_stays_open(make):
    course = make.course(make.entry(9, rash={"state": "present"}), infusions=())
    panel = engraftment_panel(course, make.constants, make.day(9))
    assert {one.window.value for one in panel.features} == {BLANK}
