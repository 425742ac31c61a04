"""The first work-up: what is on record and what is missing."""

import pytest

from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.guidance.workup import WorkupItem, WorkupRules, load_workup, work_up
from poems_desktop.clinical.record import DateAnswer, Finding, TextAnswer
from poems_desktop.clinical.sets import BURDENS
from poems_desktop.core.truth import Truth


@pytest.fixture(scope="module")
def rules():
    return load_workup()


@pytest.fixture
def lines(make, rules):
    def listed(*visits, **parts):
        return {one.id: one for one in work_up(make(visits, **parts), rules)}

    return listed


def test_items_come_by_burden_each_with_reason_and_citation(make, rules, shipped):
    burden = {f"workup_{item.id}": BURDENS.index(item.burden) for item in rules.item}
    listed = work_up(make(), rules)
    assert len(listed) == len(rules.item) >= 18
    order = [burden[one.id] for one in listed]
    assert order == sorted(order)
    assert {burden[one.id] for one in listed} == set(range(len(BURDENS)))
    for one in listed:
        assert one.rule
        assert all(c.partition("#")[0] in shipped.references for c in one.cites)


def test_every_field_asked_for_exists_or_is_read_from_imported_cases(rules, shipped):
    keys = {k for item in rules.item for k in (*item.required, *item.any_of)}
    imported = {"vegf_plasma", "vegf_serum"}
    alternatives = {k for item in rules.item for k in item.any_of}
    assert {k for item in rules.item for k in item.required} <= set(shipped.fields)
    assert keys - set(shipped.fields) - imported <= alternatives


def test_an_empty_record_has_everything_to_do_and_nothing_negative(lines):
    for one in lines().values():
        assert one.truth is Truth.UNKNOWN
        assert one.value == "Not recorded"
        assert one.missing


def test_trap_10_immunofixation_of_serum_alone_is_recorded_in_part(lines, visit):
    line = lines(visit("v1", "2025-01-10", {"serum_immunofixation": "negative"}))
    line = line["workup_m_protein"]
    assert line.value == "Recorded in part"
    assert line.truth is Truth.UNKNOWN
    assert "Urine immunofixation" in line.missing
    assert "Serum immunofixation" not in line.missing


@pytest.mark.parametrize("word", ["not_assessed", "not_assessable"])
def test_trap_4_what_nobody_assessed_is_missing(lines, visit, word):
    line = lines(visit("v1", "2025-01-10", {"papilledema": word}))["workup_eye_examination"]
    assert line.value == "Not recorded"
    assert line.missing == ("Papilledema",)


def test_not_done_is_missing(lines, visit):
    line = lines(visit("v1", "2025-01-10", {"lesion_biopsy_result": "not_done"}))
    assert line["workup_lesion_or_node"].truth is Truth.UNKNOWN


@pytest.mark.parametrize("word", ["present", "absent"])
def test_trap_17_looking_answers_it_whatever_was_seen(lines, visit, word):
    line = lines(visit("v1", "2025-01-10", {"papilledema": word}))["workup_eye_examination"]
    assert line.value == "Recorded"
    assert line.truth is Truth.TRUE
    assert line.missing == ()


def test_one_of_several_ways_is_enough(lines, visit):
    vegf = {"test": "vegf_plasma", "value": 300, "unit": "pg/mL"}
    line = lines(visit("v1", "2025-01-10", {}, [vegf]))["workup_vegf"]
    assert line.truth is Truth.TRUE
    assert line.inputs[0].text == "300 pg/mL"
    empty = lines()["workup_vegf"]
    assert empty.missing == ("VEGF",)


def test_the_newest_entry_is_shown_and_later_ones_are_not(lines, visit):
    visits = [
        visit("v2", "2025-03-10", {"papilledema": "present"}),
        visit("v1", "2025-01-10", {"papilledema": "absent"}),
        visit("v3", "2026-03-10", {"papilledema": "absent"}),
    ]
    line = lines(*visits)["workup_eye_examination"]
    assert [(one.text, one.place) for one in line.inputs] == [("present", "v2")]


def test_a_result_without_a_number_is_not_recorded(lines, visit):
    blank = {"test": "vegf", "unit": "pg/mL"}
    line = lines(visit("v1", "2025-01-10", {}, [blank]))["workup_vegf"]
    assert line.truth is Truth.UNKNOWN


def test_a_result_collected_later_than_its_visit_is_not_known_yet(lines, visit):
    later = {"test": "vegf", "value": 300, "unit": "pg/mL", "collected": "2025-12-01"}
    line = lines(visit("v1", "2025-01-10", {}, [later]))["workup_vegf"]
    assert line.truth is Truth.UNKNOWN


def test_dates_and_texts_count_only_where_something_is_written(make, visit, on):
    answers = {
        "symptom_onset_date": on("2024"),
        "diagnosis_date": DateAnswer(unread={"value": "soon"}),
        "one": TextAnswer(value=" "),
        "two": TextAnswer(value="word"),
        "three": Finding(state=FindingState.ABSENT, method="ct"),
    }
    seen = make([visit("v1", "2025-01-10", answers)]).seen(answers)
    assert [one.text for one in seen] == ["2024", "word", "absent, by ct"]


def _rules(**changes):
    item = {
        "id": "a", "title": "A", "burden": "blood", "all": ["tsh"], "reason": "r",
        "cites": ["project"], "confidence": "own",
    }  # fmt: skip
    whole = {"version": "1", "order": list(BURDENS), "rule": "r", "item": [item]}
    return WorkupRules.model_validate({**whole, **changes})


def test_the_order_is_data_and_names_every_burden(make):
    first = _rules(order=["biopsy", "imaging", "blood", "bedside", "questionnaire"])
    assert first.order[0] == "biopsy"
    with pytest.raises(ValueError, match="each of"):
        _rules(order=["blood", "imaging"])


def test_an_item_that_asks_nothing_is_refused():
    with pytest.raises(ValueError, match="names what"):
        WorkupItem.model_validate(
            {
                "id": "a",
                "title": "A",
                "burden": "blood",
                "reason": "r",
                "cites": ["project"],
                "confidence": "own",
            }
        )
