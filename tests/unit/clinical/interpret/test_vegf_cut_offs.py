from decimal import Decimal

import pytest

from poems_desktop.clinical.interpret.vegf_cut_offs import cut_off_range, robustness
from poems_desktop.core.truth import Truth


@pytest.fixture
def points(vegf_course, points_of):
    def make(*results, **parts):
        return points_of(vegf_course(*results, **parts))

    return make


def words(points, specimen="plasma"):
    return robustness(points, specimen).value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (486, "Met for any cut-off up to 486 pg/mL; not met for any above 486 pg/mL."),
        ("<31", "Not met for any from 31 pg/mL; not known below."),
        (">2000", "Met for any cut-off up to 2000 pg/mL; not known for any other."),
    ],
)
def test_one_result_gives_the_range_of_cut_offs(points, value, text):
    assert words(points({"value": value})) == text


def test_the_highest_result_decides_and_each_specimen_by_itself(points):
    found = points({"value": 100}, {"value": 300}, {"value": 5000, "specimen": "serum"})
    assert words(found).startswith("Met for any cut-off up to 300 pg/mL")
    assert words(found, "serum").startswith("Met for any cut-off up to 5000 pg/mL")


def test_a_result_without_specimen_only_keeps_it_from_not_met(points):
    found = points({"value": 486}, {"value": 880, "specimen": None})
    assert words(found) == (
        "Met for any cut-off up to 486 pg/mL; not met for any above 880 pg/mL; not known between."
    )
    both = cut_off_range(found, "plasma")
    ends = [both.at(Decimal(one)) for one in (486, 487, 880, 881)]
    assert ends == [Truth.TRUE, Truth.UNKNOWN, Truth.UNKNOWN, Truth.FALSE]
    assert cut_off_range(points({"value": 880, "specimen": None}), "plasma") is None


def test_a_result_in_need_of_correction_leaves_the_end_open(points):
    found = points({"value": 486}, {"value": 880, "unread": {"unit": "pg"}})
    assert words(found).endswith("not known for any other.")
    found = points({"value": 486}, {"value": 880, "unit": ""})
    assert words(found).endswith("not known for any other.")


def test_what_never_counts_changes_nothing(points):
    found = points({"value": 486}, {"value": 9000, "collected": "2025-01-10"})
    assert words(found) == words(points({"value": 486}))


def test_no_result_of_a_specimen_says_so(points):
    reading = robustness(points({"value": 486}), "serum")
    assert reading.value == "No result of this specimen counts."
    assert reading.missing


def test_a_bound_below_and_an_open_end_is_unknown_for_any(points):
    found = points({"value": "<31"}, {"value": ">2000", "specimen": None})
    assert words(found) == "Not known for any cut-off."


def test_a_closed_and_an_open_bound_at_one_number(points):
    found = cut_off_range(points({"value": "<486"}, {"value": 486}), "plasma")
    assert found.at(Decimal(486)) is Truth.TRUE
    assert found.at(Decimal(487)) is Truth.FALSE
    found = cut_off_range(points({"value": "<486"}), "plasma")
    assert found.at(Decimal(486)) is Truth.FALSE
    assert found.at(Decimal(485)) is Truth.UNKNOWN


def test_the_results_that_were_used_are_named(points):
    found = points(
        {"value": 486},
        {"value": 5000, "specimen": "serum"},
        {"value": 9000, "collected": "2025-01-10"},
    )
    assert [one.place for one in robustness(found, "plasma").inputs] == ["r1"]
    assert [one.place for one in robustness(found, "serum").inputs] == ["r2"]
