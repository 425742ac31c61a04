from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.interpret.course import Course
from poems_desktop.clinical.interpret.from_visits import (
    TYPES,
    bevacizumab,
    relapse_seen,
    sample_details,
    scale_changes,
)
from poems_desktop.clinical.interpret.vegf_baseline import arrange
from poems_desktop.clinical.interpret.vegf_sample import SampleDetails
from poems_desktop.clinical.record import (
    Choice,
    Finding,
    Measurement,
    Patient,
    Record,
    Treatment,
    Visit,
)
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

AS_OF = date(2025, 11, 20)
BEGAN = Treatment(id="t", name="melphalan", directed=True, start=PartialDate(2024, 6, 1))
T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def answer(word):
    if word in set(FindingState):
        return Finding(state=FindingState(word))
    return Choice(value=word)


def day(text):
    return None if text is None else PartialDate.from_iso(text)


def vegf_result(collected="2024-01-10", **parts):
    filled = {"id": "r1", "test": "vegf", "value": Decimal(500), "unit": "pg/mL",
              "specimen": "plasma", "laboratory": "Elm"}  # fmt: skip
    return Measurement(collected=day(collected), **{**filled, **parts})


def score(test, value, unit, collected, place):
    return Measurement(id=f"s{place}", test=test, value=Decimal(value), unit=unit,
                       collected=day(collected))  # fmt: skip


@pytest.fixture
def course(shipped):
    def make(visits=(), results=(), treatments=(BEGAN,)):
        made = [
            Visit(id=f"v{n}", date=day(when), answers={k: answer(w) for k, w in said.items()})
            for n, (when, said) in enumerate(visits)
        ]
        made.append(Visit(id="r", results=tuple(results)))
        record = Record(patient=Patient(id="p"), visits=tuple(made), treatments=treatments)
        return Course(record, shipped, AS_OF)

    return make


@pytest.fixture
def sampled(course, points_of):
    """The course and its only VEGF point."""

    def make(*visits, collected="2024-01-10", results=(), **parts):
        found = course(visits, (vegf_result(collected), *results), **parts)
        return found, points_of(found)[0]

    return make


@pytest.mark.parametrize(
    ("when", "word", "collected", "truth"),
    [
        ("2024-01-01", "current", "2024-01-10", T),
        ("2024-01-10", "past", "2024-01-10", T),
        ("2024-02-01", "current", "2024-01-10", U),
        (None, "current", "2024-01-10", U),
        ("2024-01-01", "current", None, U),
        ("2024-01-01", "planned", "2024-01-10", F),
        ("2024-01-01", "never", "2024-01-10", F),
        ("2026-01-01", "current", "2024-01-10", F),
    ],
)
def test_trap_38_a_visit_that_tells_of_bevacizumab_counts(sampled, when, word, collected, truth):
    assert bevacizumab(*sampled((when, {"bevacizumab": word}), collected=collected)) is truth


def test_trap_38_a_dated_treatment_counts_too(sampled, given):
    found = sampled(treatments=(BEGAN, given("bevacizumab", "2023-12-01")))
    assert bevacizumab(*found) is T


@pytest.mark.parametrize(
    ("visit", "name", "value"),
    [
        (("2024-01-10", {"vegf_specimen": "plasma_edta"}), "tube", "edta"),
        (("2024-01-10", {"vegf_specimen": "plasma_other"}), "tube", "other"),
        (("2024-01-10", {"vegf_specimen": "serum"}), "tube", None),
        (("2024-01-11", {"vegf_specimen": "plasma_edta"}), "tube", None),
        ((None, {"vegf_specimen": "plasma_edta"}), "tube", None),
        (("2024-01-10", {"prednisone": "current"}), "steroids", True),
        (("2024-01-10", {"dexamethasone": "current"}), "steroids", True),
        (("2024-01-10", {"corticosteroids": "never"}), "steroids", False),
        (("2024-01-10", {"prednisone": "never"}), "steroids", None),
        (("2024-01-10", {"corticosteroids": "past"}), "steroids", None),
        (("2024-01-10", {"bevacizumab": "never"}), "bevacizumab", False),
        (("2024-05-10", {"bevacizumab": "never"}), "bevacizumab", False),
        (("2024-01-09", {"bevacizumab": "never"}), "bevacizumab", None),
        ((None, {"bevacizumab": "never"}), "bevacizumab", None),
    ],
)
def test_trap_41_what_the_record_holds_of_a_sample_is_used(sampled, visit, name, value):
    assert getattr(sample_details(*sampled(visit)), name) is value


@pytest.mark.parametrize(("when", "tube"), [("2025-11-20", "edta"), ("2025-11-21", None)])
def test_a_visit_of_the_day_of_reading_is_seen_and_a_later_one_is_not(sampled, when, tube):
    found = sampled((when, {"vegf_specimen": "plasma_edta"}), collected=when)
    assert sample_details(*found).tube == tube


def test_what_was_given_of_a_sample_stands_over_the_record(sampled):
    given = SampleDetails(result_id="r1", steroids=False)
    found = sampled(("2024-01-10", {"prednisone": "current", "vegf_specimen": "plasma_edta"}))
    known = sample_details(*found, given)
    assert (known.steroids, known.tube) == (False, "edta")


@pytest.mark.parametrize(
    ("value", "limit", "collected", "raised"),
    [
        (450, 450, "2024-01-10", False),
        (451, 450, "2024-01-10", True),
        (451, None, "2024-01-10", None),
        (451, 450, "2024-01-11", None),
        (None, 450, "2024-01-10", None),
    ],
)
def test_platelets_of_the_same_day_are_read(sampled, value, limit, collected, raised):
    number = None if value is None else Decimal(value)
    upper = None if limit is None else Decimal(limit)
    platelets = Measurement(id="p", test="platelets", value=number, unit="10*9/L",
                            ref_upper=upper, collected=day(collected))  # fmt: skip
    assert sample_details(*sampled(results=(platelets,))).platelets_raised is raised
    undated = sampled(collected=None, results=(platelets,))
    assert sample_details(*undated).platelets_raised is None


def test_trap_33_steroids_of_the_record_spoil_a_baseline(sampled):
    found, point = sampled(("2024-01-10", {"corticosteroids": "current"}))
    details = {"r1": sample_details(found, point)}
    arranged = arrange([point], found.definitions, AS_OF, details)
    assert arranged.series == ()
    assert "steroids" in arranged.aside[0].why


@pytest.mark.parametrize(
    ("said", "states"),
    [
        ({"relapse_type": "clinical"}, (T, U, U, U)),
        ({"relapse_type": "radiographic"}, (U, T, U, U)),
        ({"relapse_type": "hematologic"}, (F, F, T, F)),
        ({"relapse_type": "vegf"}, (F, F, F, T)),
        ({"relapse_type": "mixed"}, (U, U, U, U)),
        ({"relapse_type": "mixed", "relapse_progression": "absent"}, (U, U, U, U)),
        ({"relapse_progression": "absent"}, (F, F, F, F)),
        ({"relapse_progression": "present"}, (U, U, U, U)),
        ({}, (U, U, U, U)),
    ],
)
def test_trap_46_the_kind_of_relapse_is_taken_as_stated(course, said, states):
    found = relapse_seen(course([("2025-01-01", said)]))
    assert tuple(found[name] for name in TYPES) == states


def test_a_relapse_stated_before_treatment_is_none(course):
    found = relapse_seen(course([("2024-01-01", {"relapse_type": "clinical"})]))
    assert set(found.values()) == {U}


def test_scales_compare_the_last_before_with_the_newest_after(course, tables):
    found = course(
        results=[
            score("onls_total", "8", "{score}", "2023-01-10", 1),
            score("onls_total", "6", "{score}", "2024-01-10", 2),
            score("onls_total", "3", "{score}", "2025-01-10", 3),
            score("mrs", "3", "{score}", "2025-01-10", 4),
            score("incat_total", "3", "", "2024-01-10", 5),
            score("incat_total", "2", "{score}", "2025-01-10", 6),
        ]
    )
    (reading,) = scale_changes(found, tables.scales)
    assert reading.value.startswith("Better by 3")
    assert [one.place for one in reading.inputs] == ["s2", "s3"]


def test_trap_55_each_hand_and_each_instrument_is_a_line_of_its_own(course, tables):
    found = course(
        results=[
            score("grip_strength_left", "20", "kgf", "2024-01-10", 1),
            score("grip_strength_left", "25", "kgf", "2025-01-10", 2),
            score("grip_strength_right", "30", "kgf", "2025-01-10", 3),
            score("grip_vigorimeter_right", "50", "kPa", "2024-01-10", 4),
            score("grip_vigorimeter_right", "58", "kPa", "2025-01-10", 5),
        ]
    )
    readings = {one.id: one for one in scale_changes(found, tables.scales)}
    assert set(readings) == {"scale.grip_jamar.left", "scale.grip_vigorimeter.right"}
    assert readings["scale.grip_vigorimeter.right"].truth is T


def test_every_field_of_a_scale_is_in_the_forms_in_its_unit(tables, shipped):
    for scale in tables.scales.scale:
        for field in (scale.field, scale.left_field, scale.right_field):
            if field is not None:
                assert scale.unit in shipped.result(field).units
                assert shipped.result(field).possible.high <= scale.high
