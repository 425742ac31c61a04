from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.engraftment.constants import Threshold
from poems_desktop.clinical.engraftment.counts import count_truth, engraftment_day
from poems_desktop.clinical.transplant import LabValue
from poems_desktop.core.truth import Truth

ZERO = date(2025, 11, 11)


def found(make, course, as_of=60, zero=ZERO):
    return engraftment_day(make.log(course, as_of), zero)


def numbers(make, engrafted):
    return [(day - ZERO).days for day in engrafted.candidates]


@pytest.mark.parametrize(
    ("value", "unit", "truth"),
    [
        ("0.5", "10*9/L", Truth.TRUE),
        ("0.49", "10*9/L", Truth.FALSE),
        ("0.51", "10^9/L", Truth.TRUE),
        ("500", "/uL", Truth.TRUE),
        ("499", "/uL", Truth.FALSE),
        ("501", "/uL", Truth.TRUE),
        ("0.5", "10*3/uL", Truth.TRUE),
        ("0.5", "G/L", Truth.UNKNOWN),
        ("500", "10*9/L", Truth.UNKNOWN),
        ("-1", "/uL", Truth.UNKNOWN),
    ],
)
def test_the_line_is_500_per_microliter_in_any_listed_unit(make, value, unit, truth):
    assert count_truth(LabValue(value=Decimal(value), unit=unit), make.constants) is truth


def test_a_bound_settles_only_what_it_settles(make):
    below = LabValue(value=Decimal("0.1"), comparator="<", unit="10*9/L")
    vague = LabValue(value=Decimal("0.9"), comparator="<", unit="10*9/L")
    assert count_truth(below, make.constants) is Truth.FALSE
    assert count_truth(vague, make.constants) is Truth.UNKNOWN


def test_a_unit_without_a_line_is_unknown(make):
    one = Threshold(value=Decimal("0.5"), unit="10*9/L", compare="at_least")
    rule = make.constants.engraftment.model_copy(update={"neutrophils": (one,)})
    constants = make.constants.model_copy(update={"engraftment": rule})
    assert count_truth(LabValue(value=Decimal(500), unit="/uL"), constants) is Truth.UNKNOWN


def test_trap_69_engraftment_is_the_first_of_two_days_not_the_first_day_above(make):
    once = make.course(make.counts(8, "0.1", "0.6", "0.4", "0.5", "0.5", "1.2"))
    engrafted = found(make, once)
    assert engrafted.day == make.day(11)
    assert engrafted.interpretation.value == "22-Nov-2025, Day +11 from infusion"
    assert engrafted.interpretation.confidence == "unconfirmed"
    assert engrafted.interpretation.cautions == (
        "Growth factor and steroids move the neutrophil count.",
    )
    assert engrafted.interpretation.rule.startswith(
        "First of 2 consecutive days with neutrophils at least 0.5 ×10⁹/L, counted"
    )


def test_a_count_of_the_days_before_the_fall_is_not_engraftment(make):
    falling = make.counts(0, "3.1", "2.0", "0.9", "0.2", "0.1", "0.6", "0.7")
    assert found(make, make.course(falling)).day == make.day(5)


def test_counts_before_infusion_do_not_count(make):
    early = make.counts(-4, "0.2", "0.8", "0.9")
    engrafted = found(make, make.course(early))
    assert engrafted.candidates == ()
    assert engrafted.interpretation.inputs == ()


@pytest.mark.parametrize(
    ("values", "candidates", "complete"),
    [
        (["0.1", "0.6"], [9], False),
        (["0.1", "0.2"], [], False),
        (["0.1", None, "0.6", "0.7"], [9, 10], True),
        (["0.1", None, "0.2", "0.6", "0.7"], [11], True),
        (["0.1", None, None, "0.2", "0.6", "0.7"], [9, 12], True),
        (["0.1", "0.6", None, "0.4", "0.6", "0.7"], [9, 12], True),
        (["0.6", "0.7"], [], False),
        ([], [], False),
    ],
)
def test_gaps_keep_every_day_possible_that_they_could_make_first(
    make, values, candidates, complete
):
    engrafted = found(make, make.course(make.counts(8, *values)))
    assert numbers(make, engrafted) == candidates
    assert engrafted.complete is complete
    known = complete and len(candidates) == 1
    assert engrafted.interpretation.truth is (Truth.TRUE if known else Truth.UNKNOWN)
    assert bool(engrafted.interpretation.missing) is not known
    assert (engrafted.day is not None) is known


def test_what_is_missing_names_the_day(make):
    engrafted = found(make, make.course(make.counts(8, "0.1", None, "0.6", "0.7")))
    assert engrafted.interpretation.missing == ("A usable neutrophil count on 20-Nov-2025.",)
    assert engrafted.interpretation.value == "Not yet known: 20-Nov-2025, 21-Nov-2025"


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        (["0.6", "0.7"], "Daily neutrophil counts from the first one below the line onward."),
        (["0.1", "0.2"], "Consecutive days with enough neutrophils; none are recorded yet."),
        (["0.1", "0.6"], "A usable neutrophil count on 21-Nov-2025."),
    ],
)
def test_what_is_missing_before_engraftment(make, values, missing):
    engrafted = found(make, make.course(make.counts(8, *values)))
    assert engrafted.interpretation.missing == (missing,)


def test_a_count_of_the_day_of_infusion_counts_and_a_bound_is_shown(make):
    low = make.entry(0, neutrophils={"value": "0.1", "comparator": "<"})
    engrafted = found(make, make.course(low, make.counts(1, "0.6", "0.7")))
    assert engrafted.day == make.day(1)
    assert [one.text for one in engrafted.interpretation.inputs[:2]] == [
        "<0.1 ×10⁹/L",
        "0.6 ×10⁹/L",
    ]


def test_an_unread_count_beside_a_low_one_lies_on_no_side(make):
    course = make.course(make.counts(8, "0.1"), make.entry(8, unread={"neutrophils": "?"}))
    assert not any("both sides" in one for one in found(make, course).interpretation.cautions)


def test_later_entries_do_not_exist_yet(make):
    course = make.course(make.counts(8, "0.1", "0.6", "0.7"))
    assert not found(make, course, as_of=9).complete
    assert found(make, course, as_of=10).day == make.day(9)


def test_without_day_zero_nothing_is_counted_but_shown(make):
    engrafted = found(make, make.course(make.counts(8, "0.1", "0.6", "0.7")), zero=None)
    assert engrafted.interpretation.missing == ("Day 0.",)
    assert len(engrafted.interpretation.inputs) == 3
    assert not engrafted.complete


def test_a_day_with_counts_on_both_sides_is_open_and_said(make):
    course = make.course(
        make.counts(8, "0.1", "0.4", "0.6", "0.7"),
        make.entry(9, "18:00", neutrophils={"value": Decimal("0.5")}),
    )
    engrafted = found(make, course)
    assert numbers(make, engrafted) == [9, 10]
    assert any("both sides" in one for one in engrafted.interpretation.cautions)


def test_unusable_and_unread_counts_keep_their_day_open_and_are_said(make):
    course = make.course(
        make.counts(8, "0.1"),
        make.entry(9, neutrophils={"value": Decimal(500)}),
        make.entry(10, unread={"neutrophils": "0,6oo"}),
        make.counts(11, "0.6", "0.7"),
    )
    engrafted = found(make, course)
    assert numbers(make, engrafted) == [9, 10, 11]
    assert sum("cannot be used" in one for one in engrafted.interpretation.cautions) == 2
    assert "0,6oo" in [one.text for one in engrafted.interpretation.inputs]


def test_a_fall_after_engraftment_is_said_and_changes_nothing(make):
    course = make.course(make.counts(8, "0.1", "0.6", "0.7", "0.3"))
    engrafted = found(make, course)
    assert engrafted.day == make.day(9)
    assert any("fell below the line again" in one for one in engrafted.interpretation.cautions)


def test_the_stated_day_goes_first_and_a_contradiction_is_said(make):
    counts = make.counts(8, "0.1", "0.6", "0.7")
    apart = found(make, make.course(counts, stated_engraftment=make.day(12)))
    same = found(make, make.course(counts, stated_engraftment=make.day(9)))
    alone = found(make, make.course(stated_engraftment=make.day(12)), zero=None)
    later = found(make, make.course(stated_engraftment=make.day(12)), as_of=11)
    assert apart.day == make.day(12)
    assert any("Correct one of them" in one for one in apart.interpretation.cautions)
    assert not any("Correct one of them" in one for one in same.interpretation.cautions)
    assert alone.day == make.day(12)
    assert alone.interpretation.value == "23-Nov-2025"
    assert later.day is None
