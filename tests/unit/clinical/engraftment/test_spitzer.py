from decimal import Decimal

import pytest

from poems_desktop.clinical.engraftment.constants import Threshold
from poems_desktop.core.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
DAYS = range(7, 16)
RASH = {"state": "present", "percent": "40", "drug": False}
LUNGS = {"state": "present", "diffuse": True, "cardiogenic": False}


@pytest.fixture
def one(make):
    """The truth of one item with one entry on each day of the window, or as given."""

    def truth(name, numbers=DAYS, course=None, constants=None, **given):
        entries = [make.entry(number, **given) for number in numbers]
        result = make.spitzer(make.engrafted(entries, **(course or {})), constants=constants)
        return make.item(result, name).truth

    return truth


@pytest.fixture
def fever(make, reading):
    return [reading(9, "38.6")], {"judgments": (make.judged(9),)}


@pytest.mark.parametrize(("number", "truth"), [(6, U), (7, T), (11, T), (15, T), (16, U)])
def test_the_window_is_96_hours_on_both_sides_of_engraftment(one, number, truth):
    assert one("spitzer_rash", [number], rash=RASH) is truth


def test_what_lies_outside_the_window_is_said_and_not_counted(make):
    result = make.spitzer(make.engrafted(make.entry(6, rash=RASH)))
    told = make.item(result, "spitzer_rash")
    assert any("outside this definition's window" in caution for caution in told.cautions)
    assert "Skin: not recorded on 18-Nov-2025" in told.missing[0]
    assert told.inputs == ()


@pytest.mark.parametrize(
    ("rash", "truth"),
    [
        ({"percent": "25"}, F),
        ({"percent": "24.9"}, F),
        ({"percent": "25.1"}, T),
        ({"percent": None}, U),
        ({"percent": "140"}, U),
        ({"drug": True}, F),
        ({"drug": None}, U),
        ({"drug": None, "percent": "25"}, F),
        ({"state": "absent"}, F),
        ({"state": "not_assessable"}, U),
        ({"state": "not_assessed"}, U),
    ],
)
def test_trap_74_rash_covers_more_than_25_percent_and_no_drug_explains_it(one, rash, truth):
    assert one("spitzer_rash", rash={**RASH, **rash}) is truth


@pytest.mark.parametrize(
    ("rash", "missing"),
    [
        ({"drug": None}, "Whether a drug explains the rash is not recorded."),
        ({"percent": None}, "The share of body surface with the rash is not recorded."),
    ],
)
def test_what_is_missing_of_a_rash(make, rash, missing):
    course = make.engrafted(make.entry(9, rash={**RASH, **rash}))
    told = make.item(make.spitzer(course), "spitzer_rash")
    assert told.missing[0] == f"20-Nov-2025: {missing}"


@pytest.mark.parametrize(
    ("lungs", "missing"),
    [
        ({"diffuse": None}, "Whether the infiltrates are diffuse is not recorded."),
        (
            {"cardiogenic": None},
            "Whether the heart explains the infiltrates is not recorded.",
        ),
    ],
)
def test_what_is_missing_of_infiltrates(make, lungs, missing):
    course = make.engrafted(make.entry(9, infiltrates={**LUNGS, **lungs}))
    told = make.item(make.spitzer(course), "spitzer_lungs")
    assert told.missing[0] == f"20-Nov-2025: {missing}"


@pytest.mark.parametrize(
    ("lungs", "hypoxia", "truth"),
    [
        ({}, "present", T),
        ({}, "absent", F),
        ({}, "not_assessed", U),
        ({"cardiogenic": True}, "present", F),
        ({"cardiogenic": None}, "present", U),
        ({"diffuse": False}, "present", F),
        ({"diffuse": None}, "present", U),
        ({"state": "absent"}, "present", F),
        ({"state": "not_assessed"}, "present", U),
        ({"state": "not_assessed"}, "absent", F),
        ({"state": "not_assessable"}, "present", U),
    ],
)
def test_trap_75_infiltrates_count_with_hypoxia_and_without_a_cardiac_cause(
    one, lungs, hypoxia, truth
):
    found = one("spitzer_lungs", infiltrates={**LUNGS, **lungs}, hypoxia=hypoxia)
    assert found is truth


def test_infiltrates_and_hypoxia_may_be_found_on_different_days(make):
    course = make.engrafted(make.entry(9, infiltrates=LUNGS), make.entry(11, hypoxia="present"))
    assert make.item(make.spitzer(course), "spitzer_lungs").truth is T


def test_saturation_is_shown_and_draws_no_line(make):
    entry = make.entry(
        9, hypoxia="absent", oxygen_saturation=Decimal(84), oxygen={"liters_per_minute": "0"}
    )
    told = make.item(make.spitzer(make.engrafted(entry)), "spitzer_lungs")
    assert told.inputs[0].text == "absent, SpO2 84 %, room air"
    assert told.truth is U


@pytest.mark.parametrize(
    ("state", "explained", "truth"),
    [
        ("present", False, T),
        ("present", True, F),
        ("present", None, U),
        ("absent", None, F),
        ("not_assessable", None, U),
        ("not_assessed", None, U),
    ],
)
def test_encephalopathy_counts_where_nothing_explains_it(one, state, explained, truth):
    given = {"state": state, "explained": explained}
    assert one("spitzer_brain", encephalopathy=given) is truth


@pytest.mark.parametrize(
    ("given", "text", "missing"),
    [
        ({"state": "present", "explained": False}, "present, unexplained", None),
        (
            {"state": "present"},
            "present, cause not recorded",
            "20-Nov-2025: Whether something else explains it is not recorded.",
        ),
        ({"state": "absent"}, "absent", None),
        ({"state": "not_assessable", "explained": False}, "not assessable", None),
    ],
)
def test_encephalopathy_is_shown_with_its_cause(make, given, text, missing):
    told = make.item(
        make.spitzer(make.engrafted(make.entry(9, encephalopathy=given))), "spitzer_brain"
    )
    assert told.inputs[0].text == text
    found = [one for one in told.missing if "explains" in one]
    assert found == ([missing] if missing else [])


LIVER = {
    "bilirubin": {"value": "0.8"},
    "ast": {"value": "30", "upper_limit": "40"},
    "alt": {"value": "30", "upper_limit": "40"},
}


@pytest.mark.parametrize(
    ("labs", "truth"),
    [
        ({}, F),
        ({"bilirubin": {"value": "1.99"}}, F),
        ({"bilirubin": {"value": "2"}}, T),
        ({"bilirubin": {"value": "2.01"}}, T),
        ({"bilirubin": {"value": "33.9", "unit": "umol/L"}}, F),
        ({"bilirubin": {"value": "34", "unit": "umol/L"}}, T),
        ({"bilirubin": {"value": "34.1", "unit": "umol/L"}}, T),
        ({"bilirubin": {"value": "2", "unit": "g/L"}}, U),
        ({"bilirubin": {"value": "3", "comparator": "<"}}, U),
        ({"bilirubin": {"value": "61"}}, U),
        ({"ast": {"value": "79.9", "upper_limit": "40"}}, F),
        ({"ast": {"value": "80", "upper_limit": "40"}}, T),
        ({"alt": {"value": "80.1", "upper_limit": "40"}}, T),
        ({"alt": {"value": "2", "upper_limit": "1", "unit": "ukat/L"}}, T),
        ({"alt": {"value": "800"}}, U),
        ({"alt": {"value": "800", "upper_limit": "0"}}, U),
        ({"ast": None}, U),
        ({"bilirubin": None, "alt": {"value": "90", "upper_limit": "40"}}, T),
    ],
)
def test_liver_by_bilirubin_or_twice_the_laboratorys_own_limit(one, labs, truth):
    given = {key: value for key, value in {**LIVER, **labs}.items() if value is not None}
    assert one("spitzer_liver", **given) is truth


def test_a_result_is_shown_as_reported_with_what_keeps_it_open(make):
    entry = make.entry(
        9,
        bilirubin={"value": "3", "comparator": "<"},
        ast={"value": "30", "upper_limit": "40"},
        alt={"value": "800"},
    )
    told = make.item(make.spitzer(make.engrafted(entry)), "spitzer_liver")
    assert [one.text for one in told.inputs] == ["<3 mg/dL", "30 U/L, upper limit 40", "800 U/L"]
    assert told.missing[:2] == (
        "20-Nov-2025: The reported bound does not settle it.",
        "20-Nov-2025: The laboratory's upper limit is not recorded.",
    )


def test_bilirubin_in_a_unit_without_a_line_is_not_compared(make, one):
    only = (Threshold(value=Decimal(2), unit="mg/dL", compare="at_least"),)
    rule = make.constants.spitzer.model_copy(update={"bilirubin": only})
    constants = make.constants.model_copy(update={"spitzer": rule})
    given = {**LIVER, "bilirubin": {"value": "90", "unit": "umol/L"}}
    assert one("spitzer_liver", constants=constants, **given) is U


@pytest.mark.parametrize(
    ("value", "start", "truth"),
    [
        ("1.19", "0.6", F),
        ("1.2", "0.6", T),
        ("1.21", "0.6", T),
        ("1.9", "1.0", F),
        ("2.4", None, U),
    ],
)
def test_trap_76_creatinine_is_twice_the_patients_own_baseline(make, one, value, start, truth):
    given = {} if start is None else {"creatinine_baseline": make.baseline_lab(start)}
    labs = {"creatinine": {"value": value, "upper_limit": "0.5"}}
    assert one("spitzer_kidney", course=given, **labs) is truth


@pytest.mark.parametrize(
    "start",
    [{"value": "53", "unit": "umol/L"}, {"value": "0.6", "comparator": "<"}, {"value": "90"}],
)
def test_a_baseline_in_another_unit_or_only_a_bound_is_not_compared(make, one, start):
    given = {"creatinine_baseline": make.baseline_lab(**start)}
    assert one("spitzer_kidney", course=given, creatinine={"value": "9"}) is U


def weights(make, **more):
    return {
        "baseline": "admission",
        "admission_weight": make.weight("80", scale="ward 1"),
        "pre_conditioning_weight": make.weight("76", -3, scale="ward 1"),
        **more,
    }


@pytest.mark.parametrize(
    ("value", "unit", "truth"),
    [
        ("81.9", "kg", F),
        ("82", "kg", T),
        ("82.1", "kg", T),
        ("180.7", "[lb_av]", F),
        ("180.8", "[lb_av]", T),
    ],
)
def test_weight_gain_is_two_and_a_half_percent_of_the_chosen_baseline(
    make, one, value, unit, truth
):
    given = {"value": value, "unit": unit, "scale": "Ward 1"}
    assert one("spitzer_weight", course=weights(make), weight=given) is truth


@pytest.mark.parametrize(
    ("course", "truth"),
    [
        ({"baseline": "pre_conditioning"}, T),
        ({"baseline": "admission"}, F),
        ({"baseline": None}, U),
        ({"admission_weight": None}, U),
        ({"baseline": "pre_conditioning", "pre_conditioning_weight": None}, U),
    ],
)
def test_trap_73_the_baseline_is_the_users_choice_without_default(make, one, course, truth):
    given = weights(make, **course)
    assert one("spitzer_weight", course=given, weight={"value": "78", "scale": "ward 1"}) is truth


def test_trap_73_another_scale_is_not_compared_and_a_diuretic_is_said(make):
    given = weights(make)
    other = make.entry(9, weight={"value": "90", "scale": "home"})
    unnamed = make.entry(10, weight={"value": "90"}, diuretic=True)
    told = make.item(make.spitzer(make.engrafted(other, **given)), "spitzer_weight")
    assert told.truth is U
    assert any("another scale" in one for one in told.missing)
    said = make.item(make.spitzer(make.engrafted(unnamed, **given)), "spitzer_weight")
    assert said.truth is T
    assert any("scale is not recorded" in one and "diuretic" in one for one in said.cautions)
    assert said.inputs[0].text == "90 kg, +10.0 kg, +12.5 % since 10-Nov-2025"


@pytest.mark.parametrize("given", [{"weight": {"value": "820"}}, {"unread": {"weight": "8o"}}])
def test_impossible_and_unread_weights_stay_open(make, one, given):
    assert one("spitzer_weight", course=weights(make), **given) is U


def test_an_impossible_baseline_is_not_used(make, one):
    given = weights(make, admission_weight=make.weight("8"))
    assert one("spitzer_weight", course=given, weight={"value": "80"}) is U


@pytest.mark.parametrize("key", ["rash", "infiltrates", "hypoxia", "encephalopathy", "ast"])
def test_unread_text_keeps_an_item_open(one, key):
    names = {
        "rash": "spitzer_rash",
        "encephalopathy": "spitzer_brain",
        "ast": "spitzer_liver",
    }
    assert one(names.get(key, "spitzer_lungs"), unread={key: "?"}) is U


def test_an_item_is_not_met_only_once_every_day_of_the_window_was_assessed(make):
    days = [make.entry(number, rash={"state": "absent"}) for number in DAYS]
    assert make.item(make.spitzer(make.engrafted(days)), "spitzer_rash").truth is F
    gap = make.spitzer(make.engrafted(days[:4] + days[5:]))
    assert make.item(gap, "spitzer_rash").missing == ("Skin: not recorded on 22-Nov-2025.",)
    running = make.item(make.spitzer(make.engrafted(days), as_of=14), "spitzer_rash")
    assert running.missing[-1] == "The window is open until 26-Nov-2025."


def test_what_is_missing_ends_with_the_day_itself(make):
    course = make.engrafted(make.entry(7, rash={"state": "not_assessable"}))
    told = make.item(make.spitzer(course, as_of=12), "spitzer_rash")
    first, *others = told.missing
    assert first == (
        "18-Nov-2025: Whether a drug explains the rash is not recorded. "
        "The share of body surface with the rash is not recorded."
    )
    assert others == [
        "Skin: not recorded on 19-Nov-2025, 20-Nov-2025, 21-Nov-2025, 22-Nov-2025 and 1 more.",
        "The window is open until 26-Nov-2025.",
    ]
    days = [make.entry(number, hypoxia="not_assessable") for number in DAYS]
    closed = make.item(make.spitzer(make.engrafted(days), as_of=15), "spitzer_lungs")
    assert len(closed.missing) == 2
    assert closed.missing[0].endswith("and 5 more: Not assessable as recorded.")
    assert closed.missing[1].startswith("Chest imaging: not recorded")


def test_day_by_day_any_present_wins(make):
    two = [
        make.entry(9, "08:00", rash={"state": "absent"}),
        make.entry(9, "20:00", rash=RASH),
        make.entry(10, rash={"state": "absent"}),
    ]
    told = make.item(make.spitzer(make.engrafted(two)), "spitzer_rash")
    assert told.truth is T
    assert [found.text for found in told.inputs][1] == (
        "present, 40 % of body surface, no drug explains it"
    )


def test_three_majors(make, fever):
    entries, given = fever
    course = make.engrafted(
        entries, make.entry(9, rash=RASH, infiltrates=LUNGS, hypoxia="present"), **given
    )
    result = make.spitzer(course)
    assert result.truth is T
    assert result.interpretation.value == "Definition met as recorded; infection not excluded"
    assert result.interpretation.confidence == "unconfirmed"
    window, first, *_ = result.interpretation.inputs
    assert (window.text, window.date.iso()) == ("18-Nov-2025 to 26-Nov-2025", "2025-11-18")
    assert (first.label, first.text) == ("Fever without infection (major)", "Met as recorded")


BRAIN = {"encephalopathy": {"state": "present", "explained": False}}


def test_two_majors_need_a_minor(make, fever):
    entries, given = fever
    two = make.engrafted(entries, make.entry(9, rash=RASH), **given)
    more = make.engrafted(entries, make.entry(9, rash=RASH, **BRAIN), **given)
    assert make.spitzer(two).truth is U
    assert make.spitzer(more).truth is T


def absent(make, reading, *keys):
    """Every day of the window with the items named absent."""
    nothing = {
        "rash": {"state": "absent"},
        "hypoxia": "absent",
        "encephalopathy": {"state": "absent"},
        "creatinine": {"value": "0.6"},
        "weight": {"value": "80"},
        **LIVER,
    }
    cool = [reading(number, "36.8") for number in DAYS] if "fever" in keys else []
    given = {key: nothing[key] for key in keys if key != "fever"}
    return [*cool, *(make.entry(number, **given) for number in DAYS)]


def test_not_met_once_too_few_majors_remain_and_it_excludes_nothing(make, reading):
    result = make.spitzer(make.engrafted(absent(make, reading, "fever", "rash")))
    assert result.truth is F
    assert result.interpretation.value == (
        "Definition not met as recorded; engraftment syndrome is not excluded"
    )
    assert result.interpretation.missing == ()


def test_two_majors_without_any_minor_are_not_met(make, reading, fever):
    entries, given = fever
    minors = ("encephalopathy", "creatinine", "weight", *LIVER)
    course = make.engrafted(
        entries,
        make.entry(9, rash=RASH),
        absent(make, reading, "hypoxia", *minors),
        **given,
        **weights(make),
        creatinine_baseline=make.baseline_lab("0.6"),
    )
    assert make.spitzer(course).truth is F


def test_one_major_with_minors_is_not_defined(make):
    result = make.spitzer(make.engrafted(make.entry(9, rash=RASH, **BRAIN)))
    assert result.truth is U
    assert any("does not say what that is" in one for one in result.interpretation.cautions)
    for given in ({"rash": RASH}, BRAIN):
        alone = make.spitzer(make.engrafted(make.entry(9, **given))).interpretation
        assert not any("does not say" in one for one in alone.cautions)


def test_trap_77_diarrhea_is_no_line_of_spitzer(make):
    names = [one.item.id for one in make.spitzer(make.engrafted()).items]
    assert names == [
        "spitzer_fever",
        "spitzer_rash",
        "spitzer_lungs",
        "spitzer_liver",
        "spitzer_kidney",
        "spitzer_weight",
        "spitzer_brain",
    ]
    stools = make.entry(9, stools={"per_day": 9, "liquid": True}, diarrhea="present")
    assert make.spitzer(make.engrafted(stools)).items == make.spitzer(make.engrafted()).items


def test_without_engraftment_day_everything_is_open_and_shown(make):
    result = make.spitzer(make.course(make.entry(9, rash=RASH)))
    told = make.item(result, "spitzer_rash")
    assert result.truth is U
    assert result.windows == ()
    assert told.value == "Recorded as present; the window of this definition is not known yet"
    assert told.missing[0] == "The window of this definition is not known yet."
    assert len(told.inputs) == 1
    assert make.item(result, "spitzer_lungs").value == "Not yet known"
    assert result.interpretation.missing[0] == "The window: the day of engraftment."
    assert sum("window" in one.lower() for one in result.interpretation.missing) == 1


def test_every_possible_engraftment_day_must_agree(make):
    counts = make.counts(8, "0.1", None, "0.6", "0.7")
    near = make.spitzer(make.course(counts, make.entry(12, rash=RASH)))
    edge = make.spitzer(make.course(counts, make.entry(5, rash=RASH)))
    assert len(near.windows) == 2
    assert make.item(near, "spitzer_rash").truth is T
    assert make.item(edge, "spitzer_rash").truth is U
    labels = [one.label for one in near.interpretation.inputs]
    assert labels.count("Possible window") == 2
    known = make.spitzer(make.engrafted()).interpretation.inputs[0]
    assert known.label == "Window"


def test_trap_83_an_empty_log_is_not_assessed_never_no(make):
    result = make.spitzer(make.engrafted())
    assert result.truth is U
    assert {one.interpretation.truth for one in result.items} == {U}
    assert all(one.interpretation.missing for one in result.items)


def test_the_tally_counts_every_line_by_its_state_and_names_what_is_met(make, reading):
    bare = make.spitzer(make.engrafted())
    count = len(bare.items)
    met = [one.item.title for one in bare.items if one.interpretation.truth is T]
    assert met == []
    assert bare.tally == f"0 of {count} lines met, 0 not met, {count} not known"
    absent = [make.entry(number, rash={"state": "absent"}) for number in DAYS]
    result = make.spitzer(
        make.engrafted([reading(9, "38.6"), *absent], judgments=(make.judged(9),))
    )
    states = [one.interpretation.truth for one in result.items]
    assert (states.count(T), states.count(F)) == (1, 1)
    (title,) = (one.item.title for one in result.items if one.interpretation.truth is T)
    assert result.tally == (f"1 of {count} lines met ({title}), 1 not met, {count - 2} not known")


def test_what_is_open_names_the_line_and_the_window_only_once(make):
    result = make.spitzer(make.course())
    missing = result.interpretation.missing
    assert missing[0].startswith("The window: ")
    assert sum("window" in one.casefold() for one in missing) == 1
    engrafted = make.spitzer(make.engrafted()).interpretation.missing
    titles = {one.item.title for one in result.items}
    assert {one.partition(": ")[0] for one in engrafted} <= titles
    assert any(one.startswith("Skin rash") or "rash" in one.casefold() for one in engrafted)
    assert len(set(engrafted)) == len(engrafted)
