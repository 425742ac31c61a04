"""A longer log never refutes what a shorter one met; degrees, days and weights are exact."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poems_desktop.clinical.engraftment.arithmetic import weight_arithmetic
from poems_desktop.clinical.engraftment.constants import load_engraftment
from poems_desktop.clinical.engraftment.days import (
    day_number,
    days_left,
    min_days_interpretation,
    shifted,
    span,
    window,
)
from poems_desktop.clinical.engraftment.fever import reads_at
from poems_desktop.clinical.engraftment.panel import engraftment_panel
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.transplant import (
    Culture,
    DatedWeight,
    Encephalopathy,
    FeverJudgment,
    Infiltrates,
    Infusion,
    LabValue,
    LogEntry,
    Rash,
    Stools,
    Temperature,
    Transplant,
    Weight,
)
from poems_desktop.core.truth import Truth

CONSTANTS = load_engraftment()
ZERO = date(2025, 11, 11)
days = st.dates(date(1904, 1, 1), date(2100, 12, 31))
offsets = st.integers(-400, 400)


@given(days, offsets)
def test_day_numbers_are_whole_days_over_months_years_and_leap_days(zero, offset):
    day = shifted(zero, offset)
    assert day_number(day, zero) == offset == -day_number(zero, day)
    assert day.toordinal() == zero.toordinal() + offset


@given(days, days)
def test_changing_day_zero_moves_every_day_by_the_same_number(old, new):
    moved = day_number(new, old)
    for before, after in zip(
        window(old, CONSTANTS.poems_window), window(new, CONSTANTS.poems_window), strict=True
    ):
        assert (after - before).days == moved
    assert days_left(new, new, CONSTANTS.poems_window) == CONSTANTS.poems_window.last_day
    assert len(span(*window(new, CONSTANTS.log))) == 38


@given(days)
def test_the_tenth_day_of_steroid_is_nine_days_after_the_first(first):
    told = min_days_interpretation(first, CONSTANTS)
    tenth = first + timedelta(days=9)
    assert tenth.strftime("%d-%b-%Y") in told.value


@given((st.integers(3000, 4400) | st.integers(3800, 3860)).map(lambda n: Decimal(n) / 100))
def test_one_temperature_in_two_scales_gives_one_answer(celsius):
    line = CONSTANTS.spitzer.fever
    same = celsius * Decimal("1.8") + 32
    one = reads_at(Temperature(value=celsius, unit="Cel"), line)
    other = reads_at(Temperature(value=same, unit="[degF]"), line)
    assert one is other is Truth.of(celsius >= Decimal("38.3"))
    assert (one is Truth.TRUE) == (same >= Decimal("100.94"))


states = st.sampled_from(list(FindingState))
flags = st.sampled_from([None, True, False])
numbers = st.integers(0, 30)


ANY_DAY = st.integers(-2, 20)


@st.composite
def entries(draw, numbers=ANY_DAY):
    """One entry with any findings; neutrophils are drawn apart, since they move the windows."""
    number = draw(numbers)
    parts = {
        "temperature": st.builds(
            Temperature,
            value=st.integers(360, 400).map(lambda n: Decimal(n) / 10),
            unit=st.just("Cel"),
            antipyretic=flags,
            steroid=flags,
        ),
        "fever": states,
        "rash": st.builds(
            Rash,
            state=states,
            percent=st.sampled_from([None, Decimal(20), Decimal(40)]),
            drug=flags,
        ),
        "stools": st.builds(Stools, per_day=st.integers(0, 9), liquid=flags),
        "infiltrates": st.builds(Infiltrates, state=states, diffuse=flags, cardiogenic=flags),
        "hypoxia": states,
        "breathing_difficulty": states,
        "encephalopathy": st.builds(Encephalopathy, state=states, explained=flags),
        "weight": st.builds(Weight, value=st.integers(70, 90).map(Decimal)),
        "bilirubin": st.builds(
            LabValue, value=st.integers(0, 4).map(Decimal), unit=st.just("mg/dL")
        ),
        "ast": st.builds(
            LabValue,
            value=st.integers(10, 120).map(Decimal),
            unit=st.just("U/L"),
            upper_limit=st.sampled_from([None, Decimal(40)]),
        ),
        "cultures": st.tuples(
            st.builds(
                Culture,
                kind=st.sampled_from(["blood", "c_difficile", "stool"]),
                collected=st.sampled_from([None, shifted(ZERO, number)]),
                result=st.sampled_from(["pending", "negative", "positive", "not_done"]),
                contaminant=st.booleans(),
            )
        ),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(parts)), max_size=5))
    return LogEntry(
        id=draw(st.uuids()).hex,
        day=shifted(ZERO, number),
        **{key: draw(parts[key]) for key in sorted(chosen)},
    )


@st.composite
def judgments(draw):
    first = draw(st.integers(0, 18))
    return FeverJudgment(
        id="j",
        first_day=shifted(ZERO, first),
        last_day=shifted(ZERO, first + draw(st.integers(0, 4))),
        infectious=draw(st.booleans()),
    )


def counts():
    """Engraftment on day +11."""
    values = ["0.0", "0.0", "0.1", "0.3", "0.6", "0.9"]
    return tuple(
        LogEntry(
            id=f"n{n}",
            day=shifted(ZERO, 7 + n),
            neutrophils=LabValue(value=Decimal(value), unit="10*9/L"),
        )
        for n, value in enumerate(values)
    )


def course(log, judged=()):
    return Transplant(
        id="t",
        infusions=(Infusion(id="i", day=ZERO),),
        neutrophils_appeared=shifted(ZERO, 11),
        baseline="admission",
        admission_weight=DatedWeight(value=Decimal(78), day=shifted(ZERO, -1)),
        judgments=tuple(judged),
        entries=(*counts(), *log),
    )


def truths(log, judged=(), as_of=20):
    panel = engraftment_panel(course(log, judged), CONSTANTS, shifted(ZERO, as_of))
    found = {one.id: one.truth for one in panel.interpretations}
    return {key: truth for key, truth in found.items() if key != "poems_window"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(entries(), max_size=12),
    st.lists(entries(), max_size=4),
    st.lists(judgments(), max_size=3),
    st.lists(judgments(), max_size=2),
)
def test_more_entries_never_turn_met_into_not_met(first, more, judged, later):
    """A contradiction may reopen an item, never refute it."""
    before = truths(first, judged)
    after = truths([*first, *more], [*judged, *later])
    refuted = [
        key for key, truth in before.items() if truth is Truth.TRUE and after[key] is Truth.FALSE
    ]
    assert refuted == []


ALL_MET = LogEntry(
    id="met",
    day=shifted(ZERO, 12),
    temperature=Temperature(value=Decimal(39), unit="Cel"),
    rash=Rash(state="present", percent=Decimal(40), drug=False),
    stools=Stools(per_day=5, liquid=True),
    infiltrates=Infiltrates(state="present", diffuse=True, cardiogenic=False),
    hypoxia="present",
    breathing_difficulty="present",
    encephalopathy=Encephalopathy(state="present", explained=False),
    weight=Weight(value=Decimal(85)),
    bilirubin=LabValue(value=Decimal(3), unit="mg/dL"),
    cultures=(Culture(kind="c_difficile", collected=shifted(ZERO, 12), result="negative"),),
)
JUDGED = FeverJudgment(id="j", first_day=ALL_MET.day, last_day=ALL_MET.day, infectious=False)


def quiet(number):
    """A day with everything assessed and nothing found."""
    low = LabValue(value=Decimal(30), unit="U/L", upper_limit=Decimal(40))
    return LogEntry(
        id=f"q{number}",
        day=shifted(ZERO, number),
        temperature=Temperature(value=Decimal(36), unit="Cel", antipyretic=False, steroid=False),
        fever="absent",
        rash=Rash(state="absent"),
        stools=Stools(per_day=0),
        infiltrates=Infiltrates(state="absent"),
        hypoxia="absent",
        breathing_difficulty="absent",
        encephalopathy=Encephalopathy(state="absent"),
        weight=Weight(value=Decimal(78)),
        bilirubin=LabValue(value=Decimal(1), unit="mg/dL"),
        ast=low,
        alt=low,
    )


OTHERWISE_QUIET = [quiet(number) for number in range(7, 31) if number != 12]


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(
    st.lists(entries(st.integers(11, 13)), max_size=4),
    st.lists(judgments(), max_size=1),
    st.booleans(),
)
def test_what_one_day_met_is_never_refuted_by_other_entries(more, later, first):
    """All other days are assessed and empty, so that one day alone carries what is met."""
    base = [*OTHERWISE_QUIET, ALL_MET]
    before = truths(base, [JUDGED], as_of=30)
    met = {key for key, truth in before.items() if truth is Truth.TRUE}
    assert {"spitzer_2001", "maiolino_2003", "maiolino_diarrhea", "spitzer_liver"} <= met
    after = truths([*base, *more] if first else [*more, *base], [JUDGED, *later], as_of=30)
    assert not [key for key in met if after[key] is Truth.FALSE]


@settings(max_examples=40, deadline=None)
@given(st.lists(entries(), max_size=12), st.lists(judgments(), max_size=2), st.data())
def test_the_order_of_entries_changes_nothing(log, judged, data):
    mixed = data.draw(st.permutations(log))
    assert truths(mixed, judged) == truths(log, judged)


@settings(max_examples=40, deadline=None)
@given(st.lists(entries(), max_size=12), st.integers(5, 19))
def test_what_was_met_as_of_a_day_is_not_refuted_later(log, as_of):
    early, late = truths(log, as_of=as_of), truths(log, as_of=20)
    lasting = [key for key in early if not key.startswith("engraftment_today")]
    assert not [key for key in lasting if (early[key], late[key]) == (Truth.TRUE, Truth.FALSE)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([None, "0.1", "0.5", "0.9"]), min_size=3, max_size=8), st.data())
def test_a_filled_gap_only_narrows_the_possible_days_of_engraftment(values, data):
    values = ["0.0", *values]
    filled = [one or data.draw(st.sampled_from(["0.1", "0.5"]), label="filled") for one in values]

    def found(counted):
        log = [
            LogEntry(
                id=f"n{n}",
                day=shifted(ZERO, n),
                neutrophils=LabValue(value=Decimal(value), unit="10*9/L"),
            )
            for n, value in enumerate(counted)
            if value is not None
        ]
        bare = Transplant(id="t", infusions=(Infusion(id="i", day=ZERO),), entries=tuple(log))
        return engraftment_panel(bare, CONSTANTS, shifted(ZERO, 20)).engraftment

    before, after = found(values), found(filled)
    if before.complete:
        assert after.complete
        assert set(after.candidates) <= set(before.candidates)


@given(st.integers(250, 3000).map(lambda n: Decimal(n) / 10), st.integers(0, 6))
def test_weight_arithmetic_is_exact_and_rounds_half_up(weight, age):
    entry = LogEntry(id="w", day=shifted(ZERO, 9), weight=Weight(value=weight))
    log = Log(course([entry]), CONSTANTS, shifted(ZERO, 9 + age))
    found = weight_arithmetic(log, switched_on=True)
    latest = [one for one in found.products if one.basis == "latest"]
    assert bool(latest) == (age <= 3)
    for one in latest:
        assert one.unrounded == weight * one.per_kg
        assert Decimal("-0.5") < one.shown - one.unrounded <= Decimal("0.5")
