import pytest

from poems_desktop.clinical.engraftment.counts import engraftment_day
from poems_desktop.clinical.engraftment.maiolino import maiolino
from poems_desktop.core.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
DAYS = range(10, 31)
RASH = {"state": "present", "drug": False}
NEGATIVE = {"kind": "c_difficile", "result": "negative"}
LOOSE = {"stools": {"per_day": 2, "liquid": True}, "cultures": [NEGATIVE]}


@pytest.fixture
def one(make):
    """The truth of one item with the same entry on each day of the window."""

    def truth(name, numbers=DAYS, **given):
        entries = [make.entry(number, **given) for number in numbers]
        return make.item(make.maiolino(make.engrafted(entries)), name).truth

    return truth


@pytest.mark.parametrize(("number", "truth"), [(9, U), (10, T), (11, T), (30, T), (45, T)])
def test_the_window_opens_24_hours_before_neutrophils_and_has_no_end(one, number, truth):
    assert one("maiolino_rash", [number], rash=RASH) is truth


@pytest.mark.parametrize(
    ("rash", "truth"),
    [
        ({}, T),
        ({"percent": "1"}, T),
        ({"drug": None}, U),
        ({"drug": True}, F),
        ({"state": "absent"}, F),
        ({"state": "not_assessed"}, U),
    ],
)
def test_trap_74_a_rash_of_any_extent_counts_unless_a_drug_explains_it(one, rash, truth):
    assert one("maiolino_rash", rash={**RASH, **rash}) is truth


@pytest.mark.parametrize(
    ("lungs", "truth"),
    [
        ({"state": "present"}, T),
        ({"state": "present", "cardiogenic": True}, T),
        ({"state": "absent"}, F),
        ({"state": "not_assessable"}, U),
    ],
)
def test_any_infiltrate_counts(one, lungs, truth):
    assert one("maiolino_infiltrate", infiltrates=lungs) is truth


def test_a_cardiac_cause_of_the_infiltrate_is_said(make):
    course = make.engrafted(make.entry(11, infiltrates={"state": "present", "cardiogenic": True}))
    told = make.item(make.maiolino(course), "maiolino_infiltrate")
    assert told.cautions == ("The heart is recorded as the cause of the infiltrate.",)
    assert told.inputs[0].text == "present, extent not recorded, cardiogenic"
    plain = make.engrafted(make.entry(11, infiltrates={"state": "present"}))
    assert make.item(make.maiolino(plain), "maiolino_infiltrate").cautions == ()


@pytest.mark.parametrize(
    ("stools", "truth"),
    [
        ({"per_day": 1, "liquid": True}, F),
        ({"per_day": 2, "liquid": True}, T),
        ({"per_day": 3, "liquid": True}, T),
        ({"per_day": 9, "liquid": False}, F),
        ({"per_day": 9}, U),
        ({"per_day": 0}, F),
        ({"per_day": 61, "liquid": True}, U),
    ],
)
def test_diarrhea_is_two_liquid_stools_a_day(one, stools, truth):
    assert one("maiolino_diarrhea", **{**LOOSE, "stools": stools}) is truth


@pytest.mark.parametrize(
    ("cultures", "truth"),
    [
        ([], U),
        ([{**NEGATIVE, "result": "pending"}], U),
        ([{**NEGATIVE, "result": "not_done"}], U),
        ([{"kind": "blood", "result": "negative"}], U),
        ([{**NEGATIVE, "kind": "stool"}], T),
        ([{**NEGATIVE, "result": "positive"}], F),
        ([{**NEGATIVE, "result": "positive"}, NEGATIVE], U),
        ([{**NEGATIVE, "result": "positive", "contaminant": True}], U),
    ],
)
def test_diarrhea_needs_stool_tests_that_found_nothing(one, cultures, truth):
    assert one("maiolino_diarrhea", **{**LOOSE, "cultures": cultures}) is truth


def test_the_missing_stool_test_reads_infection_not_excluded(make):
    course = make.engrafted(make.entry(11, stools={"per_day": 7}))
    told = make.item(make.maiolino(course), "maiolino_diarrhea")
    assert told.missing[0] == (
        "22-Nov-2025: How many stools, and whether they were liquid, is not known. "
        "Infection not excluded: no settled stool test near that day."
    )


def test_trap_72_maiolino_has_no_temperature_and_says_so(make, reading):
    hot = make.maiolino(make.engrafted(reading(11, "40")))
    cool = make.maiolino(make.engrafted(reading(11, "37.4"), judgments=(make.judged(11),)))
    assert make.item(hot, "maiolino_fever").truth is U
    assert make.item(cool, "maiolino_fever").truth is T
    assert "No threshold of temperature" in make.item(hot, "maiolino_fever").rule
    assert "temperature" not in type(make.constants.maiolino).model_fields


@pytest.mark.parametrize(
    "given",
    [{"rash": RASH}, {"infiltrates": {"state": "present"}}, LOOSE],
)
def test_fever_and_any_one_more(make, given):
    judged = {"judgments": (make.judged(12),)}
    both = make.maiolino(make.engrafted(make.entry(14, **given), **judged))
    assert both.truth is T
    assert both.interpretation.value == "Definition met as recorded; infection not excluded"
    assert both.interpretation.confidence == "unconfirmed"
    assert make.maiolino(make.engrafted(make.entry(14, **given))).truth is U
    assert make.maiolino(make.engrafted(**judged)).truth is U


def test_not_met_excludes_nothing(make):
    nothing = {
        "rash": {"state": "absent"},
        "infiltrates": {"state": "absent"},
        "stools": {"per_day": 1, "liquid": False},
    }
    course = make.engrafted([make.entry(number, **nothing) for number in DAYS])
    result = make.maiolino(course)
    assert result.truth is F
    assert result.interpretation.value.endswith("engraftment syndrome is not excluded")
    assert make.maiolino(course, as_of=29).truth is U


def test_an_unstated_return_of_neutrophils_lies_before_engraftment(make):
    def truth(number):
        course = make.engrafted(make.entry(number, rash=RASH), neutrophils_appeared=None)
        return make.item(make.maiolino(course), "maiolino_rash").truth

    assert [truth(number) for number in (9, 10, 11)] == [U, T, T]
    said = make.maiolino(make.engrafted(neutrophils_appeared=None)).interpretation
    assert "is not stated; engraftment bounds it" in said.cautions[0]


def test_an_open_engraftment_day_opens_the_window_at_its_latest(make):
    def truth(number):
        course = make.course(
            make.counts(8, "0.1", None, "0.6", "0.7"), make.entry(number, rash=RASH)
        )
        return make.item(make.maiolino(course), "maiolino_rash").truth

    assert [truth(number) for number in (8, 9)] == [U, T]


def test_without_counts_or_day_zero_the_window_is_not_known(make):
    bare = make.course(make.entry(9, rash=RASH))
    log = make.log(bare)
    assert make.maiolino(bare).windows == ()
    assert maiolino(log, engraftment_day(log, None), None).windows == ()
    told = make.maiolino(bare).interpretation
    assert told.inputs[0].text == "not yet known"


def test_a_return_of_neutrophils_stated_for_later_does_not_exist_yet(make):
    course = make.course(neutrophils_appeared=make.day(12))
    assert make.maiolino(course, as_of=11).windows == ()
    assert make.maiolino(course, as_of=12).windows[0][0] == make.day(11)


def test_a_return_after_the_log_ends_still_opens_a_window(make):
    course = make.engrafted(make.entry(50, rash=RASH), neutrophils_appeared=make.day(40))
    result = make.maiolino(course)
    assert make.item(result, "maiolino_rash").truth is T


def test_no_day_stands_twice_in_a_window(make):
    course = make.engrafted([make.entry(number, hypoxia="absent") for number in (30, 31)])
    for days in make.maiolino(course).windows:
        assert days[-2:] == (make.day(30), make.day(31))
        assert len(set(days)) == len(days)
