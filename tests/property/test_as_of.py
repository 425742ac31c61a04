"""Laws of time: what comes later does not back-date, and what comes too late never counts."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
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

DEFINITIONS = load_definitions()
EVERY = tuple(DEFINITIONS.sets)
POLICY = Policy(sets=EVERY, confirmed=EVERY)
BEGAN = date(2021, 5, 10)
LAST = date(2030, 1, 1)
brief = settings(max_examples=30, deadline=None)
KEYS = sorted({k for one in DEFINITIONS.sets.values() for c in one.criterion for k in c.fields})
VALUES = [
    key
    for key in KEYS
    if (rule := DEFINITIONS.fields[key].pre_treatment) is not None and rule.holds == "value"
]
DAYS = st.integers(-400, 400).map(lambda days: BEGAN + timedelta(days=days))


def _answers(draw, keys):
    found = {}
    for key in draw(st.sets(st.sampled_from(keys), max_size=8)):
        field = DEFINITIONS.choice(key)
        if field is None:
            state = draw(st.sampled_from(["present", "absent", "not_assessed"]))
            found[key] = Finding(state=FindingState(state))
        else:
            found[key] = Choice(value=draw(st.sampled_from([one.value for one in field.options])))
    return found


def _count(draw, name):
    upper = draw(st.sampled_from([None, Decimal(400)]))
    value = Decimal(draw(st.sampled_from([300, 400, 401, 900])))
    return Measurement(id=name, test="platelets", value=value, unit="10*9/L", ref_upper=upper)


@st.composite
def visits(draw, keys=KEYS, days=DAYS, most=4):
    made = []
    for number in range(draw(st.integers(0, most))):
        results = (_count(draw, f"r{number}"),) if draw(st.booleans()) else ()
        day = PartialDate.of(draw(days))
        answers = _answers(draw, keys)
        made.append(Visit(id=f"v{number}", date=day, answers=answers, results=results))
    return tuple(made)


def _record(*parts):
    given = (Treatment(id="t", name="x", directed=True, start=PartialDate.of(BEGAN)),)
    return Record(patient=Patient(id="p"), visits=tuple(parts), treatments=given)


def _truths(record, as_of=LAST):
    results = assess(record, DEFINITIONS, POLICY, as_of).results
    return {
        (name, item.criterion.id): item.truth
        for name, result in results.items()
        for item in result.items
    }


def test_the_values_that_count_from_before_only_are_those_of_the_issue():
    assert VALUES == [
        "monoclonal_gammopathy",
        "monoclonal_plasma_cell_disorder",
        "polycythemia",
        "serum_immunofixation",
        "spep_result",
        "thrombocytosis",
        "upep_result",
        "urine_immunofixation",
        "vegf_elevated",
    ]


@brief
@given(visits(), DAYS)
def test_as_of_a_day_is_the_record_without_what_came_later(made, day):
    known = [one for one in made if one.date.earliest <= day]
    assert _truths(_record(*made), day) == _truths(_record(*known), day)


@brief
@given(visits(), visits(keys=VALUES, days=st.integers(0, 400).map(lambda n: BEGAN + timedelta(n))))
def test_values_of_the_time_after_treatment_change_nothing(made, late):
    later = [one.model_copy(update={"id": f"late-{one.id}"}) for one in late]
    assert _truths(_record(*made, *later)) == _truths(_record(*made))


@brief
@given(visits())
def test_what_was_once_present_and_counted_stays_met(made):
    """A later absent, or a count within its limit, takes nothing back."""
    record = _record(*made)
    gone = Visit(
        id="gone",
        date=PartialDate.of(LAST),
        answers={
            key: Finding(state=FindingState.ABSENT)
            for key in KEYS
            if DEFINITIONS.finding(key) and not DEFINITIONS.finding(key).group
        },
    )
    after = _truths(_record(*made, gone))
    for name, truth in _truths(record).items():
        if truth.name == "TRUE":
            assert after[name] is truth, name


@brief
@given(visits())
def test_confirming_a_default_takes_nothing_back(made):
    confirmed = POLICY.model_copy(update={"confirmed": (*EVERY, "platelets_high")})
    before = assess(_record(*made), DEFINITIONS, POLICY, LAST).results
    after = assess(_record(*made), DEFINITIONS, confirmed, LAST).results
    for name, result in before.items():
        for old, new in zip(result.items, after[name].items, strict=True):
            if old.truth.name == "TRUE":
                assert new.truth is old.truth
