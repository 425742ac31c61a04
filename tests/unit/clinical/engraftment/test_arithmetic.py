from decimal import Decimal

import pytest

from poems_desktop.clinical.engraftment.arithmetic import ArithmeticOffError, weight_arithmetic
from poems_desktop.clinical.engraftment.units import half_up, in_celsius, kilograms, pounds
from poems_desktop.clinical.engraftment.weights import baseline_weight, gain_text
from poems_desktop.clinical.transplant import Temperature, Weight

ROUNDED = [
    ("74.4", 74),
    ("74.49", 74),
    ("74.5", 75),
    ("74.51", 75),
    ("75.5", 76),
    ("149.2", 149),
]


@pytest.fixture
def figures(make):
    """The arithmetic on day +9 for a baseline of 71.4 kg unless said."""

    def compute(*entries, **given):
        course = make.course(
            *entries,
            **{"baseline": "admission", "admission_weight": make.weight("71.4"), **given},
        )
        return weight_arithmetic(make.log(course, as_of=9), switched_on=True)

    return compute


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("80", "0.0 kg, 0.0 %"),
        ("80.04", "0.0 kg, +0.1 %"),
        ("80.5", "+0.5 kg, +0.6 %"),
        ("82", "+2.0 kg, +2.5 %"),
        ("79", "\N{MINUS SIGN}1.0 kg, \N{MINUS SIGN}1.3 %"),
    ],
)
def test_a_change_is_signed_and_names_the_date_of_its_baseline(make, value, text):
    change = gain_text(Weight(value=Decimal(value)), make.weight("80"))
    assert change == f"{text} since 10-Nov-2025"


@pytest.mark.parametrize(
    ("given", "value", "missing"),
    [
        ({}, "Not yet known", "Which weight is the baseline: at admission or before conditioning."),
        ({"baseline": "admission"}, "70 kg, admission, 10-Nov-2025", None),
        ({"baseline": "pre_conditioning"}, "71 kg, ward 1, before conditioning, 08-Nov-2025", None),
        (
            {"baseline": "admission", "admission_weight": None},
            "Not yet known",
            "The weight at admission, with its date.",
        ),
        (
            {"baseline": "pre_conditioning", "pre_conditioning_weight": None},
            "Not yet known",
            "The weight before conditioning, with its date.",
        ),
    ],
)
def test_trap_73_the_baseline_is_named_with_its_date(make, given, value, missing):
    weights = {
        "admission_weight": make.weight("70"),
        "pre_conditioning_weight": make.weight("71", -3, scale="ward 1"),
    }
    told = baseline_weight(make.log(make.course(**{**weights, **given}))).interpretation
    assert told.value == value
    assert told.missing == (() if missing is None else (missing,))


def weighed(make, number, value="74.6", **more):
    return make.entry(number, weight={"value": Decimal(value), **more})


@pytest.mark.parametrize(("value", "whole"), ROUNDED)
def test_half_up(value, whole):
    assert half_up(Decimal(value)) == whole


def test_it_refuses_without_the_switch(make):
    course = make.course(weighed(make, 9), baseline="admission")
    with pytest.raises(ArithmeticOffError, match="A physician can switch it on"):
        weight_arithmetic(make.log(course), switched_on=False)


def test_trap_80_both_weights_are_named_and_dated(make, figures):
    found = figures(weighed(make, 9))
    shown = [(one.basis, one.weighed, one.per_kg, one.shown) for one in found.products]
    assert shown == [
        ("baseline", make.day(-1), 1, 71),
        ("baseline", make.day(-1), 2, 143),
        ("latest", make.day(9), 1, 75),
        ("latest", make.day(9), 2, 149),
    ]
    assert found.products[3].text == "74.6 × 2 = 149.2, shown 149 mg"
    assert found.products[3].unrounded == Decimal("149.2")
    assert found.refused == ()
    assert "Edema" in found.basis.text


def test_the_factors_are_told_as_they_are_multiplied_with(make, figures):
    told = make.constants.arithmetic.factors
    assert told == ("1", "2")
    assert {Decimal(one) for one in told} == {
        one.per_kg for one in figures(weighed(make, 9)).products
    }


def test_trap_79_the_sentence_stands_beside_and_nothing_comes_from_the_500_mg(make, figures):
    found = figures(weighed(make, 9))
    assert found.heading == "Arithmetic only"
    assert "500 mg" in found.quotation.text
    assert found.quotation.verbatim
    assert "Nothing is computed from the 500 mg" in found.open_points.text
    assert "Physician must confirm dose" in found.confirm.text
    assert {one.per_kg for one in found.products} == {Decimal(1), Decimal(2)}
    assert all(one.unrounded == one.weight_kg * one.per_kg for one in found.products)
    assert not any(
        "prednis" in text.lower() for one in found.products for text in (one.text, one.weight_text)
    )


@pytest.mark.parametrize(("number", "used"), [(9, True), (6, True), (5, False), (-3, False)])
def test_the_latest_weight_is_at_most_three_days_old(make, figures, number, used):
    found = figures(weighed(make, number))
    assert ("latest" in {one.basis for one in found.products}) is used
    assert bool(found.refused) is not used
    assert "baseline" in {one.basis for one in found.products}


def test_the_refusal_says_how_old(make, figures):
    (refused,) = figures(weighed(make, 5)).refused
    assert refused == (
        "The latest weight is not used: it is of 16-Nov-2025, 4 days old; "
        "at most 3 days are allowed. Weigh again."
    )


@pytest.mark.parametrize("given", [{}, {"weight": {"value": "746"}}, {"unread": {"weight": "?"}}])
def test_a_missing_or_impossible_latest_weight_is_refused(make, figures, given):
    entries = [make.entry(9, **given)] if given else []
    assert figures(*entries).refused == (
        "The latest weight is not used: no usable weight is in the log.",
    )


def test_the_last_entry_of_the_day_is_the_latest_and_later_days_do_not_exist(make, figures):
    found = figures(
        make.entry(9, "20:00", weight={"value": "75"}),
        make.entry(9, "06:00", weight={"value": "74"}),
        make.entry(9, weight={"value": "73"}),
        weighed(make, 10, "80"),
    )
    assert found.products[2].weight_kg == 75


@pytest.mark.parametrize(
    "given",
    [
        {"baseline": None},
        {"admission_weight": None},
        {"baseline": "pre_conditioning"},
    ],
)
def test_without_a_chosen_dated_baseline_nothing_is_computed(make, figures, given):
    found = figures(weighed(make, 9), **given)
    assert found.products == ()
    assert found.refused[0].startswith("Nothing is computed. Missing: ")


def test_a_baseline_of_a_later_day_is_not_used(make, figures):
    found = figures(weighed(make, 9), admission_weight=make.weight("70", 10))
    assert found.products == ()
    assert found.refused == (
        "Nothing is computed. The baseline weight is dated after 20-Nov-2025.",
    )


def test_a_baseline_of_the_same_day_is_used(make, figures):
    found = figures(weighed(make, 9), admission_weight=make.weight("70", 9))
    assert [one.shown for one in found.products] == [70, 140, 75, 149]


def test_pounds_are_converted_exactly_and_shown_as_weighed(make, figures):
    found = figures(weighed(make, 9, "164.5", unit="[lb_av]"))
    latest = found.products[3]
    assert latest.weight_text == "164.5 lb"
    assert latest.weight_kg == Decimal("74.615944865")
    assert latest.text == "74.615944865 × 2 = 149.231889730, shown 149 mg"


def test_a_reading_is_given_in_its_own_unit_as_it_is_and_in_the_other_as_it_converts():
    assert in_celsius(Temperature(value="38.7", unit="Cel")) == Decimal("38.7")
    assert in_celsius(Temperature(value="101.66", unit="[degF]")) == Decimal("38.7")
    assert pounds(Weight(value="164.5", unit="[lb_av]")) == Decimal("164.5")
    assert half_up(pounds(Weight(value="74.6", unit="kg")), Decimal("0.1")) == Decimal("164.5")
    assert kilograms(Weight(value="100", unit="[lb_av]")) == Decimal("45.359237")
