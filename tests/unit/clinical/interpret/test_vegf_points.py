from decimal import Decimal

import pytest

from poems_desktop.clinical.interpret.vegf_points import against_points
from poems_desktop.core.truth import Truth


@pytest.fixture
def against(vegf_course, points_of, tables):
    def read(result, **parts):
        (point,) = points_of(vegf_course(result, **parts))
        return against_points(point, tables.points.point)

    return read


@pytest.mark.parametrize(
    ("specimen", "value", "truth"),
    [
        ("plasma", "199.9", Truth.FALSE),
        ("plasma", "200", Truth.TRUE),
        ("plasma", "200.1", Truth.TRUE),
        ("plasma", ">150", Truth.UNKNOWN),
        ("serum", "1919", Truth.FALSE),
        ("serum", "1920", Truth.TRUE),
        ("serum", "1921", Truth.TRUE),
    ],
)
def test_trap_29_each_specimen_is_read_by_its_own_cut_off(against, specimen, value, truth):
    (reading,) = against({"value": value, "specimen": specimen})
    assert reading.truth is truth
    assert specimen in reading.title
    assert bool(reading.missing) is (truth is Truth.UNKNOWN)


def test_trap_29_two_hundred_and_fifty_is_raised_in_plasma_and_not_in_serum(against):
    assert against({"value": 250})[0].truth is Truth.TRUE
    assert against({"value": 250, "specimen": "serum"})[0].truth is Truth.FALSE


def test_trap_28_without_specimen_there_is_no_cut_off(against, arranged):
    assert against({"value": 1000, "specimen": None}) == ()
    assert arranged({"value": 1000, "specimen": None}).series == ()


def test_trap_32_a_value_after_treatment_is_not_read_by_a_diagnostic_cut_off(against):
    assert against({"value": 150, "collected": "2025-01-10"}) == ()


def test_the_likelihood_ratio_is_no_chance(against):
    reached, missed = against({"value": 500})[0], against({"value": 100})[0]
    assert reached.value == "Reached; likelihood ratio 13.60 (calculated)."
    assert missed.value == "Not reached; likelihood ratio 0.34 (calculated)."
    assert "not a chance of disease" in reached.cautions[0]
    assert "proves nothing" in missed.cautions[1]


def test_a_value_without_unit_cannot_be_compared(against):
    (reading,) = against({"value": 500, "unit": ""})
    assert reading.truth is Truth.UNKNOWN
    assert reading.value == "Cannot be compared."


def test_a_point_may_leave_its_cut_off_out_and_have_no_bound(vegf_course, points_of, tables):
    strict = tables.points.find("plasma_200").model_copy(
        update={"includes_cut_off": False, "specificity": Decimal(100)}
    )
    for value, truth in (("200", Truth.FALSE), ("200.1", Truth.TRUE)):
        (point,) = points_of(vegf_course({"value": value}))
        assert against_points(point, [strict])[0].truth is truth
    assert "without bound" in against_points(point, [strict])[0].value
