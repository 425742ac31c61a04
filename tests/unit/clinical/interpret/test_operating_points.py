import re
from decimal import Decimal

import pytest

from poems_desktop.clinical.interpret.operating_points import (
    OperatingPoint,
    describe,
    load_operating_points,
    predict,
    predictive_values,
)
from poems_desktop.clinical.interpret.ranges import rounded


def made(sensitivity, specificity):
    return OperatingPoint(
        id="made",
        test="vegf",
        label="A made point",
        includes_cut_off=True,
        sensitivity=sensitivity,
        specificity=specificity,
        compared_with="nobody",
        cites=("project",),
        confidence="own",
    )


# Likelihood ratios, and predictive values in percent at 1, 5, 20 and 50 % before the test.
TABLE = {
    "plasma_200": ("13.6", "0.34", "12", "42", "77", "93"),
    "serum_1920": ("30.5", "0.27", "24", "62", "88", "97"),
    "serum_above_limit": ("11.1", "0.00", "10", "37", "74", "92"),
    "latency_index_038": ("3.0", "0.39", "3", "14", "43", "75"),
}


@pytest.mark.parametrize("point_id", TABLE)
def test_the_published_points_give_the_calculated_table(tables, point_id):
    point = tables.points.find(point_id)
    row = (
        rounded(point.likelihood_if_positive, Decimal("0.1")),
        rounded(point.likelihood_if_negative, Decimal("0.01")),
        *(rounded(predictive_values(point, Decimal(prior)).positive) for prior in (1, 5, 20, 50)),
    )
    assert row == TABLE[point_id]


def test_another_marker_gives_its_row_too():
    point = made("80", "91.5")
    assert rounded(point.likelihood_if_positive, Decimal("0.1")) == "9.4"
    assert rounded(point.likelihood_if_negative, Decimal("0.01")) == "0.22"
    assert [rounded(predictive_values(point, Decimal(p)).positive) for p in (1, 5, 20, 50)] == [
        "9",
        "33",
        "70",
        "90",
    ]


def test_trap_31_specificity_is_never_the_chance_of_disease(tables):
    """The gloss of the FAQ would make 95 % of the positives cases; at 5 % before it is 42 %."""
    for point in tables.points.point:
        reading = describe(point)
        assert reading.truth is None
        assert "people without POEMS did not" in reading.value
        assert any("not the chance" in one for one in reading.cautions)
        text = " ".join((reading.value, *reading.cautions))
        assert not re.search(r"\d+(\.\d+)?% of (people|those) with (plasma|serum) VEGF", text)
    plasma = tables.points.find("plasma_200")
    assert rounded(predictive_values(plasma, Decimal(5)).positive) == "42"
    assert rounded(predictive_values(tables.points.find("serum_1920"), Decimal(5)).positive) == "62"


def test_even_the_mix_of_the_study_itself_gives_less_than_its_specificity(tables):
    mix = Decimal(2900) / Decimal(105)
    assert rounded(predictive_values(tables.points.find("plasma_200"), mix).positive) == "84"


def test_no_predictive_value_without_a_chance_chosen_by_the_clinician(tables):
    reading = predict(tables.points.find("plasma_200"), None)
    assert reading.value == "Not calculated."
    assert reading.missing
    assert not reading.inputs


def test_a_prediction_names_its_assumption_and_both_values(tables):
    reading = predict(tables.points.find("plasma_200"), Decimal(5))
    assert "If 5 of 100 people tested had POEMS (your assumption)" in reading.value
    assert "42% would have POEMS" in reading.value
    assert "98% would not have POEMS" in reading.value
    assert reading.inputs[0].text == "5%"
    assert reading.confidence == "computed"
    assert "not this patient's chance" in reading.cautions[0]


@pytest.mark.parametrize("chance", ["0", "100", "-1", "101"])
def test_a_certain_or_impossible_pretest_chance_is_refused(tables, chance):
    with pytest.raises(ValueError, match="above 0% and below 100%"):
        predict(tables.points.find("plasma_200"), Decimal(chance))


def test_a_negative_predictive_value_that_cannot_be_told_says_so():
    point = made("100", "0")
    assert predictive_values(point, Decimal(10)).negative is None
    assert "a number that cannot be told" in predict(point, Decimal(10)).value


def test_what_is_nearly_all_or_nearly_none_is_not_rounded_to_it(tables):
    rare = predict(tables.points.find("plasma_200"), Decimal("0.01")).value
    assert "of those with this result, less than 1% would have POEMS;" in rare
    assert "of those without it, more than 99% would not have POEMS." in rare
    certain = predict(made(Decimal(100), Decimal(50)), Decimal(10)).value
    assert "of those without it, 100% would not have POEMS." in certain
    none = predict(made(Decimal(0), Decimal(50)), Decimal(10)).value
    assert "of those with this result, 0% would have POEMS;" in none


def test_ratios_without_bound_are_not_numbers():
    assert made("50", "100").likelihood_if_positive is None
    assert made("50", "0").likelihood_if_negative is None
    assert "LR+ has no bound" in describe(made("50", "100")).value


def test_percentages_beyond_a_hundred_do_not_load():
    with pytest.raises(ValueError, match="less than or equal to 100"):
        made("101", "50")


def test_the_points_keep_specimen_and_cut_off(tables):
    found = {(p.specimen, p.cut_off) for p in tables.points.point if p.test == "vegf"}
    assert found == {
        ("plasma", Decimal(200)),
        ("serum", Decimal(1920)),
        ("serum", None),
    }
    with pytest.raises(KeyError):
        tables.points.find("nothing")


def test_trap_32_targets_of_treatment_are_no_operating_points(tables):
    """No limit that marks remission or a laboratory's range has sensitivity or specificity."""
    targets = [one for one in tables.points.limit if one.use == "response_target"]
    assert {(one.specimen, one.value) for one in targets} == {
        ("serum", Decimal(1040)),
        ("serum", Decimal(1000)),
    }
    diagnostic = {(one.specimen, one.cut_off) for one in tables.points.point}
    assert not diagnostic & {(one.specimen, one.value) for one in tables.points.limit}


def test_load_without_argument_reads_what_is_shipped(tables):
    assert load_operating_points() == tables.points


def test_as_many_true_as_false_results_make_one_half():
    found = predictive_values(made(Decimal(50), Decimal(50)), Decimal(50))
    assert (found.positive, found.negative) == (Decimal(50), Decimal(50))
