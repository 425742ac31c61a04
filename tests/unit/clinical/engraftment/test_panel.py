from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.engraftment.advice import paired_advice, steroid_course, steroid_doses
from poems_desktop.clinical.engraftment.days import min_days_interpretation
from poems_desktop.clinical.engraftment.panel import engraftment_panel, not_recorded
from poems_desktop.clinical.transplant import Infusion
from poems_desktop.core.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.fixture
def panel(make):
    def build(course, as_of=9):
        return engraftment_panel(course, make.constants, make.day(as_of))

    return build


@pytest.mark.parametrize(
    ("as_of", "truth", "value"),
    [
        (6, F, "Day +6: outside the source's window, not excluded"),
        (7, T, "Day +7: inside the source's window"),
        (15, T, "Day +15: inside the source's window"),
        (16, F, "Day +16: outside the source's window, not excluded"),
        (-2, F, "Day \N{MINUS SIGN}2: outside the source's window, not excluded"),
    ],
)
def test_the_window_is_day_7_to_15_from_infusion(make, panel, as_of, truth, value):
    told = panel(make.course(), as_of).window
    assert (told.truth, told.value) == (truth, value)
    assert told.confidence == "sourced"
    assert told.inputs[2].text == "18-Nov-2025 to 26-Nov-2025"
    assert told.cautions == (
        "0 of 5 present today, 5 not known. The source gives no number of features that is enough.",
    )


@pytest.mark.parametrize(
    ("engrafted", "text"),
    [
        (11, "the day of engraftment"),
        (10, "1 day after engraftment"),
        (8, "3 days after engraftment"),
    ],
)
def test_trap_68_days_from_infusion_and_from_counts_are_both_shown(make, panel, engrafted, text):
    inputs = panel(make.course(stated_engraftment=make.day(engrafted)), 11).window.inputs
    assert (inputs[0].label, inputs[0].text) == ("Day from infusion", "Day +11")
    assert (inputs[1].label, inputs[1].text) == ("Day from engraftment", text)


def test_trap_68_fever_before_neutrophils_is_inside_the_window(make, panel, reading):
    course = make.course(make.counts(3, "0.0", "0.0", "0.0", "0.0", "0.0"), reading(7, "38.9"))
    found = panel(course, 7)
    assert found.window.truth is T
    assert found.window.inputs[1].text == "engraftment not yet known"
    assert found.spitzer.truth is U
    assert "not excluded" in found.spitzer.interpretation.value


def test_without_day_zero_the_window_is_open(make, panel):
    split = (Infusion(id="a", day=make.day(0)), Infusion(id="b", day=make.day(1)))
    told = panel(make.course(infusions=split)).window
    assert told.truth is U
    assert told.value == "Not yet known"
    assert "Which rule counts for day 0" in told.missing[0]


def test_features_are_counted_and_no_number_is_enough(make, panel):
    entry = make.entry(9, rash={"state": "present"}, diarrhea="absent", fever="present")
    told = panel(make.course(entry)).window
    assert told.cautions[0].startswith("2 of 5 present today, 2 not known. The source gives no")


def test_a_text_that_stands_with_its_conclusion_is_not_told_once_more(make, panel):
    found, texts = panel(make.course()), make.constants.texts
    shortest = min_days_interpretation(found.first_dose, make.constants)
    beside = " ".join((*found.window.cautions, *shortest.cautions))
    assert texts["no_number"].text in beside
    assert texts["no_taper"].text in beside
    assert texts["coexist"] in found.texts
    assert not [one.id for one in found.texts if one.text in beside]


def test_trap_78_both_definitions_are_always_there_with_inputs_and_unknowns(make, panel):
    for course in (make.course(), make.engrafted(), make.course(infusions=())):
        found = panel(course)
        ids = [one.id for one in found.interpretations]
        assert {"spitzer_2001", "maiolino_2003", "poems_window"} <= set(ids)
        assert len(ids) == len(set(ids))
        for result in (found.spitzer, found.maiolino):
            assert len(result.interpretation.inputs) > len(result.items)
            assert result.interpretation.missing
            assert any("agree poorly" in one for one in result.interpretation.cautions)


def test_trap_82_lenalidomide_is_told_with_both_sides(make, panel):
    texts = {one.id: one for one in panel(make.course()).texts}
    conflict = texts["lenalidomide_conflict"]
    assert "conflict" in conflict.text
    assert {"cornell_2013", "lendex_2014"} <= set(conflict.cites)
    assert not any("protects" in one.text for one in texts.values())


def test_both_halves_come_together_with_what_was_given(make):
    course = make.course(
        make.entry(8, antibiotic=True),
        make.entry(9, antibiotic=True, steroid={"given": False}),
    )
    advice = paired_advice(make.log(course, as_of=9))
    assert "Treat possible infection AND give steroids" in advice.text
    assert advice.infection_recorded == (
        "Antibiotic recorded as given since 19-Nov-2025, last on 20-Nov-2025"
    )
    assert advice.steroid_recorded == "Steroid recorded as not given, last on 20-Nov-2025"
    bare = paired_advice(make.log(make.course(), as_of=9))
    assert bare.infection_recorded == "Antibiotic: not recorded up to 20-Nov-2025"
    once = paired_advice(make.log(make.course(make.entry(8, antibiotic=True)), as_of=9))
    assert once.infection_recorded == "Antibiotic recorded as given since 19-Nov-2025"


def test_a_course_counts_from_the_first_dose_for_the_syndrome(make, panel):
    antiemetic = {"given": True, "drug": "dexamethasone", "purpose": "other"}
    dose = {
        "given": True,
        "drug": "prednisone",
        "milligrams": Decimal(70),
        "route": "by mouth",
        "purpose": "engraftment_syndrome",
    }
    course = make.course(
        make.entry(-2, steroid=antiemetic),
        make.entry(8, steroid={"given": False, "purpose": "engraftment_syndrome"}),
        make.entry(9, steroid=dose),
        make.entry(10, steroid={"given": True}),
    )
    log = make.log(course, as_of=11)
    found = steroid_course(log)
    assert (found.first_dose, found.day) == (make.day(9), 3)
    assert "29-Nov-2025" in found.minimum.value
    assert [one.text for one in steroid_doses(log)] == [
        "dexamethasone, amount not recorded, route not recorded, for another reason",
        "prednisone, 70 mg, by mouth, for engraftment syndrome",
        "drug not recorded, amount not recorded, route not recorded, purpose not recorded",
    ]
    assert panel(course).interpretations[-1].id == "steroid_minimum"
    assert steroid_course(make.log(course, as_of=8)) is None


def test_the_first_dose_is_the_recorded_one_else_the_day_itself_and_never_before_infusion(
    make, panel
):
    given = {"given": True, "purpose": "engraftment_syndrome"}
    course = make.course(make.entry(9, steroid=given))
    assert panel(course, 11).first_dose == make.day(9)
    assert panel(course, 8).first_dose == make.day(8)
    assert panel(make.course(), 11).first_dose == make.day(11)
    assert panel(make.course(), -3).first_dose == make.day(7)


def test_the_reminder_lists_what_no_entry_of_the_day_holds(make):
    course = make.course(
        make.entry(9, "08:00", temperature={"value": "37", "unit": "Cel"}, antibiotic=False),
        make.entry(9, "20:00", rash={"state": "absent"}, breathing_difficulty="absent"),
        make.entry(8, weight={"value": "80"}),
    )
    blank = make.course(make.entry(9, rash={"state": "not_assessed"}))
    assert not_recorded(course, make.day(9)) == (
        "Weight",
        "Stools",
        "Oxygen",
        "Neutrophils",
        "Steroid",
    )
    assert "Rash" in not_recorded(blank, make.day(9))
    assert len(not_recorded(course, make.day(10))) == 9


def every_text(found):
    for one in found.interpretations:
        yield from (one.title, one.value, one.rule, *one.cautions, *one.missing)
        yield from (text for given in one.inputs for text in (given.label, given.text))
    yield from (one.text for one in found.texts)
    yield found.advice.text


def test_nothing_ever_excludes_the_syndrome(make, panel, reading):
    none = {
        "rash": {"state": "absent"},
        "hypoxia": "absent",
        "infiltrates": {"state": "absent"},
        "stools": {"per_day": 0},
        "encephalopathy": {"state": "absent"},
        "breathing_difficulty": "absent",
    }
    days = range(31)
    quiet = make.engrafted(
        [make.entry(number, **none) for number in days],
        [reading(number, "36.6") for number in days],
    )
    refuted = panel(quiet, 40)
    assert refuted.spitzer.truth is F
    assert refuted.maiolino.truth is F
    for found in (refuted, panel(make.course()), panel(make.course(infusions=()))):
        for text in every_text(found):
            words = text.lower()
            for never in ("not engraftment syndrome", "no engraftment syndrome", "is excluded"):
                assert never not in words, text
        assert "not excluded" in found.spitzer.interpretation.value
        assert "not excluded" in found.maiolino.interpretation.value
    assert "not excluded" in refuted.window.value


def test_all_conclusions_carry_a_rule_and_a_source(make, panel):
    for one in panel(make.engrafted()).interpretations:
        assert one.rule
        assert one.cites
        assert one.truth is not U or one.missing


def test_texts_are_in_us_spelling(make):
    words = " ".join(one.text for one in make.constants.text).lower()
    for british in ("oedema", "diarrhoea", "haem", "litre", "tumour"):
        assert british not in words


def test_trap_94_engraftment_infusion_and_first_dose_are_kept_apart(make, panel):
    dose = {"given": True, "purpose": "engraftment_syndrome"}
    found = panel(make.engrafted(make.entry(13, steroid=dose)), 14)
    assert found.day_zero.day == date(2025, 11, 11)
    assert found.engraftment.day == date(2025, 11, 22)
    assert found.steroid.first_dose == date(2025, 11, 24)


def test_several_days_without_a_drug_name_the_last(make):
    course = make.course(make.entry(7, antibiotic=False), make.entry(9, antibiotic=False))
    told = paired_advice(make.log(course, as_of=9)).infection_recorded
    assert told == "Antibiotic recorded as not given, last on 20-Nov-2025"


@pytest.mark.parametrize(
    ("as_of", "in_use"), [(-8, False), (-7, True), (0, True), (30, True), (31, False)]
)
def test_a_log_is_in_use_over_its_days(make, as_of, in_use):
    log = make.constants.log
    assert (log.first_day, log.last_day) == (-7, 30)
    panel = engraftment_panel(make.course(), make.constants, make.day(as_of))
    assert panel.in_use is in_use


@pytest.mark.parametrize(("as_of", "in_use"), [(39, False), (40, True), (41, True)])
def test_an_entry_keeps_a_log_in_use_from_its_day_on(make, as_of, in_use):
    course = make.course(make.entry(40, hypoxia="absent"), make.entry(50, hypoxia="absent"))
    panel = engraftment_panel(course, make.constants, make.day(as_of))
    assert panel.in_use is in_use


def test_without_day_zero_only_entries_put_a_log_in_use(make):
    bare = make.course(infusions=())
    assert engraftment_panel(bare, make.constants, make.day(9)).in_use is False
