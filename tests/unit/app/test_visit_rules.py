"""What the Visit page asks of the application: what is shown, next, blank, brief, wrong."""

from dataclasses import replace
from datetime import date

import pytest

from poems_desktop.app.answer_words import grade_choices, method_choices, method_words
from poems_desktop.app.asking import (
    KeptAnswers,
    Summaries,
    holds_answer,
    is_in_use,
    next_not_assessed,
)
from poems_desktop.app.entries import attribution, blank_result, is_entered
from poems_desktop.app.last_known import Remembered, last_known
from poems_desktop.app.not_here import NotHere
from poems_desktop.app.question_words import MISSING_REASON, answer
from poems_desktop.app.settle_options import settle
from poems_desktop.app.summary_words import all_counted, counted, found
from poems_desktop.app.to_correct import following, problems
from poems_desktop.app.verdict_words import cites, conditions, in_brief, need
from poems_desktop.app.visit_edits import changed_keys, with_heading, with_result, with_results
from poems_desktop.app.visit_words import visit_name
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.finding_state import GRADES, FindingState
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import (
    Attribution,
    Choice,
    Finding,
    Measurement,
    Patient,
    Record,
    Visit,
)
from poems_desktop.clinical.weighing import overridden
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

TODAY = date(2026, 4, 1)
PRESENT = Finding(state=FindingState.PRESENT)
ABSENT = Finding(state=FindingState.ABSENT)
PATIENT = Patient(id="p")


def visit_of(**answers):
    return Visit(id="v", date=PartialDate(2026, 3, 1), answers=answers)


def weighed(shipped, sets=("dispenzieri",), **answers):
    record = Record(patient=PATIENT, visits=(visit_of(**answers),))
    return assess(record, shipped, Policy(sets=sets), TODAY)


# next not assessed


def test_next_goes_on_from_the_field_and_around_the_end(shipped):
    rows = Summaries(shipped, PATIENT).count(visit_of())
    order = [key for row in rows for key in row.not_assessed]
    met, domain, after = [], rows[0].form.id, ""
    for _ in order:
        after = next_not_assessed(rows, domain, after)
        domain = shipped.form_of[after].id
        met.append(after)
    assert met == order
    assert next_not_assessed(rows, domain, after) == order[0]


def test_next_begins_with_the_domain_where_the_field_is_of_another_one(shipped):
    rows = Summaries(shipped, PATIENT).count(visit_of())
    eye = next(row for row in rows if row.form.id == "eye")
    assert next_not_assessed(rows, "eye", "polyneuropathy") == eye.not_assessed[0]
    assert next_not_assessed(rows, "eye", "") == eye.not_assessed[0]


def test_next_leaves_out_what_was_assessed_and_finds_what_only_keeps_a_detail(shipped):
    kept = Finding(state=FindingState.NOT_ASSESSED, note="both discs")
    rows = Summaries(shipped, PATIENT).count(visit_of(papilledema=kept))
    assert next_not_assessed(rows, "eye", "") == "papilledema"
    rows = Summaries(shipped, PATIENT).count(visit_of(papilledema=ABSENT))
    assert next_not_assessed(rows, "eye", "") != "papilledema"
    nothing = [replace(row, not_assessed=()) for row in rows]
    assert next_not_assessed(nothing, "eye", "") is None


# what stands in a field


def test_a_field_holds_what_is_not_used_too(shipped):
    kept = Finding(state=FindingState.NOT_ASSESSED, note="x")
    unread = Measurement(id="r", test="vegf", unread={"value": "many"})
    visit = visit_of(papilledema=kept).model_copy(update={"results": (unread,)})
    held = {key for key, field in shipped.fields.items() if holds_answer(field, visit)}
    assert held == {"papilledema", "vegf"}


@pytest.mark.parametrize("sex", ["F", "M", None])
def test_a_form_shows_core_fields_of_the_patient_and_whatever_holds_an_answer(shipped, sex):
    patient = Patient(id="p", sex=sex)
    fields = shipped.fields.values()
    core = next(one.key for one in fields if one.tier == "core" and one.kind == "finding")
    women = next(one.key for one in fields if one.sex == "F" and one.kind == "finding")
    rare = next(one.key for one in fields if one.tier != "core" and one.kind == "finding")

    def shown(visit, *, extended=False):
        return [
            is_in_use(shipped.fields[key], visit, patient, extended=extended)
            for key in (core, women, rare)
        ]

    of_women = sex != "M"
    tier = shipped.fields[women].tier
    assert shown(None) == shown(visit_of()) == [True, of_women and tier == "core", False]
    assert shown(visit_of(), extended=True) == [True, of_women, True]
    kept = Finding(state=FindingState.NOT_ASSESSED, note="x")
    assert shown(visit_of(**{women: kept, rare: kept})) == [True, True, True]


def test_a_detail_that_the_form_does_not_ask_is_listed(shipped):
    graded = Finding(state=FindingState.PRESENT, grade="mild", note="shown")
    assert "grade" not in shipped.finding("papilledema").details
    kept = KeptAnswers(shipped, PATIENT).of(visit_of(papilledema=graded, thrombocytosis=graded))
    assert [(one.key, one.text) for one in kept] == [("papilledema", "grade mild")]


def test_a_date_that_is_not_asked_needs_no_correction(shipped):
    wrong = {"onset": "once", "assessed": "then"}
    told = {}
    for state in FindingState:
        answers = {
            key: Finding(state=state, unread=wrong) for key in ("castleman_disease", "anemia")
        }
        found_ = problems(visit_of(**answers), shipped, TODAY)
        told[state] = {(one.key, one.part) for one in found_}
    assert told == {
        FindingState.PRESENT: {("castleman_disease", "onset"), ("anemia", "onset")},
        FindingState.ABSENT: {("castleman_disease", "assessed")},
        FindingState.NOT_ASSESSED: set(),
        FindingState.NOT_ASSESSABLE: set(),
    }


def test_the_next_to_correct_follows_the_last_one_also_when_that_is_corrected(shipped):
    wrong = Finding(state=FindingState.PRESENT, unread={"onset": "once"})
    keys = ("polyneuropathy", "papilledema", "thrombocytosis")
    three = problems(visit_of(**dict.fromkeys(keys, wrong)), shipped, TODAY)
    assert [following(three, last) for last in (None, *three)] == [*three, three[0]]
    assert following(three[1:], three[0]) == three[1]


def test_a_blank_result_has_the_unit_that_goes_without_saying(shipped):
    alone = next(one for one in shipped.fields.values() if getattr(one, "only_unit", None))
    assert blank_result(alone, "r") == Measurement(id="r", test=alone.key, unit=alone.units[0])
    several = blank_result(shipped.result("vegf"), "r")
    assert several.unit is None
    entered = [
        several,
        several.model_copy(update={"laboratory": "Elm Valley"}),
        several.model_copy(update={"value": 0}),
        several.model_copy(update={"unread": {"value": "x"}}),
    ]
    assert [is_entered(one) for one in entered] == [False, False, True, True]


def test_another_cause_is_stated_with_its_name_and_a_reason_alone_states_none():
    assert attribution(" diabetes ", " years ", "Ada") == Attribution(
        cause="diabetes", reason="years", author="Ada"
    )
    assert attribution("  ", "years", "Ada") is None


def test_grades_and_ways_are_offered_with_none_of_them_first(shipped):
    assert [value for value, _ in grade_choices()] == [None, *GRADES]
    assert [name for _, name in grade_choices()] == ["", "Mild", "Moderate", "Severe"]
    field = shipped.finding("castleman_disease")
    assert [value for value, _ in method_choices(field)] == [
        None,
        *(m.value for m in field.methods),
    ]
    assert method_words("imaging", field) == field.method("imaging").label
    assert method_words("of another version", field) == "of another version"


# edits


def test_a_result_takes_the_place_of_its_id_and_many_need_ids_of_their_own():
    one, two = (Measurement(id=name, test="vegf") for name in "ab")
    visit = with_result(with_result(Visit(id="v"), one), two)
    better = one.model_copy(update={"value": 7})
    assert with_result(visit, better).results == (better, two)
    for wrong in ((one,), (better, better)):
        with pytest.raises(ValueError, match="id of its own"):
            with_results(visit, wrong)
    assert with_results(Visit(id="v"), (one, two)) == visit


def test_a_heading_brings_date_label_and_note_alone():
    visit = visit_of(papilledema=PRESENT)
    other = Visit(id="w", label="Second", note="n", signed=True, answers={"anemia": ABSENT})
    made = with_heading(visit, other)
    assert (made.id, made.signed, made.answers) == ("v", False, visit.answers)
    assert (made.label, made.note, made.date) == ("Second", "n", None)


def test_changed_keys_name_answers_and_results():
    before = visit_of(papilledema=PRESENT, anemia=ABSENT)
    after = visit_of(papilledema=ABSENT, anemia=ABSENT, skin_thickening=PRESENT)
    result = Measurement(id="r", test="vegf")
    assert changed_keys(before, after) == {"papilledema", "skin_thickening"}
    assert changed_keys(before, with_result(before, result)) == {"r"}
    assert changed_keys(before, before) == frozenset()


def test_a_correction_lacks_its_reason_until_somebody_says_it(open_session):
    session = open_session(Visit(id="v1", signed=True), base={"v1": 4})
    assert not session.lacks_reason
    session.start_correction()
    assert session.lacks_reason
    session.reason = "  \n"
    assert session.lacks_reason
    session.reason = "misread"
    assert not session.lacks_reason


# what earlier visits said


def test_earlier_visits_are_read_anew_only_when_they_or_the_date_change(shipped):
    earlier = Visit(id="e", date=PartialDate(2025, 3, 1), answers={"papilledema": PRESENT})
    mine = visit_of(papilledema=ABSENT)
    record = Record(patient=PATIENT, visits=(earlier, mine))
    remembered = Remembered(record, "v", shipped)
    assert remembered.known == last_known(record, "v", shipped)

    def taken(*visits):
        return remembered.read_again(record.model_copy(update={"visits": visits}))

    assert not taken(earlier, visit_of(anemia=PRESENT))
    assert taken(earlier, mine.model_copy(update={"date": PartialDate(2024, 1, 1)}))
    assert remembered.known == {}
    assert taken(earlier, mine)
    assert taken(earlier.model_copy(update={"answers": {"anemia": ABSENT}}), mine)
    assert set(remembered.known) == {"anemia"}
    assert taken(mine)
    assert remembered.known == {}


# the checklist


def test_conditions_share_a_heading_where_they_are_asked_for_alike(shipped):
    shown = {}
    for name in ("dispenzieri", "misawa_kuwabara_2013", "suichi_2019", "dispenzieri_2003"):
        result = weighed(shipped, (name,)).results[name]
        groups = conditions(result)
        assert [limb for group in groups for limb in group] == list(result.limbs)
        shown[name] = [
            ("".join(limb.limb.id for limb in group), need(group, result.criteria_set))
            for group in groups
        ]
    assert shown["dispenzieri"] == [
        ("AB", "mandatory, both needed"),
        ("C", "at least 1"),
        ("D", "at least 1"),
    ]
    assert shown["dispenzieri_2003"][0] == ("AB", "mandatory, both needed")
    assert [letters for letters, _ in shown["misawa_kuwabara_2013"]] == ["A", "B"]


def test_both_are_not_said_to_be_needed_where_a_grade_does_without_one(shipped):
    result = weighed(shipped).main
    (pair, *_) = conditions(result)
    grade = {"id": "probable", "title": "probable", "at_least": {"B": 0}}
    lesser = type(result.criteria_set).model_validate(
        {**result.criteria_set.model_dump(), "grade": "definite", "lesser": (grade,)}
    )
    assert need(pair, lesser) == "mandatory"


def test_a_few_words_are_enough_unless_a_reader_has_to_see_more(shipped):
    items = {one.criterion.id: one for one in weighed(shipped, splenomegaly=PRESENT).main.items}
    assert in_brief(items["organomegaly"]) == "splenomegaly"
    assert in_brief(items["papilledema"]) == "not assessed"
    assert in_brief(replace(items["organomegaly"], note="Only these.")) == ""
    word = Override(
        id="o",
        set_id="dispenzieri",
        criterion_id="papilledema",
        truth=Truth.TRUE,
        reason="seen",
        author="Ada",
        day=PartialDate(2026, 4, 1),
    )
    assert in_brief(overridden(items["papilledema"], word)) == ""
    by_survey = Finding(state=FindingState.ABSENT, method="skeletal_survey")
    bones = weighed(shipped, sclerotic_bone_lesion=by_survey).main.items
    (bone,) = [one for one in bones if one.criterion.id == "sclerotic_bone"]
    assert in_brief(bone) == ""
    assert in_brief(replace(bone, truth=Truth.FALSE)) != ""


def test_a_criterion_cites_what_its_set_does_not_and_then_its_evidence(shipped):
    by_survey = Finding(state=FindingState.ABSENT, method="skeletal_survey")
    result = weighed(shipped, sclerotic_bone_lesion=by_survey).main
    item = next(one for one in result.items if one.criterion.id == "sclerotic_bone")
    found_ = cites(item, result.criteria_set)
    assert found_[-1] == "faq_2017#17"
    assert set(found_[:-1]) == set(item.criterion.cites) - set(result.criteria_set.cites)


def test_the_fields_to_show_again_are_those_that_were_marked(shipped):
    marked = NotHere(frozenset({"sclerotic_bone_lesion"}))
    result = weighed(shipped, polyneuropathy=PRESENT, monoclonal_gammopathy=PRESENT)
    after = settle(result, result.main, marked)
    assert after.skipped
    assert after.marked == ("sclerotic_bone_lesion",)
    assert settle(result, result.main, NotHere()).marked == ()


# questions, names


def test_an_answer_needs_its_author_and_its_reason():
    made = answer("q", " both seen ", "Ada", TODAY)
    assert (made.contradiction, made.reason, made.author) == ("q", "both seen", "Ada")
    assert made.date == PartialDate(2026, 4, 1)
    with pytest.raises(ValueError, match=MISSING_REASON):
        answer("q", " \n", "Ada", TODAY)
    with pytest.raises(ValueError, match="Nobody's name"):
        answer("q", "why", " ", TODAY)


def test_questions_are_told_apart_from_conclusions_without_their_title(shipped):
    found_ = weighed(
        shipped, monoclonal_gammopathy=ABSENT, serum_immunofixation=Choice(value="positive")
    )
    (asking,) = [one for one in found_.conclusions if one.asks]
    assert list(asking.lines) == [one.line for one in found_.advice.contradictions]
    assert len([one for one in found_.conclusions if not one.asks]) > 1


def test_a_visit_is_named_by_day_and_label():
    assert visit_name(visit_of()) == "01-Mar-2026"
    assert visit_name(Visit(id="v", label="Baseline")) == "no date  Baseline"


def test_domains_say_how_far_they_are(shipped):
    rows = Summaries(shipped, PATIENT).count(visit_of(papilledema=PRESENT, anemia=ABSENT))
    by_id = {row.form.id: row for row in rows}
    assert (found(by_id["eye"]), found(by_id["blood"])) == ("1 present", "none present")
    assert found(by_id["skin"]) == "not started"
    assert counted(by_id["eye"]).endswith("assessed · 1 present")
    assert counted(by_id["skin"]) == f"0 of {by_id['skin'].total} assessed"
    total = sum(row.total for row in rows)
    assert all_counted(rows) == f"2 of {total} assessed · 1 present"
    assert not by_id["eye"].complete
    assert replace(by_id["eye"], assessed=by_id["eye"].total).complete
