"""Laws of the readings: bounds hold what they bound, more knowledge never flips a reading."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poems_desktop.clinical.interpret.onls import ArmAnswers, LegAnswers, arm_grade, leg_grade
from poems_desktop.clinical.interpret.operating_points import (
    OperatingPoint,
    load_operating_points,
    predictive_values,
)
from poems_desktop.clinical.interpret.ranges import percent_fall, quotient
from poems_desktop.clinical.interpret.risk import Known, load_risk, read_model
from poems_desktop.clinical.interpret.vegf_cut_offs import cut_off_range
from poems_desktop.clinical.record import Measurement
from poems_desktop.clinical.vegf import VegfPoint
from poems_desktop.core.interval import Interval
from poems_desktop.core.truth import Truth, any_of

NUMBERS = st.integers(0, 4000).map(Decimal)
ABOVE_0 = st.integers(1, 4000).map(Decimal)
PERCENT = st.decimals(1, 99, places=1)


@st.composite
def held(draw, numbers=ABOVE_0):
    """An interval and a number in it."""
    inside = draw(numbers)
    low = draw(st.none() | st.integers(0, int(inside)).map(Decimal))
    high = draw(st.none() | st.integers(int(inside), 5000).map(Decimal))
    openings = (
        draw(st.booleans()) and low is not None and low < inside,
        draw(st.booleans()) and high is not None and high > inside,
    )
    return Interval(low or Decimal(0), high, low_open=openings[0] and low is not None,
                    high_open=openings[1]), inside  # fmt: skip


def holds(interval, number):
    below = interval.low is not None and (
        number < interval.low or (interval.low_open and number == interval.low)
    )
    above = interval.high is not None and (
        number > interval.high or (interval.high_open and number == interval.high)
    )
    return not below and not above


@given(held(), held())
def test_a_quotient_holds_the_quotient_of_what_it_holds(above, below):
    found = quotient(above[0], below[0])
    assert found is None or holds(found, above[1] / below[1])


@given(held(), held())
def test_a_fall_holds_the_fall_of_what_it_holds(before, after):
    found = percent_fall(before[0], after[0])
    exact = percent_fall(Interval.exactly(before[1]), Interval.exactly(after[1]))
    assert found is None or holds(found, exact.exact)


@given(PERCENT, PERCENT, PERCENT, PERCENT)
def test_a_predictive_value_rises_with_the_chance_before_the_test(sens, spec, one, other):
    point = OperatingPoint(
        id="x", test="vegf", label="x", includes_cut_off=True, sensitivity=sens,
        specificity=spec, compared_with="x", cites=("project",), confidence="own",
    )  # fmt: skip
    low, high = (predictive_values(point, p) for p in sorted((one, other)))
    assert low.positive <= high.positive
    assert low.negative >= high.negative
    if point.likelihood_if_positive > 1:
        assert predictive_values(point, one).positive > one


@pytest.mark.parametrize("point", load_operating_points().point, ids=lambda one: one.id)
@given(pretest=PERCENT)
def test_odds_times_the_likelihood_ratio_are_the_odds_after(point, pretest):
    after = predictive_values(point, pretest).positive
    odds = pretest / (100 - pretest) * point.likelihood_if_positive
    assert abs(after - 100 * odds / (1 + odds)) < Decimal("0.0000001")


POINTS = st.lists(
    st.tuples(
        NUMBERS.map(Interval.exactly)
        | ABOVE_0.map(lambda v: Interval.reported("<", v))
        | NUMBERS.map(lambda v: Interval.reported(">", v)),
        st.sampled_from(["plasma", "serum"]),
        st.booleans(),
    ),
    max_size=5,
)


@given(POINTS, NUMBERS)
def test_the_range_of_cut_offs_agrees_with_weighing_each_cut_off(found, cut_off):
    points = [
        VegfPoint(
            Measurement(id=str(n), test="vegf"),
            specimen,
            value,
            Truth.FALSE,
            "Mend it." if doubtful else None,
            doubtful,
        )
        for n, (value, specimen, doubtful) in enumerate(found)
    ]
    for specimen in ("plasma", "serum"):
        counting = [p for p in points if p.aside is None and p.specimen == specimen]
        doubts = [Truth.UNKNOWN for p in points if p.doubtful and p.specimen == specimen]
        span = cut_off_range(points, specimen)
        assert (span is None) == (not counting)
        if span is not None:
            weighed = any_of([*(p.value.at_or_above(cut_off) for p in counting), *doubts])
            assert span.at(cut_off) is weighed


TASKS = st.sampled_from(["not_affected", "affected", "prevented"])
YES_NO = st.booleans()
ARMS = st.builds(
    ArmAnswers, tasks=st.tuples(*[TASKS] * 5), both_arms=YES_NO, purposeful=YES_NO, symptoms=YES_NO
)
LEGS = st.builds(
    LegAnswers,
    running_or_stairs_affected=YES_NO,
    walking_affected=YES_NO,
    gait_abnormal=YES_NO,
    support=st.sampled_from(["none", "one", "two", "wheelchair"]),
    walks_1_m_with_one=YES_NO,
    purposeful=YES_NO,
)


@given(ARMS, st.sets(st.integers(0, 4)), st.sets(st.sampled_from(["both_arms", "symptoms"])))
def test_unknown_arm_answers_leave_the_true_grade_open(answers, hidden, unknown):
    tasks = tuple(None if n in hidden else one for n, one in enumerate(answers.tasks))
    less = answers.model_copy(update={"tasks": tasks, **dict.fromkeys(unknown)})
    exact = arm_grade(answers).exact
    assert exact is not None
    assert holds(arm_grade(less), exact)


@given(LEGS, st.sets(st.sampled_from(sorted(LegAnswers.model_fields))))
def test_unknown_leg_answers_leave_the_true_grade_open(answers, unknown):
    less = answers.model_copy(update=dict.fromkeys(unknown))
    exact = leg_grade(answers).exact
    assert exact is not None
    assert holds(leg_grade(less), exact)


STATES = st.dictionaries(
    st.sampled_from(["pulmonary_hypertension", "pleural_effusion"]), st.sampled_from(list(Truth))
)
AGES = st.dictionaries(st.sampled_from(["age_at_diagnosis", "egfr"]), held().map(lambda h: h[0]))


@given(STATES, AGES, st.sampled_from(["pulmonary_hypertension", "pleural_effusion"]))
def test_more_knowledge_never_flips_a_factor(statements, numbers, learned):
    model = load_risk_once()
    before = read_model(model, Known(statements, numbers))
    if statements.get(learned, Truth.UNKNOWN) is not Truth.UNKNOWN:
        return
    for truth in (Truth.TRUE, Truth.FALSE):
        after = read_model(model, Known({**statements, learned: truth}, numbers))
        assert before.present <= after.present <= before.present + before.unknown
        for one, other in zip(before.factors, after.factors, strict=True):
            assert one.truth is Truth.UNKNOWN or one.truth is other.truth


_TABLE = load_risk()


def load_risk_once():
    return _TABLE.find("wang_2017")
