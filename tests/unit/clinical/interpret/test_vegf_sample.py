from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.interpret.vegf_sample import (
    UNREADABLE,
    SampleDetails,
    on_bevacizumab,
    read_sample,
)
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

AS_OF = date(2025, 11, 20)


@pytest.fixture
def sample(vegf_course, points_of, tables):
    def read(specimen="plasma", exposure=Truth.FALSE, **details):
        course = vegf_course({"value": 500, "specimen": specimen})
        (point,) = points_of(course)
        known = SampleDetails(result_id="r1", **details) if details else None
        return read_sample(point, known, exposure, tables.points)

    return read


ALL_FINE = {
    "storage": "frozen",
    "hemolyzed": False,
    "platelets_raised": False,
    "acute_illness": False,
    "steroids": False,
    "growth_factor": False,
    "bevacizumab": False,
    "other_draw_site": False,
    "iron_deficiency": False,
    "lung_disease_or_sleep_apnea": False,
    "cancer": False,
    "inflammation": False,
}
GOOD_PLASMA = {**ALL_FINE, "tube": "edta", "freezing_delay_minutes": Decimal(30)}
GOOD_SERUM = {**ALL_FINE, "tube": "serum_separator", "clotting_minutes": Decimal(30)}


def test_trap_41_a_sample_of_which_nothing_is_known_is_not_taken_silently(sample):
    reading = sample()
    assert reading.value == "Nothing is recorded of how this sample was taken."
    assert reading.truth is Truth.UNKNOWN
    asked = " ".join(reading.missing)
    for word in ("tube", "frozen", "kept", "hemolyzed", "platelet", "steroids", "bevacizumab"):
        assert word in asked


@pytest.mark.parametrize(("specimen", "details"), [("plasma", GOOD_PLASMA), ("serum", GOOD_SERUM)])
def test_a_sample_taken_well_has_neither_flag_nor_question(sample, specimen, details):
    reading = sample(specimen, **details)
    assert reading.value == "Nothing recorded speaks against this result."
    assert reading.missing == ()
    assert reading.truth is Truth.TRUE


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"tube": "citrate"}, "Citrate plasma"),
        ({"tube": "heparin"}, "Not an EDTA tube"),
        ({"freezing_delay_minutes": Decimal(31)}, "Frozen after 31 minutes"),
        ({"storage": "room_temperature"}, "room temperature"),
        ({"hemolyzed": True}, "hemolyzed"),
        ({"platelets_raised": True}, "Platelets were high"),
        ({"acute_illness": True}, "acute illness"),
        ({"steroids": True}, "not a baseline"),
        ({"growth_factor": True}, "growth factor"),
        ({"other_draw_site": True}, "another place"),
        ({"iron_deficiency": True}, "Iron deficiency"),
        ({"lung_disease_or_sleep_apnea": True}, "sleep apnea"),
        ({"cancer": True}, "Cancer"),
        ({"inflammation": True}, "inflammation"),
    ],
)
def test_trap_41_each_circumstance_is_flagged(sample, change, words):
    reading = sample(**{**GOOD_PLASMA, **change})
    assert words in reading.value
    assert reading.truth is Truth.TRUE


@pytest.mark.parametrize(("minutes", "flag"), [(29, True), (30, False), (31, True), (240, True)])
def test_clotting_time_raises_serum_vegf(sample, minutes, flag):
    reading = sample("serum", **{**GOOD_SERUM, "clotting_minutes": Decimal(minutes)})
    assert ("VEGF in serum rises while blood clots" in reading.value) is flag


def test_a_clotting_time_that_is_not_known_is_asked_for(sample):
    reading = sample("serum", **{**GOOD_SERUM, "clotting_minutes": None})
    assert reading.missing == ("How long did the blood clot before it was spun?",)


def test_without_specimen_the_handling_cannot_be_judged(sample):
    reading = sample(None)
    assert "handling cannot be judged" in reading.value
    assert {"Was it serum or plasma?", "How long was it until the plasma was frozen?"} <= set(
        reading.missing
    )


def test_trap_38_a_sample_after_bevacizumab_is_not_read(sample):
    assert sample(**{**GOOD_PLASMA, "bevacizumab": True}).value == UNREADABLE
    reading = sample(exposure=Truth.TRUE, **GOOD_PLASMA)
    assert reading.value == UNREADABLE
    assert reading.truth is Truth.FALSE
    clotted = {**GOOD_SERUM, "clotting_minutes": Decimal(240)}
    reading = sample("serum", exposure=Truth.TRUE, **clotted)
    assert reading.value.startswith(f"{UNREADABLE} ")


@pytest.mark.parametrize(
    ("name", "start", "collected", "truth"),
    [
        ("Bevacizumab 5 mg/kg", "2024-03-01", "2024-02-28", Truth.FALSE),
        ("Bevacizumab 5 mg/kg", "2024-03-01", "2024-03-01", Truth.TRUE),
        ("AVASTIN", "2024-03-01", "2025-03-01", Truth.TRUE),
        ("bevacizumab", None, "2024-03-01", Truth.UNKNOWN),
        ("bevacizumab", "2024-03", "2024-03-15", Truth.UNKNOWN),
        ("bevacizumab", "2024-03-01", None, Truth.UNKNOWN),
        ("bevacizumab", "2026-03-01", "2024-03-01", Truth.FALSE),
        ("melphalan", "2024-03-01", "2025-03-01", Truth.FALSE),
    ],
)
def test_exposure_begins_with_the_first_dose_and_does_not_end(given, name, start, collected, truth):
    day = None if collected is None else PartialDate.from_iso(collected)
    assert on_bevacizumab([given(name, start)], day, AS_OF) is truth
