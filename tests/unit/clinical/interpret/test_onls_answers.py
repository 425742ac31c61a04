"""The ONLS from the single answers of one visit: a grade, or the grades that they leave open."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.fields import ChoiceField
from poems_desktop.clinical.interpret.course import Course
from poems_desktop.clinical.interpret.onls_answers import FIELDS, TASKS, onls_of_answers
from poems_desktop.clinical.record import Choice, Measurement, Patient, Record, Visit
from poems_desktop.core.partial_date import PartialDate

AS_OF = date(2025, 11, 20)
FREE = dict.fromkeys(TASKS, "not_affected")
GOOD_LEGS = {
    "onls_running_stairs": "no",
    "onls_walking": "no",
    "onls_gait": "no",
    "onls_support": "none",
}
WALKS = {**FREE, "onls_arm_symptoms": "no", **GOOD_LEGS}
NONE_DONE = dict.fromkeys(TASKS, "prevented")
SITS = {"onls_support": "wheelchair", "onls_one_meter": "no"}


def made(said, when="2025-01-10", place="v", **parts):
    given = None if when is None else PartialDate.from_iso(when)
    answers = {key: Choice(value=word) for key, word in said.items()}
    return Visit(id=place, date=given, answers=answers, **parts)


def score(test, value):
    return Measurement(id="s", test=test, value=Decimal(value), unit="{score}")


@pytest.fixture
def graded(shipped, tables):
    def graded(*visits):
        record = Record(patient=Patient(id="p"), visits=visits)
        return onls_of_answers(Course(record, shipped, AS_OF), tables.scales.onls)

    return graded


@pytest.fixture
def values(graded):
    return lambda *visits: [one.value for one in graded(*visits)]


def test_without_an_answer_nothing_is_graded(values):
    assert values() == []
    assert values(made({"walking_aid": "one"})) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (WALKS, ["0", "0", "0"]),
        ({**WALKS, "onls_arm_symptoms": "yes"}, ["1", "0", "1"]),
        ({**WALKS, "onls_key": "affected"}, ["2", "0", "2"]),
        ({**WALKS, "onls_key": "prevented"}, ["3", "0", "3"]),
        (
            {**WALKS, **NONE_DONE, "onls_arm_movement": "yes", "onls_both_arms": "yes"},
            ["4", "0", "4"],
        ),
        (
            {**WALKS, **NONE_DONE, "onls_arm_movement": "yes", "onls_both_arms": "no"},
            ["3", "0", "3"],
        ),
        ({**WALKS, **NONE_DONE, "onls_arm_movement": "no"}, ["5", "0", "5"]),
        ({**WALKS, "onls_running_stairs": "yes"}, ["0", "1", "1"]),
        ({**WALKS, "onls_walking": "yes"}, ["0", "1", "1"]),
        ({**WALKS, "onls_gait": "yes"}, ["0", "2", "2"]),
        ({**WALKS, "onls_support": "one"}, ["0", "3", "3"]),
        ({**WALKS, "onls_support": "two"}, ["0", "4", "4"]),
        ({**WALKS, **SITS, "onls_one_meter": "yes"}, ["0", "5", "5"]),
        ({**WALKS, **SITS, "onls_leg_movement": "yes"}, ["0", "6", "6"]),
        ({**WALKS, **SITS, "onls_leg_movement": "no"}, ["0", "7", "7"]),
        ({**WALKS, "onls_support": "two", "onls_support_other": "yes"}, ["0", "0 to 4", "0 to 4"]),
    ],
)
def test_trap_53_every_answer_reaches_its_grade(values, said, expected):
    assert values(made(said)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"onls_support": "two"}, ["0 to 5", "4", "4 to 9"]),
        ({**WALKS, "onls_hair": "not_tried"}, ["0 to 3", "0", "0 to 3"]),
        ({"onls_arm_symptoms": "yes"}, ["1 to 5", "0 to 7", "1 to 12"]),
    ],
)
def test_what_is_not_answered_leaves_a_range_and_is_asked_for(graded, said, expected):
    found = graded(made(said))
    assert [one.value for one in found] == expected
    for one in found:
        assert bool(one.missing) == (" to " in one.value)


def test_the_newest_visit_with_an_answer_is_graded_and_never_mixed_with_another(graded):
    older = made(WALKS, "2024-01-10", "old")
    newer = made({"onls_gait": "yes", "onls_support": "none"}, "2025-01-10", "new")
    later_silent = made({}, "2025-05-10", "silent")
    arms, legs, total = graded(newer, later_silent, older)
    assert (arms.value, legs.value, total.value) == ("0 to 5", "2", "2 to 7")
    assert {one.place for one in total.inputs[1:]} == {"new"}
    assert [one.label for one in total.inputs[1:]] == [
        "ONLS legs: support for 10 m",
        "ONLS legs: gait abnormal",
    ]
    assert [one.text for one in total.inputs[1:]] == ["none", "yes"]


def test_of_one_day_the_visit_listed_last_is_graded(values):
    first, last = made(WALKS, place="a"), made({**WALKS, "onls_gait": "yes"}, place="b")
    assert values(first, last)[1] == "2"
    assert values(last, first)[1] == "0"


def test_what_came_after_the_date_is_not_known_yet(values):
    later = made({**WALKS, "onls_gait": "yes"}, "2026-01-10", "later")
    assert values(made(WALKS), later)[1] == "0"
    assert values(later) == []
    assert values(made(WALKS, None))[1] == "0"


@pytest.mark.parametrize(
    ("test", "value", "place"), [("onls_arm", "3", 0), ("onls_leg", "1", 1), ("onls_total", "4", 2)]
)
def test_a_graded_score_that_the_answers_do_not_lead_to_is_said(graded, test, value, place):
    found = graded(made(WALKS, results=(score(test, value),)))
    said = [bool([c for c in one.cautions if "one of them needs correction" in c]) for one in found]
    assert said == [here == place for here in range(3)]
    assert f"score {value}," in " ".join(found[place].cautions)


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ({"onls_support": "two"}, score("onls_leg", "4")),
        (SITS, score("onls_leg", "6")),
        (SITS, score("onls_leg", "7")),
        (SITS, Measurement(id="s", test="onls_leg", unread={"value": "about 3"}, unit="{score}")),
        (SITS, score("mrs", "1")),
    ],
)
def test_a_score_that_fits_or_tells_nothing_is_not_contradicted(graded, said, result):
    with_score = [one.cautions for one in graded(made(said, results=(result,)))]
    assert with_score == [one.cautions for one in graded(made(said))]


def test_every_answer_is_a_field_of_the_form_with_the_values_that_are_read(shipped):
    form = {one.key for one in shipped.form_of["onls_total"].field}
    scores = {"onls_arm", "onls_leg", "onls_total"}
    assert {key for key in form if key.startswith("onls_")} - scores == set(FIELDS)
    for key in FIELDS:
        field = shipped.fields[key]
        assert isinstance(field, ChoiceField)
        values = {option.value for option in field.options}
        if key in TASKS:
            assert values == {"not_affected", "affected", "prevented", "not_tried"}
        elif key == "onls_support":
            assert values == {"none", "one", "two", "wheelchair"}
        else:
            assert values == {"yes", "no"}
        assert field.tier == "extended"
        assert field.evidence_role is None
