from decimal import Decimal

import pytest
from pydantic import ValidationError

from poems_desktop.clinical.interpret.onls import (
    ArmAnswers,
    LegAnswers,
    arm_grade,
    leg_grade,
    onls,
    onls_total,
)
from poems_desktop.clinical.interpret.scales import (
    Score,
    change,
    irods_raw,
    load_scales,
    mrc_sum,
    summed,
)
from poems_desktop.core.interval import Interval
from poems_desktop.core.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.fixture
def compare(tables, n):
    def read(scale, before, after, unit=None, sides=(None, None), scales=None):
        first, second = scales or (scale, scale)
        units = [unit or tables.scales.find(one).unit for one in (first, second)]
        return change(
            Score(first, n(before), units[0], sides[0]),
            Score(second, n(after), units[1], sides[1]),
            tables.scales,
        )

    return read


@pytest.mark.parametrize(
    ("scale", "up"),
    [
        ("onls_total", "Worse"),
        ("onls_arm", "Worse"),
        ("onls_leg", "Worse"),
        ("odss_total", "Worse"),
        ("incat", "Worse"),
        ("mrs", "Worse"),
        ("nis", "Worse"),
        ("ten_meter_walk", "Worse"),
        ("irods_raw", "Better"),
        ("irods_centile", "Better"),
        ("mrc_sum", "Better"),
        ("six_minute_walk", "Better"),
    ],
)
def test_trap_51_each_scale_has_its_direction(compare, scale, up):
    down = {"Worse": "Better", "Better": "Worse"}[up]
    assert compare(scale, "2", "4").value.startswith(f"{up} by 2")
    assert compare(scale, "4", "2").value.startswith(f"{down} by 2")
    assert compare(scale, "4", "4").value.startswith("Unchanged")


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("scale", ["grip_vigorimeter", "grip_jamar"])
def test_trap_51_more_grip_is_better(compare, scale, side):
    assert compare(scale, "20", "30", sides=(side, side)).value.startswith("Better by 10")


@pytest.mark.parametrize(
    ("scale", "before", "after", "matters"),
    [
        ("incat", "4", "3", T),
        ("incat", "4", "4", F),
        ("irods_centile", "50", "54", T),
        ("irods_centile", "50", "53.9", F),
        ("irods_centile", "50", "46", T),
        ("irods_centile", "50", "46.1", F),
        ("mrc_sum", "50", "52", T),
        ("mrc_sum", "50", "51", F),
        ("ten_meter_walk", "10", "12.8", T),
        ("ten_meter_walk", "10", "12.7", F),
        ("ten_meter_walk", "10", "7.2", T),
        ("ten_meter_walk", "10", "7.3", F),
        ("ten_meter_walk", "0", "7", U),
        ("onls_total", "6", "3", U),
        ("mrs", "3", "1", U),
        ("six_minute_walk", "300", "340", U),
        ("irods_raw", "20", "40", U),
    ],
)
def test_the_change_that_matters_at_under_and_over(compare, scale, before, after, matters):
    reading = compare(scale, before, after)
    assert reading.truth is matters
    if matters is T:
        assert "reaches the smallest change that matters" in reading.value
    words = "less than the smallest change that matters"
    assert (words in reading.value) is (matters is F)
    if scale == "onls_total":
        assert "No published change that matters" in reading.value


@pytest.mark.parametrize(
    ("scale", "rule"),
    [
        ("incat", "0 to 10, higher is worse; smallest change that matters: 1."),
        ("ten_meter_walk", "0 to 600, higher is worse; smallest change that matters: 28%."),
        ("mrs", "0 to 6, higher is worse; smallest change that matters: none seen."),
    ],
)
def test_the_rule_says_range_direction_and_size(compare, scale, rule):
    assert compare(scale, "2", "2").rule == rule


def test_the_size_of_a_measure_has_its_unit(compare):
    rule = compare("grip_vigorimeter", "2", "2", sides=("left", "left")).rule
    assert rule.endswith("smallest change that matters: 8 kPa.")


@pytest.mark.parametrize(("after", "matters"), [("58", T), ("57.9", F), ("42", T), ("42.1", F)])
def test_grip_in_kpa_matters_from_8(compare, after, matters):
    assert compare("grip_vigorimeter", "50", after, sides=("left", "left")).truth is matters


@pytest.mark.parametrize(
    "pair",
    [
        ("incat", "onls_total"),
        ("incat", "odss_total"),
        ("incat", "incat_adjusted"),
        ("irods_raw", "irods_centile"),
        ("grip_vigorimeter", "grip_jamar"),
    ],
)
def test_trap_52_two_scales_are_never_compared(compare, pair):
    reading = compare(None, "4", "2", scales=pair)
    assert reading.value.startswith("Not compared:")
    assert "are two scales" in reading.value
    assert reading.truth is U


def test_trap_52_a_score_beyond_its_range_is_questioned(compare):
    reading = compare("incat", "11", "9")
    assert "check the score and which scale it is" in reading.value
    assert compare("onls_total", "11", "9").value.startswith("Better by 2")
    assert compare("incat", "-1", "9").truth is U


def test_trap_54_onls_and_odss_are_two_scales(compare, tables):
    assert "two scales" in compare(None, "4", "4", scales=("odss_total", "onls_total")).value
    assert "ODSS" in tables.scales.find("onls_total").note


def test_trap_55_grip_needs_its_unit_and_side(compare):
    assert "recorded in kPa" in compare("grip_vigorimeter", "50", "60", unit="kgf").value
    assert "side is not stated" in compare("grip_jamar", "20", "30").value
    assert "side is not stated" in compare("grip_jamar", "20", "30", sides=("left", None)).value
    reading = compare("grip_jamar", "20", "30", sides=("left", "right"))
    assert reading.value == "Not compared: left and right are not compared."
    reading = compare("grip_jamar", "20", "30", sides=("left", "left"))
    assert reading.value.startswith("Better by 10 kg.")
    assert reading.id == "scale.grip_jamar.left"


def test_scores_with_missing_items_keep_their_range(compare, tables):
    before = Score("mrc_sum", Interval(Decimal(40), Decimal(45)), "{score}")
    after = Score("mrc_sum", Interval(Decimal(50), Decimal(52)), "{score}")
    reading = change(before, after, tables.scales)
    assert reading.value.startswith("Better by 5 to 12.")
    assert reading.truth is T
    back = change(after, before, tables.scales)
    assert back.value.startswith("Worse by 5 to 12.")
    unsure = change(before, Score("mrc_sum", Interval(Decimal(44), Decimal(46)), "{score}"),
                    tables.scales)  # fmt: skip
    assert unsure.value == "Better or worse cannot be told."
    assert unsure.truth is U


def test_items_that_are_missing_make_an_interval():
    assert mrc_sum([5] * 12).exact == 60
    assert mrc_sum([5] * 10 + [None, None]) == Interval(Decimal(50), Decimal(60))
    assert mrc_sum([None] * 12) == Interval(Decimal(0), Decimal(60))
    assert irods_raw([2] * 24).exact == 48
    assert irods_raw([1] * 23 + [None]) == Interval(Decimal(23), Decimal(25))


@pytest.mark.parametrize("items", [[5] * 11, [5] * 13, [6, *[5] * 11], [-1, *[5] * 11]])
def test_a_sum_refuses_what_is_no_answer(items):
    with pytest.raises(ValueError, match=r"12 items|0 to 5"):
        mrc_sum(items)
    with pytest.raises(ValueError, match="24 items"):
        summed([1], 24, 2)


def test_no_conversion_from_raw_to_centile_is_shipped(tables):
    assert "No conversion" in tables.scales.find("irods_raw").note


FREE, HARD, NO = "not_affected", "affected", "prevented"


def arms(*tasks, **parts):
    filled = (*tasks, *(FREE,) * (5 - len(tasks)))
    return ArmAnswers(tasks=filled, **parts)


@pytest.mark.parametrize(
    ("answers", "grade"),
    [
        (arms(symptoms=False), 0),
        (arms(symptoms=True), 1),
        (arms(HARD, symptoms=True), 2),
        (arms(HARD, HARD, HARD, HARD, HARD), 2),
        (arms(NO), 3),
        (arms(NO, NO, NO, NO, HARD), 3),
        (arms(NO, NO, NO, NO, NO, both_arms=True, purposeful=True), 4),
        (arms(NO, NO, NO, NO, NO, both_arms=False, purposeful=True), 3),
        (arms(NO, NO, NO, NO, NO, both_arms=True, purposeful=False), 5),
    ],
)
def test_trap_53_the_arm_grade_is_decided_not_summed(answers, grade):
    assert arm_grade(answers).exact == grade


@pytest.mark.parametrize(
    ("answers", "low", "high"),
    [
        (ArmAnswers(), 0, 5),
        (arms(), 0, 1),
        (arms("not_tried", symptoms=False), 0, 3),
        (arms(NO, NO, NO, NO, None), 3, 5),
        (arms(NO, NO, NO, NO, "not_tried", both_arms=True, purposeful=True), 3, 4),
        (arms(NO, NO, NO, NO, NO), 3, 5),
        (arms(HARD, None), 2, 3),
        (arms(NO, None), 3, 3),
    ],
)
def test_trap_53_what_is_not_known_or_not_tried_is_not_prevented(answers, low, high):
    assert arm_grade(answers) == Interval(Decimal(low), Decimal(high))


def legs(support="none", *, limited=False, gait=False, **parts):
    return LegAnswers(
        support=support,
        running_or_stairs_affected=limited,
        walking_affected=False,
        gait_abnormal=gait,
        **parts,
    )


@pytest.mark.parametrize(
    ("answers", "grade"),
    [
        (legs(), 0),
        (legs(limited=True), 1),
        (legs(limited=True, gait=True), 2),
        (legs("one", gait=True), 3),
        (legs("two", gait=True), 4),
        (legs("wheelchair", walks_1_m_with_one=True), 5),
        (legs("wheelchair", walks_1_m_with_one=False, purposeful=True), 6),
        (legs("wheelchair", walks_1_m_with_one=False, purposeful=False), 7),
    ],
)
def test_trap_53_the_leg_grade_is_decided_not_summed(answers, grade):
    assert leg_grade(answers).exact == grade


@pytest.mark.parametrize(
    ("answers", "low", "high"),
    [
        (LegAnswers(), 0, 7),
        (LegAnswers(support="none"), 0, 2),
        (LegAnswers(support="none", gait_abnormal=False, walking_affected=True), 1, 1),
        (LegAnswers(support="wheelchair"), 5, 7),
        (LegAnswers(support="wheelchair", walks_1_m_with_one=False), 6, 7),
    ],
)
def test_a_leg_grade_with_unknown_answers_is_a_range(answers, low, high):
    assert leg_grade(answers) == Interval(Decimal(low), Decimal(high))


def test_trap_56_an_aid_for_another_reason_is_not_the_neuropathy(tables):
    answers = legs("two", gait=True, support_for_other_reason=True)
    assert leg_grade(answers) == Interval(Decimal(2), Decimal(4))
    said = onls(arms(symptoms=False), answers, tables.scales.onls)[1].cautions
    assert "needed for another reason" in " ".join(said)
    asked = onls(arms(symptoms=False), legs("one"), tables.scales.onls)[1].cautions
    assert "stroke or arthritis" in " ".join(asked)
    fine = onls(arms(), legs("one", support_for_other_reason=False), tables.scales.onls)[1]
    assert len(fine.cautions) == 1


def test_the_total_adds_both_ranges(tables):
    readings = onls(arms(), legs("wheelchair"), tables.scales.onls)
    assert [one.value for one in readings] == ["0 to 1", "5 to 7", "5 to 8"]
    assert {one.confidence for one in readings} == {"unconfirmed"}
    assert all(one.missing for one in readings)
    exact = onls(arms(NO), legs("two"), tables.scales.onls)
    assert [one.value for one in exact] == ["3", "4", "7"]
    assert not any(one.missing for one in exact)


def test_a_grade_without_bounds_has_no_total(n):
    for arm, leg in ((n(">1"), n("1")), (n("<1"), n("1")), (n("1"), n(">1")), (n("1"), n("<1"))):
        with pytest.raises(ValueError, match="bounds"):
            onls_total(arm, leg)


def test_answers_that_contradict_or_were_not_tried_are_said(tables):
    said = onls(arms("not_tried", purposeful=False), legs(), tables.scales.onls)[0].cautions
    assert "not tried" in " ".join(said)
    assert "needs correction" in " ".join(said)


def test_the_arm_list_has_five_tasks():
    with pytest.raises(ValidationError):
        ArmAnswers(tasks=(FREE,) * 4)


def test_load_without_argument_reads_what_is_shipped(tables):
    assert load_scales() == tables.scales
    with pytest.raises(KeyError):
        tables.scales.find("nothing")


def test_a_change_around_nothing_is_neither_better_nor_worse(tables):
    unit = tables.scales.find("irods_raw").unit
    before = Score("irods_raw", Interval.exactly(Decimal(10)), unit)
    for low, high in (("9.5", "10.5"), ("9", "10.5"), ("9.5", "11")):
        after = Score("irods_raw", Interval(Decimal(low), Decimal(high)), unit)
        told = change(before, after, tables.scales).value
        assert told.startswith("Better or worse cannot be told.")


def test_the_note_of_a_scale_stands_beside_every_change(compare, tables):
    noted = [one for one in tables.scales.scale if one.note]
    assert noted
    for one in tables.scales.scale:
        side = ("left", "left") if one.sided else (None, None)
        cautions = compare(one.id, "1", "2", sides=side).cautions
        assert cautions == ((one.note,) if one.note else ())
