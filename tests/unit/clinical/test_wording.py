"""Sentences for screen, paper and terminal: they never claim more than the record does."""

from dataclasses import replace
from datetime import date

import pytest

from poems_desktop.clinical import wording
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Finding, Measurement, Visit
from poems_desktop.clinical.sets import BURDENS
from poems_desktop.clinical.summary import summarize
from poems_desktop.clinical.weighing import Evidence
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

MET = {
    "polyneuropathy": "present",
    "monoclonal_gammopathy": "present",
    "castleman_disease": "present",
    "ascites": "present",
}


def test_a_met_set_says_so_and_asks_nothing(weigh):
    assessment = weigh(MET)
    assert wording.headline(assessment.main) == "Criteria met"
    assert wording.tally(assessment.main) == "4 of 4"
    said = wording.subline(assessment.main)
    assert said.startswith("Met by A, B, C (Castleman disease), D (")
    assert "open" not in said
    assert wording.settle_lines(assessment) == ()


def test_many_met_criteria_of_a_condition_are_counted(weigh):
    more = {"papilledema": "present", "thrombocytosis": "present"}
    assert wording.subline(weigh({**MET, **more}).main).endswith("D (3 of 6).")


def test_a_failed_set_names_what_decided_and_does_not_exclude_the_disease(weigh):
    result = weigh({**MET, "polyneuropathy": "absent"}).main
    assert wording.headline(result) == "Not met"
    assert "Deciding: A peripheral neuropathy." in wording.subline(result)
    assert "does not exclude the disease" in wording.subline(result)
    assert "not POEMS" not in wording.subline(result)


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (["castleman_disease"], "C is open, not refuted."),
        (["castleman_disease", "ascites"], "C and D are open, not refuted."),
        (list(MET), "A, B, C and D are open, not refuted."),
    ],
)
def test_open_conditions_are_named_as_open(weigh, missing, said):
    found = {key: state for key, state in MET.items() if key not in missing}
    result = weigh(found).main
    assert wording.headline(result) == "Not yet known"
    assert wording.subline(result).endswith(said)


def test_the_least_burdensome_way_to_settle_it_stands_first(weigh):
    found = {key: state for key, state in MET.items() if key != "castleman_disease"}
    lines = wording.settle_lines(weigh(found))
    assert lines[0].startswith("VEGF before treatment")
    assert lines[-1].startswith("Biopsy")
    ask = wording.settle_lines(weigh(found, [{"value": 640, "specimen": None}]))
    assert ask[0] == "Ask the laboratory which specimen the 640 was."


def test_what_could_make_it_not_met_names_all_that_would_have_to_be_absent(weigh):
    found = {key: state for key, state in MET.items() if key != "castleman_disease"}
    (line,) = wording.close_lines(weigh(found).main)
    assert line.startswith("VEGF before treatment")
    assert line.count("; ") == 2
    assert "Biopsy of an enlarged lymph node" in line
    assert wording.close_lines(weigh(MET).main) == ()
    assert wording.close_lines(weigh({**MET, "polyneuropathy": "absent"}).main) == ()


def test_both_directions_are_ordered_one_test_before_two_and_then_by_burden(weigh):
    result = weigh({}).main
    burden = {one.id: BURDENS.index(one.burden) for one in result.criteria_set.criterion}
    for ways, given in (
        (result.by_burden.met, result.settling.met),
        (result.by_burden.not_met, result.settling.not_met),
    ):
        weights = [(len(names), max(burden[name] for name in names)) for names in ways]
        assert weights == sorted(weights)
        assert len(set(weights)) > 1
        assert set(ways) == set(given)
        assert len(ways) == len(given)


def test_vegf_is_not_asked_about_where_it_cannot_settle_anything(weigh):
    found = {key: state for key, state in MET.items() if key != "polyneuropathy"}
    lines = wording.settle_lines(weigh(found, [{"value": 640, "specimen": None}]))
    assert lines == ("Neurological examination with nerve conduction studies",)


def test_evidence_lines_carry_their_date_and_what_is_missing(weigh):
    seen = Finding(state=FindingState.PRESENT, assessed=PartialDate(2025, 8, 13))
    items = {i.criterion.id: i for i in weigh({"thrombocytosis": seen}).main.items}
    assert wording.item_lines(items["thrombocytosis_polycythemia"]) == (
        "Thrombocytosis present · 13-Aug-2025",
    )
    assert wording.item_lines(items["skin"]) == ("Not assessed",)
    hemangioma = {i.criterion.id: i for i in weigh({"hemangioma": "present"}).main.items}
    assert len(wording.item_lines(hemangioma["skin"])) == 2


def test_vegf_evidence_is_not_labeled_twice(weigh):
    result = {"value": 318, "specimen": "plasma", "collected": PartialDate(2025, 8, 12)}
    item = next(i for i in weigh({}, [result]).main.items if i.criterion.id == "vegf")
    assert wording.item_lines(item) == ("318 pg/mL, plasma · 12-Aug-2025",)


def test_limbs_count_their_criteria(weigh):
    limbs = {limb.limb.id: limb for limb in weigh({**MET, "papilledema": "present"}).main.limbs}
    assert (limbs["D"].met, limbs["C"].met) == (2, 1)


def test_an_assessment_knows_its_day(weigh):
    assert weigh({}, as_of=date(2020, 2, 29)).as_of == date(2020, 2, 29)


def test_each_domain_says_what_was_looked_at(shipped):
    answers = {
        "papilledema": Finding(state=FindingState.PRESENT),
        "visual_disturbance": Finding(state=FindingState.ABSENT),
        "headache": Finding(state=FindingState.NOT_ASSESSED),
    }
    results = (
        Measurement(id="a", test="csf_opening_pressure", value=20, unit="cm[H2O]"),
        Measurement(id="b", test="il6", unit="pg/mL"),
    )
    visit = Visit(id="v", answers=answers, results=results)
    by_id = {one.form.id: one for one in summarize(visit, shipped)}
    eye = by_id["eye"]
    assert eye.present == ("Papilledema",)
    in_use = [f for f in eye.form.field if f.tier == "core"]
    in_use += [
        f for f in eye.form.field if f.tier != "core" and f.key in (*answers, results[0].test)
    ]
    assert (eye.absent, eye.assessed, eye.total) == (1, 3, len(in_use))
    assert "headache" in eye.not_assessed
    assert by_id["vegf"].assessed == 0
    asked = {f.key for one in by_id.values() for f in one.form.field}
    assert "skin_changes" in asked
    core = [f for f in by_id["skin"].form.field if f.tier == "core" and f.key != "skin_changes"]
    assert by_id["skin"].total == len(core)


def _item(weigh, name, *found, **parts):
    return next(i for i in weigh(*found, **parts).main.items if i.criterion.id == name)


@pytest.mark.parametrize(
    ("name", "found", "said"),
    [
        ("organomegaly", {"splenomegaly": "present"}, "splenomegaly"),
        ("organomegaly", {"splenomegaly": "present", "ascites": "present"}, "splenomegaly"),
        ("organomegaly", {"splenomegaly": "present", "hepatomegaly": "present"}, "2 present"),
        ("organomegaly", {"organomegaly": "absent"}, "absent"),
        ("organomegaly", {"splenomegaly": "absent"}, "1 of 4 assessed"),
        ("organomegaly", {}, "not assessed"),
        ("vegf", {"vegf_elevated": "present"}, "VEGF elevated, as stated"),
    ],
)
def test_the_evidence_in_a_few_words(weigh, name, found, said):
    assert wording.brief(_item(weigh, name, found)) == said


@pytest.mark.parametrize(
    ("name", "found", "lines"),
    [
        (
            "organomegaly",
            {"splenomegaly": "absent", "hepatomegaly": "absent", "lymphadenopathy": "not_assessed"},
            ("2 of 4 assessed, absent",),
        ),
        ("endocrinopathy", {"diabetes_mellitus": "absent"}, ("Recorded, but nothing that counts",)),
        ("skin", {"plethora": "not_assessed"}, ("Not assessed",)),
        (
            "papilledema",
            {"papilledema": Finding(state=FindingState.ABSENT, method="symptoms")},
            ("Papilledema absent, but by symptoms only",),
        ),
    ],
)
def test_open_criteria_count_plain_absents_and_say_the_rest_in_full(weigh, name, found, lines):
    assert wording.item_lines(_item(weigh, name, found)) == lines


def test_a_result_set_aside_is_shown_though_the_criterion_is_open(weigh):
    item = _item(weigh, "vegf", {}, [{"value": 640, "specimen": None}])
    assert wording.item_lines(item) == ("640 pg/mL, specimen not stated",)


def test_no_open_criterion_reads_as_absent(weigh, shipped):
    fields = {key for one in shipped.sets["dispenzieri"].criterion for key in one.fields}
    for key in sorted(fields):
        for item in weigh({key: "absent"}).main.items:
            if item.truth.name == "UNKNOWN":
                assert wording.brief(item) != "absent"


def _seen(day, text="present", label="Edema", **more):
    return Evidence("edema", label, Truth.TRUE, text, day, "v", **more)


YEARS = [PartialDate(year, 3, 1) for year in range(2015, 2025)]


def test_what_was_found_again_and_again_stands_once_with_its_dates():
    few = [_seen(day) for day in YEARS[:3]]
    assert wording.evidence_lines(few) == tuple(map(wording.evidence_line, few))
    assert wording.evidence_lines([_seen(day) for day in reversed(YEARS)]) == (
        "Edema present · 10 times, first 01-Mar-2015, last 01-Mar-2024",
    )
    undated = [_seen(day) for day in (*YEARS[:3], None, None)]
    assert wording.evidence_lines(undated) == (
        "Edema present · 5 times, first 01-Mar-2015, last 01-Mar-2017, 2 undated",
    )
    assert wording.evidence_lines([_seen(None)] * 4) == ("Edema present, 4 times",)


def test_what_says_something_else_has_a_line_of_its_own():
    other = [_seen(day, "absent, by CT") for day in YEARS]
    set_aside = [_seen(day, caution="by eye") for day in YEARS]
    lines = wording.evidence_lines([*other, *set_aside, *(_seen(day) for day in YEARS)])
    assert len(lines) == 3


def test_of_many_lines_the_last_are_told_and_the_rest_are_counted():
    numbers = [_seen(day, f"{value} pg/mL") for value, day in enumerate(YEARS)]
    lines = wording.evidence_lines(numbers, 3)
    assert lines[0] == "7 more entries"
    assert lines[1:] == tuple(map(wording.evidence_line, numbers[-3:]))
    assert wording.evidence_lines(numbers, 9)[0] == "1 more entry"
    assert len(wording.evidence_lines(numbers, 10)) == 10
    assert len(wording.evidence_lines(numbers)) == 10


def test_of_many_lines_what_decides_stays_before_what_does_not():
    aside = [
        replace(_seen(day, f"{at} pg/mL"), truth=Truth.UNKNOWN) for at, day in enumerate(YEARS)
    ]
    stated = _seen(YEARS[0], "elevated")
    assert wording.evidence_lines([stated, *aside], 3) == (
        "8 more entries",
        wording.evidence_line(stated),
        *map(wording.evidence_line, aside[-2:]),
    )
