from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.engraftment.fever import (
    fever_without_infection,
    judged_fever,
    masked,
    readings,
    reads_at,
    stated_fever,
    without_infection,
)
from poems_desktop.clinical.engraftment.infection import infection
from poems_desktop.clinical.engraftment.units import temperature_text
from poems_desktop.clinical.transplant import Temperature
from poems_desktop.core.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("value", "unit", "truth"),
    [
        ("38.2", "Cel", F),
        ("38.29", "Cel", F),
        ("38.3", "Cel", T),
        ("38.4", "Cel", T),
        ("100.93", "[degF]", F),
        ("100.94", "[degF]", T),
        ("100.95", "[degF]", T),
    ],
)
def test_trap_72_spitzer_is_38_3_in_either_scale(make, value, unit, truth):
    reading = Temperature(value=Decimal(value), unit=unit)
    assert make.constants.spitzer.fever.value == Decimal("38.3")
    assert reads_at(reading, make.constants.spitzer.fever) is truth


def test_trap_72_site_and_drugs_are_shown_and_a_missing_site_is_said():
    plain = Temperature(value=Decimal("38.7"), unit="Cel")
    warm = Temperature(value=Decimal("101.7"), unit="[degF]", site="oral")
    assert temperature_text(plain) == "38.7 °C, site not recorded"
    assert temperature_text(warm) == "101.7 °F (38.7 °C), oral"


def test_the_line_can_be_changed_from_reaching_to_passing(make):
    above = make.constants.spitzer.fever.model_copy(update={"compare": "above"})
    at = Temperature(value=Decimal("38.3"), unit="Cel")
    assert above.words == "more than 38.3"
    assert reads_at(at, above) is F


@pytest.mark.parametrize(
    ("drugs", "state", "truth"),
    [
        ({}, F, F),
        ({"antipyretic": True}, T, U),
        ({"steroid": True}, T, U),
        ({"antipyretic": None}, U, U),
        ({"steroid": None}, U, U),
        ({"antipyretic": None, "steroid": True}, T, U),
    ],
)
def test_fever_is_never_absent_under_a_drug_or_where_it_is_not_recorded(
    make, reading, drugs, state, truth
):
    entry = reading(9, "36.8", **drugs)
    log = make.log(make.course(entry))
    assert masked(entry, log) is state
    (seen,) = readings(log, make.constants.spitzer.fever)
    assert seen.truth is truth
    assert bool(seen.doubt) is (truth is U)


def test_a_high_reading_counts_under_any_drug(make, reading):
    log = make.log(make.course(reading(9, "39", antipyretic=True, steroid=True)))
    assert readings(log, make.constants.spitzer.fever)[0].truth is T


@pytest.mark.parametrize(("dosed", "state"), [(5, F), (6, T), (9, T), (10, F)])
def test_a_recorded_dose_masks_its_day_and_three_days_after(make, reading, dosed, state):
    entry = reading(9, "36.8")
    log = make.log(make.course(entry, make.entry(dosed, steroid={"given": True})))
    assert masked(entry, log) is state


def test_an_entry_that_says_no_steroid_answers_for_its_reading(make, reading):
    said = make.entry(
        9,
        temperature={"value": "36.8", "unit": "Cel", "antipyretic": False},
        steroid={"given": False},
    )
    log = make.log(make.course(said))
    assert masked(said, log) is F
    assert masked(make.entry(9), log) is U


@pytest.mark.parametrize("value", ["29", "98.6"])
def test_impossible_and_unread_readings_stay_open(make, reading, value):
    log = make.log(make.course(reading(9, value), make.entry(9, unread={"temperature": "38,7x"})))
    assert [one.truth for one in readings(log, make.constants.spitzer.fever)] == [U, U]
    assert all(one.doubt for one in readings(log, make.constants.spitzer.fever))


def judged(make, *, judgments=(), cultures=()):
    entries = [make.entry(9, cultures=cultures)] if cultures else []
    course = make.course(*entries, judgments=judgments)
    return without_infection(make.day(9), make.log(course))[0]


POSITIVE, NEGATIVE = {"result": "positive"}, {"result": "negative"}
PENDING, NOT_DONE = {"result": "pending"}, {"result": "not_done"}


@pytest.mark.parametrize("cultures", [[], [NEGATIVE], [PENDING], [NOT_DONE], [NEGATIVE, PENDING]])
def test_trap_71_blank_or_negative_cultures_never_make_a_fever_non_infectious(make, cultures):
    assert judged(make, cultures=cultures) is U


def test_trap_71_only_a_clinician_decides_and_contradictions_stay_open(make):
    no, yes = make.judged(8, 10), make.judged(9, infectious=True)
    assert judged(make, judgments=[no]) is T
    assert judged(make, judgments=[yes]) is F
    assert judged(make, judgments=[no, yes]) is U
    assert judged(make, judgments=[no], cultures=[POSITIVE]) is U
    assert judged(make, cultures=[POSITIVE]) is U
    assert judged(make, judgments=[make.judged(10)]) is U


def test_a_contradicted_judgment_names_what_contradicts_it(make):
    no, yes = make.judged(9), make.judged(9, infectious=True)
    grown = make.course(make.entry(9, cultures=[POSITIVE]), judgments=(no,))
    twice = make.course(judgments=(no, yes))
    doubts = [without_infection(make.day(9), make.log(one))[2] for one in (grown, twice)]
    assert doubts == [
        "Judged not infectious against a positive culture. Settle it.",
        "Judged not infectious against another judgment. Settle it.",
    ]


@pytest.mark.parametrize(
    ("culture", "truth"),
    [
        ({"collected": date(2025, 11, 17)}, T),
        ({"collected": date(2025, 11, 18)}, U),
        ({"collected": date(2025, 11, 22)}, U),
        ({"collected": date(2025, 11, 23)}, T),
        ({"collected": None}, U),
        ({"contaminant": True}, T),
    ],
)
def test_a_positive_culture_within_two_days_contradicts_a_judgment(make, culture, truth):
    found = judged(make, judgments=[make.judged(9)], cultures=[{**POSITIVE, **culture}])
    assert found is truth


def test_fever_needs_height_and_judgment_on_the_same_day(make, reading):
    def part(*entries, judgments=()):
        log = make.log(make.course(*entries, judgments=judgments))
        return fever_without_infection(log, make.constants.spitzer.fever)

    days = [make.day(9)]
    no = make.judged(9)
    assert part(reading(9, "38.3"), judgments=[no]).over(days) is T
    assert part(reading(9, "38.2"), judgments=[no]).over(days) is F
    assert part(reading(9, "38.3")).over(days) is U
    assert part(reading(9, "38.3"), judgments=[make.judged(8)]).over(days) is U
    two = part(reading(9, "36.5", at="08:00"), reading(9, "38.6", at="20:00"), judgments=[no])
    assert two.over(days) is T
    assert len(two.observations) == 1
    assert "judged not infectious" in two.observations[0].text
    hidden = part(reading(9, "36.5", antipyretic=True), judgments=[no])
    assert hidden.over(days) is U
    assert "hidden" in hidden.observations[0].doubt


def test_stated_fever_is_absent_only_with_an_unmasked_reading(make, reading):
    bare = make.entry(9, fever="absent")
    seen = make.entry(9, fever="present")
    sure = reading(9, "36.6").model_copy(update={"fever": bare.fever})
    under = reading(9, "36.6", antipyretic=True).model_copy(update={"fever": bare.fever})
    log = make.log(make.course(bare))
    states = [stated_fever(one, log) for one in (bare, seen, sure, under, make.entry(9))]
    assert states == [U, T, F, U, U]


def test_maiolino_fever_is_the_judgment_and_reads_no_temperature(make, reading):
    def over(*entries, judgments=()):
        log = make.log(make.course(*entries, judgments=judgments), as_of=12)
        return judged_fever(log).over([make.day(9)])

    absent = make.entry(9, fever="absent").fever
    free = reading(9, "36.6").model_copy(update={"fever": absent})
    assert over(judgments=[make.judged(8, 20)]) is T
    assert over(reading(9, "37.6"), judgments=[make.judged(9)]) is T
    assert over(reading(9, "40")) is U
    assert over(judgments=[make.judged(9, infectious=True)]) is F
    assert over(free) is F
    assert over(free, judgments=[make.judged(9)]) is T
    assert over(free, make.entry(9, "20:00", fever="present")) is U
    assert over() is U


def test_a_judgment_says_nothing_of_days_that_have_not_come(make, reading):
    course = make.course(reading(10, "37.0"), judgments=(make.judged(8, 20),))
    part = judged_fever(make.log(course, as_of=12))
    assert [one.day for one in part.observations] == [make.day(n) for n in range(8, 13)]
    bare = judged_fever(make.log(make.course(reading(10, "37.0")), as_of=12))
    assert [one.day for one in bare.observations] == [make.day(10)]


@pytest.mark.parametrize(
    ("cultures", "as_of", "value"),
    [
        ([], 9, "no culture is recorded."),
        ([NOT_DONE], 9, "no culture is recorded."),
        ([PENDING, NEGATIVE], 9, "cultures are pending."),
        (
            [{**NEGATIVE, "collected": date(2025, 11, 15)}, NEGATIVE],
            12,
            "cultures up to 20-Nov-2025 are negative; that is a clinician's judgment.",
        ),
        ([NEGATIVE], 11, "cultures are negative so far, but not yet surely older than 48 hours."),
        (
            [NEGATIVE],
            12,
            "cultures up to 20-Nov-2025 are negative; that is a clinician's judgment.",
        ),
        (
            [{**NEGATIVE, "collected": None}],
            30,
            "cultures are negative so far, but not yet surely older than 48 hours.",
        ),
        (
            [{**POSITIVE, "contaminant": True, "organism": "S. epidermidis"}],
            30,
            "the only positive cultures were judged contaminants.",
        ),
    ],
)
def test_trap_70_infection_is_never_excluded(make, cultures, as_of, value):
    course = make.course(make.entry(9, cultures=cultures))
    told = infection(make.log(course, as_of=as_of))
    assert told.value == f"Infection not excluded: {value}"
    assert told.truth is U
    assert any("never one instead of the other" in one for one in told.cautions)


def test_trap_70_an_infection_found_leaves_the_syndrome_possible(make):
    cultures = [{**POSITIVE, "organism": "E. coli"}, {**POSITIVE, "kind": "c_difficile"}]
    told = infection(make.log(make.course(make.entry(9, cultures=cultures))))
    assert told.truth is T
    assert told.value == (
        "Positive: Blood culture, C. difficile. Engraftment syndrome can be present as well."
    )
    assert told.inputs[0].text == "positive, E. coli"
    assert told.missing == ()


def test_one_early_culture_keeps_all_of_them_early(make):
    course = make.course(make.entry(2, cultures=[NEGATIVE]), make.entry(9, cultures=[NEGATIVE]))
    assert "not yet surely older" in infection(make.log(course, as_of=10)).value


def test_what_is_missing_of_cultures(make):
    course = make.course(
        make.entry(9, cultures=[PENDING, PENDING, {**NOT_DONE, "kind": "c_difficile"}])
    )
    told = infection(make.log(course))
    assert told.missing == ("C. difficile: not recorded.", "Blood culture: result pending.")
    assert told.inputs[2].text == "not done"


def test_with_all_tests_back_a_clinicians_judgment_is_still_missing(make):
    cultures = [NEGATIVE, {**NEGATIVE, "kind": "c_difficile"}]
    told = infection(make.log(make.course(make.entry(9, cultures=cultures))))
    assert told.truth is U
    assert told.missing == ("A clinician's judgment of infection.",)


def test_a_culture_collected_later_does_not_exist_yet(make):
    later = {**POSITIVE, "collected": make.day(12)}
    course = make.course(make.entry(9, cultures=[later, {**NEGATIVE, "collected": None}]))
    told = infection(make.log(course, as_of=10))
    assert len(told.inputs) == 1
    assert told.inputs[0].text == "negative, date not recorded"
    assert told.inputs[0].date is None
